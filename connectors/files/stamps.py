"""Stamps: what tells, without a look into a file, that it is still what it was.

A file that was changed just now has none: it may change again, and its time stays the same, since clocks of file systems tick (git calls
such an entry racily clean, Documentation/technical/racy-git.txt). FAT ticks every two seconds.
"""

from __future__ import annotations

import os
from time import time

#: A change that lies back less far than this (seconds) is too fresh; on a server, whose clock may go otherwise than ours, this far.
_FRESH, _FRESH_THERE = 2.0, 60.0


def of_local(here: os.stat_result) -> str:
    """The stamp of a file or folder of this machine. No program can set the time of the last change of its state (`st_ctime`) back."""
    if max(here.st_mtime, here.st_ctime) > time() - _FRESH:
        return ""
    return f"{here.st_size} {here.st_mtime_ns} {here.st_ctime_ns} {here.st_ino}"


def of_remote(size: int | None, modified: float | None, version: object = None) -> str:
    """The stamp of a file on a server, by its size, the time of its last change, and what the server calls this version of it."""
    if version is None and (size is None or modified is None):
        return ""
    if modified is not None and modified > time() - (_FRESH_THERE if version is None else _FRESH):
        return ""
    return f"{size} {modified} {version or ''}"

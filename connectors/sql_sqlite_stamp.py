"""SQLite: whether the file is the same as at another time, and whether somebody writes to it."""

from __future__ import annotations

import os
import time

from sqlalchemy import Connection

from connectors.sql_sqlite_names import path_of

#: A file that was written to so short a time ago could be written to again without a later time on it (as Git's index knows it).
RACY_SECONDS = 2


def stamp(connection: Connection) -> str:
    """A text that is another one whenever any table of the file may be another; "" where it was written to just now.

    A commit goes to the file or to the log beside it (https://sqlite.org/wal.html); a journal there is one that was begun.
    """
    path, found = path_of(connection), list[str]()
    for beside in ("", "-wal", "-journal"):
        try:
            now = os.stat(path + beside)
        except FileNotFoundError:
            found.append("-")
            continue
        if time.time() - max(now.st_mtime, now.st_ctime) < RACY_SECONDS and (now.st_size or not beside):
            return ""
        found.append(f"{now.st_mtime_ns}.{now.st_ctime_ns}.{now.st_size}.{now.st_ino}")
    return " ".join([*found, str(connection.exec_driver_sql("PRAGMA schema_version").scalar())])


def settled(path: str) -> bool:
    """Whether the file is in WAL mode and nobody has it open: read in the ordinary way it would get two files beside it."""
    with open(path, "rb") as file:
        head = file.read(20)
    return head[18:19] == b"\2" and not os.path.exists(path + "-wal")

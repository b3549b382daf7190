"""Which files a folder of calls holds, and what each is by its name and first bytes. Links are never followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from scanner.errors import Unreadable
from scanner.model import Part, Place, Unit, Unread

TRANSCRIPT = "transcript"
_SUFFIXES = frozenset([".vtt", ".srt", ".sbv", ".json", ".jsonl", ".ndjson"])
_RECORDINGS = {
    **dict.fromkeys((".wav", ".wave"), "audio/wav"),
    **dict.fromkeys((".mp3", ".mpga"), "audio/mpeg"),
    **dict.fromkeys((".m4a", ".m4b"), "audio/mp4"),
    **dict.fromkeys((".ogg", ".oga", ".spx"), "audio/ogg"),
    **{f".{name}": f"audio/{name}" for name in ("aac", "aiff", "amr", "flac", "opus", "gsm")},
    ".wma": "audio/x-ms-wma",
    ".au": "audio/basic",
    ".3gp": "video/3gpp",
    ".wmv": "video/x-ms-wmv",
    ".avi": "video/x-msvideo",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".mkv": "video/matroska",
    ".mov": "video/quicktime",
}
_MAGIC = (
    (b"RIFF", 8, b"WAVE", "audio/wav"),
    (b"RIFF", 8, b"AVI ", "video/x-msvideo"),
    (b"ID3", 0, b"", "audio/mpeg"),
    (b"\xff\xfb", 0, b"", "audio/mpeg"),
    (b"OggS", 0, b"", "audio/ogg"),
    (b"fLaC", 0, b"", "audio/flac"),
    (b"#!AMR", 0, b"", "audio/amr"),
    (b"", 4, b"ftypM4A", "audio/mp4"),
    (b"", 4, b"ftyp", "video/mp4"),
    (b"\x1a\x45\xdf\xa3", 0, b"", "video/matroska"),
)


def units(root: Path) -> Iterator[Unit | Unread]:
    """Units of a folder or of one file, sorted by path; an Unread for each file that is not a call, and for an empty folder."""
    empty = True
    for name, reason in _walk(root) if root.is_dir() else iter([(root.name, None)]):
        empty = False
        yield _unit(root, name) if reason is None else Unread(Place("", _shown(name)), reason)
    if empty:
        yield Unread(Place(""), "holds no files")


def locate(root: Path, part: Part) -> Path:
    """The file of a part. Unreadable for a path that would leave the folder, whoever wrote it."""
    name = os.fsdecode(bytes.fromhex(part.part)) if part.part else part.unit
    if not root.is_dir():
        return root.resolve()  # the user's own link may be followed
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\0" in name:
        raise Unreadable("is outside the folder of the source")
    if any((root / parent).is_symlink() for parent in inside.parents if parent.parts):
        raise Unreadable("lies behind a symbolic link, which is not followed")
    return root / inside


def form(file: Path) -> str:
    """`transcript`, the media type of a recording, or "" for anything else; OSError never: what cannot be opened is judged by its name."""
    suffix = file.suffix.lower()
    if suffix in _SUFFIXES:
        return TRANSCRIPT
    if suffix in _RECORDINGS:
        return _RECORDINGS[suffix]
    try:
        with open_regular(file) as stream:
            head = stream.read(64)
    except Unreadable:
        return ""
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return TRANSCRIPT
    return next((kind for start, at, inner, kind in _MAGIC if head.startswith(start) and head[at:].startswith(inner) and head), "")


def open_regular(file: Path) -> BinaryIO:
    """An ordinary file opened for reading; Unreadable for a link, a pipe, a device, or what the system refuses."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise Unreadable(_why(error)) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Unreadable("not an ordinary file")
    return os.fdopen(handle, "rb")


def _unit(root: Path, name: str) -> Unit | Unread:
    file = root / name if root.is_dir() else root
    kind = form(file)
    if not kind:
        suffix = file.suffix.lower()
        return Unread(Place("", _shown(name)), f"not a transcript that can be read ({suffix or 'no suffix'}; known: {_known()})")
    try:
        size = file.stat(follow_symlinks=False).st_size
    except OSError as error:
        return Unread(Place("", _shown(name)), _why(error))
    shown = _shown(name)
    return Unit(shown, kind, size=size, parts=("" if shown == name else os.fsencode(name).hex(),))


def _walk(root: Path) -> Iterator[tuple[str, str | None]]:
    """Path relative to the root and None, or the reason why it is not read; folder by folder, so that a big share is listed lazily."""
    pending: list[tuple[str, bool]] = [("", True)]
    while pending:
        name, folder = pending.pop()
        if not folder:
            yield name, _barred(root / name)
            continue
        try:
            with os.scandir(root / name) as entries:
                inner = [(f"{name}/{e.name}" if name else e.name, e.is_dir(follow_symlinks=False)) for e in entries]
        except OSError as error:
            yield name, _why(error)
            continue
        pending.extend(sorted(inner, key=lambda entry: _shown(entry[0]) + "/" * entry[1], reverse=True))


def _barred(file: Path) -> str | None:
    try:
        mode = file.lstat().st_mode
    except OSError as error:
        return _why(error)
    if stat.S_ISLNK(mode):
        return "a symbolic link, which is not followed"
    return None if stat.S_ISREG(mode) else "not an ordinary file"


def _why(error: OSError) -> str:
    """The system's own words, without the path that `str(error)` would add."""
    return (error.strerror or "cannot be opened").lower()


def _known() -> str:
    return ", ".join(sorted(_SUFFIXES))


def _shown(name: str) -> str:
    """A file name that is not UTF-8 is shown with its odd bytes escaped; `Unit.parts` then holds the true one."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")

"""Where the parts of a mail lie (RFC 2045, RFC 2046): one pass over the file, no recursion, no part in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from connectors.readers.mail.head import Head, empty_line, head
from connectors.readers.mail.headers import main, parameters

#: More parts than this are made by an attack or by damage.
PARTS = 20_000
_BLOCK = 1 << 20
# A boundary is at most 70 characters long; mail programs that do not know that are read too.
_MARK = re.compile(rb"\n--([^\r\n]{1,512})")
_CONTENT = re.compile(rb"[ \t]{0,80}\r?\nContent-[A-Za-z-]{2,40}:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf: the bytes of the file from `begin` to `end`, still encoded.

    `number` counts from 1; it is 0 for text before the first or after the last boundary, which has no header. `digest` and `sealed` tell
    that the part lies in a multipart/digest or (at any depth) in a multipart/encrypted.
    """

    head: Head
    begin: int
    end: int
    number: int
    digest: bool
    sealed: bool


class TooMany(Exception):
    """There are more than `PARTS` parts."""


@dataclass(slots=True)
class _Walk:
    """The multiparts around the place that is read, from the outermost: boundary, digest, sealed; and the depth of each boundary.

    `fresh`: no boundary of the innermost was met yet.
    """

    stack: list[tuple[bytes, bool, bool]] = field(default_factory=list)
    known: dict[bytes, int] = field(default_factory=dict)
    fresh: bool = False

    def enter(self, boundary: bytes, kind: str) -> None:
        sealed = kind == "multipart/encrypted" or (self.stack[-1][2] if self.stack else False)
        self.stack.append((boundary, kind == "multipart/digest", sealed))
        self.known.setdefault(boundary, len(self.stack) - 1)
        self.fresh = True

    def leave(self, depth: int) -> None:
        """Ends all that is deeper than `depth`."""
        for boundary, _, _ in self.stack[depth:]:
            if self.known.get(boundary, -1) >= depth:
                del self.known[boundary]
        del self.stack[depth:]
        self.fresh = False

    def adopt(self, boundary: bytes) -> None:
        """The innermost multipart has another boundary than it says, or says none."""
        self.known.setdefault(boundary, len(self.stack) - 1)
        self.stack[-1] = (boundary, *self.stack[-1][1:])

    def met(self, line: bytes) -> tuple[int, bool] | None:
        """The depth of the multipart whose boundary the line is, and whether it ends it."""
        if line in self.known:
            return self.known[line], False
        depth = self.known.get(line.removesuffix(b"--"))
        return None if depth is None or not line.endswith(b"--") else (depth, True)


def leaves(file: BinaryIO, top: Head, end: int) -> Iterator[Part]:
    """The leaves of the mail with the header `top`, whose bytes end at `end`, in order.

    A multipart whose boundary is missing or wrong takes the first line that looks like one. Raises `TooMany`.
    """
    walk = _Walk()
    marks = _marks(file, top.body, end)
    number, loose, here = 0, False, top
    for _ in range(PARTS):
        boundary = None if loose else _boundary(here)
        if boundary is not None:
            walk.enter(boundary, main(here.field("content-type")))
        mark = _next(file, walk, marks, here.body) if walk.stack else None
        stop = mark[0] if mark else end
        loose = loose or boundary is not None
        number += not loose
        digest, sealed = walk.stack[-1][1:] if walk.stack else (False, False)
        if stop > here.body or not loose:
            yield Part(Head(b"", here.body) if loose else here, here.body, max(stop, here.body), 0 if loose else number, digest, sealed)
        if mark is None:
            return
        _, after, depth, loose = mark
        walk.leave(depth if loose else depth + 1)
        here = Head(b"", after) if loose else head(file, after, end)
    raise TooMany


def _boundary(of: Head) -> bytes | None:
    """The boundary of a multipart; b"" if it names none; None if it is a leaf."""
    said = of.field("content-type")
    if not main(said).startswith("multipart/"):
        return None
    return parameters(said).get("boundary", "").rstrip().encode("utf-8", "replace")


def _next(file: BinaryIO, walk: _Walk, marks: Iterator[tuple[int, int, bytes]], at: int) -> tuple[int, int, int, bool] | None:
    """The next boundary at or after `at`: where it begins and ends, the depth of its multipart, and whether it ends it."""
    for begin, after, line in marks:
        if begin < at:
            continue
        found = walk.met(line)
        if found is None and walk.fresh and _before_header(file, after):
            walk.adopt(line)
            found = walk.met(line)
        if found is not None:
            return begin, _line_end(file, after), *found
    return None


def _before_header(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return _CONTENT.match(file.read(200)) is not None


def _line_end(file: BinaryIO, at: int) -> int:
    """Where the line after the one that ends at `at` begins."""
    file.seek(at)
    return at + empty_line(file.read(2), 0)


def _marks(file: BinaryIO, at: int, end: int) -> Iterator[tuple[int, int, bytes]]:
    """Lines that begin with two hyphens: where each begins, where its text ends, and the text without them."""
    before = b"\n"
    while at < end:
        file.seek(at)
        read = file.read(min(_BLOCK, end - at))
        block = before + read
        at -= len(before)
        final = not read or at + len(block) >= end
        keep = len(block) - 3
        for match in _MARK.finditer(block):
            if match.end() == len(block) and not final:
                keep = match.start()
                break
            yield at + match.start() + 1, at + match.end(), match[1].rstrip()
        if final:
            return
        at, before = at + max(keep, 1), b""

"""Where the parts of a mail lie (RFC 2045, RFC 2046): one pass over the file, no recursion, no part in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from connectors.readers.mail.headers import contents, main, parameters

#: Of a header so many bytes are read as fields.
HEADER = 1 << 20
#: More parts than this are made by an attack or by damage.
PARTS = 20_000
_BLOCK = 1 << 20
# A header ends before a line that is no field, no continuation of one and no envelope: an empty one, if all is well.
_END = re.compile(rb"\n(?![ \t]|(?!--)[!-9;-~]{1,256}[ \t]{0,80}:|>?From )")
_NAMED = 400
# A boundary is at most 70 characters long; mail programs that do not know that are read too.
_MARK = re.compile(rb"\n--([^\r\n]{1,512})")
_CONTENT = re.compile(rb"[ \t]{0,80}\r?\nContent-[A-Za-z-]{2,40}:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A header and where the body begins. `beyond` is where the header goes on that is larger than `HEADER`; else 0."""

    header: bytes
    body: int
    beyond: int = 0
    contents: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "contents", contents(self.header))

    def field(self, name: str) -> str:
        """The value of the first field of that name, one of those that begin with `content-`; "" if there is none."""
        return self.contents.get(name, "")


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


def head(file: BinaryIO, begin: int, end: int) -> Head:
    """The header that begins at `begin`."""
    file.seek(begin)
    block = file.read(min(HEADER + _NAMED, end - begin))
    stop = _end_of(b"\n" + block, 0, begin + len(block) >= end)
    if stop is not None:
        return Head(block[:stop], begin + stop + _empty_line(block, stop))
    stop = block.rfind(b"\n", 0, HEADER) + 1 or HEADER
    return Head(block[:stop], _far(file, begin + stop, end), begin + stop)


def _end_of(block: bytes, at: int, final: bool) -> int | None:
    """Offset of the line that ends the header in `block`, less one; None if it is not in it."""
    match = _END.search(block, at)
    if match is None:
        return len(block) - 1 if final else None
    return match.start() if final or match.end() + _NAMED <= len(block) else None


def _empty_line(block: bytes, at: int) -> int:
    return 2 if block.startswith(b"\r\n", at) else 1 if block.startswith(b"\n", at) else 0


def _far(file: BinaryIO, at: int, end: int) -> int:
    """Where the body begins after a header that goes on at `at`."""
    while at < end:
        file.seek(at)
        block = file.read(min(_BLOCK, end - at))
        if not block:
            break
        final = at + len(block) >= end
        stop = _end_of(block, 0, final)
        if stop is not None:
            return at + stop + 1 + _empty_line(block, stop + 1)
        at += len(block) if final else len(block) - _NAMED
    return end


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
    return at + _empty_line(file.read(2), 0)


def _marks(file: BinaryIO, at: int, end: int) -> Iterator[tuple[int, int, bytes]]:
    """Lines that begin with two hyphens: where each begins, where its text ends, and the text without them."""
    before = b"\n"
    while at < end:
        file.seek(at)
        read = file.read(min(_BLOCK, end - at))
        block = before + read
        at -= len(before)
        final = not read or at + len(block) >= end
        keep = len(block) - 2
        for match in _MARK.finditer(block):
            if match.end() == len(block) and not final:
                keep = match.start()
                break
            yield at + match.start() + 1, at + match.end(), match[1].rstrip()
        if final:
            return
        at, before = at + max(keep, 1), b""

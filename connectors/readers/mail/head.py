"""Where the header of a mail or of a part ends, however it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import BinaryIO

from connectors.readers.mail.headers import contents

#: Of a header so many bytes are read as fields.
HEADER = 1 << 20
_BLOCK = 1 << 20
# A header ends before a line that is no field, no continuation of one and no envelope: an empty one, if all is well.
_END = re.compile(rb"\n(?![ \t]|(?!--)[!-9;-~]{1,256}[ \t]{0,80}:|>?From )")
_NAMED = 400


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


def head(file: BinaryIO, begin: int, end: int) -> Head:
    """The header that begins at `begin`."""
    file.seek(begin)
    block = file.read(min(HEADER + _NAMED, end - begin))
    stop = _end_of(b"\n" + block, 0, begin + len(block) >= end)
    if stop is not None:
        return Head(block[:stop], begin + stop + empty_line(block, stop))
    stop = block.rfind(b"\n", 0, HEADER) + 1 or HEADER
    return Head(block[:stop], _far(file, begin + stop, end), begin + stop)


def _end_of(block: bytes, at: int, final: bool) -> int | None:
    """Offset of the line that ends the header in `block`, less one; None if it is not in it."""
    match = _END.search(block, at)
    if match is None:
        return len(block) - 1 if final else None
    return match.start() if final or match.end() + _NAMED <= len(block) else None


def empty_line(block: bytes, at: int) -> int:
    """Length of the line end at `at`; 0 if there is none."""
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
            return at + stop + 1 + empty_line(block, stop + 1)
        at += len(block) if final else len(block) - _NAMED
    return end

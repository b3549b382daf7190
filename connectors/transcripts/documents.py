"""Many calls in one file: JSON Lines, lists of documents, and documents one after the other.

Each is read by itself, and what is broken costs itself alone.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, BinaryIO

from connectors.readers.elements import as_lines
from connectors.readers.json_ import is_lines as are_lines
from connectors.transcripts.lines import HEAD
from connectors.transcripts.turn import Said, Turn
from scanner.errors import Unreadable
from scanner.plural import plural

#: A longer document is not one call.
LONGEST = 64 << 20
_BLOCK, _START = 1 << 20, 4096
#: Keys of a document's own identifier, best first.
_IDS = tuple(
    f"{what}{end}" for what in ("call", "contact", "conversation", "interaction", "session", "") for end in ("id", "guid", "uuid", "sid")
)
_PARSED = 8 << 20  # of a longer document the identifier is not looked for
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{32}")
_NUMBER = re.compile(r"\d{1,9}")
_FOLLOWS = re.compile(rb"\}\s*+\{")


def is_lines(file: BinaryIO) -> bool:
    """Whether a file is JSON Lines: most of its first lines are whole, or its first is, however long, and another object follows."""
    file.seek(0)
    head = file.read(HEAD).removeprefix(b"\xef\xbb\xbf")
    file.seek(0)
    if are_lines(head):
        return True
    if b"\n" in head or not head.lstrip().startswith(b"{"):
        return False
    first = file.readline(LONGEST)
    following = file.read(64).lstrip()
    file.seek(0)
    return first.rstrip().endswith(b"}") and following.startswith(b"{")


@dataclass(slots=True)
class Lines:
    """JSON Lines as a stream of JSON: lines that are none are counted and left out."""

    file: BinaryIO
    broken: int = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next whole lines, about `size` bytes of them; none at the end."""
        found: list[bytes] = []
        wanted = _BLOCK if size < 0 else size
        while wanted > 0 and (line := self.file.readline(LONGEST)):
            if _whole(line):
                found.append(line)
                wanted -= len(line)
            else:
                self.broken += bool(line.strip())
        return b"".join(found)

    def seek(self, offset: int, /) -> int:
        """Begins again: what was counted is not counted twice."""
        self.broken = 0
        return self.file.seek(offset)

    def told(self) -> Iterator[str]:
        """That lines were left out, if any were."""
        if self.broken:
            yield f"{plural(self.broken, 'line')} {'is' if self.broken == 1 else 'are'} not valid JSON: not read"


def _whole(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def read(one: Callable[[BinaryIO], Iterator[Said]], listed: bool, file: BinaryIO) -> Iterator[Said]:
    """What a file of one document holds, of JSON Lines, or of a list of documents (`listed`); `one` reads one document.

    Each document of several is a call of its own, named by its identifier or its number. One that is broken is said, and the next is read.
    """
    several = listed or is_lines(file) or _follow(file)
    file.seek(0)
    if not several:
        yield from one(file)
        return
    broken = 0
    for number, line in enumerate(_documents(file, listed), 1):
        call = identifier(line) or str(number)
        try:
            for item in one(io.BytesIO(line)):
                yield replace(item, call=item.call or call) if isinstance(item, Turn) else item
        except Unreadable:
            broken += 1
    if broken:
        yield f"{plural(broken, 'document')} {'is' if broken == 1 else 'are'} damaged: not read, or not to the end"


def _follow(file: BinaryIO) -> bool:
    """Whether objects stand one after the other without commas: it looks so (which may also be said in a text), and the second is one."""
    file.seek(0)
    if not any(_FOLLOWS.search(block) for block in _joined(file)):
        return False
    try:
        return len([line for line in islice(_documents(file, True), 2) if line.lstrip().startswith(b"{")]) > 1
    except Unreadable:
        return False


def _joined(file: BinaryIO) -> Iterator[bytes]:
    """Blocks of a file, in which a closing bracket and an opening one that follows it are not apart."""
    last = b""
    while block := last + file.read(_BLOCK):
        bare = block.rstrip()
        last = block[len(bare) - 1 :][:2] if bare.endswith(b"}") and block != last else b""
        yield bare[:-1] if last else block


def _listed(file: BinaryIO) -> Iterator[bytes]:
    """A file that is a list as it is, objects one after the other as a list."""
    if file.read(_START).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        file.seek(0)
        yield from iter(lambda: file.read(_BLOCK), b"")
        return
    file.seek(0)
    yield b"["
    yield from (_FOLLOWS.sub(b"},{", block) for block in _joined(file))


def _documents(file: BinaryIO, listed: bool) -> Iterator[bytes]:
    """The lines of JSON Lines that hold anything, or the elements of a list, or of objects one after the other, as one line each."""
    file.seek(0)
    lines = listed or not is_lines(file)
    rest = b""
    for block in as_lines(_listed(file)) if lines else iter(lambda: file.read(_BLOCK), b""):
        *whole, rest = (rest + block).split(b"\n") if b"\n" in block else [rest + block]
        yield from (line for line in whole if line.strip())
        if len(rest) > LONGEST:
            raise Unreadable("holds a document longer than 64 MB")
    if rest.strip():
        yield rest


def identifier(document: bytes) -> str | None:
    """The identifier that a document gives itself, if it is a number of at most nine digits or a UUID, which say nothing of anybody."""
    try:
        parsed = json.loads(document) if len(document) <= _PARSED else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(parsed, dict):
        return None
    keys = {re.sub(r"[^a-z]", "", key.lower()): value for key, value in list(parsed.items())[:200]}
    return next((found for key in _IDS if (found := safe(keys.get(key)))), None)


def safe(value: Any) -> str | None:
    """An identifier that says nothing of anybody, None for any other value."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if _UUID.fullmatch(text) or _NUMBER.fullmatch(text) else None

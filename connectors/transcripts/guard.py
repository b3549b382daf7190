"""A stream of JSON that refuses a single token longer than memory should hold: a streaming parser keeps each token whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from scanner.errors import Unreadable

LONGEST_TOKEN = 16_000_000
LONGEST_NUMBER = 200_000  # the parser needs time that grows with the square of its length
_ENDS = tuple(bytes([byte]) for byte in b'",:[]{} \t\r\n')


class Stream(Protocol):
    """What gives bytes."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(slots=True)
class Guarded:
    """Passes the bytes of `stream` on and counts those since a token began; Unreadable beyond 16 MB of text or 200,000 digits."""

    stream: Stream
    in_text: bool = False
    escaped: bool = False
    run: int = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        chunk = self.stream.read(size if size >= 0 else 65_536)
        plain = self._unescaped(chunk)
        quotes = plain.count(b'"')
        self.in_text ^= quotes % 2 == 1
        last = plain.rfind(b'"') if self.in_text else max(map(plain.rfind, _ENDS))
        self.run = len(plain) - last - 1 if last >= 0 else self.run + len(plain)
        if self.run > (LONGEST_TOKEN if self.in_text else LONGEST_NUMBER):
            raise Unreadable("holds a single text longer than 16 MB" if self.in_text else "holds a number of more than 200,000 digits")
        return chunk

    def _unescaped(self, chunk: bytes) -> bytes:
        """The chunk without escaped characters, also where an escape is cut by the chunk's end."""
        plain = chunk[1:] if self.escaped and chunk else chunk
        plain = plain.replace(b"\\\\", b"")
        self.escaped = plain.endswith(b"\\") if chunk else self.escaped
        return plain.replace(b'\\"', b"")

"""The tokens of a Rich Text Format file, streamed: groups, control words, characters, and runs of bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, TypeAlias

#: Kind ("{", "}", "word", "hex", "text" or "bin"), what it is, and its number.
Token: TypeAlias = tuple[str, bytes, int | None]

_BLOCK = 1 << 20
# The longest token that must not be cut by the end of a block; runs of text, and of characters in hexadecimal, may be cut anywhere.
_MARGIN = 128
_TOKEN = re.compile(rb"\\([a-zA-Z]{1,64})(-?\d{1,10})? ?|((?:\\'[0-9a-fA-F]{2}){1,31})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL)


def tokens(file: BinaryIO) -> Iterator[Token]:
    """All tokens. A count of raw bytes that is larger than the file is not believed."""
    size = file.seek(0, 2)
    file.seek(0)
    data, at, read = b"", 0, 0
    while True:
        if len(data) - at < _MARGIN:
            more = file.read(_BLOCK)
            read += len(more)
            data, at = data[at:] + more, 0
            if not data:
                return
        match = _TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        token = _token(match)
        if token is None:
            continue
        if token[:2] == ("word", b"bin") and 0 < (count := token[2] or 0) <= size - read + len(data) - at:
            while count > 0:
                some = data[at : at + count]
                yield "bin", some, None
                count, at = count - len(some), at + len(some)
                if count > 0:
                    data, at = file.read(_BLOCK), 0
                    read += len(data)
                    if not data:
                        return
            continue
        yield token


def _token(match: re.Match[bytes]) -> Token | None:
    word, number, code, symbol, brace, text = match.groups()
    if word is not None:
        return "word", word, int(number) if number else None
    if text is not None:
        return "text", text, None
    if brace is not None:
        return brace.decode(), b"", None
    if code is not None:
        return "hex", bytes.fromhex(code.decode().replace("\\'", "")), None
    return ("word", symbol, None) if symbol is not None else None

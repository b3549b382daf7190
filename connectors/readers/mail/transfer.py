"""The transfer encodings of a body (RFC 2045, section 6), decoded as it is read, with whatever damage."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from connectors.readers.mail.headers import FOREIGN, base64

BLOCK = 1 << 20
_PADDED = re.compile(rb"=+(?=[^=])")
_SOFT = re.compile(rb"=[ \t]{1,80}(?=\r?\n)")
_DROPPED = bytes(set(FOREIGN) - {ord("=")})


def window(file: BinaryIO, begin: int, end: int) -> Iterator[bytes]:
    """The bytes of `file` from `begin` to `end`, in blocks."""
    while begin < end:
        file.seek(begin)
        block = file.read(min(BLOCK, end - begin))
        if not block:
            return
        begin += len(block)
        yield block


def decoded(stream: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """What `stream` holds in the transfer encoding that the header names; an unknown one changes nothing."""
    named = encoding.strip(" \t\"';").lower()
    if named == "base64":
        return _base64(stream)
    if named == "quoted-printable":
        return _quoted(stream)
    if named in ("x-uuencode", "uuencode", "x-uue"):
        return _uuencoded(stream)
    return iter(stream)


def _base64(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Groups of four letters; padding in the middle ends a run of base64 that another follows."""
    rest = b""
    for block in stream:
        block = rest + block.translate(None, _DROPPED)
        if b"=" in block.rstrip(b"="):
            *runs, block = _PADDED.split(block)
            yield b"".join(map(base64, runs))
        keep = len(block) % 4 + (4 if block.endswith(b"=") else 0)
        yield base64(block[: len(block) - keep])
        rest = block[len(block) - keep :]
    yield base64(rest)


def _lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Blocks that end with a line end, as far as lines are not longer than a block."""
    rest = b""
    for block in stream:
        block = rest + block
        end = block.rfind(b"\n") + 1
        if not end and len(block) > BLOCK:
            end = max(block.rfind(b"="), len(block) - 3)
        yield block[:end]
        rest = block[end:]
    yield rest


def _quoted(stream: Iterable[bytes]) -> Iterator[bytes]:
    for block in _lines(stream):
        yield binascii.a2b_qp(_SOFT.sub(b"=", block))


def _uuencoded(stream: Iterable[bytes]) -> Iterator[bytes]:
    for block in _lines(stream):
        yield b"".join(uu(line) for line in block.splitlines() if not line.startswith((b"begin", b"end")))


def uu(line: bytes) -> bytes:
    """The bytes of one line of uuencode; a damaged one gives what it can."""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders count wrongly, which the standard library refuses: so many characters as the length asks for.
        size = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
        try:
            return binascii.a2b_uu(line[:size])
        except binascii.Error:
            return b""

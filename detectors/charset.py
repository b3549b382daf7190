"""What one item of a parsed regex can match among the 256 characters of folded text, asked of `re` itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

CHARS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
WORD = frozenset(map(ord, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"))
DIGITS = frozenset(range(48, 58))
CAPITALS = frozenset(range(65, 91)) | frozenset(range(0xC0, 0xDF))

_LATIN = "".join(map(chr, range(256)))
_FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.ASCII | re.UNICODE


def chars(item: tuple[Any, Any], flags: int) -> frozenset[int]:
    """The bytes that a LITERAL, NOT_LITERAL, ANY or IN item matches under `flags`."""
    kind, value = item
    return _chars(kind, tuple(value) if isinstance(value, list) else value, int(flags) & int(_FLAGS))


@lru_cache(maxsize=8192)
def _chars(kind: Any, value: Any, flags: int) -> frozenset[int]:
    state = parser.State()
    state.flags = flags
    one = compiler.compile(parser.SubPattern(state, [(kind, value)]), flags)
    return frozenset(map(ord, one.findall(_LATIN)))


def beyond(item: tuple[Any, Any]) -> bool:
    """Whether the item names a character that folded text cannot hold."""
    kind, value = item
    if kind in (op.LITERAL, op.NOT_LITERAL):
        return bool(value > 255)
    if kind is op.RANGE:
        return bool(value[0] > 255)
    return kind is op.IN and any(beyond(part) for part in value)


def byte_class(members: Iterable[int]) -> bytes:
    """A class of bytes in Hyperscan's syntax, as ranges."""
    ranges: list[list[int]] = []
    for byte in sorted(members):
        if ranges and ranges[-1][1] == byte - 1:
            ranges[-1][1] = byte
        else:
            ranges.append([byte, byte])
    return b"[" + b"".join(_byte(a) if a == b else _byte(a) + b"-" + _byte(b) for a, b in ranges) + b"]"


def _byte(code: int) -> bytes:
    """One byte of a class, letters and digits as they are: Hyperscan takes no expression of more than 16,000 bytes."""
    return bytes([code]) if code in WORD else b"\\x%02x" % code

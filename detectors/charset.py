"""What one item of a parsed regex can match: its ASCII characters, asked of `re` itself, and what lies beyond ASCII."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_ASCII = "".join(map(chr, range(128)))
_SPACES = frozenset(code for code in range(128, 0x3001) if chr(code).isspace())
_FOLDED = frozenset("iksIKS")
_FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.ASCII | re.UNICODE
_RANGE = 64


@dataclass(frozen=True, slots=True)
class Chars:
    """`ascii` and `points`: characters that match. `any`: any other character might. `odd`: a character of `odd_characters` might."""

    ascii: frozenset[int]
    points: frozenset[int] = frozenset()
    any: bool = False
    odd: bool = False


def chars(item: tuple[Any, Any], flags: int) -> Chars:
    """What a LITERAL, NOT_LITERAL, ANY or IN item matches under `flags`."""
    kind, value = item
    return _chars(kind, tuple(value) if isinstance(value, list) else value, int(flags) & int(_FLAGS))


@lru_cache(maxsize=4096)
def _chars(kind: Any, value: Any, flags: int) -> Chars:
    state = parser.State()
    state.flags = flags
    one = compiler.compile(parser.SubPattern(state, [(kind, value)]), flags)
    points, beyond, odd = _beyond((kind, value), flags)
    return Chars(frozenset(map(ord, one.findall(_ASCII))), frozenset(points), beyond, odd)


def _beyond(item: tuple[Any, Any], flags: int) -> tuple[set[int], bool, bool]:
    kind, value = item
    fold = bool(flags & re.IGNORECASE) and not flags & re.ASCII
    if kind is op.LITERAL:
        return _range(value, value, fold)
    if kind is op.RANGE:
        low, high = value
        return _range(low, high, fold)
    if kind is op.IN:
        found = [_beyond(part, flags) for part in value]
        return set().union(*(f[0] for f in found)), any(f[1] for f in found), any(f[2] for f in found)
    if kind is op.CATEGORY and flags & re.ASCII:
        return set(), value not in (op.CATEGORY_DIGIT, op.CATEGORY_SPACE, op.CATEGORY_WORD), False
    if kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
        return set(), False, True
    if kind is op.CATEGORY and value is op.CATEGORY_SPACE:
        return set(_SPACES), False, False
    return set(), True, True


def _range(low: int, high: int, fold: bool) -> tuple[set[int], bool, bool]:
    odd = fold and any(low <= ord(letter) <= high for letter in _FOLDED)
    beyond = range(max(low, 128), high + 1)
    if len(beyond) > _RANGE or (fold and any(chr(code).lower() != chr(code).upper() for code in beyond)):
        return set(), True, True
    return set(beyond), False, odd


@lru_cache(maxsize=1)
def odd_characters() -> str:
    """A character class (RE2 and `re`) of what `\\d` or a case-insensitive ASCII letter matches beyond ASCII."""
    digits = [code for code in range(128, sys.maxunicode + 1) if chr(code).isdecimal()]
    return "[" + "".join(map(chr, digits)) + "\u0130\u0131\u017f\u212a]"


def byte_class(members: Iterable[int]) -> bytes:
    """A class of bytes in Hyperscan's syntax, as ranges."""
    ranges: list[list[int]] = []
    for byte in sorted(members):
        if ranges and ranges[-1][1] == byte - 1:
            ranges[-1][1] = byte
        else:
            ranges.append([byte, byte])
    return b"[" + b"".join(b"\\x%02x" % a if a == b else b"\\x%02x-\\x%02x" % (a, b) for a, b in ranges) + b"]"

"""Anchors: literals that every writing of an identifier holds, and the check that tells whether one really stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from scanner.subject.needles.view import View
from scanner.subject.result import FIELDS

#: How surely a hit is the identifier: the same after folding; a known other writing of it; one letter off, or a writing that others share;
#: the same, and other people have it, too (an office's mailbox); a whole surname after a title (`Mrs Smith`), the title with it.
LEVELS = ("equal", "variant", "close", "shared", "titled")
EQUAL, VARIANT, CLOSE, SHARED, TITLED = range(5)
EMAIL, PHONE, ID, NAME, GIVEN, SURNAME, BORN, POSTCODE, ADDRESS = range(len(FIELDS))

#: What may not touch a literal: nothing is forbidden; a letter a letter or a digit a digit; a letter or a digit.
OPEN, KIND, WORD = range(3)
#: The two ways to look at a text: without whatever is no letter or digit; with a blank for each of these.
COMPACT, SPACED = range(2)

#: Start and end in the block, field, level.
Found = tuple[int, int, int, int]
Check = Callable[[View, int, int], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A lower-case literal of one subject. Without `check` each place where it stands is a hit of field `kind` and `level`.

    `first` is the code point of its first letter where that letter has no byte of its own, else 0.
    """

    text: bytes = field(repr=False)
    subject: int
    view: int = COMPACT
    edge: int = KIND
    kind: int = NAME
    level: int = EQUAL
    check: Check | None = field(default=None, repr=False)
    first: int = field(default=0, repr=False)


def gapped(pieces: Sequence[str], gap: str, between_digits: str = "") -> tuple[bytes, Callable[[View, int, int], bool]]:
    """The literal of the pieces written together, and whether a place holds them with this regex between each two.

    `between_digits` is another regex for where a digit would meet a digit.
    """
    key = tuple(pieces)

    def stands(view: View, start: int, end: int) -> bool:
        return _pattern(key, gap, between_digits or gap).fullmatch(view.lower, start, end) is not None

    return "".join(pieces).encode("latin-1"), stands


def one(stands: Callable[[View, int, int], bool], kind: int, level: int) -> Check:
    """A check that gives the literal's own place as a hit."""
    return lambda view, start, end: [(start, end, kind, level)] if stands(view, start, end) else []


@lru_cache(maxsize=4096)
def _pattern(pieces: tuple[str, ...], gap: str, between_digits: str) -> re.Pattern[bytes]:
    gaps = [between_digits if (one[-1] + other[0]).isdigit() else gap for one, other in pairwise(pieces)]
    return re.compile(
        "".join(part for piece, after in zip(pieces, (*gaps, ""), strict=True) for part in (re.escape(piece), after)).encode("latin-1")
    )

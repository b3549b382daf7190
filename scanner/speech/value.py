"""Something that was said, as it would be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from scanner.speech.words import Words

#: Kind of what is said in words and stays so: prices, quantities, times. It keeps the words from being read as digits.
LEFT = "left"


@dataclass(frozen=True, slots=True)
class Value:
    """The words `first` to `last` (excluded) of a stream, and what they say.

    written  as it would be written; never shown, never logged
    origins  for each character of `written` the words (first, one behind the last) that say it
    kind     what it is known to be ("phone", "card", "postcode" … as in `scanner.speech.asks`), "" not known, `LEFT` no value at all
    sure     0..1: how sure the reading is; below 1 where mishearing had to be mended or another reading was as good
    """

    first: int
    last: int
    written: str = field(repr=False)
    origins: tuple[tuple[int, int], ...] = ()
    kind: str = ""
    sure: float = 1.0


#: Finds the values of one sort in a stream. Values of one reader do not overlap.
Reader: TypeAlias = Callable[[Words], Iterable[Value]]

"""Numbers as people say them, found whatever the way: `oh two oh, seven nine four six, um, double oh one eight`, digits among the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from scanner.subject.needles.lists import ONES, PAUSES, TEENS, TENS, TIMES, ZEROS
from scanner.subject.needles.view import Ints, View

_ONES = dict(zip(ONES, "0123456789", strict=True)) | dict.fromkeys(ZEROS, "0")
_VALUES = _ONES | {word: str(number) for number, word in enumerate(TEENS, 10)}
_MANY = {word: str(number) for number, word in enumerate(TENS, 2)}
_SAID = frozenset(word.encode() for word in (*_VALUES, *_MANY, *TIMES, "o"))
_PAUSES = frozenset(word.encode() for word in PAUSES)

#: The words that open a look; each stands in `View.spaced` between blanks.
WORDS = tuple(f" {word} ".encode() for word in (*_VALUES, *_MANY, *TIMES))
_TOKEN = re.compile(rb"[a-z\x80-\xff]+|\d+")
_GAP = re.compile(rb"[ \t\n,.;:()/+\xb7'\"-]{0,4}")
_NEAR = 24  # bytes from one word of a number to the next, pauses between them
_AROUND = 24  # bytes about them in which digits belong to the number
_FAR = 1 << 40
_FEW = 2  # words; fewer are no number that is looked for


@dataclass(frozen=True, slots=True)
class Said:
    """Digits that were said in one breath, and where in the text each stands."""

    digits: str = field(repr=False)
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def said(view: View, ends: Ints) -> Iterator[Said]:
    """The runs of digits about the places where words of numbers end (blank included), each once."""
    at = _telling(ends)
    cuts = np.flatnonzero(np.diff(at) > 2 * _AROUND) + 1
    for near in np.split(at, cuts) if len(at) else ():
        low, high = view.spaced.find(b" ", max(0, int(near[0]) - _AROUND)), int(near[-1]) + _AROUND
        yield from _runs(view.lower, low, high)


def _telling(ends: Ints) -> Ints:
    """Those with another one close by: a number that matters has several."""
    at = np.unique(ends)
    gaps = np.diff(at, prepend=-_FAR, append=_FAR + (int(at[-1]) if len(at) else 0))
    return at[(gaps[:-1] <= _NEAR) | (gaps[1:] <= _NEAR)]


def _runs(lower: bytes, low: int, high: int) -> Iterator[Said]:
    """The runs of tokens that only blanks, marks and pauses part."""
    run: list[tuple[str, int, int]] = []
    last = low
    for match in _TOKEN.finditer(lower, low, high):
        word, (start, end) = match[0], match.span()
        if run and lower[last:start] != b" " and not _GAP.fullmatch(lower, last, start):
            yield from _read(run)
            run = []
        last = end
        if word in _SAID or word.isdigit():
            run.append((word.decode(), start, end))
        elif run and word not in _PAUSES:
            yield from _read(run)
            run = []
    yield from _read(run)


def _read(run: Sequence[tuple[str, int, int]]) -> Iterator[Said]:
    """The digits of a run: `double four` is 44, `seventy nine` 79, `seventy` alone 70. None where no word is among a few digits."""
    if len(run) < _FEW or all(word.isdigit() for word, _, _ in run):
        return
    found: list[tuple[str, int, int]] = []
    times, tens, begun = 1, "", 0
    for word, start, end in run:
        if word in TIMES:
            times, begun = TIMES[word], start
            continue
        value = "0" if word == "o" else _VALUES.get(word, _MANY.get(word, word))
        if tens and word in _ONES and _ONES[word] != "0":
            found += [(value, start, end)]
        else:
            found += [("0", start, start)] * bool(tens)
            first = begun if times > 1 else start
            found += [(digit, first, end) for digit in (value[0] * (times - 1) + value)]
        tens = word if word in _MANY else ""
        times = 1
    if tens:
        found.append(("0", *found[-1][1:]))
    if found:
        yield Said("".join(digit for digit, _, _ in found), tuple(s for _, s, _ in found), tuple(e for _, _, e in found))

"""The words of `words.toml`, as phrases that stand before or behind a number."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import TypeAlias

_DATA = tomllib.loads(files("scanner.speech.left").joinpath("words.toml").read_text("utf-8"))
#: Phrases by their length in words, longest first.
Phrases: TypeAlias = tuple[tuple[int, frozenset[tuple[str, ...]]], ...]


def _phrases(listed: Iterable[str]) -> Phrases:
    by_length: dict[int, set[tuple[str, ...]]] = {}
    for phrase in listed:
        by_length.setdefault(len(phrase.split()), set()).add(tuple(phrase.split()))
    return tuple((size, frozenset(by_length[size])) for size in sorted(by_length, reverse=True))


_UNITS, _CLOCK, _BEFORE, _SAID = _DATA["units"], _DATA["clock"], _DATA["before"], _DATA["said"]
UNITS = _phrases([*_UNITS["phrases"], *(word for key, words in _UNITS.items() if isinstance(words, str) for word in words.split())])
MONEY = frozenset(_UNITS["money"].split())
PRICED = _phrases([*_UNITS["priced"], *MONEY])
CLOCK, PAST = _phrases(_CLOCK["behind"]), _phrases(_CLOCK["past"])
TIMED, PARTED = frozenset(_CLOCK["before"].split()), frozenset(_CLOCK["parted"].split())
AGE, YEAR, LABEL, ROAD, FLIGHT = (_phrases(_BEFORE[key]) for key in ("age", "year", "label", "road", "flight"))
ROADS = frozenset(_BEFORE["letters"].split())
NAMES, BETWEEN, RANGE = _phrases(_SAID["names"]), _phrases(_SAID["between"]), _phrases(_SAID["range"])
NIL: str = _SAID["nil"]


def begins(text: Sequence[str], at: int, phrases: Phrases) -> int:
    """Behind the longest of the phrases that stands at `at`; 0 for none."""
    return next((at + size for size, known in phrases if tuple(text[at : at + size]) in known), 0)


def ends(text: Sequence[str], at: int, phrases: Phrases) -> bool:
    """Whether one of the phrases stands right before `at`."""
    return any(tuple(text[max(at - size, 0) : at]) in known for size, known in phrases)

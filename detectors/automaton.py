"""All regexes of one group in Hyperscan automata that say where a match may be."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from detectors import native
from detectors.blocks import TEXTS, Ints
from detectors.gates import Pieces
from detectors.marks import expression
from detectors.reach import Reach
from detectors.regex import Regex

#: In a block of one big cell, events of one regex nearer than this are one event.
SLACK = 63
#: Further than any match reaches.
FAR = 1 << 60

#: Marks that look for one text (an @): events of it are numbered behind those of the marks.
Shared = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Events:
    """Positions `at` that tell where one regex may match: such matches begin in `low:high`, or within `slack` behind.

    `ahead`: an event lies so many bytes behind the match's end at most; `open`: it may also lie before the end.
    """

    regex: Regex
    at: Ints
    low: Ints
    high: Ints
    ahead: int
    open: bool
    slack: int


#: Serialised databases, that of lower-case texts (empty: none); signs; index and reach of the marks; those of shared texts; slow regexes.
Dumped = tuple[tuple[bytes, ...], bytes, tuple[tuple[int, int], ...], tuple[tuple[int, Reach], ...], Shared, tuple[int, ...]]


@dataclass(frozen=True)
class Automaton:
    """The marks of one group's regexes, those of one regex together. `slow` are the regexes that Hyperscan cannot hold.

    `signs` are texts of one byte that is no letter, with the numbers of their events.
    """

    databases: tuple[Any, ...]
    lower: Any
    signs: tuple[tuple[int, int], ...]
    known: tuple[tuple[Regex, Reach], ...]
    shared: Shared
    slow: tuple[Regex, ...]

    def dumped(self) -> Dumped:
        """What another process needs to have the same automaton without compiling."""
        data = tuple(native.dumped(database) for database in self.databases)
        known = tuple((regex.index, reach) for regex, reach in self.known)
        lower = b"" if self.lower is None else native.dumped(self.lower)
        return data, lower, self.signs, known, self.shared, tuple(regex.index for regex in self.slow)

    def events(self, pieces: Pieces, but: Container[int] = ()) -> list[Events]:
        """Where in the block each regex may match; regexes without any event are left out, nor need those `but` (by index) be told."""
        slack, bits = SLACK if len(pieces.data) > TEXTS + 2 else 0, (len(self.known) + len(self.shared)).bit_length()
        handler = _thin(1 << bits) if slack else _all(1 << bits)
        found = array("q")
        for database in self.databases:
            database.scan(pieces.data, match_event_handler=handler, context=found.append)
        if self.lower is not None:
            self.lower.scan(pieces.lower, match_event_handler=handler, context=found.append)
        each = np.concatenate((np.frombuffer(found, np.int64), *self._signs_in(pieces.data, bits, but)))
        if not len(each):
            return []
        return self._events(*self._apart(each & ((1 << bits) - 1), pieces.back(each >> bits)), slack)

    def _signs_in(self, data: bytes, bits: int, but: Container[int]) -> Iterator[Ints]:
        """Events of the signs, which need no automaton."""
        for sign, number in self.signs:
            common = number - len(self.known)
            if all(self.known[each][0].index in but for each in (self.shared[common] if common >= 0 else (number,))):
                continue
            yield np.flatnonzero(np.frombuffer(data, np.uint8) == sign) + 1 << bits | number

    def _apart(self, mark: Ints, at: Ints) -> tuple[Ints, Ints]:
        """An event of a shared text as one of each of its marks."""
        common = mark - len(self.known)
        parts = [(mark[common < 0], at[common < 0])]
        for number in np.unique(common[common >= 0]).tolist():
            here = at[common == number]
            parts += [(np.full(len(here), each, np.int64), here) for each in self.shared[number]]
        return np.concatenate([each for each, _ in parts]), np.concatenate([each for _, each in parts])

    def _events(self, mark: Ints, at: Ints, slack: int) -> list[Events]:
        """Events by regex; Hyperscan's order is by none of it."""
        owner, near, far, ahead, open_ = self._reaches
        low, high, of = at - far[mark], at - near[mark] + 1, owner[mark]
        order = np.argsort(of, kind="stable")
        at, low, high, of = at[order], low[order], high[order], of[order]
        cuts = np.flatnonzero(np.diff(of, prepend=-1))
        ends = np.append(cuts[1:], len(of))
        found = []
        for first, last in zip(cuts.tolist(), ends.tolist(), strict=True):
            number = of[first]
            edges = low[first:last], high[first:last], int(ahead[number]), bool(open_[number])
            found.append(Events(self.known[number][0], at[first:last], *edges, slack))
        return found

    @cached_property
    def _reaches(self) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        """For each mark the first mark of its regex, how near and far behind a match's start it lies; `ahead` and `open` of all."""
        firsts: dict[int, int] = {}
        owner = np.array([firsts.setdefault(regex.index, number) for number, (regex, _) in enumerate(self.known)], np.int64)
        reaches = [(reach.near, _most(regex, reach), reach.ahead, reach.open) for regex, reach in self.known]
        near, far, ahead, open_ = np.array(reaches, np.int64).reshape(-1, 4).T
        for trait in (ahead, open_):
            np.maximum.at(trait, owner, trait.copy())
        return owner, near, far, ahead, open_


def _most(regex: Regex, reach: Reach) -> int:
    if reach.far is not None:
        return reach.far
    return FAR if regex.width is None else regex.width + reach.ahead


Note = Callable[[int], None]


Handler = Callable[[int, int, int, int, Note], None]


def _all(numbers: int) -> Handler:
    """A handler that notes each event, its number (of so many) behind its end: mostly one digit of Python's integers holds both."""

    def handler(index: int, _start: int, end: int, _flags: int, note: Note) -> None:
        note(end * numbers + index)

    return handler


def _thin(numbers: int) -> Handler:
    """A handler for a cell that may make an event of every byte: one in `SLACK` is enough."""
    since = [0] * numbers
    until = [-1] * numbers

    def handler(index: int, _start: int, end: int, _flags: int, note: Note) -> None:
        if not since[index] <= end <= until[index]:
            since[index], until[index] = end, end + SLACK
            note(end * numbers + index)

    return handler


def literal_ends(texts: Sequence[str]) -> Callable[[bytes], Ints]:
    """A function from lower-case bytes to the places, in order, where one of these lower-case texts ends (see `detectors.literal`)."""
    database = native.compiled([expression(each) for each in texts], [0] * len(texts), [0] * len(texts))

    def ends(data: bytes) -> Ints:
        found = array("q")
        database.scan(data, match_event_handler=_end, context=found.append)
        return np.sort(np.frombuffer(found, np.int64))

    return ends


def _end(_index: int, _start: int, end: int, _flags: int, note: Note) -> None:
    note(end)


def loaded(dumped: Dumped, regexes: Sequence[Regex]) -> Automaton:
    """The reverse of `Automaton.dumped`."""
    data, lower, signs, known, shared, slow = dumped
    by_index = {each.index: each for each in regexes}
    held = tuple((by_index[index], reach) for index, reach in known)
    return Automaton(
        tuple(map(native.opened, data)),
        native.opened(lower) if lower else None,
        signs,
        held,
        shared,
        tuple(by_index[index] for index in slow),
    )

"""Outlines of short cells: which regexes can match in cells of one outline, and where, is told once and not cell by cell.

An outline has one sign for every digit, one for every small and one for every capital letter; all else stands as it is. What a regex takes
for a class of bytes is made wider for it: the signs of all its bytes; what it forbids is made narrower. So no match is missed, and what
is told too much the exact regex refuses. A column of dates or keys has a handful of outlines, in which next to no regex can match. So has
one of UUIDs or digests, whose hexadecimal digits have one sign more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from detectors.asks import Unfit
from detectors.blocks import Block, Bools, Ints
from detectors.edges import SEPARATOR
from detectors.looks import Condition, Set
from detectors.machine import Machine
from detectors.outlined import ANY_HEX, HEX_DIGITS, OPEN, SIGNS, Outlined, Places
from detectors.program import Program, program
from detectors.regex import Regex
from detectors.telling import LEFT, RIGHT

#: Places in a cell, on average, up to which a group's regexes are tried there; more are told by its automaton in less time.
_PLACES = 8
#: What it costs to tell of an outline, and to make ready a regex, in cells that an automaton would have read meanwhile.
_TOLD, _READY = 800, 6000
#: So many times its cells may be spent on one block at once.
_AT_ONCE = 8
#: Outlines that are remembered for one regex.
_KEPT = 4096
_EVER = 1 << 40
#: Signs in which a small letter or a digit that may be hexadecimal is such a one.
_HEX_SIGNS = bytes(ANY_HEX if byte in HEX_DIGITS else sign for byte, sign in enumerate(SIGNS))

_MEMBERS = {sign: frozenset(byte for byte in range(256) if SIGNS[byte] == sign) for sign in set(SIGNS)}
_MEMBERS[ANY_HEX] = frozenset(HEX_DIGITS)


def widened(exact: Program) -> Program:
    """The program that matches the outline of whatever this one matches, and perhaps more."""
    ahead = [(widened(each), True) for each, wanted in exact.ahead if wanted]
    first, asked = ([_condition(each) for each in some] for some in (exact.first, exact.asked))
    return Program(exact.steps, [_wide(each) for each in exact.sets], asked, first, ahead)


def rough(regex: Regex) -> Machine | None:
    """A machine that finds the outline of whatever the regex matches, and perhaps more; None if the regex asks for too much."""
    try:
        return Machine(widened(program(regex.source, regex.options & ~re.UNICODE, 0, lenient=True)), few=1)
    except (Unfit, RecursionError):
        return None


def _condition(exact: Condition) -> Condition:
    made = _narrow if exact.negative else _wide
    return Condition(tuple(tuple((at, made(members)) for at, members in way) for way in exact.ways), exact.negative)


@lru_cache(maxsize=1024)
def _wide(members: Set) -> Set:
    return frozenset(SIGNS[byte] for byte in members) | {OPEN} | ({ANY_HEX} if members & _MEMBERS[ANY_HEX] else set())


def _narrow(members: Set) -> Set:
    return frozenset(sign for sign, every in _MEMBERS.items() if every <= members)


class Outlines:
    """What an engine knows of outlines: where the matches of each regex may begin in each."""

    def __init__(self) -> None:
        self._credit = 0
        self._begins: dict[int, Bools] = {}
        self._texts: dict[tuple[int, bool], frozenset[bytes]] = {}
        self._machines: dict[int, Machine | None] = {}
        self._told: dict[int, dict[bytes, tuple[int, ...] | None]] = {}

    def of(self, block: Block) -> Outlined | None:
        """The outlines of a block, if they tell anything."""
        found = Outlined.of(block)
        self._credit += 0 if found is None else len(block.rows)
        return found

    def starts(self, regex: Regex, block: Outlined) -> Ints | None:
        """Where the matches of a regex may begin; None: that is not told."""
        found = self.places([regex], block)
        return None if found is None else block.starts(found[0][1]) if found else np.zeros(0, np.int64)

    def places(self, every: Sequence[Regex], block: Outlined) -> list[tuple[Regex, Places]] | None:
        """Where in each outline the matches of a group's regexes may begin, of those that may match; None: an automaton tells it sooner."""
        if not block.few or not self._ready(every, block):
            return None
        places = [[self._told[each.index][outline] or () for outline in block.known] for each in every]
        counts = block.counts.tolist()
        if sum(count * len(some) for each in places for count, some in zip(counts, each, strict=True)) > _PLACES * len(block.code):
            return None
        return [(each, some) for each, some in zip(every, places, strict=True) if any(some)]

    def _ready(self, regexes: Sequence[Regex], block: Outlined) -> bool:
        """Whether all is known of these regexes in these outlines, or worth to be found out now; where words may stand is not."""
        new = [(each, left) for each in regexes if (left := self._open(each, block.known))]
        if any(each.spoken for each, _ in new):
            return False
        cost = sum(_TOLD * len(outlines) + _READY * (each.index not in self._machines) for each, outlines in new)
        if cost > min(self._credit, _AT_ONCE * len(block.code)) or not all(self._tell(*each) for each in new):
            return False
        self._credit -= cost
        return True

    def _open(self, regex: Regex, outlines: Sequence[bytes]) -> list[bytes]:
        """Those of the outlines of which nothing is known but that the regex may match by a glance; of some it is told that it cannot."""
        told = self._told.setdefault(regex.index, {})
        if len(told) > _KEPT:
            told.clear()
        if new := [each for each in outlines if each not in told]:
            can = self._begun(regex, new)
            for number, each in enumerate(new):
                enough = len(each) >= regex.least and each.count(b"0") + each.count(ANY_HEX) >= regex.digits
                told[each] = None if enough and can[number] and self._worded(regex, each) else ()
        return [each for each in outlines if told[each] is None]

    def _begun(self, regex: Regex, outlines: Sequence[bytes]) -> Bools:
        """In which outlines there is a place with all that a match begins with."""
        if regex.index not in self._begins:
            self._begins[regex.index] = _begin(regex)
        rows = self._begins[regex.index]
        data = np.frombuffer(b"\0" + b"\0".join(outlines) + bytes(len(rows)), np.uint8)
        size = len(data) - len(rows) + 1
        can = np.logical_and.reduce([row.take(data[at : at + size]) for at, row in enumerate(rows)])
        firsts = np.cumsum([0, *(len(each) + 1 for each in outlines[:-1])])
        return np.logical_or.reduceat(can, firsts)

    def _worded(self, regex: Regex, outline: bytes) -> bool:
        """Whether one of the texts that stand wherever the regex matches may stand in the outline, if there are such texts."""
        if not regex.spoken:
            return True
        hexed = ANY_HEX in outline
        key = regex.index, hexed
        if key not in self._texts:
            self._texts[key] = _texts(regex, _HEX_SIGNS if hexed else SIGNS)
        quiet = _quiet(outline)
        return (hexed and quiet != outline) or any(each in quiet for each in self._texts[key])

    def _tell(self, regex: Regex, outlines: list[bytes]) -> bool:
        """Finds out where the regex may match; False if that cannot be told."""
        made = self._machine(regex)
        if made is None:
            return False
        data = np.frombuffer(b"\0" + b"\0".join(outlines) + b"\0", np.uint8)
        at = np.flatnonzero(data != SEPARATOR)
        may = at[made.run(data, at, _EVER).end != 0]
        starts = np.cumsum([1, *(len(each) + 1 for each in outlines)])
        cuts = np.searchsorted(may, starts)
        for number, outline in enumerate(outlines):
            self._told[regex.index][outline] = tuple((may[cuts[number] : cuts[number + 1]] - starts[number]).tolist())
        return True

    def _machine(self, regex: Regex) -> Machine | None:
        if regex.index not in self._machines:
            self._machines[regex.index] = rough(regex)
        return self._machines[regex.index]


def _texts(regex: Regex, signs: bytes) -> frozenset[bytes]:
    """The outlines, in lower case, of the texts one of which stands wherever the regex matches."""
    texts = {*regex.words, *(text for each in regex.literals for text in each.texts)}
    return frozenset(_quiet(text.strip(LEFT + RIGHT).lower().encode("latin-1").translate(signs)) for text in texts)


def _quiet(outline: bytes) -> bytes:
    """An outline whose capitals are small letters."""
    return outline.replace(b"A", b"a")


def _begin(regex: Regex) -> Bools:
    """What stands before a match's outline and in its first places, a table each; a separator stands before each outline."""
    rows = np.zeros((1 + min(len(regex.begins), regex.least), 256), np.bool_)
    for row, bytes_ in zip(rows, (regex.before, *regex.begins), strict=False):
        row[list(_wide(frozenset(np.flatnonzero(bytes_).tolist())))] = True
    return rows

"""Which bytes may stand at each of the first places of a match, told by a regex's parse tree: most candidates go by a glance at them."""

from __future__ import annotations

from collections.abc import Sequence
from re import _constants as op  # type: ignore[attr-defined]

import numpy as np
import numpy.typing as npt

from detectors.charset import CHARS, chars
from detectors.edges import ASSERTS, REPEATS, Item

#: Places that are told.
DEPTH = 6

Places = frozenset[int]


def prefix(items: Sequence[Item], flags: int) -> npt.NDArray[np.bool_]:
    """A table of n × 256 (n from 1 to `DEPTH`): whether a byte may stand n bytes behind a match's start, if the match reaches so far.

    What may end before a place lets every byte stand there; places behind the last that tells something are left out.
    """
    table = np.zeros((DEPTH, 256), np.bool_)
    for place in _walked(items, flags, frozenset({0}), table):
        table[place:] = True
    telling = np.flatnonzero(~table.all(axis=1))
    return table[: telling[-1] + 1 if len(telling) else 1]


def _walked(items: Sequence[Item], flags: int, at: Places, table: npt.NDArray[np.bool_]) -> Places:
    """Marks what the items may match from each of these places on; gives the places behind them."""
    for kind, value in items:
        if kind in CHARS:
            byte = list(chars((kind, value), flags))
            for place in at:
                table[place, byte] = True
            at = frozenset(place + 1 for place in at if place + 1 < DEPTH)
        elif kind is op.SUBPATTERN:
            at = _walked(value[3], (flags | value[1]) & ~value[2], at, table)
        elif kind is op.ATOMIC_GROUP:
            at = _walked(value, flags, at, table)
        elif kind is op.BRANCH:
            at = frozenset().union(*(_walked(branch, flags, at, table) for branch in value[1]))
        elif kind in REPEATS:
            least, most, body = value
            at = _repeated(least, most, body, flags, at, table)
        elif kind is not op.AT and kind not in ASSERTS:  # a reference to a group: anything
            table[min(at, default=DEPTH) :] = True
            return frozenset()
    return at


def _repeated(least: int, most: int, body: Sequence[Item], flags: int, at: Places, table: npt.NDArray[np.bool_]) -> Places:
    behind = at if least == 0 else frozenset()
    for times in range(1, min(most, least + DEPTH) + 1):
        at = _walked(body, flags, at, table)
        behind |= at if times >= least else frozenset()
        if not at:
            break
    return behind

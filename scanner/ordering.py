"""Which units a scan reads first: when its time may not suffice for all, and when several processes read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from scanner.catalog.history import History, Past
from scanner.config import Source
from scanner.model import Unit

_ROW = 100  # bytes: what a row of a table is taken for, to set tables beside files
_WINDOW = 256  # units: so many are listed before the largest of them is read, as the catalogue looks up so many at once anyway
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_Listed = TypeVar("_Listed", bound=tuple[Source, Unit])


def ordered(units: Sequence[_Listed], history: History, names: Mapping[str, str]) -> list[_Listed]:
    """The units in the order in which they are read. `names` are those that reports show otherwise, as the history has them.

    First what no run has come to; then what has changed, as far as that is known; what held open findings; what was not read to its end
    last time; then the others. Among equals what was read longest ago comes first, then what is smallest.
    """
    known = (history.get((source.id, names.get(unit.name, unit.name))) for source, unit in units)
    keys = [(_rank(unit, past), past.reached if past else _LONG_AGO, _size(unit)) for (_, unit), past in zip(units, known, strict=True)]
    return [units[at] for at in sorted(range(len(units)), key=keys.__getitem__)]


def largest_first(units: Iterable[_Listed]) -> Iterator[_Listed]:
    """The units, of each so many in a row the largest first: no process is left with a large table when the others have no more to read.

    What is of unknown size comes first, and equals in their order.
    """
    units = iter(units)
    while some := list(islice(units, _WINDOW)):
        yield from sorted(some, key=lambda one: -_size(one[1]))


def _rank(unit: Unit, past: Past | None) -> int:
    if past is None:
        return 0
    if unit.rows is not None and past.rows is not None and unit.rows != past.rows:
        return 1
    if past.risky:
        return 2
    return 3 if not (past.whole and past.last) else 4


def _size(unit: Unit) -> float:
    """Bytes, roughly; what is of unknown size is taken for the largest."""
    if unit.size is not None:
        return unit.size
    return float("inf") if unit.rows is None else unit.rows * _ROW

"""Findings that are gone here and new there, but are the same data under another name: a column or a unit that was renamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from scanner.diff.noise import differs
from scanner.diff.side import Side
from scanner.model import Finding, Place

_Key = Callable[[Finding], Hashable | None]


def moves(gone: Iterable[Finding], new: Iterable[Finding], a: Side, b: Side) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of a finding of `a` and one of `b` that can only be the same; where there is more than one candidate there is no pair."""
    gone, new = list(gone), list(new)
    yield from _pairs(gone, new, _column(a, b), _column(b, a))
    yield from _pairs(gone, new, _unit(a, b), _unit(b, a))


def _pairs(gone: list[Finding], new: list[Finding], old_key: _Key, new_key: _Key) -> Iterator[tuple[Finding, Finding]]:
    before, after = _grouped(gone, old_key), _grouped(new, new_key)
    for key in before.keys() & after.keys():
        if len(before[key]) == len(after[key]) == 1 and not differs(before[key][0].found, after[key][0].found, sampled=False):
            yield before[key][0], after[key][0]


def _grouped(findings: list[Finding], key: _Key) -> dict[Hashable, list[Finding]]:
    groups: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        name = key(finding)
        if name is not None:
            groups[name].append(finding)
    return groups


def _column(side: Side, other: Side) -> _Key:
    """A column that only this side's table has: by its table, the kinds of its cells, and what was found."""

    def key(finding: Finding) -> Hashable | None:
        place = finding.found.place
        if not _knows(other, place) or other.has_column(place) is not False:
            return None
        kinds = dict(side.covered[place.source, place.unit].columns)[place.column or ""] if side.has_column(place) else None
        return (place.source, place.unit, kinds, finding.found.category, finding.found.entity)

    return key


def _unit(side: Side, other: Side) -> _Key:
    """A unit that only this side has: by its columns, its length, and what was found in which of them in how many rows."""

    def key(finding: Finding) -> Hashable | None:
        found = finding.found
        unit = side.covered.get((found.place.source, found.place.unit))
        if unit is None or not unit.columns or (unit.source, unit.unit) in other.covered or not _knows(other, found.place):
            return None
        where = (found.place.source, unit.columns, unit.rows_read, found.place.column)
        return (*where, found.category, found.entity, found.rows_hit, found.distinct)

    return key


def _knows(side: Side, place: Place) -> bool:
    return side.not_looked_at(place) is None

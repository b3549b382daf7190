"""Names of files, tables and columns as they may leave the process: they go through the same detectors as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.memory import Outcome
from scanner.model import Coverage, Evidence, Place, Reserved
from scanner.work import Detector

#: A masked name with the number that tells it from others masked alike.
_NUMBERED = re.compile(r"(.*›.*) #([1-9]\d*)", re.DOTALL)
#: A unit by source and name; and the names that stand in units.
_Unit = tuple[str, str | None]
_Named = Callable[[], Iterator[tuple[_Unit, str]]]


def masks(names: list[str], engine: Detector) -> dict[str, str]:
    """Masked names, numbered where two would be the same."""
    return numbered(names, dict(zip(names, engine.mask_names(names), strict=True)))


def numbered(names: Iterable[str], masked: Mapping[str, str]) -> dict[str, str]:
    """Those of the names that `masked` shows differently, numbered where two would be the same; a number of before is given anew."""
    names = sorted(names, key=_order)
    taken = set(names)
    result: dict[str, str] = {}
    for name in names:
        if masked.get(name, name) == name:
            continue
        number, bare = 2, _order(masked[name])[0]
        told = bare
        while told in taken:
            number, told = number + 1, f"{bare} #{number}"
        taken.add(told)
        result[name] = told
    return result


def _order(name: str) -> tuple[str, int]:
    """A name without its number, and the number."""
    match = _NUMBERED.fullmatch(name)
    return (match[1], int(match[2])) if match else (name, 0)


def unnamed(says: str) -> str:
    """A piece of evidence without the words of a name that had to be masked.

    >>> unnamed("name: ann smith phone"), unnamed("PHONE_NUMBER: name: ann smith phone"), unnamed("pattern 98 %")
    ('name', 'PHONE_NUMBER: name', 'pattern 98 %')
    """
    before, named, _ = says.partition("name: ")
    return f"{before}name" if named else says


@dataclass(frozen=True, slots=True)
class Shown:
    """How things are named outside, where not as they are: units by name, columns and calls by the unit in which they stand.

    These are numbered unit by unit: what another unit holds changes no name, so that a finding is told by the same one from run to run.
    """

    units: Mapping[str, str]
    columns: Mapping[_Unit, Mapping[str, str]]
    calls: Mapping[_Unit, Mapping[str, str]]

    def place(self, place: Place) -> Place:
        """A place as it is named outside."""
        columns = self.columns.get((place.source, place.unit), {})
        return Place(place.source, self.units.get(place.unit or "", place.unit), columns.get(place.column or "", place.column))

    def evidence(self, one: Evidence) -> Evidence:
        """Evidence that names nothing."""
        unit = one.place.source, one.place.unit
        told = tuple(map(unnamed, one.evidence)) if one.place.column in self.columns.get(unit, {}) else one.evidence
        calls = self.calls.get(unit, {})
        moments = tuple(replace(each, call=calls.get(each.call or "", each.call)) for each in one.moments) if calls else one.moments
        return replace(one, place=self.place(one.place), evidence=told, moments=moments)

    def reserved(self, one: Reserved) -> Reserved:
        """A place of reserved values that names nothing."""
        return replace(one, place=self.place(one.place))

    def coverage(self, one: Coverage) -> Coverage:
        """Coverage that names nothing."""
        heads = self.columns.get((one.source, one.unit), {})
        columns = tuple((heads.get(name, name), kinds) for name, kinds in one.columns) if heads else one.columns
        return replace(one, unit=self.units.get(one.unit, one.unit), columns=columns)


def shown(engine: Detector, units: Mapping[str, str], told: Sequence[Outcome], places: Sequence[Place] = ()) -> Shown:
    """How what stands in the outcomes, and at these places, is named; `units` as that says."""

    def columns() -> Iterator[tuple[_Unit, str]]:
        for place in (*(e.place for o in told for e in o.found), *(r.place for o in told for r in o.reserved), *places):
            if place.column:
                yield (place.source, place.unit), place.column
        yield from (((c.source, c.unit), name) for o in told for c in o.coverage for name, _ in c.columns if name)

    def calls() -> Iterator[tuple[_Unit, str]]:
        for one in (e for o in told for e in o.found):
            yield from (((one.place.source, one.place.unit), each.call) for each in one.moments if each.call)

    return Shown(units, _by_unit(columns, engine), _by_unit(calls, engine))


def _by_unit(named: _Named, engine: Detector) -> dict[_Unit, dict[str, str]]:
    """The masked names of each unit that has any."""
    names = sorted({name for _, name in named()})
    if not names:
        return {}
    masked = {name: told for name, told in zip(names, engine.mask_names(names), strict=True) if name != told}
    having = {unit for unit, name in named() if name in masked} if masked else set()
    of: dict[_Unit, set[str]] = {unit: set() for unit in having}
    for unit, name in named() if having else ():
        if unit in having:
            of[unit].add(name)
    return {unit: numbered(some, masked) for unit, some in of.items()}

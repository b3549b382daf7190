"""What a scan has gathered: units on their way, what was made of those that are done, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import compress

from scanner.calls import OF_TURNS, Moment
from scanner.coming import PartResult
from scanner.hearing import HEARD
from scanner.listing import Watch
from scanner.masking import masks, shown
from scanner.memory import Outcome
from scanner.model import RULE_OF_THREE, Coverage, Evidence, Place, Reserved, Unit, Units, Unread
from scanner.pattern import KINDS
from scanner.plural import plural
from scanner.reconcile import reconciled
from scanner.row_is import ROW_IS
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.verdict import judge as weigh
from scanner.verdict import reserved
from scanner.verdict.comments import judged
from scanner.verdict.headings import by_heading
from scanner.work import Detector

#: Columns whose rows are the pages, lines or messages of the unit; rows of properties may follow them.
_BODY = ("", "from", "to", "cc", "subject", "notes", "comment")
#: The same where rows are pages or slides: a document's subject is a property, and stands on no page.
_PAGED = ("", "notes", "comment")


@dataclass(slots=True)
class Open:
    """A unit on its way: parts that are still out, what was counted so far, units that were met inside, and whether something was lost."""

    unit: Unit
    left: int
    rows: int = 0
    inside: list[str] = field(default_factory=list)
    lost: bool = False
    columns: dict[str, Column] = field(default_factory=dict)
    moments: dict[int, Moment] = field(default_factory=dict)

    def add(self, result: PartResult) -> None:
        self.left -= 1
        self.rows += result.rows
        if result.unit:  # only who reads it knows what it is
            told = result.unit
            rows, sampled = self.unit.rows if told.rows is None else told.rows, self.unit.sampled or told.sampled
            spread = self.unit.spread and told.spread
            kept = told.note or self.unit.note, told.comments or self.unit.comments
            self.unit = replace(self.unit, form=told.form, note=kept[0], comments=kept[1], rows=rows, sampled=sampled, spread=spread)
        self.moments |= result.moments
        for name, column in result.columns.items():
            self.columns[name] = self.columns[name] + column if name in self.columns else column


@dataclass(slots=True)
class State:
    """All that a scan has gathered: what a partial report is made of when a person stops it.

    `schemas` are the sources whose columns have names: in a file a "column" may be a first row of values, so none leaves the scan.
    `refused` are places of which the listing said that they are not read.
    """

    units: dict[tuple[str, str], Open] = field(default_factory=dict)
    judged: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    test_data: int = 0
    reserved: list[Reserved] = field(default_factory=list)
    listed: Counter[str] = field(default_factory=Counter)
    sums: Units = field(default_factory=Units)
    listing: str | None = None
    waiting: list[str] = field(default_factory=list)
    interrupted: bool = False
    schemas: frozenset[str] = frozenset()
    refused: set[tuple[str, str | None]] = field(default_factory=set)


def take(result: PartResult, state: State, engine: Detector, watch: Watch) -> Open | None:
    """Adds a part's result; judges its unit when it was the last one, so that tallies do not pile up. Gives a listed unit that is done."""
    key = (result.part.source, result.part.unit)
    listed = state.units[key]
    listed.lost = listed.lost or bool(result.unread) or result.interrupted
    if result.inner and result.unit:
        key = (result.part.source, result.unit.name)
        listed.inside.append(result.unit.name)
        state.units[key] = Open(result.unit, 1)
        state.listed[key[0]] += 1
        watch.listed(key[0])
    unit = state.units[key]
    unit.add(result)
    state.unread += result.unread
    if unit.left == 0:
        _judge(key, state, engine)
        watch.done(*key)
    return listed if unit is listed and unit.left == 0 else None


def _judge(key: tuple[str, str], state: State, engine: Detector) -> None:
    """Weighs what was counted of a unit. It is judged at one stroke, so that Ctrl-C finds it either open or done."""
    unit = state.units[key]
    tally = UnitTally(key[0], unit.unit, unit.rows, unit.columns)
    found = weigh(tally, engine.patterns, engine.shapes)
    if unit.unit.comments:
        found = judged(tally, engine.patterns, engine.shapes, dict(unit.unit.comments), found)
    found = by_heading(tally, found, engine.headings, key[0] in state.schemas)
    state.judged[key] = Outcome(
        tuple(told(each, unit.unit.form, unit.moments) for each in found),
        tuple(reserved(tally, engine.patterns, found)),
        sum(max((t.test for t in column.hits.values()), default=0) for column in unit.columns.values()),
        (_covered(key, unit, state),),
    )
    state.units.pop(key)


def _covered(key: tuple[str, str], unit: Open, state: State) -> Coverage:
    told = unit.unit
    columns = _shared(_kinds(unit.columns)) if key[0] in state.schemas else ()
    missed = min(1.0, RULE_OF_THREE / max(unit.rows, 1)) if told.spread else 1.0
    return Coverage(*key, unit.rows, told.rows, told.sampled, missed if told.sampled else 0.0, told.note, told.form, columns)


def _kinds(columns: Mapping[str, Column]) -> tuple[tuple[str, str], ...]:
    """The columns by name, each with the kinds of its cells."""
    return tuple((name, ",".join(compress(KINDS, columns[name].kinds))) for name in sorted(columns))


@lru_cache(1024)
def _shared(columns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The same columns: a thousand tables of one form need not each remember their own."""
    return columns


def told(one: Evidence, form: str, moments: Mapping[int, Moment]) -> Evidence:
    """The evidence of a unit of this form with what its rows are, and who said what stands in them."""
    row_is = ROW_IS.get(form, "row")
    if form in OF_TURNS and one.place.column in HEARD.names:
        said = tuple(moments[row] for row in one.where if row in moments)
        return replace(one, row_is=row_is, moments=said, subject="staff" if one.place.column == "agent" else None)
    body = _PAGED if row_is in ("page", "slide") else _BODY
    return replace(one, row_is=row_is) if row_is != "row" and one.place.column in body else one


def stopped(state: State, engine: Detector) -> None:
    """What was still open when a person stopped the scan: judged as far as it was read, and said to be unread. Then all that was judged."""
    for source in ([state.listing] if state.listing else []) + state.waiting:
        state.unread.append(Unread(Place(source), "the scan was stopped before all of it was listed"))
    for key, unit in sorted(state.units.items()):
        if key in state.judged:
            continue
        after = f" after {plural(unit.rows, 'row')}" if unit.rows else ""
        state.unread.append(Unread(Place(*key), f"the scan was stopped{after}"))
        _judge(key, state, engine)
    while state.judged:
        (source, _), judged = state.judged.popitem()
        state.evidence.setdefault(source, []).extend(judged.found)
        state.reserved += judged.reserved
        state.test_data += judged.test_data
        state.coverage += judged.coverage


def reconcile(state: State) -> None:
    """Units listed = read + unread; where that is not so, the report says it."""
    covered = {(c.source, c.unit) for c in state.coverage}
    refused = {(u.place.source, u.place.unit) for u in state.unread if u.place.unit is not None and u.place.column is None}
    state.listed.update(source for source, _ in refused - covered)  # never units: refused when they were listed, or met inside a file
    state.sums, wrong = reconciled(state.listed, state.coverage, state.unread)
    state.unread += wrong


def masked(state: State, engine: Detector) -> State:
    """The state with personal data in file, table and column names masked: they go through the same detectors as values."""
    found = [each for group in state.evidence.values() for each in group]
    names = {e.place.unit for e in found} | {u.place.unit for u in state.unread}
    names |= {c.unit for c in state.coverage} | {r.place.unit for r in state.reserved}
    units = masks(sorted(filter(None, names)), engine)
    told = Outcome(tuple(found), tuple(state.reserved), 0, tuple(state.coverage))
    named = shown(engine, units, [told], [u.place for u in state.unread])
    state.evidence = {source: list(map(named.evidence, group)) for source, group in state.evidence.items()}
    state.unread = [Unread(named.place(u.place), _reason(u, units, engine)) for u in state.unread]
    state.reserved = list(map(named.reserved, state.reserved))
    state.coverage = list(map(named.coverage, state.coverage))
    return state


def _reason(unread: Unread, units: Mapping[str, str], engine: Detector) -> str:
    """The reason, which may name the unit once more: masked too where the unit's name had to be."""
    return engine.mask_names([unread.reason])[0] if unread.place.unit in units else unread.reason

"""A unit read again: every pattern's account in every column, and what the verdict and the notice make of it. No values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from reports.order import heard
from scanner.calls import Moment
from scanner.errors import ConfigError, meant
from scanner.gathered import told as of_unit
from scanner.masking import masks, unnamed
from scanner.model import Finding, Notice, Part, Place, SourceInfo, Unit, Unread
from scanner.naming import read_as
from scanner.notice.judge import judge as hold_against
from scanner.plural import plural
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.taxonomy import Taxonomy
from scanner.verdict import Stage, stages
from scanner.verdict.headings import by_heading
from scanner.verdict.rules import rules
from scanner.why.account import Head, accounts
from scanner.why.detector import titled
from scanner.why.stages import Trail, decisive
from scanner.work import Detector, Worker


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be told: one column, some entities, or all of them."""

    column: str | None = None
    entities: frozenset[str] = frozenset()


def find(worker: Worker, source: str, name: str) -> Unit:
    """The unit of that name, as it is or as reports mask it, or the one that it would lie inside of. ConfigError when there is none."""
    names: list[str] = []
    units: dict[str, Unit] = {}
    around = None
    for item in worker.connectors[source].units():
        if isinstance(item, Unread):
            if item.place.unit == name:
                raise ConfigError(f'source "{source}": "{name}" cannot be read: {item.reason}.')
        elif item.name == name:
            return item
        else:
            around = item if name.startswith(item.name + "!") else around
            names.append(item.name)
            units[item.name] = item
    if around is not None:  # whether it holds such a thing is known once it is read
        return around
    shown = masks(sorted(names), worker.engine)
    called = [real for real, masked in shown.items() if masked == name]
    if len(called) == 1:
        return units[called[0]]
    names = [shown.get(each, each) for each in names]  # a suggestion is no place for anybody's name
    raise ConfigError(f'--unit: no unit "{name}" in source "{source}". {meant(name, names)}It has {plural(len(names), "unit")}.')


def read(
    worker: Worker, source: str, unit: Unit, name: str, tick: Callable[[int], None]
) -> tuple[UnitTally, dict[int, Moment], list[Unread]]:
    """All parts of the unit, or what is called `name` inside it, counted as a scan does, with who said what and when in a call.

    ConfigError where it holds no such thing.
    """
    moments: dict[int, Moment] = {}
    columns: dict[str, Column] = {}
    unread: list[Unread] = []
    inside: list[str] = []
    rows, told = 0, unit if unit.name == name else None
    for result in chain.from_iterable(worker.read(Part(source, unit.name, part), tick) for part in unit.parts):
        inside += [result.unit.name] if result.inner and result.unit else []
        if (result.unit.name if result.unit else unit.name) == name:
            told = replace(unit, name=name, form=result.unit.form) if result.unit else told
            rows += result.rows
            unread += result.unread
            moments |= result.moments
            for head, column in result.columns.items():
                columns[head] = columns[head] + column if head in columns else column
        if result.interrupted:
            break
    if told is None:
        hint = meant(name, worker.engine.mask_names(inside))
        raise ConfigError(f'--unit: nothing is called "{name}" inside "{unit.name}". {hint}It holds {plural(len(inside), "unit")}.')
    return UnitTally(source, told, rows, columns), moments, unread


def ledger(
    worker: Worker, tally: UnitTally, moments: Mapping[int, Moment], info: SourceInfo, notice: Notice, taxonomy: Taxonomy, wish: Wish
) -> dict[str, Any]:
    """Everything that was counted and concluded, under names that may be shown. ConfigError for a column that the unit has not."""
    engine = worker.engine
    if wish.column is not None and wish.column not in tally.columns:
        hint = meant(wish.column, tally.columns)
        number = plural(len(tally.columns), "column")
        raise ConfigError(f'--column: no column "{wish.column}" with anything in it in "{tally.unit.name}". {hint}It has {number}.')
    weighed = list(stages(tally, engine.patterns, engine.shapes))
    trail = Trail([*weighed, Stage("headings", by_heading(tally, weighed[-1].found, engine.headings, info.kind == "sql"))])
    evidence = trail.stages[-1].found
    shown = masks(sorted(filter(None, tally.columns)), engine)
    title = masks([tally.unit.name], engine).get(tally.unit.name, tally.unit.name)
    calls = masks(sorted({moment.call for moment in moments.values() if moment.call}), engine)
    moments = {row: replace(moment, call=calls.get(moment.call or "", moment.call)) for row, moment in moments.items()}
    kept = [of_unit(e, tally.unit.form, moments) for e in evidence if e.rows_hit > 0 or e.place.column is None]
    findings = hold_against(kept, info, notice, taxonomy)
    columns = dict(_columns(engine, tally, trail, shown))
    told = _Told(tally, engine, trail, columns, title, shown)
    return {
        "source": tally.source,
        "unit": title,
        "rows": tally.rows,
        "purposes": list(info.purposes),
        "columns": [_wanted(column, wish) for name, column in columns.items() if wish.column in (None, name)],
        "findings": [told.finding(f) for f in findings if _wished(f, wish)],
    }


def _columns(engine: Detector, tally: UnitTally, trail: Trail, shown: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    known, spelled = rules(engine.patterns, tally.unit.form), read_as(tally.columns)
    for name, column in tally.columns.items():
        head = Head(tally.unit.name, name, spelled.get(name, name), shown.get(name, name), column)
        reported = {e.category: e.entity for e in trail.stages[-1].found if e.place.column == name}
        found = accounts(head, known, reported, trail)
        told = [{**each, "detector": engine.packs[index]} for index, each in found]
        yield name, {"column": shown.get(name, name) or None, "cells": column.cells, "patterns": told}


def _wanted(column: dict[str, Any], wish: Wish) -> dict[str, Any]:
    return {**column, "patterns": [each for each in column["patterns"] if not wish.entities or each["entity"] in wish.entities]}


@dataclass(frozen=True, slots=True)
class _Told:
    """What the findings of a unit are told from."""

    tally: UnitTally
    engine: Detector
    trail: Trail
    columns: Mapping[str, dict[str, Any]]
    title: str
    shown: Mapping[str, str]

    def finding(self, finding: Finding) -> dict[str, Any]:
        """A finding with the steps that made it what it is, the one that decided first; names that had to be masked stay so."""
        found, column = finding.found, finding.found.place.column
        name = self.shown.get(column or "", column)
        moved = Finding(replace(found, place=Place(found.place.source, self.title, name)), finding.status, finding.purposes, finding.notes)
        steps, evidence = self._steps(finding), (*found.evidence, *finding.notes)
        if name != column:
            steps, evidence = [{**step, "says": unnamed(step["says"])} for step in steps], tuple(map(unnamed, evidence))
        return {
            "id": moved.id,
            "column": name or None,
            "unit_as_a_whole": column is None,
            "entity": found.entity,
            "title": titled(self.engine, found.entity),
            "category": found.category,
            "status": finding.status,
            "confidence": found.confidence,
            **({"heard": said} if (said := heard(found)) else {}),
            "decided": decisive(steps),
            "steps": steps,
            "evidence": list(evidence),
        }

    def _steps(self, finding: Finding) -> list[dict[str, Any]]:
        """The ladder of the pattern that carries the finding, then what the later stages of the verdict made of it."""
        found, column = finding.found, finding.found.place.column
        steps = self.trail.steps(column, found.category)
        if not steps:  # the taxonomy says so, not the verdict
            return [{"stage": "notice", "says": f"revealed by {found.via}", "confidence": found.confidence}]
        if found.via and steps[0]["stage"] == "column":
            return [{**steps[0], "says": f"revealed by {found.via}"}, *steps[1:]]
        of_column = self.columns.get(column or "", {"patterns": []})["patterns"] if column is not None else []
        mine = [a for a in of_column if a["category"] == found.category and not a["stopped"] and a["steps"]]
        surest = max(mine, key=lambda a: (a["confidence"], a["entity"] == found.entity), default=None)
        if surest is None or steps[0]["stage"] != "column":
            return steps
        return [*({"stage": "column", **step} for step in surest["steps"]), *steps[1:]]


def _wished(finding: Finding, wish: Wish) -> bool:
    entity = not wish.entities or finding.found.entity in wish.entities
    return entity and wish.column in (None, finding.found.place.column)

"""A unit read again: every pattern's account in every column, and what the verdict and the notice make of it. No values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from scanner.errors import ConfigError
from scanner.masking import masks
from scanner.model import Evidence, Finding, Notice, Part, Place, SourceInfo, Unit, Unread
from scanner.notice.judge import judge as hold_against
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.taxonomy import Taxonomy
from scanner.verdict import judge as weigh
from scanner.verdict.rules import rules
from scanner.why.account import Head, accounts
from scanner.work import Detector, Worker


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be told: one column, some entities, or all of them."""

    column: str | None = None
    entities: frozenset[str] = frozenset()


def find(worker: Worker, source: str, name: str) -> Unit:
    """The unit of that name. ConfigError when the source has none."""
    names = []
    for item in worker.connectors[source].units():
        if isinstance(item, Unread):
            if item.place.unit == name:
                raise ConfigError(f'source "{source}": "{name}" cannot be read: {item.reason}.')
        elif item.name == name:
            return item
        else:
            names.append(item.name)
    near = get_close_matches(name, names, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    raise ConfigError(f'--unit: no unit "{name}" in source "{source}". {hint}It has {len(names):,}.')


def read(worker: Worker, source: str, unit: Unit, tick: Callable[[int], None]) -> tuple[UnitTally, list[Unread]]:
    """All parts of the unit, counted as a scan counts them."""
    columns: dict[str, Column] = {}
    unread: list[Unread] = []
    rows = 0
    for part in unit.parts:
        result = worker.read(Part(source, unit.name, part), tick)
        rows += result.rows
        unread += result.unread
        for name, column in result.columns.items():
            columns[name] = columns[name] + column if name in columns else column
        if result.interrupted:
            break
    return UnitTally(source, unit, rows, columns), unread


def ledger(worker: Worker, tally: UnitTally, info: SourceInfo, notice: Notice, taxonomy: Taxonomy, wish: Wish) -> dict[str, Any]:
    """Everything that was counted and concluded, under names that may be shown. ConfigError for a column that the unit has not."""
    engine = worker.engine
    if wish.column is not None and wish.column not in tally.columns:
        near = get_close_matches(wish.column, tally.columns, n=1)
        hint = f'Did you mean "{near[0]}"? ' if near else ""
        raise ConfigError(
            f'--column: no column "{wish.column}" with anything in it in "{tally.unit.name}". {hint}It has {len(tally.columns)}.'
        )
    evidence = weigh(tally, engine.patterns, engine.shapes)
    shown = masks(sorted(filter(None, tally.columns)), engine)
    title = masks([tally.unit.name], engine).get(tally.unit.name, tally.unit.name)
    kept = [e for e in evidence if e.rows_hit > 0 or e.place.column is None]
    findings = hold_against(kept, info, notice, taxonomy)
    return {
        "source": tally.source,
        "unit": title,
        "rows": tally.rows,
        "purposes": list(info.purposes),
        "columns": list(_columns(engine, tally, evidence, shown, wish)),
        "findings": [_finding(f, title, shown) for f in findings if _wished(f, wish)],
    }


def _columns(
    engine: Detector, tally: UnitTally, evidence: list[Evidence], shown: Mapping[str, str], wish: Wish
) -> Iterator[dict[str, Any]]:
    known = rules(engine.patterns)
    for name, column in tally.columns.items():
        if wish.column in (None, name):
            reported = {e.category: e.entity for e in evidence if e.place.column == name}
            found = accounts(Head(tally.unit.name, name, shown.get(name, name), column), known, reported)
            told = [{**each, "detector": engine.packs[index]} for index, each in found]
            kept = [each for each in told if not wish.entities or each["entity"] in wish.entities]
            yield {"column": shown.get(name, name) or None, "cells": column.cells, "patterns": kept}


def _finding(finding: Finding, title: str, shown: Mapping[str, str]) -> dict[str, Any]:
    column = finding.found.place.column
    name = shown.get(column or "", column)
    place = Place(finding.found.place.source, title, name)
    moved = Finding(replace(finding.found, place=place), finding.status, finding.purposes, finding.notes)
    return {
        "id": moved.id,
        "column": name or None,
        "unit_as_a_whole": column is None,
        "entity": finding.found.entity,
        "category": finding.found.category,
        "status": finding.status,
        "confidence": finding.found.confidence,
        "evidence": [*finding.found.evidence, *finding.notes],
    }


def _wished(finding: Finding, wish: Wish) -> bool:
    entity = not wish.entities or finding.found.entity in wish.entities
    return entity and wish.column in (None, finding.found.place.column)

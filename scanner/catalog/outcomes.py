"""Outcomes as JSON and back. Lists in a fixed order, since there may be a million; the version of noticegap is part of their keys."""

from __future__ import annotations

from typing import Any

from scanner.calls import Moment
from scanner.memory import Outcome
from scanner.model import Coverage, Evidence, Place, Reserved


def outcome_object(one: Outcome) -> list[Any]:
    """An outcome as JSON can hold it, without the source, which its row names."""
    found = [[*_place(e.place), *_figures(e), [[m.call, m.who, m.start, m.end] for m in e.moments], e.subject] for e in one.found]
    reserved = [[*_place(r.place), r.entity, r.category, r.cells, r.cells_hit] for r in one.reserved]
    return [[_covered(c) for c in one.coverage], found, reserved, one.test_data]


def outcome_of(stored: Any, source: str, run: str) -> Outcome | None:
    """The outcome that `outcome_object` made this of, read in that run; None where it is none: then the unit is read."""
    try:
        covered, found, reserved, test_data = stored
        return Outcome(
            tuple(_evidence(source, *each) for each in found),
            tuple(Reserved(Place(source, unit, column), *rest) for unit, column, *rest in reserved),
            int(test_data),
            tuple(_coverage(source, run, *each) for each in covered),
        )
    except (TypeError, ValueError):
        return None


def _place(place: Place) -> tuple[str | None, str | None]:
    return place.unit, place.column


def _figures(one: Evidence) -> list[Any]:
    facts = [one.entity, one.category, one.confidence, one.rows_read, one.rows_hit, one.distinct]
    return [*facts, one.evidence, one.shape, one.where, one.clear, one.via, one.row_is]


def _evidence(source: str, unit: str, column: str | None, *facts: Any) -> Evidence:
    entity, category, confidence, read, hit, distinct, evidence, shape, where, clear, via, row_is, moments, subject = facts
    lists = tuple(evidence), shape, tuple(where), clear, via, row_is, tuple(Moment(*each) for each in moments)
    return Evidence(Place(source, unit, column), entity, category, confidence, read, hit, distinct, *lists, subject)


def _covered(one: Coverage) -> list[Any]:
    return [one.unit, one.rows_read, one.rows_estimated, one.sampled, one.could_miss, one.note, one.form, one.columns]


def _coverage(source: str, run: str, unit: str, *facts: Any) -> Coverage:
    read, estimated, sampled, missed, note, form, columns = facts
    return Coverage(source, unit, read, estimated, sampled, missed, note, form, tuple((name, kinds) for name, kinds in columns), run)

"""Why a finding is there, gone, or different: what can be told from two runs, the surest cause first and alone where it is certain."""

from __future__ import annotations

from scanner.diff.result import Why
from scanner.diff.side import Side
from scanner.model import Finding, Place


def general(a: Side, b: Side) -> tuple[Why, ...]:
    """Causes that concern everything: the notice and the detectors."""
    return tuple(filter(None, (_notice(a, b), _detectors(a, b))))


def of_new(place: Place, a: Side, b: Side) -> tuple[Why, ...]:
    """Why `b` finds something where `a` found nothing."""
    reason = a.not_looked_at(place)
    if reason is not None:
        return (Why("not-read", f"A did not look: {reason}"),)
    if (place.source, place.unit) not in a.covered and place.unit is not None:
        return (_left_out(place, a, b) or _whole(place, b, "is new"),)
    if a.has_column(place) is False:
        return (Why("schema", "the column is new"),)
    return _otherwise(place, a, b, "A looked and saw none")


def of_gone(place: Place, a: Side, b: Side) -> tuple[Why, ...]:
    """Why `b` finds nothing where `a` found something; cause "not-read" alone: it does not know."""
    reason = b.not_looked_at(place)
    if reason is not None:
        return (Why("not-read", f"B did not look: {reason}"),)
    if (place.source, place.unit) not in b.covered and place.unit is not None:
        return (_left_out(place, a, b) or _whole(place, a, "is gone"),)
    if b.has_column(place) is False:
        return (Why("schema", "the column is gone"),)
    return _otherwise(place, a, b, "B looked and saw none")


def of_status(before: Finding, after: Finding, a: Side, b: Side) -> tuple[Why, ...]:
    """Why the same data has another status."""
    source = after.found.place.source
    first, second = a.sources.get(source), b.sources.get(source)
    if "accepted" in (before.status, after.status):
        return (Why("decision", after.notes[-1] if after.notes else "a decision was taken back"),)
    judged = _notice(a, b)
    if judged:
        return (judged,)
    if first and second and first.kind and second.kind and (first.purposes, first.subjects) != (second.purposes, second.subjects):
        return (Why("settings", f"{source} has other purposes or subjects"),)
    return _otherwise(after.found.place, a, b, "what was found is judged differently")


def of_counts(place: Place, a: Side, b: Side) -> tuple[Why, ...]:
    """Why there is more of it, or less."""
    first, second = (side.covered.get((place.source, place.unit)) for side in (a, b))
    kinds = [dict(unit.columns).get(place.column or "") if unit else None for unit in (first, second)]
    if all(kinds) and kinds[0] != kinds[1]:
        return (Why("schema", f"the column held {kinds[0]}, now {kinds[1]}"),)
    return _otherwise(place, a, b, "there is another share, or number, of such rows")


def _otherwise(place: Place, a: Side, b: Side, says: str) -> tuple[Why, ...]:
    """What else may be the cause; only where there is nothing of that kind is it the data."""
    return tuple(filter(None, (_detectors(a, b), _settings(place, a, b), _sample(place, a, b)))) or (Why("data", says),)


def _left_out(place: Place, a: Side, b: Side) -> Why | None:
    """Of a unit that one run does not know: what the source is told to read has changed, so that nobody knows whether it was there."""
    changed = _settings(place, a, b)
    return changed and Why("not-read", f"{changed.says}: the unit may have been left out")


def _whole(place: Place, side: Side, says: str) -> Why:
    source = side.sources.get(place.source)
    if source and source.kind == "sql":
        return Why("schema", f"the table {says}")
    return Why("data", f"the {'file' if source and source.kind == 'files' else 'unit'} {says}")


def _notice(a: Side, b: Side) -> Why | None:
    changed = a.notice != b.notice if a.notice and b.notice else a.run.notice != b.run.notice
    names = f"{a.run.notice} → {b.run.notice}" if a.run.notice != b.run.notice else f"{b.run.notice} says something else now"
    return Why("notice", names) if changed else None


def _detectors(a: Side, b: Side) -> Why | None:
    return Why("detectors", "the detectors are others") if a.run.detectors != b.run.detectors else None


def _settings(place: Place, a: Side, b: Side) -> Why | None:
    first, second = a.settings.get(place.source), b.settings.get(place.source)
    return Why("settings", f"the settings of {place.source} changed") if first and second and first != second else None


def _sample(place: Place, a: Side, b: Side) -> Why | None:
    units = [side.covered.get((place.source, place.unit)) for side in (a, b)]
    if any(unit and unit.sampled for unit in units):
        return Why("sample", "only samples were read")
    return Why("sample", "not all of it was read") if any(side.not_looked_at(place) is not None for side in (a, b)) else None

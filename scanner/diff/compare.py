"""Compares two runs, finding by finding."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.diff import why
from scanner.diff.moved import moves
from scanner.diff.noise import differs
from scanner.diff.result import KINDS, Change, Diff, Why
from scanner.diff.side import Side
from scanner.model import STATUSES, Finding


def compare(a: Side, b: Side) -> Diff:
    """What changed from `a` to `b`: new, changed, gone, and what `b` did not look at; within these the loudest status first."""
    new = {key: found for key, found in b.by_id.items() if key not in a.by_id}
    gone = {key: found for key, found in a.by_id.items() if key not in b.by_id}
    changes = list(_changed(a, b))
    for before, after in moves(gone.values(), new.values(), a, b):
        del gone[before.id], new[after.id]
        changes.append(_moved(before, after, a, b))
    changes += [Change("new", None, found, why.of_new(found.found.place, a, b)) for found in new.values()]
    changes += [_gone(found, a, b) for found in gone.values()]
    return Diff(a, b, tuple(sorted(changes, key=_order)), why.general(a, b))


def _changed(a: Side, b: Side) -> Iterator[Change]:
    for key, after in b.by_id.items():
        before = a.by_id.get(key)
        if before is None:
            continue
        what, reasons = _what(before, after, a, b)
        if what:
            yield Change("changed", before, after, reasons, what)


def _what(before: Finding, after: Finding, a: Side, b: Side) -> tuple[tuple[str, ...], tuple[Why, ...]]:
    what, reasons = list[str](), list[Why]()
    if before.status != after.status:
        what.append("status")
        reasons += why.of_status(before, after, a, b)
    place = after.found.place
    if differs(before.found, after.found, sampled=any(side.saw_part(place) for side in (a, b))):
        what.append("counts")
        reasons += why.of_counts(place, a, b)
    return tuple(what), tuple(dict.fromkeys(reasons))


def _moved(before: Finding, after: Finding, a: Side, b: Side) -> Change:
    """The same data under another name; what else changed with it is told, too."""
    what, reasons = _what(before, after, a, b)
    old, new = before.found.place, after.found.place
    renamed = Why("schema", f"{old.column} is now {new.column}" if old.unit == new.unit else f"{old.unit} is now {new.unit}")
    return Change("changed", before, after, (renamed, *reasons), ("place", *what))


def _gone(found: Finding, a: Side, b: Side) -> Change:
    reasons = why.of_gone(found.found.place, a, b)
    return Change("not-looked-at" if reasons[0].cause == "not-read" else "gone", found, None, reasons)


def _order(change: Change) -> tuple[int, int, str, str]:
    found = change.finding
    status = STATUSES.index(found.status) if found.status in STATUSES else len(STATUSES)
    return (KINDS.index(change.kind), status, str(found.found.place), found.found.category)

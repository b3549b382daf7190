"""What a run brings that earlier ones did not know: the question of whoever is woken by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from scanner.diff.compare import compare
from scanner.diff.result import LOUD, Change
from scanner.diff.side import Side
from scanner.model import Finding


def news(now: Side, earlier: Iterable[tuple[Set[str], Callable[[], Side]]]) -> list[Finding]:
    """Undeclared and prohibited findings that are new against the runs before, the latest first (each: its sources, and what loads it).

    Where the latest run did not look at a place, the one before it that did decides: data behind a table that was locked last week is no
    news, nor is what a sample missed. What no run has looked at is new.
    """
    open_ = {finding.id: finding for finding in now.findings if finding.status in LOUD}
    new: set[str] = set()
    for sources, load in earlier:
        if not open_:
            break
        if not any(finding.found.place.source in sources for finding in open_.values()):
            continue
        then = load()
        failing = {change.finding.id: change for change in compare(then, now).failing}
        new |= {key for key in open_ if key in failing and _decided(failing[key], then)}
        open_ = {key: finding for key, finding in open_.items() if key in failing and key not in new}
    return [finding for finding in now.findings if finding.id in new or finding.id in open_]


def _decided(change: Change, then: Side) -> bool:
    """Whether the earlier run knew that the place held nothing of the kind, or something else."""
    missed = change.before is None and any(why.cause == "sample" for why in change.why) and then.saw_part(change.finding.found.place)
    return change.why[0].cause != "not-read" and not missed

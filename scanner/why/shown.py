"""Ledgers as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from reports.text import visible
from scanner.calls import Moment
from scanner.pattern import Pattern
from scanner.plural import plural
from scanner.sketch import EXACT
from scanner.why.reason import Reason
from scanner.why.words import some

_NEARBY = 10  # ranks behind the nearest pattern up to which the others are shown
_MOST = 4  # misses that are shown


def text_lines(line: int | None, reasons: Sequence[Reason], patterns: Sequence[Pattern], entities: Sequence[str], width: int) -> list[str]:
    """What was found in one text and what was not; with `entities` under a headline for each that there is something to tell of."""
    where = f"line {line}: " if line else ""
    shown: list[str] = []
    for entity in entities:
        mine = [r for r in reasons if patterns[r.pattern].entity == entity]
        if mine:
            title = visible(patterns[mine[0].pattern].title)
            found = "found" if any(not r.obstacles for r in mine) else "not found"
            shown += [f"{where}{entity} ({title}): {found}", *_reasons(mine, patterns, width, False)]
    if not entities and reasons:
        shown += [where.strip()] if where else []
        shown += _reasons(reasons, patterns, width, True)
    return shown


def _reasons(reasons: Sequence[Reason], patterns: Sequence[Pattern], width: int, named: bool) -> Iterator[str]:
    missed = [r for r in reasons if r.obstacles]
    near = missed if named else [r for r in missed if r.rank <= missed[0].rank + _NEARBY][:_MOST]
    told: set[str] = set()
    for reason in [r for r in reasons if not r.obstacles] + near:
        pattern = patterns[reason.pattern]
        name = f"{pattern.entity} ({pattern.title}): " if named else ""
        score = f" (score {reason.score:.2f})" if not reason.obstacles else ""
        if reason.says not in told or named:
            yield from item("✗" if reason.obstacles else "✓", f"{name}{reason.says}{score}.", width)
        told.add(reason.says)
    if len(missed) > len(near):
        more = plural(len(missed) - len(near), "further pattern")
        yield from item(" ", f"{more} of it came less near: see -f json.", width)


def item(mark: str, text: str, width: int) -> Iterator[str]:
    """A paragraph with a mark before it."""
    held = visible(text).replace(" %", "\xa0%")
    lines = textwrap.wrap(held, width, initial_indent=f"  {mark} ", subsequent_indent="    ", break_on_hyphens=False)
    yield from (line.replace("\xa0", " ") for line in lines)


def finding_lines(ledger: dict[str, Any], width: int) -> Iterator[str]:
    """The ledger of a stored finding."""
    finding, detector = ledger["finding"], ledger["detector"]
    yield visible(ledger["place"])
    head = f"{detector['title'] or finding['entity']} ({finding['entity']}), which is {ledger['label']} ({finding['category']}"
    yield from item("·", f"{head}, {ledger['level']})", width)
    yield from item("·", f"{finding['status']}: {ledger['means']}", width)
    yield from item("·", f"confidence {finding['confidence']:.2f}; {_rows(finding)}", width)
    moments = (Moment(*(each.get(name) for name in ("call", "who", "start", "end"))) for each in finding.get("where", ()))
    if heard := "; ".join(filter(None, map(str, moments))):
        yield from item("·", f"first heard: {heard}", width)
    yield "Evidence"
    for each in ledger["evidence"]:
        yield from item("·", f"“{each['says']}”{': ' if each['means'] else ''}{each['means']}", width)
    yield from item("·", f"each step to it, on the data as it is now: {ledger['again']}", width)
    yield from _detector(ledger, width)
    yield f"The notice, {visible(ledger['notice'])}; this source is for {visible(', '.join(finding['purposes']) or 'nothing')}"
    lines: list[dict[str, Any]] = ledger["lines"]
    for line in lines or [{}]:
        said = f"“{line['says']}”, for {line['purpose']}, {line['how']} ({line['category']})" if line else "no line names it"
        yield from item("·", said + ("" if not line or line["this_source"] else ", which is no purpose of this source"), width)
    yield "What would change it"
    for change in ledger["change"]:
        yield from item("·", change, width)


def _rows(finding: dict[str, Any]) -> str:
    """`98 of 100 rows, about 90 distinct values`: the estimate is left out where only a name or a form speaks, and exact where small."""
    rows, distinct = f"{finding['rows_hit']:,} of {plural(finding['rows_read'], 'row')}", finding["distinct"]
    about = "about " if distinct >= EXACT else ""
    return f"{rows}, {about}{plural(distinct, 'distinct value')}" if distinct else rows


def _detector(ledger: dict[str, Any], width: int) -> Iterator[str]:
    detector = ledger["detector"]
    yield f"The detector, {detector['entity']}" + ("" if ledger["same_detectors"] else " (as it is now: the report was made with others)")
    if not detector["patterns"]:
        yield from item("·", "is not installed here", width)
    for asks in detector["patterns"]:
        yield from item("·", asks, width)
    if detector["unless"]:
        yield from item("·", f"left alone are columns whose name, or whose table's name, holds {some(detector['unless'], 12)}", width)
    if detector["sources"]:
        yield from item("·", f"sources: {'; '.join(detector['sources'])}", width)

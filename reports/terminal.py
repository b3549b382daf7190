"""The report for a person at a terminal: the loudest first, what was not read and the summary last, where the eye rests."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection, Iterator
from typing import TextIO

from reports.figures import count, plural
from reports.legend import status_of
from reports.order import by_category, by_reason, by_source, by_status, label, unmapped, unseen, worst_first
from reports.rows import Page, Widths, measure, row, where_of
from reports.text import cells, clip, encodable, pad, visible
from reports.totals import totals
from scanner.model import Finding, Report, Unread
from scanner.taxonomy import load

#: Narrower than this, lines are left to the terminal to wrap.
NARROWEST = 60
#: So many declared places are listed one by one; more are told by category.
FEW_DECLARED = 5
#: So many places of a category in a source are listed; the others are counted, except what is prohibited.
PLACES_A_CATEGORY = 5
#: So many unread places are listed one by one; more are told by reason, with a few places each.
FEW_UNREAD = 12
PLACES_A_REASON = 3

_INTERRUPTED = "INTERRUPTED: a person stopped this scan. What follows is what was read until then."
_QUIET = ("declared", "not-judged")


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the report as lines of at most `width` cells (60 at least), with colours if `colour`.

    With a `width` of 0, for what is no terminal (a file, a mail from cron, `grep`), names of places are whole; other lines have 100.
    """
    page = Page(load(), max(width or 100, NARROWEST), colour, whole=not width)
    encoding = getattr(out, "encoding", None) or "utf-8"
    for line in _lines(report, page):
        out.write(encodable(line, encoding) + "\n")


def summary_line(report: Report) -> str:
    """The figures of the report: `3 undeclared · 1 prohibited · … · 5 unseen · 0 not read`."""
    names = {"unread": "not read", "not-judged": "not judged"}
    return " · ".join(f"{count(number)} {names.get(key, key)}" for key, number in report.summary().items())


def _lines(report: Report, page: Page) -> Iterator[str]:
    run = report.run
    if run.interrupted:
        yield from _alarm(_INTERRUPTED, page)
    version = f"@{report.notice.version}" if report.notice.version else ""
    head = f"{report.notice.title} ({report.notice.id}{version}), {plural(len(report.sources), 'source')}, {run.started:%Y-%m-%d %H:%M}"
    yield page.paint(clip(visible(head), page.width), "bold")
    if told := unmapped(report):
        yield from _alarm(told, page)
    yield from _findings(report, page)
    yield from _unseen(report, page)
    yield from _unread(report, page)
    yield from _new(report, page)
    yield from totals(report, page)
    yield from (page.paint(line, "bold") for line in _wrapped_figures(summary_line(report), page.width))
    if run.interrupted:
        yield from _alarm(_INTERRUPTED.replace("follows", "stands above"), page)


def _alarm(text: str, page: Page) -> Iterator[str]:
    yield from (page.paint(line, "unread") for line in textwrap.wrap(text, page.width))


def _heading(status: str, number: int, page: Page) -> Iterator[str]:
    known = status_of(status)
    yield ""
    title = f"{visible(known.name).upper()} ({count(number)})"
    yield page.paint(title, status) + page.paint(clip(f"  {known.means}", page.width - cells(title)), "dim")


def _findings(report: Report, page: Page) -> Iterator[str]:
    groups = by_status(report.findings, page.taxonomy)
    brief = {status for status, group in groups.items() if status in _QUIET and len(group) > FEW_DECLARED}
    widths = measure((finding for status, group in groups.items() if status not in brief for finding in group), page)
    for status, group in groups.items():
        yield from _heading(status, len(group), page)
        yield from _summarised(group, page) if status in brief else _listed(group, widths, page)


def _new(report: Report, page: Page) -> Iterator[str]:
    """What the last complete run did not know, once more and whole: whoever scans every week reads this and no more."""
    new = [finding for finding in report.findings if finding.id in set(report.new or ())]
    if not new:
        return
    yield ""
    title = f"NEW ({count(len(new))})"
    yield page.paint(title, "unread") + page.paint(
        clip("  undeclared or prohibited, and not known to the last complete run", page.width - len(title)), "dim"
    )
    widths = measure(new, page)
    for source, group in by_source(worst_first(new, page.taxonomy)).items():
        yield page.paint(clip(visible(source), page.width), "bold")
        yield from (row(finding, widths, page) for finding in group)


def _listed(findings: list[Finding], widths: Widths, page: Page) -> Iterator[str]:
    for source, group in by_source(findings).items():
        yield page.paint(clip(visible(source), page.width), "bold")
        surest = {one.id for places in by_category(group).values() for one in sorted(places, key=_doubt)[:PLACES_A_CATEGORY]}
        yield from (row(finding, widths, page) for finding in group if finding.id in surest or finding.status == "prohibited")
        yield from _counted(Counter(finding.found.category for finding in group), findings[0].status, page)


def _doubt(finding: Finding) -> float:
    """Sorts findings, the surest first."""
    return -finding.found.confidence


def _counted(shown: Counter[str], status: str, page: Page) -> Iterator[str]:
    """How many places of each category are not listed."""
    more = {category: number - PLACES_A_CATEGORY for category, number in sorted(shown.items()) if number > PLACES_A_CATEGORY}
    if more and status != "prohibited":
        told = ", ".join(f"{visible(category)} in {plural(number, 'place')}" for category, number in more.items())
        yield from textwrap.wrap(f"and {told}: see -f json", page.width, initial_indent="    ", subsequent_indent="      ")


def _summarised(findings: list[Finding], page: Page) -> Iterator[str]:
    mark = page.paint(status_of(findings[0].status).mark, findings[0].status)
    name, key = _name_widths({finding.found.category for finding in findings}, page)
    for source, group in by_source(findings).items():
        yield page.paint(clip(visible(source), page.width), "bold")
        for category, places in by_category(group).items():
            examples = ", ".join(map(where_of, places[:20]))
            rest = clip(f"{plural(len(places), 'place')}: {examples}", page.width - 8 - name - key)
            yield f"  {mark} {_named(category, name, key, page)}  {rest}"


def _name_widths(categories: Collection[str], page: Page) -> tuple[int, int]:
    name = max(cells(visible(label(page.taxonomy, category))) for category in categories)
    return min(name, page.width // 3), min(max(cells(visible(category)) for category in categories), 24)


def _named(category: str, name: int, key: int, page: Page) -> str:
    shown = clip(visible(label(page.taxonomy, category)), name)
    return f"{pad(shown, name)}  {page.paint(pad(clip(visible(category), key), key), 'dim')}"


def _unseen(report: Report, page: Page) -> Iterator[str]:
    missing = unseen(report.declared)
    if not missing:
        return
    yield from _heading("unseen", len(missing), page)
    mark = page.paint(status_of("unseen").mark, "unseen")
    name, key = _name_widths(missing, page)
    for category, purposes in missing.items():
        rest = clip(f"for {visible(', '.join(purposes))}", page.width - 8 - name - key)
        yield f"  {mark} {_named(category, name, key, page)}  {rest}"


def _unread(report: Report, page: Page) -> Iterator[str]:
    if not report.unread:
        return
    yield from _heading("unread", len(report.unread), page)
    mark = page.paint(status_of("unread").mark, "unread")
    if len(report.unread) <= FEW_UNREAD:
        for one in report.unread:
            yield from _wrapped(f"{one.place}: {one.reason}", mark, page)
        return
    for reason, group in by_reason(report.unread):
        yield from _wrapped(f"{reason} ({count(len(group))})", mark, page)
        yield from _examples(group, page)


def _examples(group: list[Unread], page: Page) -> Iterator[str]:
    for one in group[:PLACES_A_REASON]:
        yield f"      {clip(visible(str(one.place)), page.width - 6)}"
    if len(group) > PLACES_A_REASON:
        yield f"      and {count(len(group) - PLACES_A_REASON)} more: see -f json"


def _wrapped(text: str, mark: str, page: Page) -> Iterator[str]:
    lines = textwrap.wrap(visible(text), page.width - 6, break_on_hyphens=False) or [""]
    yield f"  {mark} {lines[0]}"
    yield from (f"      {line}" for line in lines[1:])


def _wrapped_figures(line: str, width: int) -> Iterator[str]:
    held = textwrap.wrap(line.replace(" ", "\xa0").replace("\xa0·\xa0", " ·\xa0"), width, break_on_hyphens=False)
    yield from (part.replace("\xa0", " ") for part in held)

"""The end of the terminal's page: how much was read of how much, and what was counted apart."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reports.figures import at_most, count, plural
from reports.order import not_read_again
from reports.rows import Page
from reports.text import cells, clip, clip_middle, visible
from scanner.model import Report

#: So many places of nothing but test data are listed, and so many units of which something is to be known.
FEW_RESERVED = 12


def totals(report: Report, page: Page) -> Iterator[str]:
    """How much was read, what is to be known of units, what nothing was read of, and what is test data only."""
    yield ""
    rows = sum(one.rows_read for one in report.coverage)
    sampled = [one for one in report.coverage if one.sampled]
    told = f"Read {plural(len(report.coverage), 'unit')} with {plural(rows, 'row')}"
    if sampled:
        worst = at_most(max(one.could_miss for one in sampled))
        told += (
            f"; {count(len(sampled))} of them sampled, which could have missed what stands in at most {worst} of the rows of a unit (95 %)"
        )
    sums = report.units
    told += f". {plural(sums.listed, 'unit')} listed = {count(sums.read)} read to the end + {count(sums.unread)} not" if sums.listed else ""
    yield from textwrap.wrap(f"{told}.", page.width)
    yield from textwrap.wrap(not_read_again(report), page.width)
    yield from _noted(report, page)
    silent = _silent(report)
    if silent:
        yield from textwrap.wrap(f"Nothing at all was read of: {visible(', '.join(silent))}.", page.width)
    yield from _reserved(report, page)


def _noted(report: Report, page: Page) -> Iterator[str]:
    """The units of which a person should know something, the first ones by name."""
    noted = [one for one in report.coverage if one.note]
    if noted:
        yield from textwrap.wrap(f"To be known of {plural(len(noted), 'unit')}:", page.width)
    for one in noted[:FEW_RESERVED]:
        rest = f"  {clip(visible(one.note), page.width // 2)}"
        yield f"  · {clip_middle(visible(f'{one.source}: {one.unit}'), max(12, page.width - 4 - cells(rest)))}{rest}"
    if len(noted) > FEW_RESERVED:
        yield f"    and {plural(len(noted) - FEW_RESERVED, 'unit')} more: see -f json"


def _reserved(report: Report, page: Page) -> Iterator[str]:
    """How many cells hold reserved values, and the places that hold nothing real beside them, those with the most first."""
    if not report.test_data:
        return
    told = f"Test data, counted apart: {plural(report.test_data, 'cell')} with values reserved for tests and examples."
    told += " Nothing real of the same kind stands in:" if report.reserved else ""
    yield from textwrap.wrap(told, page.width)
    for one in sorted(report.reserved, key=lambda each: (-each.cells_hit, str(each.place)))[:FEW_RESERVED]:
        where = visible(str(one.place))
        rest = f"  {visible(one.entity)} in {count(one.cells_hit)} of {plural(one.cells, 'cell')}"
        yield f"  · {clip_middle(where, max(12, page.width - 4 - cells(rest)))}{rest}"
    if len(report.reserved) > FEW_RESERVED:
        yield f"    and {plural(len(report.reserved) - FEW_RESERVED, 'place')} more: see -f json"


def _silent(report: Report) -> list[str]:
    heard = {one.source for one in report.coverage}
    return [source.id for source in report.sources if source.id not in heard]

"""Cells of CSV that a spreadsheet opens: text that would run as a formula is defused by an apostrophe before it (OWASP, CSV injection)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: What a spreadsheet takes for the start of a formula, also in full width.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: A number below zero is no formula: it goes out as it is held.
_NUMBER = re.compile(r"-\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula; the JSON beside it has the raw value.

    >>> defused("=1+1"), defused("-5+A1"), defused("-4.5"), defused("+44 20 7946 0018"), defused("plain")
    ("'=1+1", "'-5+A1", '-4.5', "'+44 20 7946 0018", 'plain')
    """
    return f"'{text}" if text.startswith(_STARTS) and not _NUMBER.fullmatch(text) else text


def line(cells: Sequence[str]) -> str:
    """One line of CSV (RFC 4180), its cells defused."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([defused(cell) for cell in cells])
    return out.getvalue()


def table(rows: Iterable[Sequence[str]]) -> str:
    """Lines of CSV after a byte order mark, without which Excel misreads what is not ASCII."""
    return "\ufeff" + "".join(line(row) for row in rows)

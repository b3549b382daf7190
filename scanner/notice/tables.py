"""Tables that say what is collected: a column of data, often beside one of purposes and one of lawful bases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scanner.notice.blocks import Block, plain
from scanner.notice.negation import NOT
from scanner.notice.words import is_complete, match_words
from scanner.taxonomy import Taxonomy

_DATA = re.compile(
    r"\b(?:data|information|details)\b|\bwhat (?:is|it)\b.{0,20}\b(?:in|include|consist)|\bwhat we (?:collect|process|hold)\b|\bcategor"
)
_PURPOSE = re.compile(r"\bpurpose|\bwhy\b|\breasons?\b|\bactivit|\bhow we use\b|\bwe use (?:it|them|this) for\b|\buse of\b")
_BASIS = re.compile(r"\b(?:lawful|legal) (?:bas|ground)")
#: Heads of tables that are about something else, whatever their cells name.
_ELSE = re.compile(r"\bcookie|\bprovider\b|\bprocessors?\b|\brecipients?\b|\bshared?\b")
_NOT_DATA = re.compile(
    r"\bcookie|\bprovider\b|\bexpir|\bdescription of processing\b|\bprocessors?\b|\brecipients?\b"
    r"|\bshare|\bhow long\b|\bretention\b|\bsource"
)
#: Lines, `;`, and `(b)` within a line: `(a) Identity (b) Contact`.
_LINES = re.compile(r"[\n;]|\s+(?=\((?:[a-z]|[ivx]{1,4})\)\s)")
_MARK = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+|^[·•*–-]\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of collected data; `purpose` and `basis` are "" where the table has no such column."""

    items: tuple[str, ...]
    purpose: str = ""
    basis: str = ""


def tells_data(rows: Sequence[Block], taxonomy: Taxonomy) -> bool:
    """Whether a table tells of collected data: its head says so, or names purposes beside cells that name categories.

    Tables about cookies, recipients or retention alone do not.
    """
    if not rows:
        return False
    head = rows[0].cells
    if _column(head, _DATA) is not None:
        return True
    titles = " ".join(plain(cell) for cell in head)
    return _PURPOSE.search(titles) is not None and not _ELSE.search(titles) and _fullest(rows[1:], (), taxonomy) is not None


def table_rows(rows: Sequence[Block], taxonomy: Taxonomy) -> Iterator[Row]:
    """The rows of a table of collected data; without a column of data the first column is taken.

    Where a column is only the name of what the next one lists ("Union | subscriptions taken from wages"), both are the item.
    """
    head = rows[0].cells
    titled = rows[0].level == 1 or tells_data(rows, taxonomy)
    told = rows[1:] if titled else rows
    named = _column(head, _DATA)
    purpose, basis = _column(head, _PURPOSE, named), _column(head, _BASIS, named)
    others = {at for at, title in enumerate(head) if at in (purpose, basis) or (titled and _NOT_DATA.search(plain(title)))}
    fullest = _fullest(told, others, taxonomy)
    data = next((at for at in (fullest, named) if at is not None), 0)
    label = named if named is not None and named < data else 0 if data and not others & {0} and head[0] else None
    for row in told:
        cells = row.cells
        parts = [*_parts(cells[data] if data < len(cells) else row.text, taxonomy)]
        if title := _cell(cells, label if titled else None):
            parts = [f"{title}: {part}" for part in parts]
        if parts:
            yield Row(tuple(parts), _cell(cells, purpose), _cell(cells, basis))


def _fullest(rows: Sequence[Block], others: Collection[int], taxonomy: Taxonomy) -> int | None:
    """The column, not among `others`, most cells of which name a category; None where none does."""
    width = max((len(row.cells) for row in rows), default=0)
    named = {
        at: sum(bool(match_words(row.cells[at], taxonomy)[0]) for row in rows if at < len(row.cells))
        for at in range(width)
        if at not in others
    }
    best = max(named, key=lambda at: (named[at], -at), default=None)
    return best if best is not None and named[best] else None


def _cell(cells: Sequence[str], column: int | None) -> str:
    return " ".join(cells[column].split()) if column is not None and column < len(cells) else ""


def _column(head: Sequence[str], wanted: re.Pattern[str], taken: int | None = None) -> int | None:
    titles = [plain(cell) for cell in head]
    if wanted is _DATA and any("cookie" in title for title in titles):
        return None
    fits = (at for at, title in enumerate(titles) if at != taken and wanted.search(title))
    return next((at for at in fits if wanted is not _DATA or not (_NOT_DATA.search(titles[at]) or _PURPOSE.search(titles[at]))), None)


def _parts(cell: str, taxonomy: Taxonomy) -> Iterator[str]:
    """The items of a cell: its lines and what `;` parts; commas part them only where every part names a category by itself."""
    for line in _LINES.split(cell):
        words = _MARK.sub("", line.strip()).strip()
        listed = [part.strip() for part in re.split(r",| and ", words) if part.strip()] if not NOT.search(plain(words)) else []
        if len(listed) > 1 and not taxonomy.match_bullet(words)[0] and all(is_complete(match_words(part, taxonomy)) for part in listed):
            yield from listed
        elif words:
            yield words

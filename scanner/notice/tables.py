"""Tables that say what is collected: a column of data, often beside one of purposes and one of lawful bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.notice.blocks import Block, plain
from scanner.notice.questions import match_words
from scanner.taxonomy import Taxonomy

_DATA = re.compile(r"\b(?:data|information|details)\b|\bwhat we (?:collect|process|hold)\b|\bcategor")
_PURPOSE = re.compile(r"\bpurpose|\bwhy\b|\breasons?\b|\bactivit|\bhow we use\b|\buse of\b")
_BASIS = re.compile(r"\b(?:lawful|legal) (?:bas|ground)")
_NOT_DATA = re.compile(
    r"\bcookie|\bprovider\b|\bexpir|\bdescription of processing\b|\bprocessors?\b|\brecipients?\b"
    r"|\bshare|\bhow long\b|\bretention\b|\bsource"
)
_MARK = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+|^[·•*–-]\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of collected data; `purpose` and `basis` are "" where the table has no such column."""

    items: tuple[str, ...]
    purpose: str = ""
    basis: str = ""


def tells_data(rows: Sequence[Block]) -> bool:
    """Whether a table's head names a column of collected data, and is not about cookies, recipients or retention alone."""
    return bool(rows) and _column(rows[0].cells, _DATA) is not None


def table_rows(rows: Sequence[Block], taxonomy: Taxonomy) -> Iterator[Row]:
    """The rows of a table of collected data; without a column of data the first column is taken."""
    head = rows[0].cells
    titled = rows[0].level == 1 or tells_data(rows)
    data = _column(head, _DATA) or 0
    purpose, basis = _column(head, _PURPOSE, data), _column(head, _BASIS, data)
    for row in rows[1:] if titled else rows:
        cells = row.cells
        items = tuple(part for part in _parts(cells[data] if data < len(cells) else row.text, taxonomy))
        if items:
            yield Row(items, _cell(cells, purpose), _cell(cells, basis))


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
    for line in re.split(r"[\n;]", cell):
        words = _MARK.sub("", line.strip()).strip()
        listed = [part.strip() for part in re.split(r",| and ", words) if part.strip()]
        if len(listed) > 1 and not taxonomy.match_bullet(words)[0] and all(match_words(part, taxonomy)[0] for part in listed):
            yield from listed
        elif words:
            yield words

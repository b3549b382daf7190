"""Tables that say what is collected: a column of data, often beside one of purposes and one of lawful bases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scanner.notice.bases import named_bases
from scanner.notice.blocks import Block, plain
from scanner.notice.negation import NOT
from scanner.notice.words import is_complete, match_words
from scanner.taxonomy import Taxonomy

_DATA = re.compile(
    r"\b(?:data|information|details)\b|\bwhat (?:is|it)\b.{0,20}\b(?:in|include|consist)"
    r"|^(?:what )?we (?:\w+ )?(?:collect|process|hold|record|need|ask)\b|\bwhat we (?:collect|process|hold)\b|\bcategor|"
    r"^what\W*$|^\W*using\W*$"
)
_PURPOSE = re.compile(
    r"\bpurpose|\bwhy\b|\breasons?\b|\bactivit|\bhow we use\b|\bwe (?:use|need) .{1,40} for\b|\buse of\b"
    r"|^(?:so that|in order to)\b|^(?:how |what )?we use\b"
    r"|^what (?:it|this|that)(?: is|'s) (?:used )?for\b|^what we(?: do|'re doing| are doing)\b|^we\W*$"
    r"|^(?:used )?for what\b|^what for\b"
)
_BASIS = re.compile(r"\b(?:lawful|legal)(?:ly)?\b|\ballowed\b|\bpermitted\b|\bjustif|\bon the basis\b|\barticle 6\b|\bgrounds?\b")
#: Columns that say whether a row holds here at all, as California's law has them: "Collected: NO".
_WHETHER = re.compile(r"(?:yes|no|not collected|collected|[✓✔✗✘x])\b.{0,120}|[✓✔✗✘]", re.DOTALL)
_HOLDS = re.compile(r"\bcollect|\bhold|\bprocess|\bdo we\b|\bwe (?:have|use)\b")
#: Heads of columns of how long something is kept, and how cells begin that say what something is for.
_KEPT = re.compile(r"\bkept\b|\bkeep\b|\bhow long\b|\bretention\b|\bretain|\bperiod\b|\bdelet|\bexpir")
_AIM = re.compile(r"(?:to|for|so that|in order to)\s", re.IGNORECASE)
_NO = re.compile(r"no\b|[✗✘x]|n/a\b")
#: Heads of tables that are about something else, whatever their cells name.
_ELSE = re.compile(r"\bcookie|\bprovider\b|\bprocessors?\b|\brecipients?\b|\bshared?\b")
_NOT_DATA = re.compile(
    r"\bcookie|\bprovider\b|\bexpir|\bdescription of processing\b|\bprocessors?\b|\brecipients?\b"
    r"|\bshare|\bhow long\b|\bretention\b|\bsource"
)
#: What stands in the cells of a table of ticks, and what of it says yes.
_TICK = re.compile(r"[✓✔☑✅●•■xX✗✘×–—-]|[Yy](?:es)?|[Nn]o?|N/?A", re.ASCII)
_YES = re.compile(r"[✓✔☑✅●•■yYxX]")
#: The head of a column of examples of what another names.
_EXAMPLES = re.compile(r"\bexamples?\b|^description\W*$|^(?:what (?:this|it) )?includes?\b|^such as\b")
#: Lines, `;`, and `(b)` within a line: `(a) Identity (b) Contact`.
_LINES = re.compile(r"[\n;]|\s+(?=\((?:[a-z]|[ivx]{1,4})\)\s)")
_MARK = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+|^[·•*–-]\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of collected data; `purpose` and `basis` are "" where the table has no such column.

    kind    the name that a column of names gives to what the row lists ("Identity"), "" where there is none.
    unsure  a further column says that only some of it is collected.
    """

    items: tuple[str, ...]
    purpose: str = ""
    basis: str = ""
    kind: str = ""
    unsure: bool = False


def tells_data(rows: Sequence[Block], taxonomy: Taxonomy) -> bool:
    """Whether a table tells of collected data: its head says so, or names purposes beside cells that name categories.

    Tables about cookies, recipients or retention alone do not.
    """
    if not rows:
        return False
    head = rows[0].cells
    if _column(head, _DATA) is not None or any(_ticked(rows, taxonomy)):
        return True
    titles = " ".join(plain(cell) for cell in head)
    return _PURPOSE.search(titles) is not None and not _ELSE.search(titles) and _fullest(rows[1:], (), taxonomy) is not None


def table_rows(rows: Sequence[Block], taxonomy: Taxonomy) -> Iterator[Row]:
    """The rows of a table of collected data; without a column of data the first column is taken.

    Where a column is only the name of what the next one lists ("Union | subscriptions taken from wages"), both are the item. Lawful bases
    are known by their names, whatever the column is called. Rows that a column says are not collected are left out.
    """
    if ticked := [*_ticked(rows, taxonomy)]:
        yield from ticked
        return
    head = rows[0].cells
    titled = rows[0].level == 1 or tells_data(rows, taxonomy)
    told = rows[1:] if titled else rows
    basis = _basis_column(head, told)
    named = _column(head, _DATA, basis)
    purpose, whether = _purpose_column(head, told, named, basis), _whether_column(head, told)
    apart = {purpose, basis, whether}
    others = {at for at, title in enumerate(head) if at in apart or (titled and _NOT_DATA.search(plain(title)))}
    fullest = _exampled(head, told, others, taxonomy) if titled else None
    fullest = _fullest(told, others, taxonomy) if fullest is None else fullest
    data = next((at for at in (fullest, named) if at is not None), 0)
    label = named if named is not None and named < data else 0 if data and not others & {0} and head[0] else None
    for row in told:
        cells, holds = row.cells, plain(_cell(row.cells, whether))
        parts = [*_parts(cells[data] if data < len(cells) else row.text, taxonomy)]
        if title := _cell(cells, label if titled else None):
            parts = [f"{title}: {part}" for part in parts]
        if parts and not _NO.match(holds) and not holds.startswith("not "):
            kind = title if label == named else ""
            yield Row(tuple(parts), _cell(cells, purpose), _cell(cells, basis), kind, NOT.search(holds) is not None)


def _ticked(rows: Sequence[Block], taxonomy: Taxonomy) -> Iterator[Row]:
    """The rows of a table of ticks: kinds of data down or across, and what each is for the other way. None for another table."""
    head, told = rows[0].cells, rows[1:]
    cells = [cell for row in told for cell in row.cells[1:] if cell]
    if len(head) < 3 or len(told) < 2 or not cells or not all(_TICK.fullmatch(cell.strip()) for cell in cells):
        return
    down, across = ([name for name in names if match_words(name, taxonomy)[0]] for names in ((row.cells[0] for row in told), head[1:]))
    if 2 * len(down) < len(told) and 2 * len(across) < len(head) - 1:
        return
    by_row = len(down) * (len(head) - 1) >= len(across) * len(told)
    for at, title in enumerate(head[1:], 1):
        for row in told:
            if at < len(row.cells) and _YES.match(row.cells[at].strip()):
                yield Row((row.cells[0],), title) if by_row else Row((title,), row.cells[0])


def _basis_column(head: Sequence[str], rows: Sequence[Block]) -> int | None:
    """The column of lawful bases: its head says so, or two cells in three name one ("Why we can: our contract with you")."""
    by_head = _column(head, _BASIS)
    told = {at: [_cell(row.cells, at) for row in rows if _cell(row.cells, at)] for at in range(len(head))}
    bases = {at: sum(bool(named_bases(cell)) for cell in cells) for at, cells in told.items()}
    best = max(bases, key=lambda at: (3 * bases[at] >= 2 * len(told[at]) and bases[at], at == by_head), default=None)
    return best if best is not None and bases[best] > 1 and 3 * bases[best] >= 2 * len(told[best]) else by_head


def _purpose_column(head: Sequence[str], rows: Sequence[Block], *taken: int | None) -> int | None:
    """The column of purposes: its head says so, or two cells in three begin as a purpose does ("to keep members safe")."""
    if (by_head := _column(head, _PURPOSE, *taken)) is not None:
        return by_head
    for at in (at for at in range(len(head)) if at not in taken):
        cells = [_cell(row.cells, at) for row in rows if _cell(row.cells, at)]
        if len(cells) > 1 and 3 * sum(_AIM.match(cell) is not None for cell in cells) >= 2 * len(cells):
            return at
    return None


def says_whether(rows: Sequence[Block]) -> bool:
    """Whether a table says which kinds of data are collected and which are not."""
    return len(rows) > 1 and _column(rows[0].cells, _DATA) is not None and _whether_column(rows[0].cells, rows[1:]) is not None


def only_kept(rows: Sequence[Block]) -> bool:
    """Whether a table says of its first column only how long it is kept."""
    others = rows[0].cells[1:] if rows else ()
    return bool(others) and all(_KEPT.search(plain(title)) for title in others)


def _whether_column(head: Sequence[str], rows: Sequence[Block]) -> int | None:
    """The column of "yes" and "no" that says what is collected; one on what is sold or shared is none."""
    for at, title in enumerate(head):
        cells = [plain(_cell(row.cells, at)) for row in rows if _cell(row.cells, at)]
        if cells and _HOLDS.search(plain(title)) and all(_WHETHER.fullmatch(cell) for cell in cells):
            return at
    return None


def _fullest(rows: Sequence[Block], others: Collection[int], taxonomy: Taxonomy) -> int | None:
    """The column, not among `others`, most cells of which name a category, of two the one that names more; None where none does."""
    width = max((len(row.cells) for row in rows), default=0)
    named = {
        at: [len(match_words(row.cells[at], taxonomy)[0]) for row in rows if at < len(row.cells)] for at in range(width) if at not in others
    }
    best = max(named, key=lambda at: (sum(map(bool, named[at])), sum(named[at]), -at), default=None)
    return best if best is not None and any(named[best]) else None


def _exampled(head: Sequence[str], rows: Sequence[Block], others: Collection[int], taxonomy: Taxonomy) -> int | None:
    """The column of examples of what another names, if its cells name any category."""
    at = _column(head, _EXAMPLES, *others)
    told = at is not None and any(match_words(_cell(row.cells, at), taxonomy)[0] for row in rows)
    return at if told else None


def _cell(cells: Sequence[str], column: int | None) -> str:
    return " ".join(cells[column].split()) if column is not None and column < len(cells) else ""


def _column(head: Sequence[str], wanted: re.Pattern[str], *taken: int | None) -> int | None:
    titles = [plain(cell) for cell in head]
    if wanted is _DATA and any("cookie" in title for title in titles):
        return None
    fits = (at for at, title in enumerate(titles) if at not in taken and wanted.search(title))
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

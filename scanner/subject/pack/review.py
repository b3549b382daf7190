"""The review list: one line for each entry that needs a person, with no value of a source. A spreadsheet opens and saves it.

What comes back is checked line by line: spreadsheets sort one column and not the next, cut lines, change dates and separators.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scanner.errors import ConfigError, meant
from scanner.plural import plural
from scanner.sheet_cells import defused, table
from scanner.subject.pack.case import KINDS, Case, Item
from scanner.subject.pack.grounds import DECISIONS, GROUNDS, carrying

FILE = "review.csv"
_FIXED = ("id", "why", "source", "place", "record", "column", "found", "can be")
_FILLED = ("decision", "ground", "who", "when")
_WORD = re.compile(r"[a-z][a-z -]{0,30}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on one entry, why, who it was and when."""

    item: str
    decision: str
    ground: str
    who: str
    when: date


def written(case: Case) -> str:
    """The list to be filled in."""
    return table([(*_FIXED, *_FILLED), *((*_fixed(case, item), "", "", "", "") for item in case.items)])


def decided(case: Case, data: bytes, today: date) -> dict[str, Decision]:
    """The decisions by entry. ConfigError that lists every wrong line with what would be right, and the entries that are undecided.

    Nothing is released while one entry is open.
    """
    wrong: list[str] = []
    found: dict[str, Decision] = {}
    lines: dict[str, int] = {}
    open_: list[str] = []
    items = {item.id: item for item in case.items}
    for number, row in _rows(data):
        item = items.get(row["id"].strip())
        problem = _misplaced(case, item, row, lines)
        if problem is None and item is not None:
            lines[item.id] = number
            if not any(row[name].strip() for name in _FILLED):
                open_.append(item.id)
                continue
            made = _decision(item, row, today)
            problem = made if isinstance(made, str) else None
            found |= {} if isinstance(made, str) else {item.id: made}
        wrong += [f"{FILE} line {number}: {problem}"] if problem else []
    missing = [key for key in items if key not in lines]
    wrong += (
        [f"{FILE}: the {_entries(missing)} missing. Put the line back; without the file, --resume writes a new list."] if missing else []
    )
    wrong += [f"{FILE}: the {_entries(open_)} undecided. Nothing is released before each has a decision."] if open_ else []
    if wrong:
        raise ConfigError("\n".join(wrong if len(wrong) <= _MOST else [*wrong[:_MOST], f"… and {len(wrong) - _MOST} more."]))
    return found


def _fixed(case: Case, item: Item) -> tuple[str, ...]:
    piece = case.pieces[item.piece - 1]
    column = case.shown.get(item.column, item.column)
    return (item.id, KINDS[item.kind], piece.source, piece.title, item.where, column, item.what, " / ".join(item.can))


def _rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Lines with something in them, by column name; commas, semicolons or tabs, whatever the spreadsheet saved."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # what Excel saves as "CSV" where it is not told UTF-8
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().casefold() for name in next(reader, [])]
    for name in (*_FIXED, *_FILLED):
        if names.count(name) != 1:
            raise ConfigError(f'{FILE} line 1: the column "{name}" is {"there twice" if name in names else "missing"}. It names '
                              f"the columns: {', '.join((*_FIXED, *_FILLED))}")  # fmt: skip
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, dict(zip(names, [*row, *[""] * len(names)], strict=False))


def _misplaced(case: Case, item: Item | None, row: Mapping[str, str], lines: Mapping[str, int]) -> str | None:
    """What is wrong with the line as such: an id that is not there, twice, or beside another entry's place."""
    if item is None:
        return "its id is none of this review. Ids look like R001; leave that column as it is."
    if item.id in lines:
        return f"the id {item.id} is there twice, also in line {lines[item.id]}. Delete one of the lines."
    for name, said in zip(_FIXED, _fixed(case, item), strict=True):
        if row[name].strip() not in (said.strip(), defused(said).strip()):
            return f'"{name}" is not that of {item.id}. Was one column sorted without the others? Only {", ".join(_FILLED)} are yours.'
    return None


def _decision(item: Item, row: Mapping[str, str], today: date) -> Decision | str:
    """The decision of a line, or what is wrong with it."""
    decision, ground, who, when = (row[name].strip() for name in _FILLED)
    decision, ground = decision.casefold(), ground.casefold()
    if decision not in DECISIONS:
        return f"{_said(decision, 'decision')}{_near(decision, DECISIONS)}"
    if decision not in item.can:
        return f"{item.id} can be {' or '.join(item.can)}: there is nothing in it to black out."
    if ground not in GROUNDS:
        return f"{_said(ground, 'ground')}{_near(ground, carrying(decision))}"
    if decision not in GROUNDS[ground].decisions:
        return f'the ground "{ground}" does not go with "{decision}". {_near("", carrying(decision))}'
    if not who:
        return "says not who decided. Write a name or a role."
    day = _day(when)
    if day is None:
        return "when it was decided is no date. Write it like 2026-11-28 or 28/11/2026."
    if day > today:
        return "it was decided in the future. Write the day like 2026-11-28; 05/11/2026 is read as 5 November."
    return Decision(item.id, decision, ground, who, day)


def _said(text: str, what: str) -> str:
    if not text:
        return f"has no {what}. "
    return f'no {what} "{text}". ' if _WORD.fullmatch(text) else f"no {what} of this list. "  # a value may stand in the wrong cell


def _near(text: str, known: Sequence[str]) -> str:
    return f"{meant(text, known) if _WORD.fullmatch(text) else ''}Known: {', '.join(known)}."


def _day(text: str) -> date | None:
    iso, day_first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    parts = iso.groups() if iso else day_first.groups()[::-1] if day_first else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def _entries(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:_MOST]) + (" …" if len(ids) > _MOST else "")
    return f"{plural(len(ids), 'entry', 'entries')} {shown} {'is' if len(ids) == 1 else 'are'}"

"""Rows by the values of their columns: what is asked, and which values a column's type can be compared with at all.

A value that a type has no form for equals no cell of it. It is left out here rather than cast in the database: a cast of the column
would put its index out of use, and an error of the server may quote the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from time import monotonic
from typing import Any
from uuid import UUID

import pyarrow as pa
from sqlalchemy import Connection

from scanner.model import Layout, Place, Unread
from scanner.plural import plural

_WHOLE = re.compile(r"[+-]?[0-9]{1,19}", re.ASCII)
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?", re.ASCII)
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # what no server takes as text
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is asked of a table: the rows in which any of the columns (`every`: each of them) equals any of its values, at most `rows`, in
    at most `seconds`."""

    wanted: Mapping[str, Sequence[str]] = field(repr=False)
    rows: int
    seconds: float
    every: bool = False

    def condition(self, columns: Iterable[Sequence[str]]) -> str:
        """The condition in SQL, of what may hold for each column; "0" where nothing can hold."""
        said = [" OR ".join(one) for one in columns]
        if self.every:
            return " AND ".join(f"({one})" if one else "0" for one in said) or "0"
        return " OR ".join(filter(None, said)) or "0"

    def cut(self, unit: str) -> Unread:
        """What is said where more rows match."""
        return Unread(Place("", unit), f"more than {plural(self.rows, 'row')} match: only so many were read")

    def late(self, unit: str) -> Unread:
        """What is said where the time is up."""
        return Unread(Place("", unit), f"the lookup was stopped after {self.seconds:g} s, its limit")


@dataclass(frozen=True, slots=True)
class Finder:
    """How one family of databases describes a table and looks up its rows."""

    layout: Callable[[Connection, str], Layout]
    lookup: Callable[[Connection, str, Lookup], Iterator[pa.RecordBatch | Unread]]


def fitting(values: Sequence[str], kind: str, bits: int = 64) -> list[Any]:
    """The values that a column of `kind` can hold, each once, as Python's values: `"007"` is the integer 7, `"C-7"` is none.

    `bits` are those of an integer, its sign among them; dates and times are read in ISO 8601 only.
    """
    made = (_FORMS[kind](value) for value in values)
    return [
        each
        for each in dict.fromkeys(made)
        if each is not None and (not isinstance(each, int) or -(2 ** (bits - 1)) <= each < 2 ** (bits - 1))
    ]


def judged(layout: Layout, lookup: Lookup, unit: str) -> tuple[dict[str, str], list[Unread]]:
    """Kind by column of what can be looked up, and what cannot: a column that is not there, or whose type has no values in writing."""
    kinds = {column.name: column.kind for column in layout.columns}
    able, unread = {}, []
    for name in lookup.wanted:
        if kinds.get(name) in _FORMS:
            able[name] = kinds[name]
        else:
            reason = (
                "no row is looked up by the values of its type" if name in kinds else "there is no such column, or this user may not see it"
            )
            unread.append(Unread(Place("", unit, name), reason))
    return able, unread


class Deadline:
    """The moment at which a lookup has to end."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def passed(self) -> bool:
        """Whether the time is up."""
        return monotonic() >= self._end


def limited(rows: Iterator[Any], lookup: Lookup, deadline: Deadline) -> Iterator[Any]:
    """The first rows that a lookup may have; `Cut` or `Late` after them, where there are more or the time is up."""
    for number, row in enumerate(rows):
        if number >= lookup.rows:
            raise Cut
        if deadline.passed():
            raise Late
        yield row


class Cut(Exception):
    """More rows match than were asked for."""


class Late(Exception):
    """The time is up."""


def said(batches: Iterator[pa.RecordBatch | Unread], lookup: Lookup, unit: str) -> Iterator[pa.RecordBatch | Unread]:
    """The batches, and the limit that ended them as an `Unread`."""
    try:
        yield from batches
    except Cut:
        yield lookup.cut(unit)
    except Late:
        yield lookup.late(unit)


def _text(value: str) -> str | None:
    return None if _NO_TEXT.search(value) else value


def _integer(value: str) -> int | None:
    return int(value) if _WHOLE.fullmatch(value.strip()) else None


def _number(value: str) -> Decimal | None:
    return Decimal(value.strip()) if _NUMBER.fullmatch(value.strip()) else None


def _float(value: str) -> float | None:
    return float(value) if _NUMBER.fullmatch(value.strip()) else None


def _date(value: str) -> date | None:
    found = _datetime(value)
    return found.date() if found is not None and (found.hour, found.minute, found.second) == (0, 0, 0) else None


def _datetime(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value.strip()) if _DAY.fullmatch(value.strip()) else None
    except ValueError:  # 2026-02-30
        return None


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value.strip())
    except ValueError:
        return None


_FORMS: dict[str, Callable[[str], Any]] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "float": _float,
    "date": _date,
    "datetime": _datetime,
    "uuid": _uuid,
}

"""What a search for people gives: where they are, who was left out, what was searched and what was not. It holds no value of a source.

Only `Match.cells`, kept where an answer is packed, holds values; no `repr` shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scanner.calls import Moment
from scanner.model import Place, Unread

#: Surest first. `exact`: a strong identifier is equal; `linked`: reached over a key from an exact record; `probable`: two or more weak
#: identifiers agree; `name-only`: for a person to decide.
TIERS = ("exact", "linked", "probable", "name-only")

#: What can be told of a person; a hit, an agreement and a contradiction are of one of these.
FIELDS = ("email", "phone", "id", "name", "given", "surname", "born", "postcode", "address")


@dataclass(frozen=True, slots=True)
class Span:
    """Where an identifier stands in a text: the row (line, block, turn), offsets in code points, and what it is. Never its words.

    `moment` tells of a turn who said it and when.
    """

    row: int
    start: int
    end: int
    field: str
    column: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One record about the subject: a row of a table, a passage of a text, a turn of a call.

    `record` refers to it by key (`{"id": 17}`) or by ordinal (`{"row": 3}`, from 0), never by an identifier of the subject. `score` is the
    probability that the record is about the subject. `place.column` is the column that told most, None for the record as a whole. `via`
    names the hops that led here (`crm: orders.customer_id = customers.id`). `rows` of a text are its first and last row. `moment` is the
    time from the first to the last of what was said in a call. `over` are the columns of a record that hold the key which led there.
    """

    place: Place
    form: str
    record: Mapping[str, int | str]
    tier: str
    score: float
    categories: tuple[str, ...]
    why: tuple[str, ...]
    via: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    moment: Moment | None = None
    cells: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Namesake:
    """A record that looks like the subject's and is left out, with what contradicts."""

    place: Place
    record: Mapping[str, int | str]
    why: tuple[str, ...]
    score: float = 0.0
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """How one unit was searched. `whole` is False where a part of it was not (a limit, columns without index)."""

    source: str
    unit: str
    rows: int
    how: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Located:
    """The result for one request. All sequences are sorted. `notes` tell of identifiers that several people share."""

    reference: str
    kinds: tuple[str, ...]
    matches: tuple[Match, ...]
    namesakes: tuple[Namesake, ...]
    searched: tuple[Searched, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...] = ()

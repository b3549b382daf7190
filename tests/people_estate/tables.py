"""Rows of a database and their truth: core rows stand anywhere among the crowd's."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.people_estate.person import Person
from tests.people_estate.truth import Ref


@dataclass(frozen=True, slots=True)
class Row:
    """A row to write and what it is: `values` without the key."""

    person: Person
    values: tuple[Any, ...]
    shows: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    twists: tuple[str, ...] = ()


@dataclass
class Book:
    """Refs by person, as they come; `customers` are (customer number, person)."""

    refs: dict[int, list[Ref]] = field(default_factory=dict)
    customers: list[tuple[int, Person]] = field(default_factory=list)

    def add(self, person: Person, ref: Ref) -> None:
        """Notes a record."""
        self.refs.setdefault(person.number, []).append(ref)


@dataclass(frozen=True)
class Table:
    """Where rows go. `columns` are their names after the key, `key` is its name, `number` makes the key of an ordinal, `kind` what it joins."""

    source: str
    name: str
    key: str
    columns: int
    kind: str = ""
    number: Callable[[int], Any] = lambda ordinal: ordinal + 1


def fill(
    database: sqlite3.Connection,
    table: Table,
    rng: random.Random,
    book: Book,
    rows: Sequence[Row],
    others: int,
    other: Callable[[int], tuple[Any, ...]],
) -> list[Any]:
    """Writes the rows, each at a place drawn among `others` rows of the crowd, notes their truth, and gives their keys in order."""
    places = rng.sample(range(len(rows) + others), len(rows))
    at = dict(zip(places, rows, strict=True))

    def lines() -> Iterator[tuple[Any, ...]]:
        crowd = 0
        for ordinal in range(len(rows) + others):
            row = at.get(ordinal)
            if row is None:
                crowd += 1
            yield (table.number(ordinal), *(row.values if row else other(crowd - 1)))

    marks = ", ".join("?" * (table.columns + 1))
    database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", lines())
    for place, row in at.items():
        key = table.number(place)
        keys = row.keys | ({f"{table.kind}:{key}"} if table.kind else frozenset())
        book.add(row.person, Ref(table.source, table.name, {table.key: key}, place, (), row.shows, keys, row.twists))
    return [table.number(place) for place in places]


def named(person: Person, twist: str) -> frozenset[str]:
    """The feature that a name with this twist shows."""
    return frozenset({"former" if twist == "former" and person.former else "name"})


def plain_mail(mail: str) -> str:
    """A mail address without capitals and tag."""
    local, domain = mail.lower().split("@")
    return f"{local.split('+')[0]}@{domain}"


def postcode(person: Person) -> str:
    """The feature of a postcode."""
    return f"postcode:{person.postcode.replace(' ', '')}"

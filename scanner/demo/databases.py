"""The two databases of the sample estate, in SQLite: customer relations, and billing."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from scanner.demo.billing import BILLING
from scanner.demo.crm import CRM
from scanner.demo.people import Person

Table = tuple[str, str, Iterable[Sequence[Any]]]


def make_databases(folder: Path, seed: int, persons: Sequence[Person], lists: Mapping[str, Any]) -> None:
    """Writes crm.sqlite and billing.sqlite."""
    for name, tables in (("crm", CRM), ("billing", BILLING)):
        with closing(sqlite3.connect(folder / f"{name}.sqlite")) as database, database:
            database.execute("pragma synchronous = off")
            for make in tables:
                table = make.__name__
                columns, rows = make(random.Random(f"{seed}:{name}:{table}"), persons, lists)
                database.execute(f'create table "{table}" ({columns})')
                marks = ", ".join("?" * (columns.count(",") + 1))
                database.executemany(f'insert into "{table}" values ({marks})', rows)

"""Columns of JSON that says of each value of which type it is are read by what they are called."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from connectors.files import Files
from scanner.typed import typed
from tests.cells import scanned

_MONGO = [
    {"_id": {"$oid": f"{n:024x}"}, "salary": {"$numberDecimal": str(20_000 + 371 * n)}, "born": {"$date": f"19{50 + n}-02-03T00:00:00Z"}}
    for n in range(40)
]
_DYNAMO = [
    {
        "Item": {
            "pk": {"S": f"CUST#{n}"},
            "gender": {"S": "MF"[n % 2]},
            "salary": {"N": str(20_000 + 371 * n)},
            "home": {"M": {"kin": {"L": [{"M": {"surname": {"S": "Okafor"}}}]}}},
        }
    }
    for n in range(40)
]
_FIRESTORE = [
    {
        "name": f"users/{n}",
        "fields": {"gender": {"stringValue": "MF"[n % 2]}, "kin": {"mapValue": {"fields": {"religion": {"stringValue": "X"}}}}},
    }
    for n in range(40)
]
_AVRO = [{"id": n, "maritalStatus": {"string": "SMD"[n % 3]}, "email": None} for n in range(40)]


def _found(folder: Path, rows: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found, unread, _ = scanned(Files(path=str(folder)), "rows.jsonl")
    assert not unread
    return {column: categories for (_, column), categories in found.items() if column}


@pytest.mark.parametrize(
    ("rows", "column", "category"),
    [
        (_MONGO, "salary.$numberDecimal", "pay.standing"),
        (_MONGO, "born.$date", "demog.dob"),
        (_DYNAMO, "Item.gender.S", "demog.gender"),
        (_DYNAMO, "Item.salary.N", "pay.standing"),
        (_DYNAMO, "Item.home.M.kin.L[].M.surname.S", "person.name"),
        (_FIRESTORE, "fields.gender.stringValue", "demog.gender"),
        (_FIRESTORE, "fields.kin.mapValue.fields.religion.stringValue", "special.belief"),
        (_AVRO, "maritalStatus.string", "demog.marital"),
    ],
)
def test_types_are_no_names(rows: Sequence[Mapping[str, Any]], column: str, category: str, tmp_path: Path) -> None:
    assert category in _found(tmp_path, rows).get(column, set())


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        (["stock.size.S", "stock.size.M", "stock.size.L"], {}),
        (["eventID", "a.S", "b.S", "c.N"], {}),  # beside what has no type
        (["a.S", "b.S", "c.N"], {"a.S": "a", "b.S": "b", "c.N": "c"}),
        (["a.S", "b.S", "c.L[].M.d.S"], {"a.S": "a", "b.S": "b", "c.L[].M.d.S": "c.d"}),
        (["name.string", "name.long"], {}),
        (
            ["documents[].fields.home.mapValue.fields.town.stringValue", "fields.a"],
            {"documents[].fields.home.mapValue.fields.town.stringValue": "home.town"},
        ),
        (["$date", "on.$date.$numberLong"], {"on.$date.$numberLong": "on"}),
    ],
)
def test_what_is_a_type(columns: list[str], read: Mapping[str, str]) -> None:
    assert typed(columns) == read

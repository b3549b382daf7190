"""dbt's `schema.yml`: the columns of models, sources, seeds and snapshots, with their meta and tags."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from scanner.gate.schema import PERSONAL, Column, Said, Schema, Table
from scanner.gate.schemas.marked import Mark, line_of, mappings
from scanner.gate.types import kinds, length

#: Keys of `meta` whose value may name a category, besides `noticegap`.
TAGS = ("noticegap", "pii", "personal_data", "privacy", "gdpr", "data_category")


def read_dbt(document: Any, file: str, schema: Schema) -> None:
    """Adds every model, and every table of every source, with the columns that it documents."""
    for key in ("models", "seeds", "snapshots"):
        for model in mappings(document.get(key)):
            _table(model, "", file, schema)
    for source in mappings(document.get("sources")):
        for table in mappings(source.get("tables")):
            _table(table, str(source.get("schema") or source.get("name") or ""), file, schema)


def read_seed(text: str, file: str, schema: Schema) -> None:
    """Adds the columns that the first line of a seed (a CSV file) names to those that a `schema.yml` lists."""
    name = PurePosixPath(file).stem
    table = schema.find(name) or Table(name, file=file)
    for column in next(csv.reader(text.splitlines()[:1]), []):
        if column.strip() and table.find(column.strip()) is None:
            table.add(Column(column.strip(), file=file))
    schema.add(table)


def _table(model: Mark, owner: str, file: str, schema: Schema) -> None:
    name = f"{owner}.{model.get('name', '')}".strip(".")
    table = Table(name, comment=str(model.get("description") or ""), file=file, line=line_of(model, "name"))
    schema.declare(table)
    versions = (column for version in mappings(model.get("versions")) for column in mappings(version.get("columns")) if "name" in column)
    for column in (*mappings(model.get("columns")), *versions):
        declared = str(column.get("data_type") or "").lower()
        table.add(
            Column(
                str(column.get("name", "")),
                declared,
                kinds(declared),
                length(declared),
                _listed(column),
                str(column.get("description") or ""),
                _refers(column),
                file,
                line_of(column, "name"),
                tuple(_said(column, file)),
            )
        )


def _said(column: Mark, file: str) -> Iterator[Said]:
    """What `meta` says: `noticegap: "demog.dob, needed for …"`, or a table with category, reason, owner and until."""
    config = column.get("config")
    for meta in (column.get("meta"), config.get("meta") if isinstance(config, Mark) else None):
        for key in TAGS if isinstance(meta, Mark) else ():
            assert isinstance(meta, Mark)
            if (text := tag(meta.get(key), key)) is not None:
                yield Said(text, file, line_of(meta, key))


def tag(value: Any, key: str) -> str | None:
    """A tag as one line: a text as it is, a table with its reason, owner and last day, `PERSONAL` for `pii: true`. None for any other."""
    if value is True or (isinstance(value, str) and value.strip().lower() in ("true", "yes", "pii", "personal", "sensitive", "direct")):
        return PERSONAL
    if isinstance(value, dict):
        facts = [f"{fact}={value[fact]}" for fact in ("owner", "until") if value.get(fact)]
        value = ", ".join([str(value.get("category", "")), str(value.get("reason") or ""), *facts])
    if not isinstance(value, str):
        return None
    return value if key == "noticegap" or "." in value.split(",")[0] else None


def _listed(column: Mark) -> tuple[str, ...]:
    """The values of a test `accepted_values`."""
    for test in mappings(column.get("data_tests") or column.get("tests")):
        accepted = test.get("accepted_values")
        values = accepted.get("values") or (accepted.get("arguments") or {}).get("values") if isinstance(accepted, Mark) else None
        if isinstance(values, list):
            return tuple(map(str, values))
    return ()


def _refers(column: Mark) -> str | None:
    for test in mappings(column.get("data_tests") or column.get("tests")):
        if "relationships" in test:
            return "relationships"
    return None

"""dbt's models and snapshots: the columns that their queries name, where that can be told without dbt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from scanner.gate.schema import Column, Schema, Table, Unread, digest
from scanner.gate.schemas.prepared import untagged
from scanner.gate.schemas.queries import Query, Unknown
from scanner.gate.schemas.sql import attach
from scanner.gate.schemas.statements import comments
from scanner.gate.schemas.tokens import Unreadable

_DIALECTS = ("postgres", "bigquery", "snowflake")
_GIVEN = "given_by_dbt"  # stands where only dbt knows what stands
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_REF = re.compile(r"\{\{-?\s*ref\s*\((?:[^()]*,)?\s*['\"](?P<name>[^'\"]+)['\"]\s*(?:,\s*v(?:ersion)?\s*=\s*\d+\s*)?\)\s*-?\}\}")
_SOURCE = re.compile(r"\{\{-?\s*source\s*\(\s*['\"](?P<owner>[^'\"]+)['\"]\s*,\s*['\"](?P<name>[^'\"]+)['\"]\s*\)\s*-?\}\}")
_NOTHING = re.compile(r"\{\{-?\s*config\s*\(")
_REPEATS = re.compile(r"\{%-?\s*(?:for|call)\b")
_SNAPSHOT = re.compile(r"\{%-?\s*snapshot\s+(?P<name>\w+)")
#: Folders whose queries make no table.
_ASKS = frozenset(("tests", "analyses", "analysis", "data-tests"))

UNTOLD = "a model of dbt says its columns when it is compiled: give what `dbt compile` writes, or list them in its schema.yml"
LISTED = "a model of dbt that says its columns when it is compiled: those that its schema.yml and its query name were judged"


@dataclass(frozen=True, slots=True)
class Model:
    """The text of a model, and where it lies."""

    text: str
    file: str
    home: str

    @property
    def name(self) -> str:
        """What others call it."""
        snapshot = _SNAPSHOT.search(self.text)
        return snapshot["name"] if snapshot else PurePosixPath(self.file).name.partition(".")[0]


def read_dbt_models(models: Iterable[Model], schema: Schema) -> None:
    """Adds the columns of models to those that a `schema.yml` lists; what only dbt can tell is unread, or noted of one that is listed.

    One model may read another: they are tried until no more of them can be told.
    """
    left = [each for each in models if _ASKS.isdisjoint(PurePosixPath(each.file).parts[:-1])]
    names = {each.name for each in left}
    while left:
        later = [each for each in left if not _read(each, schema, names, last=False)]
        if len(later) == len(left):
            for each in left:
                _read(each, schema, names, last=True)
            return
        left = later


def _read(model: Model, schema: Schema, models: set[str], last: bool) -> bool:
    """Whether the model could be told, or needs no other try."""
    schema.home = model.home
    known = schema.find(model.name)
    text = _plain(model.text)
    whole = _REPEATS.search(model.text) is None
    try:
        columns = _columns(text, model.file, schema)
    except Unknown:
        if not last:
            return False
        columns, whole = [], False
    except Unreadable:
        columns, whole = [], False
    table = known or Table(model.name, file=model.file)
    for column in columns:
        name = re.sub(rf"_*{_GIVEN}_*", "", column.name)
        whole = whole and name == column.name and name != ""
        if name and table.find(name) is None:
            table.add(replace(column, name=name, of=column.of if column.of and column.of[0] in models else None))
    if known is None and table.columns:
        schema.add(table)
    if not whole and known is not None:
        schema.notes.append(Unread(model.file, 0, LISTED))
    elif not whole:
        schema.unread.append(Unread(model.file, 0, UNTOLD, digest(model.text)))
    attach(schema, model.file, comments(model.text, "noticegap:"))
    return True


def _columns(text: str, file: str, schema: Schema) -> list[Column]:
    """What the query gives, in the first dialect that can read it."""
    for dialect in _DIALECTS[:-1]:
        try:
            return Query(text, file, 1, dialect, schema).columns()
        except Unknown:
            raise
        except Unreadable:
            continue
    return Query(text, file, 1, _DIALECTS[-1], schema).columns()


def _plain(text: str) -> str:
    """The query with names for what it refers to, and a word for all that only dbt knows. Lines stay where they are."""
    return _EXPRESSION.sub(_filled, "".join(untagged(text))).strip("; \t\r")


def _filled(found: re.Match[str]) -> str:
    lines = "\n" * found[0].count("\n")
    if ref := _REF.fullmatch(found[0]):
        return f"{ref['name']}{lines}"
    if source := _SOURCE.fullmatch(found[0]):
        return f"{source['owner']}.{source['name']}{lines}"
    return lines if _NOTHING.match(found[0]) else f"{_GIVEN}{lines}"

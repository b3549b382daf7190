"""Avro schemas (specification 1.12): one table a record, nested records by their path."""

from __future__ import annotations

from typing import Any

from scanner.gate.schema import Column, Said, Schema, Table, Unread
from scanner.gate.schemas.marked import Mark, line_of, mappings
from scanner.gate.types import kinds

_TYPES = {"string": "text", "boolean": "boolean", "int": "int", "long": "bigint", "float": "float", "double": "double", "bytes": "bytes"}
_LOGICAL = ("date", "timestamp-millis", "timestamp-micros", "local-timestamp-millis", "local-timestamp-micros")


def read_avro(document: Any, file: str, schema: Schema) -> None:
    """Adds the records of a schema, or of a list of schemas."""
    records = list(mappings(document if isinstance(document, list) else [document]))
    records = [each for each in records if each.get("type") == "record"]
    if not records:
        schema.unread.append(Unread(file, 0, "holds no Avro record"))
    for record in records:
        name = str(record.get("name", "record"))
        space = record.get("namespace")
        table = Table(f"{space}.{name}" if space else name, comment=str(record.get("doc") or ""), file=file, line=line_of(record, "name"))
        _fields(record, "", table, file)
        schema.declare(table)


def _fields(record: Mark, path: str, table: Table, file: str) -> None:
    for field in mappings(record.get("fields")):
        name = f"{path}{field.get('name', '')}"
        inner, declared, listed = _type(field.get("type"))
        if inner is not None:
            _fields(inner, f"{name}.", table, file)
            continue
        said = field.get("noticegap")
        line = line_of(field, "name")
        tags = (Said(str(said), file, line_of(field, "noticegap")),) if said is not None else ()
        table.add(Column(name, declared, kinds(_known(declared)), None, listed, str(field.get("doc") or ""), None, file, line, tags))


def _known(declared: str) -> str:
    return "timestamp" if declared in _LOGICAL else _TYPES.get(declared, "text")


def _type(declared: Any) -> tuple[Mark | None, str, tuple[str, ...]]:
    """The record that a type is, or its name and what its enum lists. Of a union, the type that is not null."""
    if isinstance(declared, list):
        return _type(next((each for each in declared if each not in ("null", None)), "null"))
    if isinstance(declared, Mark):
        if declared.get("type") == "record":
            return declared, "record", ()
        if declared.get("type") == "enum" and isinstance(declared.get("symbols"), list):
            return None, "enum", tuple(map(str, declared["symbols"]))
        if declared.get("type") in ("array", "map"):
            return _type(declared.get("items", declared.get("values")))
        return None, str(declared.get("logicalType") or declared.get("type")), ()
    return None, str(declared), ()

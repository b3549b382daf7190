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
    if isinstance(document, Mark) and isinstance(document.get("types"), list):
        document = document["types"]  # of a protocol
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
        for record in inner:
            _fields(record, f"{name}.", table, file)
        if inner:
            continue
        aliases = field.get("aliases")
        doc = str(field.get("doc") or (", ".join(map(str, aliases)) if isinstance(aliases, list) else "")).replace("_", " ")
        said = field.get("noticegap")
        line = line_of(field, "name")
        tags = (Said(str(said), file, line_of(field, "noticegap")),) if said is not None else ()
        table.add(Column(name, declared, kinds(_known(declared)), None, listed, doc, None, file, line, tags))


def _known(declared: str) -> str:
    return "timestamp" if declared in _LOGICAL else _TYPES.get(declared, "text")


def _type(declared: Any) -> tuple[list[Mark], str, tuple[str, ...]]:
    """The records that a type may be, or its name and what its enum lists. Of a union without a record, the first type that is not null."""
    if isinstance(declared, list):
        parts = [_type(each) for each in declared if each not in ("null", None)]
        records = [record for part in parts for record in part[0]]
        return (records, "record", ()) if records or not parts else parts[0]
    if isinstance(declared, Mark):
        if declared.get("type") == "record":
            return [declared], "record", ()
        if declared.get("type") == "enum" and isinstance(declared.get("symbols"), list):
            return [], "enum", tuple(map(str, declared["symbols"]))
        if declared.get("type") in ("array", "map"):
            return _type(declared.get("items", declared.get("values")))
        return [], str(declared.get("logicalType") or declared.get("type")), ()
    return [], str(declared), ()

"""JSON and YAML documents that declare schemas: JSON Schema, OpenAPI, Avro, dbt. Every value keeps its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scanner.gate.schema import UNKNOWN, Schema, Unread
from scanner.gate.schemas.avro import read_avro
from scanner.gate.schemas.dbt import read_dbt
from scanner.gate.schemas.json_schema import read_asyncapi, read_json_schema, read_openapi
from scanner.gate.schemas.liquibase import read_changelog
from scanner.gate.schemas.marked import Mark, load
from scanner.gate.schemas.named import holds_columns, read_named


def read_document(text: str, file: str, schema: Schema) -> None:
    """Adds what the documents of a file declare; one that is no schema of a known kind is unread."""
    known, other = 0, list[Unread]()
    try:
        for document in load(text):
            if document is None:
                continue  # `---` and nothing
            if read := _kind(document, file):
                known += 1
                read(document, file, schema)
            else:
                other.append(Unread(file, _line(document), UNKNOWN))
    except ValueError as error:
        schema.unread.append(Unread(file, 0, str(error)))
        known += 1
    if known or any(each.reason != UNKNOWN for each in other):
        schema.unread += other
    elif other:
        schema.unread.append(Unread(file, 0, UNKNOWN))


def _line(document: Any) -> int:
    """The document's first line, where it is a mapping."""
    return min(document.lines.values(), default=0) if isinstance(document, Mark) else 0


def _kind(document: Any, file: str) -> Callable[[Any, str, Schema], None] | None:
    if isinstance(document, Mapping):
        if "databaseChangeLog" in document:
            return read_changelog
        if "openapi" in document or "swagger" in document:
            return read_openapi
        if "asyncapi" in document:
            return read_asyncapi
        if any(isinstance(document.get(key), list) for key in ("models", "sources", "seeds", "snapshots")):
            return read_dbt
        if "properties" in document or "$defs" in document or "definitions" in document or "$schema" in document:
            return read_json_schema
    if file.endswith((".avsc", ".avpr")) or _is_record(document):
        return read_avro
    return read_named if holds_columns(document) else None


def _is_record(document: Any) -> bool:
    found = document if isinstance(document, list) else [document]
    return any(isinstance(each, Mapping) and each.get("type") == "record" and isinstance(each.get("fields"), list) for each in found)

"""Lists of columns in documents: schemas of BigQuery, Spark, Iceberg and Kafka Connect, of Frictionless Data, and tables of CloudFormation.

What they share is a list of mappings, each with a name and a type. Mappings of Elasticsearch and MongoDB have `properties` instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from scanner.gate.schema import Column, Said, Schema, Table
from scanner.gate.schemas.json_schema import add_properties
from scanner.gate.schemas.marked import Mark, line_of
from scanner.gate.schemas.tokens import wordset
from scanner.gate.types import is_known, kinds

_LISTS = ("fields", "columns", "attributes", "schema", "columnschema", "attributedefinitions", "partitionkeys", "customattributes")
_NAMES = ("name", "field", "attributename", "columnname", "fieldpath")
_TYPES = ("type", "attributetype", "attributedatatype", "datatype", "data_type", "columntype", "affinity")
#: Types that no database of SQL has by this name.
_MORE = wordset("s n b record struct map list object number keyword geography bytes float32 float64 int any str")
#: Keys that say nothing of whose the columns are.
_WITHIN = (*_LISTS, "properties", "tableinput", "storagedescriptor", "spec", "data", "value", "type", "items", "resources")
_EMBEDDED = ("mappings", "$jsonschema", "jsonschema")
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class _Found:
    """Columns, or an object with properties, and what they belong to."""

    name: str
    columns: Sequence[Mark]
    object: Mark | None = None


def holds_columns(document: Any) -> bool:
    """Whether anything in a document is a list of columns, or a mapping of a search engine."""
    return next(_found(document, "", 0), None) is not None


def read_named(document: Any, file: str, schema: Schema) -> None:
    """Adds a table for each list of columns, by the name that stands nearest above it."""
    for each in _found(document, PurePosixPath(file).name.split(".")[0], 0):
        before = schema.own(each.name)
        table = before if before and before.file == file else Table(each.name, file=file)
        if each.object is not None:
            add_properties(each.object, table, file)
        _add(each.columns, "", table, file, 0)
        if table is not before and table.columns:
            table.line = min(column.line for column in table.columns.values())
            schema.declare(table)


def _found(part: Any, name: str, depth: int) -> Iterator[_Found]:
    """The lists of columns of a document: itself, or what stands at a key that says so: parameters have names and types, too."""
    if depth == 0 and (columns := _columns(part)):
        yield _Found(name, columns)
    elif isinstance(part, list):
        for each in part if depth < _DEEPEST else ():
            yield from _found(each, name, depth + 1)
    elif isinstance(part, Mark) and depth < _DEEPEST:
        said = next((part[key] for key in part if key.lower() in ("name", "table", "tableid", "table_id", "tablename", "title")), None)
        name = said if isinstance(said, str) and said else name
        for key, each in part.items():
            plain = key.lower().replace("_", "")
            columns = _columns(each) if plain in _LISTS else []
            if columns:
                yield _Found(name, columns)
            elif plain in _EMBEDDED and isinstance(each, Mark) and isinstance(each.get("properties"), Mark):
                yield _Found(name, (), each)
            elif isinstance(each, list | Mark):
                yield from _found(each, name if plain in _WITHIN or isinstance(each, list) else key, depth + 1)


def _columns(part: Any) -> list[Mark]:
    """The list, where each of it has a name and a type, and most of the types are known."""
    if not isinstance(part, list) or not part or not all(isinstance(each, Mark) and _of(each, _NAMES) and _type(each) for each in part):
        return []
    known = sum(_is_type(_type(each)) for each in part)
    return part if 2 * known > len(part) else []


def _add(columns: Sequence[Mark], path: str, table: Table, file: str, depth: int) -> None:
    for each in columns if depth < _DEEPEST else ():
        key, name = _of(each, _NAMES) or ("", "")
        inner = next((found for found in (_inner(each), _inner(each.get("type"))) if found), [])
        if inner:
            _add(inner, f"{path}{name}.", table, file, depth + 1)
            continue
        declared, said = _type(each).lower(), each.get("x-noticegap")
        line = line_of(each, key)
        tags = (Said(str(said), file, line_of(each, "x-noticegap", line)),) if said is not None else ()
        told = next((str(each[word]) for word in ("description", "comment", "Comment", "doc") if each.get(word)), "")
        table.add(Column(f"{path}{name}", declared, kinds(declared), comment=told, file=file, line=line, said=tags))


def _inner(part: Any) -> list[Mark]:
    """The columns within a column: a record's, or of what a list holds."""
    if not isinstance(part, Mark):
        return []
    for key in ("fields", "schema"):
        if columns := _columns(part.get(key)):
            return columns
    return next((found for key in ("items", "elementType", "element") if (found := _inner(part.get(key)))), [])


def _of(each: Mapping[str, Any], keys: Sequence[str]) -> tuple[str, str] | None:
    """The first of these keys, however it is written, and its text."""
    return next(((key, value) for key, value in each.items() if key.lower() in keys and isinstance(value, str) and value), None)


def _type(each: Mark) -> str:
    """The type's name; of one with fields of its own `struct` or what it says."""
    found = _of(each, _TYPES)
    inner = each.get("type")
    return found[1] if found else str(inner.get("type") or "") if isinstance(inner, Mark) else ""


def _is_type(name: str) -> bool:
    word = name.lower().split("(")[0].split("<")[0].strip()
    return is_known(word) or word in _MORE

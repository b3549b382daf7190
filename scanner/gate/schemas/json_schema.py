"""JSON Schema (2020-12 and drafts before it) and OpenAPI (2 and 3): one table an object, its properties by their path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from scanner.gate.schema import Column, Said, Schema, Table, Unread
from scanner.gate.schemas.marked import Mark, line_of, mappings
from scanner.gate.types import kinds

_TYPES = {"string": "text", "integer": "int", "number": "number", "boolean": "boolean"}
_DEEPEST = 12
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def read_json_schema(document: Any, file: str, schema: Schema) -> None:
    """Adds the document's own object and those of its definitions; `$ref` to others is not followed, they are tables of their own."""
    count = len(schema.tables)
    name = str(document.get("title") or PurePosixPath(file).name.split(".")[0]).strip()
    if "properties" in document or "allOf" in document:
        _object(document, name, file, schema, 1)
    for key in ("$defs", "definitions"):
        _definitions(document.get(key), file, schema)
    if len(schema.tables) == count:
        schema.unread.append(Unread(file, 0, "declares no property"))


def read_openapi(document: Any, file: str, schema: Schema) -> None:
    """Adds the schemas of an API, its parameters, and the objects that stand in its requests and answers."""
    components = document.get("components")
    _definitions(components.get("schemas") if isinstance(components, Mark) else None, file, schema)
    _definitions(document.get("definitions"), file, schema)
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, Mark) else ():
        for method in _METHODS if isinstance(item, Mark) else ():
            if isinstance(item.get(method), Mark):
                _operation(f"{method.upper()} {path}", item, item[method], file, schema)
    if not schema.tables:
        schema.unread.append(Unread(file, 0, "declares no schema and no parameter"))


def _operation(name: str, item: Mark, operation: Mark, file: str, schema: Schema) -> None:
    table = Table(name, file=file, line=line_of(operation, "operationId", line_of(operation, "responses")))
    for parameter in (*mappings(item.get("parameters")), *mappings(operation.get("parameters"))):
        if isinstance(parameter.get("name"), str):
            declared = parameter["schema"] if isinstance(parameter.get("schema"), Mark) else parameter
            table.add(_column(parameter["name"], declared, parameter, file, line_of(parameter, "name")))
    body = operation.get("requestBody")
    contents = body.get("content") if isinstance(body, Mark) else None
    for content in contents.values() if isinstance(contents, Mark) else ():
        if isinstance(content, Mark) and isinstance(content.get("schema"), Mark):
            _properties(content["schema"], "", table, file, 0)
    if table.columns:
        schema.add(table)


def _definitions(found: Any, file: str, schema: Schema) -> None:
    for name, each in found.items() if isinstance(found, Mark) else ():
        if isinstance(each, Mark):
            _object(each, name, file, schema, line_of(found, name))


def _object(found: Mark, name: str, file: str, schema: Schema, line: int) -> None:
    table = Table(name, comment=str(found.get("description") or ""), file=file, line=line)
    _properties(found, "", table, file, 0)
    if table.columns:
        schema.add(table)


def _properties(found: Mark, path: str, table: Table, file: str, depth: int) -> None:
    if depth > _DEEPEST:
        return
    for part in _parts(found):
        properties = part.get("properties")
        for name, each in properties.items() if isinstance(properties, Mark) else ():
            declared = each if isinstance(each, Mark) else Mark()
            inner = _inner(declared)
            if inner is not None:
                _properties(inner, f"{path}{name}.", table, file, depth + 1)
            else:
                table.add(_column(f"{path}{name}", declared, declared, file, line_of(properties, name)))


def _parts(found: Mark) -> Iterator[Mark]:
    """The object, and those that it is made of."""
    yield found
    for key in ("allOf", "anyOf", "oneOf"):
        yield from mappings(found.get(key))


def _inner(declared: Mark) -> Mark | None:
    """The object that a property or the items of a list are, if they have properties of their own."""
    items = declared.get("items")
    for each in (declared, items):
        if isinstance(each, Mark) and ("properties" in each or any("properties" in part for part in list(_parts(each))[1:])):
            return each
    return None


def _column(name: str, declared: Mark, owner: Mark, file: str, line: int) -> Column:
    kind = declared.get("type")
    kind = next((each for each in kind if each != "null"), "") if isinstance(kind, list) else kind
    form = str(declared.get("format") or "")
    known = "date" if form in ("date", "date-time") else _TYPES.get(str(kind), "text" if kind else "")
    values = declared.get("enum")
    said = owner.get("x-noticegap", declared.get("x-noticegap"))
    return Column(
        name,
        " ".join(filter(None, (str(kind or ""), form))),
        kinds(known),
        int(declared["maxLength"]) if str(declared.get("maxLength", "")).isdigit() else None,
        tuple(str(value) for value in values if value is not None) if isinstance(values, list) else (),
        str(owner.get("description") or owner.get("title") or ""),
        None,
        file,
        line,
        (Said(str(said), file, line_of(owner, "x-noticegap", line)),) if said is not None else (),
    )

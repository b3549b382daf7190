"""JSON Schema (2020-12 and drafts before it) and OpenAPI (2 and 3): one table an object, its properties by their path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from scanner.gate.schema import Column, Said, Schema, Table, Unread
from scanner.gate.schemas.examples import add_examples
from scanner.gate.schemas.marked import Mark, line_of, mappings
from scanner.gate.types import kinds

_TYPES = {"string": "text", "integer": "int", "number": "number", "boolean": "boolean"}
_ASYNC = ("message", "publish", "subscribe", "oneOf", "messages", "channels", "components", "allOf", "traits", "messageTraits")
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def read_json_schema(document: Any, file: str, schema: Schema) -> None:
    """Adds the document's own object and those of its definitions; `$ref` to others is not followed, they are tables of their own."""
    name = str(document.get("title") or PurePosixPath(file).name.split(".")[0]).strip()
    _object(document, name, file, schema, 1)
    add_examples(document, name, file, schema)
    if not any(table.file == file for table in schema.tables.values()):
        schema.unread.append(Unread(file, 0, "declares no property"))


def read_asyncapi(document: Any, file: str, schema: Schema) -> None:
    """Adds the schemas of an event API (AsyncAPI 2 and 3), and what its messages carry."""
    _definitions(_mark(_mark(document, "components"), "schemas"), file, schema)
    name = str(document.get("title") or PurePosixPath(file).name.split(".")[0])
    _messages(document, name, file, schema)
    add_examples(document, name, file, schema)
    if not any(table.file == file for table in schema.tables.values()):
        schema.unread.append(Unread(file, 0, "declares no schema and no message"))


def _messages(found: Mark, name: str, file: str, schema: Schema) -> None:
    """The payload and headers of every message, wherever it stands; `name` is the last one on the way that is no word of AsyncAPI."""
    for key, each in found.items():
        if isinstance(each, Mark) and key in ("payload", "headers"):
            table = Table(name, file=file, line=line_of(found, key))
            _properties(each, "", table, file)
            _add(table, schema)
        for inner in [each] if isinstance(each, Mark) else mappings(each):
            if key not in ("payload", "headers", "schemas"):
                _messages(inner, name if key in _ASYNC else key, file, schema)


def read_openapi(document: Any, file: str, schema: Schema) -> None:
    """Adds the schemas of an API, its parameters, and the objects that stand in its requests and answers."""
    components = _mark(document, "components")
    for found in (_mark(components, "schemas"), _mark(document, "definitions")):
        _definitions(found, file, schema)
    for owner in (components, document):
        _add(_given(list(_marks(_mark(owner, "parameters"))), [], Table("parameters", file=file), file), schema)
        for key in ("requestBodies", "responses"):
            bodies = _mark(owner, key)
            for name, body in bodies.items():
                _add(_given([], [body], Table(name, file=file, line=line_of(bodies, name)), file), schema)
    for key in ("paths", "webhooks"):
        _items(_mark(document, key), file, schema)
    add_examples(document, PurePosixPath(file).name.split(".")[0], file, schema)
    if not any(table.file == file for table in schema.tables.values()):
        schema.unread.append(Unread(file, 0, "declares no schema and no parameter"))


def _items(paths: Mark, file: str, schema: Schema) -> None:
    """The operations of paths, of webhooks, and of what an operation calls back."""
    for path, item in paths.items():
        if not isinstance(item, Mark):
            continue
        if isinstance(item.get("$ref"), str) and not item["$ref"].startswith("#"):
            schema.unread.append(Unread(file, line_of(paths, path), f"{path} is declared in another file: give the document in one piece"))
        for method in _METHODS:
            if isinstance(item.get(method), Mark):
                _operation(f"{method.upper()} {path}", item, item[method], file, schema)
                for called in _marks(_mark(item[method], "callbacks")):
                    _items(called, file, schema)


def _mark(owner: Mark, key: str) -> Mark:
    """The mapping at a key; an empty one where there is none."""
    found = owner.get(key)
    return found if isinstance(found, Mark) else Mark()


def _marks(owner: Mark) -> Iterator[Mark]:
    """The mappings among the values of a mapping."""
    return (each for each in owner.values() if isinstance(each, Mark))


def _add(table: Table, schema: Schema) -> None:
    if table.columns:
        schema.declare(table)


def _operation(name: str, item: Mark, operation: Mark, file: str, schema: Schema) -> None:
    table = Table(name, file=file, line=line_of(operation, "operationId", line_of(operation, "responses")))
    parameters = [*mappings(item.get("parameters")), *mappings(operation.get("parameters"))]
    _add(_given(parameters, [operation.get("requestBody"), *_marks(_mark(operation, "responses"))], table, file), schema)


def _given(parameters: list[Mark], bodies: list[Any], table: Table, file: str) -> Table:
    """The table with what parameters and bodies (of requests and answers) hold."""
    for parameter in parameters:
        declared = parameter["schema"] if isinstance(parameter.get("schema"), Mark) else parameter
        name = parameter.get("name")
        if _has_properties(declared):
            _properties(declared, f"{name}." if isinstance(name, str) and parameter.get("in") != "body" else "", table, file)
        elif isinstance(name, str):
            table.add(_column(name, declared, parameter, file, line_of(parameter, "name")))
    for body in bodies:
        if isinstance(body, Mark):  # version 2 has no `content`
            headers = _mark(body, "headers")
            for name, header in headers.items():
                declared = header if isinstance(header, Mark) else Mark()
                table.add(_column(name, _mark(declared, "schema") or declared, declared, file, line_of(headers, name)))
            for content in (body, *_marks(_mark(body, "content"))):
                _properties(_mark(content, "schema"), "", table, file)
    return table


def _definitions(found: Any, file: str, schema: Schema) -> None:
    for name, each in found.items() if isinstance(found, Mark) else ():
        if isinstance(each, Mark):
            _object(each, name, file, schema, line_of(found, name))


def _object(found: Mark, name: str, file: str, schema: Schema, line: int) -> None:
    table = Table(name, comment=str(found.get("description") or ""), file=file, line=line)
    _properties(found, "", table, file)
    _add(table, schema)
    for key in ("$defs", "definitions"):
        _definitions(found.get(key), file, schema)


def add_properties(found: Mark, table: Table, file: str) -> None:
    """Adds the properties of an object, those within it by their path."""
    _properties(found, "", table, file)


def _properties(found: Mark, path: str, table: Table, file: str) -> None:
    for part in _parts(found):
        properties = _mark(part, "properties")
        for name, each in properties.items():
            declared = each if isinstance(each, Mark) else Mark()
            if _has_properties(declared):
                _properties(declared, f"{path}{name}.", table, file)
            else:
                table.add(_column(f"{path}{name}", declared, declared, file, line_of(properties, name)))
        required = part.get("required")
        for name in required if isinstance(required, list) else ():  # what must be there is there, whoever says what it is
            if isinstance(name, str) and not any(known.startswith(f"{path}{name}.") or known == f"{path}{name}" for known in table.columns):
                table.add(_column(f"{path}{name}", Mark(), Mark(), file, line_of(part, "required")))


def _parts(found: Mark) -> Iterator[Mark]:
    """The object, those that it is made of, and those that lie in it under no name of their own: in lists and maps."""
    yield found
    for key in ("allOf", "anyOf", "oneOf", "items", "prefixItems"):
        for each in mappings(found.get(key)):
            yield from _parts(each)
    for key in ("items", "contains", "additionalProperties", "unevaluatedProperties", "if", "then", "else"):
        if isinstance(found.get(key), Mark):
            yield from _parts(found[key])
    for key in ("patternProperties", "dependentSchemas"):
        for each in _marks(_mark(found, key)):
            yield from _parts(each)


def _has_properties(declared: Mark) -> bool:
    return any(_mark(part, "properties") for part in _parts(declared))


def _column(name: str, declared: Mark, owner: Mark, file: str, line: int) -> Column:
    kind = declared.get("type")
    kind = next((each for each in kind if each != "null"), "") if isinstance(kind, list) else kind
    form = str(declared.get("format") or "")
    known = "date" if form in ("date", "date-time") or kind == "date" else _TYPES.get(str(kind), "text" if kind else "")
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

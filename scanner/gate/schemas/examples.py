"""Keys that examples and defaults of JSON Schema and OpenAPI show and no property declares. Their values are not kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scanner.gate.schema import Column, Schema, Table
from scanner.gate.schemas.keys import KEY, paths_of
from scanner.gate.schemas.marked import Mark, line_of

_SHOWN = ("example", "examples", "default", "const", "x-example", "x-examples")
#: Mappings whose keys are names, not words of the language: of schemas by their name, and of properties.
_NAMED = ("schemas", "definitions", "$defs", "requestBodies", "responses", "messages", "channels")
_FIELDS = ("properties", "patternProperties")
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
#: What an example of OpenAPI or AsyncAPI holds besides its value.
_WRAPPED = ("value", "payload", "headers")
_NAME = re.compile(r"[^\W\d][\w-]{0,63}")
_DEEPEST = 100
_LONGEST = 100_000  # characters of a text that is an example


@dataclass(frozen=True, slots=True)
class _Key:
    """A key that an example shows: the table that it is of, its path, and its line."""

    table: str
    path: str
    line: int


def add_examples(document: Any, name: str, file: str, schema: Schema) -> None:
    """Adds the keys of a document's examples and defaults that none of its tables has; `name` is that of its own object."""
    known = {part for table in schema.tables.values() if table.file == file for each in table.columns for part in each.split(".")}
    for key in _keys(document, name, "", 0):
        if key.path.rpartition(".")[2] in known:
            continue
        table = schema.own(key.table)
        if table is None or table.file != file:
            table = Table(key.table, file=file, line=key.line)
            schema.add(table)
        if table.find(key.path) is None:
            table.add(Column(key.path, KEY, file=file, line=key.line))


def _keys(found: Any, name: str, path: str, depth: int) -> Iterator[_Key]:
    """The keys that the examples within a part of a document show."""
    if isinstance(found, list):
        for each in found if depth < _DEEPEST else ():
            yield from _keys(each, name, path, depth + 1)
    if not isinstance(found, Mark) or depth >= _DEEPEST:
        return
    for key, each in found.items():
        if key in _SHOWN and not isinstance(found.get("name"), Mark):
            yield from (_Key(name, f"{path}{inner}", line) for inner, line in _of_value(each, key, line_of(found, key)))
        elif key in _FIELDS and isinstance(each, Mark):
            for field, declared in each.items():
                yield from _keys(declared, name, f"{path}{field}.", depth + 1)
        elif key in _NAMED and isinstance(each, Mark):
            for inner, declared in each.items():
                yield from _keys(declared, inner if not inner[:1].isdigit() and inner != "default" else name, "", depth + 1)
        elif key in ("paths", "webhooks") and isinstance(each, Mark):
            yield from _operations(each, depth + 1)
        else:
            yield from _keys(each, name, path, depth + 1)


def _operations(paths: Mark, depth: int) -> Iterator[_Key]:
    for path, item in paths.items():
        for method, operation in item.items() if isinstance(item, Mark) else ():
            name = f"{method.upper()} {path}" if method in _METHODS else path
            yield from _keys(operation, name, "", depth + 1)


def _of_value(value: Any, key: str, line: int) -> Iterator[tuple[str, int]]:
    """Paths and lines of the keys of an example; `examples` are a list, or examples by their name."""
    if key.endswith("examples") and isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            held = [word for word in _WRAPPED if word in each] if isinstance(each, Mark) and key.endswith("examples") else []
            for inner, at in [(each[word], line_of(each, word, line)) for word in held] or [(each, line)]:
                yield from _of_value(inner, "", at)
    elif isinstance(value, str) and value.lstrip().startswith("{"):
        yield from ((path, line) for path in _of_text(value))
    elif isinstance(value, Mark):
        for name, each in value.items() if all(map(_NAME.fullmatch, value)) else ():  # keys may be values: of a map
            inner = list(_of_value(each, "", line_of(value, name, line)))
            yield from ((f"{name}.{path}", at) for path, at in inner)
            if not inner:
                yield name, line_of(value, name, line)


def _of_text(text: str) -> list[str]:
    """The paths of an example that is written as a text of JSON."""
    try:
        value = json.loads(text) if len(text) < _LONGEST else None
    except (ValueError, RecursionError):
        return []
    return [path for path in paths_of(value) if all(map(_NAME.fullmatch, path.split(".")))]

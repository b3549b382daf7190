"""Keys of JSON that declarations name: in indexes, generated columns, checks and defaults. Scans call them `profile.date_of_birth`, too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from scanner.gate.schema import Column, Schema, Table

#: The type of a column that is a key within another.
KEY = "json key"
_NAME = r"(?:(?<![\w$])[\w$]{1,128}+|\"[^\"\n]{1,128}+\"|`[^`\n]{1,128}+`|\[[^\]\n]{1,128}+\])"
_COLUMN = rf"(?P<column>{_NAME})"
_STEP = r"\s*+(?:->>?|#>>?|\?[|&]?)\s*(?:ARRAY\s*\[\s*)?(?:N|_utf8mb[34])?'(?:[^']|'')*+'(?:\s*::\s*\w+)?"
_ARROWS = re.compile(rf"{_COLUMN}\s*+(?:::\s*+jsonb?\b)?(?P<steps>(?:[\s)]*+{_STEP})++)", re.IGNORECASE)
_CALL = re.compile(
    rf"\b(?:json_extract|json_value|json_query|json_exists|json_contains_path|jsonb?_extract_path(?:_text)?|jsonb_path_\w+|get_json_object)"
    rf"\s*\(\s*(?:{_NAME}\s*\.\s*)*{_COLUMN}\s*(?:::\s*jsonb?)?\s*(?P<steps>(?:,\s*(?:N|_utf8mb[34])?'[^']*')+)",
    re.IGNORECASE,
)
_TEXT = re.compile(r"'((?:[^']|'')*)'")
_DEFAULT = re.compile(
    rf"{_COLUMN}\s+(?:JSONB?\b[^,;'{{]{{0,200}}?\bDEFAULT|SET\s+DEFAULT)\s*\(?\s*N?"
    rf"'(?P<object>\{{(?:[^']|''){{0,5000}}+)'",
    re.IGNORECASE,
)
_OWNER = re.compile(
    rf"\s*(?:CREATE\s+(?:UNIQUE\s+)?INDEX\b[^(;]{{0,300}}?\bON\s+(?:ONLY\s+)?|(?:CREATE|ALTER)\s+(?:\w+\s+){{0,2}}?TABLE\s+"
    rf"(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:ONLY\s+)?)(?P<name>{_NAME}(?:\s*\.\s*{_NAME})*)",
    re.IGNORECASE,
)
_QUOTES = str.maketrans("", "", '"`[]')
_PLAIN = re.compile(r"[^\W\d][\w -]*")


def json_keys(text: str, line: int, file: str, schema: Schema) -> None:
    """Adds the keys that a statement names to the table that it is about."""
    if "->" in text or "#>" in text or "json" in text.lower() or "{" in text or "?" in text:
        owner = _OWNER.match(text)
        if owner is None:
            return
        name = owner["name"].translate(_QUOTES)
        table = schema.find(name) or Table(name, file=file, line=line, created=False)
        add_keys(table, text, file, line)
        if table.columns and schema.find(name) is None:
            schema.add(table)


def add_keys(table: Table, text: str, file: str, line: int) -> None:
    """Adds the keys of the table's columns that a text of SQL names, with their lines; of any column where nothing creates the table."""
    for at, column, path in _found(text):
        known = table.find(column) or (None if table.created else column)
        if known is not None and table.find(f"{known}.{path}") is None:
            table.add(Column(f"{known}.{path}", KEY, file=file, line=line + text.count("\n", 0, at)))


def paths(text: str) -> list[str]:
    """The keys that an expression takes from JSON: `address.city`."""
    return [path for _, _, path in _found(text)]


def paths_of(value: Any, begin: str = "") -> Iterator[str]:
    """The keys of a value of JSON, by their path."""
    for key, each in value.items() if isinstance(value, dict) else ():
        if isinstance(each, dict) and each:
            yield from paths_of(each, f"{begin}{key}.")
        else:
            yield f"{begin}{key}"


def _found(text: str) -> Iterator[tuple[int, str, str]]:
    """Place, column and path of each key."""
    for found in (*_ARROWS.finditer(text), *_CALL.finditer(text)):
        steps = [part for each in _TEXT.findall(found["steps"]) for part in re.split(r"[{},.\[\]$]+", each)]
        path = ".".join(part.strip('" ') for part in steps if _PLAIN.fullmatch(part.strip('" ')))
        if path:
            yield found.start("steps"), found["column"].translate(_QUOTES), path
    for found in _DEFAULT.finditer(text):
        try:
            value = json.loads(found["object"].replace("''", "'"))
        except ValueError:
            continue
        yield from ((found.start("object"), found["column"].translate(_QUOTES), path) for path in paths_of(value))

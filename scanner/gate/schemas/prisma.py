"""Prisma schemas: models with one field a line (Prisma's reference, "Prisma schema")."""

from __future__ import annotations

import json
import re

from scanner.gate.schema import NOWHERE, Column, Said, Schema, Table, Unread
from scanner.gate.schemas.keys import KEY, paths_of
from scanner.gate.types import kinds, length

_BLOCK = re.compile(r"\s*(?:abstract\s+)?(?P<kind>model|view|type|enum|datasource|generator)\s+(?P<name>\w+)(?:\s+extends\s+[\w, ]+)?\s*\{")
_FIELD = re.compile(r"\s*(?P<name>\w+)\s+(?P<type>\w+(?:\(\"[^\"]*\"\))?)(?P<many>\[\])?(?P<optional>\?)?(?P<rest>.*)")
_MAP = re.compile(r"@map\(\s*(?:name:\s*)?\"([^\"]*)\"")
_TABLE_MAP = re.compile(r"\s*@@map\(\s*(?:name:\s*)?\"([^\"]*)\"")
_SCHEMA = re.compile(r"\s*@@schema\(\s*\"([^\"]*)\"")
_NATIVE = re.compile(r"@db\.(\w+(?:\([\d, ]*\))?)")
_KEYS = re.compile(r"@relation\([^)]*fields:\s*\[([\w, ]*)\]")
_JSON = re.compile(r"@default\(\s*\"(\{(?:[^\"\\]|\\.)*\})\"\s*\)")
_COMMENT = re.compile(r"\s*//(?P<doc>/?)\s*(?P<text>.*)")
_SAID = re.compile(r"//+\s*noticegap:\s*(?P<text>.*)", re.IGNORECASE)
_MODELS = ("model", "view", "type")
_SCALARS = {
    "String": "text", "Boolean": "boolean", "Int": "int", "BigInt": "bigint", "Float": "float", "Decimal": "decimal(10,2)",
    "DateTime": "datetime", "Json": "json", "Bytes": "bytes",
}  # fmt: skip


def read_prisma(text: str, file: str, schema: Schema) -> None:
    """Adds the models of a schema; fields that are relations are no columns. Enums give their values to the fields of their type."""
    rows = text.split("\n")
    blocks = [found for row in rows if (found := _BLOCK.match(row))]
    if not blocks:
        schema.unread.append(Unread(file, 0, "holds no model: it is no Prisma schema"))
    reader = _Reader(file, schema, _enums(rows), {found["name"] for found in blocks if found["kind"] in _MODELS})
    for line, row in enumerate(rows, 1):
        reader.row(row, line)
    reader.end()


class _Reader:
    """Reads a schema row by row: the model that is open, and what was said above the next field."""

    def __init__(self, file: str, schema: Schema, enums: dict[str, tuple[str, ...]], models: set[str]) -> None:
        self._file, self._schema, self._enums, self._models = file, schema, enums, models
        self._table: Table | None = None
        self._keys: dict[str, str] = {}
        self._doc = ""
        self._said: list[Said] = []

    def row(self, row: str, line: int) -> None:
        """Takes the next row."""
        if mark := _SAID.search(row):
            self._said.append(Said(mark["text"].strip(), self._file, line))
        if opened := _BLOCK.match(row):
            self._table = Table(opened["name"], file=self._file, line=line, comment=self._doc) if opened["kind"] in _MODELS else None
            self._doc, self._keys = "", {}
        elif re.match(r"\s*\}", row):
            self._close()
        elif comment := _COMMENT.match(row):
            self._doc = f"{self._doc} {comment['text']}".strip() if comment["doc"] else self._doc
        elif self._table:
            self._field(row, self._table, line)
            self._doc, self._said = "", []

    def end(self) -> None:
        """Adds what is open when the file ends, and says so."""
        if self._table:
            self._schema.unread.append(Unread(self._file, self._table.line, f"{self._table.name}: a bracket is never closed"))
            self._close()

    def _close(self) -> None:
        if self._table:
            for name, other in self._keys.items():
                self._table.change(name, refers=other)
            self._schema.declare(self._table)
        self._schema.notes += [Unread(said.file, said.line, NOWHERE) for said in self._said]
        self._table, self._said = None, []

    def _field(self, row: str, table: Table, line: int) -> None:
        field = _FIELD.match(row)
        if named := _TABLE_MAP.match(row):
            table.name = f"{table.name.rpartition('.')[0]}.{named[1]}".lstrip(".")
        elif owner := _SCHEMA.match(row):
            table.name = f"{owner[1]}.{table.name.rpartition('.')[2]}"
        elif field and field["type"] in self._models:
            keys = _KEYS.search(field["rest"])
            self._keys.update((key.strip(), field["type"]) for key in (keys[1].split(",") if keys else ()))
        elif field:
            mapped, native = _MAP.search(field["rest"]), _NATIVE.search(field["rest"])
            declared = native[1].lower() if native else _SCALARS.get(field["type"], "text" if field["type"] in self._enums else "")
            values, shown = self._enums.get(field["type"], ()), f"{field['type']}{field['many'] or ''}"
            name, said = mapped[1] if mapped else field["name"], tuple(self._said)
            doc = self._doc or _beside(field["rest"]) or (field["name"] if mapped else "")
            table.add(Column(name, shown, kinds(declared), length(declared), values, doc, None, self._file, line, said))
            for path in _default(field["rest"]):
                table.add(Column(f"{name}.{path}", KEY, file=self._file, line=line))


def _default(rest: str) -> list[str]:
    """The keys of the JSON that a field has as its default."""
    found = _JSON.search(rest)
    try:
        return list(paths_of(json.loads(json.loads(f'"{found[1]}"')))) if found else []
    except (ValueError, RecursionError):
        return []


def _beside(rest: str) -> str:
    """What a comment behind a field says, but to noticegap."""
    _, _, text = rest.partition(" //")
    return "" if "noticegap:" in text else text.strip("/ ")


def _enums(rows: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for row in rows:
        opened = _BLOCK.match(row)
        if opened:
            name = opened["name"] if opened["kind"] == "enum" else ""
        elif re.match(r"\s*\}", row):
            name = ""
        elif name and (value := re.match(r"\s*(\w+)", row)):
            mapped = _MAP.search(row)
            found[name] = (*found.get(name, ()), mapped[1] if mapped else value[1])
    return found

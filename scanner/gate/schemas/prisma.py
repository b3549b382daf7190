"""Prisma schemas: models with one field a line (Prisma's reference, "Prisma schema")."""

from __future__ import annotations

import re

from scanner.gate.schema import Column, Said, Schema, Table, Unread
from scanner.gate.types import kinds, length

_BLOCK = re.compile(r"\s*(?P<kind>model|view|type|enum|datasource|generator)\s+(?P<name>\w+)\s*\{")
_FIELD = re.compile(r"\s*(?P<name>\w+)\s+(?P<type>\w+(?:\(\"[^\"]*\"\))?)(?P<many>\[\])?(?P<optional>\?)?(?P<rest>.*)")
_MAP = re.compile(r"@map\(\s*(?:name:\s*)?\"([^\"]*)\"")
_TABLE_MAP = re.compile(r"\s*@@map\(\s*(?:name:\s*)?\"([^\"]*)\"")
_SCHEMA = re.compile(r"\s*@@schema\(\s*\"([^\"]*)\"")
_NATIVE = re.compile(r"@db\.(\w+(?:\([\d, ]*\))?)")
_KEYS = re.compile(r"@relation\([^)]*fields:\s*\[([\w, ]*)\]")
_COMMENT = re.compile(r"\s*//(?P<doc>/?)\s*(?P<text>.*)")
_SAID = re.compile(r"//+\s*noticegap:\s*(?P<text>.*)", re.IGNORECASE)
_SCALARS = {
    "String": "text", "Boolean": "boolean", "Int": "int", "BigInt": "bigint", "Float": "float", "Decimal": "decimal(10,2)",
    "DateTime": "datetime", "Json": "json", "Bytes": "bytes",
}  # fmt: skip


def read_prisma(text: str, file: str, schema: Schema) -> None:
    """Adds the models of a schema; fields that are relations are no columns. Enums give their values to the fields of their type."""
    rows = text.split("\n")
    enums = _enums(rows)
    models = {found["name"] for row in rows if (found := _BLOCK.match(row)) and found["kind"] in ("model", "view", "type")}
    block: tuple[str, Table] | None = None
    doc, said = "", list[Said]()
    found_any = False
    for line, row in enumerate(rows, 1):
        if mark := _SAID.search(row):
            said.append(Said(mark["text"].strip(), file, line))
        if opened := _BLOCK.match(row):
            found_any = True
            block, doc = (opened["kind"], Table(opened["name"], file=file, line=line, comment=doc)), ""
        elif re.match(r"\s*\}", row) and block:
            if block[0] in ("model", "view", "type"):
                schema.add(block[1])
            block = None
        elif comment := _COMMENT.match(row):
            doc = f"{doc} {comment['text']}".strip() if comment["doc"] else doc
        elif block and block[0] in ("model", "view", "type"):
            _row(row, block[1], file, line, enums, models, doc, tuple(said))
            doc, said = "", []
    if not found_any:
        schema.unread.append(Unread(file, 0, "holds no model: it is no Prisma schema"))


def _row(
    row: str, table: Table, file: str, line: int, enums: dict[str, tuple[str, ...]], models: set[str], doc: str, said: tuple[Said, ...]
) -> None:
    if named := _TABLE_MAP.match(row):
        table.name = f"{table.name.rpartition('.')[0]}.{named[1]}".lstrip(".")
    elif owner := _SCHEMA.match(row):
        table.name = f"{owner[1]}.{table.name.rpartition('.')[2]}"
    elif (field := _FIELD.match(row)) and not row.strip().startswith("@@"):
        if keys := _KEYS.search(field["rest"]):
            for key in keys[1].split(","):
                table.change(key.strip(), refers=field["type"])
        if field["type"] not in models:
            mapped, native = _MAP.search(field["rest"]), _NATIVE.search(field["rest"])
            declared = native[1].lower() if native else _SCALARS.get(field["type"], "text" if field["type"] in enums else "")
            values = enums.get(field["type"], ())
            shown = f"{field['type']}{field['many'] or ''}"
            name = mapped[1] if mapped else field["name"]
            table.add(Column(name, shown, kinds(declared), length(declared), values, doc, None, file, line, said))


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

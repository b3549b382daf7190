"""DBML (dbml.dbdiagram.io/docs): tables with one column a line, their notes, and enums."""

from __future__ import annotations

import re

from scanner.gate.schema import NOWHERE, Column, Said, Schema, Table, Unread
from scanner.gate.types import kinds, length

_NAME = r"(?:\"[^\"]+\"|[\w$]+)"
_TABLE = re.compile(rf"\s*(?:Table|TablePartial)\s+(?P<name>{_NAME}(?:\.{_NAME})*)(?P<rest>.*)", re.IGNORECASE)
_ENUM = re.compile(rf"\s*Enum\s+(?P<name>{_NAME}(?:\.{_NAME})*)\s*\{{", re.IGNORECASE)
_COLUMN = re.compile(rf"\s*(?P<name>{_NAME})\s+(?P<type>\"[^\"]+\"|[\w.]+(?:\s*\([^)]*\))?(?:\[\])?)\s*(?P<rest>.*)")
_BLOCK = re.compile(r"\s*(?:indexes|checks|note)\b\s*:?\s*(?:\{|'''|$)", re.IGNORECASE)
_NOTE = re.compile(r"\bnote:\s*(?:'((?:[^'\\]|\\.)*)'|\"([^\"]*)\")", re.IGNORECASE)
_REF = re.compile(r"\bref:\s*[<>-]+\s*(?P<name>[\w.\"]+)\.")
_SAID = re.compile(r"//+\s*noticegap:\s*(?P<text>.*)", re.IGNORECASE)
_HIDDEN = re.compile(r"'''.*?'''|/\*.*?\*/", re.DOTALL)
_COMMENT = re.compile(r"//.*$")


def read_dbml(text: str, file: str, schema: Schema) -> None:
    """Adds the tables of a file; what in a table is no column of a known form is unread."""
    rows = _HIDDEN.sub(_one_line, text).split("\n")
    enums = _enums(rows)
    table: Table | None = None
    said: list[Said] = []
    inner = found = 0
    for line, row in enumerate(rows, 1):
        if mark := _SAID.search(row):
            said.append(Said(mark["text"].strip(), file, line))
        row = _COMMENT.sub("", row)
        if table is None:
            if opened := _TABLE.match(row):
                found += 1
                table = Table(opened["name"].replace('"', ""), file=file, line=line, comment=_note(opened["rest"]))
        elif inner or _BLOCK.match(row):
            inner += row.count("{") - row.count("}")
        elif re.match(r"\s*\}", row):
            schema.declare(table)
            schema.notes += [Unread(each.file, each.line, NOWHERE) for each in said]
            table, said = None, []
        elif column := _COLUMN.match(row):
            table.add(_column(column, enums, file, line, tuple(said)))
            said = []
        elif row.strip() not in ("", "{") and not re.match(r"\s*(?:~|note\b)", row, re.IGNORECASE):
            schema.unread.append(Unread(file, line, f"{table.name}: this line declares nothing that is known"))
    if table is not None:
        schema.declare(table)
        schema.unread.append(Unread(file, table.line, f"{table.name}: a bracket is never closed"))
    if not found:
        schema.unread.append(Unread(file, 0, "declares no table: it is no DBML"))


def _one_line(found: re.Match[str]) -> str:
    """A text of several lines on the first of them; a comment is nothing."""
    said = "'" + " ".join(found[0].strip("'").replace("'", "").split()) + "'" if found[0].startswith("'") else ""
    return said + "\n" * found[0].count("\n")


def _column(found: re.Match[str], enums: dict[str, tuple[str, ...]], file: str, line: int, said: tuple[Said, ...]) -> Column:
    declared = found["type"].replace('"', "").lower()
    refers = _REF.search(found["rest"])
    values = enums.get(declared.rpartition(".")[2], ())
    name, note = found["name"].replace('"', ""), _note(found["rest"])
    return Column(name, declared, kinds(declared), length(declared), values, note, refers and refers["name"], file, line, said)


def _note(rest: str) -> str:
    found = _NOTE.search(rest)
    return (found[1] or found[2] or "") if found else ""


def _enums(rows: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for row in rows:
        if opened := _ENUM.match(row):
            name = opened["name"].replace('"', "").rpartition(".")[2].lower()
        elif re.match(r"\s*\}", row):
            name = ""
        elif name and (value := re.match(rf"\s*({_NAME})", row)):
            found[name] = (*found.get(name, ()), value[1].strip('"'))
    return found

"""The language of Terraform and Atlas, as far as it declares columns: what has a name and a type in a resource that is a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from scanner.gate.schema import Column, Schema, Table, Unread
from scanner.gate.schemas.marked import load
from scanner.gate.schemas.named import read_named
from scanner.gate.schemas.sql import attach
from scanner.gate.schemas.statements import comments
from scanner.gate.types import kinds

_TOKEN = re.compile(
    r"<<-?(?P<end>\w+)[^\n]*\n(?P<text>.*?)^[ \t]*(?P=end)\b|(?:#|//)[^\n]*|/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|[\w.-]+|\n|[^\s\w]",
    re.DOTALL | re.MULTILINE,
)
_HEREDOCS = 500  # of one file: each is sought to its end
_TYPES = ("type", "attribute_data_type", "data_type")


@dataclass(slots=True)
class _Block:
    """An open bracket: the words before it, and the texts that it has been given, with their lines."""

    head: list[str]
    line: int
    given: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_terraform(text: str, file: str, schema: Schema) -> None:
    """Adds a table for each resource that declares columns; the rest of a file says nothing of them."""
    open_ = list[_Block]()
    if text.count("<<") > _HEREDOCS:
        schema.unread.append(Unread(file, 0, f"holds more than {_HEREDOCS} texts in several lines"))
        return
    for words, line in _statements(text):
        if words[-1:] == ["{"]:
            open_.append(_Block(words[:-1], line))
        elif words == ["}"]:
            if open_:
                _close(open_, file, schema)
        elif words[:1] == ["<<"]:
            _embedded(words[1], open_, file, schema, line)
        elif open_ and len(words) == 3 and words[1] in ("=", ":"):
            open_[-1].given[words[0].strip('"').lower()] = (words[2].strip('"'), line)
    if open_:
        schema.unread.append(Unread(file, 0, "a bracket is never closed"))
    attach(schema, file, comments(text, "noticegap:"))


def _statements(text: str) -> Iterator[tuple[list[str], int]]:
    """Attributes, openings and closings of brackets, and texts in several lines as `<<`, with the line on which each ends."""
    words, line, at = list[str](), 1, 0
    for found in _TOKEN.finditer(text):
        line, at = line + text.count("\n", at, found.start()), found.start()
        token = found[0]
        if found["end"]:
            yield ["<<", found["text"]], line + 1
            words = []
        elif token in ("\n", ",", "{", "}", "]", ")"):
            if token == "{":
                yield [*words, "{"], line
            elif words:
                yield words, line
            if token == "}":
                yield ["}"], line
            words = []
        elif not token.startswith(("#", "//", "/*")) or token == "/":
            words = [] if token in ("[", "(") else [*words, token]


def _close(open_: list[_Block], file: str, schema: Schema) -> None:
    block = open_.pop()
    name, declared = block.given.get("name"), next((block.given[key] for key in _TYPES if key in block.given), None)
    if block.head[:1] == ["column"] and len(block.head) == 2:  # of Atlas
        name = block.head[1].strip('"'), block.line
        declared = declared or ("", block.line)
    if not open_ or name is None or declared is None or "$" in name[0]:
        return
    said = block.given.get("comment") or block.given.get("description")
    _table(open_, file, schema, name[1]).add(
        Column(name[0], declared[0].lower(), kinds(declared[0].lower()), comment=said[0] if said else "", file=file, line=name[1])
    )


def _table(open_: list[_Block], file: str, schema: Schema, line: int) -> Table:
    """The table of the resource that is open."""
    name = ".".join(word.strip('"') for word in open_[0].head[1:]) or "terraform"
    table = schema.own(name)
    if table is None or table.file != file:
        table = Table(name, file=file, line=line)
        schema.add(table)
    return table


def _embedded(text: str, open_: list[_Block], file: str, schema: Schema, line: int) -> None:
    """Adds the columns that a text of JSON lists: `schema = <<EOF`."""
    if not open_ or not text.lstrip().startswith(("[", "{")):
        return
    inner = Schema(home=schema.home)
    try:
        for document in load(text):
            read_named(document, file, inner)
    except ValueError:
        schema.unread.append(Unread(file, line, "holds a schema that is neither JSON nor YAML"))
    for _, column in inner.columns():
        column = Column(column.name, column.type, column.kinds, comment=column.comment, file=file, line=line + column.line - 1)
        _table(open_, file, schema, line).add(column)

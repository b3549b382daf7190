"""Protocol Buffers (proto2, proto3): the fields of messages, nested ones too (language specification at protobuf.dev)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scanner.gate.schema import Column, Said, Schema, Table, Unread
from scanner.gate.types import kinds

_TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[\w.]+|[^\s\w]", re.DOTALL)
_TYPES = {
    "string": "text", "bytes": "bytes", "bool": "boolean", "double": "double", "float": "float",
    "google.protobuf.Timestamp": "timestamp", "google.type.Date": "date",
}  # fmt: skip
_INTEGER = re.compile(r"(?:u|s)?int(?:32|64)|s?fixed(?:32|64)")
_LABELS = frozenset(("optional", "required", "repeated"))


@dataclass(slots=True)
class _Token:
    text: str
    line: int


def read_proto(text: str, file: str, schema: Schema) -> None:
    """Adds one table for each message, `Outer.Inner` for nested ones. Fields of another message's type are no columns."""
    tokens, comments = _tokens(text)
    package = next((tokens[i + 1].text for i, t in enumerate(tokens[:-1]) if t.text == "package"), "")
    said = {line: Said(words.partition(":")[2].strip(), file, line) for line, words in comments if words.lower().startswith("noticegap:")}
    docs = dict(comments)
    _messages(tokens, package, file, schema, docs, said)
    _listed(tokens, file, schema)
    if not any(table.file == file for table in schema.tables.values()):
        schema.unread.append(Unread(file, 0, "holds no message: it is no Protobuf schema"))


def _tokens(text: str) -> tuple[list[_Token], list[tuple[int, str]]]:
    tokens, comments, line, at = list[_Token](), list[tuple[int, str]](), 1, 0
    for found in _TOKEN.finditer(text):
        line, at = line + text.count("\n", at, found.start()), found.start()
        if found[0].startswith(("//", "/*")):
            last = line + found[0].count("\n")
            comments.append((last, found[0].strip("/* \n\t")))
        else:
            tokens.append(_Token(found[0], line))
    return tokens, comments


def _messages(tokens: list[_Token], package: str, file: str, schema: Schema, docs: dict[int, str], said: dict[int, Said]) -> None:
    """Walks the blocks; a block that is no message (service, enum, option) hides what is in it."""
    stack: list[Table | None] = []
    first = 1
    statement: list[_Token] = []
    for token in tokens:
        if token.text == "{":
            first = statement[0].line if statement and not stack else first
            words = [each.text for each in statement]
            table: Table | None = None
            named = next((words[i + 1] for i, word in enumerate(words[:-1]) if word in ("message", "group") and i <= 1), None)
            if named and (words[0] == "message" or stack):
                outer = next((each.name for each in reversed(stack) if each), package)
                table = Table(f"{outer}.{named}".lstrip("."), file=file, line=statement[0].line)
                schema.declare(table)
            elif words[:1] in (["oneof"], ["extend"]) and stack:
                table = stack[-1]
            stack.append(table)
            statement = []
        elif token.text == "}":
            if stack:
                stack.pop()
            statement = []
        elif token.text == ";":
            if stack and (owner := stack[-1]):
                for column in _field(statement, token.line, file, docs, said):
                    owner.add(column)
            statement = []
        else:
            statement.append(token)
    if stack:
        schema.unread.append(Unread(file, first, "a bracket is never closed"))


def _field(words: list[_Token], end: int, file: str, docs: dict[int, str], said: dict[int, Said]) -> Iterator[Column]:
    texts = [each.text for each in words if each.text not in _LABELS]
    if "=" not in texts or len(texts) < 4 or texts[0] in ("option", "reserved", "extensions", "import"):
        return
    at = texts.index("=")
    declared, name = "".join(texts[: at - 1]), texts[at - 1]
    known = "int" if _INTEGER.fullmatch(declared) else _TYPES.get(declared, "text" if declared.startswith("map") else None)
    if known is None and declared[:1].isupper() and "." not in declared:
        known = "text"  # a message or an enum: its name says what it is
    line = words[0].line
    alias = next((b.text.strip("\"'") for a, b in zip(words, words[2:], strict=False) if a.text == "json_name"), "")
    tags = tuple(said[n] for n in (line - 1, end) if n in said)
    doc = docs.get(end) or docs.get(line - 1) or alias
    yield Column(name, declared, kinds(known or "text"), comment="" if tags else doc, file=file, line=line, said=tags)


def _listed(tokens: list[_Token], file: str, schema: Schema) -> None:
    """Gives the values of enums to the fields of their type, without the name that the style guide puts before each (`KIND_ACTIVE`)."""
    enums = {tokens[at + 1].text: _values(tokens, at + 2) for at, token in enumerate(tokens[:-2]) if token.text == "enum"}
    for table in [table for table in schema.tables.values() if table.file == file] if enums else ():
        for name, column in table.columns.items():
            if column.file == file and (values := enums.get(column.type.rpartition(".")[2])):
                table.change(name, values=values)


def _values(tokens: list[_Token], at: int) -> tuple[str, ...]:
    """The values of the enum whose bracket opens at `at`; the one that stands for none is left out."""
    end = next((i for i in range(at, len(tokens)) if tokens[i].text == "}"), at)
    names = [one.text for one, two in pairwise(tokens[at:end]) if two.text == "=" and re.fullmatch(r"[A-Za-z]\w*", one.text)]
    names = [name for name in names if name not in ("allow_alias", "deprecated")]
    parts = [name.split("_") for name in names]
    common = next((at for at, each in enumerate(zip(*parts, strict=False)) if len(set(each)) > 1), 0)
    values = ["_".join(each[common:]).lower() for each in parts]
    return tuple(value for value in values if not value.endswith(("unspecified", "unrecognized")))

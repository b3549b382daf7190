"""GraphQL's schema language (specification of October 2021, section 3): fields of types, inputs and interfaces, and their arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.gate.schema import NOWHERE, Column, Said, Schema, Table, Unread
from scanner.gate.types import kinds

_TOKEN = re.compile(r'"""(?:\\"""|.)*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*|[A-Za-z_]\w*|[^\s,\ufeff]', re.DOTALL)
_SAID = re.compile(r"#+\s*noticegap:\s*(?P<text>.*)", re.IGNORECASE)
_FIELDS = ("type", "input", "interface")
_TOP = (*_FIELDS, "enum", "union", "scalar", "schema", "directive", "extend", "query", "mutation", "subscription", "fragment")
_TYPES = {"Int": "int", "Float": "float", "Boolean": "boolean", "String": "text", "ID": "text", "Date": "date", "DateTime": "timestamp"}
_NEAR = 1  # lines between a decision and its field


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int


def read_graphql(text: str, file: str, schema: Schema) -> None:
    """Adds one table for each type; a field of another type of the file is no column, its arguments are `field.argument`."""
    tokens = list(_tokens(text))
    said = [Said(found["text"].strip(), file, t.line) for t in tokens if t.text.startswith("#") and (found := _SAID.match(t.text))]
    reader = _Reader([token for token in tokens if not token.text.startswith("#")], file, schema, said)
    if not reader.read():
        schema.unread.append(Unread(file, 0, "declares no type with fields: it is no schema of GraphQL"))
    schema.notes += [Unread(each.file, each.line, NOWHERE) for each in said if each not in reader.used]


def _tokens(text: str) -> Iterator[_Token]:
    line = at = 0
    for found in _TOKEN.finditer(text):
        line, at = line + text.count("\n", at, found.start()), found.start()
        yield _Token(found[0], line + 1)


class _Reader:
    """Reads definitions from left to right."""

    def __init__(self, tokens: Sequence[_Token], file: str, schema: Schema, said: Sequence[Said]) -> None:
        self._tokens, self._file, self._schema, self._said = tokens, file, schema, said
        self._at = 0
        self.used: list[Said] = []
        self._objects, self._enums = self._named()

    def read(self) -> bool:
        """Adds every type; whether there was any."""
        found = False
        while self._at < len(self._tokens):
            if self._word() in _FIELDS and self._word(-1) != "on":
                found = self._type() or found
            else:
                self._at += 1
        return found

    def _named(self) -> tuple[set[str], dict[str, tuple[str, ...]]]:
        """The names of what has fields, and the values of enums."""
        objects, enums = set[str](), dict[str, tuple[str, ...]]()
        for at, token in enumerate(self._tokens[:-1]):
            name = self._tokens[at + 1].text
            if token.text in (*_FIELDS, "union"):
                objects.add(name)
            elif token.text == "enum":
                begin = next((i for i in range(at, len(self._tokens)) if self._tokens[i].text == "{"), at)
                end = next((i for i in range(begin, len(self._tokens)) if self._tokens[i].text == "}"), begin)
                enums[name] = tuple(t.text for t in self._tokens[begin + 1 : end] if re.fullmatch(r"\w+", t.text))
        return objects, enums

    def _word(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""

    def _type(self) -> bool:
        """One definition; False where it has no fields of its own (`type A implements B`)."""
        line, doc, name = self._tokens[self._at].line, _text(self._word(-1)), self._word(1)
        self._at += 2
        while self._word() not in ("{", "") and self._word() not in _TOP:
            self._at += 1
        if self._word() != "{":
            return False
        table = self._schema.own(name) or Table(name, comment=doc, file=self._file, line=line)
        self._at += 1
        self._fields(table, "", "}")
        self._schema.add(table)
        return True

    def _fields(self, table: Table, path: str, end: str) -> None:
        """Fields up to the closing bracket, or the arguments of one."""
        doc = ""
        while self._word() and self._word() != end:
            token = self._tokens[self._at]
            self._at += 1
            if token.text.startswith('"'):
                doc = _text(token.text)
            elif re.match(r"\w", token.text) and self._word() == "(" and self._word(-2) != "@":
                self._at += 1
                self._fields(table, f"{path}{token.text}.", ")")
            elif self._word() == "(":  # of a directive
                while self._word() not in (")", ""):
                    self._at += 1
            if self._word() == ":" or (self._word() == ")" and self._word(1) == ":"):
                self._at += 1 + (self._word() == ")")
                self._add(table, path, token, doc)
                doc = ""
        if not self._word():
            self._schema.unread.append(Unread(self._file, table.line, f"{table.name}: a bracket is never closed"))
        self._at += 1 if end == "}" else 0

    def _add(self, table: Table, path: str, name: _Token, doc: str) -> None:
        shown = ""
        while self._word() in ("[", "]", "!") or (re.match(r"\w", self._word()) and not re.search(r"\w", shown)):
            shown += self._word()
            self._at += 1
        base = shown.strip("[]!")
        if base in self._objects:
            return
        said = tuple(each for each in self._said if 0 <= name.line - each.line <= _NEAR and each not in self.used)
        self.used += said
        declared = "text" if base in self._enums else _TYPES.get(base, "")
        values = self._enums.get(base, ())
        table.add(Column(f"{path}{name.text}", shown, kinds(declared), None, values, doc, None, self._file, name.line, said))


def _text(token: str) -> str:
    return " ".join(token.strip('"').split()) if token.startswith('"') else ""

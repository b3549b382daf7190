"""SQL that stands as it is in programs: `op.execute("ALTER TABLE …")`, `DB::statement`, `queryRunner.query`, `migrationBuilder.Sql`.

The rest of a program can only be run, so its file stays unread whatever is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.gate.schema import Schema
from scanner.gate.schemas.declarations import DDL
from scanner.gate.schemas.sql import Types, attach, read_sql
from scanner.gate.schemas.statements import comments

#: One text of the languages that migrations are written in; heredocs of Ruby and PHP are told by their word.
_STRING = (
    r"(?:\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|`(?:[^`\\]|\\.)*`|@\"(?:[^\"]|\"\")*\"|"
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
)
#: Texts that a program joins, by standing beside each other or by its sign for it.
_JOINED = re.compile(rf"{_STRING}(?:\s*(?:[+.]|\\\n)?\s*[rRfFbBuU@$]{{0,2}}{_STRING})*", re.DOTALL)
_ONE = re.compile(_STRING, re.DOTALL)
_HEREDOC = re.compile(
    r"<<(?:[~-]|<)?[ \t]*[\"']?(?P<end>[A-Za-z_]\w*)[\"']?[^\n]*\n(?P<body>.*?)^[ \t]*(?P=end)\b", re.DOTALL | re.MULTILINE
)
#: What undoes a change stands in a function of its own, up to the one that does it.
_MODIFIERS = r"(?:(?:public|protected|private|internal|async|static|override|export|const|fn|def|function|func|fun|void)\s+)*"
_UNDOES = re.compile(rf"^[ \t]*{_MODIFIERS}(?:(?:module\.)?exports\.)?(?:down(?:grade)?|Down)(?:[A-Z_\d]\w*)?\s*(?:[(=:]|$)", re.MULTILINE)
_DOES = re.compile(rf"^[ \t]*{_MODIFIERS}(?:(?:module\.)?exports\.)?(?:up(?:grade)?|Up)(?:[A-Z_\d]\w*)?\s*(?:[(=:]|$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
#: A name that the program fills in: `#{table}` of Ruby, `{table}` of Python, C# and Kotlin.
_FILLED = re.compile(r"(?:#|(?<!\$))\{\s*([\w.]+)\s*\}")
_COMMENT = re.compile(r"(?:\s|--[^\n]*|/\*.*?\*/)*", re.DOTALL)
_DROPS = re.compile(r"\s*DROP\b|\bDROP\s+(?:COLUMN|TABLE|VIEW)\b", re.IGNORECASE)
_LONGEST = 2_000_000  # characters of a program


def read_program(text: str, file: str, schema: Schema, types: Types, dialect: str | None) -> None:
    """Applies the SQL that stands in a program. What of it cannot be told goes untold: the program as a whole is.

    What drops is applied first: the text beside a change may be the one that takes it back.
    """
    if len(text) > _LONGEST:
        return
    told, noted = len(schema.unread), len(schema.notes)
    for each in sorted(_declaring(text), key=lambda one: _DROPS.search(one) is None):
        read_sql(each, file, schema, types, dialect, lambda name, line: None)
    attach(schema, file, comments(text, "noticegap:"))
    del schema.unread[told:], schema.notes[noted:]


def _declaring(text: str) -> Iterator[str]:
    """The texts of a program that declare something, each with the empty lines before it that keep the numbers of lines."""
    text = _done(text)
    for found in _HEREDOC.finditer(text):
        yield from _kept(found["body"], text, found.start("body"))
    for found in _JOINED.finditer(_HEREDOC.sub(lambda one: re.sub(r"[^\n]", " ", one[0]), text)):
        yield from _kept("".join(_parts(found[0])), text, found.start())


def _kept(said: str, text: str, begin: int) -> Iterator[str]:
    start = _COMMENT.match(said)
    if DDL.match(said, start.end() if start else 0):
        yield "\n" * text.count("\n", 0, begin) + _FILLED.sub(r"${\1}", said)


def _parts(joined: str) -> Iterator[str]:
    """What joined texts say, with the line breaks between them."""
    at = 0
    for found in _ONE.finditer(joined):
        yield "\n" * joined.count("\n", at, found.start())
        quote = 3 if found[0][:3] in ('"""', "'''") else 2 if found[0][0] == "@" else 1
        yield _ESCAPE.sub(_plain, found[0][quote : -1 if quote == 2 else -quote])
        at = found.end()


def _plain(escaped: re.Match[str]) -> str:
    """The character that an escape stands for; no line break, which would move the lines below it."""
    return {"n": " ", "t": " ", "r": " ", "\n": "\n"}.get(escaped[1], escaped[1])


def _done(text: str) -> str:
    """The program without the functions that undo; blank lines in their place keep the numbers of lines."""
    down = _UNDOES.search(text)
    if down is None:
        return text
    up = _DOES.search(text, down.end())
    skipped = text[down.start() : up.start() if up else len(text)]
    return _done(text[: down.start()] + "\n" * skipped.count("\n") + (text[up.start() :] if up else ""))

"""SQL that stands as it is in programs: `op.execute("ALTER TABLE …")`, `DB::statement`, `queryRunner.query`, `migrationBuilder.Sql`.

The rest of a program can only be run, so its file stays unread whatever is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scanner.gate.schema import Schema
from scanner.gate.schemas.declarations import DDL
from scanner.gate.schemas.sql import Types, attach, read_sql
from scanner.gate.schemas.statements import comments

#: One text of the languages that migrations are written in. One that is never closed ends with its line, or the file: none is read twice.
_STRING = (
    r"(?:\"\"\"(?:[^\"\\]++|\\.|\"(?!\"\"))*+(?:\"\"\"|\\?\Z)|'''(?:[^'\\]++|\\.|'(?!''))*+(?:'''|\\?\Z)|@\"(?:[^\"]++|\"\")*+(?:\"|\\?\Z)|"
    r"\"(?:[^\"\\\n]++|\\[^\n])*+(?:\"|$|\\)|'(?:[^'\\\n]++|\\[^\n])*+(?:'|$|\\))"
)
_TICKED = rf"(?:`(?:[^`\\]++|\\.)*+(?:`|\\?\Z)|{_STRING})"
#: Languages in which backticks hold a text.
_TICKS = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".go")
_HEREDOC = re.compile(r"<<(?:[~-]|<)?[ \t]*[\"']?(?P<end>[A-Za-z_]\w*)[\"']?[^\n]*\n")
#: What undoes a change stands in a function of its own, up to the one that does it.
_MODIFIERS = r"(?:(?:public|protected|private|internal|async|static|override|export|const|fn|def|function|func|fun|void)\s+)*"
_UNDOES = re.compile(rf"^[ \t]*{_MODIFIERS}(?:(?:module\.)?exports\.)?(?:down(?:grade)?|Down)(?:[A-Z_\d]\w*)?\s*(?:[(=:]|$)", re.MULTILINE)
_DOES = re.compile(rf"^[ \t]*{_MODIFIERS}(?:(?:module\.)?exports\.)?(?:up(?:grade)?|Up)(?:[A-Z_\d]\w*)?\s*(?:[(=:]|$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
#: A name that the program fills in: `#{table}` of Ruby, `{table}` of Python, C# and Kotlin.
_FILLED = re.compile(r"(?:#|(?<!\$))\{\s*+([\w.]+)\s*\}")
_COMMENT = re.compile(r"(?:\s++|--[^\n]*+|/\*.*?\*/)*+", re.DOTALL)
_DROPS = re.compile(r"\s*DROP\b|\bDROP\s+(?:COLUMN|TABLE|VIEW)\b", re.IGNORECASE)
_LONGEST = 2_000_000  # characters of a program


def read_program(text: str, file: str, schema: Schema, types: Types, dialect: str | None) -> None:
    """Applies the SQL that stands in a program. What of it cannot be told goes untold: the program as a whole is.

    What drops is applied first: the text beside a change may be the one that takes it back.
    """
    if len(text) > _LONGEST:
        return
    told, noted = len(schema.unread), len(schema.notes)
    for each in sorted(_declaring(text, file.lower().endswith(_TICKS)), key=lambda one: _DROPS.search(one) is None):
        read_sql(each, file, schema, types, dialect, lambda name, line: None)
    attach(schema, file, comments(text, "noticegap:"))
    del schema.unread[told:], schema.notes[noted:]


@cache
def _texts(ticks: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Texts that a program joins, by standing beside each other or by its sign for it, and a single one."""
    one = _TICKED if ticks else _STRING
    joined = rf"{one}(?:\s*+(?:(?:[+.]|\\\n)\s*+)?[rRfFbBuU@$]{{0,2}}{one})*+"
    return re.compile(joined, re.DOTALL | re.MULTILINE), re.compile(one, re.DOTALL | re.MULTILINE)


def _declaring(text: str, ticks: bool) -> Iterator[str]:
    """The texts of a program that declare something, each with the empty lines before it that keep the numbers of lines."""
    text, at, rest = _done(text), 0, list[str]()
    for begin, end in _heredocs(text):
        yield from _kept(text[begin:end], text, begin)
        rest += [text[at:begin], "\n" * text.count("\n", begin, end)]
        at = end
    joined, one = _texts(ticks)
    outside = "".join([*rest, text[at:]])
    for found in joined.finditer(outside):
        yield from _kept("".join(_parts(found[0], one)), outside, found.start())


def _heredocs(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each text that ends at a line with its own word; a word that never comes is sought once."""
    at, never = 0, set[str]()
    for found in _HEREDOC.finditer(text):
        word = found["end"]
        if found.start() < at or word in never or len(never) > _WORDS:
            continue
        end = re.compile(rf"^[ \t]*+{re.escape(word)}\b", re.MULTILINE).search(text, found.end())
        if end is None:
            never.add(word)
        else:
            at = end.start()
            yield found.end(), at


_WORDS = 50  # that never come: no heredocs are meant


def _kept(said: str, text: str, begin: int) -> Iterator[str]:
    start = _COMMENT.match(said)
    if DDL.match(said, start.end() if start else 0):
        yield "\n" * text.count("\n", 0, begin) + _FILLED.sub(r"${\1}", said)


def _parts(joined: str, one: re.Pattern[str]) -> Iterator[str]:
    """What joined texts say, with the line breaks between them."""
    at = 0
    for found in one.finditer(joined):
        yield "\n" * joined.count("\n", at, found.start())
        quote = 3 if found[0][:3] in ('"""', "'''") else 2 if found[0][0] == "@" else 1
        yield _ESCAPE.sub(_plain, found[0][quote : -1 if quote == 2 else -quote])
        at = found.end()


def _plain(escaped: re.Match[str]) -> str:
    """The character that an escape stands for; no line break, which would move the lines below it."""
    return {"n": " ", "t": " ", "r": " ", "\n": "\n"}.get(escaped[1], escaped[1])


def _done(text: str) -> str:
    """The program without the functions that undo; blank lines in their place keep the numbers of lines."""
    parts, at = list[str](), 0
    while down := _UNDOES.search(text, at):
        up = _DOES.search(text, down.end())
        end = up.start() if up else len(text)
        parts += [text[at : down.start()], "\n" * text.count("\n", down.start(), end)]
        at = end
    return "".join([*parts, text[at:]])

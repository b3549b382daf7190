"""What a statement declares, wherever in it that stands: in itself, in a program's body, or in a text that a program runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scanner.gate.schemas.prepared import filled
from scanner.gate.schemas.statements import Piece, masked, selects_into, statements

_VIEW = (
    r"(?:CREATE|ALTER)\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:(?:NO\s*)?FORCE\s+)?(?:(?:NON)?EDITIONABLE\s+)?(?:ALGORITHM\s*=\s*\w+\s+)?"
    r"(?:DEFINER\s*=\s*\S+\s+)?(?:SQL\s+SECURITY\s+\w+\s+)?(?:(?:SECURE|RECURSIVE|MATERIALIZED)\s+)*VIEW\b"
)
VIEW = re.compile(_VIEW, re.IGNORECASE)
#: Where a declaration begins.
DDL = re.compile(
    r"\b(?:(?:CREATE|ALTER|DROP)\s+(?:(?:GLOBAL|LOCAL|UNLOGGED|FOREIGN|EXTERNAL|COLUMN|HYBRID|ROW|MULTISET|SET|OR|REPLACE|TRANSIENT|ONLINE|"
    r"IGNORE|TEMP|TEMPORARY|PRIVATE)\s+)*"
    rf"(?:TABLE|VIRTUAL\s+TABLE|TYPE|DOMAIN)|{_VIEW}|DROP\s+(?:MATERIALIZED\s+)?VIEW|RENAME\s+TABLE|COMMENT\s+ON|IMPORT\s+FOREIGN\s+SCHEMA|"
    r"(?:EXEC|EXECUTE|CALL)?\s*(?:sys\.|dbo\.)?sp_(?:rename|addextendedproperty|updateextendedproperty))\b",
    re.IGNORECASE,
)
#: Tables that are gone with the session: nothing is kept in them.
TEMPORARY = re.compile(
    r"\s*(?:CREATE|ALTER|DROP)\s+(?:(?:OR\s+REPLACE\s+)?(?:(?:GLOBAL|LOCAL|PRIVATE)\s+)?TEMP(?:ORARY)?\b|"
    r"TABLE\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:\[?tempdb\]?\S*\.)?\[?#)",
    re.IGNORECASE,
)
#: What programs put into texts that they run: no views, which programs make of tables that are judged.
_RUN = re.compile(r"\b(?:CREATE|ALTER)\s+(?:\w+\s+){0,2}?TABLE\s", re.IGNORECASE)
_QUOTED = re.compile(r"[NneE]?'((?:[^'\\]|''|\\.)*+)'|\"((?:[^\"]|\"\")*+)\"", re.DOTALL)
_BODY = re.compile(r"\$(?P<tag>\w*)\$(?P<body>.*?)\$(?P=tag)\$", re.DOTALL)
_PROGRAM = re.compile(
    r"CREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:DEFINER\s*=\s*\S+\s+)?(?:(?:NON)?EDITIONABLE\s+)?"
    r"(?:FUNCTION|PROCEDURE|PROC|TRIGGER|PACKAGE|EVENT)\b",
    re.IGNORECASE,
)
#: Statements whose texts nobody runs.
_SAYS = re.compile(r"(?:RAISE|PRINT|PROMPT|COMMENT|NOTIFY|SIGNAL|THROW|INSERT|UPDATE|DELETE|MERGE|REPLACE|COPY)\b", re.IGNORECASE)
#: Rights to create are no creation: `GRANT CREATE TABLE TO x`.
_RIGHTS = re.compile(r"(?:GRANT|DENY|REVOKE|AUDIT|SHOW)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:PARTITION\s+OF|INHERITS)\b", re.IGNORECASE)
_DROPS = re.compile(r"\b(?:DROP|OWNER|ENABLE|DISABLE|CONSTRAINT|ATTACH|DETACH|REBUILD)\b", re.IGNORECASE)
_ADDS = re.compile(r"\bADD\b(?!\s+CONSTRAINT\b)|\b(?:MODIFY|CHANGE|RENAME|CREATE)\b|\bALTER\s+COLUMN\b", re.IGNORECASE)
_HINT = re.compile(r"/\*!\d*\s*(.*?)\*/", re.DOTALL)
_DEEPEST = 5  # programs within programs


@dataclass(frozen=True, slots=True)
class Declaration:
    """Text that declares something, and its first line. `quoted`: it stands in a text; `later`: in a program that nothing runs here."""

    text: str
    line: int
    quoted: bool = False
    later: bool = False


def declarations(statement: Piece, dialect: str) -> Iterator[Declaration]:
    """What a statement declares, in order."""
    text = statement.text
    if text.startswith("/*!"):  # what MySQL reads and others do not
        text = _HINT.sub(lambda found: " " * 3 + found[1], text)
        text = text.lstrip()
    if TEMPORARY.match(text) or _RIGHTS.match(text):
        return
    yield from _within(filled(text), statement.line, dialect, bool(_PROGRAM.match(text)), 0)


def _within(text: str, line: int, dialect: str, later: bool, depth: int) -> Iterator[Declaration]:
    bodies = list(_BODY.finditer(text)) if dialect == "postgres" and "$" in text else []
    open_ = masked(_BODY.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text) if bodies else text)
    if found := DDL.search(open_):
        yield Declaration(text[found.start() :], line + text.count("\n", 0, found.start()), later=later)
        return
    if not later and not depth and (begin := selects_into(open_, dialect)) is not None:
        yield Declaration(text[begin:], line + text.count("\n", 0, begin))
        return
    for body in bodies if depth < _DEEPEST else ():
        first = line + text.count("\n", 0, body.start("body"))
        for each in statements(body["body"], dialect):
            yield from _within(each.text, first + each.line - 1, dialect, later, depth + 1)
    if not _SAYS.match(text):
        yield from (replace(each, later=later) for each in _texts(text, line, dialect) if not bodies)


def _texts(text: str, line: int, dialect: str) -> Iterator[Declaration]:
    """The declarations in the texts of a statement: what it runs (`EXECUTE '…'`), or keeps to run it (`SET @s = '…'`)."""
    quoted = list(_QUOTED.finditer(text))
    whole = " ".join(found[1] or found[2] or "" for found in quoted)
    if _DROPS.search(whole) and not _ADDS.search(whole):
        return  # a constraint whose name only the database knows
    for found in quoted:
        said = (found[1] or found[2] or "").replace("''", "'")
        for each in statements(said, dialect) if _RUN.search(said) and not _ELSEWHERE.search(said) else ():
            begin = _RUN.search(each.text)
            if begin and not TEMPORARY.match(each.text[begin.start() :]):
                yield Declaration(each.text[begin.start() :], line + text.count("\n", 0, found.start()), quoted=True)

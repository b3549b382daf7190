"""Cuts SQL into statements with their lines. Data (INSERT, COPY) is skipped at the speed of the regex engine and never kept.

The cutting is ours because a dump may be large and a statement that cannot be parsed must not take the others with it; what a statement
says is for sqlglot to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_BACKSLASH = frozenset(("mysql", "bigquery", "hive", "spark", "clickhouse", "snowflake", "databricks"))
_PLAIN = r"'(?:[^']++|'')*+'"
_ESCAPED = r"'(?:[^'\\]++|''|\\.)*+'"
_GAP = re.compile(r"(?:\s++|--[^\n]*+|/\*(?!!)(?:[^*]++|\*(?!/))*+\*/|;)++")
_META = re.compile(r"\\[^\n]*+|(?:GO|/)[ \t]*+(?:\d++)?\r?(?=\n|\Z)|DELIMITER[^\n]*+|@{1,2}[^\n;]++|:[a-z]++[^\n]*+|SOURCE[ \t][^\n]++",
                   re.IGNORECASE)  # fmt: skip
_HIDDEN = re.compile(
    rf"--[^\n]*+|/\*(?!!)(?:[^*]++|\*(?!/))*+(?:\*/|\Z)|[eE]'(?:[^'\\]++|''|\\.)*+'|{_PLAIN}|\"(?:[^\"]++|\"\")*+\"", re.DOTALL
)
_COPY = re.compile(r"\s*+COPY\b[^;]*\bFROM\s+STDIN\b", re.IGNORECASE)
_END_OF_COPY = re.compile(r"^\\\.\r?$", re.MULTILINE)
_DATA = re.compile(r"(?:INSERT|REPLACE|UPDATE|DELETE|MERGE|COPY|SET|SELECT|GRANT|REVOKE|LOCK|UNLOCK|USE|ANALYZE|VACUUM|PRAGMA|SHOW|PRINT|"
                   r"COMMIT|ROLLBACK|START|TRUNCATE|END)\b", re.IGNORECASE)  # fmt: skip
#: What a statement of data or of a session may hold all the same: SQL Server needs no semicolon before the next one, a text may be run
#: later, and a query may make a table.
_NEXT = re.compile(r"\n[ \t]*+(?:CREATE|ALTER|DROP|EXEC(?:UTE)?|IF|BEGIN|DECLARE)\b", re.IGNORECASE)
_TEXT = re.compile(r"\b(?:CREATE|ALTER)\s+(?:\w+\s+){0,3}(?:TABLE|VIEW)\b", re.IGNORECASE)
_SELECT = re.compile(r"\bSELECT\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[()]|\b(?:SELECT|FROM|INTO\s+(?![@:]|OUTFILE\b|DUMPFILE\b))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` without what stands before it; `line` is its first. `complete` is False where a quote in it is never closed."""

    text: str
    line: int
    complete: bool = True

    @property
    def directive(self) -> bool:
        """Whether it is a line for the client (`\\i file`, `GO`, `@file`), not for the database."""
        return bool(_META.fullmatch(self.text))


@cache
def _body(dialect: str) -> re.Pattern[str]:
    """What one statement is made of, up to its semicolon: quotes, comments and dollar quotes may hold semicolons."""
    text = _ESCAPED if dialect in _BACKSLASH else _PLAIN
    parts = [r"[^;'\"`$/\-#\[\n\\eE]++", r"[eE]'(?:[^'\\]++|''|\\.)*+'", text, r'"(?:[^"]++|"")*+"', r"`(?:[^`]++|``)*+`",
             r"--[^\n]*+", r"/\*(?:[^*]++|\*(?!/))*+\*/", r"/(?!\*)", r"[eE$\-\\]"]  # fmt: skip
    if dialect == "postgres":
        parts.insert(0, r"\$(?P<tag>[A-Za-z_]*)\$.*?\$(?P=tag)\$")
    if dialect == "tsql":
        parts.insert(0, r"\[(?:[^\]]++|\]\])*+\]")
    parts.append(r"#[^\n]*+" if dialect == "mysql" else "#")
    parts += [r"\[", r"\n(?![ \t]*+(?:[Gg][Oo]|/)[ \t]*+(?:\d++)?\r?(?:\n|\Z))"]
    return re.compile(f"(?:{'|'.join(parts)})*+", re.DOTALL)


def statements(text: str, dialect: str) -> Iterator[Piece]:
    """The statements of a script that may say something about columns, and the client's directives; data and sessions are left out."""
    at, line, body = 0, 1, _body(dialect)
    while at < len(text):
        start = _skip(text, at)
        line, at = line + text.count("\n", at, start), start
        if at >= len(text):
            return
        if meta := _META.match(text, at):
            yield Piece(meta[0].strip(), line)
            end = meta.end()
        else:
            found = body.match(text, at)
            end = found.end() if found else at
            complete = end >= len(text) or text[end] in ";\n"
            end = end if complete else len(text)
            if not complete or not _DATA.match(text, at) or _holds_more(text[at:end], dialect):
                yield Piece(text[at:end], line, complete)
            if _COPY.match(text, at, end) and (stop := _END_OF_COPY.search(text, end)):
                end = stop.end()
        end = max(end, at + 1)
        line, at = line + text.count("\n", at, end), end


def _holds_more(text: str, dialect: str) -> bool:
    """Whether a statement of data or of a session declares something besides."""
    if dialect == "tsql" and _NEXT.search(text) and _NEXT.search(masked(text)):
        return True
    asks = text[:6].upper() == "SELECT"
    if (asks or text[:3].upper() == "SET") and _TEXT.search(text):
        return True
    return (asks or dialect == "tsql") and selects_into(text, dialect) is not None


def selects_into(text: str, dialect: str) -> int | None:
    """Where a query begins that makes a table (SELECT … INTO of SQL Server and PostgreSQL); elsewhere it gives its values to variables."""
    if dialect not in ("tsql", "postgres") or not _SELECT.search(text):
        return None
    begins: list[int | None] = [None]  # of the query that is open, at each depth of brackets
    for found in _CLAUSE.finditer(masked(text)):
        word = found[0].upper()
        if word == "(":
            begins.append(None)
        elif word == ")":
            begins[-1:] = [] if len(begins) > 1 else [None]
        elif word.startswith("INTO") and begins[-1] is not None:
            return begins[-1]
        elif not word.startswith("INTO"):
            begins[-1] = found.start() if word == "SELECT" else None
    return None


def masked(text: str) -> str:
    """The text with blanks for what stands in comments and quotes: words in them are no statements."""
    return _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def comments(text: str, word: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and text of the line comments that start with `word`, and of block comments that do."""
    for found in re.finditer(rf"(?:--|#|(?P<block>/\*)|//)[ \t]*+({word}[^\n]*)", text, re.IGNORECASE):
        said = found[2].partition("*/")[0] if found["block"] else found[2]
        yield text.count("\n", 0, found.start()) + 1, said.strip()


def guess(text: str) -> str:
    """The dialect of a script by its plainest marks, as sqlglot names it: PostgreSQL where nothing says otherwise."""
    head = "\n".join(line for line in text[:200_000].splitlines() if not _DATA.match(line.lstrip()))[:100_000]
    return next((dialect for dialect, marks in _MARKS if marks.search(head)), "postgres")


_MARKS = tuple(
    (dialect, re.compile(marks, re.IGNORECASE | re.MULTILINE))
    for dialect, marks in (
        ("tsql", r"^\s*GO\s*$|\bCREATE\s+TABLE\s+\[|\bNVARCHAR\s*\(|\bIDENTITY\s*\(\s*\d|\bsp_rename\b|\bDATETIME2\b|\bUNIQUEIDENTIFIER\b"),
        ("oracle", r"\bN?VARCHAR2\s*\(|\bNUMBER\s*\(\s*\d|\bCLOB\b|^\s*/\s*$"),
        ("mysql", r"`|^DELIMITER\s|\bENGINE\s*=|\bAUTO_INCREMENT\b|\bUNSIGNED\b|\bCHARSET\b"),
        ("sqlite", r"\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|^PRAGMA\b|\bINTEGER\s+(?:NOT\s+NULL\s+)?PRIMARY\s+KEY\b"),
    )
)


def _skip(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at

"""A dump cut into rows of tables and other text, as a stream: `COPY` blocks and `INSERT` statements of any size.

Grammars: PostgreSQL's COPY (text format), and the INSERT of PostgreSQL, MySQL and MariaDB, SQLite, SQL Server and Oracle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from connectors.readers.dumps.names import INSERT, columns, created, plain
from connectors.readers.text import OVERLAP

#: Rows are handed on in pieces of about so many bytes; a single row may be `LIMIT` long, else its statement is text.
PIECE = 8 << 20
LIMIT = 32 << 20
# What a statement says before its rows (a list of columns) is within so many bytes.
_HEADING, _NEAR, _MOST_TABLES = 1 << 18, 1 << 16, 100_000

_START = re.compile(rb"^[ \t]*+(?=INSERT\s|REPLACE\s|COPY\s|CREATE\s)", re.I | re.M)
_COPY = re.compile(rb"COPY\s+([^\s(;]+)\s*+(\([^();]*+\))?+\s*+FROM\s+stdin\b[^;\r\n]*+;[ \t]*+\r?\n", re.I)
_COPY_END = re.compile(rb"^\\\.[ \t]*+(?:\r?\n|\Z)", re.M)
# Not a literal: a variable, a parameter, a field of a record. Such rows are code.
_CODE = re.compile(rb"[A-Za-z_]\.[A-Za-z_]|[@:?%$]\w|\?|\|\|")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table in the form "copy" (lines) or "insert" (tuples in parentheses)."""

    table: str
    names: tuple[str, ...]
    form: str
    data: bytes


@dataclass(slots=True)
class Window:
    """What of the stream is looked at; `at` is the next byte."""

    stream: Iterator[bytes]
    data: bytes = b""
    at: int = 0
    ended: bool = False

    def ahead(self, size: int) -> bool:
        """Reads until `size` bytes lie ahead or the stream ends; whether anything was read."""
        if self.ended or len(self.data) - self.at >= size:
            return False
        parts, have = [self.data[self.at :]], len(self.data) - self.at
        while have < size and not self.ended:
            block = next(self.stream, b"")
            self.ended = not block
            parts.append(block)
            have += len(block)
        grown = have > len(self.data) - self.at
        self.data, self.at = b"".join(parts), 0
        return grown


@dataclass(slots=True)
class Known:
    """The dialect of the dump, and the columns of the tables that it creates."""

    backslash: bool
    tables: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def names(self, table: str, listed: bytes | None) -> tuple[str, ...]:
        """The columns that a statement lists, else those of the table; none where neither is known."""
        return columns(listed) if listed else self.tables.get(table, ())


def pieces(stream: Iterator[bytes], known: Known) -> Iterator[Rows | bytes]:
    """Rows of tables, and other text as bytes (whole lines), in the order of the dump. `stream` is valid UTF-8."""
    window = Window(stream)
    while True:
        window.ahead(_HEADING)
        if window.at >= len(window.data):
            return
        start = _START.search(window.data, window.at)
        if start is None:
            yield from _other(window)
            continue
        if start.end() > window.at:
            yield window.data[window.at : start.end()]
            window.at = start.end()
        window.ahead(_HEADING)
        yield from _statement(window, known)


def _other(window: Window) -> Iterator[bytes]:
    """Lines that begin no statement of ours; the last one waits for its end, or overlaps with its next part where it is very long."""
    end = window.data.rfind(b"\n", window.at) + 1
    if window.ended or end <= window.at:
        end = len(window.data)
    # The next part of a line without an end repeats its last bytes, so that no value is split.
    following = end if window.ended or window.data.endswith(b"\n", 0, end) else max(end - OVERLAP, window.at + 1)
    yield window.data[window.at : end]
    window.at = following
    if following < end:
        window.ahead(PIECE)


def _statement(window: Window, known: Known) -> Iterator[Rows | bytes]:
    """The statement that begins here if it fills a table, else its first line."""
    if copy := _COPY.match(window.data, window.at):
        yield from _copied(window, copy, known)
        return
    if insert := INSERT.match(window.data, window.at):
        before = window.at
        yield from _inserted(window, insert, known)
        if window.at != before:
            return
    elif (table := created(window.data, window.at)) and len(known.tables) < _MOST_TABLES:
        known.tables[table[0]] = table[1]
    end = window.data.find(b"\n", window.at, window.at + PIECE) + 1 or min(window.at + 8, len(window.data))
    yield window.data[window.at : end]
    window.at = end


def _copied(window: Window, heading: re.Match[bytes], known: Known) -> Iterator[Rows]:
    """The lines of a COPY block up to the line `\\.`, or to the end of a dump that is cut off."""
    table = plain(heading[1])
    names = known.names(table, heading[2])
    window.at = heading.end()
    while True:
        window.ahead(PIECE)
        stop = _COPY_END.search(window.data, window.at) if b"\\." in window.data else None
        end = stop.start() if stop else len(window.data) if window.ended else window.data.rfind(b"\n", window.at) + 1
        if end > window.at:
            yield Rows(table, names, "copy", window.data[window.at : end])
        elif not stop and not window.ended and len(window.data) - window.at < LIMIT:
            window.ahead((len(window.data) - window.at) * 2)
            continue
        elif not stop:
            return
        window.at = stop.end() if stop else end
        if stop or (window.ended and window.at >= len(window.data)):
            return


@lru_cache(maxsize=64)
def _strings(backslash: bool) -> tuple[bytes, bytes]:
    """The syntax of a quoted string, and of what else may stand in a tuple outside parentheses (no string). Possessive, so linear."""
    if backslash:
        return rb"'(?:[^'\\]++|''|\\.)*+'", rb"[^'()]++"
    return rb"[eE]'(?:[^'\\]++|''|\\.)*+'|'(?:[^']++|'')*+'", rb"[^'()eE]++|[eE](?!')"


@lru_cache(maxsize=8)
def tuple_syntax(backslash: bool) -> bytes:
    """The syntax of one tuple; calls in it (CAST, to_date) may be nested twice."""
    string, other = _strings(backslash)
    inner = rb"(?:%b|%b)" % (string, other)
    for _ in range(2):
        inner = rb"(?:%b|%b|\((?:%b)*+\))" % (string, other, inner)
    return rb"\((?:%b)*+\)" % inner


@lru_cache(maxsize=64)
def _run(heading: bytes, backslash: bool) -> re.Pattern[bytes]:
    """Tuples one after the other, also of following statements that begin with `heading`, where there is one."""
    again = rb"|;?+\s*+(?:GO\s++)?+" + re.escape(heading) if heading else b""
    return re.compile(rb"(?:\s*+%b\s*+(?:,%b)?+)++" % (tuple_syntax(backslash), again), re.S)


def _inserted(window: Window, heading: re.Match[bytes], known: Known) -> Iterator[Rows]:
    """The tuples of an INSERT and of those alike that follow; the window does not move where there are none."""
    table = plain(heading[1])
    names = known.names(table, heading[2])
    # To compile the expression for one heading pays only where the heading comes again.
    again = heading[0] if window.data.find(heading[0], heading.end(), heading.end() + _NEAR) > 0 else b""
    run, first = _run(again, known.backslash), re.compile(tuple_syntax(known.backslash), re.S)
    at, size, begun = heading.end() - window.at, PIECE, False
    while True:
        window.ahead(at + size)
        found = run.match(window.data, window.at + at, window.at + at + size)
        if found and not begun:
            head = first.match(window.data, found.start() + len(found[0]) - len(found[0].lstrip()))
            if head is None or _CODE.search(re.sub(rb"'[^']*+'", b"", head[0])):
                return
        if found:
            begun = True
            yield Rows(table, names, "insert", found[0].replace(heading[0], b""))
            window.at, at, size = found.end(), 0, PIECE
            if window.data[window.at : window.at + 1] == b";" or (window.ended and window.at >= len(window.data)):
                window.at += 1
                return
        elif _complete(window, at, size) or size >= LIMIT:
            return
        else:
            size *= 2


def _complete(window: Window, at: int, size: int) -> bool:
    """Whether more bytes would not help."""
    here = window.data[window.at + at : window.at + at + 64].lstrip()
    return not here.startswith(b"(") or (window.ended and window.at + at + size >= len(window.data))

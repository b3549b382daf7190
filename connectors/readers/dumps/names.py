"""Names in SQL: tables and columns, quoted in any way, and the columns that a CREATE TABLE declares."""

from __future__ import annotations

import re

_PART = rb"(?:`(?:[^`]++|``)++`|\"(?:[^\"]++|\"\")++\"|\[[^\]\r\n]++\]|[\w$#\x80-\xff]++)"
_NAME = rb"%b(?:\s*+\.\s*+%b){0,3}+" % (_PART, _PART)
_LIST = rb"\(\s*+%b\s*+(?:,\s*+%b\s*+)*+\)" % (_PART, _PART)
#: An INSERT up to its first tuple: table, list of columns.
INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s++(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|OR\s++\w++)\s++)*+(?:INTO\s++)?+"
    rb"(%b)\s*+(%b)?+\s*+(?:OVERRIDING\s++\w++\s++VALUE\s++)?+VALUES\s*+(?=\()" % (_NAME, _LIST),
    re.I,
)
_CREATE = re.compile(
    rb"CREATE\s++(?:(?:GLOBAL|LOCAL|TEMPORARY|TEMP|UNLOGGED|FOREIGN)\s++)*+TABLE\s++(?:IF\s++NOT\s++EXISTS\s++)?+(%b)\s*+\(" % _NAME, re.I
)
_TOKEN = re.compile(rb"--[^\r\n]*+|/\*.*?\*/|'(?:[^'\\]++|''|\\.)*+'|%b|[(),]|[^\s]" % _PART, re.S)
_RULES = frozenset(
    (b"primary", b"key", b"unique", b"constraint", b"index", b"foreign", b"check", b"fulltext", b"spatial", b"exclude", b"like", b"period")
)
_WIDEST = 4096


def unquoted(part: bytes) -> str:
    """One part of a name without its quotes."""
    text = part.decode("utf-8", "replace")
    mark = text[:1]
    if mark in ('"', "`"):
        return text[1:-1].replace(mark * 2, mark)
    return text[1:-1] if mark == "[" else text


def plain(name: bytes) -> str:
    """A table's name as `schema.table`, without quotes."""
    return ".".join(unquoted(part) for part in re.findall(_PART, name))


def columns(listed: bytes) -> tuple[str, ...]:
    """The columns of a list in parentheses."""
    return tuple(unquoted(part) for part in re.findall(_PART, listed.strip()[1:-1]))


def created(data: bytes, at: int) -> tuple[str, tuple[str, ...]] | None:
    """The table that a CREATE TABLE at `at` makes, and its columns; None where there is no such statement, or not to its end."""
    heading = _CREATE.match(data, at)
    if heading is None:
        return None
    found: list[str] = []
    depth, begins = 1, True
    for token in _TOKEN.finditer(data, heading.end(), heading.end() + (1 << 18)):
        text = token[0]
        if text.startswith((b"--", b"/*")):
            continue
        if text == b";" or text.lower() in (b"create", b"insert"):
            return None
        depth += {b"(": 1, b")": -1}.get(text, 0)
        if not depth or len(found) > _WIDEST:
            break
        if begins and text.lower() not in _RULES and re.fullmatch(_PART, text):
            found.append(unquoted(text))
        begins = depth == 1 and text == b","
    return plain(heading[1]), tuple(found)

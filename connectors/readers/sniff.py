"""Whether bytes are text, and which structure a text without a telling extension has."""

from __future__ import annotations

import re

import ijson

from connectors.readers import dialect, edifact, header, hl7, ini, ldif, logs, markup, placed, ruled
from connectors.readers.chats import whatsapp
from connectors.readers.encoding import detect, is_wide, utf8, whole
from connectors.readers.json_ import is_lines
from connectors.readers.rows import Dialect

# White space, escape and the end mark of old systems are text; a zero byte is damage that text may have.
# Those of them that no encoding but UTF-16 and UTF-32 uses for anything else.
_BINARY = re.compile(rb"[\x01-\x06\x10-\x19\x1c-\x1f\x7f]")
_CONTROL = re.compile("[\x01-\x06\x0e-\x19\x1c-\x1f\x7f\ufffd]")

_DUMP = re.compile(
    rb"(?:--[ \t]*\r?\n)*(?:-- (?:PostgreSQL database|MySQL|MariaDB|phpMyAdmin SQL|Dumping)|/\*M?!\d+|PRAGMA foreign_keys=OFF;)", re.I
)

_ANGLE = re.compile(rb"\s*+(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+(?:(<!doctype\s+html|<html\b|<head\b|<body\b)|<\?xml\s)", re.I | re.S)


def decoded(head: bytes) -> str:
    """The head of a file as text, whatever it is."""
    encoding, mark = detect(head)
    return head[mark:].decode("cp1252" if encoding == "windows-1252" else encoding, "replace")


def plain(head: bytes) -> bool:
    """Whether the head is UTF-8 without any control character: text, whatever magic bytes it happens to begin with."""
    return utf8(head[: whole(head)]) and not _CONTROL.search(head.decode("utf-8", "ignore")) and b"\0" not in head


def texty(head: bytes, named: bool) -> bool:
    """Whether the head is text in some encoding, with little damage; `named`: the extension says so, or who gives it, so zero bytes are
    allowed, and one damaged character in a short text."""
    if not is_wide(head) and not named and (b"\0" in head or len(_BINARY.findall(head)) * 50 > len(head)):
        return False
    text = decoded(head)
    if not named and "\0" in text:
        return False
    high = sum(char > "\x7f" for char in text) if detect(head)[0] == "windows-1252" else 0
    return len(_CONTROL.findall(text)) * 50 <= max(len(text), 50 if named else 0) and high * 3 <= len(text)


def structure(text: bytes, said: str) -> str:
    """The media type of a text (UTF-8) that is said to be `said`.

    What its beginning makes certain (`markup.certain`) is believed whatever is said; JSON Lines, JSON and tables with a header are known by
    themselves where nothing better is said.
    """
    if not text:
        return said
    if sure := markup.certain(text):
        return sure
    if said in ("text/plain", "text/csv", "application/json") and is_lines(text):
        return "application/x-ndjson"
    if said == "text/plain" and text.lstrip()[:1] in (b"{", b"[") and _json(text):
        return "application/json"
    if said == "text/plain" and whatsapp.is_chat(text.decode("utf-8", "replace")):
        return whatsapp.FORM
    if said == "text/plain" and (found := _marked(text)):
        return found
    if said == "text/plain" and _table(text):
        return "text/csv"
    return "text/x-placed" if said == "text/plain" and placed.is_placed(text) else said


def _marked(text: bytes) -> str | None:
    """The media type of a text whose first lines say what it is."""
    if _DUMP.match(text):
        return "application/sql"
    if hl7.is_messages(text):
        return "application/hl7-v2"
    if edifact.is_messages(text):
        return "application/edifact"
    if ldif.is_entries(text):
        return "text/x-ldif"
    if start := _ANGLE.match(text):
        return "text/html" if start[1] else "text/xml"
    if logs.known(text):
        return "text/x-log"
    if ini.is_settings(text):
        return "text/x-ini"
    return "text/x-printed" if ruled.is_printed(text) else None


def _json(text: bytes) -> bool:
    """Whether the head of a text is the head of a JSON document."""
    parser = ijson.basic_parse_coro(ijson.sendable_list(), multiple_values=True)
    try:
        parser.send(text)
    except (ijson.JSONError, ValueError, ArithmeticError, RecursionError):
        return False
    return True


def _table(text: bytes) -> bool:
    """Whether all rows have the same number of fields, two at least, and the first is a header."""
    for delimiter in dialect.DELIMITERS:
        # One row, or three, show of nearly every text that it is no table.
        if len((dialect.rows_of(text, Dialect(delimiter), 1) or [[]])[0]) > 1 and _even(dialect.rows_of(text, Dialect(delimiter), 3)):
            rows = dialect.rows_of(text, Dialect(delimiter))
            if _even(rows) and header.is_header(rows[0], rows[1:]):
                return True
    return False


def _even(rows: list[list[str]]) -> bool:
    """Whether there are rows below the first two, and all have the same number of fields, two at least."""
    return len(rows) > 2 and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows)

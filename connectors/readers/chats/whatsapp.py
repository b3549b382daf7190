"""WhatsApp's "export chat": one row a message, in the date formats of all languages.

`[03/01/2026, 01:02:03] Jane Example: text` (iOS), `03/01/2026, 01:02 - Jane Example: text` (Android). A message goes on over lines that do
not begin with a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa

from connectors.readers.encoding import blocks
from connectors.readers.node import Node
from connectors.readers.text import PIECE, pieces, whole_lines

#: What the units are called: text of a chat, not of a call.
FORM = "text/x-chat"
_ROWS = 1 << 14
_BYTES = 8 << 20
_MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_DATE = r"\d{1,4}(?P<sign>[./-])\s?\d{1,2}(?P=sign)\s?\d{1,4}\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?P<seconds>[:.]\d{2})?"
# The halves of the day stand after the time in most languages (a.m., PM, μ.μ.), before it in some (오후, 下午).
_HALF = r"[^\W\d_]{1,4}\.?\s?(?:[^\W\d_]{1,2}\.?)?"
_ISO = re.compile(r"\d{4}-")
_MAY = re.compile(rf"[{_MARKS}]{{0,4}}[\[\d]")
_BEGIN = re.compile(
    rf"[{_MARKS}]{{0,4}}(?P<open>\[)?[{_MARKS}]{{0,4}}"
    rf"(?P<date>{_DATE}(?P<comma>[,،]?)\s(?:um |klo |kl\. ?|à |alle |às )?(?:{_HALF}\s?)?{_CLOCK}"
    rf"(?P<half>\s?{_HALF})?)(?(open)\]|(?:\s[-–]|,))\s[{_MARKS}]{{0,4}}"
)
_SENDER = re.compile(rf"([^\n:]{{1,100}}(?::(?! )[^\n:]{{1,60}}){{0,3}}): ?[{_MARKS}]{{0,4}}")
_ATTACHED = re.compile(
    r"<[^<>:\n]{2,30}: ([^<>\n/]{1,200}\.\w{2,5})>|^([^\n/<>]{1,200}\.\w{2,5}) \([^()\n]{3,40}\)$",
    re.MULTILINE,
)


def is_chat(head: str) -> bool:
    """Whether a text is such an export: its first line is a message, and so are two of the first twenty, one of which has a sender."""
    if not _begin(head.lstrip().partition("\n")[0]):
        return False
    some = [line for line in head[:20_000].splitlines() if line.strip()][:20]
    begun = [_begin(line) for line in some]
    ours = [(line, match) for line, match in zip(some, begun, strict=True) if match]
    return bool(begun and begun[0]) and len(ours) > 1 and any(_SENDER.match(line, match.end()) for line, match in ours)


def _begin(line: str) -> re.Match[str] | None:
    """The date that begins a message. A log has dates too: without a comma and with seconds they are none of a chat."""
    match = _BEGIN.match(line) if _MAY.match(line) else None
    if match is None or match["comma"] or match["half"]:
        return match
    return match if not _ISO.match(match["date"]) and (match["open"] or not match["seconds"]) else None


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches with "date", "sender" (None where WhatsApp itself speaks), "attachment" (names of files) and the text in ""."""
    rows: list[tuple[str | None, str | None, list[str], str]] = []
    size = 0
    for date, sender, text in _messages(_lines(file)):
        names = ["".join(found) for found in _ATTACHED.findall(text)] if ">" in text or ")" in text else []
        for piece in pieces(text.encode("utf-8", "replace")) if len(text) > PIECE // 4 else (text,):
            rows.append((date, sender, names, piece))
        size += len(text) + 40
        if len(rows) >= _ROWS or size >= _BYTES:
            yield _batch(rows)
            rows, size = [], 0
    if rows:
        yield _batch(rows)


def _lines(file: BinaryIO) -> Iterator[str]:
    for block in whole_lines(blocks(file, 1 << 20)):
        yield from block.decode("utf-8", "replace").replace("\r\n", "\n").removesuffix("\n").split("\n")


def _messages(lines: Iterable[str]) -> Iterator[tuple[str | None, str | None, str]]:
    """Date, sender and text of each message; what stands before the first has neither date nor sender."""
    date: str | None = None
    sender: str | None = None
    held: list[str] = []
    size = 0
    for line in lines:
        match = _begin(line)
        if match or size > PIECE // 2:
            if held:
                yield date, sender, "\n".join(held)
            held, size = [], 0
        if match:
            who = _SENDER.match(line, match.end())
            date, sender = match["date"], who[1].strip() if who else None
            line = line[(who or match).end() :]
        held.append(line)
        size += len(line) + 1
    if held:
        yield date, sender, "\n".join(held)


def _batch(rows: list[tuple[str | None, str | None, list[str], str]]) -> pa.RecordBatch:
    dates, senders, names, texts = zip(*rows, strict=True)
    kinds = (pa.string(), pa.string(), pa.list_(pa.string()), pa.string())
    arrays = [pa.array(cells, kind) for cells, kind in zip((dates, senders, names, texts), kinds, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=["date", "sender", "attachment", ""])

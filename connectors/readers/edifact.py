"""Messages of trade (UN/EDIFACT, ISO 9735): one row a message, a column a kind of segment or, of parties, what the standard calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.encoding import blocks
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.text import pieces

# Data elements that tell of somebody, by segment, in their order (UN/EDIFACT directory D.96A); "-" tells nothing.
_SEGMENTS = {
    "NAD": "-/party id/party/party name/street/city/county/postcode/country",
    "COM": "contact",
    "CTA": "-/contact name",
    "FTX": "-/-/-/free text",
    "PNA": "-/-/-/-/-/party name",
    "ADR": "-/street/city/postcode/country",
}
_NAMES = {tag: said.split("/") for tag, said in _SEGMENTS.items()}
_BEGINS = re.compile(rb"\s*(?:UNA[^\w\s]{3}[^\w].[^\w\s]\s*)?UNB[^\w\s]UN[A-Z]{2}[^\w\s]")
_ADVICE = re.compile(r"\s*UNA(.)(.).(.).(.)", re.DOTALL)
_USUAL = ":+?'"
_LONGEST = 1 << 20


def is_messages(text: bytes) -> bool:
    """Whether a text begins as an interchange does: UNB, the separator, the syntax (UNOA to UNOY), with or without the marks before it."""
    return _BEGINS.match(text.removeprefix(b"\xef\xbb\xbf")) is not None


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row a message, and one for what stands around them."""
    records, marks, rest = Records(), _USUAL, ""
    for number, block in enumerate(blocks(file)):
        rest += block.decode("utf-8", "replace")
        if number == 0 and (advice := _ADVICE.match(rest)):
            marks, rest = "".join(advice.groups()).replace(" ", "\0"), rest[advice.end() :]  # a blank: there is no such mark
        *segments, rest = _cut(rest, marks[3], marks[2])
        if len(rest) > _LONGEST:
            segments, rest = [*segments, rest], ""
        for segment in segments:
            _add(records, segment, marks)
            if records.full():
                yield from records.flush()
    _add(records, rest, marks)
    yield from records.flush()


def _add(records: Records, segment: str, marks: str) -> None:
    """What a segment says: each data element by itself where it has a name, else all of them in the segment's own column."""
    tag, *elements = _cut(segment.strip(), marks[1], marks[2])
    if tag in ("UNB", "UNH", "UNZ"):
        records.end_begun()
    named = zip(_NAMES[tag], elements, strict=False) if tag in _NAMES else [(tag, marks[0].join(elements))]
    for column, element in named if elements else [("", tag)]:
        parts = [_plain(part, marks[2]) for part in _cut(element, marks[0], marks[2])]
        said = " ".join(filter(None, parts[:1] if tag == "COM" else parts))  # behind it stands only what kind of a number it is
        for piece in pieces(said.encode("utf-8", "replace")) if said and column != "-" else ():
            records.add(column, piece)


def _cut(text: str, mark: str, release: str) -> list[str]:
    """The parts between marks; one behind the release character is none."""
    parts, at = [], 0
    for found in re.finditer(f"{re.escape(release)}.|({re.escape(mark)})", text, re.DOTALL):
        if found[1]:
            parts.append(text[at : found.start()])
            at = found.end()
    return [*parts, text[at:]]


def _plain(text: str, release: str) -> str:
    return re.sub(f"{re.escape(release)}(.)", r"\1", text).strip()

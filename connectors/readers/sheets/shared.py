"""Shared texts and number formats of a workbook (ECMA-376 part 1, 18.4 and 18.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from connectors.readers.sheets.markup import elements, fed, local, parser
from connectors.readers.sheets.numbers import format_of

#: Texts beyond this (bytes in memory) are not kept: a book of the size that a spreadsheet can open has less.
MOST = 256 << 20
_OVERHEAD = 64


class Full(Exception):
    """There are more shared texts than can be kept."""


@dataclass(slots=True)
class _Strings:
    found: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    size: int = 0
    inside: bool = False
    phonetic: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self.inside = tag == "t"
        if tag == "rPh":
            self.phonetic = True

    def data(self, text: str) -> None:
        if self.inside:
            (self.readings if self.phonetic else self.pieces).append(text)
            self._count(len(text))

    def end(self, name: str) -> None:
        tag = local(name)
        self.inside = False
        if tag == "si":
            self.found.append("".join(self.pieces))
            self.pieces = []
            self._count(_OVERHEAD)
        elif tag == "rPh":
            self.phonetic = False

    def _count(self, size: int) -> None:
        self.size += size
        if self.size > MOST:
            raise Full


def strings(blocks: Iterable[bytes]) -> tuple[list[str], list[str]]:
    """The shared texts by index, and the phonetic readings of names that stand beside some. Full where there are too many."""
    into = _Strings()
    for _ in fed(parser(into.start, into.end, into.data), blocks):
        pass
    return into.found, into.readings


def formats(blocks: Iterable[bytes]) -> list[str]:
    """The format of numbers by style, as `numbers.format_of` tells it."""
    codes: dict[int, str] = {}
    found: list[str] = []
    inside = False
    for tag, attributes in elements(blocks):
        if tag == "numFmt":
            codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyles", "dxfs", "cellStyleXfs"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside and len(found) < 1 << 17:
            number = _number(attributes.get("numFmtId"))
            found.append(format_of(number, codes.get(number)))
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 10 else 0

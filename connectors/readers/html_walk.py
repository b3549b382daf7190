"""What the events of an HTML parser mean: blocks, tables, forms, scripts, attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from connectors.readers.html_tables import Table
from connectors.readers.records import Records
from connectors.readers.text import OVERLAP, PIECE
from connectors.readers.xml_walk import attribute

_INLINE_WORDS = """
a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p q rp rt ruby s samp small span strike
strong sub sup time tt u var wbr
"""
#: Elements that stand within a line; every other begins and ends a block.
INLINE = frozenset(_INLINE_WORDS.split())
_LOOKS_WORDS = """
align async bgcolor border cellpadding cellspacing charset checked class clear color cols colspan coords crossorigin decoding defer dir
disabled draggable enctype face for frameborder height hidden hreflang hspace integrity lang loading maxlength media method multiple
nonce noshade nowrap readonly rel required role rows rowspan scope selected shape size sizes span spellcheck style tabindex target
translate type valign vspace width xmlns
"""
# Attributes that say how a page looks or works, and nothing of what it holds.
_LOOKS = frozenset(_LOOKS_WORDS.split())
_LAST = "noticegap-end"
#: Fed after the last byte of a page: where it does not come out as an element, something before it is still open.
END = f"<{_LAST}></{_LAST}>".encode()
_RAW = frozenset(("script", "style", "noembed", "noframes", "xmp"))
_FIELDS = frozenset(("input", "textarea", "select", "button", "output", "meter", "progress"))
_LABELS = 10_000


@dataclass(slots=True)
class Walk:
    """Takes the events of a parser (lxml's target interface). Rows of text gather in `body`, everything named in `records`."""

    records: Records
    body: list[str] = field(default_factory=list)
    body_size: int = 0
    islands: list[bytes] = field(default_factory=list)
    pictures: int = 0
    events: int = 0
    ended: bool = False
    parts: list[str] = field(default_factory=list)
    size: int = 0
    raw: str = ""
    raw_type: str = ""
    tables: list[Table] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    label: str = ""
    label_at: int = 0
    field_name: str = ""

    _CELLS: ClassVar[frozenset[str]] = frozenset(("td", "th"))

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """An element begins."""
        self.events += 1
        if tag == _LAST:
            self.ended = True
        elif tag not in INLINE:
            self.block()
            self._table_starts(tag, attrs)
        if tag in _RAW:
            self.raw, self.raw_type = tag, attrs.get("type", "").lower()
        elif tag == "label":
            self.label, self.label_at = attrs.get("for", ""), len(self.parts)
        if attrs:
            self._attributes(tag, attrs)

    def _attributes(self, tag: str, attrs: dict[str, str]) -> None:
        name = ""
        if tag == "meta":
            name = attrs.get("name") or attrs.get("property") or attrs.get("itemprop") or attrs.get("http-equiv") or ""
        elif tag in _FIELDS:
            said = (self.labels.get(attrs.get("id", "")), *(attrs.get(key) for key in ("aria-label", "placeholder", "name", "id")))
            name = next((one for one in said if one), "")
            self.field_name = name
        for key, value in attrs.items():
            if not value or key in _LOOKS:
                continue
            if value.startswith("data:") and len(value) > 256:
                self.pictures += 1
            elif name and key in ("value", "content"):
                self.records.add(self.records.step("meta" if tag == "meta" else "form", name), value)
            elif key not in ("name", "property") or not name:
                self.records.add(attribute(self.records, tag, key), value)

    def _table_starts(self, tag: str, attrs: dict[str, str]) -> None:
        table = self.tables[-1] if self.tables else None
        if tag == "table":
            if table is not None:
                self._rows(table.give_up())
            self.tables.append(Table())
        elif table is not None and tag == "tr":
            self._rows(table.end_row())
        elif table is not None and tag in self._CELLS:
            table.begin_cell(tag == "th", attrs.get("colspan"), attrs.get("rowspan"))

    def end(self, tag: str = "") -> None:
        """An element ends; without a tag the page does."""
        self.events += 1
        if tag == self.raw and tag:
            self._raw_ends()
        elif tag == "label" and self.label:
            if len(self.labels) < _LABELS:
                self.labels[self.label] = " ".join("".join(self.parts[self.label_at :]).split())[:64]
            self.label = ""
        elif tag in ("title", "textarea"):
            said = "".join(self.parts).removesuffix(END.decode()).strip()
            if said:
                self.records.add("title" if tag == "title" else self.records.step("form", self.field_name or "text"), said)
            self.parts, self.size = [], 0
        elif tag not in INLINE:
            self.block()
        if tag in self._CELLS and self.tables:
            self.tables[-1].end_cell()
        elif tag == "tr" and self.tables:
            self._rows(self.tables[-1].end_row())
        elif tag == "table" and self.tables:
            self._rows(self.tables.pop().end())
        elif not tag:
            self._finish()

    def _finish(self) -> None:
        if self.raw:
            self._raw_ends()
        self.block()
        while self.tables:
            self._rows(self.tables.pop().end())
        self.records.end_begun()

    def data(self, data: str) -> None:
        """Text; a very long one is handed on in overlapping pieces."""
        self.events += 1
        self.parts.append(data)
        self.size += len(data)
        if self.size > PIECE and not self.raw:
            whole = "".join(self.parts)
            cut = whole.rfind(" ", len(whole) - 4096) + 1 or len(whole)
            self._say(" ".join(whole[:cut].split()))
            overlap = max(cut - OVERLAP, 0)
            self.parts, self.size = [whole[overlap:]], len(whole) - overlap
        elif self.raw and self.size > 16 * PIECE:
            self._raw_ends(again=self.raw)

    def comment(self, data: str) -> None:
        """A comment: its lines are rows."""
        self.events += 1
        self._lines(data.removesuffix(END.decode()))

    def pi(self, target: str, data: str | None = None) -> None:
        """An instruction (`<?php …`)."""
        self._lines(f"{target} {data or ''}")

    def close(self) -> None:
        """The parser is at its end; nothing is built."""

    def block(self) -> None:
        """The text so far is a row, or part of a cell."""
        if not self.parts:
            return
        said = " ".join("".join(self.parts).split())
        self.parts, self.size, self.label_at = [], 0, 0
        if said and not (self.tables and self.tables[-1].say(said)):
            self._say(said)

    def _say(self, row: str) -> None:
        self.body.append(row)
        self.body_size += len(row) + 8

    def _lines(self, data: str) -> None:
        for line in data.splitlines():
            if line.strip():
                self._say(line.strip())

    def _raw_ends(self, again: str = "") -> None:
        said = "".join(self.parts).removesuffix(END.decode())
        self.parts, self.size, self.raw = [], 0, again
        if "json" in self.raw_type and said.strip() and not again:
            self.islands.append(said.encode("utf-8", "replace"))
        else:
            self._lines(said)

    def _rows(self, rows: list[list[tuple[str, str]]]) -> None:
        """Rows of a table: cells with the name of their column, "" where it has none."""
        for row in rows:
            plain = [cell for name, cell in row if not name]
            if any(cell for cell in plain):
                self._say("\t".join(plain))
            named = [(name, cell) for name, cell in row if name and cell]
            for name, cell in named:
                self.records.add(name, cell)
            if named:
                self.records.end_row()

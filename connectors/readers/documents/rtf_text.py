"""The text of a Rich Text Format file from its tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from connectors.readers.documents.blocks import Block
from connectors.readers.documents.marks import LINKS
from connectors.readers.documents.rtf_files import Files
from connectors.readers.documents.rtf_words import CHARACTERS, CHARSETS, COLUMNS, ENDS, FILES, LOOKS

_LONGEST = 1 << 20
_OVERLAP = 256
_FONTS = 10_000
_UNITS = 1 << 16
# Words that change anything, and those that stand for a character of ASCII.
_GROUPS = ("fonttbl", "fldinst", "info", "shpinst", "sp")
_STATES = "u * f fcharset ansicpg cpg mac pc pca uc deleted revised plain ftnalt intbl pard nesttableprops"
_MEANT = frozenset((*FILES, *LOOKS, *COLUMNS, *CHARACTERS, *ENDS, *_GROUPS, *_STATES.split()))
_PLAIN = {word: text.encode() for word, text in CHARACTERS.items() if text.isascii()}
_HEX = re.compile(r"[0-9a-fA-F\s]*")
_SHAPES = ("wzName", "wzDescription", "wzTooltip", "gtextUNICODE", "pihlShape")


@dataclass(slots=True)
class _Open:
    """The text of a destination that is not at its end; `deleted` holds it as it was before the tracked changes, if there are any."""

    column: str
    known: bool = True
    parts: list[str] = field(default_factory=list)
    before: list[str] | None = None
    cut: bool = False
    size: int = 0


@dataclass(slots=True)
class _State:
    """What a group inherits from the one around it."""

    open: _Open
    place: str = "body"
    encoding: str = ""
    skip: int = 1
    deleted: bool = False
    inserted: bool = False
    table: bool = False


class Text:
    """Takes tokens; finished blocks gather in `done`."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.done: list[Block] = []
        self.encoding = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.name = ""
        self.property = ""
        self.state = _State(_Open(""))
        self.around: list[_State] = []
        self.raw = bytearray()
        self.units: list[int] = []
        self.pass_over = 0
        self.star = False

    @property
    def groups(self) -> int:
        """How many groups are open, and one."""
        return len(self.around) + 1

    def token(self, kind: str, data: bytes, number: int | None) -> None:
        """One token, in order."""
        if kind in ("text", "hex"):
            self.text(data)
        elif kind == "word":
            self.word(data.decode("latin-1"), number)
        elif kind == "{":
            self.flush()
            self.pass_over = 0
            self.around.append(self.state)
            here = self.state
            self.state = _State(here.open, here.place, here.encoding, here.skip, here.deleted, here.inserted, here.table)
        elif kind == "}":
            self.close()
        elif self.state.place in FILES:
            self.files.raw(data)

    def text(self, data: bytes) -> None:
        """Characters in the encoding of the font."""
        if self.pass_over:
            passed = min(self.pass_over, len(data))
            self.pass_over -= passed
            data = data[passed:]
        if self.state.place in FILES:
            self.files.hex(data)
        elif self.state.place != "looks" and data:
            if self.units:
                self.flush()
            self.raw += data
            if len(self.raw) > _LONGEST:
                self.flush()

    def word(self, word: str, number: int | None) -> None:
        """A control word or symbol."""
        if not self.star and word not in _MEANT:
            self.pass_over = 0
            return
        if word in _PLAIN and not self.units:
            self.text(_PLAIN[word])
        elif word == "u" and number is not None:
            if self.raw:
                self.flush()
            self.units.append(number & 0xFFFF)
            if len(self.units) > _UNITS and not 0xD800 <= number & 0xFFFF < 0xDC00:
                self.flush()
            self.pass_over = self.state.skip
        elif word == "*":
            self.star = True
            return
        elif word in FILES or word in LOOKS or word in COLUMNS or word in _GROUPS:
            self.into(word)
        elif self.star and self.around and word != "nesttableprops":
            self.into("")
        else:
            self.flush()
            self.meaning(word, number)
        self.star = False

    def into(self, word: str) -> None:
        """A destination begins."""
        self.flush()
        state = self.state
        if word in FILES and state.place not in FILES:
            state.place = word
            self.files.begin()
        elif word in LOOKS and word != "sn":
            state.place = "looks"
        elif word == "fonttbl":
            state.place = "fonts"
        elif word == "sv" and self.name not in _SHAPES:
            state.place = "looks"
        elif word not in ("info", "shpinst", "sp", "fldinst") and state.place not in ("looks", "fonts"):
            state.place = word or "unknown"
            column = COLUMNS.get(word, "")
            state.open = _Open(column, bool(word) and word != "sn")
            state.deleted = state.inserted = state.table = False
        elif word == "fldinst":
            self.add(" ")

    def meaning(self, word: str, number: int | None) -> None:
        """A word that changes how text is read, or stands for a character."""
        state = self.state
        if word in CHARACTERS:
            self.add(CHARACTERS[word])
        elif word in ENDS:
            self.add("\n") if word == "par" and state.table else self.block(state.open)
        elif word == "f" and number is not None:
            self.font = number
            state.encoding = self.fonts.get(number, "")
        elif word == "fcharset" and state.place == "fonts" and len(self.fonts) < _FONTS:
            self.fonts[self.font] = CHARSETS.get(number or 0, "")
        elif word in ("ansicpg", "cpg") and number:
            self.codepage(f"cp{number}" if number != 65001 else "utf-8")
        elif word in ("mac", "pc", "pca"):
            self.encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "uc" and number is not None:
            state.skip = max(0, min(number, 100))
        elif word == "deleted":
            state.deleted = number != 0
        elif word == "revised":
            state.inserted = number != 0
        elif word == "plain":
            state.deleted = state.inserted = False
        elif word == "ftnalt":
            state.open.column = "endnote text"
        elif word in ("intbl", "pard"):
            state.table = word == "intbl"

    def codepage(self, name: str) -> None:
        """The encoding of all text whose font names none."""
        try:
            b"".decode(name)
        except LookupError:
            return
        if self.state.place == "fonts":
            self.fonts[self.font] = name
        else:
            self.encoding = name

    def close(self) -> None:
        """A group ends, and with it the destination that it began."""
        self.flush()
        if not self.around:
            return
        inner, self.state = self.state, self.around.pop()
        if inner.place in FILES and self.state.place not in FILES:
            self.files.finish(inner.place)
        if inner.place == "sn":
            self.name = "".join(inner.open.parts).strip()
        elif inner.open is not self.state.open:
            self.block(inner.open)
        self.star, self.pass_over = False, 0

    def flush(self) -> None:
        """Decodes what has gathered."""
        if self.raw:
            text = bytes(self.raw).decode(self.state.encoding or self.encoding, "replace")
            self.raw.clear()
            self.add(text)
        if self.units:
            data = b"".join(unit.to_bytes(2, "little") for unit in self.units)
            self.units.clear()
            self.add(data.decode("utf-16-le", "replace"))

    def add(self, text: str) -> None:
        """Text in the present destination."""
        state, open_ = self.state, self.state.open
        if state.place in ("looks", "fonts") or state.place in FILES:
            return
        if (state.deleted or state.inserted) and open_.before is None:
            open_.before = list(open_.parts)
        if open_.before is not None and not state.inserted:
            open_.before.append(text)
        if state.deleted:
            open_.cut = True
        else:
            open_.parts.append(text)
        open_.size += len(text)
        if open_.size > _LONGEST:
            rest = "".join(open_.parts)[-_OVERLAP:]
            self.block(open_)
            open_.parts, open_.size = [rest], len(rest)

    def block(self, open_: _Open) -> None:
        """A paragraph, a table row, or all of a short destination."""
        text = "".join(open_.parts).strip()
        before = "".join(open_.before or []).strip()
        if before and open_.cut:
            self.done.append(("deleted text", before))
        wanted = open_.known or not _HEX.fullmatch(text)
        if open_.column == "link" and not any(mark in text.lower() for mark in LINKS):
            text = ""
        if open_.column == "property name":
            self.property, text = text, ""
        if open_.column == "property":
            text = f"{self.property}: {text}"
        for some in text.split(";") if open_.column == "author" else [text]:
            if some.strip() and wanted:
                self.done.append((open_.column, some.strip()))
        open_.parts, open_.before, open_.cut, open_.size = [], None, False, 0

    def end(self) -> None:
        """The file ends, whether or not its groups do."""
        while self.around:
            self.close()
        self.flush()
        self.block(self.state.open)

"""The text of a Rich Text Format file from its tokens."""

from __future__ import annotations

from connectors.readers.documents.rtf_cells import Cells
from connectors.readers.documents.rtf_files import Files
from connectors.readers.documents.rtf_fonts import WORDS as FONTS
from connectors.readers.documents.rtf_fonts import Fonts
from connectors.readers.documents.rtf_state import GROUPS, MEANT, PLAIN, SHAPES, Open, State, finished, take
from connectors.readers.documents.rtf_words import CHARACTERS, COLUMNS, ENDS, FILES, LOOKS
from connectors.readers.documents.walker import Block

_LONGEST = 1 << 20
_OVERLAP = 256
_UNITS = 1 << 16


class Text:
    """Takes tokens; finished blocks gather in `done`."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.done: list[Block] = []
        self.fonts = Fonts()
        self.name = ""
        self.property = ""
        self.state = State(Open(""))
        self.around: list[State] = []
        self.raw = bytearray()
        self.units: list[int] = []
        self.pass_over = 0
        self.star = False
        self.cells = Cells()

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
            self.state = self.state.inherited()
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
        if not self.star and word not in MEANT:
            self.pass_over = 0
            return
        if word in PLAIN and not self.units:
            self.text(PLAIN[word])
        elif word == "u" and number is not None:
            if self.raw:
                self.flush()
            self.units.append(number & 0xFFFF)
            if len(self.units) > _UNITS and not 0xD800 <= number & 0xFFFF < 0xDC00:
                self.flush()
            self.pass_over = self.state.skip
        elif word == "uc":  # may stand between the halves of a surrogate pair
            self.state.skip = max(0, min(number or 0, 100))
        elif word == "*":
            self.star = True
            return
        elif word in FILES or word in LOOKS or word in COLUMNS or word in GROUPS:
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
        elif word == "sv" and self.name not in SHAPES:
            state.place = "looks"
        elif word not in ("info", "shpinst", "sp", "fldinst") and state.place not in ("looks", "fonts"):
            state.place = word or "unknown"
            column = COLUMNS.get(word, "")
            state.open = Open(column, bool(word) and word != "sn")
            state.deleted = state.inserted = state.table = False
        elif word == "fldinst":
            self.add(" ")

    def meaning(self, word: str, number: int | None) -> None:
        """A word that changes how text is read, or stands for a character."""
        state = self.state
        if word == "cell":
            self.add(self.cells.ends())
        elif word in CHARACTERS:
            self.add(CHARACTERS[word])
        elif word in ENDS:
            self.ends(word)
        elif word in ("trowd", "cellx"):
            self.cells.word(word, number)
        elif word == "f" and number is not None:
            state.encoding = self.fonts.chosen(number)
        elif word in FONTS:
            self.fonts.word(word, number, state.place == "fonts")
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

    def ends(self, word: str) -> None:
        """The end of a paragraph, a row or a page."""
        if word == "par" and self.state.table:
            self.add("\n")
            return
        self.block(self.state.open, row=word in ("row", "nestrow"))
        if word == "row":
            self.cells.row_ends()
        elif word == "par" and self.state.place == "body":
            self.cells.table_ends()

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
            text = bytes(self.raw).decode(self.state.encoding or self.fonts.encoding, "replace")
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
        take(state, text)
        if open_.size > _LONGEST:
            rest = "".join(open_.parts)[-_OVERLAP:]
            self.block(open_)
            open_.parts, open_.size = [rest], len(rest)

    def block(self, open_: Open, row: bool = False) -> None:
        """What is finished goes out; the name of a property waits for its value."""
        for column, text in finished(open_, row):
            if column == "property name":
                self.property = text
            else:
                self.done.append((column, f"{self.property}: {text}" if column == "property" else text))

    def end(self) -> None:
        """The file ends, whether or not its groups do."""
        while self.around:
            self.close()
        self.flush()
        self.block(self.state.open)

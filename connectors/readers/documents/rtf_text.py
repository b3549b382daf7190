"""The text of a Rich Text Format file from its tokens."""

from __future__ import annotations

from connectors.readers.documents.rtf_files import Files
from connectors.readers.documents.rtf_state import GROUPS, MEANT, PLAIN, SHAPES, Open, State, finished, known, take
from connectors.readers.documents.rtf_words import CHARACTERS, CHARSETS, COLUMNS, ENDS, FILES, LOOKS
from connectors.readers.documents.walker import Block

_LONGEST = 1 << 20
_OVERLAP = 256
_FONTS = 10_000
_UNITS = 1 << 16


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
        self.state = State(Open(""))
        self.around: list[State] = []
        self.raw = bytearray()
        self.units: list[int] = []
        self.pass_over = 0
        self.star = False

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
        if not known(name):
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
        take(state, text)
        if open_.size > _LONGEST:
            rest = "".join(open_.parts)[-_OVERLAP:]
            self.block(open_)
            open_.parts, open_.size = [rest], len(rest)

    def block(self, open_: Open) -> None:
        """What is finished goes out; the name of a property waits for its value."""
        for column, text in finished(open_):
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

"""The encodings of text in Rich Text Format: that of the file, and those of its fonts."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.readers.documents.rtf_state import known
from connectors.readers.documents.rtf_words import CHARSETS

#: Words that `Fonts.word` understands.
WORDS = frozenset(("fcharset", "ansicpg", "cpg", "mac", "pc", "pca"))
_OLD = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MOST = 10_000


@dataclass(slots=True)
class Fonts:
    """Encodings by the numbers of fonts; `font` is the one that was named last."""

    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0

    def chosen(self, number: int) -> str:
        """A font's encoding, "" where it is that of the file."""
        self.font = number
        return self.fonts.get(number, "")

    def word(self, word: str, number: int | None, table: bool) -> None:
        """A word that names an encoding; `table`: within the table of fonts, where it is a font's."""
        if word == "fcharset" and table and len(self.fonts) < _MOST:
            self.fonts[self.font] = CHARSETS.get(number or 0, "")
        elif word in ("ansicpg", "cpg") and number:
            self._codepage(f"cp{number}" if number != 65001 else "utf-8", table)
        elif word in _OLD:
            self.encoding = _OLD[word]

    def _codepage(self, name: str, table: bool) -> None:
        if known(name) and table:
            self.fonts[self.font] = name
        elif known(name):
            self.encoding = name

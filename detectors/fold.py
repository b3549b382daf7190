"""Text beyond ASCII, folded so that one byte is one character: what typing, printing and scripts vary, detectors see alike.

Every blank becomes a space, every dash a hyphen, curly quotes straight ones, digits of any script ASCII digits; full-width forms become
what they stand for, zero-width characters and marks of direction go, letters with combining marks become one. What Latin-1 has stays.
Latin letters beyond it lose their accents, Greek and Cyrillic ones become Latin, other letters and signs stand-ins of their kind. Each
byte knows which bytes of the original it stands for.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

#: Stand-ins for letters and signs that have no byte of their own.
UPPER, LOWER, LETTER, SIGN = 0xD0, 0xF0, 0xAA, 0xA4
#: The euro sign has the byte that Windows gives it.
EURO = 0x80
_STAND_INS = frozenset((UPPER, LOWER, LETTER, SIGN))
_DROPPED = 256
_UNKNOWN = -1
_MARKS = (0x300, 0x370)
#: A byte that begins a character, and is not within one, is this or more: those within one are the least of all signed bytes.
_BEGINS = -64

_PAIRS = {
    "\u20ac": chr(EURO),
    **dict(zip("‘’‚‛ʼʹ′`´", "'''''''`´", strict=True)),
    **dict.fromkeys("“”„‟″ʺ", '"'),
    **dict.fromkeys("−⁃", "-"),
    **dict(zip("ıİłŁđĐħĦŧŦŋŊœŒəƏƒſ", "iIlLdDhHtTnNoOeEfs", strict=True)),
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "abgdeziqiklmnxoprsstyfcpo", strict=True)),
    **dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџґ", "abvgdejziiklmnoprstufhccssayieuaedgesiijlnckuzg", strict=True)),
}


@lru_cache(maxsize=1)
def _table() -> npt.NDArray[np.int16]:
    """Code point → byte, filled as characters are met: a table of all of Unicode takes seconds to make."""
    table = np.full(0x110000, _UNKNOWN, np.int16)
    table[:128] = np.arange(128)
    return table


@lru_cache(maxsize=4096)
def _byte(code: int) -> int:
    """The byte that stands for a character beyond ASCII, `_DROPPED` if none does."""
    char = chr(code)
    if paired := _PAIRS.get(char) or _PAIRS.get(char.lower(), "").upper():
        return ord(paired)
    if char.isdecimal():
        return 48 + unicodedata.decimal(char)
    kind = unicodedata.category(char)
    if kind in ("Cf", "Zs", "Zl", "Zp", "Pd") or code == 0x85:
        return {"Cf": _DROPPED, "Zs": 32, "Pd": 45}.get(kind, 10)
    if code < 256:
        return code
    if _MARKS[0] <= code < _MARKS[1] or 0xFE00 <= code < 0xFE10:
        return _DROPPED
    return _like(char, kind)


def _like(char: str, kind: str) -> int:
    """The byte of a character that is a variant of another, else the stand-in for its kind."""
    if kind[0] in "LPS":
        plain = unicodedata.normalize("NFKD", char)
        if plain[0] != char and len(plain.rstrip("".join(map(chr, range(*_MARKS))))) == 1:
            return _byte(ord(plain[0])) if ord(plain[0]) > 127 else ord(plain[0])
    if kind[0] == "L":
        return {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER}.get(kind, LETTER)
    return LETTER if char.isalnum() else SIGN


def _width(char: str) -> bool:
    """Whether a character is a full-width or other form of an ASCII one: no check knows it as it is written."""
    return unicodedata.normalize("NFKC", char).isascii()


def folded(text: str) -> str:
    """A text as the detectors see it, one byte a character (Latin-1).

    >>> folded("０２０ ７９４６ ００１８ – “Zoë” Łódź")
    '020 7946 0018 - "Zoë" Lódz'
    """
    return text if text.isascii() else fold(text.encode("utf-8", "replace")).data.decode("latin-1")


@dataclass(frozen=True)
class Folded:
    """`data[i]` stands for the original bytes `first[i]:stop[i]`; `codes[i]` is the character that it was (composed)."""

    data: bytes
    first: Ints
    stop: Ints
    codes: npt.NDArray[np.uint32]

    @cached_property
    def _shown(self) -> npt.NDArray[np.uint32]:
        folded = np.frombuffer(self.data, np.uint8)
        shown = self.codes > 255
        letters = [code for code in np.unique(self.codes[shown]).tolist() if chr(code).isalpha() and not _width(chr(code))]
        shown &= np.isin(folded, list(_STAND_INS)) | np.isin(self.codes, letters)
        return np.where(shown, self.codes, folded)

    @cached_property
    def text(self) -> str:
        """The text with letters of other scripts as they were written, for validators that know them; all else folded."""
        return self._shown.astype("<u4").tobytes().decode("utf-32-le")

    @cached_property
    def beyond(self) -> Ints:
        """Positions in the text of what is not ASCII."""
        return np.flatnonzero(self._shown > 127).astype(np.int64)


def fold(data: bytes) -> Folded:
    """UTF-8 text, folded."""
    codes = np.frombuffer(data.decode().encode("utf-32-le"), np.uint32)
    first = np.flatnonzero(np.frombuffer(data, np.int8) >= _BEGINS)
    stop = np.append(first, len(data))[1:]
    if ((codes >= _MARKS[0]) & (codes < _MARKS[1])).any():
        codes, stop = _composed(codes, stop)
    table = _table()
    out = table[codes]
    if (out == _UNKNOWN).any():
        for code in np.unique(codes[out == _UNKNOWN]).tolist():
            table[code] = _byte(code)
        out = table[codes]
    kept: Any = out != _DROPPED
    if not kept.all():
        out, first, stop, codes = out[kept], first[kept], stop[kept], codes[kept]
    return Folded(out.astype(np.uint8).tobytes(), first, stop, codes)


def _composed(codes: npt.NDArray[np.uint32], stop: Ints) -> tuple[npt.NDArray[np.uint32], Ints]:
    """Letters composed with the marks behind them; the marks stay (and are dropped later), their bytes belong to the letter."""
    codes, stop = codes.copy(), stop.copy()
    marks = np.flatnonzero((codes >= _MARKS[0]) & (codes < _MARKS[1]))
    runs = np.split(marks, np.flatnonzero(np.diff(marks) != 1) + 1)
    for run in runs:
        base = int(run[0]) - 1
        if base < 0:
            continue
        whole = unicodedata.normalize("NFC", "".join(map(chr, codes[base : int(run[-1]) + 1].tolist())))
        codes[base], stop[base] = ord(whole[0]), stop[run[-1]]
    return codes, stop

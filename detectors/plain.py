"""Text as phrases are looked for in it: lower case, one space for each run of what is no letter or digit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detectors.blocks import Ints
from detectors.fold import LETTER, LOWER, SIGN, UPPER, folded

#: Stand-ins of other scripts' letters: they end no word, since not all scripts put blanks between words.
STAND_INS = frozenset((LETTER, LOWER))
_SPACE = 32


def _table() -> bytes:
    table = bytearray(b" " * 256)
    for code in (*range(48, 58), *range(97, 123), *range(0xDF, 0x100), 0xAA, 0xB5, 0xBA):
        table[code] = code
    for code in (*range(65, 91), *range(0xC0, 0xDF)):
        table[code] = code + 32
    table[0xD7] = table[0xF7] = table[SIGN] = _SPACE
    table[UPPER] = LOWER
    return bytes(table)


_TABLE = _table()


@dataclass(frozen=True, slots=True)
class Plain:
    """`data[i]` stands for byte `at[i]` of the original; a space begins and ends it."""

    data: bytes
    at: Ints

    @property
    def bytes_(self) -> npt.NDArray[np.uint8]:
        """The same as numbers."""
        return np.frombuffer(self.data, np.uint8)


def plain(data: bytes) -> Plain:
    """Folded bytes, which begin and end with a separator, made plain."""
    spelled = np.frombuffer(data.translate(_TABLE), np.uint8)
    blank = spelled == _SPACE
    at = np.flatnonzero(~(blank & np.append(False, blank[:-1])))
    return Plain(spelled[at].tobytes(), at)


def humps(raw: npt.NDArray[np.uint8]) -> Ints:
    """Where a word begins within another, as programs join them: the N of `nhsNumber` and `NHSNumber`, but none in `iPhone`."""
    small, capital = (raw - np.uint8(97)) < 26, (raw - np.uint8(65)) < 26
    ends = (small[:-1] & np.append(False, small[:-2])) | (capital[:-1] & np.append(small[2:], False))
    return np.flatnonzero(capital[1:] & ends) + 1


def parted(data: bytes) -> Plain:
    """The same, with a space in front of each hump."""
    joined = plain(data)
    at = humps(np.frombuffer(data, np.uint8)[joined.at])
    return Plain(np.insert(joined.bytes_, at, _SPACE).tobytes(), np.insert(joined.at, at, joined.at[at]))


def phrase(written: str) -> str:
    """A phrase as it stands in plain text.

    >>> phrase("Mother’s d.o.b"), phrase("Führerschein-Nr.")
    ('mother s d o b', 'führerschein nr')
    """
    spelled = folded(written).encode("latin-1").translate(_TABLE).decode("latin-1")
    return " ".join(filter(None, spelled.split(" ")))

"""A block of cells as the needles see it: lower case, one byte a character, without accents; and the forms in which literals are sought."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors.blocks import Block

Ints = npt.NDArray[np.int64]

#: Latin-1 letters whose accents go; the others (ß, æ, þ, ð) stay letters of their own.
_PLAIN = dict(
    zip(
        "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ",
        "aaaaaaceeeeiiiinoooooouuuuyy",
        strict=True,
    )
)
_DIGIT, _LETTER = 1, 2
_ABOUT = 60  # bytes to either side in which capitals are looked for


def _lowered(code: int) -> int:
    char = chr(code).lower()
    return ord(_PLAIN.get(char, char)) if ord(char) < 256 else code


LOWER = bytes(map(_lowered, range(256)))
#: 0 for what is neither, 1 for a digit, 2 for a letter: an index by byte.
KINDS = np.array([_DIGIT if 48 <= c < 58 else _LETTER if chr(c).isalpha() else 0 for c in range(256)], np.uint8)
_SPACES = bytes(c if KINDS[c] else 32 for c in range(256))
_KEPT = KINDS > 0
_KEPT[0] = True


def lowered(text: str) -> bytes:
    """A folded text (see `detectors.fold`) in the letters of the needles."""
    return text.encode("latin-1", "replace").translate(LOWER)


@dataclass(frozen=True)
class View:
    """`lower` and `written` (case kept) have the same offsets; a separator (0) stands before, between and after cells."""

    block: Block

    @property
    def written(self) -> bytes:
        """The folded text as it is written."""
        return self.block.data

    @cached_property
    def lower(self) -> bytes:
        """The text in lower case without accents."""
        return self.block.data.translate(LOWER)

    @cached_property
    def bytes_(self) -> npt.NDArray[np.uint8]:
        """`lower` as numbers."""
        return np.frombuffer(self.lower, np.uint8)

    @cached_property
    def memory(self) -> dict[int, Any]:
        """What was read about a place, for the subjects whose names stand there too."""
        return {}

    @cached_property
    def spaced(self) -> bytes:
        """`lower` with a blank for all that is no letter or digit."""
        return self.lower.translate(_SPACES)

    @cached_property
    def compact(self) -> tuple[bytes, npt.NDArray[np.int32]]:
        """The letters, digits and separators of `lower` alone, and where in it each stands."""
        at = np.flatnonzero(_KEPT[self.bytes_]).astype(np.int32)
        return self.bytes_[at].tobytes(), at

    def kinds(self, at: Ints) -> npt.NDArray[np.uint8]:
        """Digit, letter or neither at these places."""
        return KINDS[self.bytes_[at]]

    def capital(self, at: int) -> bool:
        """Whether the letter there is a capital."""
        return self.written[at] != self.lower[at] and chr(self.written[at]).isupper()

    def mixed(self, at: int) -> bool:
        """Whether the cell uses both cases about this place, so that a capital tells something."""
        before = self.written[max(0, at - _ABOUT) : at].rpartition(b"\0")[2]
        near = before + self.written[at : at + _ABOUT].partition(b"\0")[0]
        return near != near.lower() and near != near.upper()

    def alone(self, start: int, end: int) -> bool:
        """Whether nothing but a few blanks stands in the cell besides this."""
        before, after = self.lower[max(0, start - 16) : start].rstrip(), self.lower[end : end + 16].lstrip()
        return before.endswith(b"\0") and after.startswith(b"\0")

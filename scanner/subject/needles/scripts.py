"""Names in scripts whose letters have no byte of their own (Chinese, Arabic, Hindi …): the whole name, letter for letter.

Greek and Cyrillic are folded to Latin letters and need none of this.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from detectors.fold import folded
from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import COMPACT, EQUAL, KIND, NAME, OPEN, Anchor, Found
from scanner.subject.needles.view import KINDS, View, lowered

#: Scripts that part words by no blank (Thai to Khmer, Han, Kana, Hangul with its particles).
_UNPARTED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]")
_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_BEYOND = frozenset(b"\xaa\xf0")  # what stands for such letters


def script_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of the names of the subject with this index that hold such letters."""
    for name in subject.names:
        text = bytes(code for code in lowered(folded(name)) if KINDS[code])
        if not _BEYOND.isdisjoint(text) and len(_letters(name)) > 1:
            yield _anchor(name, text, number)


def _anchor(name: str, text: bytes, number: int) -> Anchor:
    letters = _letters(name)
    first = ord(letters[0]) if letters[0].upper() == letters[0] else 0

    edge = OPEN if _UNPARTED.search(name) else KIND

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        end = _marked(view, end)
        written = view.block.written(start, end)
        if edge == KIND and KINDS[view.lower[end]] == KINDS[text[-1]]:
            return
        if len(written) <= 2 * len(name) and _letters(written) == letters:
            yield start, end, NAME, EQUAL

    return Anchor(text, number, COMPACT, edge, check=check, first=first)


def _marked(view: View, end: int) -> int:
    """The end of a word with the vowel signs behind its last letter."""
    while unicodedata.category(view.block.written(end, end + 1) or " ")[0] == "M":
        end += 1
    return end


def _letters(text: str) -> str:
    """Letters, digits and the vowel signs that belong to them; the points of Hebrew and Arabic are mostly left out."""
    plain = unicodedata.normalize("NFC", _POINTS.sub("", text)).casefold()
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LMN")

"""Addresses of Ireland: most houses of the country have no number, and all have a code of their own."""

from __future__ import annotations

import re

from detectors.names.lists import fold, may_be_given, some
from detectors.reader.behind import EIRCODE
from detectors.reader.parts import FAR, HEAD, Word, run

#: Unique identifiers behind routing keys (Eircode Address Database).
_CODE = re.compile(rf"(?<![\w.-]){EIRCODE}(?!\w)", re.IGNORECASE)
#: Places at most between a house and its code: townland, post town, county.
_PARTS = 6
_TITLES = some("mr mrs ms miss mx dr prof rev fr sr sir lady")


def irish(text: str) -> list[tuple[int, int]]:
    """Where addresses that end with an Eircode stand in a text (code points), in order; whose they are is no part of them."""
    cased = not (text.islower() or text.isupper())
    made: list[tuple[int, int]] = []
    for found in _CODE.finditer(text):
        low = max(made[-1][1] if made else 0, found.start() - FAR)
        words = run(text, low, found.start(), cased)
        while words and (HEAD.fullmatch(words[0].said) or not (words[0].capital or words[0].number or not cased)):
            words = words[1:]
        parts = _parts(words)[-_PARTS:]
        titled = bool(parts) and fold(parts[0][0].said.strip(".")) in _TITLES
        if len(parts) > 1 and len(parts[0]) > 1 and (titled or may_be_given(parts[0][0].said)):
            parts = parts[1:]
        if parts:
            made.append((parts[0][0].start, found.end()))
    return made


def _parts(words: list[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in words:
        parts[-1].append(word)
        if word.last:
            parts.append([])
    return [part for part in parts if part]

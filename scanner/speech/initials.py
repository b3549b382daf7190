"""Illnesses that are said by their letters: "c o p d". Recognisers write them one by one, and the detectors know them in one piece.

Source: abbreviations as the NHS' health A to Z has them. Those of two letters (MS, ME, TB) are left: initials of people have two, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanner.speech.value import Value
from scanner.speech.words import TURN, Words

_KNOWN = frozenset(["adhd", "asd", "bpd", "cfs", "ckd", "copd", "dvt", "hiv", "ibd", "ibs", "mnd", "ocd", "pcos", "ptsd"])
_SHORTEST, _LONGEST = min(map(len, _KNOWN)), max(map(len, _KNOWN))
#: Letters that are words, too: "a d v t", "and i h i v".
_ARTICLES = frozenset("ai")


def read(words: Words) -> Iterable[Value]:
    """The abbreviations in a stream, ascending: whole runs of letters, where nobody asked for anything that is spelt."""
    for first, last in _runs(words):
        for begin in (first, first + 1):
            said = "".join(words.text[begin:last])
            if said in _KNOWN and (begin == first or words.text[first] in _ARTICLES) and not any(words.asked[begin:last]):
                yield Value(begin, last, said.upper(), tuple((at, at + 1) for at in range(begin, last)))
                break


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Runs of single letters within a turn, which are long enough and no longer."""
    first, size = 0, len(words)
    while first < size:
        last = first
        while last < size and len(words.text[last]) == 1 and words.text[last].isalpha() and (last == first or words.between[last] != TURN):
            last += 1
        if _SHORTEST <= last - first <= _LONGEST + 1:
            yield first, last
        first = max(last, first + 1)

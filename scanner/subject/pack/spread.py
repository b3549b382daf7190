"""A name of someone else, told once in a document, is found wherever it stands: whole in any case, its parts as names are written.

A text without any capital, such as a call that a machine took down, writes names as it writes everything else; there a name that is a word
too (`will`) counts only within the whole name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from detectors.names.lists import is_common
from scanner.subject.pack.own import TITLES, Own

_PART = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
#: What stands between the words of a name: in a text blanks, in the name of a file anything.
_BETWEEN = r"[\s_.,+-]+"
_NEVER = re.compile(r"(?!)")


class Spread:
    """Places of names in texts. Parts that are the subject's own too, such as a shared surname, are left to the whole name, and to where a
    title stands before them."""

    __slots__ = ("_lower", "_own", "_parts", "_titled", "_whole")

    def __init__(self, names: Collection[str], own: Own) -> None:
        parts = {part for name in names for part in _PART.findall(name) if not own.shares(part)}
        self._whole = any_of(names, re.IGNORECASE)
        self._parts = any_of({form for part in parts for form in (part, part.title(), part.upper())}, re.NOFLAG)
        self._lower = any_of({part.lower() for part in parts if not is_common(part)}, re.NOFLAG)
        self._own = any_of((*own.names, *own.mails), re.IGNORECASE)
        # "Mr Thornbury" beside Margaret and Tom Thornbury may be either of them, whatever surname they share
        shared = {words[-1] for name in names if len(words := name.split()) > 1 and own.is_surname(words[-1])}
        self._titled = any_of({f"{title} {surname}" for title in TITLES for surname in shared}, re.IGNORECASE)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each place, in code points. What lies in a name or an e-mail address of the subject is none: "Ann Smith"
        in "Jane Ann Smith"."""
        theirs = [found.span() for found in self._own.finditer(text)]
        yield from (found.span() for found in self._titled.finditer(text))
        for pattern in (self._whole, self._lower if text.islower() else self._parts):
            for start, end in (found.span() for found in pattern.finditer(text)):
                if not any(first <= start and end <= last for first, last in theirs):
                    yield start, end


def any_of(words: Collection[str], flags: re.RegexFlag) -> re.Pattern[str]:
    """A pattern for any of the words, as whole words, the longest first; without words it finds nothing.

    Blanks stand for whatever parts words, also in the name of a file: `letter_of_a_person.pdf`.
    """
    longest = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(_BETWEEN.join(map(re.escape, word.split())) for word in longest)
    return re.compile(rf"(?<![^\W_])(?:{joined})(?![^\W_])", flags) if joined else _NEVER

"""The words of a file's name, however they are joined and written, and what the lists say of each."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from detectors.names.about import CODE, EXTENSIONS, NEUTRAL, PAPERS, PERSONAL, PLACED, PROGRAMS
from detectors.names.lists import fold, held, is_place, is_surname, some
from detectors.names.rules import THINGS
from detectors.reader.gate import known

TITLES = some("mr mrs ms miss mx dr prof professor rev sir dame cllr")
PARTICLES = some("de la las los van der den von bin ibn bint al el da di do dos das del della ap ter ten zu st abu")
#: How a word is written; one letter is an initial.
TITLE, UPPER, LOWER, INITIAL = "Title", "UPPER", "lower", ""

# P45, P60 and P11D are what a person gets from an employer
_FORM = r"[Pp](?:45|60|11[Dd])(?![^\W_])"
_LETTERS = re.compile(rf"{_FORM}|[^\W\d_]+(?:['’][^\W\d_]{{2,}})?")
# a letter and its accent may be two characters (names from a Mac)
_MARK = "[\u0300-\u036f]"
_MARKED = re.compile(rf"{_FORM}|(?:[^\W\d_]{_MARK}*)+(?:['’](?:[^\W\d_]{_MARK}*){{2,}})?")
_EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,7})\Z")
_PREFIXES = ("Mc", "Mac", "O'", "O’", "D'", "D’", "De", "Di", "La", "Le", "Van", "Fitz")
# letters that are no other letter with an accent
_LATIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th"}
)
#: No more words are looked at: nobody's name is that long.
_MOST = 40


class Known(NamedTuple):
    """What the lists say of a word in lower case.

    given, weak, surname  on the list of that name · sure  a given name that is hardly anything else · last  a surname that is no word of
    the language and no place · new  a word that no list explains, surnames apart · named  any of these
    """

    low: str
    given: bool
    weak: bool
    surname: bool
    plain: bool
    place: bool
    sure: bool
    last: bool
    new: bool
    named: bool


class Word(NamedTuple):
    """A word of a name, its place in it, how it is written, and what is known of it."""

    start: int
    end: int
    case: str
    known: Known


class Name(NamedTuple):
    """A name, its extension in lower case without the dot, and its words."""

    text: str
    ending: str
    words: tuple[Word, ...]


@lru_cache(maxsize=1 << 16)
def _known(low: str) -> Known:
    plain = known(low) or any(low in each for each in (THINGS, CODE, PERSONAL, PAPERS, NEUTRAL))
    given, weak, surname, place = low in held("given"), low in held("given_weak"), len(low) > 1 and is_surname(low), is_place(low)
    new = not (plain or place or given or weak) and len(low) > 2
    named = (given or weak or surname or new) and low not in PLACED
    return Known(low, given, weak, surname, plain, place, given and not plain, surname and not plain and not place, new, named)


def known_as(text: str) -> Known:
    """What the lists say of a word, whatever its case and accents."""
    return _known(fold(text.translate(_LATIN)))


def _case(text: str) -> str:
    if len(text) == 1:
        return INITIAL
    return LOWER if text.islower() else UPPER if text.isupper() else TITLE


@lru_cache(maxsize=1 << 16)
def _humps(text: str) -> tuple[tuple[int, int, str, Known], ...]:
    """A run of letters taken apart where a capital begins a word; a Scottish or Irish name keeps its own hump."""
    cuts = [0]
    if len(text) > 2 and not (text.islower() or text.isupper() or text[1:].islower()):
        for at in range(1, len(text)):
            if text[at].isupper() and (text[at - 1].islower() or text[at + 1 : at + 2].islower()) and text[cuts[-1] : at] not in _PREFIXES:
                cuts.append(at)
    return tuple((low, high, _case(text[low:high]), known_as(text[low:high])) for low, high in pairwise([*cuts, len(text)]))


#: What letters say: how many names they can be, and whether one is a given name that is hardly anything else, or needs no second word.
_ONE, _SURE, _ENOUGH = 1, 1 << 20, 1 << 40


@lru_cache(maxsize=1 << 16)
def _speaks(run: str) -> int:
    every = _humps(run)
    names = sum(known.named for _, _, _, known in every)
    enough = any(not case or known.low in PERSONAL or known.low in TITLES for _, _, case, known in every)
    return names * _ONE + _SURE * any(known.sure for *_, known in every) + _ENOUGH * enough


def stem(name: str) -> int:
    """Where the extension begins. A surname behind the only dot is none (`john.smith`)."""
    found = _EXTENSION.search(name)
    if found is None:
        return len(name)
    ending, start = found[1].lower(), found.start()
    if ending in EXTENSIONS or len(ending) < 3:
        return start
    before = name[:start]
    surname = before.isalpha() and known_as(ending).last and (len(before) == 1 or known_as(before).given)
    return len(name) if surname or len(ending) > 5 else start


def spelled(name: str) -> Name | None:
    """A name in its words, without those of the extension; None where nobody can be named."""
    end = stem(name)
    runs = list((_LETTERS if name.isascii() else _MARKED).finditer(name, 0, end))
    said = sum([_speaks(run[0]) for run in runs])
    names, ending = said % _SURE, name[end + 1 :].lower()
    if not names or (said < _SURE and ending in PROGRAMS) or (names == 1 and len(runs) > 1 and said < _ENOUGH):
        return None
    return Name(name, ending, tuple(_words(runs)))


def _words(runs: list[re.Match[str]]) -> list[Word]:
    found: list[Word] = []
    for run in runs[:_MOST]:
        at = run.start()
        for low, high, case, word in _humps(run[0]):
            found.append(Word(at + low, at + high, case, word))
    return found[:_MOST]

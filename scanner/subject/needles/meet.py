"""Where the parts of a name meet: what stands before and after a surname or a given name, and whether together they name the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from detectors.names import lists
from scanner.subject.names import LISTS
from scanner.subject.needles.anchors import CLOSE, EQUAL, NAME, SURNAME, TITLED, VARIANT, Found
from scanner.subject.needles.people import Person
from scanner.subject.needles.view import View
from scanner.subject.needles.words import Word, dotted, word_after, words_before

_COMMA = re.compile(rb"(?<![a-z\xdf-\xff])([a-z\xdf-\xff]+),[ \t\n]{0,2}\Z")
_TITLES = frozenset(word.encode() for word in LISTS["titles"].split())
_ADDRESSED = re.compile(rb"(?<![a-z0-9'\xdf-\xff-])(" + "|".join(LISTS["addressed"].split()).encode() + rb")\.?[ \t\n]{1,3}\Z")
_REACH = 32  # bytes in which a word and a comma are looked for
_LONG = 5  # letters of a word in which one may be wrong
#: Initials that are words, or what an apostrophe leaves of them.
_LITTLE = frozenset((b"a", b"i", b"o", b"s", b"t", b"d", b"m"))


def names_at_surname(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """Names that the surname at this place makes with what stands before it (`Jane A. Smith`) or after it (`Smith, Jane`)."""
    found = [*_led(person, view, start, end, level), *_followed(person, view, start, end, level)]
    if not found:
        found = list(_mistyped_given(person, view, start, end, level))
    if not found and level == EQUAL:
        found = list(_titled(view, start, end))
    yield from (each for hit in found for each in _likely(person, view, hit))


def names_at_given(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """Names that the given name at this place makes with a surname in which one letter is wrong."""
    if len(person.last) < _LONG or b" " in person.last:
        return
    after = word_after(view, end)
    if after and (len(after[2]) == 1 or after[2] in person.middle):
        after = word_after(view, after[1])
    if after and not after[3].startswith((b",", b"-")) and _slip(after[2], person.last):
        yield start, after[1], NAME, CLOSE
    before = _COMMA.search(view.lower, max(0, start - _REACH), start) if view.lower[start - 2 : start].strip()[:1] == b"," else None
    if before and _slip(before[1], person.last):
        yield before.start(), end, NAME, CLOSE


def names_at_initials(person: Person, view: View, start: int, end: int, _: int) -> Iterator[Found]:
    """Given name before the initials of a double surname, as colleagues write it: `Zofia W-N`, `Zofia WN`, and `Z W-N` with the hyphen."""
    words = words_before(view, start)
    if not words or (view.mixed(start) and not view.capital(start)):
        return
    near = words[0]
    if near[2] in person.given or (near[2] in person.initials and b"-" in view.lower[start:end]):
        yield near[0], end, NAME, VARIANT


def _led(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """Given name or initial before the surname, with middle names or initials between."""
    words = words_before(view, start)
    if words and (begin := _apart(person, view, words[0], words[1] if len(words) > 1 else None)) is not None:
        yield begin, end, NAME, max(level, VARIANT)
        return
    for number, word in enumerate(words):
        sure = person.given.get(word[2])
        if sure is None and not (len(word[2]) == 1 and _initial(person, view, word, start)):
            continue
        between = words[:number]
        agreed = _couple(view, word, between) or _between(person, view, between)
        if agreed is None:
            return
        if sure is not None:
            yield word[0], end, NAME, max(level, sure, agreed, _another(person, view, words[number + 1 :]))
        elif all(len(each) == 1 or each in person.middle for _, _, each, _ in between):
            yield word[0], end, NAME, max(level, VARIANT, agreed)


def _apart(person: Person, view: View, near: Word, far: Word | None) -> int | None:
    """Where the given name before a surname begins that stands there as two words (Xiao-Ming for Xiaoming) or as initials in one (JA)."""
    if far is not None and far[2] + near[2] in person.given and near[2] not in person.given:
        return far[0]
    return near[0] if _monogram(person, view, near) else None


def _monogram(person: Person, view: View, word: Word) -> bool:
    """Whether a word is the initials of all given names in one, and no word or name of some language."""
    text = word[2].decode("latin-1")
    if word[2] != person.monogram or lists.is_common(text) or lists.may_be_given(text):
        return False
    return view.capital(word[0]) or not view.mixed(word[0])


def _titled(view: View, start: int, end: int) -> Iterator[Found]:
    """`Mrs Smith`, where no part of another name follows at once."""
    title = _ADDRESSED.search(view.lower, max(0, start - _REACH), start)
    if title and view.lower[end : end + 1] not in (b"-", b"_") and (view.capital(title.start(1)) or not view.mixed(start)):
        yield title.start(1), end, SURNAME, TITLED


def _between(person: Person, view: View, words: Sequence[Word]) -> int | None:
    """How well the words between given name and surname agree with the person's middle names; None where they are no names."""
    level = EQUAL
    for start, _, word, _ in words:
        if word in person.middle or (len(word) == 1 and word in person.initials):
            continue
        several = len(person.initials) > 1
        if (several and len(word) == 1) or (len(word) > 1 and not _is_name(view, start, word)):
            return None
        level = CLOSE if several else max(level, VARIANT)
    return level


def _couple(view: View, given: Word, words: Sequence[Word]) -> int:
    """VARIANT for the first of two people with one surname: `Jane and John Smith`, `Jane & John Smith`; else 0."""
    several = b"&" in given[3] or (len(words) > 1 and words[-1][2] == b"and")
    names = words[:-1] if b"&" not in given[3] else words
    return VARIANT if several and names and all(_is_name(view, start, word) for start, _, word, _ in names) else 0


def _another(person: Person, view: View, words: Sequence[Word]) -> int:
    """CLOSE where one more given name stands before, which the person does not have: Sarah Jane Smith is hardly Jane Smith."""
    if not words or words[0][2] in person.given or words[0][2] in person.middle or len(words[0][2]) == 1:
        return EQUAL
    start, _, word, _ = words[0]
    return CLOSE if lists.is_given(word.decode("latin-1")) and (view.capital(start) or not view.mixed(start)) else EQUAL


def _is_name(view: View, start: int, word: bytes) -> bool:
    """Whether a word between is a name: written with a capital, or a given name that is hardly anything else."""
    text = word.decode("latin-1")
    if view.mixed(start):
        return view.capital(start) and not lists.is_common(text)
    return lists.is_given(text)


def _followed(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """`Smith, Jane Ann`, `Smith, Mrs J.`, `Smith Jane`."""
    if any(_ends_other(view, word) for word in words_before(view, start)[:1]):
        return
    word = word_after(view, end)
    if word and word[2] in _TITLES:
        word = word_after(view, word[1], word[3][:1])
    if not word or word[3][:1] == b"-":
        return
    more = word_after(view, word[1])
    if more and word[2] not in person.given and word[2] + more[2] in person.given and more[3][:1] != b",":
        yield start, more[1], NAME, VARIANT
    elif _monogram(person, view, word):
        yield start, word[1], NAME, VARIANT
    elif word[2] in person.given:
        reach = _further(person, view, word[1])
        yield start, reach, NAME, max(level, person.given[word[2]])
    elif word[2] in person.initials and _initial(person, view, word, start, comma=word[3][:1] == b","):
        yield start, _further(person, view, word[1]), NAME, VARIANT


def _ends_other(view: View, word: Word) -> bool:
    """Whether the word before a surname makes it another's: `Mark Smith, Jane Brown`."""
    text = word[2].decode("latin-1")
    return lists.is_given(text) or (view.capital(word[0]) and lists.may_be_given(text))


def _further(person: Person, view: View, end: int) -> int:
    """The end of the person's middle names or initials behind the given name."""
    word = word_after(view, end)
    while word and not word[3].startswith((b",", b"-")) and (word[2] in person.middle or _initial(person, view, word, word[0])):
        end = word[1]
        word = word_after(view, end)
    return end + dotted(view, end)


def _mistyped_given(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    if level != EQUAL or len(person.first) < _LONG:
        return
    words = words_before(view, start)
    for number, word in enumerate(words):
        if _slip(word[2], person.first) and _between(person, view, words[:number]) is not None:
            yield word[0], end, NAME, CLOSE
            return
    after = word_after(view, end)
    if after and after[3][:1] == b"," and _slip(after[2], person.first):
        yield start, after[1], NAME, CLOSE


def _slip(word: bytes, meant: bytes) -> bool:
    """One letter too few, too many, wrong, or two changed about; and not another name or word.

    Two letters changed about hardly make a surname that people bear; the list of surnames holds such slips.
    """
    if abs(len(word) - len(meant)) > 1 or len(word) < _LONG - 1 or word == meant or OSA.distance(word, meant, score_cutoff=1) != 1:
        return False
    text = word.decode("latin-1")
    if word == meant + b"s" or lists.may_be_given(text) or lists.is_common(text):
        return False
    return sorted(word) == sorted(meant) or not lists.is_surname(text)


def _initial(person: Person, view: View, word: Word, surname: int, *, comma: bool = False) -> bool:
    """Whether one letter is the initial of a given name, and not a word or what is left of one; with a dot or, after, a comma it is."""
    start, end, letter, between = word
    if letter not in person.initials or view.lower[start - 1 : start] in (b"'", b"&"):
        return False
    if between.startswith(b".") or view.lower[end : end + 1] == b".":
        return True
    if view.mixed(start):
        return view.capital(start) and view.capital(surname) and (comma or letter not in (b"a", b"i"))
    return letter not in _LITTLE


def _likely(person: Person, view: View, hit: Found) -> Iterator[Found]:
    """Two common words (Will Young) are a name only with capitals where there are capitals, and hardly where there are none."""
    if not person.common or view.capital(hit[0]):
        yield hit
    elif not view.mixed(hit[0]):
        yield *hit[:3], CLOSE

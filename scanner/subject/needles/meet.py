"""Where the parts of a name meet: what stands before and after a surname or a given name, and whether together they name the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from detectors.names import lists
from scanner.subject.names import LISTS
from scanner.subject.needles.anchors import CLOSE, EQUAL, NAME, VARIANT, Found
from scanner.subject.needles.people import Person
from scanner.subject.needles.view import View
from scanner.subject.needles.words import Word, word_after, words_before

_COMMA = re.compile(rb"(?<![a-z\xdf-\xff])([a-z\xdf-\xff]+),[ \t\n]{0,2}\Z")
_TITLES = frozenset(word.encode() for word in LISTS["titles"].split())
_REACH = 32  # bytes in which a word and a comma are looked for
_LONG = 5  # letters of a word in which one may be wrong
#: Initials that are words, or what an apostrophe leaves of them.
_LITTLE = frozenset((b"a", b"i", b"o", b"s", b"t", b"d", b"m"))


def names_at_surname(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """Names that the surname at this place makes with what stands before it (`Jane A. Smith`) or after it (`Smith, Jane`)."""
    found = [*_led(person, view, start, end, level), *_followed(person, view, start, end, level)]
    if not found:
        found = list(_mistyped_given(person, view, start, end, level))
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


def _led(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """Given name or initial before the surname, with middle names or initials between."""
    words = words_before(view, start)
    for number, word in enumerate(words):
        sure = person.given.get(word[2])
        if sure is None and not (len(word[2]) == 1 and _initial(person, view, word, start)):
            continue
        agreed = _between(person, view, words[:number])
        if agreed is None:
            return
        yield word[0], end, NAME, max(level, VARIANT if sure is None else sure, agreed)


def _between(person: Person, view: View, words: Sequence[Word]) -> int | None:
    """How well the words between given name and surname agree with the person's middle names; None where they are no names."""
    level = EQUAL
    for start, _, word, _ in words:
        if word in person.middle or (len(word) == 1 and (word in person.initials or not person.middle - set(person.given))):
            continue
        if len(word) == 1 or not _is_name(view, start, word):
            return None
        level = CLOSE if _has_middle(person) else EQUAL
    return level


def _has_middle(person: Person) -> bool:
    return len(person.initials) > 1


def _is_name(view: View, start: int, word: bytes) -> bool:
    """Whether a word between is a name: written with a capital, or a given name that is hardly anything else."""
    text = word.decode("latin-1")
    if view.mixed(start):
        return view.capital(start) and not lists.is_common(text)
    return lists.is_given(text)


def _followed(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """`Smith, Jane Ann`, `Smith, Mrs J.`, `Smith Jane`."""
    word = word_after(view, end)
    if word and word[2] in _TITLES:
        word = word_after(view, word[1], word[3][:1])
    if not word or word[3][:1] == b"-":
        return
    if word[2] in person.given:
        reach = _further(person, view, word[1])
        yield start, reach, NAME, max(level, person.given[word[2]])
    elif word[2] in person.initials and len(word[2]) == 1 and (word[3][:1] == b"," or _shown(view, word, start)):
        yield start, word[1] + (view.lower[word[1] : word[1] + 1] == b"."), NAME, VARIANT


def _further(person: Person, view: View, end: int) -> int:
    """The end of the person's middle names or initials behind the given name."""
    word = word_after(view, end)
    while word and word[3][:1] not in b",-" and (word[2] in person.middle or (word[2] in person.initials and view.capital(word[0]))):
        end = word[1]
        word = word_after(view, end)
    return end


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


def _initial(person: Person, view: View, word: Word, surname: int) -> bool:
    """Whether one letter is the initial of the given name, and not a word or what is left of one."""
    if word[2] not in person.initials or view.lower[word[0] - 1 : word[0]] in (b"'", b"-", b"&"):
        return False
    return word[3].startswith(b".") or _shown(view, word, surname)


def _shown(view: View, word: Word, surname: int) -> bool:
    """Whether a letter without a dot looks like an initial: a capital beside a capital, or no word where case tells nothing."""
    if view.mixed(word[0]):
        return view.capital(word[0]) and view.capital(surname) and word[2] not in (b"a", b"i")
    return word[2] not in _LITTLE


def _likely(person: Person, view: View, hit: Found) -> Iterator[Found]:
    """Two common words (Will Young) are a name only with capitals where there are capitals, and hardly where there are none."""
    start, end, kind, level = hit
    if not person.common or view.capital(start):
        yield hit
    elif not view.mixed(start):
        yield start, end, kind, CLOSE

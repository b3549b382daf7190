"""Where the parts of a name meet: what stands before and after a surname or a given name, and whether together they name the person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from detectors.names import lists
from scanner.subject.names import LISTS
from scanner.subject.needles.anchors import CLOSE, EQUAL, NAME, VARIANT, Found
from scanner.subject.needles.people import Person
from scanner.subject.needles.view import View

_BEFORE = re.compile(rb"([a-z\xdf-\xff]+)(\.?[ \t\n]{1,3}|\.|-)\Z")
_AFTER = re.compile(rb"(,[ \t\n]{0,2}|[ \t\n]{1,3}|-)([a-z\xdf-\xff]+)(\.?)(?![\w'])")
_TITLES = frozenset(word.encode() for word in LISTS["titles"].split())
_REACH = 28  # bytes in which one word and what parts it is looked for
_WORDS = 3  # a given name, and two words between it and the surname
_LONG = 5  # letters of a word in which one may be wrong
#: Initials that are words, or what an apostrophe leaves of them.
_LITTLE = frozenset((b"a", b"i", b"o", b"s", b"t", b"d", b"m"))

Word = tuple[int, int, bytes, bytes]


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
    after = _after(view, end)
    if after and (len(after[2]) == 1 or after[2] in person.middle):
        after = _after(view, after[1])
    if after and not after[3].startswith((b",", b"-")) and _slip(after[2], person.last):
        yield start, after[1], NAME, CLOSE
    before = next(_before(view, start, comma=True), None)
    if before and _slip(before[2], person.last):
        yield before[0], end, NAME, CLOSE


def _led(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    """Given name or initial before the surname, with middle names or initials between."""
    between: list[Word] = []
    for word in _before(view, start):
        agreed = _between(person, view, between)
        if agreed is None:
            return
        if word[2] in person.given:
            yield word[0], end, NAME, max(level, person.given[word[2]], agreed)
        elif len(word[2]) == 1 and _initial(person, view, word, start):
            yield word[0], end, NAME, max(level, VARIANT, agreed)
        between.append(word)


def _between(person: Person, view: View, words: list[Word]) -> int | None:
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
    word = _after(view, end)
    if word and word[2] in _TITLES:
        word = _after(view, word[1], word[3][:1])
    if not word or word[3][:1] == b"-":
        return
    if word[2] in person.given:
        reach = _further(person, view, word[1])
        yield start, reach, NAME, max(level, person.given[word[2]])
    elif word[2] in person.initials and len(word[2]) == 1 and (word[3][:1] == b"," or _shown(view, word, start)):
        yield start, word[1] + (view.lower[word[1] : word[1] + 1] == b"."), NAME, VARIANT


def _further(person: Person, view: View, end: int) -> int:
    """The end of the person's middle names or initials behind the given name."""
    word = _after(view, end)
    while word and word[3][:1] not in b",-" and (word[2] in person.middle or (word[2] in person.initials and view.capital(word[0]))):
        end = word[1]
        word = _after(view, end)
    return end


def _mistyped_given(person: Person, view: View, start: int, end: int, level: int) -> Iterator[Found]:
    if level != EQUAL or len(person.first) < _LONG:
        return
    between: list[Word] = []
    for word in _before(view, start):
        if _between(person, view, between) is not None and _slip(word[2], person.first):
            yield word[0], end, NAME, CLOSE
            return
        between.append(word)
    after = _after(view, end)
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


def _before(view: View, at: int, *, comma: bool = False) -> Iterator[Word]:
    """Words before a place, the nearest first: start, end, the word, what stands behind it."""
    for _ in range(_WORDS):
        if comma:
            at -= len(view.lower[at - 2 : at]) - len(view.lower[at - 2 : at].rstrip())
            if view.lower[at - 1 : at] != b",":
                return
            found = re.compile(rb"([a-z\xdf-\xff]+)(,)\Z").search(view.lower, max(0, at - _REACH), at)
        else:
            found = _BEFORE.search(view.lower, max(0, at - _REACH), at)
        if not found or (found[2] == b"." and len(found[1]) > 1):
            return
        if found[2].startswith(b".") and len(found[1]) > 1:
            return
        yield found.start(1), found.end(1), found[1], found[2]
        at = found.start(1)
        comma = False


def _after(view: View, at: int, lead: bytes = b"") -> Word | None:
    """The word after a place: start, end, the word, what stands before it (a comma that a title hid)."""
    if view.lower[at : at + 1] == b".":
        at += 1
    found = _AFTER.match(view.lower, at, at + _REACH)
    return (found.start(2), found.end(2), found[2], lead.strip() or found[1]) if found else None

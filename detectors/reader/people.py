"""People made whole: hyphenated names, surnames beside given names of two syllables, `bin` and `a/l`; and those taken for places.

The model reads a hyphenated name in pieces and may begin or end within it, and where the form of a name is strange to it, it takes what
somebody calls from for a place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.names.families import SURNAMES
from detectors.names.lists import fold, is_given, is_place, is_surname, may_be_given, some
from detectors.names.rules import THINGS
from detectors.reader import eastern, kinds
from detectors.reader.ends import apart, shorn
from detectors.reader.gate import SYLLABLE, known
from detectors.reader.labels import ENTITIES, Named

_PERSON, _PLACE, _ADDRESS = (ENTITIES.index(name) for name in ("PERSON", "LOCATION", "STREET_ADDRESS"))
_LETTERS = r"[^\W\d_]+"
_WORD = rf"{_LETTERS}(?:['’-]{_LETTERS})*"
_HEAD = re.compile(rf"(?:{_LETTERS}-){{1,2}}\Z")
_TAIL = re.compile(rf"(?:-{_LETTERS}){{1,2}}")
_SYLLABLE = re.compile(SYLLABLE, re.IGNORECASE)
_BEFORE, _BEHIND = re.compile(rf"({_WORD}) \Z"), re.compile(rf" ({_WORD})")
#: Son of, daughter of: Malay, Arabic and Tamil names of Malaysia, Singapore and Brunei.
_OF = r"(?:bin|binti|binte|bte|bt|ibni|anak|a/l|a/p|s/o|d/o)"
_CHILD = re.compile(rf"(?: {_OF}|(?<=\ba)/[lp]|(?<=\b[sd])/o) ({_WORD})", re.IGNORECASE)
_PARENT = re.compile(rf"({_WORD}) {_OF} \Z", re.IGNORECASE)
_WHOSE = re.compile(rf" {_OF} ", re.IGNORECASE)
#: The rest of an Irish surname behind its first word: Mac an tSaoir, Ní Dhomhnaill, de Búrca.
_OF_CLAN = re.compile(r" (?:Mac|Mag|Nic|Mhic|Ní|Uí|Ó)\Z")
_CLAN = re.compile(r" (?:(?:an|na) )?[a-z]?[A-ZÀ-Þ][^\W\d_]+")
_WHERE = re.compile(r"\b(?:in|at|near|around|outside|across|towards|via|visit(?:ed|ing)?) \Z", re.IGNORECASE)
_REACH = 48
#: Below this the model is not sure of a place.
_SURE = 0.8
#: Surnames that rather begin a sentence.
_OPENERS = some("so no an do in on he she me go")


def people(text: str, found: list[Named]) -> list[Named]:
    """The entities of a sentence in order, its people whole."""
    cased = not (text.islower() or text.isupper())
    homes = [each for each in found if each.entity == _ADDRESS]
    made: list[Named] = []
    for each in (one for several in found if not kinds.opens(text, several) for one in apart(text, several)):
        if each.entity == _ADDRESS:
            made.append(each)
            continue
        each = _hyphenated(text, shorn(text, each))
        each = _with_given(text, each, made[-1].end if made else 0) if cased else each
        if each.entity == _PERSON or (each.entity == _PLACE and may_be_given(text[each.start : each.end])):
            grown = _with_surname(text, _with_child(text, each, cased), cased)
            taken = any(home.start < grown.end and grown.start < home.end for home in homes)
            each = each if taken or grown == each else replace(grown, entity=_PERSON)
        if made and made[-1].entity != _ADDRESS and _one(text, made[-1], each):
            each = replace(each, start=min(each.start, made[-1].start), end=max(each.end, made.pop().end), entity=_PERSON)
        if not made or made[-1].end <= each.start:
            made.append(each)
    return [each if (kind := _kind(text, each)) == each.entity else replace(each, entity=kind) for each in made]


def _kind(text: str, each: Named) -> int:
    """What an entity is after all."""
    if each.entity == _PERSON:
        return _PLACE if kinds.is_place(text[each.start : each.end]) else _PERSON
    return _PERSON if each.entity != _ADDRESS and (_is_person(text, each) or kinds.is_person(text, each)) else each.entity


def _hyphenated(text: str, each: Named) -> Named:
    """To the ends of a name with hyphens, but not of what is said of somebody (Bush-era)."""
    head, tail = _HEAD.search(text[max(0, each.start - _REACH) : each.start]), _TAIL.match(text, each.end)
    start = each.start - len(head[0]) if head and _of_name(head[0]) else each.start
    end = tail.end() if tail and _of_name(tail[0]) else each.end
    return replace(each, start=start, end=end) if each.entity == _PERSON or eastern.pair(text[start:end].split(" ")[-1]) else each


def _of_name(part: str) -> bool:
    words = [word for word in part.split("-") if word]
    return all(not known(fold(word)) or word[0].isupper() or _SYLLABLE.fullmatch(word) for word in words)


def _with_given(text: str, each: Named, least: int) -> Named:
    """A surname with the given name before it, which begins behind `least`."""
    word = text[each.start : each.end]
    before = _BEFORE.search(text[max(0, each.start - _REACH) : each.start])
    start = each.start - len(before[0]) if before else 0
    if each.entity != _PERSON or before is None or start < least or not word.isalpha() or may_be_given(word):
        return each
    given = before[1].istitle() and word[0].isupper() and is_given(before[1]) and not known(fold(before[1]))
    return replace(each, start=start) if given else each


def _with_surname(text: str, each: Named, cased: bool) -> Named:
    """With the surname before or behind a given name of two syllables, and the last of a Vietnamese name."""
    said = text[each.start : each.end]
    before, behind = _BEFORE.search(text[max(0, each.start - _REACH) : each.start]), _BEHIND.match(text, each.end)
    if cased and behind and eastern.goes_on(said.split(" "), behind[1]):
        return replace(each, end=behind.end())
    if behind and " " not in said and _last(said, behind[1], cased):
        return replace(each, end=behind.end())
    if not eastern.pair(said):
        return each
    opens = before is not None and each.start == len(before[0]) and fold(before[1]) in _OPENERS
    if before and not opens and eastern.surname(before[1], cased):
        return replace(each, start=each.start - len(before[0]))
    if behind and eastern.surname(behind[1], cased):
        return replace(each, end=behind.end())
    return each


def _last(first: str, word: str, cased: bool) -> bool:
    """Whether the word behind one name is the surname: with a capital though it is a word, too (Hana So), without one if it is none."""
    low = fold(word)
    if word.isupper() is not first.isupper() or low in THINGS or (is_place(low) and low not in SURNAMES):
        return False
    if not cased:
        return (is_surname(low) and not known(low)) or (low in SURNAMES and not word.isascii())
    listed = low in SURNAMES or is_surname(low) or not word.isascii()
    return word[0].isupper() and (listed or (eastern.syllable(word) and eastern.pair(first)))


def _with_child(text: str, each: Named, cased: bool) -> Named:
    """With the parent's name behind the child's, or the child's before the parent's, and what says that they are."""
    behind = _CHILD.match(text, each.end) or _CHILD.match(text, max(each.start, text.rfind(" ", each.start, each.end)))
    if behind and (not cased or behind[1][0].isupper()):
        return replace(each, end=max(each.end, behind.end()))
    clan = _CLAN.match(text, each.end)
    if clan and cased and _OF_CLAN.search(text[each.start : each.end]):
        return replace(each, end=clan.end())
    before = _PARENT.search(text[max(0, each.start - _REACH) : each.start])
    if before and cased and before[1][0].isupper():
        return replace(each, start=each.start - len(before[0]))
    return each


def _one(text: str, first: Named, second: Named) -> bool:
    """Whether two entities beside each other are one person: parts of a name whose form was strange."""
    if _PERSON not in (first.entity, second.entity) and first.entity == second.entity:
        return False
    said = text[first.start : max(first.end, second.end)]
    if first.end > second.start:
        return True
    if _WHOSE.fullmatch(text, first.end, second.start):
        return _PERSON in (first.entity, second.entity)
    if text[first.end : second.start] != " ":
        return False
    if (first.entity, second.entity) == (_PLACE, _PERSON) and said.count(" ") == 1 and _no_place(text[first.start : first.end]):
        return True
    if (first.entity, second.entity) == (_PERSON, _PLACE) and second.score < _SURE and said.istitle() and said.count(" ") == 1:
        return is_given(said.split(" ")[0]) and is_surname(said.split(" ")[1])  # somebody called after a town
    return eastern.full(said, least=2) or (_PERSON in (first.entity, second.entity) and _CHILD.search(said) is not None)


def _no_place(word: str) -> bool:
    """Whether a word before a surname is a given name, or no place that is known."""
    return may_be_given(word) or not (is_place(word) or known(fold(word)))


def _is_person(text: str, each: Named) -> bool:
    """Whether what was taken for a place or a firm is built as a name is, and nothing says that something is there."""
    said = text[each.start : each.end]
    if _WHERE.search(text[max(0, each.start - _REACH) : each.start]) or is_place(said):
        return False
    return eastern.full(said) or _CHILD.search(said) is not None

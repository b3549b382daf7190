"""Names held against names: in any order, by any form, with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from detectors.names.lists import may_be_given
from scanner.subject.forms import diminutives, spellings
from scanner.subject.names import Name
from scanner.subject.weigh.agreement import LEVELS, NEIGHBOUR, Agreement
from scanner.subject.weigh.slip import near

Said = tuple[str, str, str]  # level, words, the subject's word

_SOUNDS = (
    (r"(.)\1+", r"\1"),
    ("ph", "f"),
    ("ck", "k"),
    ("y", "i"),
    ("z", "s"),
    ("c(?![eih])", "k"),
    ("(?<=[a-z])h(?![aeiou])", ""),
    (r"(.)\1+", r"\1"),
)

_WORTH = {"equal": 8.0, "variant": 6.0, "close": 5.0, "partial": 2.0, "different": -3.0}  # to choose a reading, no more


def compare_names(ours: Iterable[Name], theirs: Iterable[tuple[Name, bool]]) -> tuple[Agreement, ...]:
    """Agreements of surname and given name under the readings that fit best. A record's name turned round comes with True.

    A given name and a surname in each other's column are no more than a variant. Two names are not both turned round: Mary Hughes and Mark
    Hughes are no Hughes Mary and Hughes Mark, whose given names would be one.
    """
    best: tuple[float, list[Agreement]] = (-99.0, [])
    met: set[tuple[Name, Name]] = set()
    for name, (other, turned) in product(ours, theirs):
        if (_mirrored(name), _mirrored(other)) in met:
            continue
        met.add((name, other))
        found = [*_surname(name, other), *_given(name, other)]
        if turned:
            found = [_turned(each) for each in found]
        worth = sum(_WORTH[each.level] for each in found) - turned
        if found and worth > best[0]:
            best = (worth, found)
    return tuple(best[1])


def _mirrored(name: Name) -> Name:
    return Name(name.surname, name.given)


def _turned(found: Agreement) -> Agreement:
    if found.level != "equal":
        return found
    says = f"{'surname' if found.field == 'surname' else 'given name'} equal, in the other's place"
    return Agreement(found.field, "variant", says, word=found.word)


def _surname(ours: Name, theirs: Name) -> list[Agreement]:
    if not ours.surname or not theirs.surname:
        return []
    level, says, word = _surnames(ours, theirs)
    return [Agreement("surname", level, says, word=word)]


def _surnames(ours: Name, theirs: Name) -> Said:
    one, other = "".join(ours.core), "".join(theirs.core)
    word = ours.core[-1]
    if one == other or "".join(ours.surname) == "".join(theirs.surname):
        return "equal", "surname equal", word
    if not spellings(one).isdisjoint(spellings(other)):
        return "variant", "surname in another spelling", word
    if other == "".join(part[0] for part in ours.core) or (len(other) == 1 and other == one[0]):  # W-N, W.
        return "variant", f"surname's initial{'s' if len(other) > 1 else ''} equal", other
    common = set(ours.core) & set(theirs.core)
    if common and len(max(common, key=len)) > 2:
        return "variant", "one of two surnames equal", max(sorted(common), key=len)
    level = near(one, other)
    if level == "close":
        return level, "surname differs by one letter", word
    return (level, "surname similar", word) if level else ("different", "surname differs", word)


def _given(ours: Name, theirs: Name) -> list[Agreement]:
    if not ours.given or not theirs.given:
        return []
    level, says, word = min((_givens(ours.given, theirs.given), *_calls(ours.given, theirs.given)), key=lambda said: LEVELS.index(said[0]))
    return [Agreement("given", level, says, word=word)]


def _givens(ours: Sequence[str], theirs: Sequence[str]) -> Said:
    """The first given names; further ones only tell where both have them."""
    one, other = ours[0], theirs[0]
    if one == other or "".join(ours) == "".join(theirs) or one == "".join(theirs) or "".join(ours[:2]) == other:
        return ("equal", "given name equal", one) if len(one) > 1 else ("variant", "given name's initial equal", one)
    if 1 in (len(one), len(other)):
        same = one[0] == other[0]
        return ("variant", "given name's initial equal", one[0]) if same else ("different", "given name's initial differs", one[0])
    if other in diminutives(one):
        return "variant", "given name is a diminutive", one
    if not spellings(one).isdisjoint(spellings(other)):
        return "variant", "given name in another spelling", one
    level = near(one, other) or near(one, "".join(theirs))
    if level == "close":
        return (level, "given name differs by one letter", one) if _one_name(one, other) else ("different", NEIGHBOUR, one)
    return (level, "given name similar", one) if level else ("different", "given name differs", one)


@lru_cache(maxsize=4096)
def _one_name(one: str, other: str) -> bool:
    """Whether two given names one slip apart may be one person's: a slip, or two spellings of one sound. Mark and Mary are two names, and
    so are Paul and Paula; of Philip and Phillip, Carl and Karl, Sara and Sarah nobody knows."""
    return not (may_be_given(one) and may_be_given(other)) or _sound(one) == _sound(other)


def _sound(name: str) -> str:
    """A given name as it sounds, roughly: letters that are spelled one way or another folded, vowels kept."""
    for written, said in _SOUNDS:
        name = re.sub(written, said, name)
    return name


def _calls(ours: Sequence[str], theirs: Sequence[str]) -> list[Said]:
    """People are called by a middle name, and a record may hold it alone, or first. What two people have in common behind their own given
    names is a family's: a middle name, or the half of a double surname."""
    common = [word for word in (*ours[:1], *theirs[:1]) if len(word) > 1 and word in ours and word in theirs]
    return [("variant", "a middle name equal", common[0])] if common else []

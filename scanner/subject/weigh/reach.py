"""The keys under which a subject may stand in a table: every form, and one slip away from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from scanner.subject.forms import diminutives, spellings
from scanner.subject.identifiers import Subject
from scanner.subject.names import named, plain
from scanner.subject.weigh.keys import keyed
from scanner.subject.weigh.places import address
from scanner.subject.weigh.typos import DIGITS, LETTERS, slips, swapped

# What a key tells, one bit each; SLIP is a strong identifier with one slip, and from NAME on each word of the name has its own.
EMAIL, PHONE, ID, BORN, POSTCODE, ADDRESS, SLIP, NAME = (1 << n for n in range(8))
#: Words of a name that are told apart; what comes after counts with the last.
WORDS = 6
_CENTURY = 100
_EXCEL = date(1899, 12, 30)
_SMALL = frozenset(("the", "c", "o"))  # The Granary, c/o
_SHORT = 4  # shorter words have too many neighbours a slip away


class Key(NamedTuple):
    """One key of a subject: the table to look it up in, what it tells (a bit), and whether it is the form as given, not a slip of it."""

    table: str
    key: str
    bit: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the subject's name in all its spellings, and whether it stands as a given name."""

    plain: str = field(repr=False)
    spelled: frozenset[str] = field(repr=False)
    given: bool = False


def of_kind(kind: str) -> str:
    """The table of the ids of a kind: the same number of two kinds is not the same."""
    return f"id:{kind}"


def keys(subject: Subject) -> Iterator[Key]:
    """All keys of a subject; the same key may come more than once."""
    yield from _strong("email", EMAIL, subject.emails, f"{LETTERS}{DIGITS}._-@")
    yield from _strong("phone", PHONE, subject.phones, DIGITS)
    for kind, values in subject.ids.items():
        yield from (each._replace(table=of_kind(kind)) for each in _strong("id", ID, values, LETTERS.upper() + DIGITS))
    if subject.born:
        yield from (Key("born", key, BORN) for key in _born(subject.born))
    for text in subject.addresses:
        yield from _address(text)
    for n, word in enumerate(name_words(subject)):
        yield from _name(word, NAME << min(n, WORDS - 1))


def name_words(subject: Subject) -> tuple[Word, ...]:
    """The words of the subject's names, each once, given names marked. A surname of several words is one more word, run together."""
    spelled = {plain(piece): spellings(piece) for name in subject.names for piece in re.split(r"[\s,-]+", name) if plain(piece)}
    found: dict[str, Word] = {}
    for name in subject.names:
        for reading in named(name)[:2]:
            given, surname = reading.given, reading.core
            for word in (*given, *surname):
                found.setdefault(word, Word(word, spelled.get(word, frozenset({word})), word in given))
            for joined in ("".join(reading.surname), "".join(given[:2])):
                found.setdefault(joined, Word(joined, frozenset({joined}))) if joined else None
    return tuple(found.values())


def _strong(table: str, bit: int, values: Iterable[str], letters: str) -> Iterator[Key]:
    for key in _keyed(table, values):
        yield Key(table, key, bit)
        neighbours = slips(key, letters) if table == "email" else swapped(key, DIGITS if key.isdigit() else letters)
        yield from (Key(table, slip, SLIP, exact=False) for slip in neighbours)


def _born(born: date) -> set[str]:
    """The date, also in six digits; day and month changed places, in the other century, Excel's number of days, one digit wrong."""
    iso = born.strftime("%Y%m%d")
    short = {iso[6:] + iso[4:6] + iso[2:4], iso[2:], iso[4:] + iso[2:4]}
    found = {iso, iso[:4] + iso[6:] + iso[4:6], str((born - _EXCEL).days)} | short | set(swapped(iso, DIGITS))
    return found | ({str(born.year + _CENTURY) + iso[4:]} if born.year + _CENTURY <= date.today().year else set())


def _address(text: str) -> Iterator[Key]:
    place = address(text)
    named = [*place.named[:1], *(word for word in place.building if word not in _SMALL)][:2]
    streets = {word for word in named for word in (word, *(slips(word, LETTERS) if len(word) >= _SHORT else ()))}
    lines = {*_keyed("address", [text]), *streets, *(f"{number} {street}" for number in place.numbers for street in streets)}
    yield from (Key("address", line, ADDRESS) for line in lines)
    for code in _keyed("postcode", [place.postcode or ""]):
        yield Key("postcode", code, POSTCODE)
        yield from (
            Key("postcode", slip, POSTCODE, exact=False) for slip in swapped(code, DIGITS if code.isdigit() else LETTERS.upper() + DIGITS)
        )


def _name(word: Word, bit: int) -> Iterator[Key]:
    forms = word.spelled | (diminutives(word.plain) if word.given else frozenset())
    yield from (Key("name", form, bit) for form in word.spelled)
    yield from (Key("name", form, bit, exact=False) for form in forms - word.spelled)
    if word.given:
        yield Key("name", word.plain[0], bit, exact=False)
    yield from (Key("name", slip, bit, exact=False) for form in word.spelled if len(form) >= _SHORT for slip in slips(form, LETTERS))


def _keyed(table: str, values: Iterable[str]) -> list[str]:
    return [key for key in keyed(table, pa.array(list(values), pa.large_string())).to_pylist() if key]

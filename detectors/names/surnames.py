"""Columns of surnames alone, whatever the column is called: told by how many of the cells are usual surnames and nothing else.

One surname is also a town, a firm or a bird; a column of them is one of people. Of columns of towns, brands, goods, species, colours,
occupations and the like at most a quarter of the words are usual surnames, of columns of surnames more than a half are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Many, among
from detectors.names.families import AFRICAN, WORDS
from detectors.names.families import SURNAMES as EASTERN
from detectors.names.firms import FIRMS
from detectors.names.headers import WORKS
from detectors.names.lists import fold, held, is_common
from detectors.names.rules import THINGS
from detectors.packs.listed import listed
from detectors.reader.gate import known
from scanner.pattern import Pattern

_CELL = r"\A\s{0,3}(?P<v>[A-Za-zÀ-ž][A-Za-zÀ-ž’'-]{0,40}[A-Za-zÀ-ž])\s{0,3}\Z"
_UNLESS = (
    *WORKS,
    *listed(
        "suburb, city, town, county, address, street, place, state, country, village, region, area, locality, parish, district, song, "
        "track, genre, playlist, make, model, manufacturer, marque, breed, variety, cultivar, species, vehicle, supplier, vendor, "
        "publisher, label, sponsor, club, team, category, type, status, colour, color, department, university, school, college, "
        "bank, ward, house, room, building, ship, vessel, station, airport, river, drug, medicine, medication, host, hostname, machine, "
        "node, cluster, project, codename, theme, font, tag, keyword, word, term, currency, language"
    ),
)


@cache
def _usual() -> frozenset[str]:
    """Usual surnames; a frequent word, a town or a firm is none."""
    eastern = {name for name in EASTERN - WORDS if len(name) > 1 and not known(name)}
    return frozenset(
        name
        for name in held("usual") | eastern | AFRICAN
        if not (name in held("places") or name in FIRMS or name in THINGS or (known(name) and is_common(name)))
    )


@cache
def _listed() -> frozenset[str]:
    """All surnames of the lists which are nothing else: no word, no town of the world, no firm."""
    others = held("places") | held("cities") | FIRMS | THINGS
    return _usual() | {name for name in held("surnames") - others if not known(name)}


def usual(text: str) -> bool:
    """Whether a word is a usual surname, or two of them.

    >>> usual("O'Brien"), usual("SMITH"), usual("Okafor"), usual("García"), usual("Leeds"), usual("Blue"), usual("Crane")
    (True, True, True, True, False, False, False)
    """
    return _all(text, _usual())


def a_surname(text: str) -> bool:
    """Whether a word is a surname of the lists, however rare, and nothing else.

    >>> a_surname("Satterthwaite"), a_surname("Smith"), a_surname("Houston"), a_surname("Table")
    (True, True, False, False)
    """
    return _all(text, _listed())


def _all(text: str, names: frozenset[str]) -> bool:
    return all(part in names or part.removeprefix("o'") in names for part in fold(text).split("-"))


def _many(one: Callable[[str], bool], names: Callable[[], frozenset[str]]) -> Many:
    """The same for an array of texts: those of one word at once."""

    def every(texts: pa.LargeStringArray) -> Bools:
        found = among(pc.ascii_lower(texts), names())
        parted = pc.or_(pc.match_substring(texts, "-"), pc.match_substring(texts, "'"))
        joined = np.flatnonzero(~found & np.asarray(parted.to_numpy(zero_copy_only=False), np.bool_))
        found[joined] = [one(text) for text in texts.take(pa.array(joined)).to_pylist()]
        return found

    return Many(one, every)


_column = partial(
    Pattern,
    entity="PERSON",
    title="Name of a person",
    category="person.name",
    regex=_CELL,
    need="distinct",
    unless=_UNLESS,
    mask="initials",
    score=0.3,
    sources=("UK GDPR Art 4(1)", "detectors/names/data/SOURCES.md"),
)

#: `chance`: what share of the words of a column that is none are surnames all the same; half as many again must be, beyond luck. Rare
#: surnames are told from brands in large columns only.
SURNAMES: tuple[Pattern, ...] = (
    _column(valid=_many(usual, _usual), chance=0.28, least=5),
    _column(valid=_many(a_surname, _listed), chance=0.25, least=50),
)

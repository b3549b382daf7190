"""People who do not exist: given names and surnames by origin, from the gazetteers, written in the ways in which people write them.

One name in six of each list is held back (`HELD`): training never says it, the measurement of recall by origin says only those.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

from detectors.training.said import words

HELD = 6

#: Countries whose common names stand for an origin; a country may lack one of the two lists, its neighbours then help out.
ORIGINS: Mapping[str, tuple[str, ...]] = {
    "British and Irish": ("GB", "IE", "IM"),
    "North American": ("US", "CA", "AU", "NZ"),
    "French": ("FR", "BE", "LU"),
    "German and Dutch": ("DE", "AT", "CH", "NL"),
    "Nordic": ("SE", "NO", "DK", "FI", "IS", "FO"),
    "Spanish and Latin American": ("ES", "MX", "AR", "CL", "PE", "SV", "CR", "CO", "CU", "DO", "GT", "PY"),
    "Portuguese and Brazilian": ("PT", "BR"),
    "Italian": ("IT", "SM"),
    "Polish and Czech": ("PL", "CZ", "SK"),
    "Balkan": ("HR", "RS", "BA", "SI", "MK", "ME", "AL", "XK", "BG", "RO", "MD"),
    "Russian and Ukrainian": ("RU", "UA", "BY", "KZ"),
    "Baltic and Hungarian": ("EE", "LV", "LT", "HU"),
    "Greek": ("GR", "CY"),
    "Turkish and Azeri": ("TR", "AZ"),
    "Caucasian": ("AM", "GE"),
    "Arabic": ("EG", "IR", "MA", "DZ", "SA", "LB", "JO", "KW", "IQ", "LY", "TN", "AE"),
    "Hebrew": ("IL",),
    "South Asian": ("IN", "PK", "BD", "LK", "NP"),
    "Chinese": ("CN", "TW"),
    "Japanese": ("JP",),
    "Korean": ("KR",),
    "South-East Asian": ("VN", "KH", "PH", "MY", "TH"),
    "African": ("ZA", "ML", "GQ"),
    "Pacific": ("FJ", "PF"),
}
_PARTICLES = {
    "German and Dutch": ("van", "van der", "van den", "von", "de"), "French": ("de", "le", "du"), "Italian": ("di", "de", "della"),
    "Arabic": ("bin", "al", "ibn", "abu"), "South-East Asian": ("bin", "binti", "dela"), "British and Irish": ("de", "Mac", "ap"),
}  # fmt: skip

#: Whose given names are made of syllables, by tables of `said/words.toml`.
_SYLLABLES = {"Korean": ("Korean",), "Chinese": ("Chinese",), "South-East Asian": ("South-East Asian", "South-East Asian", "Thai")}


@dataclass(frozen=True, slots=True)
class Names:
    """Given names and surnames of one origin."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _clean(names: Iterable[str]) -> tuple[str, ...]:
    """Sorted, one word each (a hyphen or apostrophe is fine)."""
    plain = {name.strip() for name in names}
    return tuple(sorted({name.title() if name.isupper() else name for name in plain if len(name) > 1 and " " not in name}))


def _kept(names: Iterable[str], held: bool) -> tuple[str, ...]:
    return tuple(name for name in names if (crc32(name.lower().encode()) % HELD == 0) is held)


def origins(gazetteers: Path, *, held: bool) -> dict[str, Names]:
    """The names of each origin that training may say, or those that are held back from it."""
    country = {code: origin for origin, codes in ORIGINS.items() for code in codes}
    given, last = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for row in _rows(gazetteers / "popular_names_cc0/common-forenames-by-country.csv"):
        if row["Country"] in country:
            given[country[row["Country"]]].add(row["Romanized Name"])
    for row in _rows(gazetteers / "popular_names_cc0/common-surnames-by-country.csv"):
        if row["Country"] in country:
            last[country[row["Country"]]].add(row["Romanized Name"])
    _enlarge(gazetteers, given, last)
    return {origin: Names(_kept(_clean(given[origin]), held), _kept(_clean(last[origin]), held)) for origin in ORIGINS}


def _enlarge(gazetteers: Path, given: dict[str, set[str]], last: dict[str, set[str]]) -> None:
    for row in _rows(gazetteers / "ukbabynames_cc0/ew_2020.csv"):
        if int(row["count"]) >= 20:
            given["British and Irish"].add(row["name"].title())
    for row in _rows(gazetteers / "fivethirtyeight_ccby/most-common-name/new-top-firstNames.csv"):
        given["North American"].add(row["name"])
    for row in _rows(gazetteers / "fivethirtyeight_ccby/most-common-name/new-top-surnames.csv"):
        last["North American"].add(row["name"].title())
    folder = gazetteers / "smashew_unlicense/NamesDatabases/surnames"
    for origin, files in {"British and Irish": ("uk", "ie"), "South Asian": ("hi",), "Polish and Czech": ("pl", "cz"), "Chinese": ("cn",),
                          "Greek": ("gk",), "Korean": ("kr",), "North American": ("us",)}.items():  # fmt: skip
        for name in files:
            lines = (folder / f"{name}.txt").read_text("utf-8", errors="replace").splitlines()
            last[origin] |= {line.strip().title() for line in lines[:8000]}
    for more, names in (("surnames", last), ("given", given)):
        for origin, said in words(more).items():
            names[origin] |= set(said)


def invented(names: Names, rng: Random) -> str:
    """A name that is in no list: the head of one and the tail of another."""
    one, other = rng.choice(names.surnames), rng.choice(names.surnames)
    return (one[: max(2, len(one) // 2)] + other[len(other) // 2 :].lower()).capitalize()


def composed(origin: str, rng: Random) -> str:
    """A given name of two syllables that training may say; "" where the origin has none."""
    if origin not in _SYLLABLES:
        return ""
    parts = words(f"syllables {rng.choice(_SYLLABLES[origin])}")
    while True:
        head, tail, joint = (rng.choice(parts[each]) for each in ("heads", "tails", "joints"))
        name = f"{head}{joint}{tail.title() if joint == ' ' or (joint and rng.random() < 0.2) else tail.lower()}"
        if _kept((name,), held=False):
            return name


class People:
    """A stream of full names, each origin as often as any other."""

    def __init__(self, names: Mapping[str, Names], rng: Random) -> None:
        self._names, self._rng = names, rng

    def parts(self, origin: str | None = None) -> tuple[str, str]:
        """A given name and a surname."""
        rng = self._rng
        origin = origin or rng.choice(list(self._names))
        names = self._names[origin]
        first = rng.choice(names.given) if rng.random() > 0.07 else invented(names, rng)
        if rng.random() < 0.4:
            first = composed(origin, rng) or first
        last = rng.choice(names.surnames) if rng.random() > 0.15 else invented(names, rng)
        if rng.random() < 0.06:
            last = f"{last}-{rng.choice(names.surnames)}"
        return first, last

    def full(self, origin: str | None = None) -> str:
        """As in a sentence: mostly given name and surname, at times with a middle name, initials or one name alone."""
        rng = self._rng
        first, last = self.parts(origin)
        form = rng.random()
        if form < 0.16:
            return first
        if form < 0.23:
            return last
        if form < 0.29:
            return f"{first[0]}{rng.choice(('. ', '.', ' '))}{last}"
        if form < 0.33:
            return f"{first[0]}.{rng.choice(('', ' '))}{rng.choice('ABCDEFGHJKLMPRSTW')}. {last}"
        if form < 0.39:
            return f"{first} {rng.choice('ABCDEFGHJKLMPRSTW')}{rng.choice(('.', ''))} {last}"
        if form < 0.46:
            return f"{first} {self.parts(origin)[0]} {last}"
        if form < 0.50:
            return f"{last}, {first}"
        if form < 0.52:
            return f"{last.upper()} {first}"
        return self._customary(first, last, origin)

    def _customary(self, first: str, last: str, origin: str | None) -> str:
        """Given name and surname in the way of their origin: surname first, two surnames, a particle between."""
        rng = self._rng
        if origin in ("Chinese", "Korean", "South-East Asian", "Baltic and Hungarian") and rng.random() < 0.4:
            return f"{last} {first}"
        if origin in ("Spanish and Latin American", "Portuguese and Brazilian") and rng.random() < 0.3:
            return f"{first} {last} {rng.choice(('', '', 'de ', 'da ', 'de la ', 'y '))}{self.parts(origin)[1]}"
        if origin in _PARTICLES and rng.random() < 0.15:
            return f"{first} {rng.choice(_PARTICLES[origin])} {last}"
        return f"{first} {last}"

"""Derives the lists of `data/` from open gazetteers: `python -m detectors.names.derive FOLDER` (see `data/SOURCES.md`)."""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from detectors.names.lists import fold as _fold
from detectors.names.lists import some
from detectors.reader.regions import key

_NAME = re.compile(r"[a-zà-öø-ÿ’' -]{2,24}")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ’'-]+")
_CASED = ("wikigold", "gum_ccby", "litbank_named", "wnut17", "btc")
_ISLES = frozenset({"United Kingdom", "Ireland", "Jersey", "Guernsey", "Isle of Man"})
_CONTINENT = re.compile(
    "Albania|Andorra|Austria|Belarus|Belgium|Bosnia and Herzegovina|Bulgaria|Croatia|Cyprus|Czechia|Denmark|Estonia|Faroe Islands|"
    "Finland|France|Germany|Gibraltar|Greece|Greenland|Hungary|Iceland|Italy|Latvia|Liechtenstein|Lithuania|Luxembourg|Malta|"
    "Moldova, Republic of|Monaco|Montenegro|Netherlands|North Macedonia|Norway|Poland|Portugal|Romania|San Marino|Serbia|Slovakia|"
    "Slovenia|Spain|Sweden|Switzerland|Türkiye|Ukraine"
)
_CALENDAR = some(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov "
    "dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun easter christmas noel san santa saint"
)
#: Surnames that are also what people do, birds and colours: a column of these is no column of people.
_OTHER = some(
    "baker butcher carpenter cook farmer mason miller porter potter shepherd weaver thatcher wheeler fletcher chandler sawyer fisher "
    "hunter gardener gardner barber carter draper glover saddler tanner skinner fuller tyler judge bishop abbot pope prior dean parson "
    "clerk marshal steward page squire knight fowler fiddler brewer taverner "
    "robin wren sparrow finch starling swallow swift heron crane drake swan teal partridge nightingale peacock raven crow rook jay hawk "
    "falcon eagle kestrel woodcock lark bird "
    "red green blue black white brown grey gray pink purple violet orange yellow gold silver olive rose amber ruby scarlet hazel"
)
_WORDS = some(
    "ace amber angel art bay bear bill blaze blue bob brook buddy carter chance charity chase clay cliff cooper crystal daisy dale "
    "dawn dean destiny drew faith fern flora forest frank gene ginger glen grace grant guy harmony hazel heather holly honey hope "
    "hunter iris ivory ivy jack jade jasmine jet joy justice king lily mark mason max may melody mercy miles misty olive oracle "
    "parker pat patience pearl penny pip poppy porter prince prudence queen rain ray reed rich river rob robin rose ruby sage sky "
    "star sterling storm sue summer sunny trinity tyler venus victor victoria violet wade ward will willow winter wren alexa siri "
    "alpha delta nova aurora echo genesis indie jordan georgia"
    " florence paris chelsea sydney virginia lincoln jackson hudson madison alberta india sierra diego arrow meta"
)
OUT = Path(__file__).parent / "data"


def fold(name: str) -> str:
    """As the lists are kept and asked."""
    return _fold(name.replace("’", "'")).strip()


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The records of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def known(folder: Path) -> set[str]:
    """Names so usual that a town of that name does not make them doubtful."""
    names = {fold(row["name"]) for row in rows(folder / "ukbabynames_cc0/data-raw/ewbabynames/rankings.csv")}
    names |= {fold(row["name"]) for row in rows(folder / "fivethirtyeight_ccby/most-common-name/new-top-firstNames.csv")}
    return names | {fold(row["name"]) for row in rows(folder / "ukbabynames_cc0/ew_2020.csv") if int(row["count"]) >= 300}


def given(folder: Path) -> set[str]:
    """Given names: England and Wales and Northern Ireland (five bearers or more), and the common ones of each country."""
    counts: Counter[str] = Counter()
    for row in rows(folder / "ukbabynames_cc0/ew_2020.csv"):
        counts[fold(row["name"])] += int(row["count"])
    for row in rows(folder / "ukbabynames_cc0/data-raw/nibabynames/nibabynames.csv"):
        counts[fold(row["name"])] += int(row["n"]) if row["n"].isdigit() else 0
    names = {name for name, n in counts.items() if n >= 5} | known(folder)
    names |= {fold(row["Romanized Name"]) for row in rows(folder / "popular_names_cc0/common-forenames-by-country.csv")}
    return {name for name in names if _NAME.fullmatch(name) and len(name) > 2 and " " not in name and "-" not in name}


def surnames(folder: Path) -> set[str]:
    """Surnames of Britain, Ireland, the United States, and the common ones of each country."""
    names = {fold(row["Romanized Name"]) for row in rows(folder / "popular_names_cc0/common-surnames-by-country.csv")}
    for country in ("uk", "ie", "us", "hi", "pl", "it", "pt", "ne"):
        names |= {fold(line) for line in _lines(folder / f"smashew_unlicense/NamesDatabases/surnames/{country}.txt")}
    return {name for name in names if _NAME.fullmatch(name) and len(name) > 1 and " " not in name}


def usual(folder: Path) -> set[str]:
    """Surnames so usual that a column of them is one of people: the common ones of each country, of Britain and of India.

    Those of towns and of other things are left out, unless they are among the most frequent of a country.
    """
    lists = folder / "smashew_unlicense/NamesDatabases/surnames"
    most = {fold(row["Romanized Name"]) for row in rows(folder / "popular_names_cc0/common-surnames-by-country.csv")}
    most |= {fold(row["name"]) for row in rows(folder / "fivethirtyeight_ccby/most-common-name/new-top-surnames.csv")}
    names = {fold(line) for name in ("uk", "hi") for line in _lines(lists / f"{name}.txt")}
    names |= {fold(line) for line in _lines(lists / "es.txt")[:1000]}  # the most frequent first
    names = (names - places(folder, everywhere=True)) | most
    return {name for name in names - _OTHER - _CALENDAR if _NAME.fullmatch(name) and len(name) > 2 and " " not in name}


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", errors="replace").splitlines()


def places(folder: Path, everywhere: bool) -> set[str]:
    """Towns of UK outcodes, regions, countries, and cities: those of Britain and Ireland, or all."""
    names: set[str] = set()
    for row in rows(folder / "uk_outcodes_cc0/postcodes.csv"):
        names |= {fold(row[key]) for key in ("town", "region", "uk_region", "country_string")}
    for row in rows(folder / "world_cities_ccby/data/world-cities.csv"):
        names.add(fold(row["country"]))
        if everywhere or row["country"] in _ISLES:
            names.add(fold(row["name"]))
    return {name for name in names if _NAME.fullmatch(name) and len(name) > 3 and name.count(" ") < 3}


def towns(folder: Path) -> set[str]:
    """Towns of the continent, as `detectors.reader.regions` asks for them."""
    found = (row["name"] for row in rows(folder / "world_cities_ccby/data/world-cities.csv") if _CONTINENT.fullmatch(row["country"]))
    return {name for name in map(key, found) if len(name) > 1 and name.count(" ") < 5}


def words(folder: Path) -> Counter[str]:
    """How often a word stands in lower case in cased text (every other record, so that the rest can measure)."""
    counts: Counter[str] = Counter()
    for name in _CASED:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for index, line in enumerate(file):
                if index % 2 == 0:
                    counts.update(fold(w) for w in _WORD.findall(json.loads(line)["text"]) if w[0].islower())
    return counts


def labelled(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """How often a word stands with a capital, and how often it is then labelled a person's name (every other record)."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for name in _CASED:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for record in map(json.loads, (line for index, line in enumerate(file) if index % 2 == 0)):
                people = [(low, high) for low, high, label in record["spans"] if label == "PERSON"]
                for match in _WORD.finditer(record["text"]):
                    if match[0][0].isupper():
                        word = fold(match[0])
                        seen[word] += 1
                        named[word] += any(low <= match.start() < high for low, high in people)
    return seen, named


def keep(name: str, lines: Iterable[str]) -> None:
    """One name a line, sorted; the compressed bytes are the same on every run."""
    data = "\n".join(sorted(lines)).encode()
    (OUT / f"{name}.txt.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def main(root: Path) -> None:
    """Writes the eight lists; `root` holds `gazetteers/` and `text/`."""
    lists, lower = root / "gazetteers", words(root / "text")
    seen, named = labelled(root / "text")
    first, last = given(lists), surnames(lists)
    weak = {name for name in first if lower[name] >= max(3, named[name] / 4) or (seen[name] >= 3 and 2 * named[name] < seen[name])}
    weak |= (first & places(lists, everywhere=True)) - known(lists)
    weak |= first & (_CALENDAR | _WORDS)
    keep("given", first - weak)
    keep("given_weak", weak)
    keep("surnames", {name for name in last if lower[name] < 25} - _CALENDAR)
    most = usual(lists)
    keep("usual", most)
    keep("cities", (places(lists, everywhere=True) & last) - most)
    keep("places", {name for name in places(lists, everywhere=False) if lower[name] < 5})
    keep("towns", towns(lists))
    keep("common", _CALENDAR | {w for w, n in lower.items() if (n >= 8 or (n >= 3 and w in last)) and n > named[w]})


if __name__ == "__main__":
    main(Path(sys.argv[1]))

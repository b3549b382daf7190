"""Places that are nobody's home: towns on a map, what an organisation says of its own premises, and where somebody was born.

An organisation's address or telephone is no personal data by itself (UK GDPR Recital 14). Where somebody stands in its rows (the manager of
a branch), or the firm may be one person (a supplier), it may be theirs: then it stays, and is a hint.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from scanner.model import Evidence
from scanner.naming import about, about_people, names_prose, table_words
from scanner.shapes import UnitTally, has_person
from scanner.verdict.case import ENOUGH
from scanner.words import endings, held, spellings, words

_DATA = tomllib.loads(files("scanner").joinpath("words.toml").read_text("utf-8"))["premises"]
_PREMISES = spellings(tuple(phrase.strip() for phrase in _DATA["places"].split(",")))
_FIRMS = spellings(tuple(_DATA["firms"].split()))
#: A number that firms have, and people who trade under their own name.
_FIRMS_OWN = "UK_VAT"
_FILE = re.compile(r"[/!]|\.(?:csv|tsv|txt|jsonl?|ndjson|xml|ya?ml|html?|xls[xmb]?|od[st]|parquet|avro|orc|gz|zip)$", re.IGNORECASE)
_WHERE = ("contact.address", "contact.phone", "location")
#: What says that rows are about people, besides their names and keys.
_THEIRS = ("demog.", "special.", "criminal.", "family.", "subject.", "work.occupation")
_OTHERWISE = ("demog.nationality", "account.security")


def placed(unit: UnitTally, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, without places that are nobody's, and less sure of those that are an organisation's."""
    if not has_person(unit, found):
        found = [e for e in found if e.entity != "LOCATION" or e.place.column == "" or _named(e)]
    meant = {e.place.column for e in found if e.category in _OTHERWISE and _named(e)}
    found = [e for e in found if e.entity != "LOCATION" or e.place.column not in meant]
    whole = {(e.place.column, e.category) for e in found if (e.category in _WHERE or e.entity == _FIRMS_OWN) and _all_of(unit, e)}
    kept = (_owned(unit, one, found) if (one.place.column, one.category) in whole else one for one in found)
    return [one for one in kept if one is not None]


def _named(one: Evidence) -> bool:
    return any(said.startswith("name: ") for said in one.evidence)


def _all_of(unit: UnitTally, one: Evidence) -> bool:
    """Whether the column consists of it: in what people write, whoever is meant may stand."""
    column = unit.columns.get(one.place.column or "")
    return bool(one.place.column) and column is not None and 2 * one.rows_hit >= column.cells and not names_prose(one.place.column or "")


def _owned(unit: UnitTally, one: Evidence, found: Sequence[Evidence]) -> Evidence | None:
    """What is left of an address, a telephone number or a position whose table or column is about an organisation's place."""
    premises, firms = _about(unit.unit.name)
    if premises and not (unit.declared or _somebody(unit, found)):  # a schema does not show who will stand there
        return None
    beside = not held(words(one.place.column or "")[:1]).isdisjoint(_PREMISES)
    if not (premises or firms or beside):
        return one
    return replace(one, confidence=min(one.confidence, ENOUGH), evidence=(*one.evidence, "of an organisation, by the name"))


def _somebody(unit: UnitTally, found: Sequence[Evidence]) -> bool:
    """Whether somebody stands in the rows: what the organisation is reached by says nothing of that."""
    if any(e.category.startswith(_THEIRS) for e in found):
        return True
    return has_person(unit, [e for e in found if not e.category.startswith("contact.")])


@lru_cache(1 << 12)
def _about(unit: str) -> tuple[bool, bool]:
    """Whether a table's rows are an organisation's places, and whether they are firms, by its name; people's are neither.

    A file is often called after the one branch whose customers it holds: it is about firms, at most, unless several are named.
    """
    said = table_words(unit)
    if about_people(unit):
        return False, False
    noun = endings(said) | held((about(unit) or "",))
    premises = not noun.isdisjoint(_PREMISES)
    one = premises and _FILE.search(unit) is not None and not _PREMISES.isdisjoint(said)
    return premises and not one, one or not noun.isdisjoint(_FIRMS)

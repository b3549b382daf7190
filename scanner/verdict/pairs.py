"""What only two columns together show: the words of a code, bank details in short, latitude and longitude, a second person in the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scanner.model import Evidence, Place
from scanner.naming import plain_words
from scanner.shapes import UnitTally, has_person
from scanner.verdict.case import ENOUGH, Case
from scanner.verdict.cases import borne_out
from scanner.verdict.rules import Rules
from scanner.words import words

_POINT = "GEO_COORDINATE"
_KIN = "KINSHIP"
_CODE = "MEDICAL_CODE"
_SORT, _ACCOUNT = "UK_SORT_CODE", "UK_BANK_ACCOUNT"
_SORTS, _ACCOUNTS = frozenset(("sc", "sort")), frozenset(("ac", "an", "account"))
_MEANING = ("description", "display", "meaning", "term")
_ANOTHER = frozenset(("2", "second", "secondary", "alt", "alternate", "alternative", "other", "additional", "co", "joint"))
_ACROSS = {"x": "y", "la": "lo", "lt": "ln"}
_REACH = frozenset(("contact.phone", "contact.email"))


def means_code(case: Case, name: str, seen: Mapping[str, Sequence[Case]]) -> bool:
    """Whether a model alone sees a person in a column that says in words what the medical code beside it means.

    Illnesses and medicines are called after people, and some sound like one.
    """
    if not case.modelled or case.pattern.need != "distinct" or borne_out(case, seen[name]):
        return False
    heads = {head for last in _MEANING if (head := _but(name, last)) is not None}
    return any(_but(other, "code") in heads and any(map(_is_code, found)) for other, found in seen.items())


def meanings(unit: UnitTally, found: Sequence[Evidence]) -> list[Evidence]:
    """Columns that say in words what the medical code beside them means (`term` beside `snomed`), where people stand in the rows."""
    codes = {e.place.column or "": e for e in found if e.entity == _CODE and e.place.column and 10 * e.rows_hit >= 9 * e.rows_read}
    heads = {(), *(head for each in codes for head in (_but(each, "code"), _but(each, "id"), plain_words(each)) if head is not None)}
    named = [name for name, seen in unit.columns.items() if seen.cells and any(_but(name, last) in heads for last in _MEANING)]
    if not codes or not named or not has_person(unit, found):
        return []
    code, why = next(iter(codes.values())), ("in words what the medical code beside it means",)
    known = {e.place.column for e in found if e.category == code.category}
    return [
        Evidence(Place(unit.source, unit.unit.name, name), _CODE, code.category, 0.7, unit.rows, unit.columns[name].cells, 0, why)
        for name in named
        if name not in known
    ]


def _is_code(case: Case) -> bool:
    return case.pattern.entity == _CODE and case.share >= 0.9


def _but(column: str, last: str) -> tuple[str, ...] | None:
    """The words of a column's name before the last one, if it is this."""
    said = plain_words(column)
    return said[:-1] if said and said[-1] == last else None


def bank_details(unit: UnitTally, found: Sequence[Evidence], rules: Rules) -> list[Evidence]:
    """Sort codes and account numbers in two columns named alike but for `sc` and `ac` at the end (`pay_sc`, `pay_ac`; `srt`, `acct_no`).

    Neither six digits nor eight are anything by themselves, and no name as short: the two names and both numbers of digits are.
    """
    known = {e.place.column for e in found if e.category == "pay.bank"}
    ends = {said[:-1]: name for name in unit.columns if (said := plain_words(name)) and said[-1] in _SORTS}
    pairs = [
        (ends[said[:-1]], name)
        for name in sorted(unit.columns)
        if (said := plain_words(name)) and said[-1] in _ACCOUNTS and said[:-1] in ends
    ]
    kinds = {p.entity: p for p in rules.patterns if p.entity in (_SORT, _ACCOUNT)}
    fitting = [pair for pair in pairs if _digits(unit, pair[0], 6) and _digits(unit, pair[1], 8) and known.isdisjoint(pair)]
    return [
        Evidence(
            Place(unit.source, unit.unit.name, name), entity, kinds[entity].category, 0.7, unit.rows, unit.columns[name].cells,
            min(unit.columns[name].profile.integers.distinct.count(), unit.columns[name].cells),
            (f"name: {' '.join(words(name))}", "pair: six digits and eight, named alike"),
        )
        for pair in fitting
        for name, entity in zip(pair, (_SORT, _ACCOUNT), strict=True)
        if entity in kinds
    ]  # fmt: skip


def named_accounts(found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, without columns that only their eight digits make account numbers where another column is named so: cards, badges."""
    named = any(e.entity == _ACCOUNT and _by_name(e) for e in found)
    return [e for e in found if e.entity != _ACCOUNT or not named or _by_name(e) or not e.place.column]


def _by_name(one: Evidence) -> bool:
    return any(why.startswith("name: ") for why in one.evidence)


def _digits(unit: UnitTally, name: str, count: int) -> bool:
    """Whether a column is of whole numbers with at most so many digits, and some with as many."""
    column = unit.columns[name]
    numbers = column.profile.integers
    return numbers.cells >= 0.9 * column.cells > 0 and numbers.low >= 0 and 10 ** (count - 1) <= numbers.high <= 10**count


def coordinates(unit: UnitTally, found: Sequence[Evidence], rules: Rules) -> list[Evidence]:
    """The findings, less those of degrees that cannot be any, plus pairs of columns that are named alike but for x and y beside a person.

    The order of the columns tells nothing: of JSON lines it is the one in which the first rows happen to fill them.
    """
    person = has_person(unit, found)
    kept = [sure for one in found if (sure := _weighed(one, unit, person))]
    pattern = next((p for p in rules.patterns if p.entity == _POINT), None)
    if pattern is None or any(e.entity == _POINT for e in kept) or not person:
        return kept
    pairs = [pair for pair in _plain(unit) if _degrees(unit, pair)]
    why = ("pair: degrees to four places and more", "beside a person")
    for name in (name for pair in pairs for name in pair):
        column = unit.columns[name]
        place, distinct = Place(unit.source, unit.unit.name, name), min(column.profile.floats.distinct.count(), column.cells)
        kept.append(Evidence(place, _POINT, pattern.category, 0.6, unit.rows, column.cells, distinct, why))
    return kept


def _weighed(one: Evidence, unit: UnitTally, person: bool) -> Evidence | None:
    """A column that its name makes degrees: none beyond 180, and a hint only where they are coarse or nobody stands in the rows."""
    column = unit.columns.get(one.place.column or "")
    if one.entity != _POINT or one.distinct or column is None or not column.profile.floats.cells:
        return one
    numbers = column.profile.floats
    if numbers.low < -180 or numbers.high > 180:
        return None
    coarse = 2 * numbers.precise < numbers.cells
    why = [*(["to a kilometre at best"] if coarse else []), *([] if person else ["nobody stands in the rows"])]
    return replace(one, confidence=ENOUGH, evidence=(*one.evidence, *why)) if why else one


def _plain(unit: UnitTally) -> list[tuple[str, str]]:
    """Pairs of columns whose names are the same but for their last word: x and y, la and lo, lt and ln."""
    named = {words(name): name for name in sorted(unit.columns)}
    found = ((name, named.get((*said[:-1], _ACROSS[said[-1]]))) for said, name in named.items() if said and said[-1] in _ACROSS)
    return [(first, second) for first, second in found if second is not None]


def _degrees(unit: UnitTally, pair: tuple[str, str]) -> bool:
    """Whether two columns of numbers are latitudes and longitudes, in either order, to four places and more."""
    columns = [unit.columns[name] for name in pair]
    numbers = [column.profile.floats for column in columns]
    precise = all(n.cells and n.cells >= 0.9 * c.cells and n.precise >= 0.8 * n.cells for n, c in zip(numbers, columns, strict=True))
    varied = all(n.distinct.count() >= 2 for n in numbers)
    reach = sorted(max(-n.low, n.high) for n in numbers)
    return precise and varied and reach[0] <= 90 and reach[1] <= 180


def second_person(unit: UnitTally, found: Sequence[Evidence], rules: Rules) -> list[Evidence]:
    """Another person in each row: a name and a number or address to reach them, both marked as the second ones."""
    pattern = next((p for p in rules.patterns if p.entity == _KIN), None)
    marked = [(e, _mark(e.place.column or "")) for e in found if e.via is None]
    reached = {mark for e, mark in marked if mark and e.category in _REACH}
    first = any(e.category == "person.name" and not mark for e, mark in marked)
    if pattern is None or not first or any(e.category == pattern.category for e in found):
        return []
    named = [e for e, mark in marked if mark in reached and e.category == "person.name"]
    why = ("a second person's name and contact in the row",)
    return [replace(e, entity=_KIN, category=pattern.category, confidence=ENOUGH, evidence=why, shape=None) for e in named]


def _mark(column: str) -> str | None:
    """The word of a column's name that makes it a second person's."""
    return next((word for word in words(column) if word in _ANOTHER), None)

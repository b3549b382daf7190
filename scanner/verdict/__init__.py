"""A hit is not a finding: weighs a unit's tallies against chance, names, types and neighbours, and says what each place holds.

Rules (domain reference, kinds of evidence): a name alone is a hint; values alone are a candidate; together they are a finding. A check
digit proves nothing in one cell and much in a column. Repeated equal values do not corroborate one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from scanner.calls import CALL, MEETING, OF_TURNS
from scanner.model import Evidence, Place, Reserved
from scanner.naming import read_as
from scanner.pattern import Pattern, Shape
from scanner.shapes import UnitTally, revealed, shown
from scanner.verdict.births import births
from scanner.verdict.case import COUNTS, ENOUGH, Case, confidence, wording
from scanner.verdict.cases import cases
from scanner.verdict.drafts import describes, held
from scanner.verdict.groups import figures
from scanner.verdict.otherwise import borne_by_name
from scanner.verdict.pairs import bank_details, coordinates, meanings, means_code, named_accounts, second_person
from scanner.verdict.people import somebody, somebodys
from scanner.verdict.places import placed
from scanner.verdict.rules import rules, vetoed
from scanner.verdict.stated import doubted, is_key, likelihood, telling_words
from scanner.words import endings, spellings, words

__all__ = ["ENOUGH", "STAGES", "Stage", "judge", "reserved", "stages", "strength", "vetoed"]


_TRADE = frozenset(("buy.history", "pay.transaction"))
#: How sure what was said can be at most: it was heard, and may be heard wrong.
_HEARD = 0.95


class Stage(NamedTuple):
    """What was found after one step of the verdict; `name` is a key of `STAGES`."""

    name: str
    found: list[Evidence]


#: The steps of the verdict, in their order: each column by itself, columns side by side, the table as a whole, one evidence per category.
STAGES = ("column", "beside", "degrees", "places", "second", "births", "unit", "merged")


def judge(unit: UnitTally, patterns: Sequence[Pattern], shapes: Sequence[Shape], today: date | None = None) -> list[Evidence]:
    """What the unit holds, one `Evidence` per (place, category), sorted by place, then category. `today` tells who is a child."""
    *_, last = stages(unit, patterns, shapes, today)
    return last.found


def stages(unit: UnitTally, patterns: Sequence[Pattern], shapes: Sequence[Shape], today: date | None = None) -> Iterator[Stage]:
    """The steps by which `judge` comes to its answer, which is what the last one found."""
    known = rules(patterns, unit.unit.form)
    spelled = read_as(unit.columns)
    seen = {name: cases(unit.unit.name, spelled.get(name, name), column, known) for name, column in unit.columns.items()}
    alone = _of_people(unit, seen, [(name, case, _evidence(unit, name, case)) for name, column in seen.items() for case in column])
    yield Stage("column", [e for _, _, found in alone for e in found])
    said = unit.unit.form in OF_TURNS
    kept = [_said_beside(c, seen[name]) if said else _has_beside(c, name, seen, bool(unit.declared)) for name, c, _ in alone]
    kept = [stays or (name == "" and _written_beside(c, seen[name])) for (name, c, _), stays in zip(alone, kept, strict=True)]
    found = [e for (_, _, found), stays in zip(alone, kept, strict=True) if stays for e in found]
    found = _accounts(found) if said else named_accounts(found + bank_details(unit, found, known))
    yield Stage("beside", found)
    found = coordinates(unit, found, known)
    yield Stage("degrees", found)
    found = figures(unit, somebodys(unit, placed(unit, borne_by_name(unit, found, known))))
    yield Stage("places", found)
    found = [*found, *second_person(unit, found, known), *meanings(unit, found)]
    yield Stage("second", found)
    found = births(unit, found, known, today or date.today())
    yield Stage("births", found)
    drafted = describes(unit)
    found = held(found, drafted)
    whole = [] if drafted else shown(unit, shapes, found)
    found = doubted(unit, [e for e in found if not _absorbed(e, whole)] + whole)
    yield Stage("unit", found)
    yield Stage("merged", sorted(_merged(found), key=lambda e: (e.place.column is not None, e.place.column or "", e.category)))


def strength(one: Evidence) -> tuple[bool, float, int, str]:
    """Sorts evidence of one place and category, the strongest first."""
    return one.via is not None, -one.confidence, -one.rows_hit, one.entity


def reserved(unit: UnitTally, patterns: Sequence[Pattern], found: Sequence[Evidence]) -> list[Reserved]:
    """Where reserved test values stand and nothing real of the same category was `found`: of each category the entity with the most."""
    real = {(e.place.column, e.category) for e in found if e.via is None}
    most: dict[tuple[str, str], Reserved] = {}
    for name, column in unit.columns.items():
        for index, tally in sorted(column.hits.items()):
            pattern = patterns[index]
            key = (name, pattern.category)
            if not tally.test or not pattern.category or key in real or (key in most and most[key].cells_hit >= tally.test):
                continue
            place = Place(unit.source, unit.unit.name, name)
            most[key] = Reserved(place, pattern.entity, pattern.category, column.cells, tally.test)
    return list(most.values())


def _of_people(
    unit: UnitTally, seen: Mapping[str, Sequence[Case]], alone: list[tuple[str, Case, list[Evidence]]]
) -> list[tuple[str, Case, list[Evidence]]]:
    """Without what counts only in a column of a table of people (`Case.of_people`) where nobody else stands in its rows.

    What counts only beside something else shows nobody where that is missing: `nom` is a surname beside `prénom`.
    """
    others = [each for each in alone if not each[1].of_people]
    if len(others) == len(alone):
        return alone
    shown = [found for name, case, found in others if case.pattern.need != "beside" or _has_beside(case, name, seen, bool(unit.declared))]
    people = somebody(unit, [e for found in shown for e in found], [(name, case) for name, case, _ in alone])
    return [each for each in alone if not each[1].of_people or (each[0] and people)]


def _has_beside(case: Case, name: str, seen: Mapping[str, Sequence[Case]], declared: bool) -> bool:
    """Whether another column of the unit consists of the entity that the pattern wants as a neighbour, or is named so.

    Where it is the name that speaks, any values of the category will do: a town or a state stands beside a postcode of whatever country.
    """
    pattern = case.pattern
    if pattern.need != "beside":
        return not means_code(case, name, seen)
    others = [o for column, found in seen.items() if column != name for o in found if not _as_doubtful(o, column, case, name)]
    shown = [o for o in others if o.says and (o.counted or (declared and o.pattern.need != "beside"))]
    by_name = pattern.regex is None and (pattern.values is None or not declared)  # a `state` may be that of an order
    if case.says and by_name and any(o.pattern.category == pattern.category for o in shown):
        return True
    return any(o.pattern.entity == pattern.beside and (o.says or 2 * o.tally.whole >= o.cells) for o in others)


def _as_doubtful(other: Case, column: str, case: Case, name: str) -> bool:
    """Whether the other is called by the same word of the same pattern, which wants its own entity as a neighbour: `stage`, `max_stage`."""
    if other.pattern is not case.pattern or case.pattern.beside != case.pattern.entity:
        return False
    return not (endings(words(column)) & endings(words(name))).isdisjoint(spellings(case.pattern.names))


def _said_beside(case: Case, others: Sequence[Case]) -> bool:
    """The same in a call: it was said in some turn. Who speaks is no column beside it, and a person makes no place an address."""
    pattern = case.pattern
    return pattern.need != "beside" or any((o.pattern.entity, o.pattern.category) == (pattern.beside, pattern.category) for o in others)


def _written_beside(case: Case, others: Sequence[Case]) -> bool:
    """The same in the body of a text, where each line is a row: a form has the sort code above the account number."""
    return case.pattern.need == "beside" and _said_beside(case, others)


def _accounts(found: list[Evidence]) -> list[Evidence]:
    """Without customer numbers where the account with the bank is told: `account number` says either, and it is one value."""
    banks = [e for e in found if e.category == "pay.bank"]
    return [e for e in found if e.entity != "CUSTOMER_ID" or not any(e.place == b.place and set(e.where) <= set(b.where) for b in banks)]


def _evidence(unit: UnitTally, column: str, case: Case) -> list[Evidence]:
    """Evidence of the pattern's category, and of every category that its values reveal."""
    pattern, tally, declared = case.pattern, case.tally, unit.declared.get(column)
    sure = confidence(case) if declared is None else likelihood(case)
    sure = min(sure, _HEARD) if unit.unit.form in (CALL, MEETING) else sure
    if sure < ENOUGH or not pattern.category:  # an organisation or a bare date is no personal data by itself
        return []
    main = Evidence(
        place=Place(unit.source, unit.unit.name, column),
        entity=pattern.entity,
        category=pattern.category,
        confidence=round(sure, 2),
        rows_read=unit.rows,
        rows_hit=case.rows,
        distinct=case.distinct,
        evidence=tuple(wording(case, column) if declared is None else telling_words(case, column, declared)),
        shape=tally.shape() if pattern.shape else None,
        where=tally.where,
        clear=pattern.clear and case.counted > 0,
    )
    return [main, *revealed(main, pattern.also if case.counted or not case.valued else ())]


def _absorbed(one: Evidence, whole: Sequence[Evidence]) -> bool:
    """Whether a column that only its name speaks for adds nothing to what the table as a whole shows.

    The key of an invoice in a table of what was bought, or of an order in one of payments, leads to where it is told.
    """
    if one.distinct or one.place.column == "":
        return False
    same = _TRADE if one.category in _TRADE and is_key(one.place.column or "") else {one.category}
    return any(e.category in same and e.place.column is None for e in whole)


def _merged(found: Iterable[Evidence]) -> list[Evidence]:
    """One evidence per (place, category): the strongest, with what the others add."""
    best: dict[tuple[Place, str], Evidence] = {}
    for item in sorted(found, key=strength):
        key = (item.place, item.category)
        if key not in best:
            best[key] = item
            continue
        first = best[key]
        same = item.entity == first.entity  # another pattern of the same entity: how often it hit adds nothing
        more = tuple(w for w in item.evidence if not w.startswith(COUNTS)) if same else item.evidence[:1]
        added = tuple(w if same else f"{item.entity}: {w}" for w in more if w not in first.evidence)
        best[key] = replace(first, evidence=first.evidence + added, clear=first.clear or item.clear)
    return list(best.values())

"""A hit is not a finding: weighs a unit's tallies against chance, names, types and neighbours, and says what each place holds.

Rules (domain reference, kinds of evidence): a name alone is a hint; values alone are a candidate; together they are a finding. A check
digit proves nothing in one cell and much in a column. Repeated equal values do not corroborate one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from scanner.model import Evidence, Place
from scanner.pattern import Pattern, Shape
from scanner.shapes import UnitTally, has_person, revealed, shown
from scanner.verdict.births import births
from scanner.verdict.cases import COUNTS, ENOUGH, Case, cases, confidence, wording
from scanner.verdict.pairs import coordinates, second_person
from scanner.verdict.rules import names_only, rules, vetoed
from scanner.verdict.stated import doubted, likelihood, telling_words

__all__ = ["ENOUGH", "judge", "vetoed"]


def judge(unit: UnitTally, patterns: Sequence[Pattern], shapes: Sequence[Shape], today: date | None = None) -> list[Evidence]:
    """What the unit holds, one `Evidence` per (place, category), sorted by place, then category. `today` tells who is a child."""
    known = rules(patterns)
    seen = {name: cases(unit.unit.name, name, column, known) for name, column in unit.columns.items()}
    seen = {name: [c for c in found if _has_beside(c, name, seen, bool(unit.declared))] for name, found in seen.items()}
    found = [e for name, column in seen.items() for case in column for e in _evidence(unit, name, case)]
    found = _placed(unit, coordinates(unit, found, known))
    found += second_person(unit, found, known)
    found = births(unit, found, known, today or date.today())
    whole = shown(unit, shapes, found)
    found = [e for e in found if not _absorbed(e, whole)] + whole
    return sorted(_merged(doubted(unit, found)), key=lambda e: (e.place.column is not None, e.place.column or "", e.category))


def _has_beside(case: Case, name: str, seen: Mapping[str, Sequence[Case]], declared: bool) -> bool:
    """Whether another column of the unit consists of the entity that the pattern wants as a neighbour, or is named so.

    Where only names speak, any values of the category will do: a town stands beside a postcode of whatever country.
    """
    pattern = case.pattern
    if pattern.need != "beside":
        return True
    others = [other for column, found in seen.items() if column != name for other in found]
    shown = [o for o in others if o.says and (o.counted or (declared and o.pattern.need != "beside"))]
    if names_only(pattern) and any(o.pattern.category == pattern.category for o in shown):
        return True
    return any(o.pattern.entity == pattern.beside and (o.says or 2 * o.tally.whole >= o.cells) for o in others)


def _evidence(unit: UnitTally, column: str, case: Case) -> list[Evidence]:
    """Evidence of the pattern's category, and of every category that its values reveal."""
    pattern, tally, declared = case.pattern, case.tally, unit.declared.get(column)
    sure = confidence(case) if declared is None else likelihood(case)
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


def _placed(unit: UnitTally, found: list[Evidence]) -> list[Evidence]:
    """Without columns of towns that are nobody's: a list of places is a map."""
    if has_person(unit, found):
        return found
    return [e for e in found if e.entity != "LOCATION" or e.place.column == "" or any(w.startswith("name: ") for w in e.evidence)]


def _absorbed(one: Evidence, whole: Sequence[Evidence]) -> bool:
    """Whether a column that only its name speaks for adds nothing to what the table as a whole shows."""
    by_name = one.distinct == 0 and one.place.column != ""
    return by_name and any(e.category == one.category and e.place.column is None for e in whole)


def _merged(found: Iterable[Evidence]) -> list[Evidence]:
    """One evidence per (place, category): the strongest, with what the others add."""
    best: dict[tuple[Place, str], Evidence] = {}
    for item in sorted(found, key=lambda e: (e.via is not None, -e.confidence, -e.rows_hit, e.entity)):
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

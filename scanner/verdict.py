"""A hit is not a finding: weighs a unit's tallies against chance, names, types and neighbours, and says what each place holds.

Rules (domain reference, kinds of evidence): a name alone is a hint; values alone are a candidate; together they are a finding. A check
digit proves nothing in one cell and much in a column. Repeated equal values do not corroborate one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import lgamma, log

from scanner.model import Evidence, Place
from scanner.pattern import KINDS, Pattern, Shape
from scanner.shapes import UnitTally, revealed, shown
from scanner.tally import Column, Tally
from scanner.words import endings, held, spellings, words

ENOUGH = 0.5  # confidence below which evidence is not reported
_MOST = 0.99
_ALL = 0.9  # share of cells that makes a column "of" an enumeration or an identifier
_TELLING = 0.3  # a check that more candidates than this pass by chance tells nothing
_SURE = log(1e-6)  # a pass rate less likely than this is not chance
_COUNTS = ("pattern ", "check ", "enumeration ")


@dataclass(frozen=True, slots=True)
class _Seen:
    """One pattern's case for one column."""

    pattern: Pattern
    says: bool
    counted: int
    tally: Tally
    cells: int
    why: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.counted / self.cells if self.cells else 0.0


def judge(unit: UnitTally, patterns: Sequence[Pattern], shapes: Sequence[Shape]) -> list[Evidence]:
    """What the unit holds, one `Evidence` per (place, category), sorted by place, then category."""
    table = words(unit.unit.name)
    seen = {name: [s for i, p in enumerate(patterns) if (s := _weigh(name, table, column, i, p))] for name, column in unit.columns.items()}
    found: list[Evidence] = []
    for name, cases in seen.items():
        for case in _not_overshadowed([c for c in cases if _has_beside(c, name, seen)]):
            found += _evidence(unit, name, case)
    whole = shown(unit, shapes, found)
    found = [e for e in found if not _absorbed(e, whole)] + whole
    return sorted(_merged(found), key=lambda e: (e.place.column is not None, e.place.column or "", e.category))


def _weigh(name: str, table: tuple[str, ...], column: Column, index: int, pattern: Pattern) -> _Seen | None:
    """The case of one pattern, or None when nothing speaks for it."""
    tally = column.hits.get(index)
    if not column.cells or (tally is None and not pattern.names):
        return None
    column_words = words(name)
    if vetoed(pattern, column_words, table):
        return None
    of_kind = sum(n for kind, n in zip(KINDS, column.kinds, strict=True) if kind in pattern.kinds) * 2 >= column.cells
    says = of_kind and not endings(column_words).isdisjoint(spellings(pattern.names))
    tally = tally or Tally()
    counted, why = _count(pattern, tally, column.cells, says)
    if not counted and not (says and not tally.test):
        return None
    return _Seen(pattern, says, counted, tally, column.cells, why)


def vetoed(pattern: Pattern, column: tuple[str, ...], table: tuple[str, ...]) -> bool:
    """Whether the words of the column's or the table's name forbid the pattern: a product's name is no person's."""
    forbidden = spellings(pattern.unless)
    return not (held(column).isdisjoint(forbidden) and held(table).isdisjoint(forbidden))


def _count(pattern: Pattern, tally: Tally, cells: int, says: bool) -> tuple[int, tuple[str, ...]]:
    """Number of rows that count, after what the pattern needs, and the reason when it is not plain."""
    if pattern.values is not None and tally.rows < _ALL * cells:
        return 0, ()
    if pattern.need == "name" and not says:
        return 0, ()
    if pattern.need == "distinct" and not says and tally.distinct.count() < 2:
        return 0, ()
    if says:
        return tally.rows, ()
    if pattern.need != "context":
        return (0 if _by_chance(pattern, tally, cells) else tally.rows), ()
    if _beyond_chance(pattern, tally, cells):
        return tally.rows, (f"far more than chance, which would pass {_percent(pattern.chance)}",)
    return tally.context, ("context words nearby",) if tally.context else ()


def _beyond_chance(pattern: Pattern, tally: Tally, cells: int) -> bool:
    """Whether a column of bare numbers passes the check so often that chance cannot do it (binomial tail, Chernoff bound)."""
    if pattern.chance > _TELLING or tally.whole < _ALL * cells:
        return False
    passed, tried = tally.distinct.count(), max(tally.seen.count(), 1)
    passed = min(passed, tried)
    rate, chance = passed / tried, pattern.chance
    if passed < 10 or rate < _ALL:
        return False
    return lgamma(tried + 1) - lgamma(passed + 1) - lgamma(tried - passed + 1) + passed * log(chance) < _SURE


def _by_chance(pattern: Pattern, tally: Tally, cells: int) -> bool:
    """Whether a column of candidates passes the check no more often than chance lets it: order numbers of sixteen digits are no cards."""
    tried = tally.seen.count()
    return pattern.chance <= _TELLING and tally.tried * 2 >= cells and tried >= 20 and tally.distinct.count() < 3 * pattern.chance * tried


def _has_beside(case: _Seen, name: str, seen: Mapping[str, Sequence[_Seen]]) -> bool:
    """Whether another column of the unit consists of the entity that the pattern wants as a neighbour, or is named so."""
    pattern = case.pattern
    if pattern.need != "beside":
        return True
    others = (other for column, cases in seen.items() if column != name for other in cases)
    return any(o.pattern.entity == pattern.beside and (o.says or 2 * o.tally.whole >= o.cells) for o in others)


def _not_overshadowed(cases: Sequence[_Seen]) -> list[_Seen]:
    """Drops weak cases for cells that another pattern explains whole: an id column that says NHS number holds no phone numbers."""
    sure = [c for c in cases if c.says and c.share >= _ALL]
    if not sure:
        return list(cases)
    entities = {c.pattern.entity for c in sure}
    return [c for c in cases if c.says or c.pattern.entity in entities or c.tally.whole < c.counted]


def _confidence(case: _Seen) -> float:
    """0..0.99: the pattern's own score, moved towards certainty by each kind of support that is independent of it."""
    pattern, doubt = case.pattern, 1 - case.pattern.score
    if not case.counted:  # the column says so, the values have another form
        return max(pattern.score, ENOUGH) if _names_only(pattern) else ENOUGH
    checked = pattern.chance < 1.0
    if case.says:
        doubt *= 0.3
    elif case.tally.context:
        doubt *= 0.5
    if case.share >= 0.5 and case.tally.distinct.count() >= 2:
        doubt *= 0.5
    if case.tally.distinct.count() >= 5:
        doubt *= 0.4 if checked else 0.7
    return min(_MOST, 1 - doubt)


def _names_only(pattern: Pattern) -> bool:
    return pattern.regex is None and pattern.values is None


def _evidence(unit: UnitTally, column: str, case: _Seen) -> list[Evidence]:
    """Evidence of the pattern's category, and of every category that it reveals."""
    confidence = _confidence(case)
    if confidence < ENOUGH or not case.pattern.category:  # an organisation or a bare date is no personal data by itself
        return []
    pattern, tally = case.pattern, case.tally
    main = Evidence(
        place=Place(unit.source, unit.unit.name, column),
        entity=pattern.entity,
        category=pattern.category,
        confidence=round(confidence, 2),
        rows_read=unit.rows,
        rows_hit=case.counted or case.cells,
        distinct=tally.distinct.count(),
        evidence=tuple(_words(case, column)),
        shape=tally.shape() if pattern.shape else None,
        where=tally.where,
        clear=pattern.clear and case.counted > 0,
    )
    return [main, *revealed(main, pattern.also)]


def _words(case: _Seen, column: str) -> Iterable[str]:
    """Evidence in words, strongest first, without any value."""
    if case.says:
        yield f"name: {' '.join(words(column))}"
    if case.counted:
        kind = "enumeration" if case.pattern.values is not None else "pattern"
        yield f"{kind} {_percent(case.share)}"
        if case.pattern.chance < 1.0 and case.tally.tried:
            yield f"check passed by {_percent(min(1.0, (case.tally.rows + case.tally.test) / case.tally.tried))}"
    elif not _names_only(case.pattern):
        yield "its values have another form"
    yield from case.why


def _percent(share: float) -> str:
    """Never rounds something to nothing, nor nearly all to all."""
    if 0 < share < 0.001:
        return "< 0.1 %"
    if 0.999 < share < 1:
        return "> 99.9 %"
    return f"{100 * share:.1f} %".replace(".0 %", " %")


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
        more = tuple(w for w in item.evidence if not w.startswith(_COUNTS)) if same else (f"{item.entity}: {item.evidence[0]}",)
        added = tuple(words for words in more if words not in first.evidence)
        best[key] = replace(first, evidence=first.evidence + added, clear=first.clear or item.clear)
    return list(best.values())

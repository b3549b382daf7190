"""One pattern's case for one column: how many rows count, how sure that makes us, and the evidence in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scanner.called import calls_things
from scanner.pattern import KINDS, Pattern
from scanner.plural import plural
from scanner.profile import SILENT
from scanner.tally import Column, Tally
from scanner.verdict.chance import beats, beyond, by_luck, counter, is_prose, telling, told
from scanner.verdict.rules import Rules, allowed, names_only, sayers
from scanner.words import names_goods, names_prose, names_things, spoken_words, words

ENOUGH = 0.5  # confidence below which evidence is not reported
_MOST = 0.99
_MANY = 20  # different numbers that are no codes of goods by chance
_SINGLE = 0.6  # what a model saw once in a column, and nothing supports
_ALL = 0.9  # share of cells that makes a column "of" an enumeration or an identifier
#: Entity → where the greatest number may not lie: a PIN has four digits, a card's number twelve (ISO/IEC 7812-1) or its last four.
_DIGITS = {"PASSWORD": (0, 10**3), "CREDIT_CARD": (10**4, 10**11)}
_LAX = 0.85  # a check that lets more than this pass is none
_NEAR = "context words nearby"
COUNTS = ("pattern ", "check ", "enumeration ")


@dataclass(frozen=True, slots=True)
class Case:
    """One pattern's case for one column.

    says     the column's name says so · counted  rows that count · free  people write into the column what they like: shares tell nothing
    valued   values can show the entity · claimed  the name is evidence by itself: it speaks for every cell, whatever a list of values knows
    read     the words of the column's name, with its table's where they say nothing by themselves
    coded    the column may hold the codes of goods, by its name
    """

    pattern: Pattern
    says: bool
    counted: int
    tally: Tally
    cells: int
    why: tuple[str, ...]
    free: bool = False
    valued: bool = True
    claimed: bool = False
    read: tuple[str, ...] = ()
    coded: bool = False

    @property
    def rows(self) -> int:
        """Number of rows with evidence."""
        return self.cells if self.claimed or not self.counted else self.counted

    @property
    def share(self) -> float:
        """Share of the cells that count."""
        return self.counted / self.cells if self.cells else 0.0

    @property
    def distinct(self) -> int:
        """Distinct values that count: an estimate if they are many, and never more than rows where each row is one."""
        known = self.tally.distinct.count()
        return min(known, self.tally.rows) if self.tally.whole == self.tally.rows else known

    @property
    def unchecked(self) -> bool:
        """Whether a match is told by words or form alone: no check digit, or one that lets nearly all pass."""
        return self.pattern.chance > _LAX and self.pattern.score < 0.8

    @property
    def of_people(self) -> bool:
        """Whether it counts only beside people: by its pattern, or as a number told by its form alone among what may be codes of goods,
        unless nearly all of them are such numbers."""
        formed = self.pattern.regex is not None and self.pattern.chance > _LAX and self.pattern.category == "id.national"
        surely = self.share >= _ALL and self.tally.distinct.count() >= _MANY
        return self.pattern.person or (formed and not self.says and not self.free and self.coded and not surely)

    @property
    def guessed(self) -> bool:
        """Whether a match tells nothing where things are named: no check, a dictionary, or one that most pass."""
        return not telling(self.pattern) and self.pattern.score < 0.8

    @property
    def modelled(self) -> bool:
        """Whether a model found it, by no form of its own: a name that it never read before looks to it like any other."""
        return names_only(self.pattern) and self.counted > 0 and not self.says

    @property
    def weak(self) -> bool:
        """Whether a match is no more than a guess: told by words that are common, and without context near it."""
        return (self.pattern.need == "distinct" or self.unchecked) and _NEAR not in self.why


def cases(table: str, name: str, column: Column, rules: Rules) -> list[Case]:
    """All cases for a column, before other columns are heard."""
    if not column.cells:
        return []
    may = allowed(table, name, column, rules)
    saying = {i for i in rules.saying(table, name) & may if of_kind(rules.patterns[i], column)}
    said = sayers(saying, rules)
    read = spoken_words(table, name)
    things = calls_things(table, name)
    free = _free(name, bool(saying), things, column)
    open_to = sorted(saying | (column.hits.keys() & may))
    every = [_case(name, read, column, i, rules, said.get(rules.patterns[i].entity, False if i in saying else None), free) for i in open_to]
    heard = [c for c, i in zip(every, open_to, strict=True) if c.counted or i in saying]
    kept = _kept(things, name, heard)
    return [c for c in kept if c.counted or not (only_test(column, rules, c.pattern.category) or _too_small(c, column))]


def _free(name: str, saying: bool, things: bool, column: Column) -> bool:
    """Whether people write into a column what they like: by its name, or because a fifth of its cells are sentences and no name tells more.

    What calls itself the description of a thing and holds no sentence is another name of it.
    """
    if names_prose(name):
        return not things or column.profile.prose > 0
    return not (saying or things or names_things(name)) and is_prose(column.profile, column.cells)


def of_kind(pattern: Pattern, column: Column) -> bool:
    """Whether the cells are of a kind that the pattern looks at; text that looks like something else here and there is still text."""
    kinds = dict(zip(KINDS, column.kinds, strict=True))
    of_kind = sum(kinds[kind] for kind in pattern.kinds)
    mixed = "text" in pattern.kinds and kinds["text"] > 0 and max(kinds.values()) < _ALL * column.cells
    return 2 * of_kind >= column.cells or mixed


def only_test(column: Column, rules: Rules, category: str) -> bool:
    """Whether most of the column's values are reserved for tests and examples: its name then says nothing of anybody."""
    return any(2 * t.test >= column.cells for i, t in column.hits.items() if rules.patterns[i].category == category)


def _too_small(case: Case, column: Column) -> bool:
    """Whether the numbers of a column that calls itself a card's or a PIN have too few digits: the pins of a chip, the cards of a shop."""
    least, most = _DIGITS.get(case.pattern.entity, (0, 0))
    numbers = column.profile.integers
    return numbers.cells == column.cells and numbers.low >= 0 and least <= numbers.high < most


def _case(name: str, read: tuple[str, ...], column: Column, index: int, rules: Rules, said: bool | None, free: bool) -> Case:
    """`said` is None where the name does not say the entity, else whether it is evidence by itself."""
    pattern, tally, says = rules.patterns[index], column.hits.get(index) or Tally(), said is not None
    counted, why = _counted(pattern, tally, column, says, free, rules.in_context(index, name))
    if pattern.values is not None and tally.rows < _ALL * answered(pattern, column) and not (name and free and _answers(pattern)):
        counted, why = 0, ()
    if (
        name and not says and names_only(pattern) and tally.rows > 1 and _one(tally, column.cells)
    ):  # equal values do not corroborate one another
        counted, why = 0, ()
    return Case(pattern, says, counted, tally, column.cells, why, free, pattern.entity in rules.valued, bool(said), read, names_goods(name))


def _counted(pattern: Pattern, tally: Tally, column: Column, says: bool, free: bool, named: bool) -> tuple[int, tuple[str, ...]]:
    """Number of rows that count, after what the pattern needs, and the reason when it is not plain.

    `named`: a context phrase stands in the column's name, so that every cell has context and none more than another.
    """
    if not tally.rows:
        return 0, ()
    if says:  # values that pass by luck do not support the name; it speaks for itself
        return (0 if not free and by_luck(pattern, tally, weak=False, free=False) else tally.rows), ()
    if pattern.need == "name" or (pattern.need == "distinct" and tally.distinct.count() < pattern.least):
        return 0, ()
    if not free and tally.whole >= _ALL * tally.rows and counter(column):
        return 0, ()
    if pattern.need == "context" and beyond(pattern, tally, column.cells):
        return tally.rows, ("far more than chance",)
    if pattern.need == "context" and not named:
        return tally.context, (_NEAR,) if tally.context else ()
    weak = not free and (pattern.need == "distinct" or pattern.values is not None or (named and pattern.need == "context"))
    if (not free or 2 * tally.tried >= column.cells or pattern.least > 2) and by_luck(pattern, tally, weak=weak, free=free):
        return 0, ()
    return tally.rows, (_NEAR,) if tally.context and not named else ()


def _one(tally: Tally, cells: int) -> bool:
    """Whether all matches are one value, without context, and less than half of the cells are it: what the rent of a shop is booked as."""
    return tally.distinct.count() < 2 and not tally.context and 2 * tally.whole < cells


def answered(pattern: Pattern, column: Column) -> int:
    """The cells that an enumeration must explain: those that answer nothing are not held against it, unless it knows them."""
    return column.cells - (column.profile.silent if SILENT.isdisjoint(pattern.values or ()) else 0)


def _answers(pattern: Pattern) -> bool:
    """Whether a cell that is one of the values says so among cells of any kind: it answers whatever was asked (`Dyslexia`).

    Not in a text, of which each line is a cell: a list of words holds them all.
    """
    return pattern.need == "distinct" and pattern.category.startswith("special.")


def _kept(things: bool, name: str, found: list[Case]) -> list[Case]:
    """Without what is better explained otherwise in a column that is not free text.

    An id column that says NHS number holds no phone numbers; the street in an address column is nobody's surname; what songs are called
    says nothing of anybody's religion; a title is no job where all cells are "Mrs" and "Dr", and what all cells show to be a number of
    prisoners is not their names ("noms"). A value with a check digit, or half a column of anything, stays; of what a model sees in names of
    `things`, what is `borne_out`.
    """
    entities = {c.pattern.entity for c in found if c.says}
    categories = {c.pattern.category for c in found if c.says}
    whole = any(c.says and c.counted + c.tally.test >= _ALL * c.cells for c in found)
    titles = names_things(name) and not entities
    # The name says postcode and the values are a postcode of another country: the two together are the finding.
    found = [replace(c, says=c.says or (c.pattern.category in categories and c.share >= 0.5)) for c in found]
    shown = {c.pattern.category for c in found if c.says and c.counted}
    listed = any(c.pattern.values is not None and c.share >= _ALL for c in found)
    others = {c.pattern.category for c in found if c.says and c.pattern.regex and c.counted and c.tally.whole >= _ALL * c.cells}
    numbered = bool(others - {"person.name"})

    def stays(case: Case) -> bool:
        """Whether nothing else explains the case better."""
        if case.says and not case.counted and ((listed and case.valued) or (numbered and case.pattern.category == "person.name")):
            return False
        if case.says:
            return bool(case.counted) or case.pattern.category not in shown
        if case.pattern.entity in entities:
            return True
        if whole and case.tally.whole >= case.counted:
            return False
        if case.free:
            return True
        if things and case.modelled:
            return borne_out(case, found)
        if case.share >= 0.5:
            return True
        return not ((entities and case.weak) or (titles and case.guessed) or (things and case.pattern.words is not None))

    return [case for case in found if stays(case)]


def borne_out(case: Case, others: Iterable[Case]) -> bool:
    """Whether what a model sees is so by other evidence: a check of the same entity is passed beyond luck, or half of the cells are it."""
    checked = any(c.counted and telling(c.pattern) and c.pattern.entity == case.pattern.entity for c in others)
    return checked or 2 * case.tally.whole >= case.cells


def confidence(case: Case) -> float:
    """0..0.99: the pattern's own score, moved towards certainty by each kind of support that is independent of it."""
    pattern, doubt, distinct = case.pattern, 1 - case.pattern.score, case.distinct
    if not case.counted:  # the column says so, the values have another form
        return max(pattern.score, ENOUGH) if names_only(pattern) else ENOUGH
    if case.modelled and case.read and _one(case.tally, case.cells):
        return min(pattern.score, _SINGLE)
    if case.says:
        doubt *= 0.3
    elif case.tally.context:
        doubt *= 0.5
    if distinct >= 2 and (beats(pattern, case.tally) if case.free else case.share >= 0.5):
        doubt *= 0.5
    if distinct >= 5:
        doubt *= 0.4 if pattern.chance < 1.0 else 0.7
    return min(_MOST, 1 - doubt)


def wording(case: Case, column: str) -> Iterator[str]:
    """Evidence in words, strongest first, without any value."""
    if case.says:
        yield f"name: {' '.join(case.read or words(column))}"
    if case.counted:
        kind = "enumeration" if case.pattern.values is not None else "pattern"
        yield f"{kind} {percent(case.share)}" + (" of free text" if case.free and column else "")
        if telling(case.pattern) and case.tally.tried:
            passed, tried = told(case.tally)
            if tried:
                known = min(case.tally.seen.count(), case.tally.tried) if case.tally.whole == case.tally.rows else case.tally.seen.count()
                yield f"check passed by {percent(passed / tried)} of {known:,} distinct; chance {percent(case.pattern.chance)}"
    elif not names_only(case.pattern):
        yield "its values have another form"
    yield from case.why
    if case.tally.test and case.counted:
        yield f"{plural(case.tally.test, 'reserved test value')} not counted"


def percent(share: float) -> str:
    """Never rounds something to nothing, nor nearly all to all."""
    if 0 < share < 0.001:
        return "< 0.1 %"
    if 0.999 < share < 1:
        return "> 99.9 %"
    return f"{100 * share:.1f} %".replace(".0 %", " %")

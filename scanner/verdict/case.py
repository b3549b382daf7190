"""One pattern's case for one column: how many rows count, how sure that makes us, and the evidence in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scanner.pattern import Pattern
from scanner.plural import plural
from scanner.tally import Tally
from scanner.verdict.chance import beats, telling, told
from scanner.verdict.rules import names_only
from scanner.words import words

ENOUGH = 0.5  # confidence below which evidence is not reported
_MOST = 0.99
_MANY = 20  # different numbers that are no codes of goods by chance
_SINGLE = 0.6  # what a model saw once in a column, and nothing supports
ALL = 0.9  # share of cells that makes a column "of" an enumeration or an identifier
_LAX = 0.85  # a check that lets more than this pass is none
NEAR = "context words nearby"
UNLIKE = "its values have another form"
COUNTS = ("pattern ", "check ", "enumeration ")

#: Ends what is said of values that stand somewhere in the texts of a column.
FREE_TEXT = "of free text"


@dataclass(frozen=True, slots=True)
class Case:
    """One pattern's case for one column.

    says     the column's name says so · counted  rows that count · free  people write into the column what they like: shares tell nothing
    valued   values can show the entity · claimed  the name is evidence by itself: it speaks for every cell, whatever a list of values knows
    read     the words of the column's name, with its table's where they say nothing by themselves
    coded    the column may hold the codes of goods, by its name
    loosely  the name says so before words that tell the form (`smoker_flag`): among people only
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
    loosely: bool = False

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
        surely = self.share >= ALL and self.tally.distinct.count() >= _MANY
        return self.pattern.person or self.loosely or (formed and not self.says and not self.free and self.coded and not surely)

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
        return (self.pattern.need == "distinct" or self.unchecked) and NEAR not in self.why


def single(tally: Tally, cells: int) -> bool:
    """Whether all matches are one value, without context, and less than half of the cells are it: what the rent of a shop is booked as."""
    return tally.distinct.count() < 2 and not tally.context and 2 * tally.whole < cells


def confidence(case: Case) -> float:
    """0..0.99: the pattern's own score, moved towards certainty by each kind of support that is independent of it."""
    pattern, doubt, distinct = case.pattern, 1 - case.pattern.score, case.distinct
    if not case.counted:  # the column says so, the values have another form
        return max(pattern.score, ENOUGH) if names_only(pattern) else ENOUGH
    if case.modelled and case.read and single(case.tally, case.cells):
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
        yield f"{kind} {percent(case.share)}" + (f" {FREE_TEXT}" if case.free and column else "")
        if telling(case.pattern) and case.tally.tried:
            passed, tried = told(case.tally)
            if tried:
                known = min(case.tally.seen.count(), case.tally.tried) if case.tally.whole == case.tally.rows else case.tally.seen.count()
                yield f"check passed by {percent(passed / tried)} of {known:,} distinct; chance {percent(case.pattern.chance)}"
    elif not names_only(case.pattern):
        yield UNLIKE
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

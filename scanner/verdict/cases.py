"""The cases for one column: which patterns have one, after what each needs, and which of them explain its cells best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scanner.called import calls_things
from scanner.naming import names_goods, names_prose, names_things, spoken_words
from scanner.pattern import KINDS, Pattern
from scanner.profile import SILENT
from scanner.tally import Column, Tally
from scanner.verdict.case import ALL, NEAR, Case, single
from scanner.verdict.chance import alone, beyond, by_luck, counter, guesses, is_prose, no_more, telling, told
from scanner.verdict.rules import Rules, allowed, names_only, sayers

#: Entity → where the greatest number may not lie: a PIN has four digits, a card's number twelve (ISO/IEC 7812-1) or its last four.
_DIGITS = {"PASSWORD": (0, 10**3), "CREDIT_CARD": (10**4, 10**11)}
#: Categories of which each number identifies somebody: none counts from nought to a hundred.
_IDENTIFIERS, _FEW = ("id.", "pay.bank", "pay.card", "contact.phone"), 100

#: Categories of which a cell is a word, a flag or a code; no code is so great, and of so many fractions none is one.
_CODED, _GREAT, _FRACTIONS = ("demog.gender", "demog.marital", "special.race", "special.belief", "special.sex", "special.union"), 1000, 20

#: Of so many different names that a model saw, the lists know this share at the least where they are people's.
_ASKED, _KNOWN = 10, 0.2

#: A check that more numbers than this pass by chance proves nothing of a few.
_SURELY = 0.3
#: The least share of cells in which a network must be sure of something where people do not write what they like.
_SOME = 0.1


def cases(table: str, name: str, column: Column, rules: Rules) -> list[Case]:
    """All cases for a column, before other columns are heard."""
    if not column.cells:
        return []
    may = allowed(table, name, column, rules)
    saying = {i for i in rules.saying(table, name) & may if of_kind(rules.patterns[i], column)}
    loosely = {i for i in (rules.loosely(name) & may) - saying if of_kind(rules.patterns[i], column)}
    strictly = {rules.patterns[i].category for i in saying if rules.patterns[i].need != "beside"}
    loosely = {i for i in loosely if rules.patterns[i].category not in strictly}
    saying |= loosely
    said = sayers(saying, rules)
    read = spoken_words(table, name)
    things = calls_things(table, name)
    free = _free(name, bool(saying), things, column)
    open_to = sorted(saying | {i for i in column.hits.keys() & may if not _of_fractions(rules.patterns[i], column)})
    every = [_case(name, read, column, i, rules, said.get(rules.patterns[i].entity, False if i in saying else None), free) for i in open_to]
    every = [replace(case, loosely=i in loosely) for case, i in zip(every, open_to, strict=True)]
    heard = [c for c, i in zip(every, open_to, strict=True) if c.counted or i in saying]
    kept = [c for c in _kept(things, name, heard) if not (name and not c.free and c.modelled and _unheard_of(c, column, rules))]
    if column.profile.later == column.cells:  # a template: its values stand in no cell
        return [c for c in kept if c.counted]
    return [c for c in kept if c.counted or not (only_test(column, rules, c.pattern.category) or _other_size(c, column))]


def _free(name: str, saying: bool, things: bool, column: Column) -> bool:
    """Whether people write into a column what they like: by its name, or because a fifth of its cells are sentences and no name tells more.

    What calls itself the description of a thing and holds no sentence is another name of it.
    """
    if names_prose(name):
        return not things or column.profile.prose > 0
    return not (saying or things or names_things(name)) and is_prose(column.profile, column.cells)


def _unheard_of(case: Case, column: Column, rules: Rules) -> bool:
    """Whether the lists know hardly any of the names that a model saw in a column of other things, where they know two of three people:
    it takes cars, films and publishers for some."""
    own = (tally for i, tally in column.hits.items() if names_only(p := rules.patterns[i]) and p.valid and p.entity == case.pattern.entity)
    asked = [told(tally) for tally in own if 0 < case.counted <= tally.tried]
    return case.tally.whole < ALL * case.cells and any(tried >= _ASKED and passed < _KNOWN * tried for passed, tried in asked)


def of_kind(pattern: Pattern, column: Column) -> bool:
    """Whether the cells are of a kind that the pattern looks at; text that looks like something else here and there is still text."""
    kinds = dict(zip(KINDS, column.kinds, strict=True))
    of_kind = sum(kinds[kind] for kind in pattern.kinds)
    mixed = "text" in pattern.kinds and kinds["text"] > 0 and max(kinds.values()) < ALL * column.cells
    return 2 * of_kind >= column.cells or mixed


def _of_fractions(pattern: Pattern, column: Column) -> bool:
    """Whether the digits of numbers with a point are looked at as if they were an identifier: `.0145178` is no licence."""
    identifies = pattern.category.startswith(("id.", "contact.phone", "pay.bank"))
    return identifies and "float" not in pattern.kinds and column.profile.floats.cells >= ALL * column.cells


def only_test(column: Column, rules: Rules, category: str) -> bool:
    """Whether most of the column's values are reserved for tests and examples: its name then says nothing of anybody."""
    return any(2 * t.test >= column.cells for i, t in column.hits.items() if rules.patterns[i].category == category)


def _other_size(case: Case, column: Column) -> bool:
    """Whether all cells of a column that calls itself an identifier are numbers, and too small: the pins of a chip, a logarithm (`dln`);
    or of one that calls itself a flag, and too great or too fine (`females`, in thousands)."""
    numbers = column.profile.integers + column.profile.floats
    if numbers.cells != column.cells:
        return False
    least, most = _DIGITS.get(case.pattern.entity, (0, 0))
    identifies = case.pattern.category.startswith(_IDENTIFIERS) and case.pattern.entity != "CARD_EXPIRY"  # a month has two digits
    if case.pattern.category.startswith(_CODED):
        return numbers.high > _GREAT or column.profile.floats.distinct.count() > _FRACTIONS
    return (numbers.low >= 0 and least <= numbers.high < most) or (identifies and numbers.high <= _FEW)


def _case(name: str, read: tuple[str, ...], column: Column, index: int, rules: Rules, said: bool | None, free: bool) -> Case:
    """`said` is None where the name does not say the entity, else whether it is evidence by itself."""
    pattern, tally, says = rules.patterns[index], column.hits.get(index) or Tally(), said is not None
    counted, why = _counted(pattern, tally, column, says, free, rules.in_context(index, name))
    if pattern.values is not None and tally.rows < ALL * answered(pattern, column) and not (name and free and _answers(pattern)):
        counted, why = 0, ()
    if name and not says and names_only(pattern) and tally.rows > 1 and single(tally, column.cells):
        counted, why = 0, ()  # equal values do not corroborate one another
    if name and not says and not free and guesses(pattern) and tally.rows < _SOME * column.cells:
        counted, why = 0, ()  # titles, names of firms: in one of a hundred a network sees something
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
    if not free and tally.whole >= ALL * tally.rows and (counter(column) or _among_numbers(pattern, tally, column)):
        return 0, ()
    if pattern.need == "context" and beyond(pattern, tally, column.cells):
        return tally.rows, ("far more than chance",)
    if pattern.need == "context" and not named:
        return tally.context, (NEAR,) if tally.context else ()
    weak = not free and (pattern.need == "distinct" or pattern.values is not None or (named and pattern.need == "context"))
    telling_shares = not free or 2 * tally.tried >= column.cells or pattern.least > 2 or guesses(pattern)
    if (telling_shares and by_luck(pattern, tally, weak=weak, free=free)) or alone(pattern, tally, column.cells):
        return 0, ()
    if free and not guesses(pattern) and no_more(pattern, tally):
        return (0 if named else tally.context), (NEAR,) if tally.context and not named else ()
    return tally.rows, (NEAR,) if tally.context and not named else ()


def _among_numbers(pattern: Pattern, tally: Tally, column: Column) -> bool:
    """Whether a few of a column's whole numbers pass a check that one in three passes: a reference that begins as telephones do."""
    numbers = column.profile.integers.cells
    return _SURELY < pattern.chance < 1.0 and numbers >= ALL * column.cells and tally.rows < _SOME * column.cells


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
    whole = any(c.says and c.counted + c.tally.test >= ALL * c.cells for c in found)
    titles = names_things(name) and not entities
    # The name says postcode and the values are a postcode of another country: the two together are the finding.
    found = [replace(c, says=c.says or (c.pattern.category in categories and c.share >= 0.5)) for c in found]
    shown = {c.pattern.category for c in found if c.says and c.counted}
    listed = any(c.pattern.values is not None and c.share >= ALL for c in found)
    others = {c.pattern.category for c in found if c.says and c.pattern.regex and c.counted and c.tally.whole >= ALL * c.cells}
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

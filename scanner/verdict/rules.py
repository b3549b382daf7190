"""The patterns, looked up by what a column's name says, so that a small unit costs no walk through all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.asked import asked
from scanner.calls import OF_TURNS
from scanner.naming import column_endings, loose_endings, subject_words
from scanner.pattern import Pattern
from scanner.tally import Column
from scanner.words import held, spellings, words

#: What a word says of somebody whatever stands behind it; the status of an address is none.
_SOMEBODYS = ("special.", "criminal.", "demog.", "family.", "work.", "pay.standing", "record.", "pref.")
#: How phrases end that speak for whatever stands behind them.
_HEADS = (" anything", " anydigits")


#: What ends the name of a date or of a place ("registered at") and stands in the middle of any question.
_BEFORE = frozenset(["at", "by", "for", "from", "in", "of", "on", "to", "with"])
#: What a single word of a question says, and of how many letters.
_PLAINLY, _TELLING = ("special.", "criminal.", "demog.", "id."), 6


@dataclass(frozen=True, slots=True)
class Rules:
    """All patterns and who of them speaks under which name.

    by_name  phrase → indexes of the patterns whose `names` hold it · valued  entities that values can show (regex or enumeration)
    """

    patterns: Sequence[Pattern]
    by_name: Mapping[str, tuple[int, ...]]
    valued: frozenset[str]

    def saying(self, table: str, column: str) -> set[int]:
        """Indexes of the patterns whose name the column has, read together with its table's."""
        said = {index for phrase in column_endings(table, column) for index in self.by_name.get(phrase, ())}
        return said | {i for phrase in asked(column) for i in self.by_name.get(phrase, ()) if _asks(phrase, self.patterns[i])}

    def ending(self, sentence: str) -> set[int]:
        """The same by the last words of a sentence alone: behind its first may be anybody's name (`Bail Jane Example`)."""
        said = (phrase for phrase in column_endings("", sentence) if not phrase.endswith(_HEADS))
        return {index for phrase in said for index in self.by_name.get(phrase, ())}

    def loosely(self, column: str) -> set[int]:
        """The same of what somebody is, had or did, without the words that tell the form (`smoker_flag`): counts beside people."""
        found = (index for phrase in loose_endings(column) for index in self.by_name.get(phrase, ()))
        return {index for index in found if self.patterns[index].category.startswith(_SOMEBODYS)}

    def in_context(self, index: int, column: str) -> bool:
        """Whether the column's name holds a context phrase of the pattern: that supports every cell alike, and so none by itself."""
        return not held(words(column)).isdisjoint(spellings(self.patterns[index].context))


def _asks(phrase: str, pattern: Pattern) -> bool:
    """Whether a question that holds the phrase asks for what the pattern finds: one word alone does only of what is nothing else
    ("religion"; a "party" or a "stage" may be any)."""
    if " " in phrase:
        return phrase.rpartition(" ")[2] not in _BEFORE
    return len(phrase) >= _TELLING and not pattern.person and pattern.category.startswith(_PLAINLY)


def vetoed(pattern: Pattern, column: tuple[str, ...], table: tuple[str, ...]) -> bool:
    """Whether the words of the column's or the table's name forbid the pattern: a product's name is no person's."""
    forbidden = spellings(pattern.unless)
    return not (held(column).isdisjoint(forbidden) and held(table).isdisjoint(forbidden))


def names_only(pattern: Pattern) -> bool:
    """Whether the pattern knows no values."""
    return pattern.regex is None and pattern.values is None


def allowed(table: str, name: str, column: Column, rules: Rules) -> set[int]:
    """The patterns that no name forbids: the table's says nothing against what the column's own name and half of its cells say."""
    own, half = {rules.patterns[i].entity for i in rules.saying("", name)}, column.cells / 2
    hits = ((rules.patterns[i], tally) for i, tally in column.hits.items())
    shown = {p.entity for p, tally in hits if p.regex and p.need != "name" and tally.whole + tally.test >= half}
    headed, titled = words(".".join(name.split(".")[-2:])), subject_words(table)  # of a path, the object around the value
    asked = rules.saying(table, name) | rules.loosely(name) | column.hits.keys()
    return {i for i in asked if not vetoed(p := rules.patterns[i], headed, () if p.entity in own & shown else titled)}


def sayers(saying: set[int], rules: Rules) -> dict[str, bool]:
    """Which entities the column's name says, and whether it is evidence by itself.

    A pattern that wants a neighbour says so for itself alone: an "account number" is a bank's only beside a sort code, and a `nom` is a
    person's only beside another name.
    """
    speakers = [p for p in map(rules.patterns.__getitem__, saying) if p.need != "beside"]
    return {p.entity: names_only(p) for p in sorted(speakers, key=names_only)}


_latest: list[tuple[Sequence[Pattern], Rules, Rules]] = []


def rules(patterns: Sequence[Pattern], form: str = "") -> Rules:
    """The lookup for these patterns in a unit of this form; that of the last ones is kept, since a scan has one engine.

    A call is about one person: what wants two distinct values elsewhere has enough with one.
    """
    if not _latest or _latest[0][0] is not patterns:
        of_calls = [replace(each, need="") if each.need == "distinct" and each.least == 2 else each for each in patterns]
        made = _made(patterns)
        _latest[:] = [(patterns, made, replace(made, patterns=of_calls))]  # their names are the same
    _, plain, calls = _latest[0]
    return calls if form in OF_TURNS else plain


def _made(patterns: Sequence[Pattern]) -> Rules:
    by_name: dict[str, list[int]] = {}
    for index, pattern in enumerate(patterns):
        for phrase in spellings(pattern.names):
            by_name.setdefault(phrase, []).append(index)
    valued = frozenset(p.entity for p in patterns if p.regex is not None or p.values is not None)
    return Rules(patterns, {phrase: tuple(indexes) for phrase, indexes in by_name.items()}, valued)

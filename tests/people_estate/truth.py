"""Whose each record is: what a search is held against. It knows how the estate was made, and nothing of how it is searched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.people_estate.person import Person

#: Features that one person has, unless a household shares them.
STRONG = ("email", "phone", "id")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record, text or call about a person.

    `record` is its key, `row` its ordinal from 0 (None for a text), `rows` the lines or turns of a text that show something of the person.
    `shows` are features as `kind:value` in one spelling (`email:…`, `phone:7700900123`, `born:1984-02-29`, `postcode:SK95AF`, `name`, `former`
    for a surname of earlier days), `keys` what joins records (`customer:17`), `twists` how the spelling departs from the plain one.
    """

    source: str
    unit: str
    record: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
    rows: tuple[int, ...] = ()
    shows: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    twists: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, str, int | None]:
        """What tells it from others: a text counts as a whole."""
        return self.source, self.unit, self.row

    def is_at(self, source: str, unit: str, record: Mapping[str, Any]) -> bool:
        """Whether a match with this source, unit and record (key or `{"row": ordinal}`) is this one. Of a text any line will do."""
        if (source, unit) != (self.source, self.unit):
            return False
        return self.row is None or record.get("row") == self.row or any(record.get(key) == value for key, value in self.record.items())


@dataclass(frozen=True, slots=True)
class Case:
    """A request (`table` as its TOML file has it), whose it is, and what is to be found.

    `told` are the features that the request gives. `trap` names what makes it hard: `twins`, `father and son` …
    """

    person: Person
    trap: str
    table: Mapping[str, Any]
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a search got right: refs found and missed of those that can be decided, and the matches that are someone else's, as given.

    `beyond` are refs found that nothing in the request decides: right, and more than was asked.
    """

    right: tuple[Ref, ...]
    missed: tuple[Ref, ...]
    wrong: tuple[tuple[str, str, Mapping[str, Any]], ...]
    beyond: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Estate:
    """The truth about an estate: records by the person's number, and the requests. What is no core person's is nobody's who asks."""

    people: tuple[Person, ...]
    refs: Mapping[int, tuple[Ref, ...]]
    cases: tuple[Case, ...]

    def decidable(self, case: Case) -> dict[tuple[str, str, int | None], Ref]:
        """The refs that the request's own features decide: a strong one is equal, a key leads there from such a record, or the name and one
        more weak feature agree. What somebody else has, too, is weak."""
        own = self.refs[case.person.number]
        told_strong = {feature for feature in case.told if feature.split(":")[0] in STRONG}
        others = {feature for number, refs in self.refs.items() if number != case.person.number for ref in refs for feature in ref.shows}
        shared = told_strong & others
        told_strong -= shared
        sure = [ref for ref in own if told_strong & (ref.shows | {f"id:{key}" for key in ref.keys})]
        for _ in range(4):  # customer → order → payment, and across systems
            keys = {key for ref in sure for key in ref.keys}
            sure = [ref for ref in own if ref in sure or keys & ref.keys]
        named = {"name", "former"} & case.told
        weak = shared | {feature for feature in case.told if feature.split(":")[0] in ("born", "postcode")}
        likely = [ref for ref in own if named & ref.shows and weak & ref.shows]
        return {ref.place: ref for ref in (*sure, *likely)}

    def judge(self, case: Case, found: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Judged:
        """Holds matches (source, unit, record) against the truth."""
        own, wanted = self.refs[case.person.number], self.decidable(case)
        seen: dict[tuple[str, str, int | None], Ref] = {}
        wrong = []
        by_unit: dict[tuple[str, str], list[Ref]] = {}
        for ref in own:
            by_unit.setdefault((ref.source, ref.unit), []).append(ref)
        for source, unit, record in found:
            hits = [ref for ref in by_unit.get((source, unit), ()) if ref.is_at(source, unit, record)]
            seen |= {ref.place: ref for ref in hits}
            if not hits:
                wrong.append((source, unit, record))
        return Judged(
            tuple(ref for place, ref in wanted.items() if place in seen),
            tuple(ref for place, ref in wanted.items() if place not in seen),
            tuple(wrong),
            tuple(ref for place, ref in seen.items() if place not in wanted),
        )

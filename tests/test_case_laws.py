"""Laws over the case files: each pattern is found at work, each is doubted, and no validator could be broken unnoticed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from scanner.pattern import Pattern
from tests.case_files import ALL, Case, Hit, failure, hits, numbered, patterns_of, scanned, unmarked, within
from tests.packs import cases, patterns

EACH = 5  # cases of each sort for each pattern
OWN = [(name, number, p) for name, number, p in numbered(patterns()) if p.regex is not None or p.values]
CHECKED = sorted({p.entity for _, _, p in OWN if p.valid})


def _parameters(chosen: list[tuple[str, int, Pattern]]) -> list[object]:
    return [pytest.param(pattern.entity, number, id=name) for name, number, pattern in chosen]


def _ignored(case: Case) -> bool:
    return case.want == "ignores" or (case.want == "in_column" and not unmarked(case.marked)[1])


@pytest.mark.parametrize(("entity", "number"), _parameters(OWN))
def test_every_pattern_is_found_at_work(entity: str, number: int) -> None:
    """At least five cases hold a marked span in which this very pattern hits, and counts."""
    at_work = {
        (case.column, case.marked)
        for case, found in hits(entity).items()
        if any(h.pattern == number and h.counts and within(h.span, unmarked(case.marked)[1]) for h in found)
    }
    assert len(at_work) >= EACH, f"{patterns_of(entity)[number].regex or 'values'}: counts in {sorted(at_work)} only"


@pytest.mark.parametrize("entity", sorted({p.entity for _, _, p in OWN}))
def test_every_entity_is_doubted(entity: str) -> None:
    """At least five texts that are not it, for each pattern that looks at values."""
    doubts = len({(case.column, case.marked) for case in ALL if case.entity == entity and _ignored(case)})
    assert doubts >= EACH * sum(p.entity == entity for _, _, p in OWN)


@cache
def mutated(entity: str, answer: bool) -> dict[Case, tuple[Hit, ...]]:
    """What is hit in the entity's cases when all its validators give the same answer."""
    return scanned(entity, tuple(replace(p, valid=lambda _: answer) if p.valid else p for p in patterns_of(entity)))


@pytest.mark.parametrize(("entity", "number"), _parameters([each for each in OWN if each[2].valid]))
def test_every_validator_decides_a_case(entity: str, number: int) -> None:
    """At least one text that must stay unfound has all that the pattern wants but the validator's assent."""
    refused = (
        hit.pattern == number and hit.counts and not within(hit.span, unmarked(case.marked)[1])
        for case, found in mutated(entity, True).items()
        for hit in found
    )
    assert any(refused), f"no ignored text fails only by the validator of {patterns_of(entity)[number].regex or 'values'}"


@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("entity", CHECKED)
def test_a_broken_validator_fails_a_case(entity: str, answer: bool) -> None:
    """Validators that assent to everything, or to nothing, do not go unnoticed."""
    assert any(failure(case, found) for case, found in mutated(entity, answer).items())


@pytest.mark.parametrize("entity", sorted({p.entity for p in patterns() if p.names}))
def test_names_are_told_apart(entity: str) -> None:
    """At least five names of columns that say it, and five that do not."""
    for said in ("columns_say", "columns_silent"):
        listed = {name for _, named, table in cases() if named == entity for name in table.get(said, ())}
        assert len(listed) >= EACH, f"{said}: {sorted(listed)}"

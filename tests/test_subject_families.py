"""People found in an invented town with families, by the whole way from keys to judgement: how many, how rightly, how surely."""

from __future__ import annotations

from functools import cache

import pyarrow as pa
import pytest

from scanner.subject.weigh.blocking import Blocking, Column
from scanner.subject.weigh.compare import compared
from scanner.subject.weigh.judge import Judgement, judge
from scanner.subject.weigh.known import known
from tests.families import Person, Town

FIELDS = ("given", "surname", "email", "phone", "born", "address", "postcode")
SEED = 4
ALL = ("email", "mobile", "landline", "address", "born")


@cache
def _town() -> Town:
    return Town(500, seed=SEED)


@cache
def _judged(*kinds: str) -> tuple[tuple[Person, int, Judgement], ...]:
    """Every third person asks; whom each record worth a look is about, and the judgement on it."""
    town = _town()
    people = town.people[::3]
    columns = [Column(field, pa.array([record.get(field) for record in town.records], pa.large_string())) for field in FIELDS]
    blocking = Blocking([person.subject(*kinds) for person in people])
    worth = blocking.worth(columns)
    found = []
    for row, at in zip(worth.rows.tolist(), worth.subjects.tolist(), strict=True):
        record = {field: [cell] for field, cell in town.records[row].items()}
        agreements = compared(known(blocking.subjects[at]), record)
        found.append((people[at], row, judge(agreements, len(town.records), blocking.rarity(at, worth.names, len(town.records)))))
    return tuple(found)


def _right(person: Person, row: int) -> bool:
    return _town().people[_town().owners[row]] is person


def _measured(*kinds: str) -> tuple[float, float]:
    """Recall and precision of `exact` and `probable`."""
    asking = set(range(0, len(_town().people), 3))
    wanted = sum(owner in asking for owner in _town().owners)
    found = [_right(person, row) for person, row, judgement in _judged(*kinds) if judgement.tier in ("exact", "probable")]
    return sum(found) / wanted, sum(found) / len(found)


@pytest.mark.parametrize(
    ("kinds", "recall", "precision"),
    [
        (ALL, 0.97, 0.97),
        (("email", "address", "born"), 0.95, 0.96),
        (("address", "born"), 0.85, 0.95),
    ],
)
def test_people_are_found_and_their_families_left_out(kinds: tuple[str, ...], recall: float, precision: float) -> None:
    assert _measured(*kinds) >= (recall, 0)
    assert _measured(*kinds)[1] >= precision


@pytest.mark.parametrize("kinds", [ALL, ("address", "born"), ("address",), ("email",)])
def test_scores_are_what_they_say(kinds: tuple[str, ...]) -> None:
    sure = [
        _right(person, row)
        for person, row, judgement in _judged(*kinds)
        if judgement.score >= 0.9 and judgement.tier in ("exact", "probable")
    ]
    assert len(sure) > 100
    assert sum(sure) / len(sure) >= 0.9


def test_no_father_is_given_for_his_son() -> None:
    town = _town()
    met = 0
    for person, row, judgement in _judged("address", "born"):
        other = town.people[town.owners[row]]
        if other.home is person.home and other.given == person.given and other is not person and "born" in town.records[row]:
            met += 1
            assert judgement.tier in ("namesake", None)
            assert any("born" in says for says in judgement.contradictions)
    assert met > 5

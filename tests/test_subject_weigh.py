"""Records held against a person: what agrees, how sure it is, and what contradicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.subject.identifiers import Subject
from scanner.subject.result import FIELDS, TIERS
from scanner.subject.weigh.agreement import LEVELS
from scanner.subject.weigh.compare import compared
from scanner.subject.weigh.facts import Facts
from scanner.subject.weigh.judge import Judgement, judge
from scanner.subject.weigh.known import known
from scanner.subject.weigh.weights import _table, expected, family

JANE = Subject(
    names=("Jane Ann Smith",),
    emails=("jane.smith@example.org",),
    phones=("+44 20 7946 0018", "07700 900123"),
    addresses=("4 Mill Lane, Wilmslow, SK9 5AF",),
    born=date(1984, 2, 29),
    ids={"customer_id": ("C-10442",)},
)
ROWS = 100_000


def _levels(subject: Subject = JANE, **record: str | list[str]) -> dict[str, str]:
    return {each.field: each.level for each in compared(known(subject), _record(record))}


def _record(record: dict[str, str | list[str]]) -> dict[str, list[str]]:
    return {field: [cells] if isinstance(cells, str) else cells for field, cells in record.items()}


def _judged(subject: Subject = JANE, rows: int = ROWS, rarity: dict[str, float] | None = None, **record: str | list[str]) -> Judgement:
    return judge(compared(known(subject), _record(record)), rows, rarity)


@pytest.mark.parametrize(
    ("field", "cell", "level"),
    [
        ("email", "JANE.SMITH@example.org", "equal"),
        ("email", "jane.smith+shop@example.org", "variant"),
        ("email", "jane.smth@example.org", "close"),
        ("email", "jane.smith2@example.org", "different"),
        ("email", "john.smith@example.org", "different"),
        ("phone", "0044 (0)20 7946 0018 ext 4", "equal"),
        ("phone", "7700900123", "equal"),
        ("phone", "07700 900132", "close"),
        ("phone", "07700 900999", "different"),
        ("phone", "+33 20 7946 0018", "different"),
        ("id", "c10442", "equal"),
        ("id", "0010442", "variant"),
        ("id", "D-10442", "close"),
        ("id", "C-10443", "close"),
        ("id", "C-90011", "different"),
        ("born", "29/02/1984", "equal"),
        ("born", "02/29/1984", "equal"),
        ("born", "1984-02-28", "close"),
        ("born", "1984-02-12", "partial"),
        ("born", "1984", "partial"),
        ("born", "1985", "different"),
        ("born", "1954-02-28", "different"),
        ("postcode", "sk95af", "equal"),
        ("postcode", "SK9 5FA", "close"),
        ("postcode", "SK9 7QQ", "partial"),
        ("postcode", "M1 1AE", "different"),
        ("address", "4, Mill Ln., WILMSLOW", "equal"),
        ("address", "Wilmslow, 4 Mil Lane", "variant"),
        ("address", "Mill Lane", "close"),
        ("address", "12 Mill Lane", "partial"),
        ("address", "9 Oak Street, Wilmslow", "partial"),
        ("address", "9 Oak Street, Leeds", "different"),
    ],
)
def test_levels_of_one_field(field: str, cell: str, level: str) -> None:
    assert _levels(**{field: cell})[field] == level


@pytest.mark.parametrize(
    ("name", "given_", "surname"),
    [
        ("Jane Smith", "equal", "equal"),
        ("SMITH, Jane A.", "equal", "equal"),
        ("smith jane", "equal", "equal"),
        ("Mrs J. Smith", "variant", "equal"),
        ("K. Smith", "different", "equal"),
        ("Ann Smith", "variant", "equal"),
        ("Janie Smith", "variant", "equal"),
        ("Jnae Smith", "close", "equal"),
        ("Jane Smyth", "equal", "close"),
        ("Jane Smith-Jones", "equal", "variant"),
        ("Jane Jones", "equal", "different"),
        ("John Smith", "different", "equal"),
    ],
)
def test_levels_of_names(name: str, given_: str, surname: str) -> None:
    assert _levels(name=name) == {"surname": surname, "given": given_}


def test_names_in_columns() -> None:
    assert _levels(given="Jane", surname="Smith") == {"surname": "equal", "given": "equal"}
    assert _levels(given="Smith", surname="Jane") == {"surname": "variant", "given": "variant"}
    assert _levels(surname="Smith") == {"surname": "equal"}
    assert _levels(Subject(names=("Jürgen Müller",)), name="Juergen Mueller") == {"surname": "variant", "given": "variant"}
    assert _levels(Subject(names=("Anna van der Berg",)), given="Anna", surname="Vanderberg") == {"surname": "equal", "given": "equal"}
    assert _levels(Subject(names=("Mary-Ann O'Brien",)), given="Maryann", surname="O Brien") == {"surname": "equal", "given": "equal"}


def test_dates_that_changed_places() -> None:
    who = replace(JANE, born=date(1984, 2, 3))
    assert _levels(who, born="1984-03-02") == {"born": "variant"}
    assert _levels(who, born="02/03/1984") == {"born": "equal"}


def test_of_several_values_the_best_counts_and_names_its_column() -> None:
    record = {"phone": ["01632 960001", "020 7946 0018"], "name": ["Jane Smith"]}
    columns = {"phone": ["mobile", "home"], "name": ["contact"]}
    found = {each.field: each for each in compared(known(JANE), record, columns)}
    assert (found["phone"].level, found["phone"].column, found["surname"].column, found["given"].column) == (
        "equal",
        "home",
        "contact",
        "contact",
    )


def test_an_address_in_several_columns_is_put_together() -> None:
    assert _levels(address=["4", "Mill Lane", "Wilmslow"]) == {"address": "equal"}
    assert _levels(address=["Wilmslow", "4 Mill Lane SK9 5AF"]) == {"postcode": "equal", "address": "equal"}


@pytest.mark.parametrize(
    "record", [{}, {"email": ["", " "]}, {"phone": ["n/a"]}, {"born": ["unknown"]}, {"name": ["-"]}, {"id": ["--"]}, {"address": ["-"]}]
)
def test_what_is_missing_tells_nothing(record: dict[str, list[str]]) -> None:
    assert compared(known(JANE), record) == ()
    assert judge((), ROWS) == Judgement(0.0, None, ())


@given(st.dictionaries(st.sampled_from(FIELDS), st.lists(st.text(max_size=40), max_size=3)))
def test_any_record_is_compared_and_judged(record: dict[str, list[str]]) -> None:
    found = compared(known(JANE), record)
    judgement = judge(found, ROWS)
    assert all(each.field in FIELDS and each.level in LEVELS for each in found)
    assert len({each.field for each in found}) == len(found)
    assert 0 <= judgement.score <= 1
    assert judgement.tier in (*TIERS, "namesake", None)


def test_nothing_shows_a_value() -> None:
    found = compared(
        known(JANE), {"name": ["Jane Smith"], "email": ["jane.smith@example.org"], "born": ["1984-02-28"], "address": ["4 Mill Ln"]}
    )
    shown = f"{known(JANE)!r} {found!r} {judge(found, ROWS)!r}".lower()
    assert not any(value in shown for value in ("jane", "smith", "1984", "mill", "10442", "7946", "sk9"))


def test_reasons_are_in_words() -> None:
    assert _judged(email="JANE.SMITH@example.org", given="Jane", surname="Smith").why == ("email equal", "name equal")
    assert _judged(email="jane.smith@example.org", name="JANE SMITH").why == ("email equal", "name equal after folding")
    assert _judged(name="Janie Smith", born="1984-02-29").why == ("surname equal", "given name is a diminutive", "born equal")


@pytest.mark.parametrize(
    "record",
    [
        {"email": "jane.smith@example.org"},
        {"phone": "07700 900123"},
        {"id": "10442"},
        {"email": "jane.smith@example.org", "name": "Jane Smith", "born": "1984-02-29"},
        {"email": "jane.smith+x@example.org", "given": "Jane", "surname": "Fox", "born": "1984-02-29"},  # married
        {"id": "C-10442", "name": "Jane Smith", "born": "1948-02-29", "address": "9 Oak St, Leeds"},
    ],
)
def test_exact(record: dict[str, str]) -> None:
    found = _judged(**record)
    assert found.tier == "exact"
    assert found.score >= 0.9


@pytest.mark.parametrize(
    "record",
    [
        {"name": "Jane Smith", "born": "1984-02-29"},
        {"name": "Jane Smith", "address": "4 Mill Lane", "postcode": "SK9 5AF"},
        {"name": "Janie Smyth", "born": "29/02/1984", "postcode": "SK9 5AF"},
        {"name": "Jane Fox", "born": "1984-02-29", "address": "4 Mill Lane"},  # married
        {"given": "Jane", "surname": "Smith", "born": "1984-02-28", "address": "4 Mill Lane"},
        {"phone": "020 7946 0018"},  # a landline: a household's
    ],
)
def test_probable(record: dict[str, str]) -> None:
    found = _judged(**record)
    assert found.tier == "probable"
    assert found.score >= 0.5


def test_a_landline_with_another_given_name_is_a_relatives() -> None:
    found = _judged(phone="020 7946 0018", name="Robert Smith", address="4 Mill Lane")
    assert (found.tier, found.contradictions) == ("namesake", ("given name differs",))
    assert found.score < 0.1


def test_a_shared_mailbox_with_another_given_name_is_not_exact() -> None:
    found = _judged(email="jane.smith@example.org", name="Robert Smith", born="1980-07-11")
    assert found.tier == "namesake"
    assert {"given name differs", "born differs"} == set(found.contradictions)


def test_father_and_son_contradict_by_their_birth_dates() -> None:
    son = Subject(names=("John Smith",), addresses=("4 Mill Lane, Wilmslow, SK9 5AF",), born=date(1984, 2, 28), phones=("020 7946 0018",))
    father = {"name": "John Smith", "address": "4 Mill Lane", "postcode": "SK9 5AF", "born": "1951-06-17"}
    assert (_judged(son, **father).tier, _judged(son, **father).contradictions) == ("namesake", ("born differs by a generation",))
    assert _judged(son, phone="020 7946 0018", **father).tier == "namesake"
    assert _judged(son, **{**father, "born": "1984-02-28"}).tier == "probable"


def test_another_given_name_in_the_household_is_a_relatives_whatever_the_score() -> None:
    found = compared(known(JANE), {"email": ["jane.smith@example.org"], "name": ["Robert Smith"]})
    assert Facts({each.field: each for each in found}).tier(0.99, ("given name differs",)) == "namesake"


def test_a_landline_is_no_proof_against_another_birth_date() -> None:
    assert _judged(phone="020 7946 0018", name="Jane Smith", born="1979-11-05").tier == "namesake"


def test_a_mailbox_against_a_birth_date_a_generation_off_is_for_review() -> None:
    found = _judged(email="jane.smith@example.org", name="Jane Smith", born="1951-06-17")
    assert (found.tier, found.contradictions) == ("probable", ("born differs by a generation",))


def test_who_moved_is_not_contradicted_by_the_old_address() -> None:
    found = _judged(name="Jane Smith", born="1984-02-29", address="9 Oak Street, Leeds", postcode="LS1 4AP")
    assert (found.tier, found.contradictions) == ("probable", ())


def test_a_twin_is_not_sure_and_the_other_name_is_said() -> None:
    found = _judged(name="Robert Smith", address="4 Mill Lane", born="1984-02-29")
    assert found.score < 0.8
    assert found.contradictions == ("given name differs",)
    assert _judged(name="Robert Smith", address="4 Mill Lane").tier == "namesake"


def test_namesakes_have_what_contradicts() -> None:
    born = _judged(name="Jane Smith", born="1971-05-06")
    assert (born.tier, born.why, born.contradictions) == ("namesake", ("name equal",), ("born differs",))
    place = _judged(name="Jane Smith", address="9 Oak Street, Leeds", postcode="LS1 4AP")
    assert (place.tier, place.contradictions) == ("namesake", ("address differs", "postcode differs"))


def test_a_name_alone_is_for_a_person_to_decide() -> None:
    assert _judged(name="Jane Smith").tier == "name-only"
    assert _judged(name="J. Smith").tier == "name-only"
    assert _judged(name="Jane Fox").tier is None


def test_a_rare_name_that_moved_is_for_a_person_to_decide() -> None:
    rare = Subject(names=("Jane Zwyxwood",), addresses=("4 Mill Lane, Wilmslow, SK9 5AF",))
    found = _judged(rare, rows=1000, name="Jane Zwyxwood", postcode="LS1 4AP")
    assert (found.tier, found.contradictions) == ("name-only", ("postcode differs",))


def test_strangers_are_nobody() -> None:
    assert _judged(name="Robert Fox", born="1971-05-06", email="robert@example.org").tier is None
    assert _judged(address="4 Mill Lane", postcode="SK9 5AF", name="Robert Fox").tier is None


def test_a_rare_name_says_more_than_a_common_one() -> None:
    jane, rare = Subject(names=("Jane Smith",)), Subject(names=("Jane Zwyxwood",))
    common = _judged(jane, rows=1_000_000, name="Jane Smith").score
    assert _judged(rare, rows=1_000_000, name="Jane Zwyxwood").score > 5 * common
    counted = {"jane": 0.001, "zwyxwood": 0.2}
    assert _judged(rare, rows=1_000_000, name="Jane Zwyxwood", rarity=counted).score < common


def test_more_rows_make_the_same_agreement_less_sure() -> None:
    scores = [_judged(rows=rows, name="Jane Smith", postcode="SK9 5AF").score for rows in (1_000, 100_000, 10_000_000)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] + 0.1


def test_postcode_and_street_are_one_fact() -> None:
    alone = _judged(rows=10_000_000, name="Jane Smith", address="Mill Lane").score
    both = _judged(rows=10_000_000, name="Jane Smith", address="Mill Lane", postcode="SK9 5AF").score
    assert 0.1 < alone < 0.5
    assert both == pytest.approx(alone, abs=0.1)


def test_who_shares_a_mailbox_shares_the_landline_too() -> None:
    household = {"email": "jane.smith@example.org", "phone": "020 7946 0018", "address": "4 Mill Lane", "postcode": "SK9 5AF"}
    found = _judged(name="Robert Smith", **household)
    assert found.tier == "namesake"
    assert found.score < 0.5


def test_shares_of_each_field_are_shares() -> None:
    """The levels of a field exclude one another: no column sums to more than one; every level has all four."""
    for field, levels in _table().items():
        assert set(levels) <= set(LEVELS)
        for at in range(4):
            skipped = ("equal",) if field in ("given", "surname") and at == 3 else ()
            total = sum(shares[at] for level, shares in levels.items() if level not in skipped)
            assert 0 < total <= 1.01
    assert len(family()) == 2


def test_what_is_usual_has_a_long_tail() -> None:
    assert expected("smith", given=False) > expected("zwyxwood", given=False) > 0
    assert expected("james", given=True) > expected("zwyx", given=True) > 0

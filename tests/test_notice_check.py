"""What is missing, stale or contradictory in a notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scanner.model import Bullet, LawfulBasis, Notice, Purpose
from scanner.notice.check import check
from scanner.notice.read import read_notice
from scanner.taxonomy import load

TAXONOMY = load()
TODAY = date(2026, 3, 1)
NOTICES = Path(__file__).parent / "notices"
FACTS = {
    "notice": {"updated": date(2026, 1, 1)},
    "contact": {"email": "privacy@example.com"},
    "retention": {"periods": ["We keep it for 6 years."]},
    "sources": {"from": ["Directly from you"]},
    "rights": {"list": ["access", "withdraw_consent"]},
    "complaints": {"regulator": "Information Commissioner's Office"},
}
PURPOSE = Purpose("products", "to sell", (Bullet("Name", ("person.name",)),), (LawfulBasis("contract"),))
GOOD = Notice("x", "X", (PURPOSE,), ("customer",), "1.0", FACTS)


def with_facts(**facts: object) -> Notice:
    return replace(GOOD, facts={**FACTS, **facts})


def with_bullets(*bullets: Bullet) -> Notice:
    return replace(GOOD, purposes=(replace(PURPOSE, categories=bullets),))


def test_nothing_to_say_of_a_complete_notice() -> None:
    assert check(GOOD, TAXONOMY, TODAY) == []


@pytest.mark.parametrize(
    "notice, sentence",
    [
        (with_bullets(Bullet("Shoe size")), "“Shoe size” is mapped to no category"),
        (with_bullets(Bullet("Audio (eg feedback)", ("media.audio",), "eg feedback")), "“eg feedback” may declare more"),
        (with_bullets(), 'purpose "products": declares no categories'),
        (with_bullets(Bullet("Name", ("person.name",)), Bullet("Names", ("person.name",))), "declared 2 times, by “Name” and “Names”"),
        (with_bullets(Bullet("Anything", ("other",))), "a catch-all stands in the list"),
        (with_bullets(Bullet("Health information", ("special.health",))), "declared without an Art 9 condition"),
        (with_bullets(Bullet("Convictions", ("criminal.offence",))), "declared without an Art 10 condition"),
        (with_bullets(Bullet("CVV", ("pay.card_auth",))), "must not be kept at all"),
        (replace(GOOD, purposes=(replace(PURPOSE, lawful=()),)), 'purpose "products": no lawful basis'),
        (replace(GOOD, purposes=(replace(PURPOSE, lawful=(LawfulBasis("legitimate_interests"),)),)), "without saying which"),
        (with_facts(unpaired=[{"says": "Our lawful bases …", "lawful": []}]), "“Our lawful bases …” is paired with no purpose"),
        (with_facts(conditions={"special.sex": "Art 9(2)(a)"}), "[conditions] has special.sex, which no purpose declares"),
        (with_facts(retention={"ref": "www.example.com/r"}), "No retention period, only a link to www.example.com/r"),
        (with_facts(retention={}), "No retention period, and no word"),
        (with_facts(contact={}), "No contact details"),
        (with_facts(sources={}), "where personal information comes from"),
        (with_facts(rights={}), "Names no data protection rights"),
        (with_facts(complaints={}), "complain to the Information Commissioner"),
        (
            with_facts(absent={"sections": ["dpo", "transfers_outside_uk"]}),
            "Has nothing on a data protection officer, transfers outside the UK",
        ),
        (with_facts(recipients={"transfers_outside_uk": [{"country": "France"}]}), "A transfer to France is named without how it complies"),
        (with_facts(notice={"updated": date(2024, 3, 1)}), "Last updated on 2024-03-01, 24 months ago"),
        (with_facts(notice={"updated": "2023-12"}), "Last updated on 2023-12, 27 months ago"),
        (with_facts(notice={"updated": date(2027, 3, 1)}), "which is in the future"),
        (with_facts(notice={}), "No date"),
        (replace(GOOD, version=None), "No version"),
    ],
)
def test_one_fault_gives_one_sentence(notice: Notice, sentence: str) -> None:
    found = check(notice, TAXONOMY, TODAY)
    assert len(found) == 1 and sentence in found[0], found


def test_a_day_short_of_two_years_is_not_stale() -> None:
    assert check(with_facts(notice={"updated": date(2024, 3, 2)}), TAXONOMY, TODAY) == []


def test_consent_without_the_right_to_withdraw_it() -> None:
    consent = replace(with_facts(rights={"list": ["access"]}), purposes=(replace(PURPOSE, lawful=(LawfulBasis("consent"),)),))
    assert check(consent, TAXONOMY, TODAY) == ["Relies on consent and does not name the right to withdraw it (Art 13(2)(c))."]


def test_recorded_conditions_satisfy_the_check() -> None:
    health = with_bullets(Bullet("Health information", ("special.health",)))
    assert check(replace(health, facts={**FACTS, "conditions": {"special.health": "Art 9(2)(h)"}}), TAXONOMY, TODAY) == []


def test_a_generator_notice() -> None:
    found = check(read_notice(NOTICES / "generator.txt")[0], TAXONOMY, TODAY)
    assert [sentence.split(":")[0] for sentence in found] == [
        'purpose "complaints"',
        'purpose "complaints"',
        "No retention period, only a link to www.example.com/data-retention-policy",
        found[-1],
    ]
    assert found[-1].startswith("Has nothing on special category data, criminal offence data")

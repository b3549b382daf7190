"""Headings as people and services write them: questions, brackets, keys first, and names that are one word only."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.readers.header import is_name, names
from scanner.naming import column_endings
from scanner.words import words
from tests.test_tables import found

_MAILS = [f"{name}@example.org" for name in ("ann.lee", "bob92", "carol_x", "p.okafor", "mvp.k", "jsmythe")]
_ANSWERS = ["Yes", "No", "Prefer not to say", "No", "Yes", "No"]


@pytest.mark.parametrize(
    ("heading", "phrase"),
    [
        ("Gross (GBP)", "gross"),
        ("Last seen on iOS (UTC)", "last seen on ios"),
        ("SSN/NIN", "ssn"),
        ("Twitter/Mastodon handle", "twitter"),
        ("Date of last open", "last open date"),
        ("Note from customer", "customer note"),
        ("Employer name and address", "employer name"),
        ("id_customer", "customer id"),
        ("Order #", "order number"),
        ("# of children", "children"),
        ("fees", "only fee"),
        ("balance.fee", "only fee"),
        ("EMAIL_SHA256", "email"),
    ],
)
def test_what_else_a_heading_says(heading: str, phrase: str) -> None:
    assert phrase in column_endings("export.csv", heading)


@pytest.mark.parametrize(
    ("heading", "phrase"),
    [
        ("late_fee", "only fee"),
        ("terms_and_conditions", "terms"),
        ("C#", "c number"),
        ("name_of_product", "only name"),
        ("/etc/passwd", "only etc"),
        ("valid_from", "from valid"),
    ],
)
def test_what_a_heading_does_not_say(heading: str, phrase: str) -> None:
    assert phrase not in column_endings("export.csv", heading)


@pytest.mark.parametrize(
    "cell",
    [
        "Nice to meet you! What's your email address?",
        "On a scale of 0-10, how likely are you to recommend us to a friend or colleague?",
        "Do you have any physical or mental health conditions or illnesses lasting or expected to last 12 months or more?",
        "Is the gender you identify with the same as your sex registered at birth?",
        "Which of our workshops did you attend in September?",
    ],
)
def test_a_question_is_a_heading(cell: str) -> None:
    assert is_name(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "Priya, can you call me back?",
        "Can you ask Jane Smith to ring me on Friday?",
        "Is a.lee@example.org your address?",
        "Could you call me on 07700900123?",
        "Did you see https://example.org/x yesterday?",
        "Is this yours?\nAnn",
    ],
)
def test_a_question_that_somebody_asked_is_none(cell: str) -> None:
    assert not is_name(cell)


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("Do you have any physical or mental health conditions that we should know about?", "special.health"),
        ("What is your religion, if any?", "special.belief"),
        ("What is your total household income before tax?", "pay.standing"),
        ("Would you like to hear from us about future courses by email?", "pref.marketing"),
        ("Overall, how satisfied were you with the service you received?", "comms.feedback"),
        ("Have you ever been convicted of a criminal offence that is unspent?", "criminal.offence"),
    ],
)
def test_a_question_asks_for_what_stands_in_its_middle(tmp_path: Path, question: str, category: str) -> None:
    columns = found(tmp_path, "answers", **{"email": _MAILS, question: _ANSWERS})
    assert category in columns[question]


@pytest.mark.parametrize(
    "question",
    [
        "Which workshop would you like to attend in the morning?",
        "How many employees does your company have?",
        "Do you need a parking space on the day?",
        "Is the room that you booked large enough for us?",
        "When were you registered at the desk?",
    ],
)
def test_a_question_about_things_asks_for_nothing(tmp_path: Path, question: str) -> None:
    assert question not in found(tmp_path, "answers", **{"email": _MAILS, question: ["A", "B", "C", "A", "B", "C"]})


def test_short_names_count_beside_people_only(tmp_path: Path) -> None:
    fees = [0.31, 1.2, 0.4, 0.55, 2.0, 0.31]
    assert found(tmp_path, "balance", fee=fees, email=_MAILS)["fee"] == {"pay.transaction"}
    assert "fee" not in found(tmp_path, "tariffs", fee=fees, code=["A1", "A2", "B1", "B2", "C1", "C2"])


def test_what_values_deny(tmp_path: Path) -> None:
    """Addresses of mail are no number of a pupil, and the number of an account with a bank is no customer's."""
    assert "subject.child" not in found(tmp_path, "audit", owner_upn=_MAILS, item=[*range(6)]).get("owner_upn", set())
    accounts = [f"{31_000_000 + 7919 * n}" for n in range(6)]
    bank = found(tmp_path, "grants", sort_code=["20-00-00", "40-47-84", "60-16-13"] * 2, account_number=accounts, email=_MAILS)
    assert bank["account_number"] == {"pay.bank"}


def test_headers_keep_their_names() -> None:
    assert names(["Email", "Refunded Volume", "Signed up", "Plan"], 4) == ["Email", "Refunded Volume", "Signed up", "Plan"]
    assert words("iOS device") == ("ios", "device")

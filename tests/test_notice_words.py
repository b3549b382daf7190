"""How items of notices become categories: phrases, lists, clauses and a notice's own names for kinds of data."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.notice.read import read_notice
from scanner.notice.words import is_complete, match_words
from scanner.taxonomy import load
from tests.bench.notices import measured

TAXONOMY = load()


def read(folder: Path, text: str, name: str = "notice.txt") -> dict[str, set[str]]:
    """The keys of each item that was read."""
    (folder / name).write_text(text, encoding="utf-8")
    notice, _ = read_notice(folder / name)
    return {bullet.says: set(bullet.keys) for purpose in notice.purposes for bullet in purpose.categories}


@pytest.mark.parametrize(
    "says, keys",
    [
        ("your name, date of birth and National Insurance number", "person.name demog.dob id.national"),
        ("personal identifiers (such as name, home address and telephone numbers)", "person.name contact.address contact.phone"),
        (
            "Identity Data includes first name, last name, username or similar identifier and gender.",
            "person.name account.access demog.gender",
        ),
        ("Financial Data includes bank account and payment card details.", "pay.method"),
        ("Technical Data includes internet protocol (IP) address, browser type and version", "device.technical online.ip"),
        ("details of your qualifications, skills and employment history", "work.history"),
        (
            "information about your racial or ethnic origin, religious beliefs and trade union membership",
            "special.race special.belief special.union",
        ),
        ("whether or not you have a disability", "special.health"),
        ("copies of your passport or driving licence", "id.document"),
        ("a recent digital photograph", "media.photo"),
        ("the cardholder's name", "person.name"),
        ("where you live", "contact.address"),
        ("what you do for a living", "work.occupation"),
        ("how you use our website, products and services", "online.usage"),
        ("your mobile number so that we can text you", "contact.phone"),
        ("phone number(s)", "contact.phone"),
        ("Calls to our contact centre are recorded", "media.audio"),
        ("When you sign up we ask for your name, work e-mail address and a password.", "person.name contact.email auth.secret"),
        ("Photos and videos; and", "media.photo media.video"),
    ],
)
def test_what_an_item_lists_is_what_it_declares(says: str, keys: str) -> None:
    match = match_words(says, TAXONOMY)
    assert set(match[0]) == set(keys.split())
    assert is_complete(match)


@pytest.mark.parametrize(
    "says, keys, tail",
    [
        ("your name, date of birth and shoe size", "person.name demog.dob", "shoe size"),
        ("Account Data: your handle, name and password", "account.profile person.name auth.secret", "handle"),
        ("photographs of your child", "media.photo", "of your child"),
        ("the certificate number of your DBS check", "criminal.offence", "certificate number"),
    ],
)
def test_what_no_phrase_knows_is_kept_for_a_question(says: str, keys: str, tail: str) -> None:
    found, how, left, _ = match_words(says, TAXONOMY)
    assert (set(found), how, left) == (set(keys.split()), "listed", tail)
    assert not is_complete(match_words(says, TAXONOMY))


@pytest.mark.parametrize(
    "says",
    [
        "We do not collect your name, date of birth or gender",
        "we hold no fingerprints, no genetic data and nobody's religion",
        "the name of your company's software",
        "to send you letters and to protect your interests",
        "favourite engine",
        "the location of our offices",
        "",
    ],
)
def test_what_declares_nothing_gives_nothing(says: str) -> None:
    assert match_words(says, TAXONOMY)[0] == ()


def test_a_notice_names_its_kinds_of_data_and_uses_the_names_in_a_table(tmp_path: Path) -> None:
    text = """# Privacy policy
## The data we collect about you
We may collect different kinds of personal data about you which we have grouped together as follows:
- **Identity Data** includes first name, date of birth and gender.
- **Contact Data** includes home address, email address and telephone numbers.
## Purposes for which we will use your personal data
| Purpose | Type of data | Lawful basis |
|---|---|---|
| To register you as a new customer | (a) Identity (b) Contact | Performance of a contract with you |
## How we keep your identity safe
We may ask you to confirm your identity.
"""
    (tmp_path / "notice.md").write_text(text, encoding="utf-8")
    notice, _ = read_notice(tmp_path / "notice.md")
    (registering,) = notice.purposes  # what the names stand for is declared where they are used, and for nothing besides
    assert registering.says == "To register you as a new customer"
    assert [set(bullet.keys) for bullet in registering.categories] == [
        {"person.name", "demog.dob", "demog.gender"},
        {"contact.address", "contact.email", "contact.phone"},
    ]
    assert [one.basis for one in registering.lawful] == ["contract"]
    assert not any("confirm your identity" in bullet.says for purpose in notice.purposes for bullet in purpose.categories)


def test_tables_drawn_in_plain_text_are_tables(tmp_path: Path) -> None:
    spaces = "What we collect\n\nPurpose               Data\n--------------------  -------------------\nTo reply to you       email address\n                      and name\n"
    assert read(tmp_path, spaces) == {"email address": {"contact.email"}, "name": {"person.name"}}
    bars = "What we collect\n\n+---------+-------+\n| Purpose | Data  |\n+---------+-------+\n| To pay  | Sort code and account number |\n+---------+-------+\n"
    assert read(tmp_path, bars) == {"Sort code and account number": {"pay.bank"}}


def test_the_column_that_names_categories_is_read_with_its_label(tmp_path: Path) -> None:
    page = (
        "<h2>What we hold</h2><table><tr><th>Sort of data</th><th>What it consists of</th><th>What we use it for</th></tr>"
        "<tr><td>You</td><td>full name and home address</td><td>knowing you</td></tr>"
        "<tr><td>Belongings</td><td>tools and keys, date of birth</td><td>lending</td></tr></table>"
    )
    found = read(tmp_path, page, "notice.html")
    assert found["You: full name"] == {"person.name"} and found["You: home address"] == {"contact.address"}
    assert found["Belongings: tools and keys, date of birth"] == {"demog.dob"}


def test_prose_is_read_where_it_says_that_something_is_collected(tmp_path: Path) -> None:
    text = """JOINING US

When you join we ask for your name and date of birth. You can be certain that we take your
privacy seriously. We never see your card number.

WHO SEES IT

We share your sexual orientation with nobody and your ethnicity with our insurer.
"""
    assert read(tmp_path, text) == {"When you join we ask for your name and date of birth.": {"person.name", "demog.dob"}}


def test_a_list_is_read_by_its_items_and_one_of_what_is_not_collected_is_not(tmp_path: Path) -> None:
    text = """# Privacy
## Your file
It contains:
1.1 your name and address;
1.2 your library card colour;
## What we do not collect
- gender
- health information
## What we do
We use it for the following:
- conducting performance reviews
- managing sickness absence
- helping you
"""
    found = read(tmp_path, text, "notice.md")
    assert list(found.values()) == [{"person.name", "contact.address"}, set()]


def test_headings_below_which_nothing_was_read_are_named(tmp_path: Path) -> None:
    text = "# Privacy\n## What we collect\nWe collect the following:\n- gender\n## Telemetry\nWe keep how far the pedals turn.\n## Your rights\n- access\n"
    (tmp_path / "notice.md").write_text(text, encoding="utf-8")
    _, questions = read_notice(tmp_path / "notice.md")
    assert [(one.says, one.asks.split(".")[0]) for one in questions if one.kind == "unread"] == [
        ("Telemetry", "nothing was read below these headings")
    ]


def test_a_description_belongs_to_its_term(tmp_path: Path) -> None:
    page = (
        "<h2>What we collect</h2><dl><dt>Contact</dt><dd>home address</dd><dd>mobile number</dd><dt>Hats</dt><dd>hat size, gender</dd></dl>"
    )
    assert read(tmp_path, page, "notice.html") == {
        "Contact: home address": {"contact.address"},
        "mobile number": {"contact.phone"},
        "Hats: hat size, gender": {"demog.gender"},
    }


@pytest.mark.parametrize("name, mapped, asked", [("a", 0.7, 0.1), ("b", 0.5, 0.25), ("c", 0.4, 0.2)])
def test_notices_that_nobody_wrote_for_it_are_read_as_well_as_they_were(name: str, mapped: float, asked: float) -> None:
    found = measured(name)
    pairs = found["mapped"] + found["asked"] + found["silent"]
    assert found["mapped"] >= mapped * pairs and found["asked"] + found["mapped"] >= (mapped + asked) * pairs
    assert found["right"] >= 0.92 * found["said"] and found["wrong"] <= 3

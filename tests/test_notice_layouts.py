"""Layouts of notices in which what something is for stands beside it: fields, records, ticks, lists in lists, titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.notice.aims import is_activity
from scanner.notice.blocks import Block
from scanner.notice.fields import field_of, with_rows
from scanner.notice.negation import affirmed
from scanner.notice.read import read_notice
from scanner.notice.words import match_words
from scanner.taxonomy import load

TAXONOMY = load()


def keys(folder: Path, text: str, name: str = "privacy.md") -> dict[str, set[str]]:
    (folder / name).write_text(text, encoding="utf-8")
    return {purpose.says: set(purpose.keys) for purpose in read_notice(folder / name)[0].purposes}


def test_fields_below_a_title_are_a_row(tmp_path: Path) -> None:
    """ "Data: …" below a numbered purpose was one line with it, and nothing of it was read."""
    text = """Privacy notice

WHAT WE DO

(a) To pay you
    Data: bank details, National Insurance number
    Legal basis: contract

(b) To send you our newsletter
    Data: email address
    Legal basis: consent
"""
    assert keys(tmp_path, text, "a.txt") == {"To pay you": {"pay.bank", "id.national"}, "To send you our newsletter": {"contact.email"}}
    lawful = [[one.basis for one in purpose.lawful] for purpose in read_notice(tmp_path / "a.txt")[0].purposes]
    assert lawful == [["contract"], ["consent"]]


def test_fields_of_one_paragraph_are_parted(tmp_path: Path) -> None:
    text = "# Privacy notice\n\n## What we do\n\n**1.1 Billing you**\n*Data:* bank details\n*Basis:* contract\n\n**1.2 Opening doors**\n*Data:* gender\n*Basis:* consent\n"
    assert keys(tmp_path, text) == {"Billing you": {"pay.bank"}, "Opening doors": {"demog.gender"}}


def test_what_and_why_below_a_heading_are_no_purposes(tmp_path: Path) -> None:
    text = "# Privacy notice\n\n## If you volunteer\n\n**What:** your name and gender.\n\n**Why:** to keep you safe.\n"
    assert keys(tmp_path, text) == {"if you volunteer": {"person.name", "demog.gender"}}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Personal data: your name", "data"), ("What we collect: your name", "data"), ("Data – your name", "data"),
        ("Categories of personal data: your name", "data"), ("Types of data we use: your name", "data"),
        ("Why we need it: to pay you", "purpose"), ("Purpose of the processing: pay", "purpose"), ("Reason: pay", "purpose"),
        ("Lawful basis: contract", "basis"), ("Legal grounds: contract", "basis"),
        ("Data controller: Example Ltd", ""), ("Data protection officer: dpo@example.org", ""), ("Information Commissioner: ico", ""),
        ("Whatever: your name", ""), ("Purposeful: your name", ""), ("Basis", ""), ("Database: your name", ""),
    ],
)  # fmt: skip
def test_fields_are_known_by_their_whole_names(line: str, field: str) -> None:
    assert field_of(line)[0] == field


def test_fields_without_data_stay_as_they_are() -> None:
    blocks = [Block("text", "Purpose: to pay you"), Block("text", "Legal basis: contract")]
    assert [*with_rows(blocks)] == blocks


def test_a_table_of_two_columns_may_be_one_record(tmp_path: Path) -> None:
    """Each record a table of its own, its fields down the first column: all of it was for one purpose, called "Information"."""
    row = "<tr><th>{}</th><td>{}</td></tr>"
    table = "<table>" + row.format("Activity", "{}") + row.format("Information", "{}") + row.format("Lawful basis", "Contract") + "</table>"
    page = (
        "<h1>Privacy notice</h1><h2>What we do, step by step</h2>"
        + table.format("Paying you", "Bank details")
        + table.format("Joining", "Gender")
    )
    assert keys(tmp_path, page, "a.html") == {"Paying you": {"pay.bank"}, "Joining": {"demog.gender"}}


def test_a_tick_says_what_a_kind_of_data_is_for(tmp_path: Path) -> None:
    text = """# Privacy notice

## The data we use

| | Booking | Marketing |
|---|---|---|
| Bank details | ✓ | |
| Email address | ✓ | ✓ |
| Gender | – | x |
"""
    assert keys(tmp_path, text) == {"Booking": {"pay.bank", "contact.email"}, "Marketing": {"contact.email", "demog.gender"}}


def test_examples_are_what_a_table_collects(tmp_path: Path) -> None:
    """Where the names of kinds of data are known, too, the examples beside them were lost without a question."""
    text = """# Privacy notice

| Category | Examples | Purpose |
|---|---|---|
| Contact information | Name, home address | Delivery |
| Account credentials | Username and password | Accounts |
"""
    found = keys(tmp_path, text)
    assert found["Delivery"] >= {"person.name", "contact.address"} and found["Accounts"] == {"account.access", "auth.secret"}


def test_items_belong_to_what_is_done_above_them(tmp_path: Path) -> None:
    text = """# Privacy notice

## What we collect

- When you ask for a quote
  - About you
    - gender
    - occupation
- When you claim
  - bank details
"""
    assert keys(tmp_path, text) == {"When you ask for a quote": {"demog.gender", "work.occupation"}, "When you claim": {"pay.bank"}}


def test_terms_that_are_done_are_purposes(tmp_path: Path) -> None:
    page = """<h1>Privacy notice</h1><h2>What we collect and why</h2><dl><dt>Making a booking</dt><dd><p>Bank details.</p></dd>
    <dt>Providing special assistance</dt><dd>Health data</dd><dt>The club</dt><dd><ul><li>Gender</li></ul></dd></dl>"""
    found = keys(tmp_path, page, "a.html")
    assert found["Making a booking"] == {"pay.bank"} and found["Providing special assistance"] == {"special.health"}
    assert found["The club"] == {"demog.gender"}


@pytest.mark.parametrize(
    "words",
    ["Making a booking", "To pay you", "When you visit us", "Marketing", "Handling incidents", "Every time you shop", "If you call"],
)
def test_what_is_done_is_told_by_its_words(words: str) -> None:
    assert is_activity(words, TAXONOMY.items)


@pytest.mark.parametrize(
    "words",
    ["Contact details", "Billing address", "Browsing history", "During a call", "Everything else", "Driving licence", "Spending habits"],
)
def test_kinds_of_data_are_not_done(words: str) -> None:
    assert not is_activity(words, TAXONOMY.items)


def test_a_question_about_data_belongs_to_the_heading_above_it(tmp_path: Path) -> None:
    text = """# Privacy notice

## Council tax
### What personal information do we process?
- your bank details

## Housing benefit
### What personal information do we process?
- your gender

## How is CCTV used to keep everyone safe?
We record visitors' names at the gate.
"""
    found = keys(tmp_path, text)
    assert found == {"Council tax": {"pay.bank"}, "Housing benefit": {"demog.gender"}, "to keep everyone safe": {"person.name"}}


def test_the_title_above_all_headings_is_no_purpose(tmp_path: Path) -> None:
    text = "# Example Nursery\n\n## Privacy notice\n\n## Children's data\n- religion\n\n## Fees\nWe keep your bank details.\n\n## Your rights\nAsk us.\n"
    assert "Example Nursery" not in keys(tmp_path, text)


def test_numbered_clauses_with_bold_titles_have_headings(tmp_path: Path) -> None:
    text = """# Privacy statement

1. **Who we are.** The Example Union.

2. **Joining.** Your form asks for your gender and bank details.

3. **Sharing.** Employers get your date of birth from us.

4. **Your rights.** Ask for your passport number back.
"""
    assert keys(tmp_path, text) == {"Joining": {"demog.gender", "pay.bank"}}


def test_what_follows_to_is_done_and_not_collected(tmp_path: Path) -> None:
    text = "# Privacy notice\n\n## Data we collect\n- gender\n\n## Use\nWe use the information we collect to:\n- Process transactions\n- Provide your account\n"
    assert set().union(*keys(tmp_path, text).values()) == {"demog.gender"}


def test_a_notice_s_own_short_names_go_before_others(tmp_path: Path) -> None:
    """ "Payroll Data" that holds bank details was pay, and no bank details, where a table called it "Payroll"."""
    text = """# Privacy notice

## The data we collect
- Payroll Data includes bank details and date of birth.

## Purposes

| Purpose | Data |
|---|---|
| To pay you | Payroll |
"""
    assert keys(tmp_path, text)["To pay you"] == {"pay.bank", "demog.dob"}


def test_who_speaks_for_themselves_is_read(tmp_path: Path) -> None:
    text = (
        "# Privacy\n\n### Buying prints\nTo post a print I need your home address.\n\n### Guests\nI ask guests for their date of birth.\n"
    )
    assert set().union(*keys(tmp_path, text).values()) == {"contact.address", "demog.dob"}


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("your partner's e-mail address", {"family.third_party", "contact.email"}),
        ("the emergency contact's name", {"family.third_party", "person.name"}),
        ("names of witnesses", {"family.third_party"}),
        ("driving licence for our drivers, bank details for expenses", {"id.driving", "pay.bank"}),
        ("Health data including gender", {"special.health", "demog.gender"}),
        ("Correspondence, including complaints", {"comms.correspondence", "comms.feedback"}),
        ("death, birth and marriage certificates", {"id.document", "demog.marital"}),
        ("union subscriptions deducted through payroll", {"special.union"}),
        ("recordings of calls to our sales team", {"media.audio"}),
        ("parents' names, telephone numbers and emails", {"family.third_party", "contact.phone", "contact.email"}),
        ("If you open an account, we store your bank details and gender", {"pay.bank", "demog.gender"}),
        ("To bill you we use your bank or card details and occupation", {"pay.method", "work.occupation"}),
        ("If you give us your mobile number we may use it to remind you", {"contact.phone"}),
        ("the last four digits of your social security number", {"id.national"}),
        ("No sensitive data save for details of a disability", {"special.health"}),
    ],
)
def test_items_mean_what_their_words_say(says: str, expected: set[str]) -> None:
    assert set(match_words(says, TAXONOMY)[0]) == expected


@pytest.mark.parametrize(
    "says",
    [
        "We do not use your name other than where you ask",
        "We never share your gender except if the law says so",
        "No data, apart from that",
    ],
)
def test_exceptions_that_tell_when_are_no_data(says: str) -> None:
    assert match_words(affirmed(says)[0], TAXONOMY)[0] == ()

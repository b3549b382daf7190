"""Notices as the web shows them: what their tables, titles, definitions and numbered paragraphs declare, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.notice.aims import sentence_aim
from scanner.notice.questions import Question
from scanner.notice.read import read_notice
from scanner.notice.words import match_words
from scanner.taxonomy import load

TAXONOMY = load()


def read(folder: Path, text: str, name: str = "privacy.md") -> tuple[dict[str, set[str]], tuple[Question, ...]]:
    (folder / name).write_text(text, encoding="utf-8")
    notice, questions = read_notice(folder / name)
    return {purpose.says: set(purpose.keys) for purpose in notice.purposes}, questions


@pytest.mark.parametrize("title", ["Why we are allowed to", "Our lawful reason", "How the law lets us", "Reason"])
def test_a_column_of_lawful_bases_names_no_purposes(tmp_path: Path, title: str) -> None:
    """Each row stood under its lawful basis, so that "Consent" was what the data was collected for."""
    text = f"""# Privacy notice

## How we use it

| What we do | What we need | {title} |
|---|---|---|
| Lend you books | Name, address | Our contract with you |
| Remind you of what is due | Email address | Legitimate interests |
| Count who comes | Gender | Consent |
"""
    found, _ = read(tmp_path, text)
    assert found == {
        "Lend you books": {"person.name", "contact.address"},
        "Remind you of what is due": {"contact.email"},
        "Count who comes": {"demog.gender"},
    }
    bases = [[one.basis for one in purpose.lawful] for purpose in read_notice(tmp_path / "privacy.md")[0].purposes]
    assert bases == [["contract"], ["legitimate_interests"], ["consent"]]


def test_what_a_table_says_is_not_collected_is_not_declared(tmp_path: Path) -> None:
    """The categories of California's law are all listed, with NO beside those that a firm does not collect."""
    text = """# Privacy notice

## Categories that we collect

| Category | Examples | Collected | Sold |
|---|---|---|---|
| Identifiers | Name, email address | Yes | No |
| Protected characteristics | Religion, gender | No | No |
| Fingerprints | Fingerprints | ✗ | No |
| Government numbers | Driving licence, passport number | Yes (not passport number) | No |
"""
    found, questions = read(tmp_path, text)
    assert set().union(*found.values()) == {"person.name", "contact.email"}
    assert [one.says for one in questions if one.kind == "bullet"] == [
        "Government numbers: Driving licence",
        "Government numbers: passport number",
    ]


def test_names_that_a_column_gives_hold_in_sentences(tmp_path: Path) -> None:
    text = """# Privacy notice

## What we hold

| Type of information | For example |
|---|---|
| Identity | Name, date of birth |
| Money | Bank account, debts |
| Belief | Religion |

## Why we need it

### Choosing members
We use your identity and money information to choose.
"""
    found, _ = read(tmp_path, text)
    assert found["Choosing members"] == {"person.name", "demog.dob", "pay.bank", "pay.standing"}


def test_the_title_of_an_item_swallows_none_of_it(tmp_path: Path) -> None:
    """Only the title was read: the name and the password behind "When you join" were lost without a question."""
    text = """# Privacy notice

## What we collect

* Member Details. When you join, we collect your name, email address and password.
* Visit Information. If you come by car, we note its number plate.

## How we use it

| Purpose | Data |
|---|---|
| To run the club | Member Details, Visit Information |
"""
    found, _ = read(tmp_path, text)
    assert found["To run the club"] == {"person.name", "contact.email", "auth.secret", "id.vehicle"}


@pytest.mark.parametrize(
    "says, keys",
    [
        ("your name when you register, your email address and password", "person.name contact.email auth.secret"),
        ("We'll use your mobile number to send you appointment reminders", "contact.phone"),
        ("the amount and reference of every payment", "pay.transaction"),
        ("the freeholder's consent", ""),
        ("the approximate bearing of your phone", ""),
        ("health, financial and contact information", "special.health pay.standing contact.email contact.phone"),
        ("bank account and payment card details", "pay.method"),
        ("we hold the child's name", "subject.child person.name"),
        ("we keep your email address for the purpose of sending our salary survey", "contact.email"),
        ("we obtain a criminal record check from the Disclosure and Barring Service", "criminal.offence"),
        ("the names of those who live with you", "family.third_party"),
        ("the times at which you arrive", "account.security"),
        ("which classes you attend", "buy.history"),
        ("the name and address of the guest", "person.name contact.address"),
        ("the address of our website", ""),
        ("Card details (your bank takes these, we never hold them)", ""),
        ("Card details (we never see your PIN)", "pay.card"),
    ],
)
def test_what_words_declare(says: str, keys: str) -> None:
    assert set(match_words(says, TAXONOMY)[0]) == set(keys.split())


@pytest.mark.parametrize(
    "says",
    [
        "## Definitions\n\nSpecial category data includes religion, health and trade union membership.",
        "## Our glossary\n\n* **Sensitive data**: fingerprints, religion or health",
        "## About you\n\n“Personal data” means information that we hold about a person, such as a religion.",
        "## About this notice\n\nThis notice explains how we keep records of religion and health.",
        "## Our lawful reasons\n\n* Consent: newsletters\n* Legitimate interests: religion in our research",
        "## Purposes\n\nWe collect information for the following purposes:\n\n* to support the religion of pupils\n* to teach",
    ],
)
def test_what_declares_nothing(tmp_path: Path, says: str) -> None:
    text = f"# Privacy notice\n\n## What we collect\n\n* Gender\n\n{says}\n"
    found, _ = read(tmp_path, text)
    assert set().union(*found.values()) == {"demog.gender"}


def test_a_list_is_of_what_something_tells_us(tmp_path: Path) -> None:
    """The list was silently left out, as no phrase knew an item of it."""
    text = "# Privacy notice\n\n## What we collect\n\n* Gender\n\n## On the boat\n\nWhile you row, the boat tells us:\n\n* its heading\n* its list\n"
    _, questions = read(tmp_path, text)
    assert [one.says for one in questions if one.kind == "bullet"] == ["its heading", "its list"]


def test_a_camera_that_records_declares(tmp_path: Path) -> None:
    text = "# Privacy notice\n\n## Gates\n\nEach gate has a reader that records number plates. There are cameras in the yard.\n"
    assert read(tmp_path, text)[0] == {"Gates": {"id.vehicle", "media.video"}}


def test_a_numbered_line_alone_is_a_heading_and_a_numbered_sentence_a_paragraph(tmp_path: Path) -> None:
    """The heading was a bullet of the list above it, and what stood below had the purpose of that list."""
    text = """Privacy notice

1. What we hold

To send you seeds we need:

- your name
- your address

2. Bees

We keep your allergies, solely to warn you of bees.

3. What we do

3.1 Helpers. So that we can pay you we need your bank details and tax code.

3.2 We hold the religion of helpers, for the purpose of planning holidays.
"""
    found, _ = read(tmp_path, text, "privacy.txt")
    assert found == {
        "to send you seeds": {"person.name", "contact.address"},
        "Bees": {"special.health"},
        "so that we can pay you": {"pay.bank", "pay.standing"},
        "for the purpose of planning holidays": {"special.belief"},
    }
    listed = "Privacy notice\n\nWhat we collect\n\n1. Name\n\n2. Gender\n\n3. Religion\n"
    assert set().union(*read(tmp_path, listed, "list.txt")[0].values()) == {"person.name", "demog.gender", "special.belief"}


def test_a_sentence_names_its_purpose() -> None:
    assert sentence_aim("To thank you we keep your name.") == "to thank you"
    assert sentence_aim("We keep your name so that we can thank you.") == "so that we can thank you"
    assert sentence_aim("We keep it only for you to see your name, and we ask for more.") == ""


def test_an_aim_in_a_list_of_purposes_may_name_its_data(tmp_path: Path) -> None:
    text = "# Privacy notice\n\n## Why we use it\n\nWe use it for these purposes:\n\n* to teach\n* to keep children safe (food allergies, or religion)\n* to plan\n"
    assert read(tmp_path, text)[0] == {"to keep children safe": {"special.health", "special.belief"}}


def test_what_follows_a_glossary_is_read(tmp_path: Path) -> None:
    """In plain text, where a heading has no mark, all that follows may seem to stand below "Definitions"."""
    text = "Privacy notice\n\nDefinitions\n\n“Member” means whoever has joined.\n\nAbout joining\n\nTo let you join we need:\n\n* Gender\n* Address\n"
    assert set().union(*read(tmp_path, text, "privacy.txt")[0].values()) == {"demog.gender", "contact.address"}


def test_what_people_can_do_is_not_collected(tmp_path: Path) -> None:
    """The rights stood below a heading that did not call them so, and the history that may be corrected was declared."""
    text = "# Privacy notice\n\n## What we collect\n\n* Gender\n\n## {}\n\n* See your interview notes\n* Correct your employment history\n* Complain\n"
    for heading in ("What you can do", "In your hands"):
        assert set().union(*read(tmp_path, text.format(heading))[0].values()) == {"demog.gender"}, heading


def test_labels_below_a_paragraph_are_no_items(tmp_path: Path) -> None:
    text = """# Privacy notice

## What we collect {#collect}

### Booking

We collect the name and address of the guest.

**Why?** So that we can hold the room.

**Legal ground:** contract
"""
    found, questions = read(tmp_path, text)
    assert found == {"Booking": {"person.name", "contact.address"}}
    assert not [one for one in questions if "Why" in one.says or "{#" in one.says]


@pytest.mark.parametrize(
    "sentence, keys",
    [
        ("You are asked, but need not answer, about religion and gender.", "special.belief demog.gender"),
        ("We hold any criminal convictions that aren't spent.", "criminal.offence"),
        ("The network registers your MAC address and how long you are connected.", "device.id"),
        ("Your points and date of birth are used to send you vouchers.", "demog.dob"),
    ],
)
def test_sentences_that_declare(tmp_path: Path, sentence: str, keys: str) -> None:
    found, _ = read(tmp_path, f"# Privacy notice\n\n## Visiting\n\nWe keep your email address. {sentence}\n")
    assert found["Visiting"] == {"contact.email", *keys.split()}

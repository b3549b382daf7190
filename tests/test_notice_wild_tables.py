"""Which tables tell of collected data, which of their columns are purposes, and lists of lines without marks."""

from __future__ import annotations

from pathlib import Path

from scanner.notice.read import read_notice


def keys(folder: Path, text: str, name: str = "privacy.md") -> dict[str, set[str]]:
    (folder / name).write_text(text, encoding="utf-8")
    return {purpose.says: set(purpose.keys) for purpose in read_notice(folder / name)[0].purposes}


def test_a_table_of_how_long_things_are_kept_declares_nothing(tmp_path: Path) -> None:
    text = """# Privacy notice

## Joining

We keep your name.

| Information | Kept for |
|---|---|
| Passports of crew | 2 years |
| Quotes | 1 year |
"""
    assert keys(tmp_path, text) == {"Joining": {"person.name"}}


def test_a_table_of_what_is_collected_is_read_among_the_rights(tmp_path: Path) -> None:
    """Firms put it below the rights of Californians, and it was not read."""
    text = """# Privacy notice

## Privacy rights of Californians

| Categories of data | Do we collect? | Purpose |
|---|---|---|
| Identifiers (name, email) | Yes | Sending parcels |
| Beliefs (religion) | No | N/A |
"""
    assert keys(tmp_path, text) == {"Sending parcels": {"person.name", "contact.email"}}


def test_a_column_of_purposes_is_known_by_its_cells(tmp_path: Path) -> None:
    text = """# Privacy notice

## Purposes and legal grounds

| It lets us… | Which data | Because |
|---|---|---|
| to show your boat | Location, photos | consent |
| to send parcels | Name, address | contract |
"""
    found = keys(tmp_path, text)
    assert found == {"to show your boat": {"location", "media.photo"}, "to send parcels": {"person.name", "contact.address"}}


def test_lines_below_a_sentence_are_items_however_long(tmp_path: Path) -> None:
    text = """Privacy notice

What we collect

We may collect the following:

Personal details such as your home address, your telephone number and the email address that you prefer us to use when we write to you.
Information about your health, and about whatever else you find that we ought to know before anybody lets you into the water here.
Your gender.

We are proud of our religion.
"""
    found = keys(tmp_path, text, "privacy.txt")
    assert set().union(*found.values()) == {"contact.address", "contact.phone", "contact.email", "special.health", "demog.gender"}


def test_whom_something_is_given_to_hides_nothing_of_it(tmp_path: Path) -> None:
    text = "# Privacy notice\n\n## Installing\n\nWe give our fitters your name and phone number. What you write may reveal your religion.\n"
    assert keys(tmp_path, text) == {"Installing": {"person.name", "contact.phone", "special.belief"}}


def test_what_you_may_add_is_no_right(tmp_path: Path) -> None:
    text = "# Privacy notice\n\n## Information we collect\n\nWe collect your name. You may also upload photos.\n\n**From your device.** IP address.\n"
    assert set().union(*keys(tmp_path, text).values()) == {"person.name", "media.photo", "online.ip"}


def test_the_heads_of_a_table_may_read_as_one_sentence(tmp_path: Path) -> None:
    """No head held a word for data: the table was left out without a question."""
    text = """# Privacy notice

| When | We collect | So that we can | On the basis of |
|---|---|---|---|
| You buy a ticket | Name, postcode | Send it | Contract |
| You are crew | Bank details | Pay you | Contract |
"""
    assert keys(tmp_path, text) == {"Send it": {"person.name", "contact.address"}, "Pay you": {"pay.bank"}}

"""Notices as firms write them: sentences, headings that are purposes, bullets that name several things."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import ConfigError
from scanner.model import Notice
from scanner.notice.read import read_notice


def read(folder: Path, text: str, name: str = "privacy.md") -> Notice:
    (folder / name).write_text(text, encoding="utf-8")
    return read_notice(folder / name)[0]


def keys(notice: Notice) -> dict[str, list[str]]:
    return {purpose.says: sorted(purpose.keys) for purpose in notice.purposes}


def test_headings_that_are_purposes(tmp_path: Path) -> None:
    text = """# Employee privacy notice (v2.1, 1 May 2024)

## Purposes

### To pay you
Lawful basis: contract

* Name
* Bank details
* Favourite cake

### To check your right to work
Legal basis: legal obligation; condition: Schedule 1

* Nationality

## Your rights
* The right of access
"""
    notice = read(tmp_path, text)
    assert keys(notice) == {"To pay you": ["pay.bank", "person.name"], "To check your right to work": ["demog.nationality"]}
    assert [[one.basis for one in purpose.lawful] for purpose in notice.purposes] == [["contract"], ["legal_obligation"]]
    assert [bullet.says for bullet in notice.purposes[0].categories if not bullet.keys] == ["Favourite cake"]
    assert (notice.version, str(notice.facts["notice"]["updated"])) == ("2.1", "2024-05-01")


def test_headings_that_are_no_purposes_of_collection(tmp_path: Path) -> None:
    for heading, bullet in (
        ("To whom we give it", "Our payroll bureau"),
        ("To complain", "Write to us"),
        ("To exercise your rights", "Send us proof of identity"),
    ):
        with pytest.raises(ConfigError, match="no list of collected personal information"):
            read(tmp_path, f"# Privacy notice\n\n## {heading}\n\n* {bullet}\n")


def test_each_list_of_the_following_has_its_own_purpose(tmp_path: Path) -> None:
    text = """# Privacy notice

## What we collect and why

We use the following to provide our products:

- your name
- your address

We may also use and store the following details to deal with complaints:

- your email address
- recordings of calls

We keep the following for six years:

- your order number
"""
    found = keys(read(tmp_path, text))
    assert found["to provide our products"] == ["contact.address", "person.name"]
    assert "contact.email" in found["to deal with complaints"] and "media.audio" in found["to deal with complaints"]
    assert not any("six years" in says for says in found)


def test_a_sentence_names_its_own_purpose(tmp_path: Path) -> None:
    text = """# Privacy notice

## What we collect and why

To process your donations we collect your name and your bank details.

To send you news about our work we use:

- your email address
- the colour of your hat
"""
    notice = read(tmp_path, text)
    assert keys(notice) == {"to process your donations": ["pay.bank", "person.name"], "to send you news about our work": ["contact.email"]}


FACTS = """# Privacy notice

## What we collect

We collect your name and your address. Our lawful bases are contract and legal obligation.

## Your rights

"""


@pytest.mark.parametrize(
    "words, rights, regulator, email",
    [
        (
            "You may ask for a copy of your data, for it to be corrected or erased. Write to a@example.org. You can complain to the ICO.",
            ["access", "rectification", "erasure"], True, "a@example.org",
        ),
        ("Access, rectification and objection. people@example.org; you can complain to the ICO.",
         ["access", "rectification", "object"], True, "people@example.org"),
        ("You have the right to restrict us. Contact dpo@example.org or the ICO at casework@ico.org.uk.", ["restriction"], False,
         "dpo@example.org"),
        ("We answer within a month.", [], False, None),
    ],
)  # fmt: skip
def test_facts_that_stand_in_sentences(tmp_path: Path, words: str, rights: list[str], regulator: bool, email: str | None) -> None:
    """`notice check` said of such notices that they name no rights, no contact, no lawful basis: a false charge."""
    notice = read(tmp_path, FACTS + words)
    assert notice.facts.get("rights", {}).get("list", []) == rights
    assert bool(notice.facts.get("complaints", {}).get("regulator")) is regulator
    assert notice.facts.get("contact", {}).get("email") == email
    assert [one.basis for one in notice.purposes[0].lawful] == ["contract", "legal_obligation"]

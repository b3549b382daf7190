"""What each thing is collected for: by headings, titles, aims, and by pointing to what stands elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.notice.negation import affirmed
from scanner.notice.read import read_notice
from scanner.notice.words import match_words
from scanner.taxonomy import load


def keys(folder: Path, text: str, name: str = "privacy.md") -> dict[str, set[str]]:
    (folder / name).write_text(text, encoding="utf-8")
    return {purpose.says: set(purpose.keys) for purpose in read_notice(folder / name)[0].purposes}


def test_a_heading_says_what_the_sentences_below_it_are_for(tmp_path: Path) -> None:
    """All of it was declared for one purpose, and so each category for everything that the organisation does."""
    text = """# Privacy notice

## Newsletters
We use your name and email address for this. Our lawful basis is consent.

## 2. Paying you
We use your bank details. We do not use your date of birth.

## Who we share with
We share your religion with nobody.
"""
    assert keys(tmp_path, text) == {"Newsletters": {"person.name", "contact.email"}, "Paying you": {"pay.bank"}}
    newsletters = read_notice(tmp_path / "privacy.md")[0].purposes[0]
    assert [one.basis for one in newsletters.lawful] == ["consent"]


def test_what_opens_on_a_click_has_a_heading(tmp_path: Path) -> None:
    page = "<h1>Privacy notice</h1><details><summary>{}</summary><p>We keep your {}.</p></details>"
    found = keys(tmp_path, page.format("Joining", "gender") + page.format("Paying", "date of birth"), "a.html")
    assert found == {"Joining": {"demog.gender"}, "Paying": {"demog.dob"}}


def test_an_item_may_begin_with_its_own_aim(tmp_path: Path) -> None:
    text = """# Privacy notice

## How we use it

- To thank you by post. We use your name and address only. Lawful basis: legitimate interests.
- To email you news. We use your email address. Lawful basis: consent.
"""
    assert keys(tmp_path, text) == {
        "To thank you by post": {"person.name", "contact.address"},
        "To email you news": {"contact.email"},
    }


POINTING = """# Privacy notice

## 1. Information you give us

- Donors
  - your name
  - your bank details
- Volunteers
  - all of the above, except bank details
  - date of birth

## 2. How we use it

### Running the rota
We use the information on volunteers in section 1.

### Processing gifts
We use all of the information listed under “Information you give us”, but not your date of birth.
"""


def test_what_a_notice_points_to_is_taken_from_there_and_asked_about(tmp_path: Path) -> None:
    found = keys(tmp_path, POINTING)
    assert found["Running the rota"] == {"person.name", "demog.dob"}
    assert found["Processing gifts"] == {"person.name", "pay.bank"}
    asked = [one for one in read_notice(tmp_path / "privacy.md")[1] if one.kind == "points"]
    assert len(asked) == 2 and all(one.asks.endswith("Is that right?") for one in asked)


def test_a_cell_over_several_rows_of_a_page_stands_in_each(tmp_path: Path) -> None:
    head = "<h1>Privacy notice</h1><table><tr><th>Purpose</th><th>Personal data</th></tr>"
    rows = '<tr><td rowspan="2">Paying you</td><td>Bank details</td></tr><tr><td><table><tr><td>Gender</td></tr></table></td></tr></table>'
    assert keys(tmp_path, head + rows, "a.html") == {"Paying you": {"pay.bank", "demog.gender"}}


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("No bank details", set()),
        ("We do not collect your name, address or religion", set()),
        ("Your name and address are not kept", set()),
        ("As for your bank details, we do not store them", set()),
        ("Full card numbers go straight to our payment processor and never reach us.", set()),
        ("We collect your name but not your address, phone or email", {"person.name"}),
        ("We see your email, but we never see your card details", {"contact.email"}),
        ("Unless you have objected, we may use your name and email", {"person.name", "contact.email"}),
        ("Contact details (email only)", {"contact.email"}),
        ("name, address and date of birth, other than address", {"person.name", "demog.dob"}),
        ("Your full name (including any former names), date of birth and gender", {"person.name", "demog.dob", "demog.gender"}),
        ("Details including but not limited to your job title and gender", {"work.occupation", "demog.gender"}),
    ],
)
def test_what_is_denied_or_left_out_is_not_declared(says: str, expected: set[str]) -> None:
    assert set(match_words(says, load())[0]) == expected


def test_what_stands_of_a_sentence_and_what_it_leaves_out() -> None:
    assert affirmed("Contact Data other than telephone numbers") == ("Contact Data", "telephone numbers")
    assert affirmed("Your card details. We never store them.") == ("", "")

"""What sentences suggest for a name that is not there, and that they stay sentences where thousands are known."""

from __future__ import annotations

import pytest

from scanner.errors import did_you_mean, nearest
from tests.pace import seconds, slower
from tests.test_runs import Output, call

_MANY = [f"ENTITY_{number:03}" for number in range(400)]


@pytest.mark.parametrize(
    ("typed", "known", "says"),
    [
        ("htlm", ["html", "csv"], 'Did you mean "html"? Known: csv, html.'),
        ("PDF", ["html", "csv"], "Known: csv, html."),
        ("HTML", ["html", "csv"], 'Did you mean "html"? Known: csv, html.'),
        ("dob", ["demog.dob", "demog.gender"], 'Did you mean "demog.dob"? Known: demog.dob, demog.gender.'),
        ("x", [], "Known: none."),
        ("zz", _MANY, "400 are known."),
        ("b_lnk", [*_MANY, "BLINK", "B_LINK", "B_BLINK"], 'Did you mean "B_LINK", "B_BLINK" or "BLINK"? 403 are known.'),
    ],
)
def test_few_names_are_told_and_of_many_the_nearest_three(typed: str, known: list[str], says: str) -> None:
    assert did_you_mean(typed, known) == says


def test_many_names_are_listed_by_a_command() -> None:
    assert did_you_mean("zz", _MANY, "noticegap doctor --list entities") == "400 are known: noticegap doctor --list entities"
    assert did_you_mean("zz", _MANY[:2], "noticegap doctor --list entities") == "Known: ENTITY_000, ENTITY_001."


def test_the_likest_come_first_and_names_of_which_it_is_a_part_behind_them() -> None:
    known = ["contact.email", "emails", "contact.phone", "user_email"]
    assert nearest("email", known, 3) == ["emails", "user_email", "contact.email"]
    assert nearest("phone", known) == ["contact.phone"] and nearest("zz", known) == []


def test_of_a_hundred_thousand_names_the_nearest_is_found_in_a_moment() -> None:
    """As many columns as a large estate has, all much alike."""
    words = ("customer", "order", "invoice", "value", "address")
    known = [f"crm: public.{one}_{two}_{number}.date_of_{two}" for number in range(4000) for one in words for two in words]
    typed = "crm: public.invoice_address_1234.date_of_adress"
    assert nearest(typed, known) == ["crm: public.invoice_address_1234.date_of_address"]
    assert seconds(lambda: nearest(typed, known), enough=2) < 2 * slower()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["accept", "--column", "a.b", "--category", "dob", "--reason", "r", "--owner", "o", "--until", "2099-12-31"],
         'accept: no category "dob". Did you mean "demog.dob"? '),
        (["why", "--text", "x", "--entity", "uk_nion"], '--entity: no entity "uk_nion". Did you mean "UK_NINO", '),
        (["detect", "--entities", "uk_nion"], '--entities: no entity "uk_nion". Did you mean "UK_NINO", '),
    ],
)  # fmt: skip
def test_a_name_among_hundreds_is_one_short_sentence_with_a_command_that_lists_them(capsys: Output, args: list[str], says: str) -> None:
    code, out, err = call(capsys, *args)
    assert (code, out) == (2, "") and says in err and len(err.splitlines()) == 1 and len(err) < 250
    told = err.strip().rpartition("known: noticegap ")[2].split()
    assert told[:2] == ["doctor", "--list"]
    code, out, _ = call(capsys, *told)
    (wanted,) = {"UK_NINO", "demog.dob"} & {line.split()[0] for line in out.splitlines()}
    assert code == 0 and wanted in says

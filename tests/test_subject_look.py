"""What is put before a reviewer and what is not: each entry costs a person's time, each that is missing may cost another's privacy."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest

from scanner.model import Place
from scanner.subject.pack.calls import People, turn
from scanner.subject.pack.case import DOCUMENT, TABLE, TEXT
from scanner.subject.pack.entries import Review
from scanner.subject.pack.forms import telling
from scanner.subject.pack.look import Looker
from scanner.subject.pack.own import Own, called_by
from scanner.subject.result import Match
from scanner.taxonomy import load
from tests.subject_answer import engine, request

LEVELS = {key: category.level for key, category in load().categories.items()}


def entries(kind: str, rows: Sequence[Mapping[str, str]], **telling: Collection[str]) -> list[tuple[str, str, str, str]]:
    """The entries for the rows: kind, record, column, and the words that are marked."""
    looker = Looker(engine(), Own(request().subject), LEVELS, Review())
    refs = [f"id {number}" for number in range(len(rows))]
    marks = looker.marks(1, kind, rows, refs, telling)
    words: dict[str, list[str]] = {}
    for row, found in zip(rows, marks, strict=True):
        for mark in found:
            words.setdefault(mark.item, []).append(row[mark.column][mark.start : mark.end])
    return [(item.kind, item.record, item.column, "|".join(words[item.id])) for item in looker.review.items()]


def test_a_column_of_others_is_one_entry_and_free_text_one_each() -> None:
    rows = [
        {"agent": "tobias@example.net", "note": "asked by Tobias Wetherby"},
        {"agent": "maria@example.net", "note": "asked by Maria Lopez"},
    ]
    assert entries(TABLE, rows) == [
        ("other-people", "", "agent", "tobias@example.net|maria@example.net"),
        ("other-people", "id 0", "note", "Tobias Wetherby"),
        ("other-people", "id 1", "note", "Maria Lopez"),
    ]


def test_the_subjects_own_values_are_no_entries() -> None:
    own = {"name": "Smith, Jane A.", "mail": "JANE.SMITH+x@example.org", "tel": "+44 (0)20 7946 0018"}
    assert entries(TABLE, [own], name=["person.name"], mail=["contact.email"], tel=["contact.phone"]) == []


def test_a_column_that_says_it_holds_names_is_believed() -> None:
    assert entries(TABLE, [{"next_of_kin": "wetherby t"}], next_of_kin=["family.third_party"]) == [
        ("other-people", "", "next_of_kin", "wetherby t")
    ]


@pytest.mark.parametrize(("value", "says"), [("2", "contact.phone"), ("17", "person.name"), ("n/a", "contact.email"), ("-", "person.name")])
def test_a_cell_that_cannot_be_what_its_column_says_is_no_entry(value: str, says: str) -> None:
    assert entries(TABLE, [{"nr": value}], nr=[says]) == []


def test_an_address_column_is_the_records_own_and_a_town_no_person() -> None:
    assert entries(TABLE, [{"addr": "44 Quarry Avenue, Leeds, LS1 4AB"}], addr=["contact.address"]) == []
    assert entries(TABLE, [{"town": "London"}], town=["contact.address"]) == []


def test_an_address_in_a_text_is_someones() -> None:
    found = entries(TEXT, [{"": "Please send it to 44 Quarry Avenue, Leeds, LS1 4AB instead."}])
    assert [(kind, record, column) for kind, record, column, _ in found] == [("other-people", "", "")]
    assert "44 Quarry Avenue" in found[0][3]


def test_a_part_of_a_number_is_no_second_entry() -> None:
    assert entries(TABLE, [{"tel": "+44 (0)1632 960000"}]) == [("other-people", "", "tel", "+44 (0)1632 960000")]


def test_remarks_are_looked_for_in_sentences_not_in_codes() -> None:
    assert entries(TABLE, [{"flag": "fraud"}]) == []
    assert entries(TABLE, [{"flag": "She was rude to the engineer again."}]) == [
        ("opinion", "id 0", "flag", "She was rude to the engineer again.")
    ]


@pytest.mark.parametrize(
    ("speaker", "role", "subject", "said"),
    [("customer", None, None, "customer (you)"), ("Jane Ann Smith", None, None, "Jane Ann Smith (you)"),
     ("SPK_1", "caller", "customer", "SPK_1, caller (you)"), ("SPK_0", "agent", None, "SPK_0, agent (other speaker)"),
     ("Agent", "agent", "staff", "Agent (other speaker)"), ("SPK_2", "caller", None, "SPK_2, caller"), (None, "bot", None, "bot (other speaker)"),
     ("staff", None, None, "staff (other speaker)"), ("Tobias", None, None, "Tobias (other speaker)"), ("Caller", None, None, "Caller"),
     (None, None, None, "unknown")],
)  # fmt: skip
def test_nothing_is_claimed_of_a_speaker_that_nobody_knows(speaker: str | None, role: str | None, subject: str | None, said: str) -> None:
    cells = {"speaker": speaker, "role": role, "subject": subject, "start": 3723.9, "": "a\nb"}
    assert turn(cells, People(("customer",), ("Jane Ann Smith",))) == f"[01:02:03] {said}: a b\n"


def test_a_name_that_was_told_is_marked_where_the_detectors_see_none() -> None:
    looker = Looker(engine(), Own(request().subject), LEVELS, Review())
    rows = [{"": "We wrote to Tobias Wetherby in May."}, {"": "file TOBIAS-7 is closed"}]
    told, silent = looker.marks(1, TEXT, rows, ["0", "1"], {})
    assert told and not silent
    (mark,) = looker.told_elsewhere(looker.spread(1), 1, TEXT, rows[1], "1", silent)
    assert rows[1][""][mark.start : mark.end] == "TOBIAS" and mark.item == told[0].item
    assert looker.told_elsewhere(looker.spread(1), 1, TEXT, rows[0], "0", told) == tuple(told)
    assert looker.told_elsewhere(looker.spread(2), 2, TEXT, rows[1], "1", silent) == ()


def test_names_in_a_mail_address_are_no_names_of_their_own() -> None:
    own = "my mail is jane dot smith at example dot org, yes"
    other = "his mail is tobias dot wetherby at example dot net, yes"
    assert entries(TEXT, [{"": own}, {"": other}]) == [("other-people", "", "", "tobias dot wetherby at example dot net")]


def test_numbers_of_someone_are_an_entry_of_their_own_in_texts() -> None:
    text = "Mr Wetherby's NI number is AB123456C, his card 4111 1111 1111 1111."
    assert entries(TEXT, [{"": text}]) == [
        ("numbers", "", "", "AB123456C|4111 1111 1111 1111"),
        ("other-people", "", "", "Wetherby"),
    ]


def test_numbers_in_a_records_own_columns_are_the_subjects() -> None:
    assert entries(TABLE, [{"ni_number": "AB123456C", "card": "4111 1111 1111 1111"}], ni_number=["id.national"]) == []


def test_the_subjects_own_name_is_left_where_a_relative_shares_it() -> None:
    looker = Looker(engine(), Own(request().subject), LEVELS, Review(), named={1: {"Ann Smith"}})
    row = {"": "Jane Ann Smith and Ann Smith"}
    marks = looker.told_elsewhere(looker.spread(1), 1, TEXT, row, "0", ())
    assert [(mark.start, mark.end) for mark in marks] == [(19, 28)]


def test_who_wrote_in_a_chat_is_somebody() -> None:
    columns = telling(DOCUMENT, "WhatsApp Chat with Quay.txt", ["date", "sender", "attachment", ""])
    assert entries(DOCUMENT, [{"sender": "Siân Flat 1", "": "fine"}], sender=columns["sender"]) == [("other-people", "", "", "Siân Flat 1")]


def test_an_agent_is_not_you_though_the_source_holds_staff_too() -> None:
    cells = {"speaker": "Agent", "role": "agent", "subject": "staff", "start": 1, "": "hello"}
    assert "you" not in turn(cells, People(("customer", "staff"), ("Jane Ann Smith",)))


def test_of_a_call_that_may_be_anothers_it_is_not_said_who_calls() -> None:
    cells = {"speaker": "Caller", "role": "caller", "subject": "customer", "start": 1, "": "hello"}
    assert turn(cells, People((), ("Jane Ann Smith",))) == "[00:00:01] Caller: hello\n"


def test_a_title_before_a_surname_that_a_relative_shares_is_for_a_person() -> None:
    looker = Looker(engine(), Own(request().subject), LEVELS, Review(), named={1: {"Tom Smith"}})
    row = {"": "Mr Smith cannot manage the stairs, Jane Ann Smith can; Mr. Smith"}
    found = [row[""][m.start : m.end] for m in looker.told_elsewhere(looker.spread(1), 1, TEXT, row, "0", ())]
    assert found == ["Mr Smith", "Mr. Smith"]
    alone = Looker(engine(), Own(request().subject), LEVELS, Review())
    assert alone.told_elsewhere(alone.spread(1), 1, TEXT, row, "0", ()) == ()


def test_a_sentence_in_a_column_of_names_is_no_name_that_is_told_elsewhere() -> None:
    looker = Looker(engine(), Own(request().subject), LEVELS, Review())
    looker.marks(1, TABLE, [{"notes": "Twin of tenant 41207. Late with rent twice"}], ["id 1"], {"notes": ["person.name"]})
    assert not any(looker.spread(1).places("the tenant paid late"))


def test_what_her_own_records_call_her_is_hers() -> None:
    place = Place("crm", "public.tenants", "email")
    sure = Match(
        place, "table", {"id": 1}, "exact", 1.0, (), (), cells={"known_as": "Peg", "forename": "Jane", "guarantor_forename": "Ann"}
    )
    doubtful = replace(sure, tier="probable", cells={"known_as": "Maggie"})
    names = called_by([sure, doubtful])
    assert names == ("Peg", "Jane")
    own = Own(request().subject, names)
    held = {name: own.holds("person.name", name) for name in ("Peg", "Peg Smith", "Mrs Peg Smith", "Maggie", "Peg Wetherby", "Ann Smith")}
    assert held == {"Peg": True, "Peg Smith": True, "Mrs Peg Smith": True, "Maggie": False, "Peg Wetherby": False, "Ann Smith": False}

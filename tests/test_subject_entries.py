"""What costs a reviewer's time and what does not: the subject's own values in any form, what is alike, other people's dates of birth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scanner.model import Evidence, Place
from scanner.subject.pack.case import TABLE
from scanner.subject.pack.entries import Review
from scanner.subject.pack.gather import alike, in_text, ref
from scanner.subject.pack.look import Looker
from scanner.subject.pack.outcome import Outcome
from scanner.subject.pack.own import Own, contacts_of
from scanner.subject.pack.review import Decision
from scanner.subject.pack.rows import Row
from scanner.subject.result import Match
from tests.subject_answer import engine, request
from tests.test_subject_look import LEVELS, entries


def test_the_same_words_in_many_records_are_decided_once() -> None:
    rows = [{"note": "paid by Tobias Wetherby, thanks"}, {"note": "paid by Maria Lopez"}, {"note": "paid by Tobias Wetherby, thanks"}]
    looker = Looker(engine(), Own(request().subject), LEVELS, Review())
    looker.marks(1, TABLE, rows, ["id 1", "id 2", "id 3"], {})
    first, second = looker.review.items()
    assert (first.where, first.records, second.records) == ("id 1 and 1 more like it", ("id 1", "id 3"), ("id 2",))
    outcome = Outcome()
    outcome.add(first, Decision(first.id, "withhold", "other-people", "DPO", date(2026, 11, 4)))
    assert [outcome.applied(Row(ref, row)) for ref, row in zip(("id 1", "id 2", "id 3"), rows, strict=True)] == [
        {"note": "[withheld]"}, rows[1], {"note": "[withheld]"},
    ]  # fmt: skip


def test_the_number_of_a_message_is_no_mailbox() -> None:
    row = {
        "message id": "<0.5425120625@mail.example.net>",
        "in reply to": "<CAF9+x@mail.example.net>",
        "references": "<tobias@example.net>",
    }
    assert [(column, said) for _, _, column, said in entries(TABLE, [row])] == [("references", "tobias@example.net")]


def test_what_stands_beside_her_name_in_her_own_record_is_hers() -> None:
    cells = {"full_name": "Jane Smith", "home_tel": "01632 960311", "kin_phone": "01632 960312"}
    match = Match(Place("crm", "persons", "email"), "table", {"id": 1}, "exact", 1.0, (), (), cells=cells)
    assert contacts_of([match]) == ("01632 960311",)
    own = Own(request().subject, contacts=contacts_of([match]))
    assert own.holds("contact.phone", "01632960311") and not own.holds("contact.phone", "01632 960312")
    assert own.holds("family.third_party", "+44 20 7946 0018"), "she is whom to call in somebody else's record"
    double = Own(replace(request().subject, names=("Zofia Wyrwicz-Hale",)))
    assert double.holds("person.name", "WH") and double.holds("person.name", "Zofia W-H") and not double.holds("person.name", "Zuzanna W-H")


def test_records_that_differ_in_numbers_alone_are_decided_once() -> None:
    def paid(number: int, tenancy: str, says: str) -> Match:
        cells = {"id": number, "tenancy": tenancy, "dated": date(2026, 1, number), "narrative": says}
        via = ("crm: rent.tenancy = crm: tenancies.id",)
        return Match(Place("crm", "rent"), "table", {"id": number}, "probable", 0.96, (), (), via, cells=cells, over=("tenancy",))

    one, again, other, fathers = paid(1, "T-1", "DD HALE"), paid(2, "T-1", "DD HALE"), paid(3, "T-1", "REFUND"), paid(4, "T-2", "DD HALE")
    assert alike(one) == alike(again) != alike(other) and alike(one) != alike(fathers)
    assert alike(replace(one, over=())) is None


def test_a_message_is_counted_as_people_count() -> None:
    assert (ref({"row": 2}, "message"), ref({"row": 2}), ref({"id": 2}, "message")) == ("message 3", "row 2", "id 2")


def test_a_column_of_notes_is_marked_where_names_stand() -> None:
    place = Place("crm", "notes", "note")
    told = Evidence(place, "PERSON", "person.name", 0.85, 4, 3, 3, ("pattern 75 % of free text",))
    assert (
        in_text(told) and not in_text(replace(told, evidence=("name: contact", *told.evidence))) and not in_text(replace(told, evidence=()))
    )


def test_anothers_date_of_birth_is_an_entry_and_hers_is_none() -> None:
    rows = [{"born": "1964-07-02", "note": "carer born 3 February 1951"}, {"born": "29/02/1984", "note": "she was born 29 February 1984"}]
    looker = Looker(engine(), Own(replace(request().subject, born=date(1984, 2, 29))), LEVELS, Review())
    marks = looker.marks(1, TABLE, rows, ["id 1", "id 2"], {"born": ["demog.dob"]})
    assert [{mark.column: row[mark.column][mark.start : mark.end] for mark in some} for row, some in zip(rows, marks, strict=True)] == [
        {"born": "1964-07-02", "note": "3 February 1951"},
        {},
    ]


def test_her_address_as_she_says_it_is_hers() -> None:
    own = Own(replace(request().subject, addresses=("Flat 3, Ropewalk House, 18 Dyer Street",)))
    assert own.holds("contact.address", "flat three, Ropewalk House") and not own.holds("contact.address", "flat four Ropewalk House")

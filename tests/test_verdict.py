"""A hit is not a finding: what chance, names, neighbours and types make of tallies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from scanner.model import Evidence, Unit
from scanner.pattern import KINDS, Pattern, Shape
from scanner.profile import Profile
from scanner.shapes import UnitTally
from scanner.sketch import Sketch, hash_numbers
from scanner.tally import Column, Tally
from scanner.verdict import STAGES, judge, stages

_NHS = Pattern(entity="UK_NHS", title="NHS number", category="id.health", regex="x", chance=0.027, score=0.4, context=("nhs",),
               names=("nhs number",), need="context", kinds=("text", "integer"))  # fmt: skip
_EMAIL = Pattern(entity="EMAIL_ADDRESS", title="e-mail", category="contact.email", regex="x", score=0.9, names=("email",))
_GENDER = Pattern(
    entity="GENDER", title="gender", category="demog.gender", values=frozenset("mf"), score=0.6, need="name", names=("gender",)
)
_OPT_IN = Pattern(entity="MARKETING_PREFERENCE", title="marketing", category="pref.marketing", names=("opt in",), score=0.8,
                  kinds=("text", "boolean", "integer"))  # fmt: skip
_PERSON = Pattern(entity="PERSON", title="name", category="person.name", regex="x", score=0.6, need="distinct", names=("full name",),
                  unless=("product",))  # fmt: skip
_SORT = Pattern(
    entity="UK_SORT_CODE", title="sort code", category="pay.bank", regex="x", score=0.6, need="beside", beside="UK_BANK_ACCOUNT"
)
_ACCOUNT = Pattern(
    entity="UK_BANK_ACCOUNT", title="account", category="pay.bank", regex="x", score=0.6, need="name", names=("account number",)
)
_LICENCE = Pattern(entity="UK_DRIVING_LICENCE", title="licence", category="id.driving", also=("demog.gender",), regex="x", score=0.9)
_STREET = Pattern(entity="STREET_ADDRESS", title="seen by a model", category="contact.address", score=0.95)
_GIVEN = Pattern(entity="GIVEN", title="given name", category="person.name", regex="x", score=0.5, chance=0.1, need="distinct",
                 words=frozenset({"Ann", "Grace"}))  # fmt: skip
_SEEN = Pattern(entity="SEEN", title="seen by a model", category="person.name", score=0.85)
_LISTED = Pattern(entity="SEEN", title="and known to lists", category="", valid=bool, chance=0.1, need="distinct", score=0.3)
_STATE = Pattern(entity="US_STATE", title="state", category="contact.address", values=frozenset({"tx"}), names=("state",), need="beside",
                 beside="US_ZIP_CODE")  # fmt: skip
_POSTCODE = Pattern(entity="CA_POSTAL_CODE", title="postcode", category="contact.address", regex="x", names=("postal code",), score=0.8)
_PLACE = Pattern(entity="GIVEN_PLACE", title="place", category="contact.address", regex="x", need="beside", beside="PERSON", score=0.6)
_BELIEF = Pattern(
    entity="RELIGION", title="belief", category="special.belief", values=frozenset({"sikh", "jain"}), need="distinct", score=0.6
)
_BANK = (
    Pattern(entity="ABA_ROUTING_NUMBER", title="routing", category="pay.bank", regex="x", score=0.6),
    Pattern(entity="US_BANK_NUMBER", title="bank", category="pay.bank", regex="x", score=0.6, need="beside", beside="ABA_ROUTING_NUMBER"),
    Pattern(entity="CUSTOMER_ID", title="customer", category="account.profile", regex="x", score=0.6),
)
_PATTERNS = (
    _NHS,
    _EMAIL,
    _GENDER,
    _OPT_IN,
    _PERSON,
    _SORT,
    _ACCOUNT,
    _LICENCE,
    _GIVEN,
    _STATE,
    _POSTCODE,
    _PLACE,
    *_BANK,
    _BELIEF,
    _STREET,
    _SEEN,
    _LISTED,
)
_ORDERS = Shape(entity="PURCHASE", title="orders", category="buy.history", names=("order",), columns=(("sku", "quantity"),), person=True)
_AUDIO = Shape(entity="AUDIO", title="recording", category="media.audio", forms=("audio/*", "transcript"))


def _sketch(distinct: int) -> Sketch:
    return Sketch.of(hash_numbers(np.arange(distinct)))


def _hits(rows: int, *, distinct: int | None = None, tried: int | None = None, context: int = 0, whole: int | None = None) -> Tally:
    tried = tried or rows
    return Tally(rows=rows, context=context, whole=rows if whole is None else whole, tried=tried,
                 distinct=_sketch(rows if distinct is None else distinct), seen=_sketch(tried))  # fmt: skip


def _column(cells: int, kind: str = "text", **hits: Tally) -> Column:
    index = {p.entity: i for i, p in enumerate(_PATTERNS)}
    return Column(cells, tuple(cells if k == kind else 0 for k in KINDS), {index[e]: t for e, t in hits.items()})


def _judge(columns: Mapping[str, Column], unit: str = "public.customers", form: str = "table", rows: int = 100) -> dict[str, Evidence]:
    found = judge(UnitTally("crm", Unit(unit, form), rows, columns), _PATTERNS, (_ORDERS, _AUDIO))
    return {e.category: e for e in found}


def test_a_checksum_in_a_few_cells_is_no_finding() -> None:
    assert _judge({"created": _column(100, "integer", UK_NHS=_hits(9, tried=100))}) == {}


def test_a_column_that_passes_far_beyond_chance_is_one_without_a_name() -> None:
    found = _judge({"ref": _column(100, "integer", UK_NHS=_hits(100))})
    assert found["id.health"].entity == "UK_NHS"
    assert any("chance" in words for words in found["id.health"].evidence)


def test_equal_values_do_not_corroborate_one_another() -> None:
    assert "id.health" not in _judge({"ref": _column(100, "integer", UK_NHS=_hits(100, distinct=1))})


def test_the_column_name_makes_values_count() -> None:
    found = _judge({"nhs_number": _column(100, "integer", UK_NHS=_hits(95, context=95, tried=96))})
    assert found["id.health"].confidence > 0.85
    assert "name: nhs number" in found["id.health"].evidence


def test_context_words_make_single_rows_of_free_text_count() -> None:
    found = _judge({"": _column(5000, UK_NHS=_hits(450, context=3, whole=0))})
    assert found["id.health"].rows_hit == 3


def test_one_validated_hit_in_many_rows_is_not_diluted() -> None:
    found = _judge({"notes": _column(100_000, EMAIL_ADDRESS=_hits(1, whole=0))}, rows=100_000)
    assert found["contact.email"].rows_hit == 1
    assert found["contact.email"].confidence >= 0.9


@pytest.mark.parametrize(("name", "rows", "confidence"), [("gender", 100, 0.94), ("size", 100, None), ("gender", 60, 0.5)])
def test_an_enumeration_needs_its_name_and_nearly_all_cells(name: str, rows: int, confidence: float | None) -> None:
    found = _judge({name: _column(100, GENDER=_hits(rows, distinct=2))}).get("demog.gender")
    assert (found.confidence if found else None) == confidence


def test_cells_that_answer_nothing_are_not_held_against_an_enumeration() -> None:
    seen = _column(100, GENDER=_hits(60, distinct=2))
    assert _judge({"gender": replace(seen, profile=Profile(silent=34))})["demog.gender"].confidence == 0.94
    assert _judge({"gender": replace(seen, profile=Profile(silent=30))})["demog.gender"].confidence == 0.5


def test_answers_to_many_questions_hold_each_what_they_are() -> None:
    """In a column of answers an enumeration is a few cells; two different ones of a special category are no accident."""
    column = _column(100, RELIGION=_hits(6, distinct=2))
    assert _judge({"answer": column})["special.belief"].rows_hit == 6
    assert _judge({"": column}, form="text") == {}, "a list of words holds them all"
    assert _judge({"colour": column}) == {} == _judge({"answer": _column(100, RELIGION=_hits(6, distinct=1))})


def test_a_name_alone_counts_where_the_category_has_no_values() -> None:
    assert _judge({"marketing_opt_in": _column(100, "boolean")})["pref.marketing"].evidence == ("name: marketing opt in",)
    assert _judge({"marketing_opt_in": _column(0)}) == {}, "no cells: nothing is held"
    assert _judge({"opt_in_page": _column(100)}) == {}


def test_a_named_column_with_other_values_is_said_to_be_so() -> None:
    found = _judge({"email": _column(100)})["contact.email"]
    assert found.confidence == 0.5
    assert "its values have another form" in found.evidence
    assert _judge({"email": _column(100, "boolean")}) == {}, "a flag is no address"


def test_statistical_evidence_needs_two_distinct_values_and_no_veto() -> None:
    assert _judge({"browser": _column(100, PERSON=_hits(100, distinct=1))}) == {}
    assert "person.name" in _judge({"who": _column(100, PERSON=_hits(100))})
    assert _judge({"product_name": _column(100, PERSON=_hits(100))}) == {}
    assert _judge({"name": _column(100, PERSON=_hits(100))}, unit="shop.products_product") == {}


def test_a_table_forbids_nothing_that_name_and_values_say_together() -> None:
    email = Pattern(
        entity="EMAIL_ADDRESS", title="e-mail", category="contact.email", regex="x", score=0.9, names=("email",), unless=("order",)
    )
    phone = Pattern(entity="PHONE_NUMBER", title="phone", category="contact.phone", regex="x", names=("cell",), unless=("order",))

    def found(column: str, table: str, pattern: Pattern, hits: Tally) -> list[Evidence]:
        return judge(UnitTally("s", Unit(table), 9, {column: Column(9, (9, 0, 0, 0, 0), {0: hits})}), (pattern,), ())

    assert found("email", "shop.orders", email, _hits(9))
    assert found("email", "shop.orders", email, _hits(5))
    assert not found("email", "shop.orders", email, _hits(4)), "most of its cells are something else"
    assert not found("who", "shop.orders", email, _hits(9)), "its own name says nothing"
    assert not found("order_email", "shop.things", email, _hits(9)), "its own name forbids it"
    assert not found("cell", "shop.orders", phone, _hits(0)), "no cell looks like it"


def test_a_table_of_people_is_about_them_whatever_else_it_names() -> None:
    names = {"name": _column(100, PERSON=_hits(100))}
    assert "person.name" in _judge(names, unit="shop.product_buyers")
    assert _judge(names, unit="shop.buyer_products") == {}


def test_a_name_that_wants_a_neighbour_speaks_for_no_other_pattern() -> None:
    beside = {"entity": "US_BANK_NUMBER", "title": "account", "category": "pay.bank", "regex": "x", "names": ("account number",)}
    routed = Pattern(**beside, need="beside", beside="ABA_ROUTING_NUMBER")  # type: ignore[arg-type]
    called = Pattern(**{**beside, "names": ()}, need="context", context=("direct deposit",))  # type: ignore[arg-type]
    routing = Pattern(entity="ABA_ROUTING_NUMBER", title="routing", category="pay.bank", regex="x", names=("routing",))
    account = {"account_number": Column(9, (9, 0, 0, 0, 0), {0: _hits(9), 1: _hits(9)})}
    bank = {"routing": Column(9, (9, 0, 0, 0, 0), {2: _hits(9)})}
    patterns = (routed, called, routing)
    assert judge(UnitTally("s", Unit("u"), 9, account), patterns, ()) == []
    places = [e.place.column for e in judge(UnitTally("s", Unit("u"), 9, {**account, **bank}), patterns, ())]
    assert places == ["account_number", "routing"]


def test_a_sort_code_needs_its_account_beside_it() -> None:
    assert _judge({"code": _column(100, UK_SORT_CODE=_hits(100))}) == {}
    pair = {"code": _column(100, UK_SORT_CODE=_hits(100)), "account_number": _column(100, UK_BANK_ACCOUNT=_hits(100))}
    assert _judge(pair)["pay.bank"].confidence > 0.8


def test_a_town_stands_beside_whatever_says_the_address() -> None:
    town = Pattern(entity="STREET_ADDRESS", title="town", category="contact.address", names=("town",), need="beside", beside="UK_POSTCODE")
    zips = Pattern(entity="US_ZIP_CODE", title="ZIP", category="contact.address", regex="x", names=("zip",))
    columns = {"town": Column(9, (9, 0, 0, 0, 0)), "zip": Column(9, (9, 0, 0, 0, 0), {1: _hits(9)})}
    assert [e.place.column for e in judge(UnitTally("s", Unit("u"), 9, columns), (town, zips), ())] == ["town", "zip"]
    assert judge(UnitTally("s", Unit("u"), 9, {"town": columns["town"]}), (town, zips), ()) == []


def test_a_state_stands_beside_a_postcode_of_another_country() -> None:
    columns = {"state": _column(100), "postal_code": _column(100, CA_POSTAL_CODE=_hits(100))}
    found = judge(UnitTally("crm", Unit("members"), 100, columns), _PATTERNS, ())
    assert [(e.place.column, e.entity) for e in found] == [("postal_code", "CA_POSTAL_CODE"), ("state", "US_STATE")]
    assert _judge({"state": _column(100), "colour": _column(100)}) == {}


@pytest.mark.parametrize("column", ["product_name", "title", "brand"])
def test_given_names_in_what_things_are_called_are_nobodys(column: str) -> None:
    assert _judge({column: _column(100, GIVEN=_hits(9, whole=0))}, unit="shop.items") == {}
    assert "person.name" in _judge({column: _column(100, GIVEN=_hits(60))}, unit="shop.items")
    assert "person.name" in _judge({"handled": _column(100, GIVEN=_hits(9))}, unit="shop.items")


def test_of_a_dictionary_no_share_that_passed_is_told() -> None:
    (found,) = _judge({"handled": _column(100, GIVEN=_hits(60))}).values()
    assert found.evidence == ("pattern 60 %",)


def test_the_last_stage_is_the_answer() -> None:
    columns = {"sort_code": _column(100, UK_SORT_CODE=_hits(100)), "email": _column(100, EMAIL_ADDRESS=_hits(100))}
    unit = UnitTally("crm", Unit("customers"), 100, columns)
    steps = list(stages(unit, _PATTERNS, ()))
    assert tuple(step.name for step in steps) == STAGES
    assert steps[-1].found == judge(unit, _PATTERNS, ())
    assert [[e.entity for e in step.found] for step in steps[:2]] == [["UK_SORT_CODE", "EMAIL_ADDRESS"], ["EMAIL_ADDRESS"]]


def test_what_an_identifier_reveals_is_found_too() -> None:
    found = _judge({"licence": _column(100, UK_DRIVING_LICENCE=_hits(100))})
    assert found["demog.gender"].via == "id.driving"
    assert found["demog.gender"].shape is None


def test_orders_are_purchases_when_a_person_has_them() -> None:
    columns = {"sku": _column(50), "quantity": _column(50, "integer")}
    assert _judge(columns, "shop.orders") == {}, "nobody's: a stock movement"
    found = _judge({**columns, "customer_id": _column(50, "integer")}, "shop.orders")["buy.history"]
    assert found.place.column is None
    assert _judge({**columns, "customer_id": _column(50)}, "shop.orders", rows=0) == {}


def test_a_form_is_evidence_without_rows() -> None:
    assert _judge({}, "a.wav", "audio/wav", rows=0)["media.audio"].evidence == ("form: audio/wav",)
    assert _judge({}, "a.txt", "text", rows=0) == {}


def test_a_column_that_is_explained_whole_is_not_explained_again() -> None:
    column = _column(100, "integer", UK_NHS=_hits(100, context=100), UK_DRIVING_LICENCE=_hits(90))
    assert "id.driving" not in _judge({"nhs_number": column})


def test_order_numbers_that_pass_by_chance_are_no_cards() -> None:
    card = Pattern(entity="CREDIT_CARD", title="card", category="pay.card", regex="x", chance=0.1, score=0.8)
    column = Column(1000, (1000, 0, 0, 0, 0), {0: _hits(100, tried=1000)})
    notes = Column(1000, (1000, 0, 0, 0, 0), {0: _hits(3, tried=4, whole=0)})
    assert judge(UnitTally("s", Unit("u"), 1000, {"ref": column}), (card,), ()) == []
    (found,) = judge(UnitTally("s", Unit("u"), 1000, {"notes": notes}), (card,), ())
    assert (found.category, found.rows_hit) == ("pay.card", 3)


def test_only_a_value_that_was_seen_stands_in_clear_text() -> None:
    password = Pattern(entity="PASSWORD", title="password", category="auth.secret", regex="x", names=("password",), need="name", clear=True)
    for rows, clear in ((0, False), (5, True)):
        column = Column(10, (10, 0, 0, 0, 0), {0: _hits(rows)} if rows else {})
        (found,) = judge(UnitTally("s", Unit("u"), 10, {"password": column}), (password,), ())
        assert found.clear is clear


def test_a_table_that_shows_a_category_absorbs_columns_that_only_their_names_speak_for() -> None:
    sku = Pattern(entity="SKU", title="sku", category="buy.history", names=("sku",), score=0.7)
    columns = {"sku": _column(50), "quantity": _column(50), "customer_id": _column(50)}
    found = judge(UnitTally("s", Unit("orders"), 50, columns), (sku,), (_ORDERS,))
    assert [(e.place.column, e.entity) for e in found] == [(None, "PURCHASE")]
    assert [e.place.column for e in judge(UnitTally("s", Unit("stock"), 50, columns), (sku,), (_ORDERS,))] == ["sku"]


def test_what_a_text_shows_as_a_whole_is_shown_by_its_body() -> None:
    letters = Shape(entity="COMPLAINT", title="complaint", category="comms.feedback", forms=("text",), names=("complaint",))
    found = judge(UnitTally("s", Unit("complaints/a.txt", "text"), 3, {"": _column(3)}), (), (letters,))
    assert [e.place.column for e in found] == [""]


def test_a_check_that_nearly_everything_passes_excludes_nothing() -> None:
    address = Pattern(entity="IP_ADDRESS", title="IP address", category="online.ip", regex="x", chance=0.87, score=0.7)
    (found,) = judge(UnitTally("s", Unit("access.log", "text"), 1000, {"": _column_of(1000, _hits(1000, distinct=400))}), (address,), ())
    assert (found.category, found.rows_hit) == ("online.ip", 1000)


def _column_of(cells: int, tally: Tally) -> Column:
    return Column(cells, (cells, 0, 0, 0, 0), {0: tally})


def test_a_call_is_about_one_person_so_one_name_is_enough() -> None:
    one = {"": _column(40, GIVEN=_hits(1, whole=0))}
    assert "person.name" in _judge(one, "call 1", "transcript")
    assert "person.name" in _judge(one, "chat 1", "transcript/chat")
    assert "person.name" not in _judge(one, "notes.txt", "text")


def test_what_was_heard_is_never_as_sure_as_what_was_written() -> None:
    many = {"": _column(40, EMAIL_ADDRESS=_hits(20, context=20, whole=0))}
    assert _judge(many, "notes.txt", "text")["contact.email"].confidence > 0.95
    assert _judge(many, "call 1", "transcript")["contact.email"].confidence == 0.95
    assert _judge(many, "call 1", "transcript/meeting")["contact.email"].confidence == 0.95


def test_who_speaks_is_no_column_beside_what_is_said() -> None:
    columns = {"body": _column(40, GIVEN_PLACE=_hits(3, whole=0)), "speaker": _column(40, PERSON=_hits(40))}
    assert "contact.address" in _judge(columns)
    assert "contact.address" not in _judge(columns, "call 1", "transcript")


def test_in_a_call_the_neighbour_is_said_in_another_turn_and_one_number_is_one_finding() -> None:
    said = {"US_BANK_NUMBER": replace(_hits(1), where=(4,)), "CUSTOMER_ID": replace(_hits(1), where=(4,))}
    lone, both = {"": _column(40, **said)}, {"": _column(40, ABA_ROUTING_NUMBER=replace(_hits(1), where=(2,)), **said)}
    assert set(_judge(lone, "call", "transcript")) == {"account.profile", "media.audio"}
    assert set(_judge(both, "notes.txt", "text")) == {"account.profile", "pay.bank"}
    assert set(_judge(both, "call", "transcript")) == {"pay.bank", "media.audio"}


@pytest.mark.parametrize(
    ("column", "rows", "distinct", "whole", "context", "confidence"),
    [
        ("descr", 25, 1, 25, 0, None),  # the rent of a shop, booked every month
        ("descr", 25, 1, 0, 0, None),
        ("descr", 25, 1, 25, 3, 0.97),
        ("descr", 25, 2, 0, 0, 0.95),
        ("descr", 60, 1, 60, 0, 0.95),  # all that somebody bought, sent home
        ("message", 1, 1, 0, 0, 0.6),
        ("", 25, 1, 0, 0, 0.95),  # a text names it on every page
    ],
)
def test_one_value_that_a_model_saw_in_a_few_cells_is_not_many(
    column: str, rows: int, distinct: int, whole: int, context: int, confidence: float | None
) -> None:
    seen = _hits(rows, distinct=distinct, whole=whole, context=context)
    found = _judge({column: _column(100, STREET_ADDRESS=seen)}, "ledger").get("contact.address")
    assert (found.confidence if found else None) == confidence


@pytest.mark.parametrize(
    ("column", "known", "whole", "found"),
    [
        ("label", 5, 0, False),  # makers of cars
        ("label", 25, 0, True),
        ("label", 5, 95, True),  # a list of people from where the lists end
        ("comments", 5, 0, True),
        ("", 5, 0, True),
    ],
)
def test_names_that_no_list_knows_are_of_things(column: str, known: int, whole: int, found: bool) -> None:
    seen, listed = _hits(max(40, whole), whole=whole, distinct=40), _hits(known, tried=40)
    hits = {_PATTERNS.index(_SEEN): seen, _PATTERNS.index(_LISTED): listed}
    assert ("person.name" in _judge({column: replace(_column(100), hits=hits)}, "ledger")) is found

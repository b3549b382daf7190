"""What whole units show: the verdict over the shapes and the name-only patterns of the packs about people."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from detectors.packs import person, records, special
from scanner.model import Unit
from scanner.pattern import KINDS, Pattern, Shape
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.taxonomy import load
from scanner.verdict import judge

PACKS = (*person.DETECTORS, *special.DETECTORS, *records.DETECTORS)
PATTERNS = tuple(d for d in PACKS if isinstance(d, Pattern))
SHAPES = tuple(d for d in PACKS if isinstance(d, Shape))


def held(name: str, columns: Sequence[str] = (), form: str = "table", kind: str = "text", rows: int = 9) -> set[tuple[str | None, str]]:
    """(column, category) of all evidence in a unit whose columns are full of values that no pattern knows."""
    kinds = tuple(rows if k == kind else 0 for k in KINDS)
    tally = UnitTally("s", Unit(name, form), rows, {column: Column(rows, kinds, {}) for column in columns})
    return {(e.place.column, e.category) for e in judge(tally, PATTERNS, SHAPES)}


@pytest.mark.parametrize(
    ("name", "columns", "category"),
    [
        ("public.orders", ("order_no", "customer_id", "total"), "buy.history"),
        ("billing.payments", ("customer_id", "amount", "paid_at"), "pay.transaction"),
        ("app.events", ("user_id", "event", "created_at"), "online.usage"),
        ("web.hits", ("visitor_id", "page_path", "created_at"), "online.journey"),
        ("app.audit_log", ("user_id", "action", "created_at"), "account.access"),
        ("crm.consents", ("customer_id", "wording", "given_at"), "pref.consent"),
        ("crm.cases", ("customer_id", "notes"), "record.case"),
        ("support.messages", ("customer_id", "body"), "comms.correspondence"),
        ("gov.board", ("attendees", "decision"), "record.meeting"),
        ("emr.allergies", ("patient", "substance"), "special.health"),
        ("school.pupils", ("first_name", "date_of_birth"), "subject.child"),
        ("crm.scores", ("customer_id", "lead_score"), "profile"),
        ("shop.reviews", ("customer_id", "rating", "comment"), "comms.feedback"),
        ("hr.employees", ("employee_id", "hire_date"), "work.history"),
    ],
)
def test_tables(name: str, columns: tuple[str, ...], category: str) -> None:
    assert (None, category) in held(name, columns)
    assert (None, category) not in held(name, columns, rows=0), "an empty table shows nothing"


@pytest.mark.parametrize(
    ("name", "form", "categories"),
    [
        ("calls/0001", "transcript", {"media.audio", "comms.correspondence"}),
        ("calls/0001.wav", "audio/wav", {"media.audio"}),
        ("mail/1.eml", "message/rfc822", {"comms.correspondence"}),
        ("cctv/CH01_2024.mp4", "video/mp4", {"media.video"}),
        ("team/ann.jpg", "image/jpeg", {"media.photo"}),
        ("hr/passports/1.jpg", "image/jpeg", {"id.document", "media.photo"}),
        ("Complaints/7.docx", "text", {"comms.feedback"}),
        ("hr/fit notes/3.pdf", "application/pdf", {"special.health"}),
        ("assets/logo.jpg", "image/jpeg", set()),
        ("ivr/prompts/1.wav", "audio/wav", set()),
        ("src/main.py", "text", set()),
        ("hr/arrests.csv", "text", {"criminal.offence"}),
        ("hr/._arrests.csv", "multipart/appledouble", set()),
        ("hr/~$arrests.docx", "application/x-ms-owner", set()),
    ],
)
def test_files(name: str, form: str, categories: set[str]) -> None:
    assert {category for column, category in held(name, form=form) if column is None} == categories


@pytest.mark.parametrize("form", ["transcript", "transcript/chat", "transcript/meeting"])
def test_a_call_without_turns_shows_nothing(form: str) -> None:
    assert held("calls/0001", form=form)
    assert held("calls/0001", form=form, rows=0) == set()


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("warehouse.stock_movements", ("sku", "quantity", "moved_at")),
        ("shop.price_list", ("sku", "price", "currency", "valid_from_date")),
        ("finance.chart_of_accounts", ("code", "status", "created_at")),
        ("iot.telemetry", ("serial", "temperature", "time")),
        ("facilities.meeting_rooms", ("room", "capacity")),
        ("ops.it_incidents", ("service", "severity", "opened")),
        ("app.menu_tree", ("child_id", "parent_id", "child", "position")),
        ("app.feature_flags", ("disabled", "health_check", "state", "timezone", "hostname", "filename", "role")),
        ("sport.races", ("race", "lap", "circuit")),
        ("shop.products", ("title", "status", "page", "storage", "colour", "union_all", "orientation")),
    ],
)
def test_tables_without_people_show_nothing(name: str, columns: tuple[str, ...]) -> None:
    assert held(name, columns) == set()


def test_the_key_of_an_invoice_in_what_was_bought_adds_nothing() -> None:
    bought = held("shop.order_lines", ("order_id", "quantity", "invoice_id", "invoice_no", "customer_id"))
    assert (None, "buy.history") in bought
    assert ("invoice_id", "pay.transaction") not in bought
    assert {("invoice_no", "pay.transaction"), ("customer_id", "account.profile")} <= bought
    assert ("invoice_id", "pay.transaction") in held("shop.things", ("invoice_id",)), "where no table tells it, the key does"


@pytest.mark.parametrize("kind", ["boolean", "integer", "text"])
def test_marketing_choices_of_any_kind(kind: str) -> None:
    assert ("email_opt_in", "pref.marketing") in held("crm.customers", ("email_opt_in",), kind=kind)


def test_a_birth_date_may_be_a_date_or_a_number_and_is_no_flag() -> None:
    for kind in ("date", "integer", "text"):
        assert ("date_of_birth", "demog.dob") in held("crm.people", ("date_of_birth",), kind=kind)
    assert ("date_of_birth", "demog.dob") not in held("crm.people", ("date_of_birth",), kind="boolean")


def test_every_category_without_a_value_pattern_is_reached() -> None:
    elsewhere = {
        "contact.email", "contact.phone", "contact.address", "pay.method", "pay.card", "pay.bank", "pay.card_auth", "account.security", "auth.secret",
        "online.ip", "online.cookie", "device.technical", "device.id", "location", "id.national", "id.health", "id.passport", "id.driving", "id.tax",
        "id.vehicle", "other",
    }  # fmt: skip
    reached = {d.category for d in PACKS} | {key for d in PACKS for key in d.also}
    assert set(load().categories) - elsewhere - reached == set()

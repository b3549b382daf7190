"""Who a mailbox is said to be of."""

from __future__ import annotations

import pyarrow as pa
import pytest

from detectors.reader.detector import free_text
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.mailbox import mailboxes
from detectors.reader.reader import QUICK, Reader
from tests.pace import seconds

PERSON = ENTITIES.index("PERSON")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Example <ada@example.net>, and others", "Ada Example"),
        ('"Wren Numbers" <wren.n@example.org>', "Wren Numbers"),
        ("Kilby, Zed <zkilby@example.org>", "Kilby, Zed"),
        ("To: Ruby Kafka-Lee <kafka.r@example.org>", "Ruby Kafka-Lee"),
        ("Otilia Vance <otiliav@example.org>", "Otilia Vance"),
        ("Ada Example <mailto:ada@example.net>", "Ada Example"),
    ],
)
def test_a_name_before_its_own_address_is_a_persons(text: str, name: str) -> None:
    (found,) = mailboxes(text, [])
    assert text[found.start : found.end].removeprefix("To: ") == name and found.entity == PERSON


@pytest.mark.parametrize(
    "text",
    [
        "Service Desk <desk@example.org>",
        "Accounts Payable <accounts@example.org>",
        "Example Online Shop <no-reply@example.org>",
        "Do Not Reply <donotreply@example.org>",
        "write to <ada@example.org>",
        "Ada <ada@example.org>",
        "if a <b@c and d> e",
    ],
)
def test_desks_and_machines_are_nobody(text: str) -> None:
    assert mailboxes(text, []) == []


def test_what_was_found_stays() -> None:
    text = "Ada Example <ada@example.net>, Wren Numbers <wren@example.org>"
    known = [Named(0, 11, PERSON, 0.8)]
    assert [(each.start, each.score) for each in mailboxes(text, known)] == [(0, 0.8), (31, 0.9)]


def test_a_name_that_the_model_takes_for_a_firm_is_found_in_a_header() -> None:
    (found,) = Reader(QUICK).read(["Ada Example <ada@example.net>"])
    assert [(each.start, each.end, each.entity) for each in found] == [(0, 11, PERSON)]


def test_a_column_of_names_with_their_mailboxes_is_read() -> None:
    boxes = ["Kilby Tregunna <kilby.tregunna@example.net>", "Oduya Farah <oduya@example.net>"]
    assert free_text(pa.array(boxes, pa.large_string()), "from")
    assert not free_text(pa.array(["kilby@example.net", "oduya@example.net"], pa.large_string()), "from")


def test_a_hostile_text_ends_soon() -> None:
    assert seconds(lambda: mailboxes("a" * 50_000 + " <" * 20_000 + "b@" * 20_000, [])) < 1

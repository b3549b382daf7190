"""The sources once more: a copy with holes is no copy, and no error of a reader brings its text along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pytest

from scanner.config import Source
from scanner.errors import Unreadable
from scanner.model import Part, Place, Unit, Unread
from scanner.subject.pack.estate import Estate

LINES = pa.RecordBatch.from_pydict({"": ["one", "two"]})


@dataclass
class Fake:
    """A connector that yields what it was given for each part."""

    parts: dict[str, list[Any]]
    listed: list[str] = field(default_factory=list)

    def units(self) -> Iterator[Unit | Unread]:
        self.listed.append("units")
        yield Unit("a.txt", "text", parts=tuple(self.parts))
        yield Unread(Place("", "b.txt"), "permission denied")

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unread]:
        for item in self.parts[part.part]:
            if isinstance(item, Exception):
                raise item
            yield item


def estate(**parts: list[Any]) -> tuple[Estate, Fake]:
    fake = Fake(parts)
    return Estate([Source("s", "files", (), (), (), (), {})], [("s", "a.txt"), ("s", "b.txt")], lambda source: fake), fake


def test_all_parts_are_read_in_order_and_the_source_is_listed_once() -> None:
    found, fake = estate(p1=[LINES], p2=[LINES, LINES])
    assert sum(batch.num_rows for batch in found.rows("s", "a.txt")) == 6
    list(found.rows("s", "a.txt"))
    assert fake.listed == ["units"]


def test_a_hole_makes_the_unit_unreadable() -> None:
    found, _ = estate(p1=[LINES, Unread(Place("s", "a.txt"), "line 3 cannot be read")])
    with pytest.raises(Unreadable, match="line 3 cannot be read"):
        list(found.rows("s", "a.txt"))


def test_an_unexpected_error_keeps_its_text_to_itself() -> None:
    found, _ = estate(p1=[ValueError("jane.smith@example.org")])
    with pytest.raises(Unreadable, match=r"stopped: ValueError in tests/test_subject_estate\.py:\d+$"):
        list(found.rows("s", "a.txt"))


@pytest.mark.parametrize("unit", ["b.txt", "gone.txt"])
def test_what_is_not_listed_any_more_has_vanished(unit: str) -> None:
    found, _ = estate(p1=[LINES])
    with pytest.raises(Unreadable, match="vanished after it was searched"):
        list(found.rows("s", unit))


def test_a_source_that_gives_no_copies_says_so() -> None:
    found, _ = estate(p1=[LINES])
    with pytest.raises(Unreadable, match="gives no copies of documents"):
        found.original("s", "a.txt")

"""What lies inside a file is a unit of its own: counted by a scan, read one after the other by a search, and reconciled in the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from scanner.errors import Unreadable
from scanner.model import HITS, Coverage, Part, Place, Unit, Units, Unread
from scanner.opened import Opened, holder, only
from scanner.reconcile import reconciled
from scanner.work import Worker


def rows(*texts: str) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], names=[""])


class Archive:
    """A connector with one file that holds whatever it is given."""

    def __init__(self, *items: Any) -> None:
        self.given = items

    def units(self) -> Iterator[Unit]:
        yield Unit("a.zip", "file")

    def read(self, part: Part) -> Iterator[Any]:
        for item in self.given:
            if isinstance(item, BaseException):
                raise item
            yield item


FULL = (
    Unit("a.zip", "application/zip"),
    Unit("a.zip!x.txt", "text"),
    rows("one", "two"),
    Unit("a.zip!y.txt", "text"),
    Unread(Place("", "a.zip!y.txt"), "encrypted"),
    Unit("a.zip!z.txt", "text"),
    rows("three"),
    Unit("a.zip", "application/zip"),
    rows("x.txt", "y.txt", "z.txt"),
)


class NoDetectors:
    """An engine that finds nothing: detection is not the matter here. `fails_on`: the text that it breaks on."""

    patterns = ()
    shapes = ()

    def __init__(self, fails_on: str = "") -> None:
        self.fails_on = fails_on

    def scan_many(self, columns: Any, **_: Any) -> list[pa.RecordBatch]:
        if self.fails_on and any(self.fails_on in values.to_pylist() for values in columns):
            raise KeyError(self.fails_on)
        return [NOTHING for _ in columns]


NOTHING = pa.RecordBatch.from_arrays([pa.array([], field.type) for field in HITS], schema=HITS)


def worker(*items: Any, engine: Any = None) -> Worker:
    return Worker({"share": Archive(*items)}, engine or NoDetectors())


def results(*items: Any, engine: Any = None) -> list[tuple[str, int, list[str], bool]]:
    """Name, rows, reasons and whether it lies inside, of each result of a worker."""
    found = worker(*items, engine=engine).read(Part("share", "a.zip"))
    return [(r.unit.name if r.unit else "?", r.rows, [u.reason for u in r.unread], r.inner) for r in found]


def test_each_thing_inside_is_a_result_and_the_file_itself_comes_last() -> None:
    assert results(*FULL) == [
        ("a.zip!x.txt", 2, [], True),
        ("a.zip!y.txt", 0, ["encrypted"], True),
        ("a.zip!z.txt", 1, [], True),
        ("a.zip", 3, [], False),
    ]


def test_what_ends_in_the_middle_is_unread_inside_and_as_a_whole() -> None:
    assert results(*FULL[:3], Unreadable("truncated archive")) == [
        ("a.zip!x.txt", 2, ["truncated archive"], True),
        ("a.zip", 0, ["truncated archive"], False),
    ]


def test_an_unexpected_end_tells_where_it_happened() -> None:
    (inner, whole) = results(*FULL[:3], KeyError("Jane Example"))
    assert inner[2][0].startswith("stopped after 2 rows: KeyError in ")
    assert whole[2][0].startswith("stopped: KeyError in ")
    assert "Jane" not in inner[2][0] + whole[2][0]


def test_ctrl_c_inside_is_told_of_both_and_stops() -> None:
    found = list(worker(*FULL[:3], KeyboardInterrupt()).read(Part("share", "a.zip")))
    assert [(r.inner, r.interrupted) for r in found] == [(True, False), (False, True)]
    assert all("the scan was stopped" in r.unread[0].reason for r in found)


def test_a_unit_that_is_told_better_is_one_unit() -> None:
    twice = (
        FULL[0],
        Unit("a.zip!x.jpg", "image/jpeg", note="named .csv"),
        Unit("a.zip!x.jpg", "image/x-photograph"),
        rows("one"),
        *FULL[3:],
    )
    assert results(*twice)[0] == ("a.zip!x.jpg", 1, [], True)
    assert [item.num_rows for item in only(Archive(*twice), Part("share", "a.zip"), "a.zip!x.jpg") if not isinstance(item, Unread)] == [1]
    (first, *_) = worker(*twice).read(Part("share", "a.zip"))
    assert first.unit == Unit("a.zip!x.jpg", "image/x-photograph", note="named .csv")


def test_a_detector_that_breaks_on_one_unit_costs_that_one_only() -> None:
    found = results(*FULL, engine=NoDetectors(fails_on="three"))
    assert [(name, len(reasons)) for name, _, reasons, _ in found] == [
        ("a.zip!x.txt", 0),
        ("a.zip!y.txt", 1),
        ("a.zip!z.txt", 1),
        ("a.zip", 0),
    ]
    assert found[2][2][0].startswith("stopped: KeyError in ") and "three" not in found[2][2][0]


def test_columns_of_units_that_were_looked_at_together_keep_their_order() -> None:
    def table(*names: str) -> pa.RecordBatch:
        return pa.RecordBatch.from_arrays([pa.array(["1"], pa.string()) for _ in names], names=list(names))

    two = (
        Unit("a.zip!x.csv"),
        table("latitude", "longitude"),
        Unit("a.zip!y.csv"),
        table("longitude", "id", "latitude"),
        table("note", "id"),
    )
    first, second, _ = worker(FULL[0], *two).read(Part("share", "a.zip"))
    assert list(first.columns) == ["latitude", "longitude"]
    assert list(second.columns) == ["longitude", "id", "latitude", "note"]
    assert second.columns["id"].cells == 2


def test_a_search_reads_one_after_the_other() -> None:
    opened = Opened(Archive(*FULL), Part("share", "a.zip"), Unit("a.zip", "file"))
    found = []
    more = True
    while more:
        found.append((opened.unit.name, sum(item.num_rows for item in opened.items() if not isinstance(item, Unread))))
        more = opened.next()
    assert found == [("a.zip", 0), ("a.zip", 0), ("a.zip!x.txt", 2), ("a.zip!y.txt", 0), ("a.zip!z.txt", 1), ("a.zip", 3)]


def test_what_is_not_looked_at_is_passed_over() -> None:
    opened = Opened(Archive(*FULL), Part("share", "a.zip"), Unit("a.zip", "file"))
    names = [opened.unit.name]
    while opened.next():
        names.append(opened.unit.name)
    assert names[-1] == "a.zip" and "a.zip!z.txt" in names


@pytest.mark.parametrize(("name", "held"), [("a.zip!x.txt", 2), ("a.zip!z.txt", 1), ("a.zip", 3), ("a.zip!nothing", 0)])
def test_one_thing_alone(name: str, held: int) -> None:
    assert sum(item.num_rows for item in only(Archive(*FULL), Part("share", "a.zip"), name) if not isinstance(item, Unread)) == held


def test_holder() -> None:
    assert holder("a.zip!b.zip!c", ["a.zip", "a.zip!b.zip", "a"]) == "a.zip!b.zip"
    assert holder("a.zip", ["a.zip"]) == "a.zip"
    assert holder("ab.zip!c", ["a"]) is None


def covered(*names: str) -> list[Coverage]:
    return [Coverage("share", name, 1) for name in names]


def test_sums_that_agree() -> None:
    lost = [
        Unread(Place("share", "b"), "encrypted"),
        Unread(Place("share", "c"), "permission denied"),
        Unread(Place("share", "a", "x"), "…"),
    ]
    assert reconciled({"share": 3}, covered("a", "b"), lost) == (Units(3, 1, 2), [])


@pytest.mark.parametrize(("listed", "names"), [(4, "ab"), (2, "ab"), (3, "a"), (3, "abd")])
def test_sums_that_do_not_agree_are_an_unread_of_the_source(listed: int, names: str) -> None:
    units, told = reconciled({"share": listed}, covered(*names), [Unread(Place("share", "c"), "encrypted")])
    assert [u.place for u in told] == [Place("share")]
    assert "not complete" in told[0].reason
    assert units.listed == listed


def test_a_unit_that_comes_twice_is_told() -> None:
    assert reconciled({"share": 2}, covered("a", "a"), [Unread(Place("share", "a"), "x")])[1]

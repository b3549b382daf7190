"""Nested, typed and damaged columns all come out as text, with the row they stand in."""

from __future__ import annotations

import datetime
import decimal

import pyarrow as pa
import pyarrow.compute as pc

from scanner.flatten import flatten, values


def _flat(**columns: pa.Array) -> dict[str, tuple[str, list[str | None], list[int]]]:
    return {c.name: (c.kind, c.text.to_pylist(), c.rows.tolist()) for c in flatten(pa.record_batch(columns))}


def test_structs_and_lists_become_paths_with_their_rows() -> None:
    records = [{"a": {"b": "x"}, "items": [{"sku": "1"}, {"sku": "2"}]}, {"a": None, "items": None}, {"a": {"b": "y"}, "items": []}]
    flat = _flat(r=pa.array(records))
    assert flat["r.a.b"] == ("text", ["x", None, "y"], [0, 1, 2])
    assert flat["r.items[].sku"] == ("text", ["1", "2"], [0, 0])


def test_maps_and_dictionaries() -> None:
    flat = _flat(
        m=pa.array([[("k", "v")], [], [("l", None)]], pa.map_(pa.string(), pa.string())),
        d=pa.array(["p", "q", "p"]).dictionary_encode(),
    )
    assert flat["m[].key"] == ("text", ["k", "l"], [0, 2])
    assert flat["m[].value"] == ("text", ["v", None], [0, 2])
    assert flat["d"] == ("text", ["p", "q", "p"], [0, 1, 2])


def test_a_slice_of_maps_has_its_own_entries_and_null_has_none() -> None:
    offsets, keys, values = pa.array([0, 1, 3, 4, 4], pa.int32()), pa.array(["a", "b", "c", "d"]), pa.array([1, 2, 3, 4])
    maps = pa.MapArray.from_arrays(offsets, keys, values).filter(pa.array([True] * 4))
    hidden = pa.MapArray.from_buffers(maps.type, 4, [pa.py_buffer(b"\x0d"), maps.buffers()[1]], children=[_entries_of(maps)])
    assert _flat(m=hidden) == {"m[].key": ("text", ["a", "d"], [0, 2]), "m[].value": ("integer", ["1", "4"], [0, 2])}
    assert _flat(m=maps.slice(2)) == {"m[].key": ("text", ["d"], [0]), "m[].value": ("integer", ["4"], [0])}
    assert _flat(m=maps.slice(1, 1)) == {"m[].key": ("text", ["b", "c"], [0, 0]), "m[].value": ("integer", ["2", "3"], [0, 0])}


def _entries_of(maps: pa.MapArray) -> pa.StructArray:
    fields = [pa.field("key", pa.string(), nullable=False), pa.field("value", pa.int64())]
    return pa.StructArray.from_arrays([maps.keys, maps.items], fields=fields)


def test_numbers_and_dates_keep_their_digits() -> None:
    flat = _flat(
        i=pa.array([4111111111111111, None]),
        f=pa.array([51.50722, 4111111111111111.0]),
        n=pa.array([decimal.Decimal("12345678901234567890"), None], pa.decimal128(38, 0)),
        d=pa.array([datetime.date(1984, 2, 29), None]),
        b=pa.array([True, False]),
        t=pa.array([datetime.datetime(2024, 1, 31, 12), None], pa.timestamp("us", "Europe/London")),
    )
    assert flat["i"][:2] == ("integer", ["4111111111111111", None])
    assert flat["f"][:2] == ("float", ["51.50722", "4111111111111111"])
    assert flat["n"][:2] == ("integer", ["12345678901234567890", None])
    assert flat["d"][:2] == ("date", ["1984-02-29", None])
    assert flat["b"][:2] == ("boolean", ["true", "false"])
    assert flat["t"][0] == "date"


def test_binary_is_read_as_far_as_it_is_text() -> None:
    flat = _flat(b=pa.array([b"jane@example.org", b"\xff\xfe ann@example.org", None]))
    assert flat["b"][1][0] == "jane@example.org"
    assert "ann@example.org" in (flat["b"][1][1] or "")


def test_slices_and_lists_in_slices_keep_their_rows() -> None:
    batch = pa.record_batch({"l": pa.array([["a"], ["b", "c"], ["d"]])}).slice(1, 2)
    (cells,) = flatten(batch)
    assert (cells.text.to_pylist(), cells.rows.tolist()) == (["b", "c", "d"], [0, 0, 1])


def test_empty_cells_hold_nothing() -> None:
    (cells,) = flatten(pa.record_batch({"c": pa.array(["x", "", "  ", None, "x"])}))
    found = values(cells, first_row=100)
    assert found.distinct.to_pylist() == ["x"]
    assert found.counts.tolist() == [2]
    assert found.rows.tolist() == [100, 104]


def test_the_blocks_of_a_page_are_its_body() -> None:
    (cells,) = flatten(pa.record_batch([pa.array([["a", "b"], ["c"]])], [""]))
    assert (cells.name, cells.text.to_pylist(), cells.rows.tolist()) == ("", ["a", "b", "c"], [0, 0, 1])


def test_instants_are_written_as_arrow_writes_them() -> None:
    ticks = pa.array([0, 1_717_318_906_196_436, -62_135_596_800_000_000, None, 253_402_300_799_999_999])
    for unit, per_second in (("s", 1), ("ms", 10**3), ("us", 10**6)):
        instants = pc.divide(ticks, 10**6 // per_second).cast(pa.timestamp(unit, "UTC"))
        assert _flat(t=instants)["t"][:2] == ("date", instants.cast(pa.string()).to_pylist()), unit


def test_cells_of_blanks_hold_nothing() -> None:
    texts = ["a", "", " ", "\u00a0\u3000\t", None, " b", "\u00e9", "\u2003c", "\x00"]
    (cells,) = flatten(pa.record_batch({"t": pa.array(["x", *texts])}).slice(1))
    found = values(cells, 10)
    assert found.distinct.to_pylist() == ["a", " b", "\u00e9", "\u2003c", "\x00"]
    assert found.rows.tolist() == [10, 15, 16, 17, 18]

"""Tallies of parts add up to the tally of the whole; shapes and distinct counts tell the truth and hold no value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model import HITS, Part
from scanner.pattern import Pattern
from scanner.sketch import Sketch, Spans, hash_spans
from scanner.tally import Column, Tally
from scanner.work import Worker


class _Digits:
    """A stand-in engine: runs of digits are hits, valid when even, in context after "n", test when they are 0."""

    patterns = (
        Pattern(entity="EVEN", title="even", category="other", chance=0.5, shape=True, kinds=("text", "integer")),
        Pattern(entity="INTEGER", title="whole number", category="other", kinds=("integer",)),
    )
    packs = ("t", "t")
    shapes = ()
    version = "sha256:0"

    def scan_many(
        self, columns: Sequence[pa.Array], *, name: str = "", kind: str = "text", but: str = "", model: bool = True
    ) -> list[pa.RecordBatch]:
        return [self.scan(values, name=name, kind=kind, but=but, model=model) for values in columns]

    def scan(self, values: pa.Array, *, name: str = "", kind: str = "text", but: str = "", model: bool = True) -> pa.RecordBatch:
        import re

        rows = []
        for row, value in enumerate(values.to_pylist()):
            for match in re.finditer(rb"[0-9]+", value.encode()):
                number = int(match[0])
                context = value.encode()[: match.start()].endswith(b"n")
                if kind in ("text", "integer") and but not in ("text", "integer"):
                    rows.append((row, match.start(), match.end(), 0, 0.5, number % 2 == 0, context, number == 0))
                if kind == "integer":
                    rows.append((row, match.start(), match.end(), 1, 0.5, True, False, False))
        return pa.RecordBatch.from_arrays([pa.array([r[i] for r in rows], f.type) for i, f in enumerate(HITS)], schema=HITS)

    def mask_names(self, names: Sequence[str]) -> list[str]:
        return list(names)


class _Table:
    """A connector with one column, cut where it is told to."""

    def __init__(self, cells: list[str | None], cuts: list[int]) -> None:
        self.cells, self.cuts = cells, cuts

    def units(self):  # type: ignore[no-untyped-def]
        return iter(())

    def read(self, part: Part):  # type: ignore[no-untyped-def]
        bounds = [0, *sorted(min(c, len(self.cells)) for c in self.cuts), len(self.cells)]
        for a, b in pairwise(bounds):
            yield pa.record_batch({"c": pa.array(self.cells[a:b], pa.string())})


def _column(cells: list[str | None], cuts: list[int]) -> Column:
    (result,) = Worker({"s": _Table(cells, cuts)}, _Digits()).read(Part("s", "u"))
    assert result.unread == ()
    return result.columns.get("c", Column())


_cells = st.lists(st.none() | st.text("0 n12é", max_size=6) | st.sampled_from(["12", "12", "7", "true", "1.5", "2024-01-31"]), max_size=60)


@settings(max_examples=200, deadline=None)
@given(_cells, st.lists(st.integers(0, 60), max_size=4))
def test_tallies_of_parts_add_up_to_the_tally_of_the_whole(cells: list[str | None], cuts: list[int]) -> None:
    assert _column(cells, cuts) == _column(cells, [])


def test_counts_are_what_they_say() -> None:
    column = _column(["12", "n14", "7 and 8", "0", None, "  ", "x", "12"], [])
    even = column.hits[0]
    assert column.cells == 6
    assert (even.rows, even.context, even.whole, even.test, even.tried) == (4, 1, 2, 1, 5)
    assert even.distinct.count() == 3
    assert even.seen.count() == 4, "a reserved value says nothing of the pass rate"
    assert even.where == (0, 1, 2)
    assert column.hits[1].rows == 3, "whole numbers in a text column are looked at as numbers, once"
    assert dict(zip(("text", "integer", "float", "date", "boolean"), column.kinds, strict=True)) == {
        "text": 3, "integer": 3, "float": 0, "date": 0, "boolean": 0,
    }  # fmt: skip


def test_a_shape_needs_five_distinct_values() -> None:
    four = _column(["12", "14", "16", "18"] * 9, []).hits[0]
    five = _column(["12", "14", "16", "18", "20"], []).hits[0]
    assert four.shape() is None
    assert five.shape() == "99"


def test_too_many_shapes_are_none() -> None:
    a = Tally(shapes={f"{'9' * n}": Sketch.of(np.arange(5, dtype=np.uint64)) for n in range(60)})
    b = Tally(shapes={f"{'A' * n}": Sketch.of(np.arange(5, dtype=np.uint64)) for n in range(60)})
    assert (a + b).shapes is None
    assert (a + b).shape() is None
    assert (a + b + Tally()).shapes is None


def test_distinct_is_exact_for_few_and_close_for_many() -> None:
    texts = [str(n) for n in range(20_000)] * 2
    buffer = np.frombuffer("".join(texts).encode(), np.uint8)
    lengths = np.array([len(t) for t in texts])
    hashes = hash_spans(buffer, np.cumsum(lengths) - lengths, lengths)
    assert Sketch.of(hashes[:100]).count() == 100
    assert abs(Sketch.of(hashes).count() - 20_000) < 20_000 * 4 / 256**0.5


def test_spans_are_hashed_by_place_as_by_byte() -> None:
    rng = np.random.default_rng(1)
    buffer = rng.integers(0, 256, 5000).astype(np.uint8)
    for count in (1, 255, 256, 9000):
        starts, lengths = rng.integers(0, 4000, count), rng.integers(0, 400, count)
        one_by_one = np.concatenate([hash_spans(buffer, starts[n : n + 1], lengths[n : n + 1]) for n in range(min(count, 300))])
        assert np.array_equal(hash_spans(buffer, starts, lengths)[:300], one_by_one)


@given(
    texts=st.lists(
        st.sampled_from(("12", "a1", "B2 c", "-", "", "x" * 41, "zz9")) | st.text(alphabet="aB1-", max_size=6), min_size=1, max_size=90
    ),
    chosen=st.lists(st.integers(0, 89), max_size=60),
)
def test_shapes_are_those_of_each_span(texts: list[str], chosen: list[int]) -> None:
    sizes = np.array([len(text) for text in texts])
    spans = Spans(np.frombuffer(("." + "".join(texts)).encode(), np.uint8), np.cumsum(sizes) - sizes + 1, sizes)
    some = sorted({each for each in chosen if each < len(texts)})
    shaped: dict[str, list[int]] = {}
    for each in some:
        if len(texts[each]) <= 40:
            shaped.setdefault(re.sub("[A-Za-z]", "A", re.sub("[0-9]", "9", texts[each])), []).append(each)
    expected = {shape: Sketch.of(spans.hashes[held], 5) for shape, held in shaped.items()}
    assert spans.shapes(np.array(some, np.int64)) == (expected if len(expected) <= 64 else None)


def test_equal_bytes_hash_alike_and_different_ones_do_not() -> None:
    buffer = np.frombuffer(b"abcabcabd", np.uint8)
    one, two, three, empty = hash_spans(buffer, np.array([0, 3, 6, 9]), np.array([3, 3, 3, 0]))
    assert one == two
    assert len({int(one), int(three), int(empty)}) == 3

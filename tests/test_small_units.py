"""Many small units at once: each comes out as it would by itself."""

from __future__ import annotations

import random
from functools import cache

import numpy as np
import pyarrow as pa
import pytest

from detectors import Engine, Pattern
from detectors import engine as engines
from detectors.alone import Trial
from detectors.blocks import blocks
from detectors.reader.detector import model
from scanner import gather
from scanner.flatten import flatten
from scanner.model import Unit
from scanner.pattern import Shape
from scanner.shapes import UnitTally, shown
from tests.bench import small
from tests.packs import packs

_ODD = (
    None, "", "  ", "9434765919", "943 476 5919", "NHS number 943 476 5919", "GB82 WEST 1234 5698 7654 32", "ann@example.org", "Jane Example",
    "Zoë Łódź, 07700 900123", "yes", "female", "2024-01-05", "4111 1111 1111 1111", "37605030299", "isikukood 37605030299", "中文 020 7946 0018",
    "x " * 70 + "ann@example.org", "1234567", "203.0.113.7", "AB123456C", "passport number 999228775", "44051401359", "pesel 44051401359",
)  # fmt: skip
_NAMES = ("", "id", "nhs number", "notes")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(packs(), native=True)


@cache
def columns() -> tuple[pa.Array, ...]:
    """Small texts and odd cells; some columns repeat themselves, one is longer than what is joined, some hold nothing."""
    rng = random.Random(7)
    made = [pa.array(small.lines(rng)) for _ in range(40)]
    made += [pa.array(rng.choices(_ODD, k=rng.choice((1, 2, 5, 30))), pa.string()) for _ in range(80)]
    made += [pa.array([rng.choice(_ODD[3:]) or ""] * 4) for _ in range(10)]
    made += [pa.array([str(rng.randrange(10**9, 10**10)) for _ in range(rng.randint(1, 40))]) for _ in range(10)]
    made += [pa.array(rng.choices(_ODD, k=200), pa.string()), pa.array([], pa.string()), pa.array([None, None], pa.string())]
    made += [pa.array([each for _ in range(1500) for each in small.lines(rng)][:1500]), pa.array(["a", "b", None]).dictionary_encode()]
    rng.shuffle(made)
    return tuple(made)


@pytest.mark.parametrize("name", _NAMES)
def test_columns_searched_together_have_the_hits_of_each(engine: Engine, name: str) -> None:
    one_by_one = [engine.scan(each, name=name) for each in columns()]
    together = engine.scan_many(columns(), name=name)
    assert sum(map(len, one_by_one)) > 200
    assert [at for at, (one, other) in enumerate(zip(one_by_one, together, strict=True)) if not one.equals(other)] == []


@pytest.mark.parametrize("more", [{"every": True}, {"kind": "integer", "but": "text"}, {"kind": "date"}, {"model": False}])
def test_so_they_have_whatever_is_asked_for(engine: Engine, more: dict[str, object]) -> None:
    some = columns()[:60]
    one_by_one = [engine.scan(each, **more) for each in some]  # type: ignore[arg-type]
    together = engine.scan_many(some, **more)  # type: ignore[arg-type]
    assert all(one.equals(other) for one, other in zip(one_by_one, together, strict=True))


def test_without_hyperscan_too() -> None:
    made = Engine(packs(), native=False)
    some = columns()[:12]
    assert all(one.equals(other) for one, other in zip(map(made.scan, some), made.scan_many(some), strict=True))


def test_no_columns_give_nothing(engine: Engine) -> None:
    assert engine.scan_many([]) == [] and gather.columns(engine, [], []) == []


_LUHN = Pattern(
    entity="E_NUMBER", title="", category="id.national", regex=r"\b\d{10}\b", valid=lambda text: int(text) % 7 == 0, chance=0.14, need="context",
    context=("member number",),
)  # fmt: skip


def test_a_check_speaks_for_the_column_whose_cells_pass_it_and_for_no_other() -> None:
    made = Engine({"p": (_LUHN,)}, native=True)
    good, bad = [str(7 * 10**9 // 7 * 7 + 7 * n) for n in range(8)], [str(7 * 10**9 + 7 * n + 1) for n in range(8)]
    mixed = pa.array([good[0], *bad])
    said = pa.array([*bad[:3], f"member number {good[1]}"])
    found = made.scan_many([mixed, pa.array(good), said, mixed, pa.array(["a few words", good[0]])])
    assert [len(each) for each in found] == [0, 8, 1, 0, 0]
    assert [each.column("row").to_pylist() for each in found][1:3] == [list(range(8)), [3]]


def test_a_trial_samples_each_column_of_a_block_by_itself() -> None:
    cells = pa.array([f"{n:010d}" for n in range(300)], pa.large_string())
    owner = np.repeat([0, 1, 2], [10, 200, 90])
    trial = Trial.of(next(blocks(cells)), owner)
    sampled = [trial.cells[low:high] for low, high in zip(trial.firsts, [*trial.firsts[1:], len(trial.cells)], strict=True)]
    assert [(each[0], each[-1], len(each)) for each in sampled] == [(0, 9, 10), (10, 209, 64), (210, 299, 64)]


def test_the_model_reads_each_column_by_itself() -> None:
    made = Engine({**packs(), "model": (model(),)}, native=True)
    (_, detector) = made._models[-1]
    some = [each for each in columns() if len(each) <= 12][:40]
    one_by_one = [made.scan(each) for each in some]
    assert any(each.column("pattern").to_numpy().max(initial=0) >= len(made.patterns) - 4 for each in one_by_one)
    detector.reader.clear()  # type: ignore[attr-defined]  # what it remembers of sentences that it has read before
    assert all(one.equals(other) for one, other in zip(one_by_one, made.scan_many(some), strict=True))


@pytest.mark.parametrize("name", ["", "id"])
def test_columns_counted_together_have_the_tallies_of_each(engine: Engine, name: str) -> None:
    cells = [next(flatten(pa.record_batch([each], [name]))) for each in columns() if not pa.types.is_dictionary(each.type)]
    firsts = [3 * number for number in range(len(cells))]
    one_by_one = [gather.columns(engine, [each], [first])[0] for each, first in zip(cells, firsts, strict=True)]
    together = gather.columns(engine, cells, firsts)
    assert sum(len(each.hits) for each in one_by_one) > 200
    assert [at for at, (one, other) in enumerate(zip(one_by_one, together, strict=True)) if one != other] == []


@pytest.mark.parametrize("kind", [pa.int64(), pa.float64(), pa.date32(), pa.bool_(), pa.list_(pa.string())])
def test_so_have_columns_of_other_types(engine: Engine, kind: pa.DataType) -> None:
    rng = random.Random(1)
    cells = []
    for size in (1, 3, 9, 0, 70):
        numbers = [rng.choice((None, 1, 0, 4111111111111111, 9434765919)) for _ in range(size)]
        cut = {pa.date32(): lambda n: n % 20000, pa.bool_(): lambda n: n > 1, pa.list_(pa.string()): lambda n: [str(n), "ann@example.org"]}
        values = [n if n is None else cut.get(kind, int)(n) for n in numbers]
        cells.append(next(flatten(pa.record_batch([pa.array(values, kind)], ["number"]))))
    one_by_one = [gather.columns(engine, [each], [5])[0] for each in cells]
    assert gather.columns(engine, cells, [5] * len(cells)) == one_by_one
    assert one_by_one[0].cells <= 2 and one_by_one[3].cells == 0


def test_reserved_values_can_be_counted_like_others(engine: Engine) -> None:
    cells = [next(flatten(pa.record_batch([pa.array(["4111 1111 1111 1111"])], [""])))] * 2
    apart, like = gather.columns(engine, cells, [0, 0]), gather.columns(engine, cells, [0, 0], report_test=True)
    assert [max(t.test for t in each.hits.values()) for each in apart] == [1, 1]
    assert [max(t.test for t in each.hits.values()) for each in like] == [0, 0]


def test_big_columns_go_by_themselves(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    scan = Engine.scan
    monkeypatch.setattr(Engine, "scan", lambda self, values, **more: asked.append(len(values)) or scan(self, values, **more))
    engine.scan_many([pa.array(["a" * engines.SMALL, "b"]), pa.array(["c"])])
    assert asked == [2]


def test_shapes_of_another_engine_are_not_remembered() -> None:
    unit = UnitTally("s", Unit("calls/1.wav", "audio/wav"), 0, {})
    first = (Shape(entity="A", title="", category="media.voice", forms=("audio/*",)),)
    other = (
        Shape(entity="B", title="", category="media.voice", names=("calls",)),
        Shape(entity="C", title="", category="", forms=("text",)),
    )
    assert [e.entity for shapes in (first, other, first) for e in shown(unit, shapes, [])] == ["A", "B", "A"]

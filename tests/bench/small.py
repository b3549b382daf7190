"""How many small units a second go through one core, whole way of a column (cells, detectors, tallies, verdict), and where the time goes.

Run: python -m tests.bench.small [units, default 2000] [--profile] [--no-model]
A million small files are what most of a company's share consists of: each must cost about a millisecond.
"""

from __future__ import annotations

import cProfile
import pstats
import random
import sys
import time
from collections.abc import Callable, Sequence

import pyarrow as pa

from detectors import Engine
from scanner import gather
from scanner.flatten import Cells, flatten
from scanner.model import Unit
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.verdict import judge
from scanner.work import Worker
from tests.bench import texts

#: Units that are gathered.
_GATHERED = 256
#: A unit: its name, and its columns.
Small = tuple[str, pa.RecordBatch]

_CODE = (
    "import os", "", "def total(items):", '    """Sum of the prices."""', "    return sum(item.price for item in items)", "",
    "class Basket:", "    def __init__(self, owner, items=()):", "        self.owner, self.items = owner, list(items)", "}",
    "    if (error) { return next(error); }", "const limit = 1024 * 16;", "# TODO: remove after the next release", "SELECT id FROM orders;",
    "    for (int i = 0; i < n; i++) {", "<div class=\"row\">", "</div>", "key: value", "timeout = 30", "[section]", "export default App;",
)  # fmt: skip


def _letter(rng: random.Random) -> list[str]:
    n = rng.randrange(1000)
    head = [texts.person(rng), f"{rng.randint(1, 99)} Mill Lane", f"Wilmslow SK9 {n % 9 + 1}AF", "", f"{n % 28 + 1} March 2024", ""]
    body = [texts.plain(rng) for _ in range(rng.randint(1, 5))]
    return [*head, f"Dear {texts.person(rng)},", *body, "Yours sincerely,", texts.person(rng)]


def lines(rng: random.Random) -> list[str]:
    """One to twenty lines of a note, a log, source code or a letter."""
    count = rng.randint(1, 20)
    kind = rng.choice(("notes", "log", "code", "plain", "letter"))
    if kind == "letter":
        return _letter(rng)
    if kind == "code":
        return [rng.choice(_CODE) for _ in range(count)]
    make = {"notes": texts.notes(0.2), "log": texts.log, "plain": texts.plain}[kind]
    return [make(rng) for _ in range(count)]


def _texts(rng: random.Random, count: int) -> list[Small]:
    return [(f"notes/{n}.txt", pa.record_batch([pa.array(lines(rng))], [""])) for n in range(count)]


def _tables(rng: random.Random, count: int) -> list[Small]:
    made = []
    for number in range(count):
        rows = rng.randint(1, 20)
        names = [texts.person(rng) for _ in range(rows)]
        columns = {
            "id": [str(rng.randrange(10**6)) for _ in range(rows)],
            "name": names,
            "email": [f"{name.lower().replace(' ', '.')}@example.org" for name in names],
            "phone": [f"07700 900{rng.randrange(1000):03d}" for _ in range(rows)],
            "created": [f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" for _ in range(rows)],
            "note": [texts.notes(0.2)(rng) for _ in range(rows)],
        }
        made.append((f"exports/{number}.csv", pa.record_batch([pa.array(column) for column in columns.values()], list(columns))))
    return made


def _names(rng: random.Random, count: int) -> list[Small]:
    kinds = ("IMG_{n}.jpg", "invoice {n}.pdf", "{p} CV.docx", "report-{n}-final.xlsx", "scan{n}.tif", "minutes {n} March.docx")
    made = (rng.choice(kinds).format(n=rng.randrange(10**4), p=texts.person(rng)) for _ in range(count))
    return [(f"media/{name}", pa.record_batch([pa.array([name])], ["file name"])) for name in made]


def sorts(count: int) -> dict[str, list[Small]]:
    """The units by sort."""
    return {
        "texts": _texts(random.Random(0), count),
        "tables of six columns": _tables(random.Random(1), count // 4),
        "file names": _names(random.Random(2), count),
    }


def one_by_one(worker: Worker, units: Sequence[Small], spent: dict[str, float]) -> None:
    """Each unit by itself, as a scan reads them."""
    engine = worker.engine
    for name, batch in units:
        began = time.process_time()
        columns: dict[str, Column] = {}
        for cells in flatten(batch):
            columns[cells.name] = worker._column(cells, 0)
        read = time.process_time()
        judge(UnitTally("share", Unit(name, "text" if "" in columns else "table"), batch.num_rows, columns), engine.patterns, engine.shapes)
        spent["columns"] += read - began
        spent["verdict"] += time.process_time() - read


def together(worker: Worker, units: Sequence[Small], spent: dict[str, float]) -> None:
    """Units gathered, so many at a time: columns of one name and kind at once."""
    engine = worker.engine
    for at in range(0, len(units), _GATHERED):
        some = units[at : at + _GATHERED]
        began = time.process_time()
        sorts_: dict[tuple[str, str], list[tuple[int, Cells]]] = {}
        for number, (_, batch) in enumerate(some):
            for cells in flatten(batch):
                sorts_.setdefault((cells.name, cells.kind), []).append((number, cells))
        found: list[dict[str, Column]] = [{} for _ in some]
        for (name, _), many in sorts_.items():
            for (number, _), column in zip(many, gather.columns(engine, [c for _, c in many], [0] * len(many)), strict=True):
                found[number][name] = column
        read = time.process_time()
        for (name, batch), columns in zip(some, found, strict=True):
            form = "text" if "" in columns else "table"
            judge(UnitTally("share", Unit(name, form), batch.num_rows, columns), engine.patterns, engine.shapes)
        spent["columns"] += read - began
        spent["verdict"] += time.process_time() - read


def _scanned(engine: Engine, units: Sequence[Small]) -> float:
    began = time.process_time()
    for _, batch in units:
        for cells in flatten(batch):
            engine.scan(cells.text, name=cells.name, kind=cells.kind, model=False)
    return time.process_time() - began


def measured(worker: Worker, name: str, units: Sequence[Small], way: Callable[[Worker, Sequence[Small], dict[str, float]], None]) -> None:
    """Prints one line: units/s of one core, milliseconds by stage."""
    spent = dict.fromkeys(("columns", "verdict"), 0.0)
    way(worker, units, spent)
    whole = sum(spent.values())
    stages = ", ".join(f"{stage} {1000 * seconds / len(units):.2f}" for stage, seconds in spent.items())
    print(f"{name}, {way.__name__.replace('_', ' ')}: {len(units) / whole:,.0f} units/s; ms a unit: {stages}")


def main(count: int, model: bool, profile: bool) -> None:
    """One line a sort, and the functions that cost most."""
    engine = load_engine() if model else load_engine(None)
    assert isinstance(engine, Engine)
    worker = Worker({}, engine)
    made = sorts(count)
    engine.scan(texts.column(texts.notes(0.4), 0.5), model=False)  # so much that the automata pay
    engine.scan(texts.column(texts.dense, 0.2), model=False)
    for units in made.values():  # compiled, and every list and weight loaded
        one_by_one(worker, units[:100], dict.fromkeys(("columns", "verdict"), 0.0))
    for name, units in made.items():
        watch = cProfile.Profile(time.process_time)
        if profile:
            watch.enable()
        if not profile:
            measured(worker, name, units[:400], one_by_one)
        measured(worker, name, units, together)
        if profile:
            watch.disable()
            pstats.Stats(watch).sort_stats("tottime").print_stats(45)
            continue
        some = units[:400]
        print(f"    engine.scan, one by one and without the model: {1000 * _scanned(engine, some) / len(some):.2f} ms a unit")


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    main(numbers[0] if numbers else 2000, "--no-model" not in sys.argv, "--profile" in sys.argv)

"""How many columns are told by their names alone, by phrases and with the network: `python -m tests.bench.headings [FOLDER]`.

A folder holds labelled tables as `detectors/training/headings/tables.py` reads them; left out, it is this one: 169 made-up tables of 46 kinds of systems, written
after the training by somebody who had seen neither its tables nor noticegap's phrases. A column counts as right when one of its categories is told, and as
seen when any is; columns that may be either are left out. `fails` are harmless columns for which the gate would fail (0.8 sure or more).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from detectors.training.headings import tables as written
from detectors.training.headings.tables import Table, tables
from scanner.gate.judge import Brain, held, load_brain
from scanner.gate.schema import Column
from scanner.gate.schema import Table as Schema
from scanner.pattern import KINDS
from scanner.words import full, words

_FAILS = 0.8


def measured(table: Table, known: Brain) -> Iterator[tuple[str, tuple[str, ...], list[tuple[str, float]]]]:
    """Each column that is labelled: its name, its labels, and what is told of it with how sure that is."""
    columns = {c.name: Column(c.name, c.kind, (c.kind,) if c.kind else KINDS, comment=c.says) for c in table.columns}
    told = held(Schema(table.name, columns), known)
    for column in table.columns:
        if column.labels is not None:
            found = [(each.category, each.confidence) for each in told if each.place.column == column.name]
            yield column.name, column.labels, found


def counted(every: list[Table], known: Brain, but: frozenset[tuple[str, ...]] = frozenset()) -> Counter[str]:
    """Counts over all columns, without those whose names are among `but`."""
    counts: Counter[str] = Counter()
    for table in every:
        for name, labels, found in measured(table, known):
            if full(words(name)) in but:
                continue
            said = {category for category, _ in found}
            if labels:
                counts.update(personal=1, seen=bool(said), right=not said.isdisjoint(labels))
            else:
                counts.update(harmless=1, false=bool(said), fails=any(sure >= _FAILS for _, sure in found))
    return counts


def main() -> None:
    """Prints a line for the phrases alone and one with the network; then for names that the training did not hold."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    every = list(tables(folder))
    trained = frozenset(full(words(c.name)) for table in tables(Path(written.__file__).parent / "tables") for c in table.columns)
    for title, but in (("all columns", frozenset()), ("names not trained on", trained)):
        print(title)
        for name, model in (("phrases", False), ("and network", True)):
            found = counted(every, load_brain(model), but)
            people = f"of {found['personal']} personal {100 * found['right'] / found['personal']:.1f} % right"
            people += f", {100 * found['seen'] / found['personal']:.1f} % seen"
            precision = 100 * found["right"] / max(1, found["seen"] + found["false"])
            print(
                f"  {name:12} {people}; of {found['harmless']} harmless {found['false']} told, {found['fails']} fail; {precision:.1f} % of all told right"
            )


if __name__ == "__main__":
    main()

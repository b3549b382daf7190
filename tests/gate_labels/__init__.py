"""Real schemas whose columns a person has judged, and how well the gate agrees.

`tuned.txt` was before our eyes from the start, `later.txt` only when the rules had been measured on it once; names of tables and columns
are facts about the projects that the files name.

`python -m tests.gate_labels [FILE...]` prints recall and precision for each category, and every column on which they differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scanner.gate.judge import Brain, held
from scanner.gate.schema import Column, Table
from scanner.gate.types import kinds, length

FOLDER = Path(__file__).parent
_FAILS = 0.8
#: What has one meaning wherever it stands; what means much or little (a body, a position, a token) is judged in technical tables only.
_PLAIN = ("person.", "contact.", "demog.", "id.", "pay.card", "pay.bank", "special.", "criminal.", "location", "online.ip", "family.")


@dataclass(slots=True)
class Score:
    """Counts per category; `clean` of `technical` tables, which hold nothing of anybody, do not fail."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    technical: int = 0
    clean: int = 0
    differences: list[str] = field(default_factory=list)

    def recall(self, category: str | None = None) -> float:
        """Share of labelled columns that fail with their category."""
        right, missed = (sum(c.values()) if category is None else c[category] for c in (self.right, self.missed))
        return right / (right + missed) if right + missed else 1.0

    def precision(self, category: str | None = None) -> float:
        """Share of failing columns that are labelled so."""
        right, wrong = (sum(c.values()) if category is None else c[category] for c in (self.right, self.wrong))
        return right / (right + wrong) if right + wrong else 1.0


def labelled(path: Path) -> Iterator[tuple[Table, dict[str, str]]]:
    """Tables of a file with the labels of their columns."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            _, name, columns = line.split("\t")
            table, labels = Table(name), dict[str, str]()
            for item in columns.split("|"):
                written, _, label = item.partition("=")
                column, _, declared = written.partition(" ")
                plain = declared.removesuffix(">")
                table.add(Column(column, plain, kinds(plain), length(plain), refers="other" if declared.endswith(">") else None))
                labels[column] = label
            yield table, labels


def score(tables: Iterable[tuple[Table, dict[str, str]]], known: Brain) -> Score:
    """How the gate's verdict on the tables compares with the labels."""
    result = Score()
    for table, labels in tables:
        failing: dict[str | None, set[str]] = {}
        for one in held(table, known):
            if one.confidence >= _FAILS:
                failing.setdefault(one.place.column, set()).add(one.category)
        technical = not any(label and label != "?" for label in labels.values())
        fails = [_column(result, f"{table.name}.{name}", label, failing.get(name, set()), technical) for name, label in labels.items()]
        result.technical += technical
        result.clean += technical and not any(fails) and None not in failing
    return result


def _column(result: Score, place: str, label: str, found: set[str], technical: bool) -> bool:
    """Counts one column; whether it fails without a label."""
    if label == "?":
        return False
    right = {key for key in found if label and (key == label or key.startswith(f"{label}."))}
    wrong = {key for key in found - right if technical or (not label and key.startswith(_PLAIN))}
    if label:
        (result.right if right else result.missed)[label] += 1
    result.wrong.update(wrong)
    if (label and not right) or wrong:
        result.differences.append(f"{place}: {label or 'nothing'} expected, {', '.join(sorted(found)) or 'nothing'} found")
    return bool(wrong)

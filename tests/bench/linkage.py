"""How well people are found in tables with errors: FEBRL's data sets, whose duplicates are known.

Run: python -m tests.bench.linkage FOLDER [requests a set, default 400] [sets, default 1234]. Each original is a request, with fewer and fewer identifiers; each of
its duplicates in the file is to be found (of data set 4 in the other file), and nobody else. Weights were set on data sets 1 and 2 alone.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa

from scanner.subject.identifiers import Subject
from scanner.subject.weigh.blocking import Blocking, Column
from scanner.subject.weigh.compare import compared
from scanner.subject.weigh.judge import Judgement, judge
from scanner.subject.weigh.known import known

Row = dict[str, str]

_SETS = {"1": ("1", "1"), "2": ("2", "2"), "3": ("3", "3"), "4": ("4a", "4b")}
_COLUMNS = (
    ("given", "given_name"),
    ("surname", "surname"),
    ("address", "street_number"),
    ("address", "address_1"),
    ("address", "address_2"),
    ("address", "suburb"),
    ("postcode", "postcode"),
    ("born", "date_of_birth"),
    ("id", "soc_sec_id"),
)
_KINDS = {
    "all": ("names", "addresses", "born", "ids"),
    "no id": ("names", "addresses", "born"),
    "name, born, postcode": ("names", "postcode", "born"),
    "name, address": ("names", "addresses"),
    "name, postcode": ("names", "postcode"),
}
_FOUND = ("exact", "probable")


@dataclass
class Outcome:
    """Counts of one set and kind of request; `scores` are (score, right) of all that was judged found."""

    wanted: int = 0
    met: int = 0
    looked: int = 0
    scores: list[tuple[float, bool]] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def line(self) -> str:
        """Recall, precision, and what was missed and why."""
        right = sum(good for _, good in self.scores)
        top = [good for score, good in self.scores if score >= 0.9]
        return (
            f"recall {right / self.wanted:.3f}  precision {right / max(1, len(self.scores)):.3f}  scored .9-1: {sum(top) / max(1, len(top)):.3f} right of {len(top)}"
            f"  met by blocking {self.met / self.wanted:.3f}  missed as {dict(self.missed)}"
        )


def rows(folder: Path, name: str) -> list[Row]:
    """The records of one file."""
    with (folder / f"dataset{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file, skipinitialspace=True))


def subject(row: Row, kinds: Sequence[str]) -> Subject:
    """A request as the person of this record would write it, with these identifiers."""
    name = f"{row['given_name']} {row['surname']}".strip()
    lines = (f"{row['street_number']} {row['address_1']}".strip(), row["address_2"], row["suburb"], row["postcode"])
    address = ", ".join(line for line in lines if line) if "addresses" in kinds else row["postcode"] if "postcode" in kinds else ""
    return Subject(
        names=(name,) if name else (),
        addresses=(address,) if address else (),
        born=_born(row["date_of_birth"]) if "born" in kinds else None,
        ids={"soc_sec_id": (row["soc_sec_id"],)} if "ids" in kinds else {},
        region="AU",
    )


def _born(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:  # the generator makes some days that do not exist
        return None


def judged(people: Sequence[Subject], table: Sequence[Row]) -> Iterator[tuple[int, int, Judgement]]:
    """Subject, row and judgement of every row worth a look."""
    blocking = Blocking(people)
    worth = blocking.worth([Column(kind, pa.array([row[name] for row in table], pa.large_string())) for kind, name in _COLUMNS])
    who = [known(one) for one in people]
    rare = [blocking.rarity(n, worth.names, len(table)) for n in range(len(people))]
    for row, one in zip(worth.rows.tolist(), worth.subjects.tolist(), strict=True):
        yield one, row, judge(compared(who[one], _record(table[row])), len(table), rare[one])


def _record(row: Row) -> dict[str, list[str]]:
    record: dict[str, list[str]] = {}
    for kind, name in _COLUMNS:
        record.setdefault(kind, []).append(row[name])
    return record


def measured(originals: Sequence[Row], table: Sequence[Row], kinds: Sequence[str]) -> Outcome:
    """What the requests of these originals find in the table."""
    found = Outcome()
    person = [row["rec_id"].split("-")[1] for row in table]
    copies = Counter(one for one, row in zip(person, table, strict=True) if "dup" in row["rec_id"])
    found.wanted = sum(copies[row["rec_id"].split("-")[1]] for row in originals)
    began = time.process_time()
    answers = list(judged([subject(row, kinds) for row in originals], table))
    found.seconds = time.process_time() - began
    for one, at, judgement in answers:
        if table[at]["rec_id"] != originals[one]["rec_id"]:
            _count(found, person[at] == originals[one]["rec_id"].split("-")[1], judgement)
    return found


def _count(found: Outcome, right: bool, judgement: Judgement) -> None:
    found.looked += 1
    found.met += right
    if judgement.tier in _FOUND:
        found.scores.append((judgement.score, right))
    elif right:
        found.missed[str(judgement.tier)] += 1


def calibration(scores: Sequence[tuple[float, bool]]) -> str:
    """Share of right matches by score."""
    bins: dict[int, list[bool]] = {}
    for score, right in scores:
        bins.setdefault(min(9, int(score * 10)), []).append(right)
    return "  ".join(f".{low}: {sum(rights) / len(rights):.2f} of {len(rights)}" for low, rights in sorted(bins.items()))


def main(folder: Path, sample: int, sets: str) -> None:
    """A line a set and kind of request, and the calibration of each set's scores."""
    for name in sets:
        asked, searched = _SETS[name]
        table = rows(folder, searched)
        originals = [row for row in rows(folder, asked) if row["rec_id"].endswith("org")]
        originals = random.Random(0).sample(originals, min(sample, len(originals)))
        print(f"data set {name}: {len(originals)} requests, {len(table)} rows")
        scores: list[tuple[float, bool]] = []
        for kind, kinds in _KINDS.items():
            found = measured(originals, table, kinds)
            scores += found.scores
            print(
                f"  {kind:<21} {found.line()}  {found.seconds / len(originals) * 1e3:.1f} ms a request, {found.looked / len(originals):.1f} rows judged each"
            )
        print(f"  right by score: {calibration(scores)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 400, sys.argv[3] if len(sys.argv) > 3 else "".join(_SETS))

"""Real text beside the written: records of the sets that the names were learned from, most of which reveal nothing.

`real.tsv` names what was read and what it reveals, as somebody who read it said: `btc#17<TAB>K:3:9`, set and number, then kind, start and
end in code points. Of a record that is not in it nothing is known, or a first network saw nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from detectors.revealed.labels import KINDS
from detectors.training.corpora import Record, Span, records

#: How many records of each set were looked at.
POOL = {
    "multidogo": 25_000, "btc": 7_338, "redocred": 2_500, "crossner": 2_500, "nlu_eval_fold1": 4_000, "slurp_devel": 1_500,
    "snips_geo": 800,
}  # fmt: skip
#: Sets of which only records that somebody read are taken: too many of the others reveal something.
READ = ("redocred", "crossner")
LABELLED, _SEED, _LONGEST = Path(__file__).with_name("real.tsv"), 5, 1500


def pool(texts: Path) -> Iterator[tuple[str, int, Record]]:
    """The records looked at, with their set and number; of equal texts the first."""
    rng = Random(_SEED)
    for name, many in POOL.items():
        every, seen = list(records(texts, name)), set[str]()
        for at in sorted(rng.sample(range(len(every)), min(many, len(every)))):
            if every[at].text not in seen and len(every[at].text) < _LONGEST:
                seen.add(every[at].text)
                yield name, at, every[at]


def real(texts: Path) -> dict[str, list[Record]]:
    """Of each set the records with what they reveal."""
    told = labelled(LABELLED)
    made: dict[str, list[Record]] = {name: [] for name in POOL}
    for name, at, record in pool(texts):
        if name not in READ or (name, at) in told:
            made[name].append(Record(record.text, told.get((name, at), ()), name))
    return made


def labelled(path: Path) -> dict[tuple[str, int], tuple[Span, ...]]:
    """What the records of a file reveal, by set and number."""
    made: dict[tuple[str, int], tuple[Span, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        key, *marks = line.split("\t")
        name, _, number = key.partition("#")
        made[name, int(number)] = tuple(map(_span, marks))
    return made


def _span(mark: str) -> Span:
    kind, start, end = mark.split(":")
    return int(start), int(end), KINDS[kind]

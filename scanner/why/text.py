"""Why an entity was found in a text or not: for each match what it has and what it lacks, else the nearest that the text comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from detectors.hits import strongest
from scanner.detect import counting
from scanner.naming import subject_words
from scanner.pattern import Pattern
from scanner.why import words
from scanner.why.clauses import Asked, has, lacks
from scanner.why.edits import short
from scanner.why.misses import notable
from scanner.why.reason import Reason
from scanner.why.unmatched import unmatched
from scanner.work import Detector

_RANKS = {"outdone": 1, "score": 2, "context": 3, "beside": 3, "check": 4, "veto": 5, "name": 20}


def explain(engine: Detector, asked: Asked, entities: frozenset[str] = frozenset(), compare: bool = True) -> list[Reason]:
    """What was found, by place, then what was not, nearest first.

    With `entities` everything about these; if they were not found, `compare` tells how near the text comes to their forms. Without, only
    what nearly was a number of some kind, and what the column's name would say in a table of people.
    """
    met = _Met.of(engine, asked)
    found = [r for r in met.reasons() if not entities or engine.patterns[r.pattern].entity in entities]
    taken = {(engine.patterns[r.pattern].entity, r.start, r.end) for r in found if not r.obstacles}
    missed = [r for r in found if r.obstacles and not _within(r, engine.patterns[r.pattern].entity, taken)]
    kept = sorted((r for r in found if not r.obstacles), key=lambda r: (r.start, -r.end, r.pattern))
    if not entities:
        silent = (unmatched(i, p, asked) for i, p in enumerate(engine.patterns) if p.person and words.says(p, asked.column))
        return kept + notable(missed, kept, asked, engine.patterns) + [r for r in silent if r.obstacles == ("person",)]
    if not kept and compare:
        matched = {r.pattern for r in missed}
        missed += [unmatched(i, p, asked) for i, p in enumerate(engine.patterns) if p.entity in entities and i not in matched]
    return kept + sorted(missed, key=lambda r: (r.rank, r.start, r.pattern))


def _within(reason: Reason, entity: str, taken: set[tuple[str, int, int]]) -> bool:
    return any(entity == other and start <= reason.start and reason.end <= end for other, start, end in taken)


@dataclass(frozen=True, slots=True)
class _Met:
    """All matches in the text, whether each counts, and which are left when the strongest stay."""

    patterns: Sequence[Pattern]
    asked: Asked
    hits: list[dict[str, Any]]
    counts: list[bool]
    stays: set[tuple[int, int, int]]

    @classmethod
    def of(cls, engine: Detector, asked: Asked) -> _Met:
        table = subject_words(asked.table)
        batch = engine.scan(pa.array([asked.text], pa.large_string()), name=asked.column, every=True)
        tabled = np.array([not words.forbidden(p, table) for p in engine.patterns], np.bool_)
        counts = counting(batch, engine.patterns, asked.column, frozenset()) & tabled[batch.column("pattern").to_numpy()]
        best = strongest(batch.filter(pa.array(counts)), engine.patterns).to_pylist()
        return cls(engine.patterns, asked, batch.to_pylist(), counts.tolist(), {(h["pattern"], h["start"], h["end"]) for h in best})

    def reasons(self) -> Iterator[Reason]:
        """One for each match."""
        data = self.asked.text.encode()
        for hit, counts in zip(self.hits, self.counts, strict=True):
            start, end = len(data[: hit["start"]].decode()), len(data[: hit["end"]].decode())
            pattern = self.patterns[hit["pattern"]]
            outdone = counts and (hit["pattern"], hit["start"], hit["end"]) not in self.stays
            missing = {"outdone": self._outdoing(hit)} if outdone else {} if counts else dict(lacks(pattern, hit, self.asked))
            clauses = missing.values() if missing else has(pattern, hit, self.asked)
            says = f"{short(self.asked.text[start:end])} {'; '.join(clauses)}"
            rank = sum(_RANKS[code] for code in missing)
            yield Reason(hit["pattern"], start, end, round(hit["score"], 2), tuple(missing), says, rank)

    def _outdoing(self, hit: dict[str, Any]) -> str:
        over = [
            other
            for other in self.hits
            if (other["pattern"], other["start"], other["end"]) in self.stays
            and other["start"] <= hit["start"]
            and other["end"] >= hit["end"]
        ]
        names = dict.fromkeys(f"{self.patterns[o['pattern']].entity} with score {o['score']:.2f}" for o in over)
        return f"scores {hit['score']:.2f} and lies within what is taken for {' and '.join(names) or 'another entity'}"

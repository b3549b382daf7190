"""Why an entity was found in a text or not: for each match what it has and what it lacks, else the nearest that the text comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np
import pyarrow as pa

from detectors.hits import strongest
from scanner.detect import counting
from scanner.pattern import Pattern
from scanner.why import words
from scanner.why.clauses import Asked, has, lacks
from scanner.why.edits import short, stretch, told
from scanner.why.near import COMPARED, Near, nearest
from scanner.work import Detector

_FAR = 100  # rank of what no stretch of the text comes near
_RANKS = {"outdone": 1, "score": 2, "context": 3, "beside": 3, "check": 4, "veto": 5, "name": 20}


@dataclass(frozen=True, slots=True)
class Reason:
    """One pattern's answer. `start` and `end` count code points, both 0 where it is about no stretch of the text.

    `obstacles` are codes of what stopped it (none: it was found), `says` the same in words, `rank` tells how near it came.
    """

    pattern: int
    start: int
    end: int
    score: float
    obstacles: tuple[str, ...]
    says: str
    rank: int


def explain(engine: Detector, asked: Asked, entities: frozenset[str] = frozenset(), compare: bool = True) -> list[Reason]:
    """What was found, by place, then what was not, nearest first.

    With `entities` everything about these; if they were not found, `compare` tells how near the text comes to their forms. Without, the
    near misses are matches with a digit in them that lack one thing.
    """
    met = _Met.of(engine, asked)
    found = [r for r in met.reasons() if not entities or engine.patterns[r.pattern].entity in entities]
    taken = {(engine.patterns[r.pattern].entity, r.start, r.end) for r in found if not r.obstacles}
    missed = [r for r in found if r.obstacles and not _within(r, engine.patterns[r.pattern].entity, taken)]
    kept = sorted((r for r in found if not r.obstacles), key=lambda r: (r.start, -r.end, r.pattern))
    if not entities:
        return kept + _notable(missed, kept, asked.text, engine.patterns)
    if not kept and compare:
        matched = {r.pattern for r in missed}
        missed += [_unmatched(i, p, asked) for i, p in enumerate(engine.patterns) if p.entity in entities and i not in matched]
    return kept + sorted(missed, key=lambda r: (r.rank, r.start, r.pattern))


def _within(reason: Reason, entity: str, taken: set[tuple[str, int, int]]) -> bool:
    return any(entity == other and start <= reason.start and reason.end <= end for other, start, end in taken)


def _notable(missed: Sequence[Reason], kept: Sequence[Reason], text: str, patterns: Sequence[Pattern]) -> list[Reason]:
    """Of each entity and stretch the match that came nearest, where nothing else was found."""
    best: dict[tuple[str, int], Reason] = {}
    for reason in sorted(missed, key=lambda r: (r.rank, r.start - r.end)):
        taken = any(other.start <= reason.start and reason.end <= other.end for other in kept)
        digits = any(map(str.isdigit, text[reason.start : reason.end]))
        if digits and not taken and len(reason.obstacles) == 1 and reason.obstacles[0] not in ("name", "outdone", "veto"):
            best.setdefault((patterns[reason.pattern].entity, reason.start), reason)
    return sorted(best.values(), key=lambda r: (r.start, r.rank, r.pattern))


def telling(lines: Sequence[Sequence[Reason]], patterns: Sequence[Pattern]) -> list[list[Reason]]:
    """Of many lines what is worth telling of each entity: every match, or if no line has one, what came nearest in any line."""
    told: list[list[Reason]] = [[r for r in line if not r.obstacles or _matched(r)] for line in lines]
    seen = {patterns[r.pattern].entity for line in told for r in line}
    rest = sorted(((r.rank, at, r) for at, line in enumerate(lines) for r in line if not _matched(r)), key=lambda each: each[:2])
    for _, at, reason in rest:
        entity = patterns[reason.pattern].entity
        if entity not in seen:
            seen.add(entity)
            told[at].append(reason)
    return told


def _matched(reason: Reason) -> bool:
    return not {"form", "beginning", "nothing"} & set(reason.obstacles)


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
        batch = engine.scan(pa.array([asked.text], pa.large_string()), name=asked.column, every=True)
        tabled = np.array([not words.forbidden(p, asked.table) for p in engine.patterns], np.bool_)
        counts = counting(batch, engine.patterns, asked.column, frozenset()) & tabled[batch.column("pattern").to_numpy()]
        best = strongest(batch.filter(pa.array(counts))).to_pylist()
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


def _unmatched(index: int, pattern: Pattern, asked: Asked) -> Reason:
    """The answer of a pattern that matched nothing: how near the text comes."""
    said = words.says(pattern, asked.column)
    aside = f" (but the column's name says “{said}”: a scan reports the column)" if said else ""
    near = nearest(pattern.regex, pattern.flags, asked.text) if pattern.regex else None
    if near is not None and (near.edits or near.wanted):
        code = "form" if near.edits else "beginning"
        rank = 6 + near.cost + 4 * _refused(pattern, near) + 2 * (pattern.need not in ("", "distinct")) if near.edits else 16
        return Reason(index, near.start, near.end, 0.0, (code,), f"{stretch(near, asked.text)} {told(near, asked.text)}{aside}", rank)
    says = _nothing(pattern, asked.text)
    return Reason(index, 0, 0, 0.0, ("nothing",), f"{says}{aside}", _FAR - ("the nearest is" in says) - (not pattern.regex))


def _refused(pattern: Pattern, near: Near) -> bool:
    """Whether the mended value would fail its check all the same; where characters were made up nobody knows."""
    made_up = any(edit.kind in ("add", "swap") and edit.step and len(edit.step.letters) > 2 for edit in near.edits)
    return pattern.valid is not None and bool(near.value) and not made_up and not pattern.valid(near.value)


def _nothing(pattern: Pattern, text: str) -> str:
    if pattern.regex:
        where = "the text" if len(text) <= COMPARED else f"the first {COMPARED:,} characters"
        return f"nothing in {where} comes near its form"
    if pattern.values:
        close = get_close_matches(text.strip().casefold(), sorted(pattern.values), n=1)
        hint = f"; the nearest is “{close[0]}”" if close else ""
        return f"the whole cell must be one of {len(pattern.values)} values, such as {words.some(sorted(pattern.values), 4)}{hint}"
    if pattern.names:
        return f"only a column's name tells it: one that ends with {words.some(pattern.names)}"
    return "a language model looks for it and saw none"

"""Detection on single texts: which hits count by themselves, strongest first where they overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from detectors.hits import codepoints, strongest
from scanner.calls import TURNS, Moment
from scanner.hearing import Heard, Hearing
from scanner.pattern import Pattern
from scanner.verdict import vetoed
from scanner.words import endings, spellings, words
from scanner.work import Detector

SURE = 0.5  # score below which a hit in a single text is not reported: it would need a column to be judged

#: So many lines of a transcript are looked at together.
_LINES = 1000
#: Who speaks, before what is said.
_LABEL = re.compile(r"\s{0,4}([^\W\d_][\w .'’-]{0,30}):\s")


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece of personal data in a text; offsets count Unicode code points."""

    start: int
    end: int
    entity: str
    score: float
    detector: str


def detect(engine: Detector, texts: Sequence[str], column: str = "", entities: frozenset[str] = frozenset()) -> list[list[Hit]]:
    """Hits of each text, in order of their start. `column` feeds the context; `entities` keeps only these (empty: all)."""
    values = pa.array(texts, pa.large_string())
    hits = engine.scan(values, name=column)
    hits = hits.filter(pa.array(counting(hits, engine.patterns, column, entities)))
    hits = codepoints(strongest(hits, engine.patterns), values)
    result: list[list[Hit]] = [[] for _ in texts]
    for hit in hits.to_pylist():
        pattern = engine.patterns[hit["pattern"]]
        score = round(hit["score"], 2)
        result[hit["row"]].append(Hit(hit["start"], hit["end"], pattern.entity, score, engine.packs[hit["pattern"]]))
    return [sorted(row, key=lambda h: (h.start, -h.end, h.entity)) for row in result]


def in_calls(
    engine: Detector, batches: Iterable[pa.RecordBatch], entities: frozenset[str] = frozenset()
) -> Iterator[tuple[int, Moment, Hit]]:
    """Hits in turns of calls (schema `TURNS`): number of the turn from 0, who said it and when, and where in the turn as it was given.

    What was said over several turns is a hit in each of them. How sure the folding is counts in the score.
    """
    hearing, first = Hearing(), 0
    for heard in chain(chain.from_iterable(map(hearing.hear, batches)), hearing.end()):
        for row, hit in _heard(engine, heard, entities):
            yield first + row, heard.moments[row], hit
        first += heard.batch.num_rows


def _heard(engine: Detector, said: Heard, entities: frozenset[str]) -> list[tuple[int, Hit]]:
    found: list[tuple[int, Hit]] = []
    hits = detect(engine, said.batch.column("").to_pylist(), "", entities)
    for rows, folded in said.folded:
        for turn, row in enumerate(rows):
            for hit in hits[row]:
                spans, sure = folded.back(turn, hit.start, hit.end)
                found += [(rows[at], replace(hit, start=start, end=end, score=round(hit.score * sure, 2))) for at, start, end in spans]
    return sorted(found, key=lambda each: (each[0], each[1].start, -each[1].end, each[1].entity))


def spoken(engine: Detector, text: str, entities: frozenset[str] = frozenset()) -> list[Hit]:
    """Hits of a text that holds what was said, a turn each line; see `turns_of`."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found = in_calls(engine, turns_of(lines), entities)
    return [replace(hit, start=hit.start + starts[row], end=hit.end + starts[row]) for row, _, hit in found]


def turns_of(lines: Iterable[str]) -> Iterator[pa.RecordBatch]:
    """Lines as turns (schema `TURNS`). A word or two before a colon say who speaks, from this line on; blanks keep their place."""
    rest, speaker = iter(lines), None
    while some := list(islice(rest, _LINES)):
        speakers: list[str | None] = []
        said: list[str] = []
        for line in some:
            label = _LABEL.match(line)
            speaker = label[1] if label else speaker
            speakers.append(speaker)
            said.append(" " * label.end() + line[label.end() :] if label else line)
        columns: dict[str, Sequence[str | None]] = {"": said, "speaker": speakers}
        yield pa.record_batch([pa.array(columns.get(each.name, [None] * len(some)), each.type) for each in TURNS], schema=TURNS)


def counting(hits: pa.RecordBatch, patterns: Sequence[Pattern], column: str, entities: frozenset[str]) -> NDArray[np.bool_]:
    """Which hits (schema HITS) count without a column's other rows: valid, sure enough, and with what their pattern needs."""
    index = hits.column("pattern").to_numpy()
    context = hits.column("context").to_numpy(zero_copy_only=False)
    asked = np.array([not vetoed(p, words(column), ()) and (not entities or p.entity in entities) for p in patterns], np.bool_)
    said = endings(words(column))
    says = np.array([bool(said) and not said.isdisjoint(spellings(p.names)) for p in patterns], np.bool_)[index]
    need = np.array(["many" if p.least > 2 else p.need for p in patterns])[index]
    met = np.isin(need, ("", "distinct")) | says | ((need == "context") & context) | _beside(hits, patterns, need, context)
    sure = (hits.column("score").to_numpy() >= SURE) | says
    return np.asarray(hits.column("valid").to_numpy(zero_copy_only=False) & asked[index] & met & sure, np.bool_)


def _beside(hits: pa.RecordBatch, patterns: Sequence[Pattern], need: NDArray[np.str_], context: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Hits that need a neighbour and have it in the same text, or a context phrase in its place."""
    wants = need == "beside"
    row = hits.column("row").to_numpy()
    entity = np.array([p.entity for p in patterns])[hits.column("pattern").to_numpy()]
    there = set(zip(row.tolist(), entity.tolist(), strict=True)) if wants.any() else set()
    beside = [p.beside for p in patterns]
    index = hits.column("pattern").to_numpy()
    found = [bool(w) and (int(row[i]), beside[index[i]]) in there for i, w in enumerate(wants)]
    return np.asarray(wants & (context | np.array(found, np.bool_)), np.bool_)

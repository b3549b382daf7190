"""Detection on single texts: which hits count by themselves, strongest first where they overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from detectors.hits import codepoints, strongest
from scanner.pattern import Pattern
from scanner.verdict import vetoed
from scanner.words import endings, spellings, words
from scanner.work import Detector

SURE = 0.5  # score below which a hit in a single text is not reported: it would need a column to be judged


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
    hits = codepoints(strongest(hits), values)
    result: list[list[Hit]] = [[] for _ in texts]
    for hit in hits.to_pylist():
        pattern = engine.patterns[hit["pattern"]]
        score = round(hit["score"], 2)
        result[hit["row"]].append(Hit(hit["start"], hit["end"], pattern.entity, score, engine.packs[hit["pattern"]]))
    return [sorted(row, key=lambda h: (h.start, -h.end, h.entity)) for row in result]


def counting(hits: pa.RecordBatch, patterns: Sequence[Pattern], column: str, entities: frozenset[str]) -> NDArray[np.bool_]:
    """Which hits (schema HITS) count without a column's other rows: valid, sure enough, and with what their pattern needs."""
    index = hits.column("pattern").to_numpy()
    context = hits.column("context").to_numpy(zero_copy_only=False)
    asked = np.array([not vetoed(p, words(column), ()) and (not entities or p.entity in entities) for p in patterns], np.bool_)
    said = endings(words(column))
    says = np.array([not said.isdisjoint(spellings(p.names)) for p in patterns], np.bool_)[index]
    need = np.array([p.need for p in patterns])[index]
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

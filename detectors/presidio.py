"""Presidio as a guest: its named-entity recogniser on any spaCy pipeline, and anyone's pattern recognisers in this engine.

presidio_analyzer and spaCy cost seconds and hundreds of megabytes: they are imported when a model is asked for, never before. Nothing
here opens a connection: a model that is not installed is an error, not a download.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from detectors.hits import Hits, gathered
from detectors.recognizers import SOURCE, patterns
from detectors.text import TextDetector
from scanner.errors import PluginError, unexpected
from scanner.pattern import Pattern

_LANGUAGE = "en"
_PIECE = 50_000
_TEXTS = 64
# where a long text is cut: behind the last sentence or clause, else at the last blank
_SEAMS = (re.compile(r"(?s:.*)[\n.!?;,]\s"), re.compile(r"(?s:.*)\s"))

# spaCy's tokenizer takes a time that grows with the square of a run without blanks; no name is that long
_LONGEST_RUN = 500
_RUN = re.compile(r"\S{501}")

#: What no entity needs: these components only cost time, unless a ruler reads what they write.
_NEEDLESS = frozenset(
    {"tagger", "morphologizer", "parser", "lemmatizer", "trainable_lemmatizer", "attribute_ruler", "textcat", "textcat_multilabel"}
)

#: Presidio's entities and what they show. LOCATION and NRP are weak and never count alone; ORGANIZATION and DATE_TIME show no category
#: by themselves, they tell what the rest of the row is about.
_NAMED = (
    Pattern(
        entity="PERSON", title="Person's name", category="person.name", names=("person",), need="distinct", mask="initials", score=0.85
    ),
    Pattern(
        entity="LOCATION",
        title="Place",
        category="contact.address",
        also=("location",),
        names=("location", "place", "town", "city"),
        need="beside",
        beside="PERSON",
        score=0.3,
    ),
    Pattern(
        entity="NRP",
        title="Nationality, religious or political group",
        category="demog.nationality",
        names=("nationality", "citizenship"),
        need="name",
        score=0.3,
        mask="none",
    ),
    Pattern(entity="ORGANIZATION", title="Organisation", category="", names=("organisation", "organization"), need="name", score=0.3),
    Pattern(entity="DATE_TIME", title="Date or time", category="", names=("date time",), need="name", score=0.3),
)


def ner(model: str) -> TextDetector:
    """Names and places through Presidio's recogniser on a spaCy pipeline, by package name or directory.

    PluginError if Presidio, spaCy or the model is not installed or the model cannot be loaded.
    """
    try:
        import spacy
        from presidio_analyzer.nlp_engine import SpacyNlpEngine
        from presidio_analyzer.predefined_recognizers import SpacyRecognizer
    except ImportError as error:
        raise PluginError(
            f'model "{model}": presidio-analyzer and spaCy are not installed. Run: pip install presidio-analyzer spacy'
        ) from error
    if not (spacy.util.is_package(model) or (Path(model) / "meta.json").is_file()):
        raise PluginError(_absent(model))
    engine = SpacyNlpEngine(models=[{"lang_code": _LANGUAGE, "model_name": model}])
    try:
        engine.load()
    except Exception as error:
        raise PluginError(f'model "{model}" cannot be loaded: {unexpected(error)}. Install one that was made for this spaCy.') from error
    nlp = engine.get_nlp(_LANGUAGE)
    if not any("ruler" in name.removeprefix("attribute_ruler") for name in nlp.pipe_names):
        nlp.disable_pipes(*_NEEDLESS.intersection(nlp.pipe_names))
    return _Ner(model, str(nlp.meta.get("version", "")), engine, SpacyRecognizer(), min(_PIECE, nlp.max_length - 1))


def _absent(model: str) -> str:
    if "/" in model or "\\" in model:
        return f'model "{model}": no spaCy pipeline is there. Name a directory that holds a meta.json, or an installed package.'
    leave = "or leave `model` out to use the built-in rules."
    return f'model "{model}" is not installed. Run: python -m spacy download {model}, {leave}'


@dataclass(frozen=True, slots=True)
class _Ner:
    model: str
    version: str
    engine: Any = field(repr=False, compare=False)
    recognizer: Any = field(repr=False, compare=False)
    longest: int = _PIECE
    patterns: tuple[Pattern, ...] = tuple(replace(each, sources=(SOURCE,)) for each in _NAMED)

    def __reduce__(self) -> tuple[Callable[[str], TextDetector], tuple[str]]:
        return ner, (self.model,)

    def scan(self, values: pa.Array) -> pa.RecordBatch:
        """The entities that the pipeline sees in each value, in batches; long values in pieces cut at blanks."""
        index = {pattern.entity: number for number, pattern in enumerate(self.patterns)}
        rows: list[tuple[int, int, int, int, float]] = []
        pieces = ((piece, (row, base)) for row, text in enumerate(values.to_pylist()) if text for piece, base in self._pieces(text))
        while batch := list(islice(pieces, _TEXTS)):
            for text, artifacts, (row, base) in self.engine.process_batch(batch, _LANGUAGE, batch_size=_TEXTS, as_tuples=True):
                for found in self.recognizer.analyze(text, list(index), artifacts):
                    start = base + len(text[: found.start].encode())
                    end = start + len(text[found.start : found.end].encode())
                    rows.append((row, start, end, index[found.entity_type], self._score(found)))
        return _batch(rows)

    def _score(self, found: Any) -> float:
        """The model's score where it says one; what is weak stays weak."""
        weak = {pattern.entity: pattern.score for pattern in self.patterns}
        return min(float(found.score), weak[found.entity_type])

    def _pieces(self, text: str) -> Iterator[tuple[str, int]]:
        """The text in pieces that the pipeline takes, with the byte at which each begins."""
        at = base = 0
        while at < len(text):
            piece = text[at : at + self.longest]
            if run := _RUN.search(piece):
                piece = piece[: run.start() or _LONGEST_RUN]
            elif at + len(piece) < len(text):
                seams = (seam.match(piece) for seam in _SEAMS)
                piece = next((found.group() for found in seams if found), piece)
            yield piece, base
            at, base = at + len(piece), base + len(piece.encode())


def _batch(rows: list[tuple[int, int, int, int, float]]) -> pa.RecordBatch:
    if not rows:
        return gathered(()).batch()
    row, start, end, pattern = (np.array(column, np.int64) for column in tuple(zip(*rows, strict=True))[:4])
    score = np.array([each[4] for each in rows], np.float32)
    yes, no = np.ones(len(rows), bool), np.zeros(len(rows), bool)
    return Hits(row, start, end, pattern, score, yes, no, no).batch()


__all__ = ["ner", "patterns"]

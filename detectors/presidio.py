"""Presidio as a guest: its named-entity recogniser on any spaCy pipeline, and anyone's pattern recognisers in this engine.

presidio_analyzer and spaCy cost seconds and hundreds of megabytes: they are imported when a model is asked for, never before. Nothing
here opens a connection: a model that is not installed is an error, not a download.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from detectors.pieces import LONGEST, Found, batch, pieces, span
from detectors.recognizers import SOURCE, patterns
from detectors.text import TextDetector
from scanner.errors import PluginError, unexpected
from scanner.pattern import Pattern

_LANGUAGE = "en"
_TEXTS = 64

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
    nlp = pipeline(model)
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer

    engine: Any = SpacyNlpEngine(models=[{"lang_code": _LANGUAGE, "model_name": model}])
    engine.nlp = {_LANGUAGE: nlp}
    return _Ner(model, str(nlp.meta.get("version", "")), engine, SpacyRecognizer(), min(LONGEST, nlp.max_length - 1))


@cache
def pipeline(model: str) -> Any:
    """The spaCy pipeline of this name or in this directory, without what no entity needs; loaded once. PluginError as `ner`."""
    try:
        import presidio_analyzer  # noqa: F401 - the one without the other is of no use
        import spacy
    except ImportError as error:
        raise PluginError(
            f'model "{model}": presidio-analyzer and spaCy are not installed. Run: pip install presidio-analyzer spacy'
        ) from error
    if not (spacy.util.is_package(model) or (Path(model) / "meta.json").is_file()):
        raise PluginError(_absent(model))
    try:
        nlp = spacy.load(model)
    except Exception as error:
        raise PluginError(f'model "{model}" cannot be loaded: {unexpected(error)}. Install one that was made for this spaCy.') from error
    if not any("ruler" in name.removeprefix("attribute_ruler") for name in nlp.pipe_names):
        nlp.disable_pipes(*_NEEDLESS.intersection(nlp.pipe_names))
    return nlp


def _absent(model: str) -> str:
    if "/" in model or "\\" in model:
        return f'model "{model}": no spaCy pipeline is there. Name a directory that holds a meta.json, or an installed package.'
    leave = "or leave `model` out to use the built-in one."
    return f'model "{model}" is not installed. Run: python -m spacy download {model}, {leave}'


@dataclass(frozen=True, slots=True)
class _Ner:
    model: str
    version: str
    engine: Any = field(repr=False, compare=False)
    recognizer: Any = field(repr=False, compare=False)
    longest: int = LONGEST
    patterns: tuple[Pattern, ...] = tuple(replace(each, sources=(SOURCE,)) for each in _NAMED)

    def __reduce__(self) -> tuple[Callable[[str], TextDetector], tuple[str]]:
        return ner, (self.model,)

    def scan(self, values: pa.Array) -> pa.RecordBatch:
        """The entities that the pipeline sees in each value, in batches; long values in pieces cut at blanks."""
        index = {pattern.entity: number for number, pattern in enumerate(self.patterns)}
        found: list[Found] = []
        cut = ((piece, (row, base)) for row, text in enumerate(values.to_pylist()) if text for piece, base in pieces(text, self.longest))
        while some := list(islice(cut, _TEXTS)):
            for text, artifacts, (row, base) in self.engine.process_batch(some, _LANGUAGE, batch_size=_TEXTS, as_tuples=True):
                for each in self.recognizer.analyze(text, list(index), artifacts):
                    place = span(text, base, each.start, each.end)
                    found.append((row, *place, index[each.entity_type], self._score(each), False))
        return batch(found)

    def _score(self, found: Any) -> float:
        """The model's score where it says one; what is weak stays weak."""
        weak = {pattern.entity: pattern.score for pattern in self.patterns}
        return min(float(found.score), weak[found.entity_type])


__all__ = ["ner", "patterns", "pipeline"]

"""Presidio's recognisers that no pattern can say (an analysis of their own, regexes that `re` reads otherwise, steep ones).

As text detectors they run in Presidio's own engine, one at a time, over each text: the same spans and scores, at its speed. What they
read of a language model comes from the configured pipeline, or else from a blank one, which has words but no names or lemmas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from detectors.pieces import Found, batch, pieces, span
from detectors.recognizers import Keys, entities, offline
from scanner.errors import PluginError, unexpected
from scanner.pattern import Pattern

_WORDED = "noticegap_words"

# a regex that no pattern can be may take a time that grows with the square of a piece
_LONGEST = 10_000


def guest(recognizer: Any, keys: Keys, pipeline: Any = None) -> Guest:
    """The recogniser as a text detector; `keys` as in `detectors.recognizers.patterns`, `pipeline` a loaded spaCy pipeline."""
    offline()
    return Guest(recognizer, tuple(entities(recognizer, keys)), _analyzer(recognizer, pipeline))


def _analyzer(recognizer: Any, pipeline: Any) -> Any:
    """Presidio's engine with this recogniser alone; it is given its pipeline, so that it loads and downloads none."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    language = recognizer.supported_language
    engine: Any = SpacyNlpEngine(models=[{"lang_code": language, "model_name": "given"}])
    engine.nlp = {language: worded(pipeline or _blank(language))}
    registry = RecognizerRegistry(recognizers=[recognizer], supported_languages=[language])
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[language], context_aware_enhancer=_enhancer())


def _enhancer() -> Any:
    """Presidio's look for context words, which stumbles over a result without an explanation: it gets one."""
    from presidio_analyzer import AnalysisExplanation
    from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer

    class Enhancer(LemmaContextAwareEnhancer):
        def enhance_using_context(self, text: str, raw_results: Any, *rest: Any, **named: Any) -> Any:
            for each in raw_results:
                each.analysis_explanation = each.analysis_explanation or AnalysisExplanation("", each.score)
            return super().enhance_using_context(text, raw_results, *rest, **named)

    return Enhancer()


def _blank(language: str) -> Any:
    """A pipeline that knows what a word is in the language, or in any where spaCy needs more for it than itself."""
    import spacy

    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")


def worded(pipeline: Any) -> Any:
    """The pipeline with the words themselves where it has no lemmas: Presidio looks for context words among the lemmas."""
    from spacy.language import Language

    if not Language.has_factory(_WORDED):
        Language.component(_WORDED, func=_lemmas)
    if _WORDED not in pipeline.pipe_names:
        pipeline.add_pipe(_WORDED)
    return pipeline


def _lemmas(doc: Any) -> Any:
    for token in doc:
        token.lemma_ = token.lemma_ or token.lower_
    return doc


@dataclass(frozen=True, slots=True)
class Guest:
    """One recogniser, in Presidio's engine."""

    recognizer: Any
    patterns: tuple[Pattern, ...]
    analyzer: Any = field(repr=False, compare=False)
    longest: int = _LONGEST

    def scan(self, values: pa.Array) -> pa.RecordBatch:
        """What the recogniser finds in each value, long values in pieces cut at blanks."""
        found = [hit for row, text in enumerate(values.to_pylist()) if text for hit in self._read(row, text)]
        return batch(found)

    def _read(self, row: int, text: str) -> list[Found]:
        index = {pattern.entity: number for number, pattern in enumerate(self.patterns)}
        found: list[Found] = []
        for piece, base in pieces(text, self.longest):
            for result in self._results(piece):
                if result.entity_type not in index:
                    raise PluginError(f"{self.recognizer.name}: finds {result.entity_type}, which it does not list as supported.")
                told = result.analysis_explanation
                helped = bool(told is not None and told.supportive_context_word)
                place = span(piece, base, result.start, result.end)
                found.append((row, *place, index[result.entity_type], float(result.score), helped))
        return found

    def _results(self, piece: str) -> list[Any]:
        try:
            results: list[Any] = self.analyzer.analyze(piece, self.recognizer.supported_language, return_decision_process=True)
        except Exception as error:  # noqa: BLE001 - a stranger's code; its text may hold the value
            raise PluginError(f"{self.recognizer.name} cannot read a text: {unexpected(error)}.") from None
        return [each for each in results if each.end > each.start]

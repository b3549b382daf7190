"""The yardstick: presidio-analyzer's own loop over its English pattern recognisers, without a language model."""

from __future__ import annotations

import time
from typing import Any

import pyarrow as pa


def analyzer(every: bool) -> Any:
    """An AnalyzerEngine with the built-in pattern recognisers for English: those on by default, or `every` one that there is."""
    from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry, predefined_recognizers
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    from detectors.recognizers import offline

    offline()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    recognizers: Any = registry.recognizers
    for other in [each.name for each in recognizers if not isinstance(each, PatternRecognizer)]:
        registry.remove_recognizer(other)
    if every:
        loaded = {type(each) for each in registry.recognizers}
        for name in predefined_recognizers.__all__:
            kind = getattr(predefined_recognizers, name)
            if isinstance(kind, type) and issubclass(kind, PatternRecognizer) and kind not in loaded:
                made = kind()
                if made.supported_language == "en":
                    registry.add_recognizer(made)
    model = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    return AnalyzerEngine(registry=registry, nlp_engine=model, supported_languages=["en"])


def speed(made: Any, values: pa.LargeStringArray, seconds: float) -> float:
    """MB/s over as many of the rows as fit into the seconds."""
    done, began = 0, time.process_time()
    for text in values.to_pylist():
        made.analyze(text, language="en")
        done += len(text.encode())
        if time.process_time() - began > seconds:
            break
    return done / 1e6 / (time.process_time() - began)

"""Presidio's own recognisers, side by side: in AnalyzerEngine and, converted, in this engine. No language model, no network."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import regex  # type: ignore[import-untyped]
import yaml

from detectors import Engine
from detectors.fold import fold
from detectors.hits import codepoints, strongest
from detectors.presidio_entities import CATEGORIES
from detectors.presidio_guest import guest, worded
from detectors.recognizers import convertible, offline, patterns
from scanner.detect import detect
from tests.packs import cases, packs
from tests.test_cases import unmarked

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
LISTED: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "parity.toml").read_text("utf-8"))

#: A span in characters, and its score.
Found = tuple[int, int, float]


@cache
def recognizers() -> dict[str, Any]:
    """All of Presidio's recognisers that need no model, also those that are off by default, each said to speak English."""
    import presidio_analyzer
    from presidio_analyzer import predefined_recognizers as every

    offline()
    conf = yaml.safe_load((Path(presidio_analyzer.__file__).parent / "conf" / "default_recognizers.yaml").read_text("utf-8"))
    names = dict.fromkeys(entry["name"] for entry in conf["recognizers"])
    made = {name: getattr(every, name)(supported_language="en") for name in names if name not in _MODELS}
    return {name: each for name, each in made.items() if hasattr(each, "patterns")}


_MODELS = ("HuggingFaceNerRecognizer", "BasicLangExtractRecognizer")


@cache
def analyzer() -> Any:
    """AnalyzerEngine over all of them, without a language model."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    registry = RecognizerRegistry(recognizers=list(recognizers().values()), supported_languages=["en"])
    nothing = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    return AnalyzerEngine(registry=registry, nlp_engine=nothing, supported_languages=["en"])


@cache
def theirs(text: str) -> dict[str, set[Found]]:
    """What AnalyzerEngine finds, by entity."""
    found: dict[str, set[Found]] = {}
    for each in analyzer().analyze(text, language="en"):
        found.setdefault(each.entity_type, set()).add((each.start, each.end, round(each.score, 2)))
    return found


@cache
def converted() -> frozenset[str]:
    """Names of those that run as patterns."""
    return frozenset(name for name, each in recognizers().items() if convertible(each))


@cache
def engine(native: bool) -> Engine:
    """This engine over the same recognisers."""
    packs = {name: patterns(each) if name in converted() else (guest(_without_context(each), {}),) for name, each in recognizers().items()}
    return Engine(packs, native=native)


def _without_context(recognizer: Any) -> Any:
    alone = copy.copy(recognizer)
    alone.context = []
    return alone


def ours(texts: Sequence[str], native: bool = True) -> list[dict[str, set[Found]]]:
    """What this engine finds in each text, by entity: Presidio's scores without context, and its rule for overlaps within an entity."""
    made, values = engine(native), pa.array(texts, pa.large_string())
    hits = made.scan(values, every=True)
    numbers = hits.column("pattern").to_pylist()
    scores = [score(made, number, given) for number, given in zip(numbers, hits.column("score").to_pylist(), strict=True)]
    hits = hits.set_column(hits.schema.get_field_index("score"), "score", pa.array(scores, pa.float32()))
    entities = [made.patterns[number].entity for number in numbers]
    found: list[dict[str, set[Found]]] = [{} for _ in texts]
    for entity in set(entities):
        chosen = hits.filter(pa.array([each == entity for each in entities]))
        for hit in codepoints(strongest(chosen), values).to_pylist():
            found[hit["row"]].setdefault(entity, set()).add((hit["start"], hit["end"], round(hit["score"], 2)))
    return found


def score(made: Engine, number: int, given: float) -> float:
    """A hit's score in Presidio without context: the regex's own, or certain where a validator confirmed it."""
    pattern, recognizer = made.patterns[number], recognizers()[made.packs[number]]
    if pattern.regex is None:  # a text detector says Presidio's own
        return given
    return 1.0 if pattern.score == 1.0 else next(float(each.score) for each in recognizer.patterns if each.regex == pattern.regex)


@cache
def found_texts() -> tuple[str, ...]:
    """Texts of the case files in which something is found, whatever column they stand in."""
    said = (each for _, _, each in cases() if not each.get("column"))
    return tuple(dict.fromkeys(unmarked(text)[0] for each in said for name in ("finds", "reserved") for text in each.get(name, ())))


@cache
def case_texts() -> tuple[str, ...]:
    """Every text of the case files, without its brackets."""
    lists = ("finds", "ignores", "reserved")
    texts = [text for _, _, said in cases() for name in lists for text in said.get(name, ())]
    texts += [case["text"] for _, _, said in cases() for case in said.get("in_column", ())]
    return tuple(dict.fromkeys(unmarked(text)[0] for text in texts))


def differences(text: str, found: dict[str, set[Found]]) -> Iterator[str]:
    """Names of the recognisers whose spans or scores differ from AnalyzerEngine's on the text as detectors see it (`detectors.fold`).

    Those that run in Presidio's own engine see it as it was written.
    """
    written, seen = theirs(text), unfolded(text)
    for name, each in recognizers().items():
        entity = each.supported_entities[0]
        expected = seen if name in converted() else written
        if expected.get(entity, set()) != found.get(entity, set()):
            yield name


def unfolded(text: str) -> dict[str, set[Found]]:
    """What AnalyzerEngine finds in the folded text, at its places in the text itself."""
    if text.isascii():
        return theirs(text)
    data = text.encode()
    made = fold(data)

    def place(byte: int) -> int:
        return len(data[:byte].decode())

    return {
        entity: {(place(int(made.first[start])), place(int(made.stop[end - 1])), score) for start, end, score in spans}
        for entity, spans in theirs(made.data.decode("latin-1")).items()
    }


def allowed(text: str) -> bool:
    """Whether a listed difference covers this text."""
    return any(regex.search(entry["where"], text) for entry in LISTED["presidio"])


@cache
def reader() -> Any:
    """AnalyzerEngine as its users have it: with words, so that context counts, and with the recogniser of telephone numbers."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import PhoneRecognizer

    nlp: Any = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "given"}])
    nlp.nlp = {"en": worded(spacy.blank("en"))}
    registry = RecognizerRegistry(recognizers=[*recognizers().values(), PhoneRecognizer()], supported_languages=["en"])
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["en"])


@cache
def own() -> Engine:
    """This engine over noticegap's own packs."""
    return Engine({name: items for name, items in packs().items() if name != "names"})


def missed(texts: Sequence[str]) -> Iterator[tuple[str, str, int, int]]:
    """What Presidio finds, at the threshold that its users take, where noticegap's packs see nothing about a person.

    Text, Presidio's entity, first and last character. Entities that show nothing about a person by themselves are left out.
    """
    for text, hits in zip(texts, detect(own(), texts), strict=True):
        shown = [(hit.start, hit.end) for hit in hits if hit.entity in _personal()]
        for each in reader().analyze(text, "en", score_threshold=USUAL):
            seen = any(start < each.end and each.start < end for start, end in shown)
            if CATEGORIES[each.entity_type][0] and not seen:
                yield text, each.entity_type, each.start, each.end


@cache
def _personal() -> frozenset[str]:
    return frozenset(pattern.entity for pattern in own().patterns if pattern.category)


#: The score below which users of Presidio drop a result: what context words lift a weak match to.
USUAL = 0.4


def reasoned(entity: str, text: str, start: int, end: int) -> bool:
    """Whether a listed reason covers what was missed."""
    return any(
        entity in entry["entities"] and regex.search(entry.get("span", ""), text[start:end]) and regex.search(entry.get("text", ""), text)
        for entry in LISTED["packs"]
    )

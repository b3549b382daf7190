"""What free text reveals of people, on self-written text about people who do not exist."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors import Engine
from detectors.reader import network
from detectors.reader.network import session
from detectors.reader.sentences import sentences
from detectors.reader.words import WORD
from detectors.revealed.detector import SURE, WHAT, model
from detectors.revealed.gate import Gate
from detectors.revealed.labels import ENTITIES, KINDS, LABELS, spans
from detectors.revealed.reader import Reader
from detectors.training.revealed.texts import marked
from scanner.config import NONE, OWN, THOROUGH
from scanner.errors import PluginError
from scanner.setup import load_engine
from scanner.taxonomy import load as taxonomy
from scanner.verdict.chance import alone
from scanner.why.clauses import Asked, lacks
from tests.test_columns import held

#: Braces mark what must be found, with the letters of `KINDS`.
TELLING = (
    "{H:can't get up the stairs} any more, so the engineer has to come to the back door",
    "cust says {K:her husband} {H:had a stroke} in may",
    "she {F:can't keep up with the payments} until the tribunal",
    "he {C:was arrested} last night and is {C:on bail}",
    "my {K:son} is {H:waiting for an operation on his knee}",
    "We {R:keep Shabbat}, please do not deliver on Saturday.",
    "i've {P:voted labour all my life} and i'm not changing now",
    "been {U:a shop steward} at the depot since 2004",
    "i'm {S:bisexual} and not out at work",
    "{N:born in Lagos} and came over in 1998",
    "he's {O:a plasterer} so he's out from six",
    "they {M:got divorced} last year",
)
#: Nothing private of anybody.
SILENT = (
    "The boiler was serviced and the pressure is back to normal.",
    "parcel left in the porch behind the recycling",
    "System health check failed on node 4, process killed.",
    "can you tell me when the next bus to the airport goes",
    "Invoice 4711 was paid twice, please refund one.",
    "The meeting is moved to Thursday at ten.",
    "Union Street is closed for roadworks until the 14th.",
    "child process exited with code 1",
    "\tint disabled;",
    "struct child *orphans[4];",
    "Complaint: Home Hub",
    "Sick Boy Blues",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def found(reader: Reader, text: str) -> list[tuple[str, str]]:
    """What is told for sure, as entity and words."""
    (told,) = reader.read([text])
    return [(ENTITIES[each.entity], text[each.start : each.end]) for each in told if each.score >= SURE]


@pytest.mark.parametrize("line", TELLING)
def test_what_is_told_in_words_of_its_own_is_found(reader: Reader, line: str) -> None:
    record = marked(line)
    (told,) = reader.read([record.text])
    for start, end, entity in record.spans:
        assert [each for each in told if ENTITIES[each.entity] == entity and each.start < end and each.end > start and each.score >= SURE]


@pytest.mark.parametrize("line", SILENT)
def test_what_reveals_nothing_is_silent(reader: Reader, line: str) -> None:
    assert found(reader, line) == []


def test_a_broken_network_finds_nothing_that_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts above are found by the network, and by nothing around it."""

    class Blind:
        def run(self, wanted: object, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:  # type: ignore[type-arg]
            shape = next(iter(inputs.values())).shape[:2]
            scores = np.zeros((*shape, len(LABELS)), np.float32)
            scores[..., 0] = 20
            return [scores, np.zeros((*shape, 384), np.float32)]

    monkeypatch.setattr("detectors.revealed.reader._run", lambda _: Blind())
    assert not any(Reader().read([marked(line).text for line in TELLING]))


def _shares(*rows: tuple[str, float]) -> np.ndarray:  # type: ignore[type-arg]
    made = np.full((len(rows), len(LABELS)), 0.0, np.float32)
    for at, (label, share) in enumerate(rows):
        made[at, 0] = 1 - share
        made[at, LABELS.index(label)] += share
    return made


def _spans(text: str, shares: np.ndarray, least: float = 0.5) -> list[tuple[str, str, float]]:  # type: ignore[type-arg]
    words = [word.span() for word in WORD.finditer(text)]
    told = spans(text, words, shares, least)
    return [(text[each.start : each.end], ENTITIES[each.entity], round(each.score, 2)) for each in told]


def test_words_of_one_kind_side_by_side_are_one_span() -> None:
    shares = _shares(("O", 0), ("HEALTH_TERM", 0.6), ("HEALTH_TERM", 0.9), ("KINSHIP", 0.8), ("HEALTH_TERM", 0.4))
    assert _spans("she broke both mum ill", shares) == [("broke both", "HEALTH_TERM", 0.9), ("mum", "KINSHIP", 0.8)]


def test_punctuation_ends_no_span() -> None:
    assert _spans("asthma ).", _shares(*[("HEALTH_TERM", 0.9)] * 3)) == [("asthma", "HEALTH_TERM", 0.9)]
    assert _spans(". .", _shares(*[("HEALTH_TERM", 0.9)] * 2)) == []


def test_a_word_tells_when_it_is_hardly_nothing_whatever_kind_it_is() -> None:
    shares = _shares(("HEALTH_TERM", 0.4))
    shares[0, LABELS.index("CRIMINAL_OFFENCE")] = 0.35
    shares[0, 0] = 0.25
    assert _spans("abuse", shares, 0.7) == [("abuse", "HEALTH_TERM", 0.75)]


_SAID = ("the", "her", "his", "mum", "asthma", "invoice", "paid", "can't", "walk", "Ltd", "prison", "Monday", "£20", "\0", "é.")
_WORDS = st.lists(st.sampled_from(_SAID), max_size=12)


@given(st.lists(_WORDS.map(" ".join), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_what_is_read_of_a_text_does_not_hang_on_those_beside_it(texts: list[str]) -> None:
    together = Reader().read(texts)
    assert together == [Reader().read([text])[0] for text in texts]


@given(_WORDS.map(". A".join))
@settings(max_examples=60, deadline=None)
def test_a_text_may_open_where_one_of_its_sentences_does(text: str) -> None:
    gate = Gate()
    parts = [text[start:end] for start, end in sentences(text)]
    if gate.opens(parts).any():
        assert gate.may_open([text]).all()


def test_the_gate_keeps_ordinary_text_from_the_network_and_nothing_that_tells() -> None:
    gate = Gate()
    assert gate.opens([marked(line).text for line in TELLING]).all()
    assert gate.opens(SILENT).mean() < 0.7
    assert not gate.opens(["please call back about the invoice", ""]).any()


def _scanned(engine: Engine, cells: Sequence[str], name: str = "") -> list[tuple[str, str]]:
    values = pa.array(cells, pa.large_string())
    hits = engine.scan(values, name=name).to_pylist()
    return [(engine.patterns[h["pattern"]].category, cells[h["row"]].encode()[h["start"] : h["end"]].decode()) for h in hits if h["valid"]]


@pytest.mark.parametrize(
    "date", ["Wed, 22 May 2024 09:00:00 +0000", "2024-05-22T09:00:00Z", "Fri 3rd June, 2pm", "14/07/1988", "45 - 60", "..."]
)
def test_dates_and_numbers_alone_are_not_read(date: str) -> None:
    assert Reader(gate=False)._asked([date]) == []


@pytest.mark.parametrize("said", ["Married", "Sep'd 3/24", "Sat with her mum", "Deceased", "DOB 3/4/41", "may be HIV+", "80mg am"])
def test_words_that_begin_like_dates_are_read(said: str) -> None:
    assert len(Reader(gate=False)._asked([f"on {said}", said.lower()])) == 2


def test_a_network_that_guessed_as_often_as_in_texts_that_tell_nothing_shows_nothing() -> None:
    (pattern,) = (each for each in model().patterns if each.category == "special.genetic")

    def tally(passed: int, tried: int) -> Any:
        return SimpleNamespace(rows=passed, distinct=SimpleNamespace(among=lambda seen: (passed, tried)), seen=None)

    assert alone(pattern, tally(1, 2), 300), "the other was doubted"
    assert not alone(pattern, tally(1, 1), 300), "nothing else was doubted"
    assert not alone(pattern, tally(1, 2), 40), "a letter, a short list"
    assert alone(pattern, tally(1, 1), 600), "one line in many"
    assert not alone(pattern, tally(2, 3), 600), "another cell says so, too"
    assert alone(pattern, tally(100, 120), 100_000) and not alone(pattern, tally(150, 170), 100_000)
    known = replace(pattern, regex="x")
    assert not alone(known, tally(1, 1), 100_000), "what has a form is no guess"


def test_spans_are_bytes() -> None:
    engine = Engine({"revealed": (model(),)})
    cells = ["Café “Zoë”: cust says her husband had a stroke in may", "nothing here"]
    assert ("special.health", "had a stroke") in _scanned(engine, cells) or any("stroke" in words for _, words in _scanned(engine, cells))


def test_what_is_doubtful_is_a_candidate_that_failed() -> None:
    engine = Engine({"revealed": (model(),)})
    hits = engine.scan(pa.array([marked(line).text for line in TELLING])).to_pylist()
    assert {hit["valid"] for hit in hits} <= {True, False}
    assert all(hit["valid"] == (hit["score"] >= SURE - 1e-6) for hit in hits)


def test_a_column_of_single_words_is_not_read() -> None:
    engine = Engine({"revealed": (model(),)})
    assert _scanned(engine, ["stroke", "bail", "divorced"], "status") == []
    assert _scanned(engine, [marked(line).text for line in TELLING], "notes") != []


def test_each_entity_shows_a_category_of_the_taxonomy() -> None:
    assert {category for _, category, _ in WHAT.values()} <= set(taxonomy().categories)
    assert list(WHAT) == list(ENTITIES) == list(KINDS.values())


def test_it_goes_to_another_process_and_counts_in_the_version() -> None:
    detector = pickle.loads(pickle.dumps(model()))
    assert detector == model()
    assert len({Engine({"n": (each,)}).version for each in (detector, model(thorough=True))} | {Engine({"n": ()}).version}) == 3


def test_it_is_off_where_no_model_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.plugins.load_all", lambda _: {})
    assert "revealed" in load_engine(OWN).packs  # type: ignore[attr-defined]
    assert "revealed" in load_engine(THOROUGH).packs  # type: ignore[attr-defined]
    assert "revealed" not in load_engine(NONE).packs  # type: ignore[attr-defined]


def test_weights_that_are_gone_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    network.digest.cache_clear()
    monkeypatch.setattr(network, "files", lambda _: tmp_path)
    with pytest.raises(PluginError, match=r'its file front.onnx is missing. Install noticegap anew, or set model = "none"'):
        model()
    monkeypatch.undo()
    network.digest.cache_clear()


def test_the_network_is_its_own() -> None:
    assert session("front", "detectors.revealed") is not session("front")


def test_why_says_that_the_network_is_not_sure_enough() -> None:
    doubtful = "SPD query, says her son 21 now and at uni so lives on her own again."
    (told,) = Reader().read([doubtful])
    assert any(each.score < SURE for each in told)
    pattern = Engine({"revealed": (model(),)}).patterns[0]
    assert dict(lacks(pattern, {"valid": False, "start": 0, "end": 3, "score": 0.5, "context": False}, Asked(doubtful))) == {
        "check": "is nothing that its model is sure enough of"
    }


#: Found in all of them; columns that are notes by name or length, and one of short answers, have it, a column of titles has not.
_TOLD = "she had a stroke in may"


@pytest.mark.parametrize(
    ("name", "others", "there"),
    [
        ("notes", "paid by card", True),
        ("reported", "asked whether the engineer could come a little later", True),
        ("name", "song about a train", False),
        ("reason", "she had a stroke in june", True),
    ],
)
def test_in_titles_what_the_network_sees_now_and_then_is_nothing(name: str, others: str, there: bool) -> None:
    column = [_TOLD, *(f"{others} {number}" for number in range(60))]
    found = held({"number": list(range(61)), name: column}, engine=Engine({"revealed": (model(),)}))
    assert ((name, "special.health") in found) is there

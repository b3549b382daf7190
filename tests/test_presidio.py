"""Presidio's recognisers as guests of the engine, on real (small) spaCy pipelines, without network."""

from __future__ import annotations

import pickle
import socket
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from detectors import Engine
from detectors.hits import codepoints, strongest
from detectors.presidio import ner, patterns
from scanner.errors import PluginError

pytestmark = pytest.mark.filterwarnings("ignore")

CATEGORY = {"SORT": ("pay.bank",)}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PERSON", "pattern": [{"LOWER": "ann"}, {"LOWER": "example"}]},
            {"label": "GPE", "pattern": "Exampleton"},
            {"label": "ORG", "pattern": "Example Ltd"},
            {"label": "NORP", "pattern": "Examplish"},
            {"label": "DATE", "pattern": "Monday"},
            {"label": "PRODUCT", "pattern": "Widget"},
        ]
    )
    path = tmp_path_factory.mktemp("model") / "en_tiny"
    nlp.to_disk(path)
    return str(path)


def found(engine: Engine, texts: list[str | None]) -> list[tuple[int, str, str]]:
    values = pa.array(texts, pa.string())
    rows = codepoints(engine.scan(values), values).to_pylist()
    return [(r["row"], engine.patterns[r["pattern"]].entity, (texts[r["row"]] or "")[r["start"] : r["end"]]) for r in rows]


def test_entities_of_the_pipeline_become_hits(pipeline: str) -> None:
    engine = Engine({"names": (ner(pipeline),)})
    texts = [None, "é 😀 Ann Example of Exampleton", "", "Example Ltd is Examplish since Monday. Widget"]
    assert found(engine, texts) == [
        (1, "PERSON", "Ann Example"),
        (1, "LOCATION", "Exampleton"),
        (3, "ORGANIZATION", "Example Ltd"),
        (3, "NRP", "Examplish"),
        (3, "DATE_TIME", "Monday"),
    ]
    scores = engine.scan(pa.array(texts)).column("score").to_pylist()
    assert scores == pytest.approx([0.85, 0.3, 0.3, 0.3, 0.3])
    assert {p.entity: p.category for p in engine.patterns}["PERSON"] == "person.name"


def test_long_texts_are_cut_at_blanks_with_their_offsets(pipeline: str) -> None:
    detector = ner(pipeline)
    assert detector.longest < 100_000  # type: ignore[attr-defined]
    text = ("é Ann Example, " * 9000) + "Exampleton"
    hits = found(Engine({"names": (detector,)}), [text, "x" * 120_000 + " Exampleton"])
    assert {hit: hits.count(hit) for hit in set(hits) if hit[1] == "PERSON"} == {(0, "PERSON", "Ann Example"): 9000}
    assert [hit for hit in hits if hit[1] == "LOCATION"] == [(0, "LOCATION", "Exampleton"), (1, "LOCATION", "Exampleton")]


def test_components_that_no_entity_needs_are_off(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    nlp.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "m")
    detector = ner(str(tmp_path / "m"))
    assert detector.engine.get_nlp("en").pipe_names == ["ner"]  # type: ignore[attr-defined]


def test_it_goes_to_another_process_and_counts_in_the_version(pipeline: str) -> None:
    detector = ner(pipeline)
    assert found(Engine({"n": (pickle.loads(pickle.dumps(detector)),)}), ["Ann Example"]) == [(0, "PERSON", "Ann Example")]
    assert Engine({"n": (detector,)}).version != Engine({"n": ()}).version


def test_a_model_that_is_not_installed_is_told_with_the_remedy() -> None:
    with pytest.raises(PluginError) as caught:
        ner("en_core_web_nothing")
    assert str(caught.value) == (
        'model "en_core_web_nothing" is not installed. Run: python -m spacy download en_core_web_nothing, '
        "or leave `model` out to use the built-in one."
    )


def test_a_directory_that_holds_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="no spaCy pipeline is there"):
        ner(str(tmp_path))
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(PluginError, match="cannot be loaded"):
        ner(str(tmp_path))


def test_neither_presidio_nor_spacy_is_imported_without_a_model() -> None:
    code = (
        "import sys, pyarrow as pa, detectors, detectors.presidio\n"
        "detectors.Engine({}).scan(pa.array(['a']))\n"
        "print([m for m in ('spacy', 'presidio_analyzer', 'torch', 'tldextract') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_patterns_find_what_the_recogniser_finds() -> None:
    from presidio_analyzer.predefined_recognizers import CreditCardRecognizer, EmailRecognizer, IpRecognizer, NhsRecognizer

    text = (
        "card 4111111111111111 or 4111111111111112, Ann@example.org, a@b.invalidtld, 999 000 0018, 999 000 0019, 192.0.2.7 2001:db8::1 é."
    )
    for own in (CreditCardRecognizer(), EmailRecognizer(), NhsRecognizer(), IpRecognizer()):
        engine = Engine({"p": patterns(own)}, native=True)
        theirs = sorted({(r.start, r.end) for r in own.analyze(text, own.supported_entities)})
        values = pa.array([text])
        hits = codepoints(engine.scan(values), values)
        ours = sorted({(h["start"], h["end"]) for h in hits.to_pylist() if h["valid"]})
        assert ours == theirs and theirs, own.name
        assert strongest(hits).num_rows <= len(theirs)


def test_a_users_own_recogniser_with_deny_list_context_and_invalidation() -> None:
    from presidio_analyzer import Pattern as Regex
    from presidio_analyzer import PatternRecognizer

    class Codes(PatternRecognizer):
        def invalidate_result(self, pattern_text: str) -> bool:
            return pattern_text.endswith("0")

    own = Codes("SORT", patterns=[Regex("six", r"\b\d{6}\b", 0.4)], deny_list=["n/a"], context=["Sort Code"], deny_list_score=0.9)
    made = patterns(own, CATEGORY)
    assert [(p.score, p.category, p.context) for p in made] == [(0.4, "pay.bank", ("sort code",)), (0.9, "pay.bank", ("sort code",))]
    hits = Engine({"p": made}).scan(pa.array(["sort code 123456", "N/A", "123450"])).to_pylist()
    told = [(h["row"], h["pattern"], h["valid"], h["context"]) for h in hits]
    assert told == [(0, 0, True, True), (1, 1, True, False), (2, 0, False, False)]


def test_an_entity_without_a_category_is_told() -> None:
    from presidio_analyzer import Pattern as Regex
    from presidio_analyzer import PatternRecognizer

    with pytest.raises(PluginError, match="no category is known for its entity ZEBRA"):
        patterns(PatternRecognizer("ZEBRA", patterns=[Regex("z", "zebra", 0.5)], name="Zoo"))

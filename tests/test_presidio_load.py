"""A user's own Presidio recognisers: from a module, a file, Presidio's YAML or an entry point; every mistake is one sentence."""

from __future__ import annotations

import json
import sys
import textwrap
from collections import Counter
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from detectors import Engine, fingerprint
from detectors.hits import codepoints
from detectors.presidio_load import foreign, loaded
from scanner import plugins
from scanner.cli import run
from scanner.config import load_config
from scanner.errors import ConfigError, PluginError
from scanner.pattern import Pattern
from scanner.setup import load_engine

pytestmark = pytest.mark.filterwarnings("ignore")

CODE = textwrap.dedent(
    '''
    from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult


    class Staff(PatternRecognizer):
        """STAFF and six digits; the last one is the sum of the others."""

        def __init__(self):
            super().__init__("STAFF_NUMBER", patterns=[Pattern("staff", r"\\bST[0-9]{6}\\b", 0.2)], context=["staff"])

        def validate_result(self, text):
            return sum(map(int, text[2:7])) % 10 == int(text[7])


    class Numbers(EntityRecognizer):
        """Words that are numbers, told from the tokens."""

        def __init__(self):
            super().__init__(["NUMBER"], context=["roughly"])

        def load(self):
            pass

        def analyze(self, text, entities, nlp_artifacts):
            words = [word for word in nlp_artifacts.tokens if word.like_num]
            return [RecognizerResult("NUMBER", word.idx, word.idx + len(word), 0.6) for word in words]


    BADGE = PatternRecognizer("BADGE", patterns=[Pattern("badge", r"B-[0-9]{4}", 0.6)], deny_list=["no badge"], deny_list_score=0.7)
    BOTH = [Staff, BADGE]
    NOTHING = 3


    class Broken(EntityRecognizer):
        def __init__(self):
            super().__init__(["NUMBER"])

        def load(self):
            pass

        def analyze(self, text, entities, nlp_artifacts):
            raise ValueError(text)


    class Liar(Broken):
        def analyze(self, text, entities, nlp_artifacts):
            return [RecognizerResult("OTHER", 0, 1, 0.5)]


    class Needy(PatternRecognizer):
        def __init__(self, what):
            super().__init__("BADGE", deny_list=[what])
    '''
)
KEYS = {"STAFF_NUMBER": ("work.history",), "BADGE": ("work.history",), "NUMBER": ("other",)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "own_recognizers.py"
    path.write_text(CODE)
    return path


def made(spec: str, *entities: str, model: str | None = None) -> Any:
    return loaded([spec], {}, {entity: KEYS[entity] for entity in entities}, model)[spec]


def found(items: Any, text: str) -> list[tuple[str, str, float]]:
    values, engine = pa.array([text]), Engine({"own": items})
    hits = codepoints(engine.scan(values), values).to_pylist()
    return [(engine.patterns[h["pattern"]].entity, text[h["start"] : h["end"]], round(h["score"], 2)) for h in hits if h["valid"]]


def test_a_class_a_list_and_an_instance_from_a_file(path: Path) -> None:
    (staff, *_) = made(f"{path}:Staff", "STAFF_NUMBER")
    assert isinstance(staff, Pattern) and (staff.category, staff.score) == ("work.history", 1.0)
    assert staff.chance == pytest.approx(0.1, abs=0.05), "the odds of its check are known"
    assert found(made(f"{path}:BOTH", "STAFF_NUMBER", "BADGE"), "ST123451 é ST123455, B-1234, no badge") == [
        ("STAFF_NUMBER", "ST123455", 1.0),
        ("BADGE", "B-1234", 0.6),
        ("BADGE", "no badge", 0.7),
    ]
    assert found(made(f"{path}:BADGE", "BADGE"), "xB-1234") == [("BADGE", "B-1234", 0.6)]


def test_a_module_that_python_finds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(path.parent)
    assert len(made("own_recognizers:Staff", "STAFF_NUMBER")) == 2
    monkeypatch.delitem(sys.modules, "own_recognizers")


def test_a_recogniser_that_is_no_pattern_reads_words_and_context(path: Path) -> None:
    guest = made(f"{path}:Numbers", "NUMBER")
    assert found(guest, "zwölf, twelve and then 7 things") == [("NUMBER", "twelve", 0.6), ("NUMBER", "7", 0.6)]
    assert found(guest, "roughly twelve") == [("NUMBER", "twelve", 0.95)]
    long = "é and " * 9000
    assert found(guest, long + "twelve") == [("NUMBER", "twelve", 0.6)]


def test_it_reads_the_configured_pipeline(path: Path, tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ann Example"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "en_tiny")
    (tmp_path / "names.yaml").write_text("recognizers:\n  - SpacyRecognizer\n  - UkNinoRecognizer\n")
    with pytest.raises(
        PluginError, match=r'names\.yaml": SpacyRecognizer reads names from a pipeline\. Set model = "…", or leave it out\.$'
    ):
        made(f"{tmp_path}/names.yaml")
    assert [item.entity for item in made(f"{tmp_path}/names.yaml", model=str(tmp_path / "en_tiny"))] == ["UK_NINO"]
    assert found(made(f"{path}:Numbers", "NUMBER", model=str(tmp_path / "en_tiny")), "twelve") == [("NUMBER", "twelve", 0.6)]


YAML = """
recognizers:
  - name: Zip codes
    supported_languages: [{language: en, context: [zip]}, {language: de, context: [postleitzahl]}]
    patterns: [{name: five digits, regex: '\\b[0-9]{5}\\b', score: 0.01}]
    supported_entity: ZIP
  - {name: Titles, supported_language: en, supported_entity: TITLE, deny_list: [Mr., Dr.], deny_list_score: 0.8}
  - {name: UkNinoRecognizer, type: predefined, enabled: false}
  - name: UsSsnRecognizer
    type: predefined
    score_thresholds: {US_SSN: 0.5}
  - IpRecognizer
"""


def test_presidios_yaml(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(YAML)
    items = loaded([f"{tmp_path}/r.yaml"], {}, {"ZIP": ["contact.address"], "TITLE": ["person.name"]})[f"{tmp_path}/r.yaml"]
    patterns = [item for item in items if isinstance(item, Pattern)]
    assert Counter(p.entity for p in patterns) == {"ZIP": 1, "TITLE": 1, "US_SSN": 1, "IP_ADDRESS": 5}
    (zips,) = (p for p in patterns if p.entity == "ZIP")
    assert zips.context == ("zip", "postleitzahl") and zips.need == "context"
    assert found(items, "Dr. Example, postleitzahl 12345, 219-09-9999, 219099999") == [
        ("TITLE", "Dr.", 0.8),
        ("ZIP", "12345", 0.5),
        ("US_SSN", "219-09-9999", 0.5),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("recognizers: [", "is not valid YAML in line 2: expected the node content, but found '<stream end>'."),
        ("a: 1", "has no list \"recognizers\". Write it as in Presidio's default_recognizers.yaml."),
        ("recognizers: [3]", "3 is no recogniser. Write a name, or name, supported_entity and patterns."),
        ("recognizers: [Nope]", "recognizers: Predefined recognizer 'Nope' not found: Recognizer of name Nope was not found"),
        ("recognizers: [{name: A, supported_entity: X, patterns: [{name: a, regex: '(', score: 0.5}]}]",
         "Invalid regex pattern: missing ) at position 1."),
        ("recognizers: [{name: A, supported_entity: X, patterns: [{name: a, regx: a, score: 0.5}]}]",
         "recognizers.patterns: Pattern should contain a regex field:"),
        ("recognizers: [{name: A, supported_entity: X, deny_list: [a]}]",
         "A: no category is known for its entity X. Add to the configuration, under [categories], what it shows: "
         'X = "id.national", or another key of the taxonomy.'),
        ("supported_languages: [fr]\nrecognizers: [{name: UkNinoRecognizer, type: predefined, supported_languages: [en]}]",
         "none of its recognisers is for its supported_languages: fr."),
    ],
)  # fmt: skip
def test_each_mistake_in_yaml_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "r.yaml").write_text(text + "\n")
    with pytest.raises(PluginError) as caught:
        made(f"{tmp_path}/r.yaml")
    assert str(caught.value).startswith(f'recognizers "{tmp_path}/r.yaml": {sentence}')
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("nowhere.at_all:X", 'recognizers "nowhere.at_all:X": no module "nowhere.at_all" is installed here.'),
        ("Recognizer", 'recognizers "Recognizer": is no place to look. Write "module:Class", "file.py:Class" or "file.yaml".'),
        ("{}/none.py:X", 'recognizers "{}/none.py:X": {}/none.py does not exist.'),
        ("{}/none.yaml", 'recognizers "{}/none.yaml": does not exist.'),
        ("{}/own_recognizers.py:Staf", 'there is no "Staf". Did you mean "Staff"? Known: BADGE, BOTH, Broken, '),
        ("{}/own_recognizers.py:NOTHING", "int is no recogniser. Name a class, an instance or a list of them."),
        ("{}/own_recognizers.py:Needy", "Needy cannot be made without arguments: Needy.__init__() missing 1 required positional argument"),
        ("{}/broken.py:X", "cannot be loaded: Invalid regex pattern: missing ) at position 1."),
        ("{}/needs.py:X", 'cannot be loaded: No module named \'nowhere\'.'),
    ],
)  # fmt: skip
def test_each_mistake_in_a_spec_is_one_sentence(path: Path, spec: str, sentence: str) -> None:
    (path.parent / "broken.py").write_text("from presidio_analyzer import Pattern\nX = Pattern('x', '(', 0.5)\n")
    (path.parent / "needs.py").write_text("import nowhere\n")
    with pytest.raises(PluginError) as caught:
        made(spec.replace("{}", str(path.parent)))
    assert sentence.replace("{}", str(path.parent)) in str(caught.value)
    assert str(caught.value).startswith('recognizers "') and "\n" not in str(caught.value)


def test_a_category_that_no_recogniser_asks_for_is_a_spelling_mistake(path: Path) -> None:
    with pytest.raises(ConfigError, match=r'^\[categories\] STAFF_NUMBR: no recogniser finds it\. Did you mean "STAFF_NUMBER"\?'):
        loaded([f"{path}:Staff"], {}, {"STAFF_NUMBER": ("other",), "STAFF_NUMBR": ("other",)})


@pytest.mark.parametrize(
    ("name", "sentence"), [("Broken", "cannot read a text: ValueError in "), ("Liar", "finds OTHER, which it does not list as supported.")]
)
def test_what_fails_in_a_text_is_told_without_the_text(path: Path, name: str, sentence: str) -> None:
    engine = Engine({"own": made(f"{path}:{name}", "NUMBER")})
    with pytest.raises(PluginError) as caught:
        engine.scan(pa.array(["a secret"]))
    assert sentence in str(caught.value) and "secret" not in str(caught.value)


def test_an_entry_point_may_give_recognisers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(path.parent)
    points = [EntryPoint("own", "own_recognizers:BOTH", plugins.DETECTORS), EntryPoint("more", "own_recognizers:Staff", plugins.DETECTORS)]
    monkeypatch.setattr("scanner.plugins.entry_points", lambda group, name=None: [p for p in points if name in (None, p.name)])
    assert foreign(plugins.load_all(plugins.DETECTORS))
    engine = load_engine(None, categories={"STAFF_NUMBER": KEYS["STAFF_NUMBER"], "BADGE": KEYS["BADGE"]})
    assert {pattern.entity for pattern in engine.patterns} == {"STAFF_NUMBER", "BADGE"}
    with pytest.raises(PluginError, match=r'^recognizers "(more|own)": .*no category is known for its entity STAFF_NUMBER\.'):
        load_engine()
    monkeypatch.delitem(sys.modules, "own_recognizers")


CONFIG = """
notice = "notice.toml"
recognizers = ["own_recognizers.py:BOTH"]
[categories]
STAFF_NUMBER = "work.history"
BADGE = ["id.document", "work.history"]
[[source]]
id = "share"
kind = "files"
path = "share"
purposes = ["staff"]
"""


def test_detect_takes_the_configurations_recognisers(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path.parent / "noticegap.toml").write_text(CONFIG)
    (path.parent / "in.jsonl").write_text('{"id": 1, "text": "é ST123455 and B-1234"}\n')
    assert (
        run(["detect", "--jsonl", "-c", f"{path.parent}/noticegap.toml", f"{path.parent}/in.jsonl", "--entities", "STAFF_NUMBER,BADGE"])
        == 0
    )
    (hits,) = (json.loads(line)["hits"] for line in capsys.readouterr().out.splitlines())
    assert [(h["start"], h["end"], h["entity"], h["score"]) for h in hits] == [(2, 10, "STAFF_NUMBER", 1.0), (15, 21, "BADGE", 0.6)]
    assert all(h["detector"] == f"{path.parent}/own_recognizers.py:BOTH" for h in hits)


NOTICE = """
schema = "notice/0"
[notice]
id = "staff"
title = "Staff notice"
subjects = ["staff"]
[[purpose]]
id = "staff"
says = "to employ you"
categories = [{ says = "Name", keys = ["person.name"] }]
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_scan_takes_them_too(path: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    folder = path.parent
    (folder / "noticegap.toml").write_text(CONFIG)
    (folder / "notice.toml").write_text(NOTICE)
    (folder / "share").mkdir()
    rows = [f"ST{n:05d}{sum(map(int, f'{n:05d}')) % 10},B-{n % 9000 + 1000}" for n in range(0, 20000, 397)]
    (folder / "share" / "people.csv").write_text("ref,badge\n" + "\n".join(rows) + "\n")
    (folder / "share" / "more.csv").write_text("ref,badge\n" + "\n".join(rows) + "\n")
    code = run(["scan", "-c", f"{folder}/noticegap.toml", "-f", "json", "--jobs", jobs])
    out, err = capsys.readouterr()
    assert code == 1, err
    told = {(f["unit"], f["entity"], f["category"]) for f in json.loads(out)["findings"]}
    for unit in ("more.csv", "people.csv"):
        assert {(unit, "STAFF_NUMBER", "work.history"), (unit, "BADGE", "id.document"), (unit, "BADGE", "work.history")} <= told


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('STAFF_NUMBER = "work.histori"', 'STAFF_NUMBER: no category "work.histori". Did you mean "work.history"'),
        ("STAFF_NUMBER = []", 'STAFF_NUMBER: the list is empty. Name a key of the taxonomy, such as "id.national".'),
        ("STAFF_NUMBER = 3", '"STAFF_NUMBER" must be a list of texts in quotes.'),
    ],
)
def test_a_wrong_category_is_told(tmp_path: Path, line: str, sentence: str) -> None:
    (tmp_path / "c.toml").write_text(CONFIG.replace('STAFF_NUMBER = "work.history"', line))
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "c.toml", {})
    assert str(caught.value).startswith(f"{tmp_path}/c.toml: [categories] {sentence}")


def test_files_count_from_the_configuration_and_modules_do_not(tmp_path: Path) -> None:
    specs = '["a.yaml", "b.py:X", "c.d:Y", "/e.yml"]'
    (tmp_path / "c.toml").write_text(CONFIG.replace('["own_recognizers.py:BOTH"]', specs))
    assert load_config(tmp_path / "c.toml", {}).recognizers == (f"{tmp_path}/a.yaml", f"{tmp_path}/b.py:X", "c.d:Y", "/e.yml")


@pytest.mark.parametrize("name", ["Staff", "Numbers", "Told"])
def test_another_code_is_another_version_of_the_detectors(tmp_path: Path, name: str) -> None:
    """What an earlier scan remembers, an incremental one would take for what the new code found."""
    code = CODE.replace("== int(text[7])", "== last(text)") + textwrap.dedent(
        """

        def last(text):
            return int(text[7])


        class Told(Staff):
            pass
        """
    )
    path, versions = tmp_path / "recognizers.py", list[str]()
    for written in (code, code, code.replace("int(text[7])", "int(text[6])")):
        path.write_text(written)
        keys = {"NUMBER" if name == "Numbers" else "STAFF_NUMBER": ("work.history",)}
        versions.append(load_engine("none", [f"{path}:{name}"], keys).version)
        fingerprint._file.cache_clear()  # in another process
    assert versions[0] == versions[1] != versions[2]

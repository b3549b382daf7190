"""The model of names, places and addresses, on self-written text about people who do not exist."""

from __future__ import annotations

import os
import pickle
import re
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detectors import Engine
from detectors.hits import codepoints
from detectors.reader import network
from detectors.reader.code import said
from detectors.reader.detector import SPEEDS, model
from detectors.reader.gate import Gate
from detectors.reader.labels import ENTITIES, LABELS, Named, spans
from detectors.reader.reader import QUICK, THOROUGH, Reader, Speed
from detectors.reader.sentences import sentences
from detectors.reader.street import joined, whole
from detectors.reader.vectors import WIDTH, vectors
from detectors.reader.words import WORD, encoded, vocabulary
from scanner.errors import PluginError
from scanner.pattern import Pattern
from scanner.setup import load_engine
from tests.pace import seconds

#: Brackets mark the people, braces the addresses, angle brackets the places.
TEXTS = (
    "Cust [Aisha Okonkwo-Bell] rang from <Leeds> about her boiler, please call back.",
    "Spoke to [Tomasz Wiśniewski] and his wife [Agnieszka] this morning.",
    "Dear Ms [Featherstone], thank you for your letter of 3 May.",
    "Kind regards,\n[Priya Raghunathan]",
    "hi my name is [oluwaseun adebayo] and i want to cancel my card",
    "can i speak to [siobhan] please it is about the invoice",
    "PLEASE CONTACT [MARGARET HOLLOWAY] ABOUT THE KEYS",
    "Contact: [J. P. Farnsworth]",
    "The parcel was signed for by [Nguyen Thi Lan] at the front desk.",
    "[Gareth Llewellyn-Price] has moved from <Swansea> to <Bristol>.",
    "Our neighbour [Yusuf Demir] will take the delivery.",
    "Please send it to {14 Mill Lane, Wilmslow, SK9 5AF} by Friday.",
    "i live at {27 orchard close taunton ta1 4qz} now",
    "Deliver to:\n{Flat 3, 88 Queens Road\nNorwich\nNR2 4ET}",
    "She rents {1420 Maple Avenue, Springfield, IL 62704} from a cousin.",
    "Die Rechnung ging an {Lindenstraße 12, 10969 Berlin} im März.",
    "I owe [Xiaoming Zhang] a lot and [Ngozi Eze] even more.",
    "The booking is under [Haraldsdóttir] for two nights.",
)
#: Nobody is named here.
EMPTY = (
    "The invoice is due in May or in March, please mark it as paid.",
    "i will pay the bill when the grace period is over",
    "def get_customer_name(self, row: dict[str, str]) -> str:",
    "2026-11-24 10:15:02 WARN Connection pool exhausted, retrying in 50 ms",
    "Open Settings, choose Account Details and press Save Changes.",
    "CARD DECLINED - REFER TO ISSUER",
    "what is the balance on my savings account",
    "Remove the front cover and loosen the four screws.",
    "New Zealand lamb, Earl Grey tea and a Victoria sponge",
)
_MARKS = {"[": "PERSON", "{": "STREET_ADDRESS", "<": "LOCATION"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its marks, and what they mark."""
    said = [(_MARKS[found[1]], found[2]) for found in re.finditer(r"([\[{<])(.*?)[\]}>]", text, re.DOTALL)]
    return re.sub(r"[\[\]{}<>]", "", text), said


def named(reader: Reader, texts: list[str]) -> list[list[tuple[str, str]]]:
    found = reader.read(texts)
    return [[(ENTITIES[each.entity], text[each.start : each.end]) for each in some] for text, some in zip(texts, found, strict=True)]


@pytest.mark.parametrize("speed", [QUICK, THOROUGH])
def test_people_places_and_addresses_are_found_whole(speed: object) -> None:
    texts, said = zip(*map(marked, TEXTS), strict=True)
    found = named(Reader(speed), list(texts))  # type: ignore[arg-type]
    wanted = [(number, each) for number, some in enumerate(said) for each in some]
    missed = [each for each in wanted if each[1] not in found[each[0]]]
    assert len(missed) <= 2, missed
    kinds = set(_MARKS.values())
    more = [(number, each) for number, some in enumerate(found) for each in some if each[0] in kinds and each not in said[number]]
    assert len(more) <= 3, more


@pytest.mark.parametrize("rewrite", [str.lower, str.upper, lambda text: re.sub(r"[^\w\s'-]", "", text.lower())])
def test_one_case_and_no_punctuation_hide_no_people(rewrite: object) -> None:
    texts = [(rewrite(text), [rewrite(name) for kind, name in said if kind == "PERSON"]) for text, said in map(marked, TEXTS)]  # type: ignore[operator]
    found = named(Reader(QUICK), [text for text, _ in texts])
    wanted = [(number, name) for number, (_, names) in enumerate(texts) for name in names]
    seen = [(number, name) for number, name in wanted if ("PERSON", name) in found[number]]
    assert len(seen) >= 0.8 * len(wanted), set(wanted) - set(seen)


def test_text_about_nobody_names_nobody() -> None:
    found = named(Reader(THOROUGH), list(EMPTY))
    people = [each for some in found for each in some if each[0] == "PERSON"]
    assert len(people) <= 1, people


def test_the_quick_way_finds_what_the_thorough_one_finds() -> None:
    texts = [marked(text)[0] for text in TEXTS]
    quick, thorough = (named(Reader(speed), texts) for speed in (QUICK, THOROUGH))
    people = [[(number, each) for number, some in enumerate(found) for each in some if each[0] == "PERSON"] for found in (quick, thorough)]
    assert len(set(people[0]) & set(people[1])) >= 0.9 * len(people[1])


def test_the_gate_keeps_plain_sentences_away_and_lets_names_in() -> None:
    gate = Gate()
    assert all(gate.opens(marked(text)[0]) for text in TEXTS)
    assert not any(
        gate.opens(text) for text in ("the boiler was serviced last week and the pump makes a noise", "What is my balance?", "", "12 34")
    )
    for text in ("this is mark speaking", "Ask Will about it", "kawamotoyama", "pay rickelle tomorrow"):
        assert gate.opens(text), text


@pytest.mark.parametrize(
    "text",
    [
        "Her cousin Ye-jun plays the cello.", "please let min-jun know about it", "hsiao-ling rang twice",
        "Then Jo went home.", "Webber became a member.", "i would like to speak to barnes today", "search jack in the list",
        "It was Suzuki who paid.", "The visitor was Tô.", "booker",
    ],
)  # fmt: skip
def test_the_gate_lets_names_in_that_look_like_words_or_syllables(text: str) -> None:
    assert Gate().opens(text)


@pytest.mark.parametrize(
    "text", ["ok bye", "my top-up and the log-in failed", "a so-so pop-up on the web", "the weather is fine", "in the long run"]
)
def test_the_gate_is_not_opened_by_words_that_look_like_syllables(text: str) -> None:
    assert not Gate().opens(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("We moved to Beispielstr. 29, 10115 Berlin last week", "Beispielstr. 29, 10115 Berlin"),
        ("please send it to C/ Ejemplo, 33, 41101 Sevilla", "C/ Ejemplo, 33, 41101 Sevilla"),
        ("sent to Rua de Exemplo 67\n1200 Lisboa", "Rua de Exemplo 67\n1200 Lisboa"),
        ("send 12, Mill Lane, Wilmslow", "12, Mill Lane, Wilmslow"),
        ("Visit Anna 12 Mill Lane, Wilmslow", "12 Mill Lane, Wilmslow"),
    ],
)
def test_the_street_before_its_number_is_part_of_an_address(text: str, address: str) -> None:
    number = re.search(r"\d", text)
    assert number
    found = [Named(number.start(), text.index(address) + len(address), ENTITIES.index("STREET_ADDRESS"), 0.9)]
    assert [text[each.start : each.end] for each in whole(text, found)] == [address]


@pytest.mark.parametrize(
    ("found", "whole_one"),
    [
        ("17 Example Court Bristol BS1", "17 Example Court Bristol BS1 4ND"),
        ("Flat 2, Exampleton SW1V", "Flat 2, Exampleton SW1V 3QT"),
        ("12 Mill Lane M1", "12 Mill Lane M1"),
    ],
)
def test_a_postcode_is_not_cut_in_two(found: str, whole_one: str) -> None:
    text = f"sent to {whole_one if whole_one != found else f'{found} 2nd'} on Monday"
    at = text.index(found)
    (made,) = joined(text, [Named(at, at + len(found), ENTITIES.index("STREET_ADDRESS"), 0.9)])
    assert text[made.start : made.end] == whole_one


@pytest.mark.parametrize(
    "text",
    [
        "Send it to Beispielstr. 29 before noon",
        "at 12 Mill Ln. Springfield",
        "from Avda. Ejemplo 3",
        "with Lt. Okonkwo and Sen. Example",
        "to\n14 Mill Lane\nOmaha\nNebraska 68114 where I have lived for the last seven years with my aunt",
        "to\n14 mill lane\nwilmslow\nsk9 5af and please ring the bell twice before you go away",
        "to\nCalle Ejemplo 3\nMexico and please ring the bell twice before you go away",
    ],
)
def test_an_address_and_a_title_stay_in_one_sentence(text: str) -> None:
    assert list(sentences(text)) == [(0, len(text))]


def test_a_line_of_prose_is_not_joined_to_the_short_lines_before_it() -> None:
    text = "to do\ncall Ann\nThe pump was serviced again and it will be looked at on Friday by somebody"
    assert [text[start:end] for start, end in sentences(text)] == ["to do\ncall Ann", text.split("\n")[2]]


def test_punctuation_begins_no_entity() -> None:
    text = "the , Mill Lane, Leeds"
    words = [word.span() for word in WORD.finditer(text)]
    likely = np.zeros((len(words), len(LABELS)), np.float32)
    begins, goes_on = (LABELS.index(f"{side}-STREET_ADDRESS") for side in "BI")
    likely[0, 0] = likely[1, begins] = 1
    likely[2:, goes_on] = 1
    assert [text[each.start : each.end] for each in spans(text, words, likely)] == ["Mill Lane, Leeds"]


def test_each_sentence_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = network.likely
    monkeypatch.setattr("detectors.reader.reader.likely", lambda some, certain: asked.append(len(some)) or real(some, certain))
    reader = Reader(THOROUGH)
    text = "Ann Example lives in Leeds."
    first, again, both = (named(reader, texts) for texts in ([text], [text], [f"{text} {text}"]))
    assert asked == [1, 0, 1]  # with the blank behind it the sentence is another one
    assert first == again and both[0] == first[0] * 2


@pytest.mark.parametrize("speed", [QUICK, THOROUGH], ids=["quick", "thorough"])
def test_what_is_read_of_a_sentence_does_not_hang_on_those_beside_it(speed: Speed) -> None:
    """Or a report would hang on which process has read which file before."""
    texts = [*EMPTY, *(marked(text)[0] for text in TEXTS)]
    made = [encoded(text, [word.span() for word in WORD.finditer(text)]) for text in texts]
    alone = [network.likely([each], speed.certain)[0] for each in made]
    together, backwards = network.likely(made, speed.certain), network.likely(made[::-1], speed.certain)[::-1]
    for one, two, three in zip(alone, together, backwards, strict=True):
        assert np.allclose(one, two, atol=1e-5) and np.allclose(one, three, atol=1e-5)


def test_no_number_is_scaled_by_what_is_read_beside_it() -> None:
    for name in ("front", "back"):
        data = (Path(network.__file__).parent / "data" / f"{name}.onnx").read_bytes()
        assert b"MatMulIntegerToFloat" in data and b"DynamicQuantizeLinear" not in data


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aB1. \n!'\"é,(Dr", max_size=200))
@example("Dr. A. B. C.\n\n\n x")
@example("word " * 300)
def test_sentences_leave_out_nothing_but_blanks(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert start < end and start >= at
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_becomes_pieces_of_the_vocabulary(text: str) -> None:
    words = [word.span() for word in WORD.finditer(text)]
    pieces, features, firsts = encoded(text, words)
    assert len(pieces) == len(features) and len(firsts) == len(words)
    assert set(pieces) <= set(vocabulary().values())


def test_word_pieces_are_those_of_bert() -> None:
    numbers = vocabulary()
    for word, pieces in {"okonkwo": ["ok", "##on", "##k", "##wo"], "Zoë": ["zoe"], "SK9": ["sk", "##9"], "☃": ["[UNK]"]}.items():
        assert encoded(word, [(0, len(word))])[0] == [numbers[piece] for piece in pieces]


@pytest.mark.parametrize(
    "text",
    [
        "A" * 1_000_000,
        "Ann. " * 60_000,
        "a\u200b" * 50_000,
        "\x00" * 50_000,
        "(" * 100_000,
        "Mr " * 50_000,
        "é́" * 50_000,
        "😀 Ann " * 20_000,
    ],
    ids=["no blank", "stops", "zero width", "nul", "brackets", "titles", "accents", "emoji"],
)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    Reader(QUICK).read(["warm up, Ann Example"])
    short = seconds(lambda: Reader(QUICK).read([text[: len(text) // 10]]))
    most = 2 + 25 * short
    assert seconds(lambda: Reader(QUICK).read([text]), enough=most) < most


def test_spans_are_bytes_whatever_stands_before_them() -> None:
    texts = [None, "é 😀 Please ask Aisha Featherstone in Leeds.", "", "nothing here"]
    engine = Engine({"names": (model(),)})
    values = pa.array(texts, pa.string())
    hits = engine.scan(values).to_pylist()
    assert {texts[h["row"]].encode()[h["start"] : h["end"]].decode() for h in hits} == {"Aisha Featherstone", "Leeds"}  # type: ignore[union-attr]
    shown = codepoints(engine.scan(values), values).to_pylist()
    assert {texts[h["row"]][h["start"] : h["end"]] for h in shown} == {"Aisha Featherstone", "Leeds"}  # type: ignore[index]


def test_a_column_of_single_words_is_no_free_text() -> None:
    engine = Engine({"names": (model(),)})
    assert engine.scan(pa.array(["Okonkwo", "Featherstone", "Kawamoto"])).num_rows == 0
    assert engine.scan(pa.array(["Okonkwo", "please ask Aisha Featherstone"])).num_rows > 0


def test_in_a_column_of_notes_one_sentence_among_many_short_cells_is_read() -> None:
    engine = Engine({"names": (model(),)})
    cells = [*(f"done {number}" for number in range(40)), "please ask Aisha Featherstone about it"]
    assert engine.scan(pa.array(cells), name="visit_notes").num_rows > 0
    assert engine.scan(pa.array(cells), name="shelf").num_rows == 0


def test_a_long_cell_is_read_to_its_end() -> None:
    text = "The pump was serviced again. " * 4000 + "Please ask Aisha Featherstone about it."
    engine = Engine({"names": (model(),)})
    hits = engine.scan(pa.array([text])).to_pylist()
    assert [text.encode()[h["start"] : h["end"]].decode() for h in hits if engine.patterns[h["pattern"]].category == "person.name"] == [
        "Aisha Featherstone"
    ]


def test_it_goes_to_another_process_and_counts_in_the_version() -> None:
    detector = pickle.loads(pickle.dumps(model()))
    assert _by_model(Engine({"n": (detector,)}), ["please ask Aisha Featherstone"], "") == [True]
    versions = {Engine({"n": (model(name),)}).version for name in SPEEDS} | {Engine({"n": ()}).version}
    assert len(versions) == 3


def test_which_model_reads_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.plugins.load_all", lambda _: {})

    def reads(name: str | None) -> bool:
        return any("MODEL_CARD" in source for pattern in load_engine(name).patterns for source in pattern.sources)

    assert reads("noticegap") and reads("noticegap-thorough")
    assert not reads("none") and not reads(None)
    with pytest.raises(PluginError) as caught:
        load_engine("noticegap-thorogh")
    assert str(caught.value).startswith('no model "noticegap-thorogh". Did you mean "noticegap-thorough"?')


def _by_model(engine: Engine, cells: list[str], name: str) -> list[bool]:
    """For each hit of a person whether the model, not a rule, found it."""
    hits = engine.scan(pa.array(cells), name=name).to_pylist()
    found = [engine.patterns[hit["pattern"]] for hit in hits]
    return ["detectors/training/MODEL_CARD.md" in pattern.sources for pattern in found if pattern.category == "person.name"]


def test_rules_that_go_by_form_alone_leave_free_text_to_the_model() -> None:
    from detectors.names import DETECTORS

    engine = Engine({"names": (*DETECTORS, model())})
    assert _by_model(engine, ["Then Aisha Khan left the room."], "note") == [True]
    assert _by_model(Engine({"names": DETECTORS}), ["Then Aisha Khan left the room."], "note") == [False]
    for text in ("my name is aisha khan", "Dear Mrs Khan", "first name: Aisha", "Aisha"):
        assert False in _by_model(engine, [text], "note"), text


def test_a_column_of_names_is_not_read_and_a_text_without_a_column_is() -> None:
    from detectors.names import DETECTORS

    engine = Engine({"names": (*DETECTORS, model())})
    assert set(_by_model(engine, ["Aisha Khan", "Okonkwo, Chidi", "David Featherstone"], "full_name")) == {False}
    assert True in _by_model(engine, ["ask Aisha Featherstone"], "")


def test_what_rules_explain_is_not_read() -> None:
    address = Pattern(entity="STREET_ADDRESS", title="Address", category="contact.address", regex=r"\A\d+ .*", score=0.8)
    engine = Engine({"n": (address, model())})
    cells = ["12 Aisha Featherstone Way, Wilmslow", "please ask Aisha Featherstone about it"]
    hits = engine.scan(pa.array(cells), name="note").to_pylist()
    assert {(hit["row"], engine.patterns[hit["pattern"]].entity) for hit in hits} == {(0, "STREET_ADDRESS"), (1, "PERSON")}


def test_what_is_said_of_somebody_does_not_explain_a_text() -> None:
    ill = Pattern(entity="HEALTH_TERM", title="Health", category="special.health", regex=r"\Amy \w+ has asthma", score=0.8)
    engine = Engine({"n": (ill, model())})
    hits = engine.scan(pa.array(["my marco has asthma"]), name="note").to_pylist()
    assert {(hit["start"], hit["end"]) for hit in hits if engine.patterns[hit["pattern"]].entity == "PERSON"} == {(3, 8)}


def test_missing_weights_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    network.digest.cache_clear()
    monkeypatch.setattr(network, "files", lambda _: tmp_path)
    with pytest.raises(PluginError, match=r'its file front\.onnx is missing\. Install noticegap anew, or set model = "none"\.'):
        model()
    network.digest.cache_clear()


def test_the_weights_are_small_and_load_quickly_without_torch() -> None:
    folder = Path(network.__file__).parent / "data"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 60_000_000
    code = (
        "import sys, time\n"
        "began = time.process_time()\n"
        "from detectors.reader.reader import Reader\n"
        "assert Reader().read(['please ask Aisha Featherstone'])[0]\n"
        "print(time.process_time() - began)\n"
        "assert not {'torch', 'transformers', 'spacy', 'presidio_analyzer'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 4  # two seconds where nothing else runs


@pytest.mark.filterwarnings("ignore")
def test_it_is_a_spacy_pipeline_that_presidio_can_use(tmp_path: Path) -> None:
    import spacy

    from detectors.presidio import ner
    from detectors.reader.pipeline import pipeline

    pipeline().to_disk(tmp_path / "en_noticegap")
    doc = spacy.load(tmp_path / "en_noticegap")("Please ask Aisha Featherstone in Leeds.")
    assert [(each.text, each.label_) for each in doc.ents] == [("Aisha Featherstone", "PERSON"), ("Leeds", "LOC")]
    engine = Engine({"m": (ner(str(tmp_path / "en_noticegap")),)})
    hits = engine.scan(pa.array(["Please ask Aisha Featherstone in Leeds."])).to_pylist()
    assert [engine.patterns[h["pattern"]].entity for h in hits] == ["PERSON", "LOCATION"]
    with pytest.raises(PluginError, match='no speed "quick"'):
        pipeline("quick")


def test_the_runtime_reports_nothing_to_its_maker(tmp_path: Path) -> None:
    """It would keep an id of the machine in HOME and a session in TMPDIR, and send both; its own CI switch must not hide that here."""
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_DISABLE_TELEMETRY")}
    code = "from detectors.reader.network import session; session('front')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=kept | {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "parts", "made"),
    [
        ("at 23/4 Mill Row, Exampleton", ["Mill Row, Exampleton"], ["23/4 Mill Row, Exampleton"]),
        ("at 21-23 Mill Row, Exampleton", ["23 Mill Row, Exampleton"], ["21-23 Mill Row, Exampleton"]),
        ("at Flat 2/1 Mill Row", ["2/1 Mill Row"], ["Flat 2/1 Mill Row"]),
        ("at 1F2, 23 Mill Row", ["23 Mill Row"], ["1F2, 23 Mill Row"]),
        ("at 14 Mill Road, Exampleton", ["Road, Exampleton"], ["14 Mill Road, Exampleton"]),
        ("at The Old Rectory, Mill Row", ["Old Rectory, Mill Row"], ["The Old Rectory, Mill Row"]),
        ("at 3 Mill Row\nExampleton\nSK9 5AF and on", ["3 Mill Row\nExampleton"], ["3 Mill Row\nExampleton\nSK9 5AF"]),
        ("at 3 Mill Row, Exampleton, SK9 5AF", ["3 Mill Row", "Exampleton, SK9 5AF"], ["3 Mill Row, Exampleton, SK9 5AF"]),
        (
            "3 Mill Row, SK9 5AF\n4 Mill Row, SK9 5AF",
            ["3 Mill Row, SK9 5AF", "4 Mill Row, SK9 5AF"],
            ["3 Mill Row, SK9 5AF", "4 Mill Row, SK9 5AF"],
        ),
        ("Unit 3, 4 Mill Row", ["Unit 3", "4 Mill Row"], ["Unit 3, 4 Mill Row"]),
        ("3 Mill Row, 4 Exampleton Row", ["3 Mill Row", "4 Exampleton Row"], ["3 Mill Row", "4 Exampleton Row"]),
        ("33 Long Mill Street, 4 Mill Row", ["33 Long Mill Street", "4 Mill Row"], ["33 Long Mill Street", "4 Mill Row"]),
        ("paid in 2020 Mill Row, Exampleton", ["Mill Row, Exampleton"], ["Mill Row, Exampleton"]),
        ("to Rose Barn, Mill Row, Exampleton", ["Mill Row, Exampleton"], ["Rose Barn, Mill Row, Exampleton"]),
        ("lives at rose barn, mill row", ["barn, mill row"], ["rose barn, mill row"]),
        ("lives at the old bakery, mill row", ["mill row"], ["the old bakery, mill row"]),
        ("went to the shop, 3 Mill Row", ["3 Mill Row"], ["3 Mill Row"]),
        ("to Ty Newydd, Heol Fawr", ["Heol Fawr"], ["Ty Newydd, Heol Fawr"]),
        ("is Block B, Flat 2, Mill Row", ["Flat 2, Mill Row"], ["Block B, Flat 2, Mill Row"]),
        ("c/o 3 Mill Row", ["Mill Row"], ["c/o 3 Mill Row"]),
        ("at 3 Heol Fawr, Exampleton", ["Fawr, Exampleton"], ["3 Heol Fawr, Exampleton"]),
        ("send 3 cards for Mill Row", ["Mill Row"], ["Mill Row"]),
        ("at 3 Mill Row, SK9 5AF\nRef 12", ["3 Mill Row, SK9 5AF\nRef"], ["3 Mill Row, SK9 5AF"]),
        ("at 3 mill row, sk9 5af pls", ["3 mill row, sk9 5af pls"], ["3 mill row, sk9 5af"]),
        ("at 3 Mill Row, SK9 5AF, England.", ["3 Mill Row, SK9 5AF"], ["3 Mill Row, SK9 5AF, England"]),
        ("he moved from 3 Mill Row to England", ["3 Mill Row"], ["3 Mill Row"]),
        ("in Rua das Flores, 12, Lisboa", ["12, Lisboa"], ["Rua das Flores, 12, Lisboa"]),
        ("in Große Mühlstr. 12, Berlin", ["12, Berlin"], ["Große Mühlstr. 12, Berlin"]),
        ("I AM AT MÜHLSTR. 12, BERLIN", ["12, BERLIN"], ["MÜHLSTR. 12, BERLIN"]),
        ("sent via Ann 12 Mill Row", ["12 Mill Row"], ["12 Mill Row"]),
        ("in Mühlstr. 12\n10115 Neustadt am See\nDeutschland", ["Mühlstr. 12"], ["Mühlstr. 12\n10115 Neustadt am See\nDeutschland"]),
        ("in Molenlaan 12 bus 4, 9000 Beispielstad and on", ["Molenlaan 12"], ["Molenlaan 12 bus 4, 9000 Beispielstad"]),
        ("in mühlstr. 12, 10115 neustadt", ["mühlstr. 12"], ["mühlstr. 12, 10115 neustadt"]),
        ("at 3 mill row, 2019 was a good year", ["3 mill row"], ["3 mill row"]),
        ("at Via Roma 5, 00100 Esempio (EX)", ["Via Roma 5, 00100 Esempio (EX"], ["Via Roma 5, 00100 Esempio (EX)"]),
        ("at Mühlstr. 12, 10115 Neustadt\nSafe place", ["Mühlstr. 12, 10115 Neustadt\nSafe place"], ["Mühlstr. 12, 10115 Neustadt"]),
        ("to 3 Mill Row, D04 X2N7\nInvoice", ["3 Mill Row, D04 X2N7\nInvoice"], ["3 Mill Row, D04 X2N7"]),
        ("at 3 Mill Row, A34 road works", ["3 Mill Row"], ["3 Mill Row"]),
        ("at 3 Mill Row, A34 1999 it was", ["3 Mill Row"], ["3 Mill Row"]),
        ("at 3 Mill Row SK9 5AF top of the hill", ["3 Mill Row SK9 5AF top of the hill"], ["3 Mill Row SK9 5AF"]),
        ("at 3 Mill Row, York around 7", ["3 Mill Row, York around 7"], ["3 Mill Row, York"]),
        ("Attended Flat 2, 3 Mill Row", ["Attended Flat 2, 3 Mill Row"], ["Flat 2, 3 Mill Row"]),
        ("in In der Au 5, Neustadt", ["In der Au 5, Neustadt"], ["In der Au 5, Neustadt"]),
        ("at Flat C, Above the Bakery, 3 Mill Row", ["3 Mill Row"], ["Flat C, Above the Bakery, 3 Mill Row"]),
        ("the flat C was sold and 3 Mill Row", ["3 Mill Row"], ["3 Mill Row"]),
        ("at 3 Mill Ave., Exampleton", ["3 Mill Ave", "Exampleton"], ["3 Mill Ave., Exampleton"]),
        ("order 12345 12 Mill Row", ["12 Mill Row"], ["12 Mill Row"]),
        ("it cost £20 Mill Row", ["Mill Row"], ["Mill Row"]),
    ],
)
def test_parts_of_an_address_are_joined_with_what_stands_at_its_ends(text: str, parts: list[str], made: list[str]) -> None:
    entity, low = ENTITIES.index("STREET_ADDRESS"), 0
    found = []
    for part in parts:
        low = text.index(part, low)
        found.append(Named(low, low + len(part), entity, 0.9))
        low += len(part)
    assert [text[each.start : each.end] for each in joined(text, found)] == made


@pytest.mark.parametrize(
    ("text", "person", "address", "kept"),
    [
        ("ask Annie Hall, 3 Mill Row", "Annie Hall", "3 Mill Row", True),
        ("to Mary Barn\n3 Mill Row", "Mary Barn", "3 Mill Row", True),
        ("to Ty Newydd, Heol Fawr", "Ty Newydd", "Heol Fawr", False),
        ("at Calle Ann Example 12, Madrid", "Ann Example", "12, Madrid", False),
    ],
)
def test_a_person_before_an_address_stays_one_but_not_a_street_called_after_somebody(
    text: str, person: str, address: str, kept: bool
) -> None:
    found = [
        Named(text.index(said), text.index(said) + len(said), ENTITIES.index(entity), 0.9)
        for said, entity in ((person, "PERSON"), (address, "STREET_ADDRESS"))
    ]
    made = [text[each.start : each.end] for each in joined(text, found)]
    assert made == ([person, address] if kept else [text[text.index(" ") + 1 :]])


@pytest.mark.parametrize(
    ("text", "found", "made"),
    [
        ("3 Mill Row\nCambridge", [("3 Mill Row", "STREET_ADDRESS"), ("Cambridge", "PERSON")], ["3 Mill Row\nCambridge"]),
        ("3 Mill Row, Ann", [("3 Mill Row", "STREET_ADDRESS"), ("Ann", "PERSON")], ["3 Mill Row", "Ann"]),
        ("Gasse 3, 8020 Neustadt", [("Gasse 3, 8020", "STREET_ADDRESS"), ("Neustadt", "PERSON")], ["Gasse 3, 8020 Neustadt"]),
        ("Mühlstr. 5, 10115 Neustadt", [("Mühlstr", "ORGANIZATION"), ("Neustadt", "PERSON")], ["Mühlstr. 5, 10115 Neustadt"]),
        ("Ward 3, Mill Row", [("Ward 3", "ORGANIZATION"), ("Mill Row", "STREET_ADDRESS")], ["Ward 3, Mill Row"]),
        ("Drumly House\n3 Mill Row", [("Drumly", "PERSON"), ("House\n3 Mill Row", "STREET_ADDRESS")], ["Drumly House\n3 Mill Row"]),
        ("Annie Hall, 3 Mill Row", [("Annie", "PERSON"), ("Hall, 3 Mill Row", "STREET_ADDRESS")], ["Annie", "Hall, 3 Mill Row"]),
    ],
)
def test_a_town_a_flat_or_a_house_that_looks_like_something_else(text: str, found: list[tuple[str, str]], made: list[str]) -> None:
    named = [Named(text.index(said), text.index(said) + len(said), ENTITIES.index(entity), 0.9) for said, entity in found]
    assert [text[each.start : each.end] for each in joined(text, named)] == made


def test_an_office_of_the_forces_is_an_address() -> None:
    assert [(each.end, each.entity) for each in joined("to BFPO 57", [Named(3, 10, ENTITIES.index("LOCATION"), 0.9)])] == [
        (10, ENTITIES.index("STREET_ADDRESS"))
    ]


@pytest.mark.parametrize(
    "text", ["flat 1/" * 2_000, "Rose Barn, " * 2_000, "rua a, " * 3_000, "1 a " * 5_000, "Astr. " * 3_000, "c/o " * 5_000]
)
def test_many_parts_of_addresses_take_linear_time(text: str) -> None:
    found = [Named(at, at + 4, ENTITIES.index("STREET_ADDRESS"), 0.9) for at in range(0, len(text) - 10, 6)]
    most = 6 * seconds(lambda: joined(text, found[: len(found) // 4])) + 0.5
    assert seconds(lambda: joined(text, found), enough=most) < most


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("def _get_jane(self, smith):", ""),
        ("        self.rmtree(path)", ""),
        ("    raise SMTPRecipientsRefused(senderrs)", ""),
        ("import amos, bellweather", None),
        ("from smith.jones import barnes", ""),
        ("    if name == 'Jane Example':", "Jane Example"),
        ('author="Jane Example", mail=None)', "Jane Example"),
        ("x_y = 3  # as Jane said", "as Jane said"),
        ("\tunsigned long  grant;", ""),
        ("short of breath, rose again;", None),
        ("int. rev. says Jane owes 300;", None),
        ("f_x('a', y='b c')", "b c"),
        ("if sys_platform == 'kim': DEBUG('KIM')", ""),
        ('{"first_name": "kim", "last_name": "Example"}', None),
        ("total += rate[kim];  // ask Jane", "ask Jane"),
        ("Jane said (so it seems) no_one came", None),
        ("I asked my mum(jane) and she_said no way to it", None),
        ("mail c.l.example@example.org (or_jane)", None),
        ("it's jane; call_me", None),
        ("new york", None),
        ("jane", None),
        ("Smith(Jane)", None),
    ],
)
def test_a_line_of_a_program_says_what_is_in_its_strings_and_comments(line: str, names: str | None) -> None:
    found = said(line)
    assert len(found) == len(line) and found.strip() == (line.strip() if names is None else names)


def test_a_program_is_read_where_it_names_somebody() -> None:
    lines = [
        "def _frobnicate_qux(self, zork):",
        "    blorf = quuxify(zork_bar)",
        '    blorf.qux(zork, asks="please ask Aisha Featherstone")',
        "    return blorf_[0]",
    ]
    asked: list[str] = []
    reader = Reader(QUICK)
    learn = reader._learn
    reader._learn = lambda some: (asked.extend(some), learn(some))[1]  # type: ignore[method-assign]
    found = reader.read(lines)
    assert [each.strip() for each in asked] == ["please ask Aisha Featherstone"]
    assert [[lines[2][each.start : each.end] for each in some] for some in found] == [[], [], ["Aisha Featherstone"], []]


def test_what_is_no_address_stays_as_it_was() -> None:
    found = [Named(3, 6, ENTITIES.index("PERSON"), 0.9), Named(8, 18, ENTITIES.index("LOCATION"), 0.8)]
    assert joined("is Ann, Exampleton", found) == found


def test_all_networks_share_one_set_of_vectors_with_a_row_for_each_word_piece() -> None:
    held = vectors()
    assert held.rows.shape == (len(vocabulary()), WIDTH)
    read = held.of(np.array([[vocabulary()["the"], vocabulary()["a"]]]))
    assert read.shape == (1, 2, WIDTH) and read.dtype == np.float32
    assert np.array_equal(read[0, 0], (held.rows[vocabulary()["the"]].astype(np.float32) - held.zero) * held.scale)
    assert not np.allclose(read[0, 0], read[0, 1])

"""What the engine makes of its matches: validators, context, scores, kinds, enumerations, masks; and how it is built and moved."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import Engine
from detectors.enumeration import Listed
from detectors.hits import Hits, codepoints, strongest
from scanner.errors import PluginError
from scanner.model import HITS
from scanner.pattern import Pattern
from tests.test_engine import REGEXES, pattern, spans


@pytest.fixture(scope="module")
def native() -> Engine:
    return Engine({"p": REGEXES}, native=True)


def test_validators_run_once_per_text_and_reject_without_hiding() -> None:
    asked: list[str] = []

    def even(text: str) -> bool:
        asked.append(text)
        return int(text) % 2 == 0

    engine = Engine({"p": (pattern(r"\d{3}", valid=even, test=lambda text: text == "222", score=0.6),)}, native=True)
    hits = engine.scan(pa.array(["111 222 444", "222é111"])).to_pydict()
    assert hits["valid"] == [False, True, True, True, False] and hits["test"] == [False, True, False, True, False]
    assert hits["score"] == pytest.approx([0, 0.6, 0.6, 0.6, 0])
    assert sorted(asked) == ["111", "222", "444"]


def test_a_validator_that_raises_shows_no_value() -> None:
    engine = Engine({"p": (pattern(r"\d+", valid=lambda text: bool([][int(text)])),)})
    with pytest.raises(PluginError, match="IndexError") as caught:
        engine.scan(pa.array(["48151623"]))
    assert "48151623" not in str(caught.value) and caught.value.__suppress_context__


@pytest.mark.parametrize("native_", [True, False])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NHS number 123", True), ("nhs_no: 123", True), ("NHS numbers: 123", True), ("123 (NHS-number)", True), ("NHS\n123", True), ("é NHS é 123", True),
        ("patientNHS 123", True), ("NHSNumber=123", True), ("\"nhsNo\":123", True), ("iNHS 123", False), ("xNHS 123", False), ("NHSx 123", False), ("number 123", False), ("NHS " + "." * 49 + "123", True), ("NHS " + "." * 50 + "123", False),
        ("123" + "." * 27 + "NHS", True), ("123" + "." * 28 + "NHS", False), ("d.o.b. 123", True), ("health   service 123", True), ("health    service 123", False),
    ],
)  # fmt: skip
def test_context_is_a_phrase_near_the_value(native_: bool, text: str, expected: bool) -> None:
    phrases = ("nhs", "nhs no", "d.o.b", "health service")
    engine = Engine({"p": (pattern(r"123", context=phrases, score=0.2),)}, native=native_)
    hits = engine.scan(pa.array(["NHS ", text, "NHS"])).to_pydict()
    assert hits["context"] == [expected]
    assert hits["score"] == pytest.approx([0.55 if expected else 0.2])


def test_the_column_name_is_context() -> None:
    engine = Engine({"p": (pattern(r"\d{3}", context=("nhs number",), names=("nhs no",), valid=lambda text: True),)})
    for name, expected in (("patientNHSNumber", True), ("nhsnumber", True), ("NHS_NO_2", True), ("number", False), ("", False)):
        hits = engine.scan(pa.array(["123"]), name=name).to_pydict()
        assert (hits["context"], hits["score"]) == ([expected], [pytest.approx(0.85 if expected else 0.5)]), name


def test_what_cannot_count_is_left_out_unless_asked_for() -> None:
    patterns = (
        pattern(r"\d{3}", need="name", names=("pin",)),
        pattern(r"\d{3}", need="context", context=("pin",)),
        pattern(r"\d{3}", need="context", context=("pin",), valid=lambda text: True, chance=0.1),
    )
    engine = Engine({"p": patterns}, native=True)
    cells = pa.array(["123", "pin 456", "é 789"])
    assert spans(engine.scan(cells)) == [(1, 4, 7, 1), (1, 4, 7, 2)]
    assert len(engine.scan(cells, every=True)) == len(engine.scan(cells, name="card_pin")) == 9
    assert spans(engine.scan(pa.array(["123", "456"]))) == [(0, 0, 3, 2), (1, 0, 3, 2)]  # bare numbers may show by how many pass


def test_kinds_choose_the_patterns() -> None:
    engine = Engine({"p": (pattern(r"\d+"), pattern(r"\d+", kinds=("integer", "text")))})
    assert engine.scan(pa.array(["1"]), kind="integer").column("pattern").to_pylist() == [1]
    assert engine.scan(pa.array(["1"])).column("pattern").to_pylist() == [0, 1]


def test_enumerations_are_whole_cells_trimmed_and_folded() -> None:
    engine = Engine({"p": (pattern(None, values=frozenset({"male", "straße".casefold()}), score=0.3, names=("sex",)),)})
    cells = pa.array([" Male\t", "males", "MALE", None, "", "STRASSE", "Straße ", "x" * 500])
    assert spans(engine.scan(cells)) == [(0, 1, 5, 0), (2, 0, 4, 0), (5, 0, 7, 0), (6, 0, 7, 0)]
    assert engine.scan(cells, name="sex").column("context").to_pylist() == [True] * 4


LISTED = ("f", "m ", "no", "yes", "straße", "Kelvin", "éire", "côté", "a b", "x-1", "prefer not to say", "ja@", "日本", "ﬁnland")


@given(
    cells=st.lists(
        st.tuples(
            st.sampled_from(("", " ", "\u00a0", "\t")), st.sampled_from((*LISTED, "fa", "nos", "say", "ﬁn")), st.sampled_from(range(4))
        ),
        max_size=20,
    )
)
def test_cells_are_values_of_a_list_whatever_their_case(cells: list[tuple[str, str, int]]) -> None:
    cases = (str, str.upper, str.title, lambda text: text.replace("k", "\u212a").replace("ss", "ß"))
    written = [f"{blank}{cases[case](text)}{blank}" for blank, text, case in cells]
    values = frozenset(each.strip().casefold() for each in LISTED)
    found = Listed.of([(0, pattern(None, values=values))]).matches(pa.array(written, pa.large_string()))
    rows = [row for _, rows, *_ in found for row in rows.tolist()]
    assert rows == [row for row, text in enumerate(written) if text.strip().casefold() in values]


def test_text_detectors_come_last_and_run_on_distinct_text_only() -> None:
    class Shouting:
        patterns = (pattern("[A-Z]", entity="SHOUT"),)
        seen: list[object] = []  # noqa: RUF012

        def scan(self, values: pa.Array) -> pa.RecordBatch:
            self.seen.append(values.to_pylist())
            return pa.record_batch([[0], [0], [1], [0], [0.5], [True], [False], [False]], schema=HITS)

    detector = Shouting()
    engine = Engine({"names": (detector,), "p": (pattern("b"),)})
    assert [p.entity for p in engine.patterns] == ["E", "SHOUT"] and engine.packs == ("p", "names")
    assert spans(engine.scan(pa.array(["A"] * 100))) == [(row, 0, 1, 1) for row in range(100)]
    assert detector.seen == [["A"]]
    assert engine.scan(pa.array(["A"]), model=False).num_rows == engine.scan(pa.array(["A"]), kind="integer").num_rows == 0


def test_the_schema_is_the_contract_and_rows_are_sorted(native: Engine) -> None:
    batch = native.scan(pa.array(["x 020 7946 a@example.org", "111"]))
    assert batch.schema == HITS and native.scan(pa.array([], pa.string())).schema == HITS
    order = list(zip(batch.column("row").to_pylist(), batch.column("start").to_pylist(), strict=True))
    assert order == sorted(order)


def test_an_engine_goes_to_another_process_with_what_it_compiled(native: Engine) -> None:
    values = pa.array(["ann@example.org", "é 111"])
    expected = native.scan(values)
    copy = pickle.loads(pickle.dumps(native))
    assert copy._automata and copy.scan(values).equals(expected) and copy.version == native.version


def test_an_engine_that_may_choose_compiles_only_for_much_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is kept yet; what is kept is used from the first byte."""
    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path))
    engine = Engine({"p": (pattern("ab+"),)})
    assert engine.scan(pa.array(["abb"])).num_rows == 1 and not engine._automata
    much = [f"abb {'x' * (n % 23)}{'-' * (n % 7)}{n:0{n % 11}d}" for n in range(30_000)]
    assert engine.scan(pa.array(much)).num_rows == 30_000 and engine._automata
    again = Engine({"p": (pattern("ab+"),)})
    assert again.scan(pa.array(["abb"])).num_rows == 1 and again._automata


def test_the_version_is_the_same_in_every_process_and_tells_changes() -> None:
    code = (
        "from detectors import Engine, Pattern\n"
        "p = Pattern(entity='E', title='', category='', regex='a', values=frozenset('abcdefgh'), valid=lambda t: t in {'x', 'y', 'z'})\n"
        "print(Engine({'p': (p,)}).version)"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(3)}
    assert len(runs) == 1 and runs.pop().startswith("sha256:")
    one = Engine({"p": (pattern("a", valid=lambda text: text == "1"),)}).version
    assert one == Engine({"p": (pattern("a", valid=lambda text: text == "1"),)}).version.replace("x", "x")
    assert one != Engine({"p": (pattern("a", valid=lambda text: text == "2"),)}).version


def test_codepoints_count_characters() -> None:
    values = pa.array([None, "é😀 x@example.org", "x@example.org"])[0:]
    hits = Engine({"p": REGEXES[:1]}).scan(values)
    assert hits.column("start").to_pylist() == [7, 0]
    counted = codepoints(hits, values)
    assert (counted.column("start").to_pylist(), counted.column("end").to_pylist()) == ([3, 0], [16, 13])


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ([(0, 9, 0.5), (2, 5, 0.5)], [0]),
        ([(0, 9, 0.5), (2, 5, 0.9)], [0, 1]),
        ([(0, 9, 0.5), (0, 9, 0.9)], [1]),
        ([(0, 9, 0.5), (0, 9, 0.5)], [0]),
        ([(0, 5, 0.5), (3, 9, 0.9)], [0, 1]),
        ([(0, 5, 0.9), (5, 9, 0.1)], [0, 1]),
    ],
)
def test_strongest_drops_what_lies_within_a_stronger_hit(given_: list[tuple[int, int, float]], kept: list[int]) -> None:
    count = len(given_)
    start, end, score = zip(*given_, strict=True)
    valid = [True] * count
    batch = pa.record_batch([[0] * count, start, end, range(count), score, valid, valid, valid], schema=HITS)
    assert strongest(batch).column("pattern").to_pylist() == kept
    assert strongest(batch.set_column(5, "valid", pa.array([False] * count))).num_rows == 0


@pytest.mark.parametrize(
    ("category", "entity", "score", "kept"),
    [
        ("criminal.offence", "CRIMINAL_OFFENCE", 0.9, [0, 1]),  # words tell of a person: the plate in them stays
        ("criminal.offence", "PLATE", 0.9, [0]),
        ("contact.address", "STREET_ADDRESS", 0.9, [0, 1]),  # a number under its own word is no street
    ],
)
def test_what_a_model_reads_hides_no_number(category: str, entity: str, score: float, kept: list[int]) -> None:
    model = pattern(None, entity=entity, category=category, names=("read",))
    plate = pattern(r"\b[A-Z]{2}[0-9]{2} [A-Z]{3}\b", entity="PLATE", category="id.vehicle", shape=True)
    batch = pa.record_batch([[0, 0], [0, 14], [22, 22], [0, 1], [score, 0.8], [True] * 2, [False, True], [False] * 2], schema=HITS)
    assert strongest(batch, (model, plate)).column("pattern").to_pylist() == kept
    assert strongest(batch).column("pattern").to_pylist() == [0]


def test_of_one_span_a_pattern_knows_better_than_a_model() -> None:
    gender, model = (
        pattern(r"\bfemale\b", entity="GENDER"),
        pattern(None, entity="SEXUAL_ORIENTATION", names=("read",), category="special.sex"),
    )
    batch = pa.record_batch([[0, 0], [8, 8], [14, 14], [0, 1], [0.6, 0.85], [True] * 2, [False] * 2, [False] * 2], schema=HITS)
    assert strongest(batch, (gender, model)).column("pattern").to_pylist() == [0]


def test_names_that_leave_the_process_are_masked() -> None:
    engine = Engine(
        {
            "p": (
                REGEXES[0],
                pattern(r"\b(?:Jo|Ann) [A-Z][a-z]+\b", entity="PERSON", need="distinct", score=0.6),
                pattern(r"\b\d{6}\b", entity="CODE", need="beside", beside="PERSON", score=0.2),
                pattern(None, entity="CHANNEL", values=frozenset({"email", "sms"})),
            )
        }
    )
    names = [
        "in/ann@example.org.txt",
        "Ann_Smith-CV.docx",
        "calls/Ann Smith/020.wav",
        "é-Ann_Smith",
        "customers",
        "phone_number",
        "email",
        "x_123456",
    ]
    masked = ["in/‹E›.txt", "‹PERSON›-CV.docx", "calls/‹PERSON›/020.wav", "é-‹PERSON›", "customers", "phone_number", "email", "x_123456"]
    assert engine.mask_names(names) == masked
    assert engine.mask_names([]) == []


def test_a_dictionary_stands_for_the_form_of_a_regex() -> None:
    words = frozenset({"Emma", "Zoë", "Łucja", "B.J"})
    named = pattern(r"(?<![\w-])(?P<v>\w[\w.]{2,9})(?=[ ,]|\Z)", words=words, valid=lambda text: text in words)
    cells = ["Emma, Ann and Zoë", "Emmas Emma", "é Łucja B.J", *(f"Emma {n}" for n in range(400)), f"{'x ' * 60}Zoë"]
    plain = pattern(r"(?<![\w-])(?P<v>\w[\w.]{2,9})(?=[ ,]|\Z)", valid=lambda text: text in words)
    valid = [
        batch.filter(batch.column("valid"))
        for batch in (Engine({"p": (each,)}, native=True).scan(pa.array(cells)) for each in (named, plain))
    ]
    assert spans(valid[0]) == spans(valid[1]) and valid[0].num_rows == 406


def test_a_long_value_near_a_phrase_in_a_big_cell_is_found_whole() -> None:
    pattern = Pattern(
        entity="PRINT",
        title="Print",
        category="special.biometric",
        regex=r"\b[0-9A-F]{600,900}\b",
        need="context",
        context=("fingerprint",),
    )
    value = "0A1B" * 200
    text = f"{'nothing is said here. ' * 4000}fingerprint {value} {'and 7 more. ' * 4000}"
    (hit,) = Engine({"p": (pattern,)}, native=True).scan(pa.array([text])).to_pylist()
    assert text[hit["start"] : hit["end"]] == value


@pytest.mark.parametrize("keys", [0, 1 << 62])
def test_hits_are_in_order_however_large_their_numbers(monkeypatch: pytest.MonkeyPatch, keys: int) -> None:
    monkeypatch.setattr("detectors.hits._KEYS", keys)
    row, start, number = np.array([(1, 5, 2), (0, 1 << 30, 1), (1, 5, 1), (1 << 20, 0, 0), (1, 4, 900), (1, 5, 1)], np.int64).T
    no = np.zeros(6, bool)
    order = Hits(row, start, np.arange(6), number, np.zeros(6, np.float32), no, no, no).order()
    assert order.tolist() == [1, 4, 2, 5, 0, 3]

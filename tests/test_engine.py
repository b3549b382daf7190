"""The pattern engine: the same hits as `re.finditer` over each cell, whatever is in it."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import time
from itertools import accumulate

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors import Engine, Pattern
from detectors.charset import chars, odd_characters
from detectors.hits import codepoints, strongest
from detectors.registry import load
from scanner.errors import ConfigError, PluginError
from scanner.model import HITS


def pattern(regex: str | None = None, flags: int = 0, **more: object) -> Pattern:
    return Pattern(**{"entity": "E", "title": "", "category": "person.name", "regex": regex, "flags": flags, **more})  # type: ignore[arg-type]


REGEXES = (
    pattern(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b"),
    pattern(r"\b\d{3}[ -]?\d{4}\b"),
    pattern(r"(?<!\d)0\d{9,10}(?!\d)"),
    pattern(r"\b[a-z]{2}[ -]?\d{2}[ -]?[a-d]\b", re.I),
    pattern(r"https?://\S+", re.I),
    pattern(r"(?:key|token)\s*[=:]\s*(?P<v>[A-Za-z0-9_-]{8,})", re.I),
    pattern(r"^\w+$", re.M),
    pattern(r"\Aab.*?(?:\n|\Z)"),
    pattern(r"(?:^|(?<=\W))(?:mr|miss)(?:(?=\W)|$)", re.I | re.M | re.S),
    pattern(r"\bé\w*\b"),
    pattern(r"[^\s@]+@"),
    pattern(r"BEGIN[\s\S]+?END"),
    pattern(r"(\d)\1{2}"),
    pattern(r"£ ?\d+(?:\.\d\d)?"),
    pattern(r"\d+(?=[^a]{1,30}b)"),
    pattern(r"\W{2}\b(?!a|12)"),
    pattern(r"(?<=ab)[\w ]{1,60}(?<! )"),
)
FRAGMENTS = (
    "ann@example.org", "a.b+c@", "@", ".", "example.co.uk", "020", "7946", "0018", "02079460018", "1", "12", "٣", "１", "-", " ", "  ", "\n", "\r\n",
    "\0", "_", "é", "É", "\u017f", "\u212a", "İ", "😀", "中文", "£", "£5.00", "AB", "ab12c", "ab 12 D", "key=", "TOKEN: ", "abcdefgh_1", "https://x.example/?q=", "Mr",
    "miss", "BEGIN", "END", "111", "\u00a0", "\u2028", "\x1f", "x" * 90, "0" * 40, " b",
)  # fmt: skip
CELLS = st.lists(st.one_of(st.none(), st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)), max_size=12)


def naive(patterns: tuple[Pattern, ...], cells: list[str | None]) -> list[tuple[int, int, int, int]]:
    found = []
    for row, cell in enumerate(cells):
        byte = list(accumulate((len(character.encode()) for character in cell or ""), initial=0))
        for number, each in enumerate(patterns):
            rx = re.compile(each.regex or "", each.flags)
            for match in rx.finditer(cell or ""):
                start, end = match.span("v" if "v" in rx.groupindex else 0)
                found.append((row, byte[start], byte[end], number))
    return sorted(found)


def spans(batch: pa.RecordBatch) -> list[tuple[int, int, int, int]]:
    return sorted(zip(*(batch.column(name).to_pylist() for name in ("row", "start", "end", "pattern")), strict=True))


@pytest.fixture(scope="module")
def native() -> Engine:
    engine = Engine({"p": REGEXES}, native=True)
    assert engine.native
    return engine


@pytest.fixture(scope="module")
def plain() -> Engine:
    return Engine({"p": REGEXES}, native=False)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(cells=CELLS)
def test_hits_are_those_of_finditer_with_and_without_hyperscan(native: Engine, plain: Engine, cells: list[str | None]) -> None:
    values = pa.array(cells, pa.string())
    assert spans(native.scan(values)) == naive(REGEXES, cells)
    assert plain.scan(values).equals(native.scan(values))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(cells=CELLS, times=st.integers(50, 400), pad=st.sampled_from([" ", "x ", "é ", "1", "a.", "\n"]))
def test_matches_in_a_long_cell_are_found_from_windows(native: Engine, cells: list[str | None], times: int, pad: str) -> None:
    long = [(pad * times).join(cell or "" for cell in cells)]
    assert spans(native.scan(pa.array(long))) == naive(REGEXES, long)


def test_a_cell_of_several_megabytes_gives_the_same_hits(native: Engine) -> None:
    cell = "".join(FRAGMENTS[i * 7 % len(FRAGMENTS)] + " " * (i % 50) for i in range(50_000)) + "ann@example.org"
    assert len(cell) > 1 << 20
    assert spans(native.scan(pa.array([cell]))) == naive(REGEXES, [cell])


def test_events_that_come_out_of_order_are_all_used() -> None:
    patterns = (pattern(r"(?:\s|[^a]\bb?)"),)
    assert spans(Engine({"p": patterns}, native=True).scan(pa.array(["\0aiK\n"]))) == naive(patterns, ["\0aiK\n"])


@pytest.mark.parametrize("cut", [slice(0, 0), slice(3, 9), slice(5, None)])
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_slices_nulls_and_dictionaries(native: Engine, kind: pa.DataType, cut: slice) -> None:
    cells = ["a", None, "", "x@example.org", "éx@example.org 020-7946", None, "111", "020 7946"] * 20
    values = pa.array(cells, pa.string()).cast(kind)[cut]
    assert spans(native.scan(values)) == naive(REGEXES, cells[cut])


def test_repeated_values_hit_every_row(native: Engine) -> None:
    cells = ["020 7946", None, "x@example.org"] * 1000
    assert spans(native.scan(pa.array(cells))) == naive(REGEXES, cells)


def test_supersets_hold_for_every_character_of_unicode() -> None:
    odd = re.compile(odd_characters())
    everything = "".join(chr(code) for code in range(128, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert set(re.findall("[a-zA-Z0-9]", everything, re.I)) | set(re.findall(r"\d", everything)) == set(odd.findall(everything))
    from re import _parser as parser  # type: ignore[attr-defined]

    for regex in (r"\s", r"[\s-]", "[à-ÿ]", "£", "[0-9£]", "[a-z]"):
        (item,) = parser.parse(regex)
        found = chars(item, re.UNICODE.value)
        assert not found.any and {chr(point) for point in found.points} == set(re.findall(regex, everything))


def test_regexes_that_hyperscan_cannot_hold_run_over_every_cell() -> None:
    patterns = (pattern(r"(a)?b(?(1)c|d)"), pattern("ab"))
    engine = Engine({"p": patterns}, native=True)
    assert engine.slow_patterns == patterns[:1]
    assert spans(engine.scan(pa.array(["abc bd bc", "é abc"]))) == naive(patterns, ["abc bd bc", "é abc"])


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (pattern("a*"), "empty string"),
        (pattern(r"(?<=a)\b"), "empty string"),
        (pattern("(a"), "does not compile"),
        (pattern(None), "nothing to look for"),
        (pattern("a", need="sometimes"), "no need"),
        (pattern("a", kinds=("txt",)), 'Did you mean "text"'),
        (pattern("a", need="beside"), "go together"),
    ],
)
def test_patterns_that_contradict_themselves_are_refused(wrong: Pattern, says: str) -> None:
    with pytest.raises(PluginError, match=re.escape(says)):
        Engine({"p": (wrong,)})


def test_something_else_in_a_pack_is_refused() -> None:
    with pytest.raises(PluginError, match="str is no detector"):
        Engine({"p": ("a",)})  # type: ignore[dict-item]


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
        ("xNHS 123", False), ("NHSx 123", False), ("number 123", False), ("NHS " + "." * 49 + "123", True), ("NHS " + "." * 50 + "123", False),
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
    assert spans(engine.scan(cells)) == [(0, 0, 3, 2), (1, 4, 7, 1), (1, 4, 7, 2), (2, 3, 6, 2)]
    assert len(engine.scan(cells, every=True)) == len(engine.scan(cells, name="card_pin")) == 9


def test_kinds_choose_the_patterns() -> None:
    engine = Engine({"p": (pattern(r"\d+"), pattern(r"\d+", kinds=("integer", "text")))})
    assert engine.scan(pa.array(["1"]), kind="integer").column("pattern").to_pylist() == [1]
    assert engine.scan(pa.array(["1"])).column("pattern").to_pylist() == [0, 1]


def test_enumerations_are_whole_cells_trimmed_and_folded() -> None:
    engine = Engine({"p": (pattern(None, values=frozenset({"male", "straße".casefold()}), score=0.3, names=("sex",)),)})
    cells = pa.array([" Male\t", "males", "MALE", None, "", "STRASSE", "Straße ", "x" * 500])
    assert spans(engine.scan(cells)) == [(0, 1, 5, 0), (2, 0, 4, 0), (5, 0, 7, 0), (6, 0, 7, 0)]
    assert engine.scan(cells, name="sex").column("context").to_pylist() == [True] * 4


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


def test_an_engine_that_may_choose_compiles_only_for_much_text() -> None:
    engine = Engine({"p": (pattern("ab+"),)})
    assert engine.scan(pa.array(["abb"])).num_rows == 1 and not engine._automata
    assert engine.scan(pa.array([f"abb {n:09d}" for n in range(30_000)])).num_rows == 30_000 and engine._automata


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
        "calls/Jo Smith/020.wav",
        "é-Ann_Smith",
        "customers",
        "phone_number",
        "x_123456",
    ]
    masked = ["in/‹E›.txt", "‹PERSON›-CV.docx", "calls/‹PERSON›/020.wav", "é-‹PERSON›", "customers", "phone_number", "email", "x_123456"]
    assert engine.mask_names(names) == masked
    assert engine.mask_names([]) == []


@pytest.mark.parametrize("cell", ["a." * 500_000, "1" * 1_000_000, "key=" + "a" * 1_000_000, "x@" * 500_000, "é1 " * 250_000])
def test_a_hostile_cell_costs_its_length(native: Engine, cell: str) -> None:
    light = Engine({"p": tuple(REGEXES[i] for i in (0, 1, 2, 3, 4, 5, 9))}, native=True)
    light.scan(pa.array(["warm", "wärm"]))
    began = time.process_time()
    light.scan(pa.array([cell]))
    assert time.process_time() - began < 3


def test_packs_are_loaded_by_name_and_a_wrong_name_is_told() -> None:
    with pytest.raises(ConfigError, match=r'no detector pack "contcat"\. Did you mean "contact"'):
        load(["contcat"])


def test_a_pack_that_cannot_be_loaded_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint

    broken = EntryPoint("broken", "no.such.module:DETECTORS", "noticegap.detectors")
    monkeypatch.setattr("detectors.registry.entry_points", lambda group: [broken])
    with pytest.raises(PluginError, match='detector pack "broken" cannot be loaded: ModuleNotFoundError'):
        load()


def test_byte_offsets_fit_the_value(native: Engine) -> None:
    cells = ["é ann@example.org £5.00", "中文 111 İ"]
    for row, start, end, number in spans(native.scan(pa.array(cells))):
        text = cells[row].encode()[start:end].decode()
        assert re.search(REGEXES[number].regex or "", cells[row], REGEXES[number].flags) and text
    assert np.all(native.scan(pa.array(cells)).column("end").to_numpy() > 0)

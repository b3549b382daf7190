"""The pattern engine: the same hits as `re.finditer` over each cell, whatever is in it."""

from __future__ import annotations

import re
import time
import unicodedata

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors import Engine, Pattern, fold
from scanner.errors import PluginError


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
    "miss", "BEGIN", "END", "111", "\u00a0", "\u2028", "\x1f", "\u200b", "e\u0301", "\u0301", "Ж", "ł", "–", "‘", "ＡＢ", "²", "x" * 90, "0" * 40, " b",
)  # fmt: skip
CELLS = st.lists(st.one_of(st.none(), st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)), max_size=12)


def seen(cell: str) -> tuple[str, list[int], list[int]]:
    """A cell as detectors see it, character by character, with the first and the last byte (exclusive) of each."""
    text: list[str] = []
    first: list[int] = []
    stop: list[int] = []
    at = 0
    for piece in re.findall(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", cell, re.S):
        size = len(piece.encode())
        whole = unicodedata.normalize("NFC", piece)[0] if len(piece) > 1 and not "\u0300" <= piece[0] < "\u0370" else piece[0]
        if byte := fold.folded(whole):
            text.append(byte)
            first.append(at)
            stop.append(at + size)
        at += size
    return "".join(text), first, stop


def naive(patterns: tuple[Pattern, ...], cells: list[str | None]) -> list[tuple[int, int, int, int]]:
    found = []
    for row, cell in enumerate(cells):
        text, first, stop = seen(cell or "")
        for number, each in enumerate(patterns):
            rx = re.compile(each.regex or "", each.flags)
            for match in rx.finditer(text):
                start, end = match.span("v" if "v" in rx.groupindex else 0)
                found.append((row, first[start], stop[end - 1], number))
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


@pytest.mark.parametrize("cell", ["a." * 500_000, "1" * 1_000_000, "key=" + "a" * 1_000_000, "x@" * 500_000, "é1 " * 250_000])
def test_a_hostile_cell_costs_its_length(native: Engine, cell: str) -> None:
    light = Engine({"p": tuple(REGEXES[i] for i in (0, 1, 2, 3, 4, 5, 9))}, native=True)
    light.scan(pa.array(["warm", "wärm"]))
    began = time.process_time()
    light.scan(pa.array([cell]))
    assert time.process_time() - began < 3


def test_byte_offsets_fit_the_value(native: Engine) -> None:
    cells = ["é ann@example.org £5.00", "中文 111 İ"]
    for row, start, end, number in spans(native.scan(pa.array(cells))):
        text = cells[row].encode()[start:end].decode()
        assert re.search(REGEXES[number].regex or "", cells[row], REGEXES[number].flags) and text
    assert np.all(native.scan(pa.array(cells)).column("end").to_numpy() > 0)

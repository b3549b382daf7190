"""What is found of a person in free text, what is left alone, and the laws that hold for all of it. The cases are `subject_cases.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import phonenumbers
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.subject.needles import FOUND, LEVELS, Needles, is_strong
from scanner.subject.needles.literals import literals
from scanner.subject.needles.long import parted
from scanner.subject.request import Subject, parsed
from scanner.subject.result import FIELDS
from tests.case_files import unmarked

_CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("subject_cases.toml").read_text("utf-8"))
_WHO = list(_CASES["subject"])
_FLAT = [
    (who, field, want, text)
    for who in _WHO
    for field, lists in _CASES.get(who, {}).items()
    for want, texts in lists.items()
    for text in texts
]
Hit = tuple[int, int, str, str]


@cache
def subjects() -> tuple[Subject, ...]:
    tables = [{"request": {"reference": "R-1"}, "subject": _CASES["subject"][who]} for who in _WHO]
    return tuple(parsed("case", table, name_only=True).subject for table in tables)


@cache
def needles(native: bool = True) -> Needles:
    return Needles(subjects(), native=native)


def hits(text: str, who: str, field: str) -> set[tuple[str, int, int]]:
    """Level, start and end in characters."""
    data = text.encode()
    batch = needles().find(pa.array([text], pa.large_string()))
    rows = [row for row in batch.to_pylist() if _WHO[row["subject"]] == who and FIELDS[row["field"]] == field]
    return {(LEVELS[row["level"]], len(data[: row["start"]].decode()), len(data[: row["end"]].decode())) for row in rows}


@pytest.mark.parametrize(("who", "field", "want", "marked"), _FLAT, ids=lambda value: str(value)[:60])
def test_cases(who: str, field: str, want: str, marked: str) -> None:
    text, spans = unmarked(marked)
    expected = set() if want == "ignores" else {(want, *span) for span in spans}
    assert want == "ignores" or spans
    assert hits(text, who, field) == expected


def test_there_are_enough_cases() -> None:
    assert sum(want == "ignores" for _, _, want, _ in _FLAT) >= 60
    assert sum(want != "ignores" for _, _, want, _ in _FLAT) >= 60


@pytest.mark.parametrize(
    ("who", "field", "want", "marked"), [case for case in _FLAT if case[2] != "ignores"], ids=lambda value: str(value)[:60]
)
def test_every_form_is_found_in_any_case(who: str, field: str, want: str, marked: str) -> None:
    text, spans = unmarked(marked)
    for other in (text.lower(), text.upper()):
        if len(other) == len(text):
            assert {hit[1:] for hit in hits(other, who, field)} >= spans, other


def found(texts: list[str], native: bool) -> pa.RecordBatch:
    return needles(native).find(pa.array(texts, pa.large_string()))


def _pieces() -> list[str]:
    texts = [unmarked(marked)[0] for _, _, _, marked in _FLAT]
    return sorted({*texts, *(word for text in texts for word in re.split(r"(?<=\W)|(?=\W)", text) if word)})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_pieces()), max_size=12).map("".join), max_size=8), st.sampled_from(["", " ", "é", "\0"]))
def test_hyperscan_and_re_find_the_same(texts: list[str], tail: str) -> None:
    made = [text + tail for text in texts]
    assert found(made, True).equals(found(made, False))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("ab1", min_size=1, max_size=5), min_size=1, max_size=12, unique=True), st.text("ab1 ", max_size=60))
def test_literals_are_found_wherever_they_stand(words: list[str], text: str) -> None:
    data, known = text.encode(), [word.encode() for word in words]
    expected = sorted(
        (start + len(word), index) for index, word in enumerate(known) for start in range(len(data)) if data.startswith(word, start)
    )
    for native in (True, False):
        index, end = literals(known, native=native).events(data)
        assert list(zip(end.tolist(), index.tolist(), strict=True)) == expected


def test_a_row_is_found_as_it_is_found_alone() -> None:
    """Neighbours in the column change nothing, nor does it matter how many rows there are or which of them are null."""
    texts = [unmarked(marked)[0] for _, _, _, marked in _FLAT]
    column = [each for text in texts for each in (text, None, "")]
    together = found(column, True).to_pylist()
    for number, text in enumerate(texts):
        alone = found([text], True).to_pylist()
        assert [{**hit, "row": 0} for hit in together if hit["row"] == 3 * number] == alone, text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_pieces()), min_size=1, max_size=40), st.integers(1500, 4000))
def test_a_long_cell_is_found_in_pieces(words: list[str], size: int) -> None:
    """Wherever the cuts fall, also within a character or a hit."""
    text = "é. ".join(words * (1 + 12_000 // len("é. ".join(words).encode() or b"-")))
    column = pa.array(["Jane Smith", text, None], pa.large_string())
    find = needles()._find
    parts = pa.Table.from_batches(parted(column, find, size), FOUND).sort_by([(name, "ascending") for name in FOUND.names])
    whole = pa.Table.from_batches([find(column)]).sort_by([(name, "ascending") for name in FOUND.names])
    assert parts.num_rows
    assert parts.equals(whole)


def test_subjects_do_not_change_each_other() -> None:
    texts = [unmarked(marked)[0] for _, _, _, marked in _FLAT]
    together = found(texts, True).to_pylist()
    for number, subject in enumerate(subjects()):
        alone = Needles([subject]).find(pa.array(texts, pa.large_string())).to_pylist()
        assert [{**hit, "subject": 0} for hit in together if hit["subject"] == number] == alone


_FORMATS = (
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%Y-%m-%d",
    "%Y%m%d",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%d-%b-%Y",
    "%A, %d %B %Y",
    "%Y/%m/%d",
)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1905, 1, 1), date(2020, 12, 31)), st.sampled_from(_FORMATS), st.sampled_from([1, -1, 10, 31, 366, 3653, -36525]))
def test_any_date_is_found_as_libraries_write_it(born: date, form: str, days: int) -> None:
    other = born + timedelta(days)
    texts = [f"born {each.strftime(form)}, seen" for each in (born, other)]
    rows = Needles([Subject(born=born)]).find(pa.array(texts, pa.large_string())).column("row").to_pylist()
    swapped = (other.year, other.day, other.month) == (born.year, born.month, born.day)
    assert rows == ([0, 1] if swapped and form in ("%d/%m/%Y", "%d.%m.%Y") else [0])


_NUMBERS = (
    "+442079460018",
    "+447700900123",
    "+441632960123",
    "+12025550143",
    "+33199000123",
    "+4930901820",
    "+390655501234",
    "+61370101234",
)


@pytest.mark.parametrize("number", _NUMBERS)
@pytest.mark.parametrize("form", ["E164", "INTERNATIONAL", "NATIONAL", "RFC3966"])
def test_any_number_is_found_as_libraries_write_it(number: str, form: str) -> None:
    phone = phonenumbers.parse(number)
    text = phonenumbers.format_number(phone, getattr(phonenumbers.PhoneNumberFormat, form))
    rows = Needles([Subject(phones=(number,))]).find(pa.array([f"ring {text} now"], pa.large_string())).to_pylist()
    digits = re.sub(r"\D", "", text)
    assert [re.sub(r"\D", "", f"ring {text} now"[row["start"] : row["end"]]) for row in rows] == [digits]


def test_hits_are_sorted_bytes_of_the_value() -> None:
    batch = found(["ü Jane Smith, ß jane.smith@example.org", "Jane Smith"], True)
    rows = [tuple(row[key] for key in ("row", "start", "end")) for row in batch.to_pylist() if _WHO[row["subject"]] == "jane"]
    assert rows == sorted(rows)
    data = "ü Jane Smith, ß jane.smith@example.org".encode()
    assert [data[start:end] for row, start, end in rows if row == 0] == [b"Jane Smith", b"jane.smith@example.org"]


@pytest.mark.parametrize(
    ("text", "whole"), [(" Jane Smith \n", True), ("Jane Smith.", False), ("020 7946 0018", True), ("a 020 7946 0018", False)]
)
def test_whole_cells_are_told(text: str, whole: bool) -> None:
    rows = [row for row in found([text], True).to_pylist() if _WHO[row["subject"]] == "jane"]
    assert [row["whole"] for row in rows] == [whole]


def test_only_what_one_person_has_is_strong() -> None:
    strong = {(field, level) for f, field in enumerate(FIELDS) for k, level in enumerate(LEVELS) if is_strong(f, k)}
    assert strong == {("email", "equal"), ("email", "variant"), ("phone", "equal"), ("phone", "variant"), ("id", "equal")}


def test_nothing_is_found_in_nothing() -> None:
    assert found([], True).num_rows == 0
    assert Needles([]).find(pa.array(["Jane Smith"], pa.large_string())).num_rows == 0
    assert found([], True).schema == found(["Jane Smith"], True).schema


def test_no_identifier_is_shown_or_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled literals are a person's identifiers: no `repr` shows them, no cache on disk holds them."""
    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    made = Needles(subjects())
    made.find(pa.array(["Jane Smith, 020 7946 0018"], pa.large_string()))
    assert not list(tmp_path.rglob("*"))
    for part in _parts(made):
        assert not re.search("smith|jane|7946|10442", repr(part), re.IGNORECASE)


def _parts(made: Needles) -> Iterator[Any]:
    yield made
    for seeker in vars(made).values():
        yield seeker
        yield from getattr(seeker, "_anchors", ())


@pytest.mark.parametrize("nasty", ["jane ", "a.", "0 ", "oh ", "smith, ", "four ", "jane.smith@", "(", "29 feb ", "4 mill "])
def test_one_long_cell_takes_linear_time(nasty: str) -> None:
    import time

    def seconds(size: int) -> float:
        text = pa.array([nasty * (size // len(nasty))], pa.large_string())
        began = time.process_time()
        needles().find(text)
        return time.process_time() - began

    seconds(1000)
    assert seconds(200_000) < 4 * max(seconds(100_000), 0.05)

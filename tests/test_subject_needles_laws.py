"""Laws of the search in free text: the same hits by every way, in any company, and of whatever libraries write."""

from __future__ import annotations

import re
from datetime import date, timedelta

import phonenumbers
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.subject.identifiers import Subject
from scanner.subject.needles import FOUND, Needles
from scanner.subject.needles.literals import literals
from scanner.subject.needles.long import parted
from tests import pace
from tests.case_files import unmarked
from tests.subject_cases import CASES, found, needles, pieces, subjects


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(pieces()), max_size=12).map("".join), max_size=8), st.sampled_from(["", " ", "é", "\0"]))
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
    texts = [unmarked(marked)[0] for _, _, _, marked in CASES]
    column = [each for text in texts for each in (text, None, "")]
    together = found(column, True).to_pylist()
    for number, text in enumerate(texts):
        alone = found([text], True).to_pylist()
        assert [{**hit, "row": 0} for hit in together if hit["row"] == 3 * number] == alone, text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(pieces()), min_size=1, max_size=40), st.integers(1500, 4000))
def test_a_long_cell_is_found_inpieces(words: list[str], size: int) -> None:
    """Wherever the cuts fall, also within a character or a hit."""
    text = "é. ".join(words * (1 + 12_000 // len("é. ".join(words).encode() or b"-")))
    column = pa.array(["Jane Smith", text, None], pa.large_string())
    find = needles()._find
    parts = pa.Table.from_batches(parted(column, find, size), FOUND).sort_by([(name, "ascending") for name in FOUND.names])
    whole = pa.Table.from_batches([find(column)]).sort_by([(name, "ascending") for name in FOUND.names])
    assert parts.num_rows
    assert parts.equals(whole)


def test_subjects_do_not_change_each_other() -> None:
    texts = [unmarked(marked)[0] for _, _, _, marked in CASES]
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


@pytest.mark.parametrize("nasty", ["jane ", "a.", "0 ", "oh ", "smith, ", "four ", "jane.smith@", "(", "29 feb ", "4 mill "])
def test_one_long_cell_takes_linear_time(nasty: str) -> None:
    def seconds(size: int) -> float:
        text = pa.array([nasty * (size // len(nasty))], pa.large_string())
        return pace.seconds(lambda: needles().find(text))

    assert seconds(200_000) < 4 * max(seconds(100_000), 0.05)

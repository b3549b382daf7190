"""What is found of a person in free text and what is left alone: the cases of `subject_cases.toml`, and the form of the hits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from scanner.subject.needles import LEVELS, Needles, is_strong
from scanner.subject.result import FIELDS
from tests.case_files import unmarked
from tests.subject_cases import CASES, WHO, found, hits, subjects


@pytest.mark.parametrize(("who", "field", "want", "marked"), CASES, ids=lambda value: str(value)[:60])
def test_cases(who: str, field: str, want: str, marked: str) -> None:
    text, spans = unmarked(marked)
    expected = set() if want == "ignores" else {(want, *span) for span in spans}
    assert want == "ignores" or spans
    assert hits(text, who, field) == expected


def test_there_are_enough_cases() -> None:
    assert sum(want == "ignores" for _, _, want, _ in CASES) >= 60
    assert sum(want != "ignores" for _, _, want, _ in CASES) >= 60


@pytest.mark.parametrize(
    ("who", "field", "want", "marked"), [case for case in CASES if case[2] != "ignores"], ids=lambda value: str(value)[:60]
)
def test_every_form_is_found_in_any_case(who: str, field: str, want: str, marked: str) -> None:
    text, spans = unmarked(marked)
    for other in (text.lower(), text.upper()):
        if len(other) == len(text):
            assert {hit[1:] for hit in hits(other, who, field)} >= spans, other


def test_hits_are_sorted_bytes_of_the_value() -> None:
    batch = found(["ü Jane Smith, ß jane.smith@example.org", "Jane Smith"], True)
    rows = [tuple(row[key] for key in ("row", "start", "end")) for row in batch.to_pylist() if WHO[row["subject"]] == "jane"]
    assert rows == sorted(rows)
    data = "ü Jane Smith, ß jane.smith@example.org".encode()
    assert [data[start:end] for row, start, end in rows if row == 0] == [b"Jane Smith", b"jane.smith@example.org"]


@pytest.mark.parametrize(
    ("text", "whole"), [(" Jane Smith \n", True), ("Jane Smith.", False), ("020 7946 0018", True), ("a 020 7946 0018", False)]
)
def test_whole_cells_are_told(text: str, whole: bool) -> None:
    rows = [row for row in found([text], True).to_pylist() if WHO[row["subject"]] == "jane"]
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

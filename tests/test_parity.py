"""Presidio's recognisers give the same spans and scores here as in AnalyzerEngine; each difference is listed, with its reason.

`tests/parity.toml` says what differs. A difference that is not listed fails, and so does a listed one that is none any more.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import regex  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors.recognizers import patterns
from detectors.samples import samples
from detectors.steep import steep
from tests.pace import seconds
from tests.parity import (
    LISTED,
    SHARED,
    allowed,
    case_texts,
    converted,
    differences,
    found_texts,
    missed,
    ours,
    reasoned,
    recognizers,
    theirs,
)

pytestmark = pytest.mark.filterwarnings("ignore")

SECONDS = 0.1
HOSTILE = ("a.", "1234567890", " ", "([{<", "1-1-1/", "a@a.a ", "A1 ", "aGVsbG8gd29ybGQ=")
_EACH = 20  # texts of one kind of source: AnalyzerEngine reads some hundred a second
_CASES = 1500


@cache
def fragments() -> tuple[str, ...]:
    """Texts that a recogniser's regexes match, and those of the case files: valid numbers among them."""
    drawn = [text for each in recognizers().values() for p in each.patterns for text in _samples(p.regex, each.global_regex_flags)]
    return tuple(dict.fromkeys([*drawn, *case_texts()]))


def _samples(regex: str, flags: int) -> list[str]:
    try:
        return [text for text in samples(regex, flags, 12) if len(text) < 80]
    except re.error:  # a regex that only `regex` reads
        return []


JOINTS = ["", "", " ", " ", "-", ".", ",", "/", ":", "\n", "\t", "(", ")", "'", '"', "@", "a", "7", "é", " no. ", "=", "😀"]
ODD = [
    "\u00a0",
    "\u2013",
    "\u200b",
    "\u2019",
    "\uff17",
    "\u0667",
    "\u00b2",
    "\u00bd",
    "e\u0301",
    "\u203f",
    "\u200d",
    "\u24b6",
    "\x1c",
    "ı",
    "ſ",
    "K",
]


@st.composite
def mixed(draw: st.DrawFn) -> str:
    """Fragments one after the other: whole, cut, doubled, in the other case, glued or apart, among odd characters."""
    parts = draw(st.lists(st.sampled_from(fragments()), min_size=1, max_size=4))
    text = ""
    for part in parts:
        at = draw(st.integers(0, len(part)))
        part = draw(st.sampled_from([part, part, part, part[at:], part[:at] + part[at + 1 :], part.swapcase(), part + part]))
        text += part + draw(st.sampled_from(JOINTS + ODD)) * draw(st.integers(1, 2))
    return text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(mixed(), min_size=1, max_size=8), native=st.booleans())
def test_mixed_fragments_are_found_alike(texts: list[str], native: bool) -> None:
    _assert_alike(texts, native)


def _assert_alike(texts: list[str], native: bool = True) -> None:
    found = ours(texts, native)
    told = {(name, text) for text, each in zip(texts, found, strict=True) for name in differences(text, each) if not allowed(text)}
    assert not told


def test_texts_of_the_cases_are_read_alike() -> None:
    texts = case_texts()
    _assert_alike(list(texts[:: 1 + len(texts) // _CASES]))


def _texts() -> Iterator[str]:
    for path in sorted((SHARED / "text").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for _, line in zip(range(_EACH), lines, strict=False))
    for path in sorted((SHARED / "transcripts").rglob("*.*")):
        if path.is_file():
            yield from path.read_text("utf-8", "replace").splitlines()[:_EACH]


def test_real_texts_and_transcripts_are_read_alike() -> None:
    if not SHARED.is_dir():
        pytest.skip("the texts and transcripts for this test are not beside the project")
    texts = [text for text in _texts() if text.strip()]
    assert len(texts) > 100
    _assert_alike(texts)


@pytest.mark.parametrize("entry", LISTED["presidio"], ids=lambda entry: entry["kind"])
def test_a_listed_difference_is_one(entry: dict[str, Any]) -> None:
    text = entry["example"] + "x" * entry.get("more", 0)
    assert regex.search(entry["where"], text) and entry["reason"]
    assert list(differences(text, ours([text])[0]))


@pytest.mark.parametrize("entry", LISTED["folded"], ids=lambda entry: entry["kind"])
def test_folding_finds_more(entry: dict[str, Any]) -> None:
    (found,) = ours([entry["example"]])
    assert entry["reason"]
    assert any(found.get(entity, set()) - theirs(entry["example"]).get(entity, set()) for entity in found)


@pytest.mark.parametrize("entry", LISTED["packs"], ids=lambda entry: entry["kind"])
def test_a_listed_miss_is_one(entry: dict[str, Any]) -> None:
    told = [(entity, text, start, end) for text, entity, start, end in missed([entry["example"]]) if entity in entry["entities"]]
    assert told and all(reasoned(*each) for each in told)
    assert entry["reason"]


def test_what_presidio_finds_our_own_packs_find_or_have_a_reason() -> None:
    texts = found_texts()
    real = [text for text in _texts() if text.strip()] if SHARED.is_dir() else []
    some = [*texts[:: 1 + len(texts) // _CASES], *real]
    assert {(entity, text[start:end], text) for text, entity, start, end in missed(some) if not reasoned(entity, text, start, end)} == set()


def test_those_that_run_in_presidios_own_engine_are_listed_with_their_reason() -> None:
    told = {name: entry["reason"] for entry in LISTED["guest"] for name in entry["recognizers"]}
    assert set(told) == recognizers().keys() - converted()
    assert all(told.values())


def test_steep_regexes_of_presidios_are_listed() -> None:
    told = [name for entry in LISTED["guest"] if entry["kind"] == "steep" for name in entry["recognizers"]]
    found = [name for name, each in recognizers().items() if any(_steep(p.regex, each.global_regex_flags) for p in each.patterns)]
    assert sorted(told) == sorted(found)


def _steep(regex: str, flags: int) -> bool:
    try:
        return steep(regex, flags)
    except re.error:
        return False


@pytest.mark.parametrize("name", sorted(converted()))
def test_a_hostile_cell_takes_no_time(name: str) -> None:
    for pattern in patterns(recognizers()[name]):
        compiled = re.compile(str(pattern.regex), pattern.flags)
        slow = [piece for piece in HOSTILE if _seconds(compiled, piece * (100_000 // len(piece))) > SECONDS]
        assert not slow


def _seconds(compiled: re.Pattern[str], cell: str) -> float:
    return seconds(lambda: sum(1 for _ in compiled.finditer(cell)), enough=SECONDS)

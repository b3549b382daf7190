"""What is looked for before a regex: texts that every match holds, what may stand beside them, and where in a match they stand."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import Engine
from detectors.blocks import blocks
from detectors.context import phrases
from detectors.gates import Pieces
from detectors.hints import Hints
from detectors.literal import Spoken
from detectors.reach import Reach
from detectors.regex import regex
from detectors.telling import LEFT, RIGHT
from scanner.pattern import Pattern


def _pattern(source: str, flags: int = re.IGNORECASE, **more: object) -> Pattern:
    return Pattern(entity="THING", title="Thing", category="person.name", regex=source, flags=flags, **more)  # type: ignore[arg-type]


def _found(source: str, **more: object) -> tuple[Spoken, ...]:
    return regex(_pattern(source, **more), 0).literals


def test_a_text_is_known_by_what_may_stand_beside_it() -> None:
    assert _found(r"\bdiagnosis\b")[0].texts == (f"{LEFT}diagnosis{RIGHT}",)
    assert _found(r"(?<![a-z])gclid=\w+")[0].texts == (f"{LEFT}gclid=",)
    assert _found(r"diagnosis")[0].texts == ("diagnosis",)
    assert _found(r"(?<!x)diagnosis")[0].texts == ("diagnosis",), "a letter but x may stand before it"
    assert _found(r"\bx?diagnosis")[0].texts == (f"{LEFT}diagnosis", f"{LEFT}xdiagnosis")


def test_a_text_is_known_by_where_in_a_match_it_begins() -> None:
    assert _found(r"[0-9]{2,5} diagnosis")[0].at == Reach(2, 5)
    assert _found(r"[0-9]+ diagnosis")[0].at == Reach(1, None)
    assert _found(r"(?:[0-9] )?(?:mortgage|passport)[0-9]")[0].at.far == 2


def test_of_texts_that_tell_little_those_are_taken_that_are_long_enough() -> None:
    assert _found(r"[a-z]+[(<][.]at[)>]")[0].texts == ("(.at)", "(.at>", "<.at)", "<.at>")
    assert _found(r"[a-z]+[(<]{1,2} ?at[)>]")[0].texts == (" at)", " at>", "at)", "at>"), "a bracket alone is too short"


def test_the_rarest_of_the_texts_is_taken() -> None:
    assert _found(r"\b(?:my|his) [a-z]{2,9} haemorrhage")[0].texts == (" haemorrhage",)
    assert _found(r"\b(?:my|your) order\b")[0].texts == (f"{LEFT}my order{RIGHT}", f"{LEFT}your order{RIGHT}")


def test_what_begins_like_another_text_is_not_looked_for() -> None:
    assert _found(r"\b(?:passport|passport number|passports)")[0].texts == (f"{LEFT}passport",)


def test_a_choice_is_looked_for_branch_by_branch() -> None:
    found = regex(_pattern(r"(?<![a-z])(?P<v>gclid=\w{9}|[0-9]{12}|fbclid\.\w{9})(?!\w)"), 0)
    assert [each.texts for each in found.literals] == [(f"{LEFT}gclid=",), (f"{LEFT}fbclid.",)]
    assert found.forms and len(found.forms) == 1 and not found.spoken


def test_a_dictionary_may_ignore_case() -> None:
    found = regex(_pattern(r"my [a-z]+", words=frozenset(("Gout", "Asthma"))), 0)
    assert found.literals[0].texts == ("asthma", "gout") and not found.words
    exact = regex(_pattern(r"my [a-z]+", flags=0, words=frozenset(("gout",))), 0)
    assert exact.words == ("gout",) and not exact.literals


def test_a_digit_that_is_looked_ahead_at_is_one_that_the_cell_must_hold() -> None:
    assert regex(_pattern(r"(?=[A-Z]{1,8}[0-9])[A-Z0-9]{9}"), 0).digits == 1
    assert regex(_pattern(r"(?![A-Z]{1,8}[0-9])[A-Z0-9]{9}"), 0).digits == 0


_PIECES = ("diagnosis", "the", "my", " ", ",", "7", "ordinal", "é", "gout", "x")
_SOURCES = (
    r"\b(?:my|the) (?:x )?diagnosis\b",
    r"(?<![a-z])(?P<v>gout[0-9]|[0-9]{2}x|ordinal)(?![a-z])",
    r"[a-z0-9]{0,3}[ ,]+(?:gout|ordinal|diagnosis\b)",
    r"[a-z0-9]{1,3} (?:gout|ordinal)",
    r"\b[a-z]{2} diagnosis(?:, gout){1,2}",
    r"(?:my|the)?,? ?(?:ordinal|x diagnosis)",
)


@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), min_size=1, max_size=6), st.sampled_from(_SOURCES))
def test_every_match_begins_where_an_event_says(cells: list[str], source: str) -> None:
    values = pa.array(cells, pa.large_string())
    engine = Engine({"p": (_pattern(source),)}, native=True)
    known = engine._regexes[0]
    for block in blocks(values):
        for number in range(len(engine._groups)):
            events = engine._automaton(number).events(Pieces(block.data))
            for match in known.rx.finditer(block.text):
                assert any(low <= match.start() < high for each in events for low, high in zip(each.low, each.high, strict=True)), match


@pytest.mark.parametrize("text", ["his NI-Number: 7", "ni   numbers 7", "Ni number"])
def test_hints_tell_where_a_phrase_stands(text: str) -> None:
    patterns = (_pattern(r"[A-Z0-9]{7}", context=("ni number", "a b")),)
    heard = phrases(patterns, [0])
    values = pa.array(["nothing of that sort stands here " * 40 + text], pa.large_string())
    (block,) = blocks(values)
    ranges = Hints(heard, heard.owned([0])).ranges(block)
    assert ranges is not None
    (low,), (high,) = ranges
    assert low <= block.text.index(text.split(":")[0]) < high and high - low < 100
    said = heard.said(block, ranges)
    assert len(said.at) == 1
    assert said.any_of(np.array([[True, False], [False, True], [True, True]])).tolist() == [True, False, True]


def test_a_sign_that_nobody_waits_for_has_no_events() -> None:
    sources = (r"[a-z]{2,9}@[a-z]{2,9}", r"[a-z0-9]{2,9}@[a-z]{2,9}[.]")
    engine = Engine({"p": tuple(map(_pattern, sources))}, native=True)
    (group,), (block,) = engine._groups, blocks(pa.array(["cat@mail.example", "ann1@mail.org"], pa.large_string()))
    made = engine._automaton(0)
    assert made.signs and len(group.regexes) == 2
    for but in (set[int](), {0}, {1}, {0, 1}):
        events = made.events(Pieces(block.data), but)
        assert {each.regex.index for each in events} == (set() if but == {0, 1} else {0, 1})  # who is left out need not be


def test_words_and_forms_are_looked_for_apart() -> None:
    engine = Engine({"p": (_pattern(r"\b(?:gout|ordinal)\b"), _pattern("[a-z]{3,9}[-:][a-z]{3,9}"))}, native=True)
    assert [[each.spoken for each in group.regexes] for group in engine._groups] == [[True], [False]]

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
from detectors.gates import NOTHING, Pieces
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


def test_a_text_that_must_follow_is_taken_where_those_of_the_match_tell_nothing() -> None:
    (found,) = _found(r"\bon [^\n]{6,60},(?= [^\n]{2,60} wrote:)")
    assert found == Spoken((" wrote:",), Reach(13, 125, ahead=68))
    assert _found(r"\bdiagnosis [0-9]{2}(?= of gout)")[0].texts == (f"{LEFT}diagnosis ",), "it tells enough itself"
    assert _found(r"\bon [0-9]{2}(?= of it)")[0].texts == (f"{LEFT}on ",), "what follows tells no more"


def test_a_text_that_follows_far_behind_digits_is_not_cut_off() -> None:
    pattern = _pattern(r"\bon [0-9]{6},(?= [a-z ]{2,90} wrote:)")
    text = f"{'and so it went on and on ' * 9}on 123456, {'somebody else ' * 6}wrote: {'and so it went on and on ' * 9}"
    hits = [Engine({"p": (pattern,)}, native=native).scan(pa.array([text], pa.large_string())) for native in (True, False)]
    assert hits[0].equals(hits[1]) and len(hits[0]) == 1
    assert _found(r"on [0-9]{2}(?=,(?= by [a-z]{5} wrote:))")[0].at.ahead == 17


def test_texts_of_a_regex_that_ignores_no_case_are_looked_for_as_they_are_written() -> None:
    (found,) = _found(r"\b(?:ARE|[Hh]ep) [0-9]", flags=0)
    assert found.cased and found.texts == (f"{LEFT}ARE ", f"{LEFT}Hep ", f"{LEFT}hep ")
    (quiet,) = _found(r"\bARE (?i:hep) [0-9]", flags=0)
    assert not quiet.cased and quiet.texts == (f"{LEFT}are hep ",)
    assert not _found(r"8003 60[0-9]{2}", flags=0)[0].cased, "digits have no case"
    engine = Engine({"p": (_pattern(r"\bARE\b", flags=0),)}, native=True)
    (block,) = blocks(pa.array(["they are here, are they", "an ARE of 2024"], pa.large_string()))
    (events,) = engine._automaton(0).events(Pieces(block.data))
    assert len(events.at) == 1


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


_PIECES = ("diagnosis", "the", "my", " ", ",", "7", "ordinal", "é", "gout", "x", "Gout")
_SOURCES = (
    r"\b(?:my|the) (?:x )?diagnosis\b",
    r"(?<![a-z])(?P<v>gout[0-9]|[0-9]{2}x|ordinal)(?![a-z])",
    r"[a-z0-9]{0,3}[ ,]+(?:gout|ordinal|diagnosis\b)",
    r"[a-z0-9]{1,3} (?:gout|ordinal)",
    r"\b[a-z]{2} diagnosis(?:, gout){1,2}",
    r"(?:my|the)?,? ?(?:ordinal|x diagnosis)",
    r"\bmy [a-z7]{1,9},(?= [a-z ]{1,9} gout)",
    r"[a-z]{1,3}(?= ?(?:gout|ordinal)[ 7])",
    r"\b(?-i:Gout|the [Gg]out|x [a-z7]{1,9}(?= ?Gout))\b",
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


def test_a_phrase_is_told_by_the_word_that_fewest_of_all_have() -> None:
    patterns = (_pattern(r"[A-Z0-9]{7}", context=("read number",)), _pattern(r"[0-9]{7}", context=("tax number", "pin number")))
    heard = phrases(patterns, [0, 1])
    (block,) = blocks(pa.array([f"{'numbers, numbers ' * 9}{'this and that ' * 9}read numbers"], pa.large_string()))
    (low,), _ = Hints(heard, heard.owned([0])).ranges(block) or (np.zeros(0), np.zeros(0))
    assert low > block.text.index("this")


def test_colons_are_looked_for_only_where_there_are_as_many() -> None:
    address = "00fe:1200:0000:0abc:0000:0000:0000:0aaa"
    pattern = _pattern(r"(?:[0-9a-f]{3,4}:){7}[0-9a-f]{3,4}", need="context", context=("from",))
    engine = Engine({"p": (pattern,)}, native=True)
    (group,) = engine._groups
    (few, many) = (next(blocks(pa.array([text], pa.large_string()))) for text in ("at 10:30 from here: no", f"from {address}"))
    assert group.gate.tells and group.gate.ranges(few) == NOTHING and group.gate.ranges(many) is None
    assert len(engine.scan(pa.array([f"from {address}", "from here"]))) == 1


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

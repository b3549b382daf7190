"""Hostile calls: crowds of speakers, turns without end, marks of all alphabets; and nothing that was said in any `repr`."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.transcripts.beside import Beside
from connectors.transcripts.cues import _Cue
from connectors.transcripts.json_frames import Frame, Row
from connectors.transcripts.turn import Turn
from scanner import hearing as hearing_
from scanner.calls import TURNS
from scanner.cli import run
from scanner.hearing import Hearing
from scanner.speech import fold as folding
from scanner.speech.floor import Turns, streams
from scanner.speech.fold import Folded, Piece, fold
from scanner.speech.question import Question
from scanner.speech.words import Words
from tests.calls import once
from tests.pace import seconds

_SAID = "my number is oh seven seven double oh nine double oh one two three"
_TALK = (
    "oh double treble seven two eighty nineteen hundred third of the fourth april at dot underscore hyphen example org com a b s for sugar "
    "alpha zed sorry no actually uh mm yeah plus sort code postcode card number what's your name date is [PII] *** #### <NAME> 07700 W20 1AB "
    "@ ² ½ ٠٧٧ ０２０ İ ß e\u0301 \u200b \u202e \0 🙂 \u2028 ’ ' - … ١ 𝟘"
)
_turn = st.lists(
    st.tuples(st.sampled_from(_TALK.split(" ")) | st.text(max_size=3), st.sampled_from((" ", "", ", ", ". "))), max_size=30
).map(lambda parts: "".join(word + gap for word, gap in parts))


def calls(texts: list[str], who: list[str] | None = None, start: list[float | None] | None = None) -> Turns:
    """The turns of a call, of one speaker and without times if nothing else is said."""
    times = start or [None] * len(texts)
    return Turns(texts, who or ["a"] * len(texts), times, times)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_turn, st.sampled_from(("agent", "caller", "")), st.none() | st.floats()), min_size=1, max_size=5), st.data())
def test_every_offset_lies_in_what_was_said(turns: list[tuple[str, str, float | None]], data: Any) -> None:
    texts, who, start = (list(column) for column in zip(*turns, strict=True))
    made = fold(calls(texts, who, start))
    for turn, text in enumerate(made.texts):
        pieces = made.pieces.get(turn, [])
        assert pieces or text == texts[turn], "nothing changes but what is a value, or context of one"
        assert all(before.end <= after.start for before, after in pairwise(pieces))
        assert turn <= made.until[turn] < len(texts)
        if text:
            first = data.draw(st.integers(0, len(text) - 1))
            spans, sure = made.back(turn, first, data.draw(st.integers(first + 1, len(text))))
            assert [where for where, _, _ in spans] == sorted({where for where, _, _ in spans})
            assert all(0 <= low < high <= len(texts[where]) for where, low, high in spans) and 0 <= sure <= 1
        for piece in pieces:
            assert len(piece.spans) in (0, len(piece.written))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.text("xy", max_size=4)), max_size=12), st.data())
def test_the_way_back_is_that_of_each_character(parts: list[tuple[int, int, str]], data: Any) -> None:
    pieces, origin, at = [], list[int](), 0
    for before, size, written in parts:
        start, at = at + before, at + before + size
        pieces.append(Piece(start, at, written, tuple((0, start, at) for _ in written) if size else ()))
        origin += [*range(start - before, start), *[start] * len(written)]
    made = Folded(["." * len(origin)], [0], {0: pieces}, {0: list(folding._begins(pieces))})
    if not origin:
        return
    first = data.draw(st.integers(0, len(origin) - 1))
    last = data.draw(st.integers(first + 1, len(origin)))
    (spans, _), each = made.back(0, first, last), [made.back(0, n, n + 1)[0] for n in range(first, last)]
    lows, highs = [span[1] for some in each for span in some], [span[2] for some in each for span in some]
    assert spans == ([(0, min(lows), max(highs))] if lows else [])
    assert all(some[0][1] == origin[first + n] for n, some in enumerate(each) if some)


def test_thousands_of_speakers_cost_no_more_than_two() -> None:
    size = 6_000
    given_ = calls(["oh seven seven"] * size, [f"speaker {number}" for number in range(size)])
    assert seconds(lambda: list(streams(given_)), enough=5) < 5
    assert len(list(streams(given_))) == size


def test_a_speaker_goes_on_after_short_words_of_others_only() -> None:
    said = ["oh seven seven", "mm hmm", "double oh nine", "well i was on the bus to town when it rang yesterday", "double oh"]
    who = ["a", "b", "a", "c", "a"]
    assert [" ".join(words.text) for words in streams(calls(said, who)) if words.turn[0] in (0, 4)] == [
        "oh seven seven double oh nine",
        "double oh",
    ]


def test_the_way_back_does_not_pass_all_that_was_said_before() -> None:
    size = 20_000
    pieces = [Piece(10 * n, 10 * n + 9, "07", ((0, 10 * n, 10 * n + 9),) * 2) for n in range(size)]
    made = Folded(["07 " * size], [0], {0: pieces}, {0: list(folding._begins(pieces))})
    assert [made.back(0, 3 * n, 3 * n + 2)[0] for n in range(size)] == [[(0, 10 * n, 10 * n + 9)] for n in range(size)]
    assert seconds(lambda: [made.back(0, 3 * n, 3 * n + 2) for n in range(size)], enough=5) < 5


def heard(*said: str) -> pa.RecordBatch:
    """Turns in which nothing but the words is known."""
    return pa.record_batch([pa.array(said if each.name == "" else [None] * len(said), each.type) for each in TURNS], schema=TURNS)


def test_long_turns_are_not_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "READERS", ())
    monkeypatch.setattr(hearing_, "_LARGE", 2_000_000)
    hearing, out, most = Hearing(), 0, 0
    for _ in range(60):
        out += sum(each.batch.num_rows for each in hearing.hear(heard("x" * 100_000)))
        most = max(most, hearing._held.nbytes if hearing._held else 0)
    assert out and most < 3_000_000
    assert out + sum(each.batch.num_rows for each in hearing.end()) == 60


def test_no_repr_tells_what_was_said_or_who_said_it() -> None:
    name = "canary-zq7"
    words, question, hearing = Words(), Question(), Hearing()
    words.add(0, name, [(0, "")])
    question.heard(0, "what is your name", name)
    list(hearing.hear(pa.RecordBatch.from_pylist([{"call": name, "speaker": name, "role": name, "": _SAID}], schema=TURNS)))
    beside = Beside(io.BytesIO())
    beside.add("name", name)
    things = [
        *(
            words,
            question,
            hearing,
            repr(hearing),
            *hearing.end(),
            hearing,
            beside,
            calls([name], [name]),
            fold(calls([f"{_SAID} {name}"])),
        ),
        *(Turn(name, name, name, 0.0, 1.0, name, (), (name,)), Row(name, name, role=name, call=name), _Cue(name=name, lines=[name])),
        Frame("key", False, False, texts=[(0, name)], speakers={0: ("key", name)}, call=name),
    ]
    for thing in map(repr, things):
        assert not [leak for leak in ("canary", "07700900123", "oh seven") if leak in thing], thing[:40]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"results": {"items": [{"type": "pronun', "is not valid JSON from some point on"),
        (json.dumps({"notes": ["ring ann smith on 020 7946 0018"]}), "JSON of no known transcript format"),
        ("WEBVTT\n", "holds no turns"),
    ],
)
def test_an_export_that_is_not_read_is_no_text(text: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "call"
    file.write_text(text)
    assert run(["detect", "--model", "none", "--transcript", str(file)]) == 3
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"noticegap: {file}: NOT READ: {reason}\n")


def test_half_a_surrogate_costs_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "lines"
    lines.write_text('{"id": "\\ud800", "text": "\\udfff ring 020 7946 0018"}\n')
    for speech in ([], ["--transcript"]):
        assert run(["detect", "--model", "none", "--jsonl", *speech, str(lines)]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["id"], [(hit["start"], hit["end"]) for hit in said["hits"]]) == ("?", [(7, 20)])


def test_json_lines_nested_without_end_are_no_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "lines"
    lines.write_text("[" * 100_000)
    assert run(["detect", "--model", "none", "--jsonl", str(lines)]) == 2
    assert capsys.readouterr().err.startswith("noticegap: line 1: is not JSON.")


def test_a_rate_in_digits_that_are_none(tmp_path: Path) -> None:
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:p="http://www.w3.org/ns/ttml#parameter" p:frameRate="²"><p begin="1s">hello</p></tt>'
    )
    found = once(tmp_path, "call.ttml", text)
    assert (found.rows, found.reasons) == ([(None, 1.0, "hello")], [])

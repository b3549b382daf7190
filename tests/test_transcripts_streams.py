"""Exports that are more than one document, or that tell late what they are: messages of a call, calls one after the other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.calls import once
from tests.vendor_exports import EXPORTS

_LIVE = [name for name, export in EXPORTS.items() if isinstance(export, list) and "-live" in name]


def _lines(messages: list[Any]) -> str:
    return "".join(json.dumps(message) + "\n" for message in messages)


@pytest.mark.parametrize("name", _LIVE)
@pytest.mark.parametrize("indent", [None, 2])
def test_messages_one_after_the_other_are_what_they_are_as_a_list(tmp_path: Path, name: str, indent: int | None) -> None:
    messages = EXPORTS[name]
    listed = once(tmp_path, "call.json", json.dumps(messages))
    lines = once(tmp_path, "call.jsonl", "\n".join(json.dumps(message, indent=indent) for message in messages))
    assert lines.turns == listed.turns != [] and {turn["call"] for turn in lines.turns} == {None}


def test_utterances_of_vosk_are_turns_of_one_call(tmp_path: Path) -> None:
    said = ("my number is oh seven seven", "double oh nine double oh", "one two three")
    messages: list[dict[str, Any]] = [{"partial": "my num"}]
    for at, text in enumerate(said):
        words = [{"conf": 0.9, "start": at * 5 + n / 10, "end": at * 5 + n / 10, "word": word} for n, word in enumerate(text.split())]
        messages.append({"result": words, "text": text})
    messages.append({"partial": "and the rest"})
    found = once(tmp_path, "call.jsonl", _lines(messages))
    assert [turn[""] for turn in found.turns] == [*said, "and the rest"] and {turn["call"] for turn in found.turns} == {None}


def test_a_broken_message_costs_itself_alone(tmp_path: Path) -> None:
    final = EXPORTS["deepgram-live"][2]
    found = once(tmp_path, "call.jsonl", _lines([final]) + '{"type": "Results", \n' + _lines([{**final, "start": 9}]))
    assert len(found.turns) == 2 and found.reasons == ["1 line is not valid JSON: not read"]


def test_what_was_never_made_final_is_read_in_the_end(tmp_path: Path) -> None:
    partial = {**EXPORTS["deepgram-live"][2], "is_final": False}
    assert [turn[""] for turn in once(tmp_path, "call.jsonl", _lines([partial, partial])).turns] == ["Hello there."]


def test_several_conversations_in_one_stream_stay_apart(tmp_path: Path) -> None:
    export = EXPORTS["genesys-cloud-live"]
    message, other = ({"eventBody": {**export["eventBody"], "conversationId": f"00000000-0000-4000-8000-00000000000{n}"}} for n in (1, 2))
    found = once(tmp_path, "calls.jsonl", _lines([message, other, message]))
    calls = [turn["call"] for turn in found.turns]
    assert len(calls) == 3 and len(set(calls)) == 2


@pytest.mark.parametrize("between", ["", "\n", "  \r\n\t"])
@pytest.mark.parametrize("indent", [None, 1])
def test_documents_one_after_the_other_are_a_call_each(tmp_path: Path, between: str, indent: int | None) -> None:
    first, second = ({"segments": [{"id": 1, "start": 0.5, "end": 1.5, "text": text}]} for text in ("Hello", "Bye"))
    found = once(tmp_path, "calls.json", between.join(json.dumps(part, indent=indent) for part in (first, second)))
    assert found.said("call", "") == [("1", "Hello"), ("2", "Bye")]


def test_brackets_in_what_is_said_make_no_second_call(tmp_path: Path) -> None:
    found = once(tmp_path, "call.json", json.dumps({"segments": [{"id": 1, "start": 0.5, "end": 1.5, "text": 'say "}  {" twice'}]}))
    assert found.said("call", "") == [(None, 'say "}  {" twice')]


def test_brackets_cut_by_the_end_of_a_block_are_seen(tmp_path: Path) -> None:
    one = json.dumps({"segments": [{"id": 1, "start": 0.5, "end": 1.5, "text": "Hello"}]})
    for blanks in ((1 << 20) - len(one) - 1, (1 << 20) - len(one), (1 << 20) + 5, 3 << 20):
        found = once(tmp_path, "calls.json", one + " " * blanks + one)
        assert found.said("call", "") == [("1", "Hello"), ("2", "Hello")]


@pytest.mark.parametrize("size", [70_000, 3_000_000])
def test_a_format_is_known_behind_a_long_text(tmp_path: Path, size: int) -> None:
    words = [{"word": "Hello", "start": 0.5, "end": 0.9, "probability": 0.5}]
    export = {"text": "hello " * (size // 6), "segments": [{"id": 0, "start": 0.5, "end": 0.9, "text": "Hello", "words": words}]}
    found = once(tmp_path, "call.json", json.dumps(export))
    assert found.said("start", "end", "", "confidence") == [(0.5, 0.9, "Hello", [0.5])]


def test_files_of_one_answer_are_calls_and_their_addresses_stay_out(tmp_path: Path) -> None:
    found = once(tmp_path, "calls.json", json.dumps(EXPORTS["google-speech-files"]))
    assert found.said("call", "") == [("1", "hello"), ("2", "hi")] and found.beside == {}


def test_calls_of_one_answer_stay_apart(tmp_path: Path) -> None:
    found = once(tmp_path, "calls.json", json.dumps(EXPORTS["gong"]))
    assert found.said("call", "") == [("1", "Hello."), ("1", "Hi."), ("17", "Again.")]
    assert found.beside["calls[].parties[].emailAddress"] == ["jo@example.org"]


def test_the_times_of_a_whole_call_are_not_those_of_its_turns(tmp_path: Path) -> None:
    call = {"StartTime": "2024-01-31 10:00:00", "EndTime": "2024-01-31 10:12:36", "Content": "Agent: hello\nCustomer: hi"}
    assert once(tmp_path, "call.json", json.dumps(call)).said("start", "end", "") == [(None, None, "hello"), (None, None, "hi")]
    whole = once(tmp_path, "call.json", json.dumps({**call, "Content": "hello there"}))
    assert whole.said("start", "end", "") == [(0.0, 756.0, "hello there")]

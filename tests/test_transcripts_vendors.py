"""Readers of vendors' JSON: known by their own marks alone, read to the same turns, and never thrown by what they hold."""

from __future__ import annotations

import io
import itertools
import json
import random
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from connectors.transcripts import head
from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors import VENDORS, document, order
from connectors.transcripts.vendors.spans import Spans
from connectors.transcripts.vendors.talk import Word, others, turns
from connectors.transcripts.vendors.values import number, role, score, seconds
from scanner.calls import CALL, CHAT, MEETING
from scanner.errors import Unreadable
from scanner.model import Unit
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.verdict import judge
from tests.parity import SHARED
from tests.vendor_exports import EXPORTS

FORMATS = {known.name: known for known in VENDORS}
REAL = SHARED / "transcripts"

EXPECTED: dict[str, list[tuple[str | None, str | None, float | None, float | None, str]]] = {
    "amazon-transcribe": [
        ("spk_0", None, 0.5, 1.4, "Hello, [PII]."),
        ("spk_1", None, 2.0, 2.3, "Hi"),
    ],
    "amazon-transcribe/old": [
        ("spk_0", None, 0.5, 0.9, "Hello."),
        ("spk_1", None, 2.0, 2.3, "Hi"),
    ],
    "amazon-transcribe/channels": [
        ("ch_0", None, 0.5, 0.9, "Hello?"),
        ("ch_1", None, 2.0, 2.3, "Hi"),
        ("ch_0", None, 4.0, 4.4, "Right"),
    ],
    "amazon-transcribe/alternatives": [
        (None, None, 0.4, 1.4, "W20 A B."),
    ],
    "amazon-transcribe-items": [
        ("spk_0", None, 0.5, 0.9, "Hello"),
        ("spk_1", None, 2.0, 2.3, "Hi"),
    ],
    "amazon-call-analytics": [
        ("AGENT", "agent", 0.1, 1.2, "Good morning, Jo speaking."),
        ("CUSTOMER", "caller", 1.5, 2.5, "My bill is wrong"),
    ],
    "amazon-contact-lens-chat": [
        ("p-1", "caller", 0.0, None, "hello"),
        ("p-2", "agent", 5.5, None, "How can I help?"),
    ],
    "amazon-contact-lens-real-time": [
        ("AGENT", "agent", 0.0, 0.9, "Hello [PII]"),
    ],
    "amazon-post-call-analytics": [
        ("spk_1", "caller", 0.5, 1.5, "Hi there."),
    ],
    "azure-speech-batch": [
        ("1", None, 0.5, 2.5, "030."),
        ("1", None, 3.0, 3.5, "Thank you."),
    ],
    "azure-speech-fast": [
        ("2", None, 0.5, 0.9, "Hello."),
    ],
    "azure-conversation": [
        ("Agent_1", "agent", 1.0, 1.5, "Is it 030?"),
        ("Customer", "caller", None, None, "No."),
    ],
    "azure-conversation/pii": [
        (None, None, None, None, "I am ************"),
    ],
    "google-speech": [
        ("2", None, 0.5, 1.7, "oh seven seven"),
        ("1", None, 1.9, 2.5, "right"),
    ],
    "google-speech/diarized": [
        ("1", None, 1.0, 1.5, "hello"),
        ("2", None, 2.0, 2.5, "hi"),
    ],
    "google-speech/v2": [
        ("1", None, 1.0, 1.5, "hello"),
        ("2", None, 2.0, 2.5, "hi"),
    ],
    "google-insights": [
        ("2", "agent", 1.0, 1.5, "hello"),
        ("u-1", "caller", 2.0, None, "hi"),
    ],
    "google-insights-entries": [
        ("1", "agent", 0.0, None, "hello"),
        ("2", "caller", 1.5, None, "hi"),
    ],
    "ibm-watson": [
        ("0", None, 0.5, 0.9, "hello"),
        ("1", None, 2.0, 2.5, "hi"),
        (None, None, None, None, "for oh"),
    ],
    "deepgram": [
        ("0", None, 0.5, 0.9, "Hello?"),
        ("1.1", None, 2.0, 2.5, "hi"),
        ("0", None, 3.5, 3.9, "right"),
    ],
    "assemblyai": [
        ("A", None, 0.5, 0.9, "I'm ####."),
        ("B", None, 2.0, 2.5, "Hi."),
    ],
    "speechmatics": [
        ("S1", None, 0.5, 0.9, "Hello."),
        ("S2", None, 2.0, 2.5, "Hi"),
    ],
    "speechmatics-real-time": [
        (None, None, 0.5, 0.9, "Hello"),
    ],
    "whisper": [
        (None, None, 0.5, 1.5, "Forty-two."),
        ("SPEAKER_00", None, 2.0, 2.5, "Hi"),
        ("SPEAKER_01", None, 2.6, 3.5, "there"),
    ],
    "whisper/words": [
        (None, None, 0.5, 1.5, "Hello. Hi."),
    ],
    "whisper-segments": [
        (None, None, 0.5, 0.9, "Hello."),
    ],
    "whisper-cpp": [
        ("1", None, 0.5, 0.9, "Hello."),
        (None, None, 2.0, 2.5, "Hi."),
    ],
    "whisper-chunks": [
        (None, None, 0.5, 1.0, "Hello there."),
        (None, None, 4.0, 5.5, "How are you?"),
    ],
    "kaldi": [
        ("S0", None, 0.5, 0.9, "Hello."),
        ("S1", None, 2.0, 2.5, "Hi"),
    ],
    "vosk": [
        (None, None, 0.5, 0.9, "hello"),
    ],
    "vosk/alternatives": [
        (None, None, 0.5, 0.9, "for"),
    ],
    "kaldi-stream": [
        (None, None, None, None, "hello."),
    ],
    "rev": [
        ("0", None, 0.5, 0.9, "Hello."),
        ("Jane Example", None, 2.0, 2.5, "Hi"),
    ],
    "genesys-cloud": [
        ("external", "caller", 0.5, 0.9, "030"),
        ("internal", "agent", 2.0, 2.5, "thanks"),
    ],
    "genesys-cloud-live": [
        ("EXTERNAL", "caller", 0.5, 0.9, "hello"),
    ],
    "twilio-intelligence": [
        ("Jane Example", "caller", 0.5, 0.9, "Hello."),
        ("2", None, 2.0, 2.5, "Hi."),
    ],
    "twilio-relay": [
        (None, None, None, None, "Hello."),
    ],
    "aircall": [
        ("external", "caller", 0.5, 0.9, "Hello."),
        ("internal", "agent", 2.0, 2.5, "Hi."),
    ],
    "dialpad": [
        ("Jane Example", None, 0.0, None, "Hello."),
        ("Jo Example", None, 1.5, None, "Hi."),
    ],
    "ringcentral-speech": [
        ("0", None, 0.5, 0.9, "Hello."),
    ],
    "ringcentral-ringsense": [
        ("Jane Example", None, 0.5, 0.9, "Hello."),
    ],
    "quo": [
        ("+442079460123", None, 0.5, 0.9, "Hello."),
    ],
    "microsoft-stream": [
        ("Example, Jane", None, 0.5, 60.9, "Hello."),
    ],
    "microsoft-graph": [
        ("Jane Example", None, 0.0, 0.4, "Hello."),
    ],
    "zoom": [
        ("Jane Example", None, 0.5, 0.9, "Hello."),
    ],
    "deepgram-live": [
        ("0", None, 0.5, 1.4, "Hello there."),
        ("1", None, 2.0, 2.5, "hi"),
    ],
    "assemblyai-live": [
        (None, None, 0.5, 0.9, "Hello."),
        (None, None, 2.0, 2.5, "hi"),
    ],
    "assemblyai-live/older": [
        (None, None, 0.5, 0.9, "Hello."),
    ],
    "amazon-transcribe-live": [
        ("ch_0", None, 0.5, 0.9, "Hello."),
    ],
    "google-speech-live": [
        (None, None, 0.5, 0.9, "hello"),
    ],
    "google-speech-files": [
        ("1", None, 0.5, 0.9, "hello"),
        (None, None, 0.0, 2.5, "hi"),
    ],
    "gong": [
        ("Jo Example", "agent", 0.5, 0.9, "Hello."),
        ("12", None, 2.0, 2.5, "Hi."),
        ("Jo Example", "agent", 0.1, 0.4, "Again."),
    ],
    "gladia": [
        ("0", None, 0.5, 0.9, "Hello."),
    ],
    "gladia-live": [
        ("0", None, 0.5, 0.9, "Hello."),
    ],
    "fireflies": [
        ("Jane Example", None, 0.5, 0.9, "Hello."),
    ],
    "vapi": [
        ("bot", "bot", 0.5, None, "Hello."),
        ("user", "caller", 2.0, None, "Hi."),
    ],
    "symbl": [
        ("Jane Example", None, 0.0, 0.4, "Hello."),
    ],
    "podcast": [
        ("Jane", None, 0.5, 1.4, "Hello there."),
        ("Jo", None, 2.0, 2.5, "How are you?"),
    ],
    "youtube": [
        (None, None, 0.5, 0.9, "hello there"),
    ],
    "soniox": [
        ("1", None, 0.5, 1.0, "Beautiful day."),
        ("2", None, 2.0, 2.5, "Yes"),
    ],
    "soniox-live": [
        (None, None, 0.5, 0.9, "Beautiful"),
    ],
    "vcon": [
        ("Jane Example", "caller", 0.0, None, "Hello."),
        ("Jo Example", "agent", 2.0, 2.5, "Hi."),
    ],
}


def knowing(value: Any) -> list[str]:
    text = json.dumps(value)
    begins = Head("call.json", text[:65_536], head.paths(text))
    return [known.name for known in VENDORS if known.known(begins)]


def format_of(name: str) -> Format:
    return FORMATS[name.partition("/")[0]]


def read(name: str, value: Any = None) -> list[Said]:
    return list(format_of(name).read(io.BytesIO(json.dumps(EXPORTS[name] if value is None else value).encode())))


def said(name: str, value: Any = None) -> list[Turn]:
    return [item for item in read(name, value) if isinstance(item, Turn)]


def beside(name: str) -> list[tuple[str, str]]:
    return [(item.key, item.text) for item in read(name) if isinstance(item, Field)]


def until_error(one: Format, data: bytes) -> tuple[list[Said], str]:
    found: list[Said] = []
    try:
        for item in one.read(io.BytesIO(data)):
            found.append(item)
    except Unreadable as error:
        return found, str(error)
    return found, ""


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_known_by_its_own_format_and_no_other(name: str) -> None:
    assert knowing(EXPORTS[name]) == [name.partition("/")[0]]


def test_every_format_is_tried() -> None:
    assert {name.partition("/")[0] for name in EXPORTS} == set(FORMATS) and len(FORMATS) == len(VENDORS)


@pytest.mark.parametrize(
    "value",
    [
        {"text": "hello", "speaker": "A"},
        {"results": [{"name": "x"}], "words": ["a"]},
        [{"id": 1, "name": "Jane Example", "start": 1}],
        {"items": [{"content": "x"}], "segments": [{"start": 1}]},
        {"messages": [{"role": "user", "content": "hello"}]},
        {"openapi": "3.0.0", "components": {"schemas": {"results": {"type": "array"}}}},
    ],
)
def test_other_json_is_nobodys(value: Any) -> None:
    assert knowing(value) == []


@pytest.mark.parametrize("name", EXPORTS)
def test_turns_come_with_who_said_them_and_when(name: str) -> None:
    assert [(t.speaker, t.role, t.start, t.end, t.text) for t in said(name)] == EXPECTED[name]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("amazon-transcribe", [(0.9, 0.9), (0.9,)]),
        ("amazon-call-analytics", [(0.9, 0.8, 0.7, 0.6), ()]),
        ("azure-speech-batch", [(), (0.5, 0.75)]),
        ("ibm-watson", [(0.5,), (0.75,), ()]),
        ("whisper", [(0.5,), (0.5,), (0.75,)]),
        ("genesys-cloud", [(0.5,), (0.75,)]),
    ],
)
def test_confidence_is_that_of_each_word_or_not_known(name: str, expected: list[tuple[float, ...]]) -> None:
    assert [turn.confidence for turn in said(name)] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("amazon-transcribe/alternatives", ("W20 A bee",)),
        ("azure-speech-batch", ("oh three zero", "03 hero.")),
        ("azure-conversation", ("is it oh three oh",)),
        ("google-speech", ("Oh, seven heaven",)),
        ("vosk/alternatives", ("four",)),
        ("kaldi-stream", ("hallo.",)),
        ("deepgram-live", ("Hallow there.",)),
        ("amazon-transcribe-live", ("Hallow.",)),
        ("google-speech-live", ("hallo",)),
        ("genesys-cloud", ("oh three oh", "oh free oh")),
    ],
)
def test_other_hearings_of_a_turn(name: str, expected: tuple[str, ...]) -> None:
    assert said(name)[0].alternatives == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("amazon-call-analytics", [("Transcript[].IssuesDetected[].Text", "My bill is wrong")]),
        (
            "amazon-contact-lens-chat",
            [
                ("ConversationCharacteristics.ContactSummary.PostContactSummary.Content", "Jane Example wants a refund."),
                ("Transcript[].DisplayName", "Jane Example"),
            ],
        ),
        (
            "amazon-post-call-analytics",
            [("ConversationAnalytics.Agent", "Jo Example"), ("ConversationAnalytics.CustomEntities[].Values[]", "Jane Example")],
        ),
        ("azure-conversation/pii", [("tasks.items[].results.conversations[].conversationItems[].entities[].text", "Jane Example")]),
        ("google-insights", [("agentId", "jo.example"), ("latestSummary.text", "Jane Example called.")]),
        (
            "deepgram",
            [
                ("results.channels[].alternatives[].entities[].value", "Jane Example"),
                ("results.summary.short", "Jane Example said hi."),
            ],
        ),
        ("assemblyai", [("summary", "Somebody says hi."), ("entities[].text", "Jane Example")]),
        (
            "genesys-cloud",
            [
                ("participants[].ani", "tel:+442079460123"),
                ("participants[].dnis", "tel:+441134960123"),
                ("participants[].userId", "u-1"),
            ],
        ),
        ("aircall", [("transcription.content.utterances[].phone_number", "+442079460123")]),
        ("twilio-relay", [("[].from", "+442079460123"), ("[].to", "+441134960123"), ("[].callerName", "Jane Example")]),
        ("amazon-transcribe", []),
    ],
)
def test_what_stands_beside_the_turns_is_a_field(name: str, expected: list[tuple[str, str]]) -> None:
    assert beside(name) == expected


def test_meetings_are_told_from_calls() -> None:
    assert {name for name, known in FORMATS.items() if known.form == MEETING} == {
        *("microsoft-stream", "microsoft-graph", "zoom", "fireflies", "symbl")
    }


def test_calls_are_told_apart_only_where_there_are_several() -> None:
    several = EXPORTS["azure-conversation"]
    one = {"analysisInput": {"conversations": several["analysisInput"]["conversations"][:1]}}
    assert [turn.call for turn in said("azure-conversation")] == ["1", "2"]
    assert [turn.call for turn in said("azure-conversation", one)] == [None]


def test_what_a_container_holds_unread_is_said() -> None:
    assert [item for item in read("vcon") if isinstance(item, str)] == ["holds a recording, which is not read"]


HOSTILE = [
    None,
    True,
    "",
    "x",
    "1e400",
    "-1",
    -1,
    -1e300,
    0,
    1e308,
    10**400,
    "\ud800",
    [],
    {},
    [[]],
    [{}],
    {"seconds": "x"},
    "NaN",
    "9" * 50,
]


def _leaves(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*here, key)
        yield from _leaves(one, (*here, key))


def _replaced(value: Any, at: tuple[Any, ...], new: Any) -> Any:
    if not at:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[at[0]] = _replaced(value[at[0]], at[1:], new)
    return copy


def _whole(item: Said) -> bool:
    if not isinstance(item, Turn):
        return isinstance(item, str) or bool(item.key and item.text)
    times = [moment for moment in (item.start, item.end) if moment is not None]
    counted = not item.confidence or len(item.confidence) == len(item.text.split())
    return bool(item.text.strip()) and all(0 <= moment < 1e18 for moment in times) and counted and len(item.alternatives) <= 10


@pytest.mark.parametrize("name", EXPORTS)
def test_a_value_of_another_type_is_not_known_and_breaks_nothing(name: str) -> None:
    for at, new in itertools.product(_leaves(EXPORTS[name]), HOSTILE):
        data = json.dumps(_replaced(EXPORTS[name], at, new)).encode()
        found, _ = until_error(format_of(name), data)
        assert all(map(_whole, found)), (at, new)


@pytest.mark.parametrize("name", EXPORTS)
def test_half_a_document_gives_what_was_read_and_says_so(name: str) -> None:
    data = json.dumps(EXPORTS[name]).encode()
    whole = [item.text for item in said(name)]
    for cut in range(0, len(data) - 1, 7):
        found, error = until_error(format_of(name), data[:cut])
        assert error in ("is not valid JSON", "is not valid JSON from some point on")
        assert len([item for item in found if isinstance(item, Turn)]) <= len(whole) + 1
    assert until_error(format_of(name), data)[1] == ""


def test_half_a_transcript_gives_the_turns_before_the_break() -> None:
    data = json.dumps(EXPORTS["amazon-transcribe"]).encode()
    found, error = until_error(format_of("amazon-transcribe"), data[: data.index(b'"2.3"')])
    assert ([item.text for item in found if isinstance(item, Turn)], error) == (["Hello, [PII]."], "is not valid JSON from some point on")


def test_a_number_beyond_all_numbers_is_no_time() -> None:
    data = json.dumps(EXPORTS["deepgram"]).replace("3.5,", "1e400,").encode()
    found, error = until_error(format_of("deepgram"), data)
    assert error == "" and [turn.start for turn in found if isinstance(turn, Turn)] == [0.5, 2.0]


@pytest.mark.parametrize("wrap", ["[%s]", '{"a":%s}'])
def test_deep_nesting_is_refused(wrap: str) -> None:
    deep = "1"
    for _ in range(5_000):
        deep = wrap % deep
    text = json.dumps(EXPORTS["deepgram"])
    for place, new in (('"request_id": "1"', f'"request_id": {deep}'), ('"start": 0.5', f'"start": {deep}')):
        assert place in text
        found, error = until_error(format_of("deepgram"), text.replace(place, new).encode())
        assert all(map(_whole, found)) and error == "is nested deeper than 200 levels"


def test_a_part_that_memory_should_not_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LONGEST_PART", 100_000)
    big = {"segments": [{"start": 0, "end": 1, "text": "before"}, {"start": 1, "end": 2, "text": "big", "tokens": list(range(100_000))}]}
    found, error = until_error(format_of("whisper"), json.dumps(big).encode())
    assert ([turn.text for turn in found if isinstance(turn, Turn)], error) == (["before"], "holds a single turn longer than 16 MB")


def test_what_is_skipped_may_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LONGEST_PART", 100_000)
    value = {"ignored": list(range(100_000)), **EXPORTS["whisper"]}
    assert [turn.text for turn in said("whisper", value)] == ["Forty-two.", "Hi", "there"]


def test_a_byte_order_mark_is_no_json() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(EXPORTS["vosk"]).encode()
    assert [item.text for item in format_of("vosk").read(io.BytesIO(data)) if isinstance(item, Turn)] == ["hello"]


def test_a_call_in_several_documents_is_one_call() -> None:
    one = json.dumps(EXPORTS["vosk"], indent=2)
    found, error = until_error(format_of("vosk"), f"{one}\n{one.replace('hello', 'again')}\n".encode())
    assert ([item.text for item in found if isinstance(item, Turn)], error) == (["hello", "again"], "")
    assert (
        until_error(format_of("deepgram"), f"{json.dumps(EXPORTS['deepgram'])}{{}}".encode())[1] == "is not valid JSON from some point on"
    )


def test_a_result_of_more_words_than_are_held_is_told_once() -> None:
    words = [{"startTime": f"{n}s", "endTime": f"{n}.9s", "word": f"w{n}"} for n in range(12_000)]
    value = {
        "results": [{"alternatives": [{"transcript": " ".join(word["word"] for word in words), "words": words}], "languageCode": "en"}]
    }
    assert " ".join(turn.text for turn in said("google-speech", value)).split() == [word["word"] for word in words]


class _Long(io.RawIOBase):
    """A whisper export of `segments` segments, made while it is read."""

    def __init__(self, segments: int):
        self.segments = segments
        self.seek(0)

    def seek(self, offset: int, whence: int = 0) -> int:
        self.rest = b'{"text": "x", "segments": ['
        self.made = 0
        return 0

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size and self.made <= self.segments:
            one = {"start": self.made, "end": self.made + 1, "text": f"word {self.made} " * 20}
            self.rest += json.dumps(one).encode() + b", " if self.made < self.segments else b"{}]}"
            self.made += 1
        out, self.rest = self.rest[:size], self.rest[size:]
        return out


def test_memory_stays_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "HELD", 100)

    def peak(segments: int) -> int:
        tracemalloc.start()
        try:
            assert sum(1 for _ in FORMATS["whisper"].read(_Long(segments))) == segments  # type: ignore[arg-type]
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(6_000) < 800_000  # of 2 MB that were read, and turns that would take more


def _words(count: int, step: float, gap: Callable[[int], float], text: str = "word") -> list[Word]:
    found, at = [], 0.0
    for n in range(count):
        at += gap(n)
        found.append(Word(text, at, at + step, 0.5, "A"))
        at += step
    return found


def test_a_long_turn_is_cut_where_the_longest_pause_is() -> None:
    cut = list(turns(_words(100, 0.5, lambda n: 0.9 if n == 45 else 0.0)))
    assert [len(turn.text.split()) for turn in cut] == [45, 55]
    assert all(turn.end - turn.start <= 30 for turn in cut)  # type: ignore[operator]


def test_a_long_turn_is_cut_after_a_sentence() -> None:
    words = _words(100, 0.5, lambda n: 0.0)
    words[50].text = "end."
    assert next(turns(words)).text.endswith("end.")


def test_a_pause_ends_a_turn() -> None:
    assert [turn.start for turn in turns(_words(4, 0.5, lambda n: 3.0 if n == 2 else 0.0))] == [0.0, 4.0]


def test_words_without_times_do_not_run_on_without_end() -> None:
    found = list(turns(Word("word") for _ in range(10_000)))
    assert max(len(turn.text.split()) for turn in found) <= 300 and sum(len(turn.text.split()) for turn in found) == 10_000


def test_two_who_talk_at_once_keep_their_turns() -> None:
    talk = [
        ("A", 0, 1, "what"),
        ("A", 1, 2, "is"),
        ("B", 1.5, 2.5, "mm"),
        ("A", 2, 3, "it"),
        ("B", 3.1, 4, "four"),
        ("A", 4.1, 5, "thanks"),
    ]
    found = list(turns(Word(text, start, end, None, who) for who, start, end, text in talk))
    assert sorted((turn.speaker, turn.text) for turn in found) == [("A", "thanks"), ("A", "what is it"), ("B", "mm four")]


def test_many_speakers_and_wild_times_are_held_within_bounds() -> None:
    rng = random.Random(1)
    words = [Word("x", rng.uniform(0, 1e6), rng.uniform(0, 1e6), None, str(rng.randrange(10_000))) for _ in range(20_000)]
    found = list(turns(words))
    assert sum(len(turn.text.split()) for turn in found) == 20_000


def test_not_more_than_some_speakers_are_waited_for() -> None:
    words = [Word("x", 0.0, 1e6, None, str(n)) for n in range(1_000)]
    waiting = iter(words)
    assert next(turns(waiting)).speaker == "0" and len(list(waiting)) > 900


def test_a_monologue_of_nobody_is_not_given_to_the_speaker_before() -> None:
    value = json.loads(json.dumps(EXPORTS["rev"]))
    del value["monologues"][1]["speaker"]
    assert [turn.speaker for turn in said("rev", value)] == ["0", None]


def test_marks_stay_with_their_word_and_none_is_lost() -> None:
    words = [Word(",", attached=True), Word("yes", 0, 1), *[Word("." * 400, attached=True) for _ in range(5)], Word("no", 1, 2)]
    found = " ".join(turn.text for turn in turns(words))
    assert found.startswith(", yes.") and found.count(".") == 2000 and found.endswith(" no")


def test_hearings_that_differ_in_writing_only_are_none() -> None:
    assert others("It's SW1A 1AA.", ["its sw1a 1aa", "It is SW1A", "it is sw1a!", ""]) == ("It is SW1A",)
    assert len(others("x", map(str, range(50)))) == 10


def test_order_is_that_of_time_call_by_call() -> None:
    items: list[Said] = [
        Turn("b", start=2.0, call="1"),
        Turn("then", call="1"),
        Turn("a", start=1.0, call="1"),
        Field("k", "v"),
        Turn("c", start=0.0, call="2"),
    ]
    assert [item.text for item in order.ordered(iter(items)) if isinstance(item, Turn)] == ["a", "b", "then", "c"]


def test_moments_become_seconds_of_the_call() -> None:
    items: list[Said] = [Turn("a", start=1.7e9, end=1.7e9 + 1), Turn("b", start=1.7e9 + 2.5), Turn("c", start=5.0, call="2")]
    assert [(turn.start, turn.end) for turn in order.relative(iter(items)) if isinstance(turn, Turn)] == [(0, 1), (2.5, None), (5.0, None)]


def test_who_spoke_is_who_had_begun_last() -> None:
    spans = Spans()
    for start, end, who in ((10.0, 20.0, "B"), (0.0, 12.0, "A"), (15.0, 16.0, "C")):
        spans.add(start, end, who)
    assert [spans.speaker(at, at + 0.1) for at in (1.0, 11.0, 15.5, 17.0, 30.0)] == ["A", "B", "C", "B", "C"]
    assert Spans().speaker(1.0, 2.0) is None


def test_values() -> None:
    assert [number(value) for value in ("1.5", 2, -1, "x", "nan", True, None, [], 10**400)] == [
        1.5,
        2,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ]
    assert [seconds(value) for value in ("1.5s", "PT1M2.5S", "00:01:02.5", {"seconds": "2", "nanos": 500_000_000}, {}, "x", [])] == [
        *(1.5, 62.5, 62.5, 2.5, 0.0),
        *(None, None),
    ]
    assert [score(value) for value in ("0.9", 1, 1.1, "high")] == [0.9, 1, None, None]
    assert [role(word) for word in ("AGENT", "Agent_1", "customer-2", "END_USER", "AUTOMATED_AGENT", "Jane", 7)] == [
        *("agent", "agent", "caller", "caller", "bot"),
        *(None, None),
    ]


REAL_FILES = {
    "amazon/transcribe-batch.json": "amazon-transcribe",
    "amazon/transcribe-words-only.json": "amazon-transcribe-items",
    "amazon/post-call-analytics.json": "amazon-post-call-analytics",
    "assemblyai/transcription.json": "assemblyai",
    "azure/batch-v3.json": "azure-speech-batch",
    "azure/conversation-input.json": "azure-conversation",
    "deepgram/transcription.json": "deepgram",
    "deepgram/utterances.json": "deepgram",
    "deepgram/whisper-hosted.json": "deepgram",
    "google/speech-diarized.json": "google-speech",
    "google/speech-punctuated.json": "google-speech",
    "ibm/watson.json": "ibm-watson",
    "kaldi/with-speakers.json": "kaldi",
    "speechmatics/batch-v2.json": "speechmatics",
    "whisper/whisper-timestamped.json": "whisper",
}


def _texts(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """What an export itself gives as its whole text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner, keys)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, keys)


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared data are not there")
@pytest.mark.parametrize("file", REAL_FILES)
def test_real_exports(file: str) -> None:
    value = json.loads((REAL / file).read_text("utf-8"))
    assert knowing(value) == [REAL_FILES[file]]
    found = said(REAL_FILES[file], value)
    assert found and all(map(_whole, found))
    starts = [turn.start for turn in found if turn.start is not None]
    assert starts == sorted(starts)
    assert all(turn.end is None or turn.start is None or turn.end - turn.start <= 30.001 for turn in found)


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared data are not there")
@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("amazon/transcribe-batch.json", ("transcript",)),
        ("assemblyai/transcription.json", ("text",)),
        ("deepgram/transcription.json", ("transcript",)),
        ("google/speech-punctuated.json", ("transcript",)),
        ("google/speech-diarized.json", ("transcript",)),
        ("kaldi/with-speakers.json", ("punct",)),
        ("whisper/whisper-timestamped.json", ("text",)),
    ],
)
def test_no_word_of_a_real_export_is_lost(file: str, keys: tuple[str, ...]) -> None:
    value = json.loads((REAL / file).read_text("utf-8"))
    best = max(_texts(value, keys), key=len)
    whole = " ".join(_texts(value, keys)) if file.startswith("google") else best
    assert " ".join(turn.text for turn in said(REAL_FILES[file], value)).split() == whole.split()


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared data are not there")
@pytest.mark.parametrize("file", ["plain/turns.csv", "azure/batch-v3.schema.json", "conversations"])
def test_what_is_no_export_of_a_vendor_is_nobodys(file: str) -> None:
    for path in sorted((REAL / file).glob("*.json")) if (REAL / file).is_dir() else [REAL / file]:
        assert path.suffix == ".csv" or knowing(json.loads(path.read_text("utf-8"))) == []


def test_a_chat_has_no_recording() -> None:
    assert FORMATS["amazon-contact-lens-chat"].form == CHAT
    for form, shown in ((CHAT, {"comms.correspondence"}), (CALL, {"comms.correspondence", "media.audio"})):
        unit = UnitTally("calls", Unit("x.json", form), 2, {"": Column(cells=2)})
        assert {one.category for one in judge(unit, (), load_engine("none").shapes)} == shown

"""Exported calls: what each format gives, what is damaged, hostile or no transcript, and that nothing is lost in silence."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import zipfile
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pytest
import webvtt

from connectors.files import Files
from connectors.transcripts import Transcripts
from connectors.transcripts.clock import scale, seconds
from connectors.transcripts.guard import Guarded
from scanner.errors import ConfigError
from scanner.model import Part, Place, Unit, Unread
from tests.calls import once, read, write

_ITEMS = [{"type": "pronunciation", "start_time": "0.1", "end_time": "0.5", "alternatives": [{"confidence": "0.9", "content": "hi"}]}]
SPEAKERS = {"Agent": "staff", "caller": "customer"}


def test_units_are_files_and_the_names_in_folders(tmp_path: Path) -> None:
    for name in ("b/2.srt", "b.vtt", "a.json", "tape"):
        write(tmp_path, name, "x")
    units = [unit for unit in Transcripts(str(tmp_path)).units() if isinstance(unit, Unit)]
    assert [(unit.name, unit.form) for unit in units] == [
        ("./", "folder"), ("a.json", "file"), ("b.vtt", "file"), ("b/", "folder"), ("b/2.srt", "file"), ("tape", "file"),
    ]  # fmt: skip
    assert units[1].size == 1


def test_one_file_is_a_source_too(tmp_path: Path) -> None:
    write(tmp_path, "call.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    calls = Transcripts(str(tmp_path / "call.vtt"))
    assert [unit.name for unit in calls.units() if isinstance(unit, Unit)] == ["call.vtt"]
    found = read(calls, "call.vtt")
    assert (found.rows, found.reasons, found.forms) == ([(None, 1.0, "Hello.")], [], {"call.vtt": "transcript"})


def test_sizes_and_limits_are_those_of_files(tmp_path: Path) -> None:
    write(tmp_path, "a.vtt", "WEBVTT\n" + "x" * 100)
    write(tmp_path, "b.vtt", "WEBVTT\n")
    units = list(Transcripts(str(tmp_path), max_size="50 B", limits={"seconds": 5}).units())
    assert [unit.name for unit in units if isinstance(unit, Unit)] == ["./", "b.vtt"]
    assert units[-1] == Unread(Place(""), "1 file is larger than max_size: not read")
    with pytest.raises(ConfigError, match="limits"):
        Transcripts(str(tmp_path), limits={"second": 5})


def test_calls_on_a_server(tmp_path: Path) -> None:
    fsspec.filesystem("memory").pipe("/calls/2024/17.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.\n")
    calls = Transcripts("memory://calls", SPEAKERS)
    assert [unit.name for unit in calls.units() if isinstance(unit, Unit)] == ["./", "2024/", "2024/17.vtt"]
    assert read(calls, "2024/17.vtt").said("subject", "start", "") == [("staff", 1.0, "Hello.")]


def test_text_in_pictures_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="ocr"):
        Transcripts(str(tmp_path), ocr=True)  # type: ignore[call-arg]


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone does not exist\.$"):
        Transcripts(str(tmp_path / "gone"))
    assert list(Transcripts(str(tmp_path)).units()) == [Unread(Place(""), "holds no files")]


def test_speakers_must_be_texts(tmp_path: Path) -> None:
    for wrong in ({"agent": 1}, ["agent"], "agent"):
        with pytest.raises(ConfigError, match="speakers"):
            Transcripts(str(tmp_path), wrong)  # type: ignore[arg-type]


def test_webvtt_with_voices_tags_notes_and_styles(tmp_path: Path) -> None:
    content = """\ufeffWEBVTT - weekly export
Kind: captions

STYLE
::cue { color: red }

NOTE made by hand
over two lines

REGION
id:fred

intro
00:00:01.500 --> 00:00:03.000 align:start
<v.loud Agent>Hello &amp; <i>welcome</i>,<00:00:02.000> Mr <c.red>Poole</c></v>

00:00:04.000 --> 00:00:06.000
<v Caller>It is
amy@example.com</v>
<v AGENT>Thanks</v>
"""
    found = once(tmp_path, "c.vtt", content, SPEAKERS)
    assert found.said("speaker", "role", "subject", "start", "end", "") == [
        ("Agent", "agent", "staff", 1.5, 3.0, "Hello & welcome, Mr Poole"),
        ("Caller", "caller", "customer", 4.0, 6.0, "It is amy@example.com"),
        ("AGENT", "agent", "staff", 4.0, 6.0, "Thanks"),
    ]
    assert found.reasons == []


def test_labels_before_the_text_are_speakers(tmp_path: Path) -> None:
    content = "1\n00:00:01,000 --> 00:00:02,000\nAgent: Hello\nCaller: Hi\n\n2\n00:00:03,000 --> 00:00:04,000\n>> JANE: Yes.\n>> And no.\n"
    found = once(tmp_path, "c.srt", content, SPEAKERS)
    assert found.rows == [("Agent", 1.0, "Hello"), ("Caller", 1.0, "Hi"), ("JANE", 3.0, "Yes."), (None, 3.0, "And no.")]


@pytest.mark.parametrize("line", ["Date of birth: 4 March 1982", "my number is: 020 7946 0018", "Diagnosis: asthma", "Postcode: LS1 4AP"])
def test_a_label_that_may_be_context_stays_in_the_text(tmp_path: Path, line: str) -> None:
    found = once(tmp_path, "c.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{line}\n")
    assert [row[2] for row in found.rows] == [line]


def test_parts_of_a_stream_that_were_put_together_are_one_call(tmp_path: Path) -> None:
    part = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:0{}.000 --> 00:09.000\n<v Agent><i>number {}</i></v>\n\n"
    found = once(tmp_path, "c.vtt", part.format(1, 1) + part.format(2, 2))
    assert found.rows == [("Agent", 1.0, "number 1"), ("Agent", 2.0, "number 2")]


def test_angle_brackets_that_are_no_tags_stay(tmp_path: Path) -> None:
    found = once(tmp_path, "c.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nwrite to <amy@example.org> if 3 < 4\n")
    assert found.rows[0][2] == "write to <amy@example.org> if 3 < 4"


@pytest.mark.parametrize(
    ("timing", "start"), [("00:00:07.000 --> 00:00:1d.890", 7.0), ("00:00:0x.000 --> 00:00:09.000", None), (" --> 00:00:09.000", None)]
)
def test_a_damaged_cue_is_not_lost(tmp_path: Path, timing: str, start: float | None) -> None:
    content = f"WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n{timing}\ntwo\n\n00:11.000 --> 00:12.000\nthree\n"
    found = once(tmp_path, "c.vtt", content)
    assert found.rows == [(None, 1.0, "one"), (None, start, "two"), (None, 11.0, "three")]


def test_srt_cue_without_timing_or_blank_line(tmp_path: Path) -> None:
    found = once(
        tmp_path,
        "c.srt",
        "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\ntwo\n\n3\n00:00:05,000 --> 00:00:06,000\nthree\n4\n00:00:07,000 --> x\nfour\n",
    )
    assert found.rows == [(None, 1.0, "one"), (None, None, "two"), (None, 5.0, "three"), (None, 7.0, "four")]


def test_sbv(tmp_path: Path) -> None:
    found = once(tmp_path, "c.sbv", "0:00:01.000,0:00:02.000\none\nmore\n\n1:00:03.500,1:00:04.000\ntwo\n")
    assert found.rows == [(None, 1.0, "one more"), (None, 3603.5, "two")]


def test_every_caption_that_webvtt_py_finds_is_found(tmp_path: Path) -> None:
    cues = "".join(f"{i}\n00:{i:02}:00.000 --> 00:{i:02}:30.000 line:0\n<v Sp{i}>line <b>{i}</b>\nsecond &lt;{i}\n\n" for i in range(40))
    write(tmp_path, "c.vtt", "WEBVTT\nX-A: b\n\nNOTE\nx\n\n" + cues)
    theirs = [(float(c.start_in_seconds), c.text.replace("\n", " ").replace("&lt;", "<")) for c in webvtt.read(str(tmp_path / "c.vtt"))]
    ours = read(Transcripts(str(tmp_path)), "c.vtt").rows
    assert [(start, text) for _, start, text in ours] == theirs
    assert len(theirs) == 40


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", ["c.srt", "c.json"])
def test_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    said = "It’s Zoë, I paid £5 at the café"
    content = (
        f"1\n00:00:00,000 --> 00:00:01,000\n{said}\n" if name == "c.srt" else json.dumps([{"text": said, "start": 0.0}], ensure_ascii=False)
    )
    found = once(tmp_path, name, content.encode(encoding))
    assert (found.rows, found.reasons) == ([(None, 0.0, said)], [])


@pytest.mark.parametrize(
    ("text", "speaker", "start", "at"),
    [
        ("text", "speaker", "start", 1.5),
        ("Content", "role", "start_time", "00:00:01.5"),
        ("message", "from", "startMs", 1500),
        ("utterance", "participantId", "offset", "PT1.5S"),
        ("body", "name", "begin", "1.5s"),
        ("transcript", "speaker_label", "timestamp", "1.5"),
    ],
)
@pytest.mark.parametrize("around", ["{turns}", '{{"calls": [{{"dialogue": {turns}}}]}}', '{{"x": {{"y": {turns}}}}}'])
def test_json_turns(tmp_path: Path, text: str, speaker: str, start: str, at: Any, around: str) -> None:
    turns = json.dumps([{speaker: "agent", start: at, text: "Good morning."}, {text: "Morning.", speaker: "Ann"}])
    found = once(tmp_path, "c.json", around.format(turns=turns), SPEAKERS)
    assert found.rows == [("agent", 1.5, "Good morning."), ("Ann", None, "Morning.")]
    assert found.reasons == []


def test_json_lines(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"channel": n % 2, "offset": 1000 * n, "message": f"line number {n}"}) for n in range(200))
    found = once(tmp_path, "c.jsonl", lines)
    assert (
        found.rows[3] == ("1", 3.0, "line number 3") and len(found.rows) == 200
    )  # whole numbers far beyond what the words take: milliseconds


def test_what_stands_beside_the_turns_is_read(tmp_path: Path) -> None:
    call = {
        "caller": {"name": "Amy Poole", "number": 442079460018, "email": "amy@example.com"},
        "score": 0.5,
        "turns": [
            {"speaker": "agent", "text": "Hello.", "customer": "Ann Lee", "id": "7f1c"},
            {"speaker": "agent", "text": "Bye.", "customer": "Ann Lee"},
        ],
    }
    found = once(tmp_path, "c.json", json.dumps(call))
    assert [text for _, _, text in found.rows] == ["Hello.", "Bye."]
    assert found.beside == {"customer": ["Ann Lee"], "email": ["amy@example.com"], "name": ["Amy Poole"], "number": ["442079460018"]}


def test_words_under_a_turn_are_not_said_twice_but_others_stay(tmp_path: Path) -> None:
    repeated = {"words": [{"word": "call"}, {"word": "Amy"}], "transcript": "Call Amy.", "start": 1.0}
    other = {"text": "Call about billing", "turns": [{"text": "My name is Amy Poole", "speaker": "caller"}]}
    found = once(tmp_path, "c.json", json.dumps([repeated, other]))
    assert [text for _, _, text in found.rows] == ["Call Amy.", "Call about billing", "My name is Amy Poole"]


def test_single_words_are_joined_so_that_a_number_stays_whole(tmp_path: Path) -> None:
    words = [{"speaker": "caller", "start": float(n), "word": w} for n, w in enumerate(["oh", "two", "oh", "seven", "nine"])]
    found = once(tmp_path, "c.json", json.dumps({"words": words}))
    assert found.rows == [("caller", 0.0, "oh two oh seven nine")]


def test_json_text_with_labelled_lines(tmp_path: Path) -> None:
    found = once(tmp_path, "c.json", json.dumps({"Content": "**Agent:** Hello.\n\n**Customer:** I am Amy."}), SPEAKERS)
    assert found.said("speaker", "subject", "") == [("Agent", "staff", "Hello."), ("Customer", "customer", "I am Amy.")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[" * 100_000, "is nested deeper than 200 levels"),
        (b'{"text":' * 100_000, "is nested deeper than 200 levels"),
        (b'[{"text":"' + b"a" * 17_000_000 + b'"}]', "holds a single text longer than 16 MB"),
        (b'[{"text":' + b"1" * 1_000_000 + b"}]", "holds a number of more than 200,000 digits"),
        (b'[{"text":' + b"1" * 5_000 + b"}]", "is not valid JSON from some point on"),
        (b'["nonsense', "is not valid JSON from some point on"),
        (b"[nonsense", "not a transcript of a known kind"),
        (b'{"name": "x", "version": "1"}', "JSON of no known transcript format"),
        (b'{"a": "some text", "b": ["and more text of nobody"]}', "JSON of no known transcript format"),
        (b"", "holds no turns"),
        (b"[]", "holds no turns"),
    ],
)
def test_hostile_json_is_a_reason_not_a_crash(tmp_path: Path, content: bytes, reason: str) -> None:
    found = once(tmp_path, "c.json", content)
    assert (found.turns, found.beside, found.reasons) == ([], {}, [reason])
    assert "transcript" not in found.forms.values()


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1000])
def test_the_guard_knows_text_from_what_stands_between(size: int) -> None:
    stream = Guarded(io.BytesIO(rb'{"a\\": "say \"hi\"", "b": ["\\\"", 1]}' + b'"open \\"'))
    states = []
    while stream.read(size):
        states.append(stream.in_text)
    assert states[-1] is True and stream.run in (5, 6)  # "open ", and the backslash where a chunk ends with it
    assert size < 1000 or len(states) == 1


def test_what_stood_before_the_damage_is_read_and_no_value_is_in_the_reason(tmp_path: Path) -> None:
    found = once(tmp_path, "c.json", '[{"speaker":"a","text":"Hello there."}, {"text": amy@example.org')
    assert found.rows == [("a", None, "Hello there.")]
    assert found.reasons == ["is not valid JSON from some point on"]


@pytest.mark.parametrize("name", ["empty.vtt", "empty.srt", "only.vtt"])
def test_empty_call(tmp_path: Path, name: str) -> None:
    found = once(tmp_path, name, "WEBVTT\n\nNOTE nothing\n" if name == "only.vtt" else "")
    assert (found.turns, found.reasons) == ([], ["holds no turns"])


@pytest.mark.parametrize("name", ["c.srt", "c.vtt", "c.txt"])
def test_text_that_is_no_call_is_not_read(tmp_path: Path, name: str) -> None:
    found = once(tmp_path, name, "Dear Ms Poole,\n\nThank you for your call. My number is: 020 7946 0018.\n\nYours\nAnn Lee\n")
    assert (found.turns, found.beside, found.reasons) == ([], {}, ["not a transcript of a known kind"])


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    found = once(tmp_path, "c.vtt", bytes(range(256)) * 20)
    assert found.turns == [] and found.reasons == ["not a transcript of a known kind"]


@pytest.mark.parametrize(
    ("name", "content"), [("c.mp3", b"ID3" + bytes(20)), ("tape", b"RIFF\x24\0\0\0WAVEfmt "), ("call.gsm", bytes(range(7, 200)))]
)
def test_recordings_are_known_by_type_only(tmp_path: Path, name: str, content: bytes) -> None:
    found = once(tmp_path, name, content)
    assert found.forms[name].startswith("audio/")
    assert found.turns == [] and found.reasons[0].startswith("recording: known by its type only, what is said was not read")


def test_calls_inside_archives_are_units_and_mails_are_not_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("17.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.\n")
        archive.writestr("18.json.gz", gzip.compress(b'[{"speaker": "caller", "text": "hi there", "start": 1}]'))
        archive.writestr("m.eml", "From: a@example.org\nTo: b@example.org\nSubject: x\n\nAgent: hello\nCaller: hi\n")
    found = once(tmp_path, "calls.zip", packed.getvalue())
    assert found.forms["calls.zip!17.vtt"] == found.forms["calls.zip!18.json.gz!18.json"] == "transcript"
    assert found.rows == [("Agent", 1.0, "Hello."), ("caller", 1.0, "hi there")]
    assert found.reasons == ["not a transcript of a known kind"]


def test_among_other_files_captions_are_calls_and_what_is_less_certain_is_not(tmp_path: Path) -> None:
    write(tmp_path, "17.txt", "1\n00:00:01,000 --> 00:00:02,000\nAgent: Hello\n")
    write(tmp_path, "18.txt", "Agent: Hello\nCaller: Hi\n")
    write(tmp_path, "19.json", '[{"speaker": "caller", "text": "hi there", "start": 1}]')
    forms = [read(Files(str(tmp_path)), name).forms[name] for name in ("17.txt", "18.txt", "19.json")]
    assert forms == ["transcript", "text", "table"]
    write(tmp_path, "20.json", json.dumps({"jobName": "x", "results": {"transcripts": [{"transcript": "hi"}], "items": _ITEMS}}))
    found = read(Files(str(tmp_path)), "20.json")
    assert found.forms == {"20.json": "transcript"} and [row[2] for row in found.rows] == ["hi"]
    assert read(Files(str(tmp_path)), "17.txt").said("speaker", "role", "subject", "") == [("Agent", "agent", None, "Hello")]


def test_long_lines_come_in_pieces(tmp_path: Path) -> None:
    write(tmp_path, "c.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "abc def " * 1_000_000 + "\n")
    batches = [b for b in Transcripts(str(tmp_path)).read(Part("calls", "c.vtt")) if isinstance(b, pa.RecordBatch)]
    assert sum(len(text.split()) for b in batches for text in b.column("").to_pylist()) == pytest.approx(2_000_000, abs=20)
    assert max(b.nbytes for b in batches) < 16_000_000 and max(len(text) for b in batches for text in b.column("").to_pylist()) <= 1_000_000


@pytest.mark.parametrize("content", ["<c " * 300_000, "<v " * 300_000, "-->" * 300_000, ":" * 900_000, "a: " * 300_000, "&#" * 400_000])
@pytest.mark.timeout(20)
def test_nasty_lines_are_read_in_linear_time(tmp_path: Path, content: str) -> None:
    found = once(tmp_path, "c.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{content}\n")
    assert found.rows


def test_links_and_pipes_are_told(tmp_path: Path) -> None:
    write(tmp_path, "outside.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nsecret\n")
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "link.vtt").symlink_to(tmp_path / "outside.vtt")
    os.mkfifo(folder / "pipe.vtt")
    found = {u.place.unit: u.reason for u in Transcripts(str(folder)).units() if isinstance(u, Unread)}
    assert found == {"link.vtt": "symbolic link to outside the folder", "pipe.vtt": "named pipe: not a file"}
    for name in ("link.vtt", "../outside.vtt", str(tmp_path / "outside.vtt"), "pipe.vtt"):
        tried = read(Transcripts(str(folder)), name)
        assert tried.turns == [] and len(tried.reasons) == 1


def test_a_name_that_is_not_utf8_is_found_again(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.vtt")).write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    calls = Transcripts(str(tmp_path))
    (unit,) = [unit for unit in calls.units() if isinstance(unit, Unit) and unit.form == "file"]
    assert unit.name == "caf\\xe9.vtt"
    assert len(read(calls, unit.name, unit.parts[0]).turns) == 1


def test_it_travels_to_another_process(tmp_path: Path) -> None:
    write(tmp_path, "c.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v agent>Hello.\n")
    again = pickle.loads(pickle.dumps(Transcripts(str(tmp_path), SPEAKERS)))
    assert read(again, "c.vtt").said("speaker", "role", "subject") == [("agent", "agent", "staff")]


@pytest.mark.parametrize(
    ("value", "key", "expected"),
    [
        (12, "start", 12.0),
        ("01:02.5", "start", 62.5),
        ("1:00:00,5", "start", 3600.5),
        ("PT1M2S", "offset", 62.0),
        (74800000, "offsetInTicks", 7.48),
        ("250 ms", "start", 0.25),
        ("soon", "start", None),
        (True, "start", None),
        (None, "start", None),
        ("PT", "start", None),
        (float("inf"), "start", None),
    ],
)
def test_seconds(value: Any, key: str, expected: float | None) -> None:
    assert seconds(value, key) == expected


def test_scale_of_dates_and_milliseconds() -> None:
    assert scale([1_700_000_000_000.0, 1_700_000_001_000.0], 30) == (1_700_000_000_000.0, 1000.0)
    assert scale([1_700_000_000.0], 30) == (1_700_000_000.0, 1.0)
    assert scale([0.0, 5000.0], 60) == (0.0, 1000.0)
    assert scale([0.0, 500.0], 600) == (0.0, 1.0)
    assert scale([None], 0) == (0.0, 1.0)

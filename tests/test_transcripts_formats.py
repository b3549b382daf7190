"""Formats of calls as text, tables, timed text and documents; who speaks, in which call, and what is no call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from connectors.transcripts import Transcripts
from connectors.transcripts.captions import FORMATS as CAPTIONS
from connectors.transcripts.head import of, paths
from connectors.transcripts.roles import role
from tests.calls import once, read, write
from tests.documents import docx

TEXTS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "labels.txt": (
        "Agent: Hello.\nCaller: Hi, my\nnumber is\nDate of birth: 4 March 1982\nAgent: Thanks.\n",
        [("Agent", None, "Hello."), ("Caller", None, "Hi, my number is Date of birth: 4 March 1982"), ("Agent", None, "Thanks.")],
    ),
    "names.txt": (
        "Jane Smith: Hello.\nBob Jones: Hi Jane.\nJane Smith: Right: to work.\nBob Jones: Yes.\n",
        [
            ("Jane Smith", None, "Hello."),
            ("Bob Jones", None, "Hi Jane."),
            ("Jane Smith", None, "Right: to work."),
            ("Bob Jones", None, "Yes."),
        ],
    ),
    "chevrons.txt": (
        ">> JANE: Hello.\n>> And welcome.\n>> BOB: Hi.\n",
        [("JANE", None, "Hello."), (None, None, "And welcome."), ("BOB", None, "Hi.")],
    ),
    "stamps.txt": (
        "[00:01:02] Agent: Hello.\n[00:01:07] Caller: My number is 020 7946 0018\nand thanks.\n",
        [("Agent", 62.0, "Hello."), ("Caller", 67.0, "My number is 020 7946 0018 and thanks.")],
    ),
    "otter.txt": (
        "Jane Smith  0:03\nHello there.\n\nBob Jones  0:07\nFine.\nAnd you?\n\nJane Smith  1:00:12\nGood.\n",
        [("Jane Smith", 3.0, "Hello there."), ("Bob Jones", 7.0, "Fine. And you?"), ("Jane Smith", 3612.0, "Good.")],
    ),
    "rev.txt": (
        "Speaker 1 (00:03):\nHello there.\n\nSpeaker 2 (00:07):\nFine.\n",
        [("Speaker 1", 3.0, "Hello there."), ("Speaker 2", 7.0, "Fine.")],
    ),
    "times.txt": (
        "[00:01] Yes\n[00:05] No\n[00:09] My name is Jane\n",
        [(None, 1.0, "Yes"), (None, 5.0, "No"), (None, 9.0, "My name is Jane")],
    ),
    "zoom captions.txt": (
        "[Jane Smith] 10:02:33\nHello everyone.\n\n[Bob Jones] 10:02:39\nHi Jane.\n",
        [("Jane Smith", 0.0, "Hello everyone."), ("Bob Jones", 6.0, "Hi Jane.")],
    ),
    "x.stm": (
        ";; a comment\nfile1 1 spk1 0.5 3.25 <o,f0,male> hello there\nfile1 2 spk2 3.5 5.0 hi\n",
        [("spk1", 0.5, "hello there"), ("spk2", 3.5, "hi")],
    ),
    "x.ctm": (
        "file1 A 0.11 0.26 hello 0.98\nfile1 A 0.40 0.20 there 0.90\nfile1 B 5.0 0.2 hi 0.5\n",
        [("A", 0.11, "hello there"), ("B", 5.0, "hi")],
    ),
    "x.ass": (
        "[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:03.50,Default,Jane,0,0,0,,{\\i1}Hello,\\Nthere\nComment: 0,0:00:04.00,0:00:05.00,,,0,0,0,,no\n",
        [("Jane", 1.0, "Hello, there")],
    ),
    "x.dfxp": (
        '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:m="http://www.w3.org/ns/ttml#metadata" xmlns:p="u" p:frameRate="25">'
        '<head><metadata><m:agent xml:id="a1"><m:name>Jane Smith</m:name></m:agent></metadata></head><body><div>'
        '<p begin="00:00:01.000" end="00:00:02.5" m:agent="a1">Hello<br/>there</p><p begin="3s" dur="1500ms"><span>Bye</span></p>'
        '<p begin="00:00:05:05">now</p></div></body></tt>',
        [("Jane Smith", 1.0, "Hello there"), (None, 3.0, "Bye"), (None, 5.2, "now")],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts(tmp_path: Path, name: str) -> None:
    content, rows = TEXTS[name]
    found = once(tmp_path, name, content)
    assert (found.rows, found.reasons, found.forms) == (rows, [], {name: "transcript"})


@pytest.mark.parametrize("name", TEXTS)
def test_they_are_told_by_content_in_any_encoding(tmp_path: Path, name: str) -> None:
    content, rows = TEXTS[name]
    assert once(tmp_path, "x", content.replace("\n", "\r\n").encode("utf-16")).rows == rows


@pytest.mark.parametrize(
    "content",
    [
        "Name: Jane\nEmail: a@example.org\nAddress: 1 High Street\n\nName: Bob\nEmail: b@example.org\nAddress: 2 High Street\n",
        "Dear Jane,\n\nThank you: it was nice to meet you at 10:30.\n\nBest\nBob\n",
        "10:00:01 INFO started\n10:00:02 INFO stopped\n",
        "name,email\nJane Smith,jane@example.org\n",
        "\n \n\t\n",
        '<?xml version="1.0"?><a><p begin="1s">x</p></a>',
    ],
)
def test_what_is_no_call_is_not_read(tmp_path: Path, content: str) -> None:
    found = once(tmp_path, "x.txt", content)
    assert (found.turns, found.beside, found.reasons) == ([], {}, ["not a transcript of a known kind"])


def test_no_entity_of_timed_text_is_expanded(tmp_path: Path) -> None:
    text = '<!DOCTYPE tt [<!ENTITY a "aaaa">]><tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s">&a;</p></body></tt>'
    found = once(tmp_path, "x.ttml", text)
    assert found.turns == [] and found.reasons == ["declares entities of its own, which are not expanded"]


TEAMS = "WEBVTT\n\n3f1a9d9c-1111-2222-3333-444455556666/12-0\n00:00:01.000 --> 00:00:02.000\n<v Jane Smith>Hello</v>\n"
WEBEX = 'WEBVTT\n\n1 "Jane Smith" (1234)\n00:00:01.000 --> 00:00:02.000\nHello\n'
ZOOM = "WEBVTT\n\n" + "".join(
    f"{n}\n00:00:0{n}.000 --> 00:00:0{n}.900\n{who}: number {n}\n\n" for n, who in enumerate(["Jane Smith", "Bob Jones"] * 2, 1)
)
CHAT = "10:02:33\t From Jane Smith to Everyone:\thello all\n10:03:00\t From Bob Jones to Jane Smith(Direct Message):\tring 07700 900123\n"
MEET = "Weekly sync\nAttendees\nJane Smith, Bob Jones\n00:00:00\nJane Smith: Hello.\nBob Jones: Hi.\n00:05:00\nJane Smith: Next.\nBob Jones: Yes.\n"


@pytest.mark.parametrize(
    ("name", "content", "rows"),
    [
        ("teams.vtt", TEAMS, [("Jane Smith", 1.0, "Hello")]),
        ("webex.vtt", WEBEX, [("Jane Smith", 1.0, "Hello")]),
        ("GMT20240101-100000_Recording.transcript.vtt", ZOOM, [("Jane Smith", 1.0, "number 1"), ("Bob Jones", 2.0, "number 2")]),
        ("chat.txt", CHAT, [("Jane Smith", 0.0, "hello all"), ("Bob Jones", 27.0, "ring 07700 900123")]),
        ("meet.txt", MEET, [("Jane Smith", 0.0, "Hello."), ("Bob Jones", None, "Hi."), ("Jane Smith", 300.0, "Next.")]),
    ],
)
def test_meetings(tmp_path: Path, name: str, content: str, rows: list[tuple[Any, ...]]) -> None:
    found = once(tmp_path, name, content)
    assert found.forms == {name: "transcript/meeting"}
    assert found.rows[: len(rows)] == rows and found.reasons == []


def test_a_call_with_roles_is_no_meeting_whoever_wrote_it(tmp_path: Path) -> None:
    found = once(tmp_path, "x.transcript.vtt", ZOOM.replace("Jane Smith", "Agent"))
    assert set(found.forms.values()) == {"transcript"}


def _paragraph(*lines: str) -> str:
    return "<w:p>" + "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{line}</w:t></w:r>" for line in lines) + "</w:p>"


def test_a_document_of_teams(tmp_path: Path) -> None:
    said = [("Jane Smith   0:03", "Hello everyone."), ("Bob Jones   1:12:03", "Hi Jane.")]
    body = _paragraph("Weekly sync-20240318_100000-Meeting Recording") + _paragraph("March 18, 2024, 10:00AM")
    found = once(tmp_path, "x.docx", docx(body + "".join(_paragraph(*turn) for turn in said)))
    assert found.rows == [("Jane Smith", 3.0, "Hello everyone."), ("Bob Jones", 4323.0, "Hi Jane.")]
    assert found.forms == {"x.docx": "transcript/meeting"}
    assert found.beside == {"heading": ["Weekly sync-20240318_100000-Meeting Recording", "March 18, 2024, 10:00AM"]}


def test_a_document_that_is_no_call(tmp_path: Path) -> None:
    found = once(tmp_path, "x.docx", docx(_paragraph("Dear Jane,") + _paragraph("Thank you for your call.")))
    assert found.turns == [] and found.reasons == ["not a transcript of a known kind"]


def test_a_table_of_turns(tmp_path: Path) -> None:
    content = (
        "call_id,Speaker,Start (ms),End (ms),Text,ani\n+442079460018,AGENT,0,1500,Hello,02079460018\n"
        '+442079460018,CUSTOMER,1500,2500,"Hi,\nI am Jane",02079460018\n17,AGENT,0,1000,Good day,02079460018\n'
    )
    found = once(tmp_path, "x.csv", content, {"agent": "staff"})
    assert found.said("call", "speaker", "role", "subject", "start", "end", "") == [
        ("1", "AGENT", "agent", "staff", 0.0, 1.5, "Hello"),
        ("1", "CUSTOMER", "caller", None, 1.5, 2.5, "Hi, I am Jane"),
        ("17", "AGENT", "agent", "staff", 0.0, 1.0, "Good day"),
    ]
    assert found.beside == {"call_id": ["+442079460018"], "ani": ["02079460018"]}  # a number that names a call is somebody's


def test_a_table_of_whole_calls_and_one_of_dates(tmp_path: Path) -> None:
    whole = once(
        tmp_path, "a.csv", 'id,transcript,date\n1,"Agent: Hello\nCaller: I am Jane",2024-01-01\n2,"Agent: Hi\nCaller: Bob",2024-01-02\n'
    )
    assert whole.said("call", "role", "") == [
        ("1", "agent", "Hello"), ("1", "caller", "I am Jane"), ("2", "agent", "Hi"), ("2", "caller", "Bob"),
    ]  # fmt: skip
    rows = "".join(f"{call}\tcaller\t2024-01-0{call}T10:00:{second:02}Z\tsaid it\n" for call in (1, 2) for second in (0, 30))
    dated = once(tmp_path, "b.tsv", f"contact id\tparty\ttimestamp\tmessage\n{rows}")
    assert dated.said("call", "role", "start") == [
        ("1", "caller", 0.0), ("1", "caller", 30.0), ("2", "caller", 0.0), ("2", "caller", 30.0),
    ]  # fmt: skip


CALL = {
    "jobName": "x",
    "results": {
        "transcripts": [{"transcript": "hello there"}],
        "items": [
            {"type": "pronunciation", "start_time": "0.1", "end_time": "0.5", "alternatives": [{"confidence": "0.9", "content": "hello"}]},
            {"type": "pronunciation", "start_time": "0.5", "end_time": "0.9", "alternatives": [{"confidence": "0.8", "content": "there"}]},
        ],
    },
}


@pytest.mark.parametrize("listed", [False, True])
def test_each_document_of_a_vendor_is_a_call(tmp_path: Path, listed: bool) -> None:
    calls = [json.dumps(CALL), json.dumps({"id": "3f1a9d9c-1111-2222-3333-444455556666", **CALL})]
    found = once(tmp_path, "x.json", f"[{','.join(calls)}]" if listed else "\n".join(calls))
    assert found.said("call", "start", "") == [("1", 0.1, "hello there"), ("3f1a9d9c-1111-2222-3333-444455556666", 0.1, "hello there")]
    assert found.reasons == []


def test_a_broken_line_is_said_and_the_next_is_read(tmp_path: Path) -> None:
    vendor = once(tmp_path, "a.jsonl", f"{json.dumps(CALL)}\n{json.dumps(CALL)[:-9]}\n{json.dumps(CALL)}\n")
    assert vendor.said("call")[0] == ("1",) and vendor.said("call")[-1] == ("3",)
    assert vendor.reasons == ["1 document is damaged: not read, or not to the end"]
    line = json.dumps({"speaker": "agent", "text": "hello you", "start": 0.5})
    anyone = once(tmp_path, "b.jsonl", f'{line}\n{{"speaker": "agent", "te\n{line}\n')
    assert len(anyone.turns) == 2 and anyone.reasons == ["1 line is not valid JSON: not read"]


def test_a_long_first_line_is_a_line(tmp_path: Path) -> None:
    line = json.dumps({**CALL, "status": "x" * 100_000})
    assert once(tmp_path, "x.json", f"{line}\n{line}\n").said("call") == [("1",), ("2",)]


def test_times_that_cannot_be_are_none_and_the_order_is_that_of_the_file(tmp_path: Path) -> None:
    times = ("00:00:05.000 --> 00:00:04.000", "-00:00:01.000 --> 00:00:02.000", "00:00:01.000 --> 00:00:03.000", "9000:00:00.000 --> x")
    found = once(tmp_path, "x.vtt", "WEBVTT\n\n" + "".join(f"{timing}\nsaid it\n\n" for timing in times))
    assert found.said("start", "end") == [(5.0, None), (None, 2.0), (1.0, 3.0), (None, None)]


@pytest.mark.parametrize(
    ("label", "means"),
    [
        ("AGENT_1", "agent"), ("Customer", "caller"), ("EXTERNAL", "caller"), ("internal", "agent"), ("IVR", "bot"), ("Patient", "caller"),
        ("Customer Service Representative", "agent"), ("Team Leader", "supervisor"), ("Speaker 1", None), ("spk_0", None), ("Jane", None),
    ],
)  # fmt: skip
def test_roles(label: str, means: str | None) -> None:
    assert role(label) == means


def test_whose_words_they_are(tmp_path: Path) -> None:
    content = "Agent: Hello.\nspk_1: Hi.\nBilly: I am billing.\nAgent: Bye.\nspk_1: Bye.\nBilly: So long.\n"
    speakers = {"operator": "staff", "spk_1": "customer", "billy": "contractor"}
    found = once(tmp_path, "x.txt", content, speakers)
    assert found.said("speaker", "role", "subject", "")[:3] == [
        ("Agent", "agent", "staff", "Hello."),
        ("spk_1", "caller", "customer", "Hi."),
        ("Billy", None, "contractor", "I am billing."),
    ]


def test_a_label_that_the_configuration_names_leaves_the_text(tmp_path: Path) -> None:
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\nMary: my name is Mary\n"
    assert once(tmp_path, "x.vtt", content).rows == [("Mary", 1.0, "Mary: my name is Mary")]
    assert once(tmp_path, "x.vtt", content, {"mary": "customer"}).rows == [("Mary", 1.0, "my name is Mary")]


@pytest.mark.parametrize("mark", ["[PII]", "[NAME]", "{PHONE_NUMBER}", "<PII>", "####", "[PHONE_NUMBER_1]", "***"])
def test_what_a_vendor_took_out_stays_taken_out(tmp_path: Path, mark: str) -> None:
    files = {
        "x.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\nit is {mark} thanks\n",
        "x.txt": f"Agent: Yes?\nCaller: it is {mark} thanks\n",
        "x.json": json.dumps([{"speaker": "caller", "text": f"it is {mark} thanks"}]),
        "x.csv": f"speaker,text\ncaller,it is {mark} thanks\n",
    }
    for name, content in files.items():
        assert once(tmp_path, name, content).rows[-1][2] == f"it is {mark} thanks"


def test_what_stands_beside_comes_last_and_none_of_it_is_lost(tmp_path: Path) -> None:
    rows = "".join(f"{n // 10},agent,said it,{7_000_000_000 + n}\n" for n in range(30_000))
    found = once(tmp_path, "x.csv", f"call_id,speaker,text,phone\n{rows}")
    assert len(found.turns) == 30_000 and len(set(found.beside["phone"])) == 30_000


def test_a_key_that_may_be_a_value_is_told_as_one(tmp_path: Path) -> None:
    turns = [{"speaker": "agent", "text": "hello you", "people": {"jane@example.org": "the caller"}}]
    assert once(tmp_path, "x.json", json.dumps(turns)).beside == {"": ["jane@example.org: the caller"]}


def test_paths_of_a_beginning() -> None:
    text = '{"results": {"items": [{"alternatives": [{"content": "a"}]}], "n": 1}, "more": [1, {"x": 2'
    assert paths(text) == {
        "results", "results.items", "results.items[].alternatives", "results.items[].alternatives[].content", "results.n", "more", "more[].x",
    }  # fmt: skip
    assert of(b'[{"a": 1}]', "x").paths == {"[].a"} and of(b"[00:01] {", "x").paths == frozenset()


@pytest.mark.parametrize(
    "unit", ["a: ", "[00:01", "Jane Smith  ", ">> ", "00:01 --> ", "From a to ", ",", "Agent: hello\n", "<tt ", '{"a":[']
)
@pytest.mark.timeout(30)
def test_nasty_texts_take_linear_time(tmp_path: Path, unit: str) -> None:
    write(tmp_path, "x", unit * (2_000_000 // len(unit)))
    found = read(Transcripts(str(tmp_path), limits={"seconds": 20}), "x")
    assert not any("within" in reason for reason in found.reasons)


def test_captions_are_known_by_their_first_cue() -> None:
    known = {form.name: form.known for form in CAPTIONS}
    assert known["SubRip"](of(b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", ""))
    assert known["SBV"](of(b"0:00:01.000,0:00:02.000\nx", ""))
    assert not any(told(of(b"to go: a --> b\n", "x.vtt")) for told in known.values())


def test_an_older_document_of_teams_is_a_meeting_and_who_speaks_once_is_a_speaker(tmp_path: Path) -> None:
    said = [("0:0:0.0 --> 0:0:3.500", "Jane Smith", "Hello everyone."), ("0:0:4.0 --> 0:0:5.0", "Bob Jones", "Hi Jane.")]
    said += [("0:0:6.0 --> 0:0:7.0", "Jane Smith", "Shall we?"), ("0:0:8.0 --> 0:0:9.0", "Jane Smith", "Item one.")]
    expected = [("Jane Smith", 0.0, "Hello everyone."), ("Bob Jones", 4.0, "Hi Jane."), ("Jane Smith", 6.0, "Shall we?")]
    for paragraphs in (map(_paragraph, *zip(*said, strict=True)), (_paragraph(line) for turn in said for line in turn)):
        found = once(tmp_path, "x.docx", docx("".join(paragraphs)))
        assert found.rows[:3] == expected and found.forms == {"x.docx": "transcript/meeting"}


ROLLING = """WEBVTT
Kind: captions

00:00:00.160 --> 00:00:02.389 align:start position:0%
~
my number is<00:00:00.480><c> oh</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
my number is oh
~

00:00:02.399 --> 00:00:04.789 align:start position:0%
my number is oh
seven<00:00:02.560><c> seven</c>

00:00:04.789 --> 00:00:04.799 align:start position:0%
seven seven
~

00:00:04.799 --> 00:00:06.000 align:start position:0%
seven seven
seven seven

""".replace("~", " ")  # a blank, not nothing


def test_captions_that_roll_up_are_said_once(tmp_path: Path) -> None:
    found = once(tmp_path, "x.vtt", ROLLING)
    assert found.rows == [(None, 0.16, "my number is oh"), (None, 2.399, "seven seven"), (None, 4.799, "seven seven")]


def test_what_is_said_twice_stays(tmp_path: Path) -> None:
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nseven\n\n00:02.000 --> 00:03.000\nseven\n\n00:05.000 --> 00:06.000\nseven\nfive\n"
    assert [turn[""] for turn in once(tmp_path, "x.vtt", cues).turns] == ["seven", "seven", "seven five"]


def test_lines_of_lyrics_with_times(tmp_path: Path) -> None:
    found = once(tmp_path, "x.lrc", "[ti:Call]\n[00:01.50]hello there\n[00:03.25]my name is jane\n")
    assert [row[1:] for row in found.rows] == [(1.5, "hello there"), (3.25, "my name is jane")]

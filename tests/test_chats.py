"""Exports of chats."""

from __future__ import annotations

import json

import pytest

from connectors.readers.kinds import kind
from tests.mail_items import found
from tests.pace import seconds

IOS = (
    "\u200e[03/01/2026, 01:02:03] Team: \u200eMessages and calls are end-to-end encrypted.\r\n"
    "[03/01/2026, 01:02:04] Jane Example: Hi Joe,\r\nring me: 07700 900123\r\n"
    "\u200e[03/01/2026, 01:02:05] Joe Example: \u200e<attached: 00000012-PHOTO-2026-01-03.jpg>\r\n"
)
ANDROID = (
    "03/01/2026, 01:02 - Messages and calls are end-to-end encrypted.\n"
    "03/01/2026, 01:03 - +44 7700 900123: hello\n03/01/2026, 01:04 - Jane Example: cv.pdf (file attached)\nhere it is\n"
    "03/01/2026, 01:05 - Jane Example: <Media omitted>\n"
)


def test_whatsapp_of_ios() -> None:
    form, rows, _ = found(IOS.encode(), "_chat.txt")["_chat.txt"]
    assert form == "text/x-chat"
    assert rows[1] == {"date": "03/01/2026, 01:02:04", "sender": "Jane Example", "": "Hi Joe,\nring me: 07700 900123"}
    assert rows[2]["attachment"] == ["00000012-PHOTO-2026-01-03.jpg"]
    assert len(rows) == 3


def test_whatsapp_of_android() -> None:
    rows = found(ANDROID.encode(), "a.txt")["a.txt"][1]
    assert rows[0] == {"date": "03/01/2026, 01:02", "": "Messages and calls are end-to-end encrypted."}
    assert rows[1] == {"date": "03/01/2026, 01:03", "sender": "+44 7700 900123", "": "hello"}
    assert rows[2] == {
        "date": "03/01/2026, 01:04",
        "sender": "Jane Example",
        "attachment": ["cv.pdf"],
        "": "cv.pdf (file attached)\nhere it is",
    }
    assert rows[3][""] == "<Media omitted>"


@pytest.mark.parametrize(
    "line",
    [
        "1/3/26, 1:02 PM - Jane: hi",
        "1/3/26, 1:02\u202fPM - Jane: hi",
        "[1/3/26, 1:02:03\u202fPM] Jane: hi",
        "03.01.26, 01:02 - Jane: hi",
        "[03.01.26, 01:02:03] Jane: hi",
        "2026-01-03, 1:02 a.m. - Jane: hi",
        "3/1/2026, 1:02 p. m. - Jane: hi",
        "2026/01/03 12:34 - Jane: hi",
        "[2026/01/03 12:34:56] Jane: hi",
        "03-01-2026 01:02 - Jane: hi",
        "03/01/2026 à 01:02 - Jane: hi",
        "3.1.2026 klo 13.02 - Jane: hi",
        "2026. 1. 3. 오후 1:02, Jane : hi",
        "[2026. 1. 3. 오후 1:02:03] Jane: hi",
        "٠٣/٠١/٢٠٢٦، ١:٠٢ م - Jane: hi",
    ],
)
def test_dates_of_other_countries(line: str) -> None:
    form, rows, _ = found(f"{line}\n{line}\nmore\n".encode(), "a.txt")["a.txt"]
    assert form == "text/x-chat"
    assert [(row["sender"], row[""]) for row in rows] == [("Jane", "hi"), ("Jane", "hi\nmore")]


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-03 12:34:56 - root: hi",
        "[2026-01-03 12:34:56] local.ERROR: hi",
        "2026-01-03 12:34:56,123 - name - INFO - hi: there",
        "2026/01/03 12:34:56 [error] 1#1: hi",
        "03/01/2026, 01:02",
        "1. 2. 3. Jane: hi",
    ],
)
def test_logs_and_notes_are_no_chats(line: str) -> None:
    assert kind(f"{line}\n".encode() * 5, "a.txt") != "text/x-chat"


def test_a_message_without_end() -> None:
    data = (ANDROID + "word\n" * 1_000_000).encode()
    assert seconds(lambda: found(data, "a.txt"), enough=6) < 6
    rows = found(data, "a.txt")["a.txt"][1]
    assert sum(row[""].count("word") for row in rows) == 1_000_000
    assert {row.get("sender") for row in rows[3:]} == {"Jane Example"} and len(rows) > 6


def test_slack() -> None:
    said = {"type": "message", "text": "mail jane@example.org", "user": "U2", "ts": "1700000000.000100"}
    said |= {"user_profile": {"real_name": "Jane Example"}, "files": [{"name": "cv.pdf"}]}
    rows = found(json.dumps([said, {"type": "message", "text": "hi", "user": "U3"}]).encode(), "2026-01-03.json")["2026-01-03.json"][1]
    assert rows[0] == {
        "type": "message",
        "text": "mail jane@example.org",
        "user": "U2",
        "ts": "1700000000.000100",
        "user_profile.real_name": "Jane Example",
        "files[].name": ["cv.pdf"],
    }


def test_messages_below_conversations_are_rows() -> None:
    """What Teams and Skype give people as their own data, and Telegram's whole export."""
    said = [{"displayName": "Jane Example", "originalarrivaltime": "2026-01-03T01:02:03Z", "content": f"<p>hi {i}</p>"} for i in range(2)]
    data = {"userId": "8:jane", "conversations": [{"id": f"19:{i}", "MessageList": said, "version": 1} for i in range(2)], "end": "x"}
    rows = [row for row in found(json.dumps(data).encode(), "messages.json")["messages.json"][1] if row]
    messages = [row for row in rows if "conversations[].MessageList[].content" in row]
    assert [row["conversations[].MessageList[].content"] for row in messages] == ["<p>hi 0</p>", "<p>hi 1</p>"] * 2
    assert all(row["conversations[].MessageList[].displayName"] == "Jane Example" for row in messages)
    assert [row.get("conversations[].id") for row in rows if row not in messages] == [None, "19:0", None, "19:1", None, None]
    chats = {"chats": {"list": [{"name": "Jane Example", "messages": [{"from": "Joe", "text": f"hi {i}"} for i in range(2)]}] * 2}}
    rows = found(json.dumps(chats).encode(), "result.json")["result.json"][1]
    assert [row["chats.list[].messages[].text"] for row in rows if "chats.list[].messages[].text" in row] == ["hi 0", "hi 1"] * 2


def test_telegram_has_a_row_a_message() -> None:
    chat = {
        "name": "Jane Example",
        "messages": [{"date": "2026-01-03T01:02:03", "from": "Jane Example", "text": f"hi {i}"} for i in range(3)],
    }
    rows = found(json.dumps(chat).encode(), "result.json")["result.json"][1]
    assert [row["messages[].text"] for row in rows[1:]] == ["hi 0", "hi 1", "hi 2"]
    assert rows[1]["messages[].from"] == "Jane Example"

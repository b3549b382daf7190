"""Files in base64 in the cells of JSON, HAR, YAML, XML and CSV: read as the files they are, or told."""

from __future__ import annotations

import base64
import gzip
import json
import random
from typing import Any

import pytest

from tests.documents import read
from tests.pdfs import pages, words

PDF = pages(words(b"Jane Example jane@example.org"))
MAIL = b"From: Jane Example <jane@example.org>\r\nTo: bob@example.org\r\nSubject: hello\r\n\r\nCall me on 07700 900123\r\n"
NOISE = random.Random(7).randbytes


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _record(content: str, **more: Any) -> dict[str, Any]:
    return {"id": 1, "name": "letter", "content": content, **more}


@pytest.mark.parametrize(
    ("name", "written", "unit"),
    [
        ("a.json", json.dumps([{"id": 0}, _record(b64(PDF))]), "a.json!2/content"),
        ("a.json", json.dumps(_record(b64(PDF)), indent=1), "a.json!1/content"),
        ("a.json", json.dumps({"value": [{"attachments": [_record(b64(PDF))]}]}), "a.json!1/content"),
        ("a.jsonl", "".join(json.dumps(_record(b64(PDF), id=at)) + "\n" for at in range(3)), "a.jsonl!3/content"),
        ("a.json", json.dumps([_record("data:application/pdf;base64," + b64(PDF))]), "a.json!1/content"),
        ("a.json", json.dumps([_record(base64.urlsafe_b64encode(PDF).decode().rstrip("="))]), "a.json!1/content"),
        ("a.json", json.dumps([_record(base64.encodebytes(PDF).decode())]), "a.json!1/content"),
        ("a.yaml", f"letters:\n  - content: {b64(PDF)}\n", "a.yaml!1/content"),
        ("a.xml", f"<r><e><content>{b64(PDF)}</content></e><e/></r>", "a.xml!1/content"),
        ("a.csv", f"id,name,content\n1,letter,{b64(PDF)}\n2,letter,\n", "a.csv!1/content"),
    ],
)
def test_a_file_in_a_cell_is_read_as_the_file_it_is(name: str, written: str, unit: str) -> None:
    rows, unread = read(written.encode(), name)
    assert [row[""] for row in rows[unit]] == ["Jane Example jane@example.org"]
    assert not any("JVBERi0" in str(value) for row in rows[name] for value in row.values()), "the letters themselves are no text"
    assert unread == {}


def test_several_files_of_a_row_have_names_of_their_own() -> None:
    written = json.dumps([{"files": [{"data": b64(PDF)}, {"data": b64(gzip.compress(MAIL))}]}])
    rows, unread = read(written.encode(), "a.json")
    assert [row[""] for row in rows["a.json!1/data"]] == ["Jane Example jane@example.org"]
    assert [row["from"] for unit, found in rows.items() if unit.startswith("a.json!1/data (2)!") for row in found] == [
        "Jane Example <jane@example.org>"
    ]
    assert unread == {}


def test_bodies_of_web_traffic() -> None:
    """HAR 1.2: `encoding` beside `text` says that it is base64, however short."""

    def entry(text: str, **more: str) -> dict[str, Any]:
        return {"response": {"content": {"mimeType": "application/json", "text": text, **more}}}

    entries = [
        entry(b64(b'{"a":"07700 900123"}'), encoding="base64"),
        entry(b64(PDF), encoding="base64"),
        entry("<p>Hello"),
        entry(b64(NOISE(90)), encoding="base64"),
    ]
    rows, unread = read(json.dumps({"log": {"version": "1.2", "entries": entries}}).encode(), "a.har")
    said = [row.get("log.entries[].response.content.text") for row in rows["a.har"]]
    assert [text for text in said if text] == ["<p>Hello"]
    assert [row.get("log.entries[].response.content.text.a") for row in rows["a.har"]].count("07700 900123") == 1
    assert [row["log.entries[].response.content.mimeType"] for row in rows["a.har"][1:]] == ["application/json"] * 4
    assert [row[""] for row in rows["a.har!3/text"]] == ["Jane Example jane@example.org"]
    assert unread == {"a.har!5/text": ["of no known kind: only the plain text in it was read"]}


def test_mail_as_interfaces_give_it() -> None:
    """Gmail: base64 for URLs; a whole message is one, a part of one is text in its place."""
    body = base64.urlsafe_b64encode("Grüße, call me on 07700 900123".encode()).decode()
    written = {"id": "18c", "raw": base64.urlsafe_b64encode(MAIL).decode(), "payload": {"body": {"size": 34, "data": body}}}
    rows, unread = read(json.dumps(written).encode(), "a.json")
    assert [(row["from"], row[""]) for row in rows["a.json!1/raw"]] == [("Jane Example <jane@example.org>", "Call me on 07700 900123")]
    assert rows["a.json"][0]["payload.body.data"] == "Grüße, call me on 07700 900123"
    assert unread == {}


@pytest.mark.parametrize(
    "value",
    [
        "VXNlcjoxMjM0NTY3ODkwMTIzNDU2Nzg5",  # User:123456789012345678, a key of an interface
        "3d21ec53a331a6f037a91c368710b99387d012c1",
        "5f0c2b9e-1d2c-4a3b-8c4d-5e6f7a8b9c0d",
        "data: the customer, Jane Example; rang",
        "data:see/notes, Jane Example",
        "/home/jane-example/documents/letters_2024/to_the_council",
        "ThisIsAVeryLongWordWithoutAnyBlank",
        b64(NOISE(300)),
        "Wonderful" * 2000,
        "4532015112830366453201511283036645320151",
    ],
)
def test_keys_numbers_and_sentences_stay_as_they_are(value: str) -> None:
    # A data URL has a kind of file or says base64: words with a slash in them are none.
    written = json.dumps([{"id": value, "content": "a", "encoding": "utf-8"}])
    rows, unread = read(written.encode(), "a.json")
    assert ([row["id"] for row in rows["a.json"]], list(rows), unread) == ([value], ["a.json"], {})


def test_base64_of_no_known_kind_is_told_where_it_is_no_key() -> None:
    rows, unread = read(json.dumps([{"scan": b64(NOISE(5000)), "key": b64(NOISE(600))}] * 2).encode(), "a.json")
    assert unread == {"a.json": ["2 values in base64 of no known kind: not read"]}
    assert [sorted(name for name, value in row.items() if value) for row in rows["a.json"]] == [["key"], ["key"]]


def test_a_value_that_is_too_long_to_be_held_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectors.readers.lines_json._LONGEST", 1 << 20)
    monkeypatch.setattr("connectors.readers.text.PIECE", 1 << 18)
    written = json.dumps(_record(b64(PDF + NOISE(12 << 20)))) + '\n{"id":2,"name":"Jane Example"}\n'
    rows, unread = read(written.encode(), "a.jsonl")
    assert unread == {"a.jsonl": ["text in base64, too long to be held: not read"]}
    assert rows["a.jsonl"][-1]["name"] == "Jane Example"


def test_a_damaged_file_is_read_as_far_as_it_goes() -> None:
    cut = b64(PDF)[:-301]
    rows, unread = read(json.dumps([_record(cut[:400] + "*" + cut[400:])]).encode(), "a.json")
    assert "a.json!1/content" in rows
    assert list(unread) == ["a.json!1/content"]


def test_files_in_files_in_files_end() -> None:
    written = json.dumps({"file": b64(PDF), "note": "x"})
    for _ in range(12):
        written = json.dumps({"file": b64(written.encode()), "note": "x"})
    with pytest.raises(Exception, match="nested too deeply"):
        read(written.encode(), "a.json")


def test_text_of_a_url_is_read_in_its_place() -> None:
    written = json.dumps([_record("data:text/plain;charset=utf-8,call%20me%20on%2007700%20900123"), _record("data:,x")])
    rows, _ = read(written.encode(), "a.json")
    assert [row["content"] for row in rows["a.json"]] == ["call me on 07700 900123", "data:,x"]

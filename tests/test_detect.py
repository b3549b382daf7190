"""`noticegap detect`: the promised lines, offsets in code points, context from the column, and nothing of the values."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from scanner.detect import turns_of
from tests.documents import content
from tests.pdfs import pages, words


@pytest.fixture
def detect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs `noticegap detect --jsonl` on records and gives the lines."""

    def job(*records: dict[str, Any], args: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        path = tmp_path / "in.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        assert run(["detect", "--jsonl", str(path), *args]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return job


def _found(line: dict[str, Any], text: str) -> dict[str, str]:
    return {hit["entity"]: text[hit["start"] : hit["end"]] for hit in line["hits"]}


def test_the_promised_line(detect: Any) -> None:
    text = "call Ann on 020 7946 0018"
    (line,) = detect({"id": "7", "text": text, "column": "notes"})
    assert line["id"] == "7"
    assert [(h["start"], h["end"], h["entity"], h["detector"]) for h in line["hits"]] == [
        (5, 8, "PERSON", "names"),
        (12, 25, "PHONE_NUMBER", "contact"),
    ]
    assert all(set(hit) == {"start", "end", "entity", "score", "detector"} and 0.5 <= hit["score"] <= 1 for hit in line["hits"])


def test_offsets_count_code_points(detect: Any) -> None:
    text = "naïve 🙂 café: write to zoë.müller@example.org, 𝔫𝔬𝔱 020 7946 0018"
    (line,) = detect({"id": 1, "text": text})
    found = _found(line, text)
    assert found["EMAIL_ADDRESS"] == "zoë.müller@example.org"
    assert found["PHONE_NUMBER"] == "020 7946 0018"


def test_null_is_no_column(detect: Any) -> None:
    (line,) = detect({"id": 1, "text": "mail ann@example.org", "column": None})
    assert [hit["entity"] for hit in line["hits"]] == ["EMAIL_ADDRESS"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("command", [("detect",), ("detect", "--jsonl"), ("detect", "--transcript"), ("why",)])
def test_the_encoding_of_what_is_given_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str, command: tuple[str, ...]
) -> None:
    text = '{"id": 1, "text": "from Zoë Müller to zoe@example.org"}'
    (tmp_path / "in.txt").write_bytes(f"{text if '--jsonl' in command else json.loads(text)['text']}\n".encode(encoding))
    assert run([*command, str(tmp_path / "in.txt")]) == 0
    out = capsys.readouterr().out
    assert "PERSON" in out and "EMAIL_ADDRESS" in out
    assert "why" in command or re.search(r"5(?:\t|, \"end\": )15\b", out)  # offsets of the text, without its mark


@pytest.mark.parametrize("command", [("detect",), ("detect", "--jsonl"), ("why",)])
@pytest.mark.parametrize("data", [content("letter.docx"), content("letter.doc"), content("letter.rtf"), pages(words(b"Jane"))])
def test_a_document_is_no_text_of_which_nothing_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, command: tuple[str, ...]
) -> None:
    (tmp_path / "letter").write_bytes(data)
    assert run([*command, str(tmp_path / "letter")]) == 2
    assert capsys.readouterr().err == f"noticegap: {tmp_path / 'letter'}: is no text. What lies in other files is read by: noticegap scan\n"


def test_one_line_out_for_each_line_in_and_in_order(detect: Any) -> None:
    records = [{"id": n, "text": f"mail p{n}@example.org" if n % 3 else "nothing", "column": f"c{n % 5}"} for n in range(2500)]
    lines = detect(*records)
    assert [line["id"] for line in lines] == list(range(2500))
    assert all(bool(line["hits"]) == bool(line["id"] % 3) for line in lines)


def test_the_column_is_context(detect: Any) -> None:
    text = "9990000018"
    alone, named = detect({"id": 1, "text": text}, {"id": 2, "text": text, "column": "nhs_number"})
    assert "UK_NHS" not in _found(alone, text)
    assert _found(named, text)["UK_NHS"] == text


def test_only_the_asked_entities(detect: Any) -> None:
    (line,) = detect({"id": 1, "text": "Ann Smith, ann@example.org"}, args=("--entities", "EMAIL_ADDRESS"))
    assert [hit["entity"] for hit in line["hits"]] == ["EMAIL_ADDRESS"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "line 2: is not JSON."),
        ('{"id": 3}', 'line 2: has no "text".'),
        ("[]", 'line 2: has no "text".'),
        ('{"text": "x", "column": 4}', 'line 2: "column" is no text.'),
    ],
)
def test_a_broken_line_is_said_without_its_content(line: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": 1, "text": "x"}\n' + line + "\n")
    assert run(["detect", "--jsonl", str(path)]) == 2
    assert (
        capsys.readouterr().err
        == f'noticegap: {sentence} Each line must be an object such as {{"id": "7", "text": "call Ann on 020 7946 0018"}}.\n'
    )


def test_text_from_standard_input_gives_places_and_no_values() -> None:
    text = "first line\nwrite to ann@example.org\n\ncaf\u00e9, card 4111 1111 1111 1111\n".encode() + b"\xff bad byte eve@example.org\n"
    done = subprocess.run([sys.executable, "-m", "scanner", "detect", "--model", "none"], input=text, capture_output=True, check=True)
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert [(row[0], row[1], row[2], row[3]) for row in rows] == [
        ("2", "9", "24", "EMAIL_ADDRESS"),
        ("4", "11", "30", "CREDIT_CARD"),
        ("5", "11", "26", "EMAIL_ADDRESS"),
    ]
    assert b"example.org" not in done.stdout and b"4111" not in done.stdout


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("ann@example.org\n" * 50_000)
    done = subprocess.run(
        f"'{sys.executable}' -m scanner detect '{path}' | head -1", shell=True, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_empty_input_gives_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert run(["detect", str(tmp_path / "empty.txt")]) == 0
    assert capsys.readouterr().out == ""
    assert isinstance(sys.stdout, io.TextIOBase)


def test_a_call_in_json_that_nobody_knows_is_said_not_to_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.json"
    path.write_text('{"note": "ring 020 7946 0018"}')
    assert run(["detect", "--transcript", "--model", "none", str(path)]) == 3
    out, err = capsys.readouterr()
    assert not out and "NOT READ" in err and "7946" not in err


def test_labels_of_lines_are_no_words_and_keep_their_place() -> None:
    (batch,) = turns_of(["Jane Smith: hello", "and bye"])
    assert batch.column("").to_pylist() == ["            hello", "and bye"]
    assert batch.column("speaker").to_pylist() == ["Jane Smith"] * 2

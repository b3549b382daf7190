"""SQL that another program writes is judged as it comes."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from scanner.cli import run
from tests.gate import project


@pytest.fixture(autouse=True)
def _shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path)


def _piped(monkeypatch: pytest.MonkeyPatch, data: bytes, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    return run(["gate", "-", *arguments])


def test_a_pipe_is_judged_and_its_decisions_go_into_the_configuration(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _piped(monkeypatch, b"BEGIN;\nALTER TABLE public.customers ADD nino text;\nCOMMIT;\n", "--base", "m") == 1
    out = capsys.readouterr().out
    assert "<stdin>:2 (added, text)" in out and "[[accept]]" in out and out.endswith("1 changed column, 1 failing, 0 warnings\n")
    assert _piped(monkeypatch, b"\\i other.sql\nCREATE TABLE a (b int);\n") == 3
    assert "NOT READ <stdin>:1: includes other.sql, which does not exist" in capsys.readouterr().out


@pytest.mark.parametrize(("data", "arguments", "sentence"), [
    (b" \n", (), "gate: standard input is empty: the program before the pipe wrote nothing. Nothing was judged."),
    (b"x", ("m",), "gate: - reads one schema from standard input; leave the other paths out."),
    (b"x", ("--head", "m"), "gate: --head is what --models, --url or standard input gives; leave it out."),
])  # fmt: skip
def test_mistakes_with_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes, arguments: tuple[str, ...], sentence: str
) -> None:
    assert _piped(monkeypatch, data, *arguments) == 2
    assert capsys.readouterr().err == f"noticegap: {sentence}\n"

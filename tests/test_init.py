"""`noticegap init`, `notice show` and `notice check`: from a notice to a scan in a fresh folder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from scanner.cli import run
from scanner.config import load_config


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "privacy.txt").write_bytes(files("scanner.demo").joinpath("notice.txt").read_bytes())
    return tmp_path


def test_init_from_a_notice_and_scan(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "--notice", "privacy.txt"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "wrote noticegap.toml and notice.toml"
    (source,) = load_config(Path("noticegap.toml"), {}).sources
    assert source.purposes == ("products", "accounts", "marketing", "complaints")
    (folder / "list.csv").write_text("name,email\nAnn Ash,ann@example.org\n")
    assert "#   accounts: for the operation of client or customer accounts" in Path("noticegap.toml").read_text()
    for _ in range(2):
        assert run(["scan", "-f", "terminal", "-f", "html=report.html", "-f", "json=report.json"]) == 0
        assert "2 units listed = 2 read to the end" in capsys.readouterr().out, "the list and the names of files, not what noticegap wrote"
    assert run(["notice", "show"]) == 0
    assert "4 purposes, 37 bullets, 26 of 60 categories declared" in capsys.readouterr().out


def test_init_replaces_nothing_unless_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "noticegap.toml").write_text("mine")
    assert run(["init"]) == 2
    assert capsys.readouterr().err == "noticegap: noticegap.toml: is already there. Replace it with --force.\n"
    assert (folder / "noticegap.toml").read_text() == "mine"
    assert run(["init", "--force"]) == 0
    assert (folder / "noticegap.toml").read_text() != "mine"


def test_init_without_a_notice_says_what_is_next(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert "Next: noticegap notice read FILE -o notice.toml" in capsys.readouterr().out


def test_check_says_what_is_wrong_and_exits_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["notice", "read", "privacy.txt", "-o", "notice.toml"])
    text = Path("notice.toml").read_text().replace('keys = ["demog.gender"]', "keys = []")
    Path("notice.toml").write_text(text)
    capsys.readouterr()
    assert run(["notice", "check"]) == 1
    assert 'purpose "products": “Gender” is mapped to no category. Decide what it declares.' in capsys.readouterr().out


def test_phrases_of_the_configuration_answer_questions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice = Path("privacy.txt").read_text().replace("· Gender", "· How you like to be addressed")
    Path("privacy.txt").write_text(notice)
    assert run(["notice", "read", "privacy.txt", "-o", "notice.toml"]) == 0
    assert "1 bullet names no known category: look for QUESTION in notice.toml." in capsys.readouterr().err
    run(["init"])
    with Path("noticegap.toml").open("a") as out:
        out.write('[phrases]\n"demog.pronouns" = ["how you like to be addressed"]\n')
    assert run(["notice", "read", "privacy.txt", "-c", "noticegap.toml", "-o", "notice.toml"]) == 0
    assert "QUESTION" not in capsys.readouterr().err
    assert '{ says = "How you like to be addressed", keys = ["demog.pronouns"] }' in Path("notice.toml").read_text()


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("Usage: noticegap [OPTIONS] COMMAND [ARGS]...")
    assert "…" not in err and "..." not in err.split("Commands:")[1], "every command's line is whole"

"""`noticegap subject pack` as it is typed: its keys, its refusals, its exit codes, and that it prints no value."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

import click
import pyrage
import pytest
from click.testing import CliRunner, Result

from scanner.cli.subject.pack import located as LOCATED
from scanner.cli.subject.pack import pack
from scanner.errors import ScannerError
from scanner.subject.audit import verified
from scanner.subject.pack.finish import PACKAGE
from scanner.subject.pack.keys import Keys, fresh, unlocked
from tests.subject_answer import CANARIES, PASSPHRASE, careful, decide, estate, located, unpacked
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test

REQUEST = """
[request]
reference = "SAR-2026-014"
received = 2026-11-02
[subject]
names = ["Jane Ann Smith"]
emails = ["jane.smith@example.org"]
phones = ["+44 20 7946 0018"]
ids = { customer_id = "C-10442" }
"""


def run(*args: str | Path, code: int = 0, **more: str) -> str:
    """Runs the command; its exit code must be this, and what it prints must hold no value."""
    result: Result = CliRunner().invoke(pack, list(map(str, args)), standalone_mode=False, **more)  # type: ignore[arg-type]
    if isinstance(result.exception, ScannerError):
        assert code == 2
        said = str(result.exception)
    else:
        assert result.exception is None, result.exception
        assert result.return_value == code
        said = result.output
    assert not [canary for canary in CANARIES if canary in said.lower()]
    return said


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    estate(tmp_path)
    private(tmp_path / "request.toml", REQUEST)
    private(tmp_path / "passphrase", PASSPHRASE + "\n")
    monkeypatch.setattr("scanner.cli.subject.pack.located", lambda config, request, hops: located())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@cache
def _made(number: int, passphrase: str) -> Keys:
    return fresh(passphrase)


@cache
def _opened(locked: bytes, passphrase: str) -> Keys:
    return unlocked(locked, passphrase)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real keys, the same ones in each test: scrypt takes seconds by design, and is at work in the test that does without this."""
    number = count()
    for module in ("scanner.subject.pack.keys", "scanner.cli.subject.keys"):
        monkeypatch.setattr(f"{module}.fresh", lambda passphrase: _made(next(number), passphrase))
        monkeypatch.setattr(f"{module}.unlocked", _opened)


def private(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    os.chmod(path, 0o600)


def test_from_request_to_forgotten(here: Path) -> None:
    said = run("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase", code=3)  # one place could not be searched
    assert "wrote work: 9 entries to decide in review.csv" in said and "1 place could not be searched" in said
    assert "9 entries R001" in run("--resume", "work", "--passphrase-file", "passphrase", code=2)
    decide(here / "work", careful)
    said = run("--resume", "work", "--passphrase-file", "passphrase")
    assert "answer.zip.age for the person" in said and "6 × redact, 2 × release, 1 × withhold" in said
    assert (here / "work" / PACKAGE).is_dir()
    assert "SAR-2026-014: deleted" in run("--forget", "work")
    assert not (here / "work").exists()
    log = here / "noticegap-audit.jsonl"
    assert [json.loads(line)["event"] for line in log.read_text().splitlines()] == ["packed", "reviewed", "released", "deleted"]
    said = re.sub("[0-9a-f]{64}", "", log.read_text().lower())  # any four digits may stand in a digest
    assert verified(log) is None and not [canary for canary in CANARIES if canary in said]


@pytest.mark.usefixtures("quick")
def test_words_of_a_private_file_are_blacked_out(here: Path) -> None:
    run("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase", code=3)
    decide(here / "work", lambda row: ("release", "not-exempt"))
    private(here / "words", "Wetherby\n\n")
    run("--resume", "work", "--passphrase-file", "passphrase", "--redact-words", "words")
    opened = _opened((here / "work" / PACKAGE / "identity.age").read_bytes(), PASSPHRASE)
    assert b"Tobias [redacted] of 12 Mill Lane" in unpacked(here / "work", opened=opened)["documents/03-redacted.txt"]
    os.chmod(here / "words", 0o644)
    assert "others may read this file" in run("--resume", "work", "--passphrase-file", "passphrase", "--redact-words", "words", code=2)


def test_the_recipient_of_the_request_is_taken(here: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    private(here / "request.toml", REQUEST.replace("[subject]", f'recipient = "{identity.to_public()}"\n[subject]'))
    private(here / "key", f"{identity}\n")
    run("--request", "request.toml", "-o", "work", code=3)
    assert not (here / "work" / "identity.age").exists()
    decide(here / "work", careful)
    assert "was encrypted to a recipient. Give the identity" in run("--resume", "work", code=2)
    run("--resume", "work", "--identity", "key")


def test_a_request_comes_from_standard_input_too(here: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-c", "import sys; from scanner.cli.subject.pack import pack; pack(sys.argv[1:])", "--request", "-", "-o", "work"],
        input="[request]\n", text=True, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert "standard input: has no [subject]" in process.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "give one of --request FILE"),
        (("--resume", "a", "--forget", "a"), "give one of --request FILE"),
        (("--request", "request.toml"), "-o: name a new folder"),
        (("--request", "request.toml", "-o", "share"), "-o share: exists already"),
        (("--request", "request.toml", "-o", "no/work"), "-o no/work: the folder no does not exist"),
        (("--request", "request.toml", "-o", "work"), "there is no terminal to ask for a passphrase on"),
        (("--request", "request.toml", "-o", "work", "--recipient", "age1x"), "recipient 1 is no age recipient"),
        (("--request", "request.toml", "-o", "work", "--recipient", "a", "--passphrase-file", "b"), "not both"),
        (("--request", "none.toml", "-o", "work"), "none.toml: cannot be read"),
        (("--resume", "none"), "none: does not exist"),
        (("--resume", "share"), "share: is no workspace"),
        (("--resume", "share", "--identity", "passphrase"), "share: is no workspace"),
        (("--forget", "share"), "share: is no workspace"),
        (("--show", "share"), "to a terminal only"),
    ],
)
def test_what_is_refused_and_why(here: Path, args: tuple[str, ...], says: str) -> None:
    before = sorted(os.listdir(here))
    assert says in run(*args, code=2)
    assert sorted(os.listdir(here)) == before


def test_what_would_stop_at_the_end_stops_before_the_search(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.cli.subject.pack.located", lambda config, request, hops: pytest.fail("searched"))
    wanted = ("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase")
    (here / "work.partial").mkdir()
    assert "-o work: work.partial is left of a run that was killed" in run(*wanted, code=2)
    (here / "work.partial").rmdir()
    (here / "noticegap-audit.jsonl").write_text("")
    (here / "noticegap-audit.jsonl").chmod(0o644)
    assert "noticegap-audit.jsonl: others may read this file" in run(*wanted, code=2)
    assert "no/audit.jsonl: cannot be made" in run(*wanted, "--audit", "no/audit.jsonl", code=2)
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)  # as for anyone but root
    assert "-o work: the folder . may not be written to" in run(*wanted, code=2)


@pytest.mark.usefixtures("quick")
def test_a_search_that_is_stopped_is_no_answer(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        interrupted, results = True, (located(),)

    monkeypatch.setattr("scanner.cli.subject.pack.located", LOCATED)
    monkeypatch.setattr("scanner.subject.locate.locate", lambda *given, **more: Stopped())
    before = sorted(os.listdir(here))
    wanted = ["--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase"]
    assert isinstance(CliRunner().invoke(pack, wanted, standalone_mode=False).exception, click.Abort)
    assert sorted(os.listdir(here)) == before


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_recorded_is_not_deleted(here: Path) -> None:
    run("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase", code=3)
    (here / "noticegap-audit.jsonl").chmod(0o644)
    before = sorted(os.listdir(here / "work"))
    assert "others may read this file" in run("--forget", "work", code=2)
    assert sorted(os.listdir(here / "work")) == before
    (here / "noticegap-audit.jsonl").chmod(0o600)
    state = json.loads((here / "work" / "workspace.json").read_text())
    (here / "work" / "workspace.json").write_text(json.dumps({**state, "reference": "who knows"}))
    assert "references, sources and counts are named by" in run("--forget", "work", code=2)
    assert sorted(os.listdir(here / "work")) == before


@pytest.mark.usefixtures("quick")
def test_words_of_a_windows_editor_and_words_that_stand_nowhere(here: Path) -> None:
    run("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase", code=3)
    decide(here / "work", lambda row: ("release", "not-exempt"))
    private(here / "words", "\ufeffWetherby\r\nTobias Wetherby\r\nWeatherby\r\n")
    said = run("--resume", "work", "--passphrase-file", "passphrase", "--redact-words", "words")
    assert "1 word to black out: nowhere in texts, calls and tables." in said
    opened = _opened((here / "work" / PACKAGE / "identity.age").read_bytes(), PASSPHRASE)
    assert b"[redacted] of 12 Mill Lane" in unpacked(here / "work", opened=opened)["documents/03-redacted.txt"]
    private(here / "words", "x\n" * 40_000)
    assert "words: is too long" in run("--resume", "work", "--passphrase-file", "passphrase", "--redact-words", "words", code=2)


@pytest.mark.usefixtures("quick")
def test_a_git_work_tree_is_no_place_for_an_answer(here: Path) -> None:
    (here / ".git").mkdir()
    wanted = ("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase")
    assert "lies in a git work tree" in run(*wanted, code=2)
    run(*wanted, "--in-git", code=3)


@pytest.mark.usefixtures("quick")
def test_show_writes_to_a_terminal(here: Path) -> None:
    run("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase", code=3)
    master, terminal = pty.openpty()
    command = "import sys; from scanner.cli.subject.pack import pack; pack(sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", command, "--show", "work", "--entry", "R001", "--passphrase-file", "passphrase"],
        stdout=terminal, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    os.close(terminal)
    said = os.read(master, 65_536).decode()
    while process.poll() is None:
        try:
            said += os.read(master, 65_536).decode()
        except OSError:  # the other end is closed
            break
    process.communicate()
    os.close(master)
    assert "Is ⟦Tobias Wetherby⟧ with you?" in said


@pytest.mark.usefixtures("quick")
def test_a_document_that_is_lost_shows_in_the_exit_code(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.cli.subject.pack.located", lambda config, request, hops: replace(located(), unread=()))
    (here / "share" / "badge.png").unlink()
    said = run("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase", code=3)
    assert "1 document could not be copied" in said
    decide(here / "work", careful)
    run("--resume", "work", "--passphrase-file", "passphrase", code=3)


@pytest.mark.usefixtures("quick")
def test_what_has_not_come_yet_is_told_before_anything_is_sent(here: Path) -> None:
    waiting = "received = 2026-11-02\nidentity = { asked = 2026-11-03 }\nauthority = { asked = 2026-11-03, received = 2026-11-04 }\n"
    private(here / "request.toml", REQUEST.replace("received = 2026-11-02\n", waiting))
    said = run("--request", "request.toml", "-o", "work", "--passphrase-file", "passphrase", code=3)
    assert "SAR-2026-014: proof of identity has not come yet: send nothing before that is settled." in said
    decide(here / "work", careful)
    said = run("--resume", "work", "--passphrase-file", "passphrase")
    assert "SAR-2026-014: proof of identity had not come when the request was packed: send nothing before that is settled." in said

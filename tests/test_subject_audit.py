"""The audit log: what was tampered with is found, what cannot be found is known, and no identifier goes in."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scanner.cli.subject.verify import verify
from scanner.errors import ConfigError
from scanner.subject.audit import append, head, verified
from scanner.subject.chain import Head, linked

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
HASH = "ab" * 32


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log of five entries."""
    path = tmp_path / "audit.jsonl"
    for number in range(5):
        append(path, "searched", f"SAR-{number}", kinds=["emails"], sources=["crm"], counts={"matches": number}, now=NOW)
    return path


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def test_an_entry_says_what_was_done_and_the_chain_holds(log: Path) -> None:
    append(log, "released", "SAR-9", kinds=["names", "ids.customer_id"], files=[HASH], now=NOW)
    assert verified(log) is None
    entry = json.loads(lines(log)[-1])
    assert entry.pop("hash") == head(log).hash
    assert entry.pop("previous") == json.loads(lines(log)[-2])["hash"]
    assert entry == {
        "n": 6, "time": "2026-11-02T09:30:00Z", "event": "released", "reference": "SAR-9",
        "kinds": ["ids.customer_id", "names"], "sources": [], "counts": {}, "files": [HASH],
    }  # fmt: skip


def test_both_files_are_private_from_the_start(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        append(tmp_path / "a", "due", "SAR-1")
    finally:
        os.umask(old)
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {"a": 0o600, "a.head": 0o600}


def test_a_log_that_others_may_read_is_refused(log: Path) -> None:
    log.chmod(0o644)
    with pytest.raises(ConfigError, match="others may read this file"):
        append(log, "due", "SAR-1")


TAMPERED = {
    "a count changed": (lambda held: [*held[:2], held[2].replace(b'"matches":2', b'"matches":9'), *held[3:]], "line 3: its hash does not fit"),
    "a blank added": (lambda held: [*held[:2], held[2].replace(b":2", b": 2"), *held[3:]], "line 3: its hash does not fit"),
    "the hash changed": (lambda held: [held[0].replace(b'"hash":"', b'"hash":"0'), *held[1:]], "line 1: its hash does not fit"),
    "no JSON": (lambda held: [*held, b"[" * 100_000 + b"\n"], "line 6: its hash does not fit"),
    "a line removed": (lambda held: held[:2] + held[3:], "line 3 does not follow"),
    "the first removed": (lambda held: held[1:], "line 1 does not follow"),
    "two swapped": (lambda held: [held[0], held[2], held[1], *held[3:]], "line 2 does not follow"),
    "one twice": (lambda held: [*held[:3], *held[2:]], "line 4 does not follow"),
    "the last cut off": (lambda held: held[:-1], "has 4 entries where audit.jsonl.head tells of 5. Entries were cut off"),
    "all cut off": (lambda held: [], "has 0 entries"),
    "a torn end": (lambda held: [*held[:-1], held[-1][:40]], "line 5 is torn"),
    "no end of line": (lambda held: [*held[:-1], held[-1][:-1]], "line 5 is torn"),
}  # fmt: skip


#: `append` reads the end of a log only; `verified` reads all of it.
AT_THE_END = ("no JSON", "the last cut off", "all cut off", "a torn end", "no end of line")


@pytest.mark.parametrize("what", TAMPERED)
def test_tampering_is_found(log: Path, what: str) -> None:
    change, says = TAMPERED[what]
    log.write_bytes(b"".join(change(lines(log))))
    assert says in (verified(log) or "")


@pytest.mark.parametrize("what", AT_THE_END)
def test_nothing_is_added_after_a_broken_end(log: Path, what: str) -> None:
    before = b"".join(TAMPERED[what][0](lines(log)))
    log.write_bytes(before)
    with pytest.raises(ConfigError, match="Nothing was added"):
        append(log, "due", "SAR-1")
    assert log.read_bytes() == before


def forged(count: int) -> bytes:
    end, held = Head(), []
    for number in range(count):
        line, end = linked({"event": "searched", "reference": f"SAR-{number}", "forged": True}, end)
        held.append(line)
    return b"".join(held)


def test_a_log_written_anew_differs_from_its_head(log: Path) -> None:
    log.write_bytes(forged(5))
    assert "line 5 is not the entry that stood there" in (verified(log) or "")


def test_a_log_and_head_written_anew_are_found_by_the_manifest_only(log: Path) -> None:
    known = head(log)
    log.write_bytes(forged(7))
    end = json.loads(lines(log)[-1])
    log.with_name("audit.jsonl.head").write_text(json.dumps({"entries": end["n"], "hash": end["hash"]}))
    assert verified(log) is None  # what the docstring says cannot be told
    assert "line 5 is not the entry that stood there" in (verified(log, known) or "")


def test_a_log_and_head_cut_off_are_found_by_the_manifest(log: Path, tmp_path: Path) -> None:
    known = head(log)
    for path in tmp_path.iterdir():
        path.unlink()
    append(log, "due", "SAR-1", now=NOW)
    assert verified(log) is None
    assert "has 1 entries where what was noted elsewhere tells of 5" in (verified(log, known) or "")


def test_a_deleted_log_is_missed(log: Path) -> None:
    log.unlink()
    assert "cannot be read" in (verified(log) or "")
    with pytest.raises(ConfigError, match="Nothing was added"):
        append(log, "due", "SAR-1")


def test_a_head_that_is_gone_or_no_head_is_told(log: Path) -> None:
    beside = log.with_name("audit.jsonl.head")
    beside.write_text("{}")
    assert "is not the head of an audit log" in (verified(log) or "")
    beside.unlink()
    assert "written by something else" in (verified(log) or "")


def test_a_power_cut_between_log_and_head_is_no_problem(log: Path) -> None:
    beside = log.with_name("audit.jsonl.head")
    old = beside.read_bytes()
    append(log, "due", "SAR-1", now=NOW)
    beside.write_bytes(old)
    assert verified(log) is None
    append(log, "due", "SAR-2", now=NOW)
    assert verified(log) is None
    assert head(log).entries == 7


def test_a_first_line_that_is_torn_is_not_continued(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b'{"counts":{}')
    path.chmod(0o600)
    with pytest.raises(ConfigError, match="Nothing was added"):
        append(path, "due", "SAR-1")


def _many(path: Path, name: str, start: Any) -> None:
    start.wait()
    for _ in range(30):
        append(path, "searched", name)


def test_processes_that_append_at_once_make_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(3)
    workers = [spawn.Process(target=_many, args=(path, f"SAR-{n}", start)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert verified(path) is None
    assert head(path).entries == 90


def test_a_full_disk_leaves_the_log_as_it_was(log: Path) -> None:
    before = log.read_bytes()
    old_signal = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 10, hard))  # the write ends in the middle of the line
    try:
        with pytest.raises(ConfigError, match=r"cannot be written: .*Nothing was added"):
            append(log, "due", "SAR-1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old_signal)
    assert log.read_bytes() == before
    assert verified(log) is None


@pytest.mark.parametrize(
    "given",
    [
        {"reference": "jane.smith@example.org"},
        {"sources": ["Jane Smith"]},
        {"counts": {"Jane Smith": 1}},
        {"counts": {"matches": "Jane Smith"}},
        {"files": ["letter to Jane Smith.pdf"]},
        {"event": "Jane Smith"},
    ],
)
def test_what_could_be_an_identifier_is_refused_and_not_quoted(tmp_path: Path, given: dict[str, object]) -> None:
    path = tmp_path / "audit.jsonl"
    with pytest.raises(ConfigError) as error:
        append(path, **{"event": "due", "reference": "SAR-1", **given})  # type: ignore[arg-type]
    assert "jane" not in str(error.value).lower()
    assert not path.exists()


def test_a_kind_that_is_no_word_is_not_written(tmp_path: Path) -> None:
    append(tmp_path / "a", "due", "SAR-1", kinds=["ids.jane@example.org", "emails"])
    assert json.loads((tmp_path / "a").read_bytes())["kinds"] == ["emails", "ids.…"]


# The command


def checked(*args: str | Path) -> tuple[int, str]:
    """Exit code and what `noticegap subject verify` says."""
    done = CliRunner().invoke(verify, list(map(str, args)), standalone_mode=False)
    if isinstance(done.exception, ConfigError):
        return 2, str(done.exception)
    assert done.exception is None
    return int(done.return_value), done.output


def manifests(folder: Path, log: Path, reference: str = "SAR-9") -> tuple[Path, Path]:
    """The answer's and the controller's, and the release of two files and the answer's manifest in the log."""
    files = [{"name": name, "sha256": hashlib.sha256(name.encode()).hexdigest(), "bytes": 1} for name in ("letter.md", "data/1.csv")]
    answer, controller = folder / "answer.json", folder / "controller.json"
    answer.write_text(json.dumps({"request": reference, "files": files}))
    own = {"name": "manifest.json", "sha256": hashlib.sha256(answer.read_bytes()).hexdigest(), "bytes": 1}
    end = head(log)
    controller.write_text(
        json.dumps({"request": reference, "files": [], "audit": {"entries": end.entries, "hash": end.hash}, "answer": [*files, own]})
    )
    append(log, "released", reference, files=[each["sha256"] for each in (*files, own)], now=NOW)  # type: ignore[misc]
    return answer, controller


def test_the_command_says_that_a_log_is_whole_and_gives_its_end(log: Path) -> None:
    code, said = checked(log)
    assert code == 0 and "5 entries, each follows the one before. The last: searched, SAR-4, 2026-11-02T09:30:00Z." in said
    end = said.split()[-1]
    assert end == f"5:{head(log).hash}"
    append(log, "due", "SAR-5", now=NOW)
    assert checked(log, "--end", end)[0] == 0, "the log has grown since"


def _cut(log: Path, held: bytes, entries: int) -> None:
    """The log and its head, as somebody leaves them who may write both."""
    left = held.splitlines(keepends=True)[:entries]
    log.write_bytes(b"".join(left))
    log.with_name("audit.jsonl.head").write_text(json.dumps({"entries": entries, "hash": json.loads(left[-1])["hash"]}))


def test_the_command_says_what_is_wrong(log: Path) -> None:
    end = f"5:{head(log).hash}"
    held = log.read_bytes()
    log.write_bytes(held.replace(b'"matches":2', b'"matches":3'))
    assert checked(log) == (1, f"{log}: line 3: its hash does not fit what it says. It was changed.\n")
    _cut(log, held, 3)
    assert checked(log)[0] == 0, "both rewritten: the files alone do not tell"
    assert checked(log, "--end", end) == (1, f"{log}: has 3 entries where what was noted elsewhere tells of 5. Entries were cut off.\n")
    assert checked(log, "--end", f"3:{HASH}")[1].endswith("line 3 is not the entry that stood there. The log was written anew.\n")
    assert checked(log.with_name("other")) == (2, f"{log.with_name('other')}: does not exist.")


def test_a_log_that_is_gone_is_no_wrong_command_where_its_head_is_left(log: Path) -> None:
    log.unlink()
    assert checked(log) == (1, f"{log}: cannot be read: No such file or directory.\n")


def test_the_files_of_a_manifest_must_be_those_that_were_released(log: Path, tmp_path: Path) -> None:
    answer, controller = manifests(tmp_path, log)
    assert (checked(log, "--manifest", answer)[0], checked(log, "--manifest", controller)[0]) == (0, 0)
    for path in (answer, controller):
        held = path.read_text()
        told = json.loads(held)
        (told["answer"] if path is controller else told["files"])[0]["sha256"] = HASH
        path.write_text(json.dumps(told))
        code, said = checked(log, "--manifest", path)
        assert code == 1 and f"the files of {path} are not those that were released" in said
        path.write_text(held.replace("SAR-9", "SAR-8"))
        code, said = checked(log, "--manifest", path)
        assert code == 1 and "tells of no release of SAR-8" in said
        path.write_text(held)
    _cut(log, log.read_bytes(), 4)
    code, said = checked(log, "--manifest", controller)
    assert code == 1 and "has 4 entries where what was noted elsewhere tells of 5" in said


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"request": "x"}', '{"request": "x", "files": [1]}', "[" * 100_000])
def test_what_is_no_manifest_is_said(log: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "m.json").write_text(text)
    assert checked(log, "--manifest", tmp_path / "m.json") == (2, f"{tmp_path}/m.json: is no manifest.json of a package.")


@pytest.mark.parametrize("end", ["", "5", f"5:{HASH}0", f"x:{HASH}", f"5 {HASH}"])
def test_what_is_no_end_is_said(log: Path, end: str) -> None:
    code, said = checked(log, "--end", end)
    assert code == 2 and said.startswith("--end: is not an end of a log.")


def test_a_log_is_checked_without_noticegap_as_the_readme_says(log: Path) -> None:
    readme = Path(__file__).parent.parent / "README.md"
    (code,) = readme.read_text("utf-8").split("```py\n")[1:]
    command = [sys.executable, "-I", "-c", code.split("```")[0], str(log)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"5:{head(log).hash}"
    for old, new in ((b'"matches":2', b'"matches":3'), (b"SAR-3", b"SAR-7"), (log.read_bytes().splitlines(keepends=True)[1], b"")):
        held = log.read_bytes()
        log.write_bytes(held.replace(old, new))
        assert subprocess.run(command, capture_output=True).returncode == 1
        log.write_bytes(held)

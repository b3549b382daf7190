"""The audit log: what was tampered with is found, what cannot be found is known, and no identifier goes in."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

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
    assert "has 1 entries where the manifest tells of 5" in (verified(log, known) or "")


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

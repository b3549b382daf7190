"""The whole job over real sources: statuses, exit codes, worker processes, Ctrl-C, no network, no values."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from detectors import Engine
from scanner.cli import run
from scanner.errors import Unreadable
from scanner.model import Part, Unit
from scanner.setup import load_engine
from tests.test_bad_input import NOTICE

ROOT = Path(__file__).parent.parent


@pytest.fixture
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database and a share of an invented firm, with declared and undeclared data."""
    monkeypatch.chdir(tmp_path)
    with sqlite3.connect("crm.db") as database:
        database.execute("create table customers (id integer, email text, ni_number text, password text, hue date)")
        rows = [(n, f"customer{n}@example.org", f"AB{n:06d}C", f"Secret{n}!x", "2024-01-31") for n in range(500)]
        database.executemany("insert into customers values (?, ?, ?, ?, ?)", rows)
    Path("share").mkdir()
    for number in range(6):
        Path("share", f"note{number}.txt").write_text(f"Please write to person{number}@example.org\n" * 50)
    Path("notice.toml").write_text(NOTICE)
    Path("noticegap.toml").write_text(
        'notice = "notice.toml"\ntest_data = "report"\n'
        '[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\n'
        '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    )
    return tmp_path


def _scan(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, Any]:
    code = run(["scan", "-f", "json", *args])
    return code, json.loads(capsys.readouterr().out)


def test_each_finding_has_its_status(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = _scan(capsys)
    found = {(f["unit"], f["column"], f["category"]): f["status"] for f in report["findings"]}
    assert code == 1
    assert found[("customers", "email", "contact.email")] == "declared"
    assert found[("customers", "ni_number", "id.national")] == "undeclared"
    assert found[("customers", "password", "auth.secret")] == "prohibited"
    assert found[("note0.txt", None, "contact.email")] == "declared"
    assert report["summary"]["unseen"] == 2, "names and phones are declared and nowhere seen"
    assert {c["unit"]: c["rows_read"] for c in report["coverage"]}["customers"] == 500


def test_a_unit_that_was_not_read_to_its_end_could_hold_anything(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("share", "a.parquet").write_bytes(b"PAR1" + bytes(99))
    _, report = _scan(capsys)
    could_miss = {c["unit"]: c["could_miss"] for c in report["coverage"]}
    assert (could_miss["a.parquet"], could_miss["note0.txt"], could_miss["customers"]) == (1.0, 0.0, 0.0)


class _First:
    """A connector that gives a sample which is spread, and one of a view, of which it can only take the first rows."""

    def units(self) -> Iterator[Unit]:
        yield from (Unit("table"), Unit("view"))

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unit]:
        yield Unit(part.unit, rows=3000, sampled=True)
        yield pa.RecordBatch.from_pydict({"a": ["x"] * 30})
        if part.unit == "view":
            yield Unit(part.unit, sampled=True, spread=False, note="its first rows")


def test_the_first_rows_tell_nothing_of_the_others(
    estate: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scanner.scan.connect", lambda source: _First())
    _, report = _scan(capsys)
    assert {c["unit"]: (c["sampled"], c["could_miss"]) for c in report["coverage"]} == {"table": (True, 0.1), "view": (True, 1.0)}


class _Denied:
    """A connector whose unit has a person's address for a name, which its reason repeats."""

    def units(self) -> Iterator[Unit]:
        yield Unit("public.zq7canary.person@example.org")

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        raise Unreadable("permission denied for table zq7canary.person@example.org")
        yield


def test_a_reason_does_not_repeat_a_name_that_is_masked(
    estate: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scanner.scan.connect", lambda source: _Denied())
    code, report = _scan(capsys, "--source", "share")
    assert code == 3
    assert [u["reason"] for u in report["unread"]] == ["permission denied for table ‹EMAIL_ADDRESS›"]
    assert _leaks(json.dumps(report)) == []


def test_one_source_only_and_fail_on_none(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = _scan(capsys, "--source", "share")
    assert (code, {f["source"] for f in report["findings"]}) == (0, {"share"})
    assert _scan(capsys, "--fail-on", "none")[0] == 0


def _larger() -> None:
    """Puts more databases, archives in archives and calls into the estate."""
    for number in range(3):
        with sqlite3.connect(f"more{number}.db") as database:
            for table in ("people", "notes"):
                database.execute(f"create table {table} (id integer, phone text, email text)")
                rows = [(n, f"020 7946 0{n:03d}", f"p{n}@{table}{number}.example.org") for n in range(200)]
                database.executemany(f"insert into {table} values (?, ?, ?)", rows)
        with zipfile.ZipFile(f"share/inner{number}.zip", "w") as inner:
            for name in ("a.csv", "b.txt"):
                inner.writestr(name, "name,email\n" + f"Ann Example,ann{number}@example.org\n" * 20)
        with zipfile.ZipFile(f"share/outer{number}.zip", "w") as outer:
            outer.write(f"share/inner{number}.zip", "inner.zip")
        said = "\n".join(f"00:00:0{t}.000 --> 00:00:0{t}.900\n<v Caller>my number is 07700 900{t}23\n" for t in range(9))
        Path(f"share/call{number}.vtt").write_text(f"WEBVTT\n\n{said}")
    Path("share/broken.parquet").write_bytes(b"PAR1" + bytes(99))
    with Path("noticegap.toml").open("a") as config:
        for number in range(3):
            config.write(f'[[source]]\nid = "more{number}"\nkind = "sql"\nurl = "sqlite:///more{number}.db"\npurposes = ["products"]\n')


def test_reports_are_the_same_with_worker_processes(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Byte for byte, but for the run's id and times."""
    _larger()
    told = []
    for jobs in ("1", "2"):
        assert run(["scan", "-f", "json", "--jobs", jobs]) == 1
        told.append(re.sub(r'("id": "\d{8}T[^"]*"|"(started|ended)": "[^"]*")', "", capsys.readouterr().out))
    assert told[0] == told[1]
    for unit in ("outer2.zip!inner.zip!a.csv", "call1.vtt", "broken.parquet", "people"):
        assert f'"unit": "{unit}"' in told[0]


def test_reports_go_to_private_files(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", "-f", "json=a.json", "-f", "html=a.html", "-f", "ndjson=a.ndjson", "-f", "terminal"]) == 1
    out, err = capsys.readouterr()
    assert "undeclared" in out
    assert err.splitlines()[:-1] == ["wrote a.json", "wrote a.html", "wrote a.ndjson"]
    assert re.fullmatch(
        r"run \d{8}T\d{6}Z-[0-9a-f]{8}: 1 undeclared, 1 prohibited, 0 not read; no earlier run of these sources: all is new",
        err.splitlines()[-1],
    )
    for name in ("a.json", "a.html", "a.ndjson"):
        assert Path(name).stat().st_mode & 0o777 == 0o600
    made = {".noticegap", "a.html", "a.json", "a.ndjson"}
    assert {p.name for p in estate.iterdir()} == made | {"crm.db", "notice.toml", "noticegap.toml", "share"}


def test_no_socket_is_opened_for_local_sources(estate: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def forbidden(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    class Pair(socket.socket):
        """Only one end of a pair, by which the reading process is talked to."""

        def __init__(self, family: int = -1, kind: int = -1, proto: int = -1, fileno: int | None = None) -> None:
            if family != socket.AF_UNIX or fileno is None:
                forbidden()
            super().__init__(family, kind, proto, fileno)

    monkeypatch.setattr(socket, "socket", Pair)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    assert _scan(capsys)[0] == 1
    assert run(["detect", "notice.toml"]) == 0


def test_reserved_values_are_counted_apart_unless_told(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = Path("noticegap.toml").read_text().replace('test_data = "report"\n', "")
    Path("noticegap.toml").write_text(config)
    assert run(["scan", "--source", "share", "-f", "terminal"]) == 0
    out = capsys.readouterr().out
    assert "Test data, counted apart: 300 cells with values reserved for tests and examples." in out
    assert "contact.email   for products" not in out.split("UNSEEN")[0]
    assert "  · share: note3.txt  EMAIL_ADDRESS in 50 of 50 cells" in out


def test_places_of_nothing_but_test_data_are_listed(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("noticegap.toml").write_text(Path("noticegap.toml").read_text().replace('test_data = "report"\n', ""))
    with sqlite3.connect("crm.db") as database:
        database.execute('create table mixed (email text, "zq7canary@firm.co.uk" text)')
        rows = [(f"person{n}@{'example.org' if n % 2 else 'firm.co.uk'}", "020 7946 0018") for n in range(50)]
        database.executemany("insert into mixed values (?, ?)", rows)
    code = run(["scan", "-f", "json=r.json", "-f", "html=r.html", "-f", "ndjson"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    report = json.loads(Path("r.json").read_text())
    places = {(t["source"], t["unit"], t["column"]): t for t in report["test_data"]}
    assert code == 1
    email = {"source": "crm", "unit": "customers", "column": "email", "entity": "EMAIL_ADDRESS", "category": "contact.email"}
    assert places["crm", "customers", "email"] == email | {"cells": 500, "cells_hit": 500}
    assert places["share", "note0.txt", None]["cells_hit"] == 50
    assert ("crm", "mixed", "email") not in places, "it holds real addresses too: that is a finding"
    assert {t["entity"] for t in report["test_data"] if t["unit"] == "mixed"} == {"PHONE_NUMBER"}
    page = Path("r.html").read_text()
    assert "Nothing but test data" in page and "customers" in page.split("Nothing but test data")[1]
    assert "zq7canary" not in page + Path("r.json").read_text()
    assert len(lines) == len(report["findings"]) + len(report["unread"]), "a line for each finding and each unread, as promised"


def test_workers_with_other_detectors_end_the_scan_with_one_sentence(
    estate: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = load_engine()
    monkeypatch.setattr(engine, "version", "sha256:another")
    monkeypatch.setattr("scanner.scan.load_engine", lambda *rest: engine)
    assert run(["scan", "--jobs", "2"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err == (
        "noticegap: the detectors of a worker process are not those of the scan: was something installed meanwhile? Scan again.\n"
    )


def test_progress_is_silent_without_a_terminal(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["scan"])
    assert len(capsys.readouterr().err.splitlines()) == 1, "only what came of it"


def _when(condition: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def test_a_glob_with_a_slash_at_its_end_is_a_folder_with_all_below(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/HR/old").mkdir(parents=True)
    for name in ("HR/a.txt", "HR/old/b.txt"):
        Path("share", name).write_text("nothing\n")
    os.mkfifo("share/pipe")
    config = Path("noticegap.toml").read_text()
    units = {}
    for key in ("include", "exclude"):
        Path("noticegap.toml").write_text(config.replace('path = "share"', f'path = "share"\n{key} = ["HR/"]'))
        report = _scan(capsys, "--source", "share")[1]
        units[key] = {each["unit"] for each in report["coverage"]} | {each["unit"] for each in report["unread"]}
    assert units["include"] == {"HR/", "HR/a.txt", "HR/old/", "HR/old/b.txt"}
    assert units["exclude"] == {"./", "pipe", *(f"note{n}.txt" for n in range(6))}


@pytest.mark.parametrize("closed", ["2>&-", ">&-"])
def test_a_closed_output_loses_no_report(estate: Path, closed: str) -> None:
    command = f"{sys.executable} -m scanner scan -f json=out.json {closed}"
    done = subprocess.run(["sh", "-c", command], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert json.loads(Path("out.json").read_text())["units"]["listed"] == 8
    assert done.returncode == 1, done.stderr


@pytest.mark.alone
@pytest.mark.parametrize(("jobs", "asked_by"), [("1", signal.SIGINT), ("2", signal.SIGINT), ("1", signal.SIGTERM)])
def test_ctrl_c_leaves_a_valid_partial_report_that_says_so(estate: Path, jobs: str, asked_by: signal.Signals) -> None:
    with (estate / "share" / "zz.csv").open("w") as big:
        big.write("email,number\n")
        for n in range(3_000_000):
            big.write(f"p{n}@example.org,{n}\n")
    code = (
        "from scanner.cli import main\n"
        "from scanner.cli.progress import Progress\n"
        "done = Progress.done\n"
        "def told(self, source, unit):\n"
        "    done(self, source, unit)\n"
        "    if unit == 'note5.txt':\n"
        "        open('seen', 'w').close()\n"
        "Progress.done = told\n"
        "main()\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "scan", "-f", "json", "--jobs", jobs]
    asked = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it, and so would its children
    try:
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True)
    finally:
        signal.signal(signal.SIGINT, asked)
    _when(lambda: (estate / "seen").exists() or child.poll() is not None)
    time.sleep(1)  # by now the big file is being read
    child.send_signal(asked_by) if asked_by == signal.SIGTERM else os.killpg(child.pid, asked_by)
    out, err = child.communicate(timeout=60)
    report = json.loads(out)
    assert "Traceback" not in err
    assert report["run"]["interrupted"] is True
    assert "zz.csv" in {u["unit"] for u in report["unread"]}
    assert [u for u in report["unread"] if not u["reason"].startswith("the scan was stopped")] == []
    assert child.returncode == 1, "undeclared data was seen before it was stopped"
    assert ("customers", "id.national") in {(f["unit"], f["category"]) for f in report["findings"]}


def _canaries() -> Iterator[tuple[str, str]]:
    """Values that occur nowhere else, of many entities."""
    yield "email", "zq7canary.person@example.org"
    yield "phone", "020 7946 0739"
    yield "card", "4111111111111111"
    yield "nino", "ZR739418B"
    yield "nhs", "9990000018"
    yield "name", "Quillon Vandersnoot"
    yield "password", "c4n4ryPa55!zq"
    yield "iban", "GB33BUKB20201555555555"
    yield "postcode", "SK9 7ZQ"


def _forms(value: str) -> Iterator[str]:
    """Ways in which a value could slip out."""
    import base64
    import hashlib
    from urllib.parse import quote

    bare = "".join(ch for ch in value if ch.isalnum())
    yield from (value, value.lower(), value.upper(), bare, bare.lower(), value.encode().hex(), quote(value), json.dumps(value)[1:-1])
    yield base64.b64encode(value.encode()).decode().rstrip("=")
    for name in ("md5", "sha1", "sha256"):
        yield hashlib.new(name, value.encode()).hexdigest()


def _leaks(text: str, kept: frozenset[str] = frozenset()) -> list[str]:
    return [kind for kind, value in _canaries() if kind not in kept and any(form in text for form in _forms(value))]


@pytest.fixture
def canaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Canaries in cells, column names, file names, table names and inside what makes readers fail."""
    monkeypatch.chdir(tmp_path)
    share = tmp_path / "share"
    share.mkdir()
    values = dict(_canaries())
    (share / "people.csv").write_text(",".join(values) + "\n" + "\n".join(",".join(values.values()) for _ in range(20)) + "\nragged," * 3)
    (share / f"{values['email']}.txt").write_text(" ".join(values.values()))
    (share / "Quillon_Vandersnoot_grievance.txt").write_text("nothing")
    (share / "pivot.csv").write_text(f"month,{values['email']},{values['card']}\nmay,1,2\njune,3,4\n")
    (share / "broken.json").write_text('{"a": "' + " ".join(values.values()))
    (share / "broken.jsonl").write_text('{"a": 1}\n{"a": ' + " ".join(values.values()) + "\n")
    (share / "broken.parquet").write_bytes(b"PAR1" + " ".join(values.values()).encode())
    (share / "latin.txt").write_bytes(b"\xe9\xff" + values["email"].encode())
    with zipfile.ZipFile(share / "Quillon Vandersnoot.zip", "w") as archive:
        archive.writestr(f"{values['email']}.csv", f"{values['email']},{values['card']}\nmay,{values['nino']}\njune,{values['nhs']}\n")
    with sqlite3.connect("crm.db") as database:
        database.execute(f'create table "{values["email"]}" (x text, "{values["phone"]}" text)')
        database.execute(f'insert into "{values["email"]}" values (?, ?)', (values["password"], values["nino"]))
        database.execute("create table dates (born date)")
        database.execute("insert into dates values (?)", (" ".join(values.values()),))
        database.execute("create view broken as select missing from nowhere")
    Path("notice.toml").write_text(NOTICE)
    Path("noticegap.toml").write_text(
        'notice = "notice.toml"\ntest_data = "report"\n'
        '[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\n'
        '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    )
    return tmp_path


def test_no_value_leaves_in_any_output(canaries: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    temporary = canaries / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("connectors.files.stamps._FRESH", 0.0)
    for name in ("terminal", "json", "ndjson", "html"):
        run(["scan", "-f", f"{name}={name}.out", *["--incremental"] * (name != "terminal")])
        written = Path(f"{name}.out").read_text()
        assert written, name
        assert _leaks(written) == [], name
    stored = b"".join(path.read_bytes() for path in (canaries / ".noticegap").iterdir())
    assert (
        b"crm" in stored
        and b"read_in" in Path("json.out").read_bytes()
        and _leaks(stored.decode("latin-1")) == _leaks(stored.decode("utf-16-le", "ignore")) == []
    ), "the catalogue"
    run(["runs"])
    run(["diff"])
    run(["report", "-f", "html"])
    run(["doctor", "-c", "noticegap.toml"])
    run(["detect", "share/people.csv"])
    run(["detect", "--jsonl", "share/broken.jsonl"])
    out, err = capsys.readouterr()
    assert _leaks(out + err) == []
    assert list(temporary.iterdir()) == []


def test_the_canary_test_fails_when_names_are_not_masked(canaries: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine, "mask_names", lambda engine, names: list(names))
    run(["scan", "-f", "json=json.out"])
    assert set(_leaks(Path("json.out").read_text())) >= {"email", "phone"}
    assert set(_leaks(Path(".noticegap/catalog.db").read_bytes().decode("latin-1"))) >= {"email", "phone"}


def test_the_canary_test_can_fail() -> None:
    assert _leaks("a hash 3ce5: " + __import__("hashlib").sha256(b"ZR739418B").hexdigest()) == ["nino"]
    assert _leaks("card 4111111111111111") == ["card"]
    assert _leaks("nothing") == []

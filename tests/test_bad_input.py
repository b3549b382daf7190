"""Bad input gets one clear sentence, word for word, and the right exit code; nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from scanner.cli.output import save
from tests import services

NOTICE = """schema = "notice/0"
[notice]
id = "example"
title = "Customer privacy notice"
subjects = ["customer"]
[[purpose]]
id = "products"
says = "to provide products"
categories = [{ says = "Names and contact details", keys = ["person.name", "contact.email", "contact.phone"] }]
lawful = [{ basis = "contract" }]
"""
SOURCE = '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, Any]]:
    """Runs `noticegap scan -f json` in an empty folder: exit code, stderr, report (None when there is none)."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notice.toml").write_text(NOTICE)
    (tmp_path / "share").mkdir()

    def job(sources: str = SOURCE, top: str = 'notice = "notice.toml"\ntest_data = "report"\n') -> tuple[int, str, Any]:
        (tmp_path / "noticegap.toml").write_text(top + sources)
        code = run(["scan", "-f", "json"])
        out, err = capsys.readouterr()
        return code, err, json.loads(out) if out else None

    return job


def _unread(report: Any) -> list[tuple[str, str | None, str]]:
    return [(u["source"], u["unit"], u["reason"]) for u in report["unread"]]


def _found(report: Any) -> set[tuple[str, str, str]]:
    return {(f["unit"], f["category"], f["status"]) for f in report["findings"]}


def test_a_wrong_key(scan: Any) -> None:
    code, err, report = scan(SOURCE.replace("path", "pth"))
    assert (code, report) == (2, None)
    assert err == (
        'noticegap: noticegap.toml: source "share": unknown key "pth". Did you mean "path"? '
        "Known: bound, exclude, id, identity, include, kind, limits, link, max_size, min_size, mounts, newer, ocr, older, options, owner, path, "
        "processors, purposes, region, retention, sample, subjects.\n"
    )


def test_an_unset_variable(scan: Any) -> None:
    code, err, report = scan(SOURCE.replace('"share"\np', '"${NOTICEGAP_UNSET}"\np'))
    assert (code, report) == (2, None)
    assert err == (
        'noticegap: noticegap.toml: source "share": ${NOTICEGAP_UNSET} is not set. Export it, or write the value in its place.\n'
    )


def test_an_unknown_connector(scan: Any) -> None:
    code, err, report = scan(SOURCE.replace('"files"', '"transcript"'))
    assert (code, report) == (2, None)
    assert err == (
        'noticegap: noticegap.toml: source "share": no connector "transcript". Did you mean "transcripts"? Known: files, sql, transcripts.\n'
    )


def test_a_missing_path(scan: Any, tmp_path: Path) -> None:
    code, err, report = scan(SOURCE.replace('"share"\np', '"shaer"\np'))
    assert (code, report) == (2, None)
    assert err == f'noticegap: source "share": {Path("shaer")} does not exist. Nothing was scanned.\n'


def test_an_unknown_purpose(scan: Any) -> None:
    code, err, report = scan(SOURCE.replace("products", "product"))
    assert (code, report) == (2, None)
    assert err == ('noticegap: source "share": no purpose "product" in the notice. Did you mean "products"? Known: products.\n')


def test_two_sources_with_one_id(scan: Any) -> None:
    code, err, report = scan(SOURCE + SOURCE)
    assert (code, report) == (2, None)
    assert err == 'noticegap: noticegap.toml: two sources have the id "share". Each source needs an id of its own.\n'


def test_a_notice_that_is_not_there(scan: Any) -> None:
    code, err, report = scan(top='notice = "notices.toml"\n')
    assert (code, report) == (2, None)
    assert err == "noticegap: notices.toml: does not exist. Write it with: noticegap notice read FILE -o notices.toml\n"


def test_a_notice_without_bullets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("Privacy notice\n\nWe take your privacy seriously and will tell you more some other day.\n")
    assert run(["notice", "read", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"noticegap: {path}: no list of collected personal information was found.")


def test_a_database_that_is_down(scan: Any) -> None:
    (Path("share") / "a.txt").write_text("write to ann@example.org")
    down = '[[source]]\nid = "crm"\nkind = "sql"\nurl = "postgresql://scan:s3cret@127.0.0.1:1/crm"\npurposes = ["products"]\n'
    code, err, report = scan(SOURCE + down)
    assert code == 3
    assert _unread(report) == [("crm", None, "cannot connect: connection refused (127.0.0.1:1)")]
    assert _found(report) == {("a.txt", "contact.email", "declared")}, "the scan goes on"
    assert "s3cret" not in err + json.dumps(report)


@contextmanager
def user_of(server: services.Server) -> Iterator[str]:
    """A user of the server's name with the password "pw", who may see the schema and nothing in it; gives the name as GRANT wants it."""
    postgresql = server.url.drivername.startswith("postgresql")
    name = server.name if postgresql else f"{server.name}@'%'"
    server.run(f"CREATE USER {name} " + ("PASSWORD 'pw'" if postgresql else "IDENTIFIED BY 'pw'"))
    if postgresql:
        server.run(f"GRANT USAGE ON SCHEMA {server.name} TO {name}")
    try:
        yield name
    finally:
        server.run(*([f"DROP OWNED BY {name}"] if postgresql else []), f"DROP USER {name}")


@pytest.mark.parametrize("start", [services.postgresql, services.mariadb])
def test_a_table_without_permission(scan: Any, start: Callable[[], AbstractContextManager[services.Server]]) -> None:
    with start() as server, user_of(server) as user:
        server.run("CREATE TABLE S.audit (email varchar(50))", "CREATE TABLE S.users (email varchar(50))")
        server.run("INSERT INTO S.users VALUES ('ann@example.org')", f"GRANT SELECT ON S.users TO {user}")
        server.run(f"GRANT INSERT ON S.audit TO {user}")  # MariaDB hides tables on which a user has no right at all
        source = '[[source]]\nid = "crm"\nkind = "sql"\nurl = "{}"\npurposes = ["products"]\ninclude = ["{}.*"]\n'
        code, _, report = scan(source.format(server.login(server.name, "pw"), server.name))
        assert code == 3
        assert _unread(report) == [("crm", server.unit("audit"), "permission denied for table audit")]
        assert (server.unit("users"), "contact.email", "declared") in _found(report)


def test_a_truncated_parquet(scan: Any) -> None:
    (Path("share") / "a.parquet").write_bytes(b"PAR1" + bytes(1000))
    code, _, report = scan()
    assert code == 3
    assert _unread(report) == [("share", "a.parquet", "truncated or damaged Parquet file")]


def test_a_csv_with_nuls_is_read(scan: Any) -> None:
    (Path("share") / "a.csv").write_bytes(b"id,email\n1,ann@example.org\n2,bob\0@example.org\n\0,eve@example.org\n")
    code, _, report = scan()
    assert (code, _unread(report)) == (0, [])
    (finding,) = report["findings"]
    assert (finding["column"], finding["category"], finding["rows_read"]) == ("email", "contact.email", 3)
    assert finding["rows_hit"] >= 2


def test_a_line_of_20_megabytes_is_read(scan: Any) -> None:
    with (Path("share") / "a.log").open("w") as out:
        for _ in range(20):
            out.write("lorem ipsum " * 87_381)
        out.write("mail ann@example.org\nnext line\n")
    code, _, report = scan()
    assert (code, _unread(report)) == (0, [])
    assert _found(report) == {("a.log", "contact.email", "declared")}


def test_a_binary_file_called_csv(scan: Any) -> None:
    (Path("share") / "a.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (Path("share") / "b.csv").write_bytes(bytes(range(256)) * 8)
    code, _, report = scan()
    assert code == 3
    (damaged, *_), binary = _unread(report)[:-1], _unread(report)[-1]
    assert damaged == ("share", "a.csv", "damaged picture, or one of an unknown kind: its metadata was not read to its end")
    assert binary == ("share", "b.csv", "is not text: looks like application/octet-stream")
    assert {each["unit"]: each["note"] for each in report["coverage"] if "note" in each} == {
        "a.csv": "named .csv, is image/png",
        "b.csv": "named .csv, is of no type that is known",
    }


def test_an_empty_folder(scan: Any) -> None:
    code, _, report = scan()
    assert code == 3
    assert _unread(report) == [("share", None, "holds no files")]


@pytest.fixture
def open_path() -> Iterator[Path]:
    """A folder that every user may reach: pytest shuts the parents of its own whenever another pytest starts."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_folder_nobody_may_read(open_path: Path) -> None:
    """In a process without root's privileges: root may read everything."""
    share = open_path / "share"
    (share / "shut").mkdir(parents=True)
    (share / "shut" / "a.txt").write_text("ann@example.org")
    (share / "open.txt").write_text("nothing")
    (open_path / "notice.toml").write_text(NOTICE)
    (open_path / "noticegap.toml").write_text('notice = "notice.toml"\n' + SOURCE)
    (share / "shut").chmod(0)
    # The interpreter itself may be shut to others: all is loaded by a first scan, before root's rights are given away.
    drop = """
import os, sys
from scanner.cli import run
from scanner.cli.output import save
args = ["scan", "-c", sys.argv[1], "-f", "json"]
if os.getuid() == 0:
    sys.stdout = open(os.devnull, "w")
    run(args)
    sys.stdout = sys.__stdout__
    os.setegid(65534)
    os.seteuid(65534)
sys.exit(run(args))
"""
    try:
        command = [sys.executable, "-c", drop, str(open_path / "noticegap.toml")]
        done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent, check=False)
    finally:
        (share / "shut").chmod(0o755)
    assert done.returncode == 3, done.stderr
    assert ("share", "shut/", "permission denied") in _unread(json.loads(done.stdout))


def test_an_include_that_names_nothing(scan: Any) -> None:
    (Path("share") / "a.txt").write_text("nothing")
    code, _, report = scan(SOURCE + 'include = ["*.csv"]\n')
    assert code == 3
    assert _unread(report) == [("share", None, 'include "*.csv" names nothing here')]


def test_globs_that_leave_nothing(scan: Any) -> None:
    (Path("share") / "a.txt").write_text("nothing")
    code, _, report = scan(SOURCE + 'exclude = ["*"]\n')
    assert code == 3
    assert _unread(report) == [("share", None, "include and exclude leave nothing to read")]
    code, _, report = scan(SOURCE + 'exclude = ["./"]\n')
    assert code == 0 and _unread(report) == []


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["scna"], 'no command "scna". Did you mean "scan"? Known: accept, demo, detect, diff, doctor, gate, init, notice, purge, report, runs, scan, subject, why.'),
        (["scan", "--sorce", "x"], "No such option"),
        (["scan", "--sorce", "x"], "See: noticegap scan --help"),
        (["scan", "crm"], 'scan: takes no "crm". What is scanned stands in noticegap.toml; one source of it is scanned with --source ID.'),
        (["why", "last"], 'last: is a run. Name the finding: noticegap why last "crm: public.users.email"'),
        (["why", "last~2"], "last~2: is a run."),
        (["why", "crm: users.email"], 'crm: users.email: is no file. A finding is named behind its run: noticegap why last "crm: users.email"'),
        (["why", "gone.txt"], "gone.txt: cannot be read: No such file or directory."),
        (["scan", "-f", "jsno"], 'no report "jsno". Did you mean "json"? Known: csv, html, json, ndjson, ropa, ropa-json, slack, teams, terminal.'),
        (["scan", "-f", "json", "-f", "html"],
         "-f: only one format can go to standard output. Write the others to files: -f html=report.html"),
        (["scan", "-f", "json=/nowhere/a.json"], "-f json=/nowhere/a.json: the folder /nowhere does not exist."),
        (["scan", "-c", "none.toml"], "none.toml: does not exist. Write one with: noticegap init"),
        (["detect", "/nowhere.txt"], "/nowhere.txt: cannot be read: No such file or directory."),
        (["detect", "--entities", "UK_NNO", "-"], 'no entity "UK_NNO". Did you mean "UK_NINO", "UK_UPN" or "UK_ULN"? 432 are known: noticegap doctor --list entities'),
        (["notice", "read", "/nowhere.txt"], "/nowhere.txt does not exist. Give the path of a privacy notice."),
    ],
)  # fmt: skip
def test_a_wrong_command_line(args: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.startswith("noticegap: ") and err.count("\n") == 1


def test_a_report_goes_into_a_pipe_and_leaves_it_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    save(pipe, lambda out: out.write("whole"))
    reader.join(10)
    assert got == ["whole"] and pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]

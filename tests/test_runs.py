"""The memory between runs on the command line: what scans leave, `runs`, `report`, `diff`, `purge`, `--fail-on new`, and what goes wrong."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scanner.catalog.connect import engine_of
from scanner.catalog.load import entries
from scanner.catalog.store import store
from scanner.cli import run
from tests import services
from tests.test_catalog import run as report_of
from tests.test_scan import estate

__all__ = ["estate"]
Output = pytest.CaptureFixture[str]


def call(capsys: Output, *args: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(args)
    out, err = capsys.readouterr()
    return code, out, err


def setting(line: str) -> None:
    """Puts a line at the head of the configuration."""
    Path("noticegap.toml").write_text(line + "\n" + Path("noticegap.toml").read_text())


def sql(*statements: str) -> None:
    with sqlite3.connect("crm.db") as database:
        for statement in statements:
            database.execute(statement)


def scan_id(err: str) -> str:
    (told,) = re.findall(r"^run (\S+):", err, flags=re.MULTILINE)
    return str(told)


def test_from_scan_to_scan(estate: Path, capsys: Output) -> None:
    """The whole way: two scans with changes in between, told again in every form."""
    code, first, err = call(capsys, "scan", "-f", "json")
    one = scan_id(err)
    assert code == 1 and json.loads(first)["run"]["id"] == one
    code, out, err = call(capsys, "scan", "--fail-on", "new", "-f", "json")
    assert code == 0 and f"0 new since run {one}" in err, "what the last run knew wakes nobody"
    sql(
        "alter table customers add column card text",
        "update customers set card = '5555555555554444'",
        "alter table customers drop column ni_number",
    )
    Path("share/note0.txt").unlink()
    Path("share/note1.txt").write_text("Please write to nobody\n" * 50)
    code, second, err = call(capsys, "scan", "--fail-on", "new", "-f", "json", "-f", "html=page.html")
    assert code == 1 and "1 new since run" in err
    assert Path("page.html").read_text().count("<g><title>") == 3

    code, out, _ = call(capsys, "report", one, "-f", "json")
    assert code == 0 and out == first, "the same bytes"
    assert call(capsys, "report", "last", "-f", "json")[1] == second
    assert call(capsys, "report", "-f", "json=again.json")[0] == 0 and Path("again.json").read_text() == second
    assert Path("again.json").stat().st_mode & 0o777 == 0o600

    code, out, _ = call(capsys, "diff", "-f", "json")
    told = json.loads(out)
    changes = {(each["change"], each["category"], (each["after"] or each["before"])["unit"]): each for each in told["changes"]}
    assert code == 1
    assert changes["new", "pay.card", "customers"]["why"] == [{"cause": "schema", "says": "the column is new"}]
    assert changes["new", "pay.card", "customers"]["failing"] is True
    assert changes["gone", "id.national", "customers"]["why"] == [{"cause": "schema", "says": "the column is gone"}]
    assert changes["gone", "contact.email", "note0.txt"]["why"] == [{"cause": "data", "says": "the file is gone"}]
    assert changes["gone", "contact.email", "note1.txt"]["why"] == [{"cause": "data", "says": "B looked and saw none"}]
    assert len(changes) == 4

    Path("first.json").write_text(first)
    assert call(capsys, "diff", "first.json", "last", "-f", "text=d.txt")[0] == 1 and "NEW (1)" in Path("d.txt").read_text()
    assert Path("d.txt").stat().st_mode & 0o777 == 0o600
    assert call(capsys, "diff", "last", "last")[0] == 0
    listed = [json.loads(line) for line in call(capsys, "runs", "--json")[1].splitlines()]
    assert listed[0]["id"] == one and [each["exit"] for each in listed] == [1, 1, 1]
    assert call(capsys, "runs")[1].count("\n") == 3


def test_one_source_is_held_against_the_last_run_of_it(estate: Path, capsys: Output) -> None:
    assert call(capsys, "scan", "--source", "share", "--fail-on", "new", "-f", "json")[0] == 0
    code, _, err = call(capsys, "scan", "--source", "crm", "--fail-on", "new", "-f", "json")
    assert code == 1 and "no earlier run of these sources: all is new" in err
    code, _, err = call(capsys, "scan", "--fail-on", "new", "-f", "json")
    assert code == 0 and "0 new since" in err
    code, out, _ = call(capsys, "diff", "last~1", "last", "-f", "json")
    assert code == 0 and {why["says"] for each in json.loads(out)["changes"] for why in each["why"]} == {
        "A did not look: share was not scanned"
    }
    code, out, _ = call(capsys, "diff", "last", "last~1", "-f", "json")
    assert code == 0 and json.loads(out)["summary"]["gone"] == 0 and json.loads(out)["summary"]["not-looked-at"] == 6


def test_another_notice_is_the_reason(estate: Path, capsys: Output) -> None:
    call(capsys, "scan", "--source", "crm", "-f", "json")
    notice = Path("notice.toml").read_text()
    assert '"contact.email"' in notice
    Path("notice.toml").write_text(notice.replace('"contact.email"', '"contact.phone"'))
    assert call(capsys, "scan", "--source", "crm", "--fail-on", "new", "-f", "json")[0] == 1, "it was declared, and is not any more"
    code, out, _ = call(capsys, "diff", "-f", "json")
    (change,) = json.loads(out)["changes"]
    assert (code, change["what"], [why["cause"] for why in change["why"]]) == (1, ["status"], ["notice"])


def test_a_file_that_cannot_be_read_is_not_gone(estate: Path, capsys: Output) -> None:
    Path("share/a.csv").write_text("nino\n" + "AB123456C\n" * 50)
    call(capsys, "scan", "--source", "share", "-f", "json")
    Path("share/a.csv").write_bytes(b"PK\x03\x04" + bytes(99))
    call(capsys, "scan", "--source", "share", "-f", "json")
    code, out, _ = call(capsys, "diff", "-f", "json")
    kinds = {each["change"] for each in json.loads(out)["changes"] if each["category"] == "id.national"}
    assert (code, kinds) == (3, {"not-looked-at"})


def test_none_remembers_nothing(estate: Path, capsys: Output) -> None:
    setting('catalog = "none"')
    code, _, err = call(capsys, "scan", "--source", "share", "-f", "json")
    assert code == 0 and "new" not in err and not (estate / ".noticegap").exists()
    code, out, err = call(capsys, "scan", "--fail-on", "new")
    assert (code, out) == (2, "") and 'catalog = "none"' in err
    assert call(capsys, "diff")[0] == call(capsys, "runs")[0] == 2


@pytest.mark.parametrize("how", ["shared folder", "file in the way", "damaged"])
def test_a_catalogue_that_fails_does_not_lose_the_scan(estate: Path, capsys: Output, how: str) -> None:
    if how == "shared folder":
        estate.chmod(0o777)
    elif how == "file in the way":
        (estate / ".noticegap").write_text("")
    else:
        (estate / ".noticegap").mkdir(mode=0o700)
        (estate / ".noticegap" / "catalog.db").write_bytes(b"damaged" * 1000)
        (estate / ".noticegap" / "catalog.db").chmod(0o600)
    code, out, err = call(capsys, "scan", "--source", "share", "-f", "json")
    assert code == 3 and json.loads(out)["summary"]["declared"] == 6, "nothing undeclared, but something was not done"
    assert "This run is not stored" in err and "Traceback" not in err and str(estate) in err
    code, out, _ = call(capsys, "scan", "--source", "crm", "--fail-on", "new", "-f", "json")
    assert code == 1 and json.loads(out)["findings"], "nobody knows what is new: all is"


@pytest.mark.parametrize("change", ["version set version = 'SECRET'", "runs set summary = '{SECRET'", "runs set started = 'SECRET'"])
def test_a_catalogue_that_somebody_wrote_into_does_not_lose_the_scan(estate: Path, capsys: Output, change: str) -> None:
    call(capsys, "scan", "--source", "share", "-f", "json")
    with sqlite3.connect(".noticegap/catalog.db") as database:
        database.execute(f"update noticegap_{change}")
    code, out, err = call(capsys, "scan", "--source", "share", "--budget", "1h", "-f", "json")
    assert code == 3 and json.loads(out)["summary"]["declared"] == 6
    assert "is not what noticegap wrote" in err and "This run is not stored" in err and "SECRET" not in err
    code, out, err = call(capsys, "runs")
    assert (code, out) == (2, "") and "Move it away" in err and "SECRET" not in err and len(err.splitlines()) == 1


def test_why_explains_a_finding_of_a_run_that_is_remembered(estate: Path, capsys: Output) -> None:
    out = call(capsys, "scan", "--source", "crm", "-f", "json=report.json", "-f", "ndjson")[1]
    finding = next(each for each in map(json.loads, out.splitlines()) if each.get("status") == "undeclared")
    place = f"{finding['unit']}.{finding['column']}"
    told = call(capsys, "why", "report.json", finding["id"])[1]
    assert f"crm: {place}" in told and "What would change it" in told
    for given in (
        ("last", finding["id"]),
        ("last", f"crm: {place} {finding['category']}"),
        (scan_id(call(capsys, "scan")[2]), finding["id"]),
    ):
        assert call(capsys, "why", *given) == (0, told, "")
    assert call(capsys, "why", "last", place)[1].startswith(f"crm: {place}")
    code, out, err = call(capsys, "why", "lost", place)
    assert (code, out) == (2, "") and 'noticegap: no run "lost".' in err
    assert "cannot be read: No such file" in call(capsys, "why", "lost.json", place)[2]


def test_a_report_that_cannot_be_written_loses_no_other(estate: Path, capsys: Output) -> None:
    formats = ("-f", "json=/dev/full", "-f", "html=page.html", "-f", "ndjson")
    code, out, err = call(capsys, "scan", "--source", "share", *formats)
    assert code == 3 and len(out.splitlines()) > 5 and Path("page.html").exists()
    assert "/dev/full: cannot be written: No space left on device" in err and scan_id(err), "the line for alerts comes, too"
    assert call(capsys, "report", *formats)[0] == 2


def test_standard_output_that_is_full_is_one_sentence_and_the_run_is_stored(estate: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "scanner", "scan", "--source", "share"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 3 and "noticegap: standard output: cannot be written: No space left on device.\n" in done.stderr
    assert "unexpected" not in done.stderr and scan_id(done.stderr) in {entry.id for entry in entries(engine_of("", Path()))}


def test_a_clock_that_was_wrong_once_is_in_nobodys_way(estate: Path, capsys: Output) -> None:
    """A run of the future is older than all others: it is not what the next ones are held against for ever."""
    call(capsys, "scan", "--source", "crm", "-f", "json")
    with sqlite3.connect(".noticegap/catalog.db") as database:
        database.execute("update noticegap_runs set started = '2126-01-01T00:00:00+00:00'")
        database.execute("update noticegap_bookmarks set run = '21260101T000000Z-000001'")
        database.execute("insert into noticegap_begun values ('21260102T000000Z-000001', '[\"crm\"]', '[]')")
    assert "going on with run 2126" in call(capsys, "scan", "--resume", "--source", "crm", "-f", "json")[2]
    sql("alter table customers add column card text", "update customers set card = '5555555555554444'")
    two = scan_id(call(capsys, "scan", "--source", "crm", "-f", "json")[2])
    code, _, err = call(capsys, "scan", "--resume", "--source", "crm", "--fail-on", "new", "-f", "json")
    assert code == 0 and f"0 new since run {two}" in err and "nothing to resume" in err
    code, out, _ = call(capsys, "diff", "-f", "json")
    assert json.loads(out)["a"]["id"] == two
    with sqlite3.connect(".noticegap/catalog.db") as database:
        assert database.execute("select count(*) from noticegap_bookmarks where run > '2100'").fetchone() == (0,)


def test_what_is_remembered_is_no_part_of_the_source(estate: Path, capsys: Output) -> None:
    Path("noticegap.toml").write_text(Path("noticegap.toml").read_text().replace('path = "share"', 'path = "."'))
    Path("share/.noticegap").mkdir()
    Path("share/.noticegap/a.txt").write_text("x\n")
    Path("share/x.noticegap").mkdir()
    Path("share/x.noticegap/b.txt").write_text("x\n")
    call(capsys, "scan", "--source", "share", "-f", "json")
    units = {one["unit"] for one in json.loads(call(capsys, "scan", "--source", "share", "-f", "json")[1])["coverage"]}
    assert "share/note0.txt" in units and {unit for unit in units if "noticegap/" in unit} == {
        "share/x.noticegap/",
        "share/x.noticegap/b.txt",
    }


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("zqcanary")])
def test_whatever_happens_while_a_run_is_stored_the_report_comes(
    estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("scanner.cli.memory.store", broken)
    code, out, err = call(capsys, "scan", "--source", "share", "-f", "json")
    assert code == 3 and json.loads(out)["summary"]["declared"] == 6
    assert "This run is not stored" in err and "zqcanary" not in err


def test_a_server_is_a_catalogue_too(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    with services.postgresql() as server:
        monkeypatch.setenv("NOTICEGAP_TEAM", server.login(query={"options": f"-csearch_path={server.name}"}))
        setting('catalog = "${NOTICEGAP_TEAM}"')
        first = call(capsys, "scan", "--source", "share", "-f", "json")[1]
        assert not (estate / ".noticegap").exists()
        assert call(capsys, "report", "-f", "json")[1] == first
        assert call(capsys, "purge", "--all")[1] == "forgot 1 run, 0 left\n"
        monkeypatch.delenv("NOTICEGAP_TEAM")
        code, _, err = call(capsys, "runs")
        assert code == 2 and "NOTICEGAP_TEAM" in err


def test_commands_that_scan_nothing_need_no_secret_of_a_source(estate: Path, capsys: Output) -> None:
    call(capsys, "scan", "--source", "share", "-f", "json")
    Path("noticegap.toml").write_text(Path("noticegap.toml").read_text().replace('path = "share"', 'path = "${NOT_SET}"'))
    assert [call(capsys, *args)[0] for args in (("runs",), ("report", "-f", "json"), ("diff", "last", "last"))] == [0, 0, 0]


def test_a_newer_catalogue_stops_the_scan_before_anything_is_read(estate: Path, capsys: Output) -> None:
    call(capsys, "scan", "--source", "share", "-f", "json")
    with sqlite3.connect(".noticegap/catalog.db") as database:
        database.execute("update noticegap_version set version = 99")
    code, out, err = call(capsys, "scan", "-f", "json")
    assert (code, out) == (2, "") and "newer noticegap" in err and len(err.splitlines()) == 1


def days_old(*ages: int) -> list[str]:
    """Stores runs that ended so many days ago; their ids."""
    engine, ids = engine_of("", Path()), []
    for age in ages:
        started = datetime.now(UTC) - timedelta(days=age)
        from dataclasses import replace

        told = report_of(age)
        told = replace(told, run=replace(told.run, started=started, ended=started + timedelta(minutes=1)))
        store(engine, told)
        ids.append(told.run.id)
    return ids


def left() -> list[str]:
    return [one.id for one in entries(engine_of("", Path()))]


def test_purge(estate: Path, capsys: Output) -> None:
    ids = days_old(400, 100, 80, 10, 1)
    assert call(capsys, "purge")[:2] == (0, "forgot 2 runs, 3 left\n"), "90 days where nothing else is said"
    assert left() == ids[2:]
    setting('retention = "2w"')
    assert call(capsys, "purge", "--older", "1y")[1] == "forgot 0 runs, 3 left\n"
    assert call(capsys, "purge")[1] == "forgot 1 run, 2 left\n"
    assert call(capsys, "purge", "--run", "last~1")[1] == "forgot 1 run, 1 left\n" and left() == ids[4:]
    assert call(capsys, "purge", "--all")[1] == "forgot 1 run, 0 left\n" and left() == []
    assert call(capsys, "purge", "--all")[1] == "forgot 0 runs, 0 left\n"


def test_a_scan_forgets_what_is_over_but_first_compares_with_it(estate: Path, capsys: Output) -> None:
    call(capsys, "scan", "--source", "crm", "-f", "json")
    sql_of_runs("update noticegap_runs set started = '2020-01-01T00:00:00+00:00', ended = '2020-01-01T00:00:00+00:00'")
    fresh = scan_id(call(capsys, "scan", "--source", "share", "-f", "json")[2])
    code, _, err = call(capsys, "scan", "--source", "crm", "--fail-on", "new", "-f", "json")
    assert code == 0 and "0 new since run" in err and "forgot" not in err
    assert left() == [fresh, scan_id(err)]


def test_a_clock_that_is_far_ahead_forgets_no_run(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = days_old(80, 10)
    with monkeypatch.context() as patch:
        patch.setattr("scanner.cli.memory.datetime", _Later)  # it was right when the scan began
        err = call(capsys, "scan", "--source", "crm", "-f", "json")[2]
    assert "older than 90 days, or the clock is wrong. They were kept" in err and "not stored" not in err
    assert left() == [*ids, (mine := scan_id(err))]
    _, _, err = call(capsys, "scan", "--source", "crm", "-f", "json")
    assert "clock" not in err and left() == [*ids, mine, scan_id(err)]


def test_where_older_runs_cannot_be_forgotten_this_one_is_stored(estate: Path, capsys: Output) -> None:
    call(capsys, "scan", "--source", "crm", "-f", "json")
    (old,) = days_old(100)
    sql_of_runs("create trigger stays before delete on noticegap_runs begin select raise(abort, 'no'); end")
    code, out, err = call(capsys, "scan", "--source", "crm", "--fail-on", "new", "-f", "json")
    assert "This run is stored; older ones were not forgotten" in err and "not stored" not in err
    assert code == 0 and json.loads(out)["findings"] and "0 new since run" in err
    assert old in left() and scan_id(err) in left()
    sql_of_runs("drop trigger stays")
    call(capsys, "scan", "--source", "crm", "-f", "json")
    assert old not in left()


class _Later(datetime):
    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + timedelta(days=3650)


def sql_of_runs(statement: str) -> None:
    with sqlite3.connect(".noticegap/catalog.db") as database:
        database.execute(statement)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["diff", "last~9"], "only 1 run is stored"),
        (["diff"], "only 1 run is stored"),
        (["diff", "x", "last"], 'no run "x"'),
        (["diff", "nowhere.json", "last"], "nowhere.json: cannot be read"),
        (["diff", "notice.toml", "last"], "notice.toml: is not JSON"),
        (["diff", "last", "last", "-f", "jsn"], 'Did you mean "json"'),
        (["diff", "last", "last", "-f", "json", "-f", "text"], "only one format"),
        (["diff", "last", "last", "-f", "json=no/where.json"], "the folder no does not exist"),
        (["report", "x"], 'no run "x"'),
        (["report", "last", "-f", "pdf"], 'no report "pdf"'),
        (["purge", "--all", "--run", "last"], "give one of them"),
        (["purge", "--older", "soon"], '"soon" is no age'),
        (["purge", "--run", "x"], 'no run "x"'),
        (["scan", "--fail-on", "old"], "--fail-on"),
        (["runs", "-c", "nowhere.toml"], "nowhere.toml: does not exist"),
    ],
)
def test_wrong_commands_are_one_sentence(estate: Path, capsys: Output, args: list[str], says: str) -> None:
    days_old(1)
    code, out, err = call(capsys, *args)
    assert (code, out) == (2, "") and err.startswith("noticegap: ") and len(err.splitlines()) == 1 and says in err, err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('retention = "soon"', 'Write an age like "90d"'),
        ('retention = ""', 'Write an age like "90d"'),
        ("retention = 90", '"retention" must be text in quotes'),
        ('catalog = ""', '"catalog" is empty'),
        ('catalog = "my file"', "catalog: is no URL"),
        ('catalog = "${NOT_SET}"', "NOT_SET"),
        ('catalogue = "none"', 'Did you mean "catalog"'),
    ],
)
def test_wrong_settings_are_one_sentence(estate: Path, capsys: Output, line: str, says: str) -> None:
    setting(line)
    code, out, err = call(capsys, "scan")
    assert (code, out) == (2, "") and says in err and len(err.splitlines()) == 1


def test_settings_are_hashed_without_their_secrets(estate: Path) -> None:
    from scanner.config import load_config

    def hashes(old: str, new: str) -> tuple[bool, list[bool]]:
        text = Path("noticegap.toml").read_text()
        before = load_config(Path("noticegap.toml"))
        Path("noticegap.toml").write_text(text.replace(old, new))
        after = load_config(Path("noticegap.toml"))
        Path("noticegap.toml").write_text(text)
        return before.hash != after.hash, [one.hash != two.hash for one, two in zip(before.sources, after.sources, strict=True)]

    assert hashes("x", "x") == (False, [False, False])
    assert hashes('path = "share"', 'path = "share"\nexclude = ["*.tmp"]') == (True, [False, True])
    assert hashes('["products"]', '["accounts"]') == (True, [False, False]), "for what a source is says nothing of what was read"
    Path("noticegap.toml").write_text(
        Path("noticegap.toml").read_text().replace('path = "share"', 'path = "s3://b/x"\noptions = { secret = "a" }')
    )
    assert hashes('secret = "a"', 'secret = "b"') == (False, [False, False])
    Path("noticegap.toml").write_text(Path("noticegap.toml").read_text().replace("sqlite:///crm.db", "postgresql://u:pass@h/d?password=x"))
    assert hashes("u:pass", "u:other") == hashes("password=x", "password=y") == (False, [False, False])
    assert hashes("@h/d", "@h/e") == (True, [True, False])
    assert hashes("u:pass", "u:pa/s?a=1#b")[1] == [False, False], "all before the @"
    assert hashes("password=x", "password=x&options=-csearch_path%3Dother")[1] == [True, False], "other tables"
    assert hashes('secret = "a"', 'secret = "a", auth = ["u", "p"]')[1] == hashes('secret = "a"', 'secret = "a", sas_token = "t"')[1]
    assert hashes('secret = "a"', 'secret = "a", client_kwargs = { endpoint_url = "http://other.example.org" }')[1] == [False, True]

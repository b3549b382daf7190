"""What a scan remembers of units: `scan --incremental` and `--resume` on the command line, and what they cost nobody: a finding."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from connectors.files import Files
from scanner.catalog.connect import engine_of, opened
from scanner.catalog.tables import begun, bookmarks
from scanner.cli import run
from scanner.model import Part, Place, Unit, Unread
from scanner.setup import load_engine
from scanner.work import Detector
from tests.test_bad_input import NOTICE

Output = pytest.CaptureFixture[str]
READ: list[str] = []
#: So many that "#10" is among them, which sorts before "#2".
PEOPLE = ("David", "Helen", "Jane", "John", "Karen", "Linda", "Mark", "Mary", "Paul", "Peter", "Robert", "Susan")


@cache
def detectors() -> Detector:
    return load_engine("none")


@pytest.fixture
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A share that nobody has touched lately, with people in names of files and columns; `READ` are the units that are opened."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scanner.scan.load_engine", lambda *rest: detectors())
    monkeypatch.setattr("connectors.files.stamps._FRESH", 0.0)
    read = Files.read

    def told(self: Files, part: Part) -> Any:
        READ.append(part.unit)
        return read(self, part)

    monkeypatch.setattr(Files, "read", told)
    Path("share/sub").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "sub/Smith_Jane_grievance.txt"):
        Path("share", name).write_text(f"write to person.{len(name)}@firm.co.uk, NI number AB123456C\n")
    Path("share/pivot.csv").write_text("month,Jane Smith,Robert Jones\nmay,AB123456C,AB123457C\njune,AB123458C,AB123459C\n")
    for name in ("Jane_Smith", "Robert_Jones"):
        with zipfile.ZipFile(f"share/{name}.zip", "w") as archive:
            for person in PEOPLE:
                archive.writestr(f"Smith_{person}_grievance.txt", f"{person}@firm.co.uk\n")
    Path("notice.toml").write_text(NOTICE)
    Path("noticegap.toml").write_text(
        'notice = "notice.toml"\nmodel = "none"\n[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    )
    yield tmp_path


def scan(capsys: Output, *args: str) -> tuple[dict[str, Any], list[str], str]:
    """The report without its run and without `read_in`, the units that were opened, and stderr."""
    READ.clear()
    capsys.readouterr()
    assert run(["scan", "-f", "json", *args]) in (0, 1, 3)
    out, err = capsys.readouterr()
    report = json.loads(out)
    del report["run"]
    for one in report["coverage"]:
        one.pop("read_in", None)
    return report, sorted(READ), err


def undisturbed(capsys: Output) -> dict[str, Any]:
    """The report of a scan that knows of no other."""
    shutil.rmtree(".noticegap")
    return scan(capsys)[0]


def test_an_unchanged_estate_is_told_as_before_and_nothing_of_it_is_read(estate: Path, capsys: Output) -> None:
    full, read, _ = scan(capsys)
    assert len(read) == 8 and len(full["coverage"]) == 32 and full["findings"]
    for _ in range(2):
        again, read, err = scan(capsys, "--incremental")
        assert (again, read, len(err.splitlines())) == (full, [], 1)
    run(["scan", "--incremental", "-f", "terminal", "-f", "json=r.json", "-f", "html=r.html"])
    said = "32 of 32 units were not read again: nothing tells that they changed since an earlier run read them (oldest: 20"
    assert said in " ".join(capsys.readouterr().out.split()) and said in Path("r.html").read_text()
    first = json.loads(run_json(capsys, "runs", "--json").splitlines()[0])["id"]
    assert {one["read_in"] for one in json.loads(Path("r.json").read_text())["coverage"]} == {first}
    assert json.loads(run_json(capsys, "report", "last", "-f", "json")) == json.loads(Path("r.json").read_text())
    assert json.loads(run_json(capsys, "diff", "-f", "json"))["changes"] == []
    assert scan(capsys)[1] and scan(capsys, "--full")[1], "asked for nothing of the kind, a scan reads everything"


def run_json(capsys: Output, *args: str) -> str:
    capsys.readouterr()
    run(args)
    return capsys.readouterr().out


def test_only_what_changed_is_read(estate: Path, capsys: Output) -> None:
    scan(capsys)
    Path("share/a.txt").write_text("nothing here any more, or is there: 020 7946 0018\n")
    Path("share/new.txt").write_text("new.person@firm.co.uk\n")
    Path("share/b.txt").unlink()
    Path("share/sub/Smith_Jane_grievance.txt").rename("share/sub/Brown_Mary_grievance.txt")
    now, read, _ = scan(capsys, "--incremental")
    assert read == ["./", "a.txt", "new.txt", "sub/", "sub/Brown_Mary_grievance.txt"]
    told = json.loads(run_json(capsys, "diff", "-f", "json"))
    assert told["summary"]["not-looked-at"] == 0 and {c["before"]["unit"] for c in told["changes"] if c["change"] == "gone"} >= {"b.txt"}
    assert now == undisturbed(capsys)


def test_what_was_written_just_now_is_read_once_more(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectors.files.stamps._FRESH", 3600.0)
    full, read, _ = scan(capsys)
    assert scan(capsys, "--incremental")[:2] == (full, read)


def test_what_could_not_be_read_is_tried_again(estate: Path, capsys: Output) -> None:
    Path("share/broken.zip").write_bytes(b"PK\x03\x04" + bytes(99))
    with zipfile.ZipFile("share/outer.zip", "w") as archive:
        archive.writestr("fine.txt", "fine@firm.co.uk")
        archive.writestr("inner.zip", b"PK\x03\x04" + bytes(99))
    full, _, _ = scan(capsys)
    assert {one["unit"] for one in full["unread"]} == {"broken.zip", "outer.zip!inner.zip"}
    assert scan(capsys, "--incremental")[:2] == (full, ["broken.zip", "outer.zip"])


def test_what_the_listing_refuses_in_part_is_tried_again(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    units = Files.units

    def some(self: Files) -> Iterator[Unit | Unread]:
        yield Unread(Place("", "a.txt", "salary"), "permission denied for this column")
        yield from units(self)

    monkeypatch.setattr(Files, "units", some)
    full, _, _ = scan(capsys)
    assert scan(capsys, "--incremental")[:2] == (full, ["a.txt"])


def _detectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detectors(), "version", "sha256:another")


def _tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.remembered.version", lambda name: "9.9.9")


def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("noticegap.toml").write_text(Path("noticegap.toml").read_text() + "ocr = false\n")


def _test_data(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("noticegap.toml").write_text('test_data = "report"\n' + Path("noticegap.toml").read_text())


def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("noticegap.toml").write_text(Path("noticegap.toml").read_text() + "sample = 10\n")


@pytest.mark.parametrize("change", [_detectors, _tool, _settings, _test_data, _sample])
def test_whatever_else_the_outcome_depends_on_is_a_reason_to_read(
    estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]
) -> None:
    everything = scan(capsys)[1]
    change(monkeypatch)
    assert scan(capsys, "--incremental")[1] == everything
    assert scan(capsys, "--incremental")[1] == []


def test_another_folder_behind_a_variable_is_read(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("noticegap.toml").write_text(Path("noticegap.toml").read_text().replace('"share"\npurposes', '"${SHARE}"\npurposes'))
    monkeypatch.setenv("SHARE", "share")
    everything = scan(capsys)[1]
    Path("share").rename("elsewhere")  # the same files
    monkeypatch.setenv("SHARE", "elsewhere")
    assert scan(capsys, "--incremental")[1] == everything


def test_another_notice_needs_no_reading(estate: Path, capsys: Output) -> None:
    scan(capsys)
    Path("notice.toml").write_text(Path("notice.toml").read_text().replace('"contact.email"', '"contact.phone"'))
    now, read, _ = scan(capsys, "--incremental")
    assert read == [] and {f["status"] for f in now["findings"] if f["category"] == "contact.email"} == {"undeclared"}
    assert now == undisturbed(capsys)


def _stop_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Ctrl-C when so many units were opened."""
    told = Files.read

    def read(self: Files, part: Part) -> Any:
        if len(READ) >= number:
            raise KeyboardInterrupt
        return told(self, part)

    monkeypatch.setattr(Files, "read", read)


@pytest.mark.parametrize("stamps", [True, False])
def test_after_ctrl_c_a_scan_goes_on(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, stamps: bool) -> None:
    """With stamps and without, as views have none: what the stopped run has read is not read again, by this scan alone."""
    if not stamps:
        monkeypatch.setattr("connectors.files.stamps._FRESH", 3600.0)
    monkeypatch.setattr("scanner.work._TOGETHER", 1)
    with monkeypatch.context() as patched:
        _stop_at(patched, 5)
        _, first, _ = scan(capsys)
    now, rest, err = scan(capsys, "--resume")
    assert "going on with run 20" in err and len(first) == 5 and 3 <= len(rest) < 8
    assert len(set(first + rest)) == 8
    read_again = scan(capsys, "--resume")
    assert "nothing to resume: no scan of these sources was killed" in read_again[2] and len(read_again[1]) == 8
    assert now == read_again[0] == undisturbed(capsys)


def test_a_scan_that_ran_out_of_its_budget_goes_on(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        for clock in ("scanner.plan.time", "scanner.work.time"):
            patched.setattr(clock, lambda: 1e12 if len(READ) > 4 else 0.0)
        part, _, _ = scan(capsys, "--budget", "1h")
    assert part["summary"]["unread"]
    now, rest, err = scan(capsys, "--resume")
    assert "going on with run" in err and 0 < len(rest) < 8
    assert now == undisturbed(capsys)


def test_what_another_configuration_left_is_of_no_use_and_that_is_said(
    estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        _stop_at(patched, 6)
        scan(capsys)
    _settings(monkeypatch)
    _, read, err = scan(capsys, "--resume")
    assert len(read) == 8 and "could be used" in err and "everything was read" in err


@pytest.mark.parametrize("option", ["--incremental", "--resume"])
def test_without_a_catalogue_nothing_is_remembered(estate: Path, capsys: Output, option: str) -> None:
    Path("noticegap.toml").write_text('catalog = "none"\n' + Path("noticegap.toml").read_text())
    assert run(["scan", option]) == 2
    assert capsys.readouterr().err == (f'noticegap: {option}: noticegap.toml says catalog = "none", so that no earlier run is known.\n')
    assert run(["scan", "-f", "json"]) == 1 and READ


def test_all_and_only_what_changed_is_a_contradiction(estate: Path, capsys: Output) -> None:
    assert run(["scan", "--full", "--incremental"]) == 2
    assert capsys.readouterr().err == "noticegap: --full and --incremental: one or the other.\n"


def left(what: Any = bookmarks.c.bookmark) -> int:
    with opened(engine_of("", Path())) as connection:
        return len(connection.execute(what.select() if hasattr(what, "select") else bookmarks.select()).all())


def test_what_is_over_is_forgotten(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    scan(capsys)
    assert (left(), left(begun)) == (8, 0)
    Path("share/a.txt").unlink()
    with monkeypatch.context() as patched:
        _stop_at(patched, 2)
        scan(capsys)
    assert left() >= 8 and left(begun) == 1, "whoever was stopped does not know what is gone"
    Path("share").rename("away")
    Path("share").write_text("now a file")
    scan(capsys)
    Path("share").unlink()
    Path("away").rename("share")
    scan(capsys, "--incremental")
    assert (left(), left(begun)) == (7, 0)
    assert run(["purge", "--all"]) == 0 and (left(), left(begun)) == (0, 0)


def test_samples_and_whole_scans_forget_nothing_of_each_other(estate: Path, capsys: Output) -> None:
    everything = scan(capsys)[1]
    assert scan(capsys, "--sample", "10")[1] == everything
    assert scan(capsys, "--incremental")[1] == scan(capsys, "--incremental", "--sample", "10")[1] == []
    assert scan(capsys, "--sample", "20")[1] == everything and left() == 16, "another sample takes the place of the one before"
    assert scan(capsys, "--incremental")[1] == []


def test_a_killed_scan_leaves_nothing_that_purge_would_not_find(estate: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.cli.scan.keep", lambda *rest: (_ for _ in ()).throw(KeyboardInterrupt))  # as good as killed: never stored
    assert run(["scan", "-f", "json"]) == 130
    assert (left(), left(begun)) == (8, 1)
    assert run(["purge", "--older", "1d"]) == 0 and (left(), left(begun)) == (8, 1)
    assert run(["purge", "--all"]) == 0 and (left(), left(begun)) == (0, 0)


def test_a_catalogue_that_is_cut_costs_its_memory_and_one_sentence(estate: Path, capsys: Output) -> None:
    full, everything, _ = scan(capsys)
    file = Path(".noticegap/catalog.db")
    with file.open("r+b") as cut:
        cut.truncate(file.stat().st_size // 2)
    now, read, err = scan(capsys, "--incremental")
    assert (now, read) == (full, everything)
    assert "it is damaged. What this scan read is not remembered" in err and "Traceback" not in err


def test_a_catalogue_of_yesterday_is_true_of_what_did_not_change_since(estate: Path, capsys: Output) -> None:
    scan(capsys)
    shutil.copytree(".noticegap", "yesterday")
    Path("share/a.txt").write_text("changed@firm.co.uk today\n")
    scan(capsys, "--incremental")
    shutil.rmtree(".noticegap")
    shutil.move("yesterday", ".noticegap")
    now, read, _ = scan(capsys, "--incremental")
    assert read == ["a.txt"] and now == undisturbed(capsys)


def test_what_is_no_outcome_is_read(estate: Path, capsys: Output) -> None:
    full, everything, _ = scan(capsys)
    with sqlite3.connect(".noticegap/catalog.db") as database:
        database.execute("update noticegap_bookmarks set outcome = '[[[1]], 2]'")
    assert scan(capsys, "--incremental")[:2] == (full, everything)


def test_bookmarks_name_nobody(estate: Path, capsys: Output) -> None:
    scan(capsys)
    with sqlite3.connect(".noticegap/catalog.db") as database:
        stored = " ".join(row[0] for row in database.execute("select outcome from noticegap_bookmarks"))
    assert json.dumps("‹PERSON›_grievance.txt #12")[1:-1] in stored
    assert [name for name in (*PEOPLE, "Smith", "Jones", "AB12345", "firm.co.uk") if name in stored] == []
    assert Path(".noticegap/catalog.db").stat().st_mode & 0o777 == 0o600

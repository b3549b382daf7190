"""`noticegap doctor` says what works, and warns of credentials that could write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import version
from pathlib import Path

import pytest

from connectors.sql import Sql
from scanner.cli import run
from scanner.cli.doctor import _Extra, _extra, _java, _kept
from tests import services
from tests.test_bad_input import user_of

_SOURCE = '[[source]]\nid = "{id}"\nkind = "sql"\nurl = "{url}"\npurposes = ["products"]\n'


def test_what_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    out = capsys.readouterr().out
    for word in (
        "noticegap",
        "files, sql, transcripts",
        "csv, html, json, ndjson, ropa, ropa-json, slack, teams, terminal",
        "patterns",
        "Hyperscan",
        "psycopg",
        "pymysql",
        "Spark",
        "Java",
    ):
        assert word in out


@pytest.mark.skipif(os.name != "posix", reason="a script stands for Java")
def test_whether_spark_would_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    java = tmp_path / "bin" / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"17.0.15\"' >&2\necho more >&2\n")
    java.chmod(0o700)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert _java() == (True, "Java", 'openjdk version "17.0.15"')
    java.unlink()
    assert _java() == (None, "Java", "none: only --engine spark needs it (17 or later)")


def _broken(*_: object) -> None:
    raise OSError("libpq.so.5: cannot open shared object file")


def test_an_extra_is_there_loads_or_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _extra("x", _Extra("x", (("click", "click"), ("no-such-distribution", "json")))) == (
        True, "x", f"click {version('click')}, no-such-distribution",
    )  # fmt: skip
    assert _extra("x", _Extra("x", (("no-such-distribution", "no_such_module"),))) == (
        None, "x", 'not installed. Run: pip install "noticegap[x]"',
    )  # fmt: skip
    monkeypatch.setattr("importlib.import_module", _broken)
    works, _, says = _extra("x", _Extra("x", (("click", "click"),)))
    assert works is False and "is installed, but does not load: OSError" in says and says.endswith('Run: pip install "noticegap[x]"')
    assert "libpq" not in says


def test_what_is_not_here_is_not_called_ok_and_what_fails_is_told_by_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scanner.cli.doctor._EXTRAS", {"A store": _Extra("s3", (("no-such-distribution", "no_such_module"),))})
    assert run(["doctor"]) == 0
    out, err = capsys.readouterr()
    assert '\n-    A store                  not installed. Run: pip install "noticegap[s3]"\n' in out and "NOT" not in out and err == ""
    (tmp_path / "noticegap.toml").touch()
    monkeypatch.setattr("scanner.cli.doctor._EXTRAS", {"A store": _Extra("s3", (("click", "no_such_module"),))})
    assert run(["doctor"]) == 3
    out, err = capsys.readouterr()
    assert "\nNOT  A store " in out and err == "sources were not tried: noticegap doctor -c noticegap.toml\n"


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_where_compiled_patterns_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path))
    assert _kept() == (True, "compiled patterns", str(tmp_path))
    tmp_path.chmod(0o770)
    assert f"nowhere: {tmp_path} cannot be made, or others" in _kept()[2]
    (tmp_path / "file").touch()
    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path / "file"))
    assert f"nowhere: {tmp_path / 'file'} is no folder: each start" in _kept()[2]
    monkeypatch.setenv("NOTICEGAP_CACHE", "")
    assert "nowhere, as NOTICEGAP_CACHE asks" in _kept()[2]


_NOTICE = """schema = "notice/0"
[notice]
id = "x"
title = "A notice"
[[purpose]]
id = "products"
says = "to provide products"
"""


def _told(capsys: pytest.CaptureFixture[str], config: Path, code: int) -> dict[str, str]:
    """What the doctor says of a configuration, by what it is about; the mark first."""
    assert run(["doctor", "-c", str(config)]) == code
    lines = capsys.readouterr().out.splitlines()
    return {line[5:29].rstrip(): f"{line[:5].rstrip()} {line[30:]}" for line in lines}


def test_what_a_scan_would_refuse_is_told_of_each_source_and_the_others_are_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOT_SET_HERE", raising=False)
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("create table t (x)")
    (tmp_path / "notice.toml").write_text(_NOTICE)
    config, good = tmp_path / "noticegap.toml", _SOURCE.format(id="good", url="sqlite:///a.db")
    unset = _SOURCE.format(id="unset", url="postgresql://scan:${NOT_SET_HERE}@127.0.0.1:1/x")
    other = good.replace('"good"', '"other"').replace('"products"', '"prodcts"')
    gone = _SOURCE.format(id="gone", url="sqlite:///gone.db")
    config.write_text('notice = "notice.toml"\n' + good + unset + other + gone)
    told = _told(capsys, config, 3)
    assert told["notice"] == "ok A notice, 1 purpose" and told["memory"] == "ok 0 runs remembered"
    assert told["source good"].startswith("ok 1 unit, 0 not readable")
    assert told["source unset"] == "NOT ${NOT_SET_HERE} is not set. Export it, or write the value in its place."
    assert told["source other"].startswith("NOT 1 unit, 0 not readable")
    assert told["source other"].endswith('no purpose "prodcts" in the notice. Did you mean "products"? Known: products.')
    assert told["source gone"] == f"NOT {tmp_path / 'gone.db'} does not exist."
    config.write_text('notice = "notice.toml"\ncatalog = "none"\n' + good)
    assert _told(capsys, config, 0)["memory"].startswith("- none")
    config.write_text('notice = "gone.toml"\ncatalog = "sqlite:///${NOT_SET_HERE}"\n' + good)
    told = _told(capsys, config, 3)
    assert told["notice"] == f"NOT {tmp_path / 'gone.toml'}: does not exist. Write it with: noticegap notice read FILE -o gone.toml"
    assert told["memory"].startswith("NOT ${NOT_SET_HERE} is not set.") and told["source good"].startswith("ok ")


def test_a_configuration_with_a_mistake_is_one_sentence_behind_what_works_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "noticegap.toml"
    config.write_text("nonsense = 1\n")
    assert run(["doctor", "-c", str(config)]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("ok ") and err.startswith(f'noticegap: {config}: unknown key "nonsense".') and len(err.splitlines()) == 1


def test_sources_that_answer_and_one_that_does_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("create table t (x)")
    config = tmp_path / "noticegap.toml"
    sources = _SOURCE.format(id="good", url="sqlite:///a.db") + _SOURCE.format(id="down", url="postgresql://u:s3cret@127.0.0.1:1/x")
    (tmp_path / "notice.toml").write_text(_NOTICE)
    config.write_text('notice = "notice.toml"\n' + sources)
    assert run(["doctor", "-c", str(config)]) == 3
    out = capsys.readouterr().out.splitlines()
    (good,) = (line for line in out if "source good" in line)
    (down,) = (line for line in out if "source down" in line)
    assert good.startswith("ok ") and "1 unit, 0 not readable; these credentials could WRITE: use read-only ones" in good
    assert down.startswith("NOT") and down.endswith("cannot connect: connection refused (127.0.0.1:1)")
    assert "s3cret" not in "".join(out)


@pytest.mark.parametrize("start", [services.postgresql, services.mariadb])
def test_rights_of_a_reader_and_of_a_writer(start: Callable[[], AbstractContextManager[services.Server]]) -> None:
    with start() as server:
        server.run("CREATE TABLE S.t (x varchar(9))")
        assert Sql(server.login()).could_write()
        with user_of(server) as user:
            server.run(f"GRANT SELECT ON S.t TO {user}")
            reader = Sql(server.login(server.name, "pw"))
            assert not reader.could_write()
            server.run(f"GRANT INSERT ON S.t TO {user}")
            assert reader.could_write()


def test_it_counts_what_a_scan_would_read_and_says_why_something_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    share = tmp_path / "share"
    share.mkdir()
    for name in ("a.txt", "b.txt", "c.csv"):
        (share / name).write_text("a,b\n1,2\n")
    for name in ("x", "y"):
        (share / name).symlink_to("/etc/hostname")
    config = tmp_path / "noticegap.toml"
    source = '[[source]]\nid = "{id}"\nkind = "files"\npath = "share"\npurposes = ["products"]\n{keys}\n'
    some = source.format(id="some", keys='include = ["*.txt"]\nexclude = ["x", "y"]')
    config.write_text(
        'notice = "notice.toml"\n' + source.format(id="all", keys="") + some + source.format(id="none", keys='include = ["?"]')
    )
    assert run(["doctor", "-c", str(config)]) == 3
    told = {line[:24].split()[-1]: line.partition("source ")[2].split(maxsplit=1)[1] for line in capsys.readouterr().out.splitlines()[-3:]}
    assert told["all"] == "4 units, 2 not readable (symbolic link to outside the folder (2))"
    assert told["some"] == "2 units, 0 not readable"
    assert told["none"] == '0 units, 3 not readable (symbolic link to outside the folder (2); include "?" names nothing here)'

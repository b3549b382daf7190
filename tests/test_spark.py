"""A scan on Spark: what executors tell is what processes of this machine tell, whatever becomes of them.

Most of it is held against a stand-in for the session. Where pyspark and Java are installed, real executors read files, SQLite and PostgreSQL.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scanner.cli import run
from scanner.coming import PartResult
from scanner.engines import spark
from scanner.errors import PluginError
from scanner.model import Part
from tests import services
from tests.test_bad_input import NOTICE
from tests.test_pool import parts, reasons, tries
from tests.workers import Make, Odd

ROOT = Path(__file__).parent.parent
_CANARY = "zq7canary"


class _Given(Exception):
    """As py4j tells what Spark says of a task that it gave up."""

    def __init__(self, says: str) -> None:
        super().__init__(f"{says} {_CANARY}")
        self.java_exception = f"org.apache.spark.SparkException: Job aborted: {says} {_CANARY}"


@dataclass
class Fake:
    """A session whose tasks run here. `ends` gives, for the parts of a task, how Spark says that it ended; else it is read."""

    ends: Callable[[tuple[Part, ...]], str | None] = lambda parts: None
    defaultParallelism: int = 2
    jobs: list[tuple[Part, ...]] = field(default_factory=list)
    groups: set[tuple[str, ...]] = field(default_factory=set)
    cancelled: list[str] = field(default_factory=list)

    def parallelize(self, data: list[object], pieces: int) -> Fake:
        assert (data, pieces) == ([], 1), "parts are no data: Spark would put them into files"
        return self

    def setJobGroup(self, name: str, description: str, interrupt: bool) -> None:
        self.groups.add((name, description))

    def cancelJobGroup(self, name: str) -> None:
        self.cancelled.append(name)

    def mapPartitions(self, task: spark.Task) -> Job:
        return Job(self, pickle.loads(pickle.dumps(task)))


@dataclass
class Job:
    """One job: an executor gets a copy of the task, and this process one of what it tells."""

    session: Fake
    task: spark.Task

    def collect(self) -> list[Any]:
        self.session.jobs.append(self.task.parts)
        says = self.session.ends(self.task.parts)
        if says:
            raise _Given(says)
        ended: list[bool] = []

        def nothing() -> Iterator[object]:
            yield from ()
            ended.append(True)

        told = list(self.task(nothing()))
        assert ended, "Spark ends a process that has not read its data to the end, and the next task loads all detectors anew"
        return [pickle.loads(pickle.dumps(each)) for each in told]


@pytest.fixture(autouse=True)
def _other_executors() -> Iterator[None]:
    yield
    spark._ready.clear()


def read(session: Fake, make: Make, some: Iterable[Part], **more: Any) -> dict[str, PartResult]:
    """Results by unit; of things inside by their own names. Each comes once."""
    results = list(spark.Session(make, session).results(some, **more))
    named = {result.unit.name if result.inner and result.unit else result.part.unit: result for result in results}
    assert len(named) == len(results)
    return named


def test_small_parts_go_together_and_each_is_told_once(tmp_path: Path) -> None:
    session, rows = Fake(), list[int]()
    some = [*parts(*(f"a{n}" for n in range(300)), size=9), *parts("once-x", "b")]
    (tmp_path / "once-x").write_text("was read\n")
    found = read(session, Make({"s": Odd(str(tmp_path))}), some, tick=rows.append)
    assert reasons(found) == {} and sum(result.rows for result in found.values()) == sum(rows) == 2 * 301 + 2
    assert {"once-x!a", "once-x!b"} < set(found)
    assert len(session.jobs) < 40 and {("a0", "a1"), ("b",)} <= {tuple(part.unit for part in job)[:2] for job in session.jobs}
    assert len(session.groups) == 1 and session.cancelled == []


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("SparkException: Python worker exited unexpectedly (crashed)", "the process that read it died, twice"),
        ("ExecutorLostFailure (executor 1 exited) Reason: Container killed", "the process that read it died with its executor, twice"),
        (
            "is bigger than spark.driver.maxResultSize 1024",
            "the process that read it told more than spark.driver.maxResultSize lets through, twice",
        ),
        ("something else", "the process that read it was given up (_Given), twice"),
    ],
)
def test_what_spark_gives_up_is_tried_once_more_alone(says: str, reason: str, tmp_path: Path) -> None:
    """And costs no other part; of what Spark says, nothing is told."""
    session = Fake(lambda some: says if any(part.unit == "bad" for part in some) else None)
    found = read(session, Make({"s": Odd(str(tmp_path))}), parts("a", "bad", "b", size=9))
    assert reasons(found) == {"bad": [reason]} and found["a"].rows == found["b"].rows == 2
    assert [len(job) for job in session.jobs if any(part.unit == "bad" for part in job)] == [3, 1]
    assert _CANARY not in repr(found)


def test_an_executor_that_is_lost_once_costs_nothing(tmp_path: Path) -> None:
    lost = iter(["ExecutorLostFailure"])
    found = read(Fake(lambda some: next(lost, None)), Make({"s": Odd(str(tmp_path))}), parts("a", "b"))
    assert reasons(found) == {} and len(found) == 2


@pytest.mark.parametrize(
    ("how", "says"),
    [("refuses", "a detector is not there."), ("breaks", "a worker process could not be made: KeyError in tests/workers.py")],
)
def test_executors_that_cannot_work_end_the_scan(how: str, says: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PluginError) as told:
        read(Fake(), Make({"s": Odd(str(tmp_path))}, how), parts("a", "b"))
    assert says in str(told.value) and _CANARY not in str(told.value)
    assert capfd.readouterr() == ("", "")


def test_executors_without_noticegap_or_with_other_detectors_end_the_scan(tmp_path: Path) -> None:
    make = Make({"s": Odd(str(tmp_path))})
    with pytest.raises(PluginError, match=r"^noticegap is not installed in the Python of Spark's executors"):
        read(Fake(lambda some: "ModuleNotFoundError: No module named 'scanner'"), make, parts("a"))
    with pytest.raises(PluginError, match=r"not those of the scan"):
        read(Fake(), make, parts("a"), version="another")


def test_one_executor_without_noticegap_among_others_is_told(tmp_path: Path) -> None:
    session = Fake(lambda some: "ModuleNotFoundError" if some[0].unit == "z" else None, defaultParallelism=1)
    left = reasons(read(session, Make({"s": Odd(str(tmp_path))}), parts("a", "b", "c", "z")))
    assert left == {"z": ["noticegap is not installed in the Python of Spark's executors, or not as here"]}


def test_a_task_raises_nothing_and_tells_no_value(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Spark would log it, with the text of the exception."""
    for how in ("refuses", "breaks"):
        (told,) = spark.Task("1", Make({"s": Odd(str(tmp_path))}, how), tuple(parts("a")))(iter(()))
        assert told.wrong and _CANARY not in told.wrong
    (told, *_) = spark.Task("1", Make({}), tuple(parts("a")))(iter(()))
    last = list(spark.Task("1", Make({}), tuple(parts("a")))(iter(())))[-1]
    assert told.version == "blind" and last.wrong.startswith("broke (KeyError in ")
    assert capfd.readouterr() == ("", "")


def test_no_more_of_a_source_is_read_at_once_than_it_bears(tmp_path: Path) -> None:
    sources = {"one": Odd(str(tmp_path), 1), "s": Odd(str(tmp_path))}
    some = [*parts(*(f"alone-{n}" for n in range(8)), source="one"), *parts(*"abcd")]
    assert reasons(read(Fake(defaultParallelism=4), Make(sources), some, most={"one": 1})) == {}


def test_listing_stays_lazy_and_what_is_out_is_called_off(tmp_path: Path) -> None:
    listed: list[str] = []

    def endless() -> Iterable[Part]:
        for n in range(10**9):
            listed.append(str(n))
            yield Part("s", str(n))

    session = Fake()
    results = spark.Session(Make({"s": Odd(str(tmp_path))}), session).results(endless())
    assert next(results).rows == 2
    results.close()
    assert len(listed) < 300 and session.cancelled == [name for name, _ in session.groups]


def test_when_the_budget_is_used_up_the_rest_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "LATE", 0.2)
    monkeypatch.setattr(spark, "_LOOK", 0.05)
    until = time.time() + 1
    session = Fake(lambda some: time.sleep(3) if some[0].unit.startswith("slow") else None, defaultParallelism=1)
    found = read(session, Make({"s": Odd(str(tmp_path))}), parts("a", "slow", "slower"), until=until)
    assert time.time() < until + 1.5
    assert found["a"].rows == 2 and reasons(found) == {unit: ["the time budget was used up"] for unit in ("slow", "slower")}


def estate(folder: Path, postgresql: str = "") -> Path:
    """Files, a database and a notice; gives the configuration."""
    (folder / "share").mkdir()
    for number in range(40):
        (folder / "share" / f"note{number}.txt").write_text(f"Dear Jane Sample, NI number AB{number:06d}C\n" * (number % 4))
    (folder / "share" / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(99))
    with sqlite3.connect(folder / "crm.db") as database:
        for table in range(4):
            database.execute(f"create table t{table} (id integer, nino text, email text)")
            database.executemany(f"insert into t{table} values (?, ?, ?)", [(n, f"AB{n:06d}C", f"u{n}@example.org") for n in range(400)])
    (folder / "notice.toml").write_text(NOTICE)
    urls = {"crm": "sqlite:///crm.db"} | ({"shop": postgresql} if postgresql else {})
    sources = [f'[[source]]\nid = "{name}"\nkind = "sql"\nurl = "{url}"\npurposes = ["products"]\n' for name, url in urls.items()]
    share = '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    (folder / "noticegap.toml").write_text(f'notice = "notice.toml"\nmodel = "none"\ncatalog = "none"\n{share}{"".join(sources)}')
    return folder / "noticegap.toml"


def report(path: Path) -> dict[str, Any]:
    """The report without what differs from run to run."""
    made: dict[str, Any] = json.loads(path.read_text())
    del made["run"]
    return made


def fake_pyspark(session: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a module in the place of pyspark whose session is this one."""
    module: Any = ModuleType("pyspark")
    session.stop = lambda: None  # type: ignore[attr-defined]
    session.master = "local[2]"  # type: ignore[attr-defined]
    module.SparkConf = Conf
    module.SparkContext = type("SparkContext", (), {"getOrCreate": lambda conf: session})
    monkeypatch.setitem(sys.modules, "pyspark", module)
    monkeypatch.setenv("MASTER", "local[2]")
    monkeypatch.delenv("SPARK_REMOTE", raising=False)


class Conf:
    """As SparkConf."""

    def setAppName(self, name: str) -> Conf:
        return self

    def set(self, key: str, value: str) -> Conf:
        return self


def test_the_report_is_that_of_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from another folder: executors run in folders of their own."""
    config = estate(tmp_path)
    monkeypatch.chdir(tmp_path.parent)
    assert run(["scan", "-c", os.path.relpath(config), "-f", f"json={tmp_path}/one.json"]) == 1
    session = Fake(lambda some: os.chdir("/"))
    fake_pyspark(session, monkeypatch)
    assert run(["scan", "-c", os.path.relpath(config), "--engine", "spark", "-f", f"json={tmp_path}/spark.json"]) == 1
    assert report(tmp_path / "spark.json") == report(tmp_path / "one.json")
    assert len(session.jobs) > 4 and report(tmp_path / "one.json")["summary"]["unread"] == 1


def test_without_pyspark_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = estate(tmp_path)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert run(["scan", "-c", str(config), "--engine", "spark"]) == 2
    assert capsys.readouterr() == ("", "noticegap: --engine spark: pyspark is not installed. Run: pip install 'noticegap[spark]'\n")


def test_a_session_that_cannot_run_tasks_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = estate(tmp_path)
    fake_pyspark(Fake(), monkeypatch)
    monkeypatch.setenv("SPARK_REMOTE", f"sc://{_CANARY}")
    assert run(["scan", "-c", str(config), "--engine", "spark"]) == 2
    out, err = capsys.readouterr()
    assert "SPARK_REMOTE is set" in err and _CANARY not in out + err


needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or not (shutil.which("java") or "JAVA_HOME" in os.environ),
    reason="pyspark and Java are not here: pip install 'noticegap[spark]'",
)


def command(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs Python with two local executor processes."""
    env = {name: value for name, value in os.environ.items() if name not in ("MASTER", "SPARK_REMOTE", "PYSPARK_PYTHON")}
    return subprocess.run([sys.executable, *args], cwd=cwd, env={**env, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)


@needs_spark
def test_real_executors_come_to_the_report_of_one_process(tmp_path: Path) -> None:
    with services.postgresql() as server:
        server.run(
            "CREATE TABLE S.people (id int, ni_number text)",
            "INSERT INTO S.people SELECT n, 'AB' || lpad(n::text, 6, '0') || 'C' FROM generate_series(1, 900) n",
        )
        config = estate(tmp_path, server.login())
        with config.open("a") as file:
            file.write(f'include = ["{server.name}.*"]\n')
        for name, options in (("one", ["--jobs", "1"]), ("spark", ["--engine", "spark", "--jobs", "2"])):
            done = command("-m", "scanner", "scan", "-f", f"json={name}.json", *options, cwd=tmp_path)
            assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert report(tmp_path / "spark.json") == report(tmp_path / "one.json")
    assert {"crm", "share", "shop"} == {each["source"] for each in report(tmp_path / "one.json")["findings"]}


_SCAN = """
import sys
from scanner.engines.spark import helped
from scanner.model import Part
from tests.workers import Make, Odd
with helped(Make({"s": Odd(sys.argv[1])}), 2) as session:
    units = ["a", "dies-1", "b", "once-x", "c"]
    for result in session.results(Part("s", unit, size=9 if unit < "e" else None) for unit in units):
        name = result.unit.name if result.inner else result.part.unit
        print(name, result.rows, *[each.reason for each in result.unread], sep="|")
"""


@needs_spark
def test_a_real_task_that_is_killed_costs_its_part(tmp_path: Path) -> None:
    done = command("-c", _SCAN, str(tmp_path), cwd=tmp_path)
    assert sorted(done.stdout.splitlines()) == [
        "a|2", "b|2", "c|2", "dies-1|0|the process that read it died, twice", "once-x!a|1", "once-x!b|1", "once-x|0",
    ]  # fmt: skip
    assert len(set(tries(tmp_path, "dies-1"))) == 2
    assert 'File "' not in done.stderr, "no traceback of Python in what Spark logs"

"""Worker processes: one that dies, hangs or cannot start costs what it must, and leaves nobody behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from scanner.coming import PartResult
from scanner.engines import pool
from scanner.engines.mother import Forked
from scanner.engines.pieces import Queue
from scanner.engines.pool import Pool
from scanner.errors import PluginError
from scanner.model import Part
from tests.workers import Make, Odd

ROOT = Path(__file__).parent.parent


@pytest.fixture(params=["forked", "started"], autouse=True)
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How workers come to be: what is true of one is true of the other."""
    if request.param == "forked" and not pool.ABLE:
        pytest.skip("this system does not fork")
    monkeypatch.setattr(pool, "ABLE", request.param == "forked")
    return str(request.param)


def parts(*units: str, source: str = "s", size: int | None = None) -> list[Part]:
    return [Part(source, unit, size=size) for unit in units]


def read(make: Make, some: Iterable[Part], jobs: int = 2, **more: Any) -> dict[str, PartResult]:
    """Results by unit; of things inside by their own names. Each comes once."""
    with Pool(make, jobs) as pool_:
        results = list(pool_.results(some, **more))
    named = {result.unit.name if result.inner and result.unit else result.part.unit: result for result in results}
    assert len(named) == len(results)
    return named


def reasons(results: dict[str, PartResult]) -> dict[str, list[str]]:
    return {name: [each.reason for each in result.unread] for name, result in results.items() if result.unread}


def tries(folder: Path, unit: str) -> list[str]:
    """The processes that began to read a unit."""
    return (folder / unit).read_text().split()


def gone(process: str) -> bool:
    """Whether a process is no more."""
    try:
        return " Z " in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return True


def when(condition: Callable[[], object], seconds: float = 300) -> None:
    """Waits until it is so; the seconds are far more than a busy machine takes, so that only what never comes fails."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def test_who_dies_costs_its_own_part(tmp_path: Path) -> None:
    """A group of small parts with one that kills its process every time, an archive that does so once, and others."""
    rows: list[int] = []
    some = [*parts("a", "dies-1", "b", "c", size=9), *parts("once-x", "d", "e")]
    found = read(Make({"s": Odd(str(tmp_path))}), some, tick=rows.append)
    assert reasons(found) == {"dies-1": ["the process that read it died, twice"]}
    assert {name: result.rows for name, result in found.items()} == {
        "a": 2, "b": 2, "c": 2, "d": 2, "e": 2, "dies-1": 0, "once-x": 0, "once-x!a": 1, "once-x!b": 1,
    }  # fmt: skip
    assert len(set(tries(tmp_path, "dies-1"))) == 2, "once more, in another process"
    assert len(set(tries(tmp_path, "once-x"))) == 2
    assert len(tries(tmp_path, "d")) == 1
    assert sum(rows) >= 12
    for unit in ("a", "dies-1", "once-x", "d"):
        assert all(map(gone, tries(tmp_path, unit)))


def test_who_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 0.05)
    found = read(Make({"s": Odd(str(tmp_path))}), parts("hangs-1", "a", "b"))
    assert reasons(found) == {"hangs-1": ["the process that read it gave no sign of life for 0.05 minutes, twice"]}
    assert {found["a"].rows, found["b"].rows} == {2}
    assert len(tries(tmp_path, "hangs-1")) == 2


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("refuses", "a detector is not there."),
        ("breaks", "a worker process could not be made: KeyError in tests/workers.py"),
        ("dies", "a worker process died when it started: fewer --jobs need less memory."),
    ],
)
def test_workers_that_cannot_start_end_the_scan(how: str, says: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PluginError) as told:
        read(Make({"s": Odd(str(tmp_path))}, how), parts("a", "b", "c"))
    assert says in str(told.value) and "canary" not in str(told.value)
    assert capfd.readouterr() == ("", "")


def test_workers_with_other_detectors_end_the_scan(tmp_path: Path) -> None:
    """Something was installed while they started: what they count would be judged by other rules."""
    make = Make({"s": Odd(str(tmp_path))})
    with Pool(make, 2) as started:
        started.start()
        assert len(list(started.results(parts("a"), version="blind"))) == 1
    with pytest.raises(PluginError, match="not those of the scan"):
        read(make, parts("b"), version="another")


def test_where_no_process_starts_any_more_the_rest_is_unread(tmp_path: Path) -> None:
    """Two processes die, and nobody can take their places: two of these parts at most were begun by anybody."""
    make = Make({"s": Odd(str(tmp_path))}, f"dies after {tmp_path}/dies-1")
    some = [f"dies-{n}" for n in range(1, 5)]
    left = reasons(read(make, parts(*some)))
    assert sorted(left) == some
    assert [left[unit] for unit in some[2:]] == 2 * [["a worker process died when it started: fewer --jobs need less memory"]]


def test_no_more_of_a_source_is_read_at_once_than_it_bears(tmp_path: Path) -> None:
    sources = {"one": Odd(str(tmp_path), 1), "s": Odd(str(tmp_path))}
    some = [*parts(*(f"alone-{n}" for n in range(8)), source="one"), *parts(*"abcd")]
    assert reasons(read(Make(sources), some, jobs=3, most={"one": 1})) == {}


def test_others_overtake_what_must_wait() -> None:
    queue = Queue([*parts("a", "b", "c", source="one"), *parts("d", "e")], {"one": 1})
    taken = [piece for _ in range(4) if (piece := queue.next())]
    assert [piece.parts[0].unit for piece in taken] == ["a", "d", "e"]
    queue.done(taken[0])
    (second,) = [piece for _ in range(2) if (piece := queue.next())]
    queue.back(second)
    assert [part.unit for part in queue.rest()] == ["b", "c"], "what was taken back is as it was"


def taken(queue: Queue) -> list[list[str]]:
    """The units of all pieces, one process after another asking for one."""
    pieces = iter(queue.next, None)
    return [[part.unit for part in piece.parts] for piece in pieces]


def test_small_files_go_to_a_worker_together_and_large_ones_alone() -> None:
    sizes = [10, 20, None, 5, 5 << 20, 600_000, 600_000, 1]
    queue = Queue([Part("share", str(n), "", size) for n, size in enumerate(sizes)], {})
    assert taken(queue) == [["0", "1"], ["2"], ["3"], ["4"], ["5", "6"], ["7"]]


@pytest.mark.parametrize("jobs", (2, 8))
def test_pieces_are_smaller_towards_the_end(jobs: int) -> None:
    """All parts, in their order; and whoever takes the last piece has no more than a sliver that the others could have helped with."""
    sizes = [len(piece) for piece in taken(Queue([Part("s", str(n), "", 0) for n in range(10_000)], {}, jobs))]
    assert sum(sizes) == 10_000
    assert max(sizes) == 2048 // (2 * jobs)
    assert all(size <= max(16, sum(sizes[n:]) // (2 * jobs)) for n, size in enumerate(sizes))
    assert len(sizes) < 200, "yet not too many"
    units = [unit for piece in taken(Queue([Part("s", str(n), "", 0) for n in range(500)], {}, jobs)) for unit in piece]
    assert units == [str(n) for n in range(500)]


def test_listing_stays_lazy(tmp_path: Path) -> None:
    """No more parts are listed than are wanted soon."""
    listed: list[str] = []

    def endless() -> Iterable[Part]:
        for n in range(10**9):
            listed.append(str(n))
            yield Part("s", str(n))

    with Pool(Make({"s": Odd(str(tmp_path))}), 2) as pool_:
        assert next(pool_.results(endless())).rows == 2
    assert len(listed) < 300


def forked(pool_: Pool) -> list[bool]:
    """Of each worker, whether it was forked."""
    return [isinstance(hand.process, Forked) for hand in pool_._hands]


def test_workers_have_one_mother(tmp_path: Path, how: str) -> None:
    with Pool(Make({"s": Odd(str(tmp_path))}), 2) as pool_:
        pool_.start()
        mother = pool_._mother
        assert len(list(pool_.results(parts(*"abcdef")))) == 6
        when(lambda: all(hand.ready for hand in pool_._hands) or list(pool_.results(parts("g"))))
        assert forked(pool_) == 2 * [how == "forked"]
        assert (pool_._mother is mother) and (mother is not None) == (how == "forked")
        workers = [*tries(tmp_path, "a"), *tries(tmp_path, "f")]
    assert all(map(gone, workers))
    assert mother is None or mother._process.exitcode == 0, "it went by itself"


def test_what_loads_with_threads_is_not_forked(tmp_path: Path) -> None:
    with Pool(Make({"s": Odd(str(tmp_path))}, "starts a thread"), 2) as pool_:
        assert [result.rows for result in pool_.results(parts(*"abc"))] == [2, 2, 2]
        assert forked(pool_) == [False, False]


def test_a_mother_that_dies_costs_nothing(tmp_path: Path, how: str) -> None:
    """Her workers live on; others are started in the place of those that die."""
    with Pool(Make({"s": Odd(str(tmp_path))}), 2) as pool_:
        results = pool_.results([*parts(*"abc"), *parts("dies-1", "once-x", "d")])
        found = [next(results)]
        if how == "forked":
            assert pool_._mother is not None and pool_._mother._process.pid is not None
            os.kill(pool_._mother._process.pid, signal.SIGKILL)
        found += results
        assert not any(forked(pool_)) or how == "forked"
    assert sorted(result.part.unit for result in found if not result.inner) == ["a", "b", "c", "d", "dies-1", "once-x"]
    assert {unread.reason for result in found for unread in result.unread} == {"the process that read it died, twice"}


class _Clock:
    """The time of this process, which can be over."""

    monotonic = staticmethod(time.monotonic)

    def __init__(self) -> None:
        self.over = False

    def time(self) -> float:
        return time.time() + 1e6 * self.over


def test_when_the_budget_is_used_up_whoever_still_reads_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = _Clock()
    monkeypatch.setattr(pool, "time", clock)
    with Pool(Make({"s": Odd(str(tmp_path))}), 2) as pool_:
        results = pool_.results(parts("a", "hangs-1", *(f"hangs-{n}" for n in range(2, 20))), until=time.time() + 1e5)
        assert next(results).part.unit == "a"
        when((tmp_path / "hangs-1").exists)
        clock.over = True
        left = [(result.part.unit, [each.reason for each in result.unread]) for result in results]
    assert sorted(left) == sorted((f"hangs-{n}", ["the time budget was used up"]) for n in range(1, 20))
    assert len([unit for unit, _ in left if (tmp_path / unit).exists()]) <= 2


@pytest.mark.alone
def test_workers_look_at_the_clock_themselves(tmp_path: Path) -> None:
    until = time.time() + 15
    left = reasons(read(Make({"s": Odd(str(tmp_path))}, until=until), parts("endless-1", "endless-2", "a"), until=until))
    assert time.time() < until + pool.LATE + 1
    assert all(re.fullmatch("the time budget was used up after [0-9,]+ rows", left[unit][0]) for unit in ("endless-1", "endless-2"))
    assert left["a"] == ["the time budget was used up"]


_SCAN = """
import sys
from pathlib import Path
from scanner.engines.pool import Pool
from scanner.model import Part
from tests.workers import Make, Odd
try:
    with Pool(Make({"s": Odd(sys.argv[1])}), 2) as pool:
        for result in pool.results([Part("s", "endless-1"), Part("s", "hangs-1")]):
            pass
except KeyboardInterrupt:
    sys.exit(7)
"""


@pytest.mark.parametrize("asked_by", ["INT", "KILL"])
def test_nobody_is_left_behind(asked_by: str, tmp_path: Path) -> None:
    """Whether the scan is stopped or killed: its workers end, and say nothing."""
    asked = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        child = subprocess.Popen(
            [sys.executable, "-c", _SCAN, str(tmp_path)], env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, start_new_session=True
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, asked)
    when(lambda: all((tmp_path / unit).exists() and (tmp_path / unit).read_text() for unit in ("endless-1", "hangs-1")))
    workers = tries(tmp_path, "endless-1") + tries(tmp_path, "hangs-1")
    os.killpg(child.pid, signal.SIGINT) if asked_by == "INT" else child.kill()
    assert child.communicate()[1] == b""
    assert child.returncode == (7 if asked_by == "INT" else -signal.SIGKILL)
    when(lambda: all(map(gone, workers)))

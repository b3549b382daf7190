"""Sources and detectors for tests of worker processes: they are made anew in each, so they know one another by files only."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from scanner.errors import PluginError
from scanner.model import HITS, Part, Unit, Unread
from scanner.work import Connector, Worker

_NOTHING = pa.RecordBatch.from_pylist([], schema=HITS)


class Blind:
    """An engine that finds nothing, and is made in no time."""

    patterns = packs = shapes = ()
    headings = None
    version = "blind"

    def scan(self, values: pa.Array, **_: object) -> pa.RecordBatch:
        return _NOTHING

    def scan_many(self, columns: Sequence[pa.Array], **_: object) -> list[pa.RecordBatch]:
        return [_NOTHING for _ in columns]

    def mask_names(self, names: Sequence[str]) -> list[str]:
        return list(names)


@dataclass(frozen=True)
class Odd:
    """A source whose parts do what they are called, in the folder `at`; every reading leaves a line in the file of its part."""

    at: str
    max_connections: int | None = None

    def units(self) -> Iterator[Unit | Unread]:
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unread | Unit]:
        with open(f"{self.at}/{part.unit}", "a") as file:
            file.write(f"{os.getpid()}\n")
        yield from _DOES.get(part.unit.partition("-")[0], _rows)(self.at, part)


def _rows(at: str, part: Part) -> Iterator[pa.RecordBatch | Unit]:
    yield pa.record_batch([pa.array(["a", "b"])], ["name"])


def _dies(at: str, part: Part) -> Iterator[pa.RecordBatch | Unit]:
    yield pa.record_batch([pa.array(["a"])], ["name"])
    os.kill(os.getpid(), signal.SIGKILL)


def _dies_once(at: str, part: Part) -> Iterator[pa.RecordBatch | Unit]:
    """An archive whose second file kills the process, the first time."""
    for name in ("a", "b"):
        yield Unit(f"{part.unit}!{name}", "text")
        yield pa.record_batch([pa.array(["x" * (1 << 17)])], ["name"])
        if len(Path(at, part.unit).read_text().splitlines()) == 1:
            time.sleep(0.2)  # so that the first file's result goes out
            if name == "b":
                os.kill(os.getpid(), signal.SIGKILL)


def _hangs(at: str, part: Part) -> Iterator[pa.RecordBatch | Unit]:
    yield pa.record_batch([pa.array(["a"])], ["name"])
    time.sleep(600)


def _endless(at: str, part: Part) -> Iterator[pa.RecordBatch | Unit]:
    while True:
        yield pa.record_batch([pa.array(["a"])], ["name"])
        time.sleep(0.01)


def _alone(at: str, part: Part) -> Iterator[pa.RecordBatch | Unit]:
    """Fails where another part of this name is being read."""
    flag = Path(at, "alone.flag")
    flag.touch(exist_ok=False)
    time.sleep(0.05)
    flag.unlink()
    yield pa.record_batch([pa.array(["a"])], ["name"])


_DOES: dict[str, Callable[[str, Part], Iterator[pa.RecordBatch | Unit]]] = {
    "dies": _dies, "once": _dies_once, "hangs": _hangs, "endless": _endless, "alone": _alone,
}  # fmt: skip


@dataclass(frozen=True)
class Make:
    """Makes a worker over sources; `how` it fails to: it "refuses", it "breaks", it "dies" (after a file is there); it "starts a thread"."""

    sources: dict[str, Connector]
    how: str = ""
    until: float | None = None

    def __call__(self) -> Callable[[], Worker]:
        self._fail()
        if self.how == "starts a thread":
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
        return self._worker

    def _worker(self) -> Worker:
        self._fail()
        return Worker(self.sources, Blind(), until=self.until)

    def _fail(self) -> None:
        if self.how == "refuses":
            raise PluginError("a detector is not there.")
        if self.how == "breaks":
            raise KeyError("zq7canary")
        if self.how == "dies" or (self.how.startswith("dies after ") and os.path.exists(self.how[11:])):
            os.kill(os.getpid(), signal.SIGKILL)

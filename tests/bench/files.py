"""How quickly files of each kind are read: `python -m tests.bench.files [KIND …] [--megabytes N]`.

Of each kind a corpus is made (`tests.bench.corpus`) and read (a) with the library alone that the reader uses, or the plainest loop where it
uses none; (b) with the reader, in this process; (c) through the reading process. MB are those of the files as they lie on the disk; of
archives and sheets, what they hold. Alone, an archive is unpacked only; the reader reads its members too. Each way runs once over all files
after a first file that does not count. Text in pictures is not looked for.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from connectors.readers.inside import items, root
from connectors.readers.node import Budget, Spent
from connectors.sandbox import parent
from connectors.sandbox.parent import Sandbox
from scanner.errors import Unreadable
from scanner.model import Unit, Unread
from tests.bench.alone import ALONE
from tests.bench.corpus import HELD, MAKE, made

#: Bytes that reading may take; each kind adds one, so that it has a reading process of its own, whose memory is its alone.
_MEMORY = 1 << 30


def ours(path: Path) -> int:
    """Cells that the reader gives, in this process. Whatever is not read counts for nothing, and is told by `refused`."""
    budget = Budget(unpacked=64 << 30, ocr="none")
    cells = 0
    with path.open("rb") as file:
        for item in items(file, root(path.name, budget)):
            if not isinstance(item, Unit | Unread):
                cells += item.num_rows * item.num_columns
    return cells


def refused(path: Path) -> list[str]:
    """Reasons for what the reader does not read of a file."""
    with path.open("rb") as file:
        try:
            return [item.reason for item in items(file, root(path.name, Budget(unpacked=64 << 30, ocr="none"))) if isinstance(item, Unread)]
        except (Unreadable, Spent) as error:
            return [str(error)]


def timed(read: Callable[[Path], object], paths: list[Path]) -> float:
    """Seconds for all files, after the first one once."""
    read(paths[0] if len(paths) > 1 else paths[-1])
    began = time.perf_counter()
    for path in paths:
        read(path)
    return time.perf_counter() - began


def boxed(paths: list[Path], memory: int) -> tuple[float, int]:
    """Seconds through the reading process, and its peak memory in MB."""
    sandbox = Sandbox(memory=memory, ocr="none")

    def read(path: Path) -> None:
        with path.open("rb") as file:
            for _ in sandbox.items(file, path.name, path.stat().st_size):
                pass

    seconds = timed(read, paths)
    peaks = [_peak(child.process.pid) for child in parent._idle.get(memory, [])]
    for child in parent._idle.pop(memory, []):
        child.kill()
    return seconds, max(peaks, default=0)


def _peak(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0  # only Linux says
    return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def line(kind: str, folder: Path, size: int, number: int) -> str:
    """The line of the table for a kind."""
    paths = made(kind, folder, size)
    total = (size if kind in HELD else sum(path.stat().st_size for path in paths)) / 1e6
    alone, own = timed(ALONE[kind], paths), timed(ours, paths)
    box, peak = boxed(paths, _MEMORY + 4096 * number)
    unread = refused(paths[0])
    speeds = "".join(f"{total / seconds:9.1f} MB/s{len(paths) / seconds:8.1f}/s" for seconds in (alone, own, box))
    return f"{kind:8}{len(paths):6}{total:8.1f} MB{speeds}{own / alone:8.1f} ×{peak:6} MB{f'  unread: {unread[0]}' if unread else ''}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(MAKE)}; all unless told")
    parser.add_argument("--megabytes", type=float, default=8)
    asked = parser.parse_args()
    if unknown := sorted(set(asked.kinds) - set(MAKE)):
        parser.error(f"no kind {', '.join(unknown)}")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'kind':8}{'files':>6}{'size':>11}{'library alone':>24}{'reader':>24}{'reading process':>24}{'time':>10}{'peak':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for number, kind in enumerate(asked.kinds or MAKE):
            try:
                print(line(kind, Path(folder), int(asked.megabytes * 1e6), number), flush=True)
            except ImportError as error:
                print(f"{kind:8} needs {error.name}: left out")
            except (Unreadable, Spent) as error:
                print(f"{kind:8} NOT READ: {error}")


if __name__ == "__main__":
    main()

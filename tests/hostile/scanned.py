"""Scans a folder through the command line, and watches what the scan and its reading processes take."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hostile.case import Case
from tests.test_bad_input import NOTICE

BESIDE = "name,email\nJane Example,jane@example.org\nJo Example,jo@example.org\n"
_CONFIG = """notice = "{folder}/notice.toml"
model = "none"
[[source]]
id = "share"
kind = "files"
path = "{path}"
purposes = ["products"]
{more}
"""
_TICK = 0.02


@dataclass(slots=True)
class Outcome:
    """How a scan ended: exit code, what it said, its report, seconds, and peak resident memory of both sides in MB."""

    code: int
    said: str
    report: Any
    seconds: float
    scan_mb: int
    reader_mb: int
    peaks: dict[str, int] = field(default_factory=dict)

    @property
    def reasons(self) -> list[str]:
        """What was not read, and why."""
        return [unread["reason"] for unread in self.report["unread"]] if self.report else []

    @property
    def rows(self) -> int:
        """Rows read in all, those of `beside.csv` and of folders' names not counted."""
        units = self.report["coverage"] if self.report else []
        return sum(unit["rows_read"] for unit in units if unit["unit"] != "beside.csv" and not unit["unit"].endswith("/"))


def scan(
    folder: Path, work: Path, case: Case | None = None, more: str = "", env: Mapping[str, str] | None = None, timeout: float = 1800
) -> Outcome:
    """Scans `folder` with a configuration in `work`; a readable file is put beside what lies there."""
    (folder / "beside.csv").write_text(BESIDE)
    (work / "notice.toml").write_text(NOTICE)
    path = case.path if case and case.path else folder
    (work / "noticegap.toml").write_text(_CONFIG.format(folder=work, path=path, more=more))
    (work / "tmp").mkdir(exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "scanner",
        "scan",
        "-c",
        str(work / "noticegap.toml"),
        "-f",
        f"json={work / 'report.json'}",
        "-f",
        "terminal",
    ]
    report = work / "report.json"
    report.unlink(missing_ok=True)
    began = time.monotonic()
    with (work / "said").open("wb") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, env={**os.environ, "TMPDIR": str(work / "tmp"), **(env or {})}
        )
        touched = not (case and case.meanwhile)
        here = there = 0
        while process.poll() is None:
            if not touched and case and case.meanwhile and _has_open(process.pid, case.touches):
                case.meanwhile(folder / case.touches)
                touched = True
            here = max(here, _peak(process.pid))
            there = max([there, *(_peak(child) for child in _children(process.pid))])
            if time.monotonic() - began > timeout:
                process.kill()
            time.sleep(_TICK)
    seconds = time.monotonic() - began
    found = json.loads(report.read_text()) if report.exists() else None
    text = (work / "said").read_text("utf-8", "replace")
    return Outcome(process.returncode, text, found, seconds, here >> 10, there >> 10)


def _peak(pid: int) -> int:
    """Peak resident memory in kB; 0 where the process is gone, or the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("VmHWM")), 0)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _has_open(pid: int, name: str) -> bool:
    """Whether one of the reading processes of a scan has the file open."""
    for child in _children(pid):
        try:
            if any(os.readlink(f"/proc/{child}/fd/{number}").endswith("/" + name) for number in os.listdir(f"/proc/{child}/fd")):
                return True
        except OSError:
            continue
    return False

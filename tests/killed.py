"""Real scans in processes of their own, each killed at a moment of its own: forked off a process that has loaded the detectors once.

Run: python -m tests.killed CONFIG, which is scanned first, and for each line of JSON on stdin `{"args": […], "cwd": …, "die": seconds of processor time or null}` it answers the exit
code, below 0 where a signal ended the scan. Output goes to `out` and `err` in `cwd`, the seconds that a scan took to its end to `own`. The time
is the processor's, so that the moment does not depend on what else the machine does; nothing in the process handles the signal.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from typing import Any

from connectors.files import stamps
from scanner import remembered, work
from scanner import scan as job
from scanner.cli import run
from scanner.setup import load_engine


def _child(asked: dict[str, Any]) -> None:
    start = time.process_time()
    os.chdir(asked["cwd"])
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    if asked["die"]:
        signal.setitimer(signal.ITIMER_PROF, asked["die"])  # SIGPROF: ends the process at once, like SIGKILL, no line of Python runs
    code, own = run(asked["args"]), time.process_time()
    with open("own", "w") as out:  # what a later one has to live, at most
        out.write(str(own - start))
    os._exit(code)


def main() -> None:
    """Answers until stdin ends."""
    engine = load_engine("none")
    job.load_engine = lambda *rest: engine  # type: ignore[assignment]
    stamps._FRESH = 0.0  # the estate was just made
    work._TOGETHER, remembered._SECONDS = 8, 0.02  # so that a small estate is not done at one stroke
    run(["scan", "-c", sys.argv[1], "-f", "json=/dev/null"])  # whatever is loaded when it is first needed
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _child(json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(1, json.dumps(os.waitstatus_to_exitcode(status)).encode() + b"\n")


if __name__ == "__main__":
    main()

"""Scans each hostile input alone through the command line: what came of it, seconds, and peak memory of the scan and of its reader.

    python -m tests.bench.hostile [--list] [--only WORDS] [--quick] [--more 'limits = { memory = "256 MB" }']

Inputs are made in a temporary folder and removed after; some need 4 GB of disk.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.hostile import CASES
from tests.hostile.case import CANARY, Case, NotHere
from tests.hostile.scanned import Outcome, scan


def faults(case: Case, outcome: Outcome, work: Path) -> list[str]:
    """What is not as it must be."""
    found = []
    if outcome.report is None or outcome.code not in (0, 1, 3):
        return [f"no report: {outcome.said[-300:]!r}"]
    if outcome.code == 3 and not outcome.reasons:
        found.append("exit code 3 without a reason")
    if case.expects and not any(re.search(case.expects, reason) for reason in outcome.reasons):
        found.append("no reason as expected")
    if CANARY in outcome.said + (work / "report.json").read_text():
        found.append("a value came out")
    beside = [unit["rows_read"] for unit in outcome.report["coverage"] if unit["unit"] == "beside.csv"]
    if case.path is None and beside != [2]:
        found.append("the file beside was not read")
    if list((work / "tmp").iterdir()):
        found.append("something is left in the temporary folder")
    units = outcome.report.get("units")  # none where nothing was listed
    if units and units["listed"] != units["read"] + units["unread"]:
        found.append("units do not add up")
    return [*found, *("marked: " + reason for reason in outcome.reasons if reason.startswith("stopped") or "broke down" in reason)]


def run(case: Case, more: str) -> tuple[Outcome, list[str]]:
    """Makes a case, scans it and removes it."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as top:
        folder, work = Path(top, "share"), Path(top, "work")
        folder.mkdir()
        work.mkdir()
        try:
            case.make(folder)
            outcome = scan(folder, work, case, more)
            return outcome, faults(case, outcome, work)
        finally:
            if (folder / "system").is_mount():
                subprocess.run(["umount", folder / "system"], check=True)


def said(outcome: Outcome) -> str:
    """The reasons, the frequent first, and the rows."""
    counts = {reason: outcome.reasons.count(reason) for reason in outcome.reasons}
    texts = [f"{reason} (×{count})" if count > 1 else reason for reason, count in sorted(counts.items(), key=lambda item: -item[1])]
    shown = "; ".join(texts[:3]) + (f"; {len(texts) - 3} more reasons" if len(texts) > 3 else "")
    return f"{outcome.rows:,} rows read" + (f". {shown}" if shown else "")


def main() -> int:
    """Prints the table; 1 when anything was not as it must be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--more", default="", help="further lines for the source")
    wish = parser.parse_args()
    bad = 0
    sys.stdout.write("| what | outcome | exit | seconds | scan MB | reader MB |\n|---|---|--:|--:|--:|--:|\n" if not wish.list else "")
    for case in CASES:
        if wish.only not in case.name or (wish.quick and not case.quick):
            continue
        if wish.list:
            sys.stdout.write(case.name + "\n")
            continue
        try:
            outcome, wrong = run(case, wish.more)
        except NotHere as error:
            sys.stdout.write(f"| {case.name} | not made: {error} | | | | |\n")
            continue
        numbers = f"{outcome.code} | {outcome.seconds:.1f} | {outcome.scan_mb:,} | {outcome.reader_mb:,}"
        sys.stdout.write(f"| {case.name} | {said(outcome)}{''.join(f' **{fault}**' for fault in wrong)} | {numbers} |\n")
        sys.stdout.flush()
        bad += bool(wrong)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())

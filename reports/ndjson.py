"""The machine format as lines (NDJSON): the objects of `noticegap/report/1`, first every finding, then everything that was not read."""

from __future__ import annotations

from typing import TextIO

from reports.json_ import finding_object, line, unread_object
from scanner.model import Report


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes one finding or unread a line (an unread has `reason` and no `id`); `colour` and `width` change nothing."""
    out.writelines(line(finding_object(finding)) + "\n" for finding in report.findings)
    out.writelines(line(unread_object(unread)) + "\n" for unread in report.unread)

"""GitLab's code quality report (a subset of the Code Climate format): description, check_name, fingerprint, severity, location."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TextIO

from scanner.gate.result import Entry, Result
from scanner.gate.schema import Unread
from scanner.gate.show.words import headline, plain, sure


def write(result: Result, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes a list of issues: what fails is critical (blocker where the law forbids it), unread major, warnings minor, notes info."""
    issues = [_issue(entry) for entry in (*result.failing, *result.warnings)] + [_unread(each) for each in result.unread]
    issues += [_unread(each, "Note", "note", "info") for each in result.notes]
    json.dump(issues, out, indent=1)
    out.write("\n")


def _issue(entry: Entry) -> dict[str, Any]:
    severity = ("blocker" if entry.status == "prohibited" else "critical") if entry.failing else "minor"
    return {
        "description": f"{headline(entry)}, {sure(entry)} sure ({plain('; '.join(entry.evidence))})",
        "check_name": f"noticegap/{entry.category}",
        "fingerprint": entry.fingerprint,
        "severity": severity,
        "location": {"path": entry.file, "lines": {"begin": entry.line}},
    }


def _unread(unread: Unread, title: str = "NOT READ", name: str = "unread", severity: str = "major") -> dict[str, Any]:
    key = hashlib.sha256(f"{unread.file}\0{unread.reason}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return {
        "description": f"{title}: {plain(unread.reason)}",
        "check_name": f"noticegap/{name}",
        "fingerprint": key,
        "severity": severity,
        "location": {"path": unread.file, "lines": {"begin": unread.line or 1}},
    }

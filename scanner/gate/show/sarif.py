"""SARIF 2.1.0 (OASIS standard): results at the line of the column, unread files as notifications of the tool."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

from scanner.gate.result import Entry, Result
from scanner.gate.schema import Unread
from scanner.gate.show.words import headline, plain, sure

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LARGEST = 5000  # results of a run that code hosts take; the surest come first


def write(result: Result, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes one run with what fails (level error) and what warns (level warning)."""
    shown = [*result.failing, *result.warnings][:_LARGEST]
    keys = sorted({entry.category for entry in shown if entry.category})
    labels = {entry.category: entry.label for entry in shown}
    driver = {
        "name": "noticegap gate",
        "semanticVersion": version("noticegap"),
        "rules": [_rule(key, labels[key]) for key in keys],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not result.unread,
                "exitCode": result.exit_code,
                "toolExecutionNotifications": [_notification(each, "error") for each in result.unread]
                + [_notification(each, "note") for each in result.notes],
            }
        ],
        "results": [_result(entry, keys.index(entry.category or "")) for entry in shown],
    }
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out, indent=1)
    out.write("\n")


def _rule(key: str, label: str) -> dict[str, Any]:
    return {
        "id": key,
        "name": "".join(part.capitalize() for part in key.replace("_", ".").split(".")),
        "shortDescription": {"text": f"{label} that the privacy notice does not declare"},
        "help": {"text": f"Declare {key} in the privacy notice for this purpose, drop the column, or record a decision."},
        "properties": {"tags": ["privacy", "personal-data", key]},
    }


def _result(entry: Entry, rule: int) -> dict[str, Any]:
    text = f"{headline(entry)}, {sure(entry)} sure: {plain('; '.join(entry.evidence))}."
    fix = "\n".join(entry.fix)
    return {
        "ruleId": entry.category,
        "ruleIndex": rule,
        "level": "error" if entry.failing else "warning",
        "message": {"text": f"{text}\n{plain_lines(fix)}" if fix else text},
        "locations": [
            {
                "physicalLocation": _physical(entry.file, entry.line),
                "logicalLocations": [{"fullyQualifiedName": entry.place, "kind": "member" if entry.column is not None else "type"}],
            }
        ],
        "partialFingerprints": {"noticegapColumn/v1": entry.fingerprint},
        "properties": {"confidence": entry.confidence, "status": entry.status, "change": entry.change},
    }


def _notification(unread: Unread, level: str) -> dict[str, Any]:
    location = {"physicalLocation": _physical(unread.file, unread.line)}
    return {"level": level, "message": {"text": plain(unread.reason)}, "locations": [location]}


def _physical(file: str, line: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(file.replace("\\", "/")), safe="/.-_~")}}
    return place | ({"region": {"startLine": line}} if line else {})


def plain_lines(text: str) -> str:
    """The text with its line breaks, and nothing else that is obeyed."""
    return "\n".join(plain(line) for line in text.split("\n"))

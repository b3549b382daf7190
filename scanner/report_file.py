"""A report that a scan wrote as JSON, read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scanner.errors import ConfigError

_LARGEST = 2_000_000_000
_SCHEMA = "noticegap/report/1"
#: What a scan always writes, by list; of the run and of each finding its keys and their types.
_LISTS = ("findings", "declared", "unread", "coverage")
_RUN = {"id": str, "tool": str, "detectors": str, "notice": str, "seed": int, "started": str, "ended": str}
_FINDING = {
    "id": str, "source": str, "unit": str, "column": str | None, "entity": str, "category": str, "status": str, "purposes": list,
    "confidence": float | int, "rows_read": int, "rows_hit": int, "distinct": int, "evidence": list, "shape": str | None
}  # fmt: skip


def read_report(path: Path) -> dict[str, Any]:
    """The document, of which only `schema` is known to be there and right. ConfigError for what is no report."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"{path}: is larger than {_LARGEST // 1_000_000} MB.")
        report = json.loads(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise ConfigError(f"{path}: is not JSON. Write it with: noticegap scan -f json={path.name}") from None
    if not isinstance(report, dict) or report.get("schema") != _SCHEMA:
        raise ConfigError(f"{path}: is no report of a scan. Write one with: noticegap scan -f json={path.name}")
    return report


def whole_report(path: Path) -> dict[str, Any]:
    """The document; its run, its lists and its findings are there as a scan writes them. ConfigError for what is no report."""
    report = read_report(path)
    whole = _is(report, dict.fromkeys(_LISTS, list)) and _is(report.get("run"), _RUN)
    if not whole or not all(_is(each, _FINDING) for each in report["findings"]):
        raise ConfigError(f"{path}: is no whole report: something in it is missing or of another kind than a scan writes.")
    return report


def _is(table: Any, kinds: Mapping[str, Any]) -> bool:
    """Whether it is an object with these keys, of these types."""
    return isinstance(table, dict) and all(key in table and isinstance(table[key], kind) for key, kind in kinds.items())

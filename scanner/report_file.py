"""A report that a scan wrote as JSON, read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scanner.errors import ConfigError

_LARGEST = 2_000_000_000
_SCHEMA = "noticegap/report/1"


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

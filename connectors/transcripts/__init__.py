"""Exported calls: one unit for each file, one row for each turn; formats are told by content. See `scanner.calls.TURNS` for the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from connectors.files import Files
from connectors.transcripts.speakers import checked

# Turns take several times as long as rows, about 5 MB a second: an export of some gigabytes is read to its end.
_SECONDS = 1_800


class Transcripts(Files):
    """Files in which calls are looked for, and nothing else is read; what is no call, and no recording of one, is told.

    `path`, `options`, `max_size`, `min_size`, `newer`, `older`, `mounts` and `limits` as for files. `speakers` says whose words they are,
    by labels in the export or by roles: `{agent = "staff", caller = "customer"}`. ConfigError if it is not a table of texts.
    """

    def __init__(
        self,
        path: str,
        speakers: Mapping[str, str] | None = None,
        options: Mapping[str, Any] | None = None,
        max_size: str | int | None = None,
        min_size: str | int | None = None,
        newer: Any = None,
        older: Any = None,
        mounts: bool = False,
        limits: Mapping[str, Any] | None = None,
    ) -> None:
        calls = checked(speakers)
        patient = {"seconds": _SECONDS, **limits} if isinstance(limits, Mapping) else limits or {"seconds": _SECONDS}
        super().__init__(path, options, max_size, min_size, newer, older, mounts, False, patient)
        self._sandbox = replace(self._sandbox, calls=calls)

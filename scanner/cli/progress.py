"""Progress of a scan on stderr: units, rows, rate. Silent when stderr is no terminal. Names of units may be personal: only counts."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm

from scanner.plural import plural


class Progress:
    """A `scan.Watch` that shows one line."""

    def __init__(self) -> None:
        self._units = 0
        self._done = 0
        self._bar = tqdm(
            unit=" rows",
            unit_scale=True,
            file=sys.stderr,
            disable=sys.stderr is None or not sys.stderr.isatty(),
            leave=False,
            bar_format=_FORMAT,
        )

    def listed(self, source: str) -> None:
        self._units += 1
        self._show(source)

    def rows(self, rows: int) -> None:
        self._bar.update(rows)

    def done(self, source: str, unit: str) -> None:
        self._done += 1
        self._show(source)

    def _show(self, source: str) -> None:
        self._bar.set_description_str(f"{source}: {self._done} of {plural(self._units, 'unit')}", refresh=False)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.close()


_FORMAT = "{desc}, {n_fmt} rows, {elapsed}, {rate_fmt}"

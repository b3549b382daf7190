"""How a comparison is told: `write(diff, out, *, colour, width)` for each format."""

from __future__ import annotations

from collections.abc import Callable

from scanner.diff.show import json_, text
from scanner.errors import ConfigError, did_you_mean

_WRITERS: dict[str, Callable[..., None]] = {"text": text.write, "json": json_.write, "ndjson": json_.write_lines}
FORMATS = tuple(_WRITERS)


def writer(name: str) -> Callable[..., None]:
    """The writer of a format. ConfigError for one that there is not."""
    if name not in _WRITERS:
        raise ConfigError(f'-f: no format "{name}". {did_you_mean(name, _WRITERS)}')
    return _WRITERS[name]

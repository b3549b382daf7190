"""The gate's outputs: every writer turns one `Result` into one format, `write(result, out, *, colour, width)`."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from scanner.errors import ConfigError, did_you_mean

_WRITERS = {
    "text": "text",
    "json": "json_",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
}
FORMATS = tuple(_WRITERS)


def writer(name: str) -> Callable[..., None]:
    """The writer of a format. ConfigError for one that there is not."""
    if name not in _WRITERS:
        raise ConfigError(f'-f: no format "{name}". {did_you_mean(name, _WRITERS)}')
    write: Callable[..., None] = importlib.import_module(f"scanner.gate.show.{_WRITERS[name]}").write
    return write

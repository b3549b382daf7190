"""What can go wrong, as sentences for the user.

    ScannerError          a sentence for the user; exit 2
      ├ ConfigError       the command or its configuration is wrong; nothing has been read yet
      ├ PluginError       a connector, detector or report cannot be loaded: a missing detector is a missed finding
      ├ Unreadable        one unit or part; becomes an `Unread`, the scan goes on
      └ CatalogError      the memory between runs cannot be opened, read or written; a scan goes on without it

Shape of a sentence: *where: what is wrong. What would be right.* It quotes what the user typed, never what a source holds:
the text of a foreign exception may contain the very data that we look for.
"""

from __future__ import annotations

import difflib
import os
import traceback
from collections.abc import Iterable


class ScannerError(Exception):
    """A sentence for the user. The command line prints it and exits with 2."""


class ConfigError(ScannerError):
    """The command or its configuration is wrong; nothing has been read yet."""


class PluginError(ScannerError):
    """A connector, a detector or a report writer cannot be loaded."""


class Unreadable(ScannerError):
    """One unit or one part cannot be read. The scan records it as an `Unread` and goes on."""


class CatalogError(ScannerError):
    """The memory between runs cannot be opened, read or written. A scan says so and goes on: its report is not lost."""


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """`Did you mean "x"? Known: a, b, x.` for a name that is not among the known ones; both lists sorted.

    The first sentence is left out when nothing known is near.
    """
    names = sorted(known)
    near = difflib.get_close_matches(typed, names, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    return f"{hint}Known: {', '.join(names)}."


def unexpected(error: BaseException) -> str:
    """Type and line of an unexpected exception, never its text: `KeyError in connectors/sql.py:41`; the system's own words behind it."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    system = f" ({os.strerror(error.errno).lower()})" if isinstance(error, OSError) and error.errno else ""
    return f"{type(error).__name__} in {'/'.join(last.filename.rsplit('/', 2)[-2:])}:{last.lineno}{system}"

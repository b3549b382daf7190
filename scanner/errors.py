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
import re
import traceback
from collections.abc import Collection, Iterable
from itertools import islice

_ALL = 30  # so many names are told one by one; more of them would hide what the sentence says
_NEAR = 3
_SLOW = 2000  # more names than these are narrowed down to so few, before they are compared closely
_SHORT = 100
_PARTS = re.compile(r"[\W_]+")


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


def did_you_mean(typed: str, known: Iterable[str], lists: str = "") -> str:
    """`Did you mean "x"? Known: a, b, x.` for a name that is not among the known ones, which are sorted.

    Of more than 30 the three nearest are told, and how many there are: `Did you mean "x", "y" or "z"? 430 are known: noticegap …`, with
    the command that `lists` them, if one does. The question is left out when nothing known is near.
    """
    names = sorted(set(known))
    hint = meant(typed, names)
    if len(names) <= _ALL:
        return f"{hint}Known: {', '.join(names) or 'none'}."
    return f"{hint}{len(names):,} are known{f': {lists}' if lists else '.'}"


def meant(typed: str, names: Collection[str]) -> str:
    """`Did you mean "x"? `, of more than 30 names the three nearest, with a space behind it; nothing where none is near."""
    quoted = [f'"{name}"' for name in nearest(typed, names, 1 if len(names) <= _ALL else _NEAR)]
    *first, last = quoted or [""]
    return f"Did you mean {', '.join(first)}{' or ' if first else ''}{last}? " if quoted else ""


def nearest(typed: str, names: Iterable[str], most: int = 1) -> list[str]:
    """Up to `most` names that are like the typed one, whatever their case, the likest first; behind them those of which it is a part
    (`dob` of `demog.dob`), the shortest first.
    """
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name.casefold(), name)
    wanted = typed.casefold()
    like = difflib.get_close_matches(wanted, _likely(wanted, list(folded)), n=most)
    parts = sorted((key for key in folded if wanted in _PARTS.split(key)), key=len)
    return [folded[key] for key in islice(dict.fromkeys((*like, *parts)), most)]


def _likely(wanted: str, names: list[str]) -> list[str]:
    """The names among which the nearest ones are: of a hundred thousand difflib would think for a minute."""
    if len(names) <= _SLOW:
        return names
    from rapidfuzz import fuzz, process  # here: hardly any sentence needs it; its ratio is never below difflib's

    return [name for name, _, _ in process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=60, limit=_SHORT)]


def unexpected(error: BaseException) -> str:
    """Type and line of an unexpected exception, never its text: `KeyError in connectors/sql.py:41`; the system's own words behind it."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    system = f" ({os.strerror(error.errno).lower()})" if isinstance(error, OSError) and error.errno else ""
    return f"{type(error).__name__} in {'/'.join(last.filename.rsplit('/', 2)[-2:])}:{last.lineno}{system}"

"""How people name a run: `last`, `last~1` (the one before), an id, or its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.catalog.load import Entry
from scanner.errors import ConfigError

NO_RUN = "no run is stored yet. Scan first: noticegap scan"
_LAST = re.compile(r"last(?:~(\d{1,6}))?")


def named(name: str, known: Sequence[Entry]) -> Entry:
    """The run of that name among those known, the oldest first. ConfigError where there is none, or more than one."""
    if not known:
        raise ConfigError(NO_RUN)
    back = _LAST.fullmatch(name)
    if back:
        number = int(back[1] or 0)
        if number >= len(known):
            some = "only 1 run is stored, and none before it" if len(known) == 1 else f"only {len(known)} runs are stored"
            raise ConfigError(f"{name}: {some}. See: noticegap runs")
        return known[-1 - number]
    exact = [one for one in known if one.id == name]
    found = exact or [one for one in known if name and one.id.startswith(name)]
    if len(found) > 1:
        raise ConfigError(f'"{name}" begins the ids of {len(found)} runs: {", ".join(one.id for one in found[:5])}. Write more of it.')
    if not found:
        raise ConfigError(f'no run "{name}". Name one by its id or the beginning of it, last, or last~1. See: noticegap runs')
    return found[0]

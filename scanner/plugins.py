"""Finds connectors, detectors and reports by entry point: ours as well as anyone's, there is no list to edit."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from scanner.errors import PluginError, did_you_mean, unexpected

CONNECTORS = "noticegap.connectors"
DETECTORS = "noticegap.detectors"
REPORTS = "noticegap.reports"


def names(group: str) -> list[str]:
    """Sorted names of what is installed in a group."""
    return sorted({point.name for point in entry_points(group=group)})


def load(group: str, name: str) -> Any:
    """The object behind one entry point. PluginError when there is none, or when it does not import."""
    kind = group.rsplit(".", 1)[1].removesuffix("s")
    for point in entry_points(group=group, name=name):
        return _load(point, kind)
    raise PluginError(f'no {kind} "{name}". {did_you_mean(name, names(group))}')


def load_all(group: str) -> dict[str, Any]:
    """Every object of a group by name. One that does not load stops everything: a missing detector is a missed finding."""
    return {name: load(group, name) for name in names(group)}


def _load(point: EntryPoint, kind: str) -> Any:
    try:
        return point.load()
    except Exception as error:  # a foreign package may raise anything while it is imported
        raise PluginError(f'{kind} "{point.name}" ({point.value}) cannot be loaded: {unexpected(error)}.') from error

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
    return sorted(_points(group))


def load(group: str, name: str) -> Any:
    """The object behind one entry point. PluginError when there is none, or when it does not import."""
    found = _points(group)
    if name not in found:
        raise PluginError(f'no {_kind(group)} "{name}". {did_you_mean(name, sorted(found))}')
    return _load(found[name], _kind(group))


def load_all(group: str) -> dict[str, Any]:
    """Every object of a group by name. One that does not load stops everything: a missing detector is a missed finding."""
    return {name: _load(point, _kind(group)) for name, point in sorted(_points(group).items())}


def _points(group: str) -> dict[str, EntryPoint]:
    """Name → entry point, of two of one name the first. It reads the files of every distribution: ask once for all of a group."""
    return {point.name: point for point in reversed(tuple(entry_points(group=group)))}


def _kind(group: str) -> str:
    return group.rsplit(".", 1)[1].removesuffix("s")


def _load(point: EntryPoint, kind: str) -> Any:
    try:
        return point.load()
    except Exception as error:  # a foreign package may raise anything while it is imported
        raise PluginError(f'{kind} "{point.name}" ({point.value}) cannot be loaded: {unexpected(error)}.') from error

"""Names of files and tables as a search may show them: they go through the detectors, and through the forms of whoever is looked for."""

from __future__ import annotations

import os.path
import re
from collections.abc import Sequence

import pyarrow as pa

from scanner.masking import masks
from scanner.subject.finder import Finder
from scanner.subject.locate import Search

_PARTS = re.compile(r"[_\-.]+")
_HIDDEN = "…"


def shown_names(search: Search) -> dict[str, str]:
    """Masked names by name, for those that have to be: no two become the same."""
    units = {each.unit for found in search.results for each in found.searched}
    units |= {each.place.unit for found in search.results for each in found.unread if each.place.unit}
    names = sorted(units)
    masked = masks(names, search.worker.engine)
    for number, name in enumerate(names, 1):
        if (hidden := _hidden(name, search.finder)) != name:
            masked[name] = f"{hidden} #{number}"
    return masked


def _hidden(name: str, finder: Finder) -> str:
    """The name without the parts of its path that hold an identifier of a subject; folders and extensions stay (`letters/….docx`)."""
    if not _private([name], finder)[0]:
        return name
    parts = name.split("/")
    private = _private(parts, finder)
    private = private if any(private) else [True] * len(parts)
    kept = [_HIDDEN if hide else part for part, hide in zip(parts, private, strict=True)]
    return "/".join(kept) + (os.path.splitext(parts[-1])[1] if private[-1] else "")


def _private(names: Sequence[str], finder: Finder) -> list[bool]:
    """Which names hold an identifier of a subject, read as words (`Smith_John_letter.docx`)."""
    spoken = pa.array([_PARTS.sub(" ", name) for name in names], pa.large_string())
    rows = set(finder.needles.find(spoken).column("row").to_pylist())
    return [row in rows for row in range(len(names))]

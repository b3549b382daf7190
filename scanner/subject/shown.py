"""Names of files and tables as a search may show them: they go through the detectors, and through the forms of whoever is looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa

from scanner.masking import masks
from scanner.subject.finder import Finder
from scanner.subject.locate import Search

_PARTS = re.compile(r"[_\-.]+")


def shown_names(search: Search) -> dict[str, str]:
    """Masked names by name, for those that have to be: no two become the same."""
    units = {each.unit for found in search.results for each in found.searched}
    units |= {each.place.unit for found in search.results for each in found.unread if each.place.unit}
    names = sorted(units)
    masked = masks(names, search.worker.engine)
    private = _private(names, search.finder)
    for number, name in enumerate(names, 1):
        if name in private and name not in masked:
            masked[name] = f"{'/' if '/' in name else ''}".join(["…" for _ in name.split("/")]) + f" #{number}"
    return masked


def _private(names: Sequence[str], finder: Finder) -> set[str]:
    """The names that hold an identifier of a subject, read as words (`Smith_John_letter.docx`)."""
    spoken = pa.array([_PARTS.sub(" ", name) for name in names], pa.large_string())
    return {names[row] for row in finder.needles.find(spoken).column("row").to_pylist()}

"""Names of files, tables and columns as they may leave the process: they go through the same detectors as values."""

from __future__ import annotations

from scanner.work import Detector


def masks(names: list[str], engine: Detector) -> dict[str, str]:
    """Masked names, numbered where two would be the same."""
    taken = set(names)
    result: dict[str, str] = {}
    for name, masked in zip(names, engine.mask_names(names), strict=True):
        if masked != name:
            number, numbered = 2, masked
            while numbered in taken:
                number, numbered = number + 1, f"{masked} #{number}"
            taken.add(numbered)
            result[name] = numbered
    return result


def unnamed(says: str) -> str:
    """A piece of evidence without the words of a name that had to be masked.

    >>> unnamed("name: ann smith phone"), unnamed("PHONE_NUMBER: name: ann smith phone"), unnamed("pattern 98 %")
    ('name', 'PHONE_NUMBER: name', 'pattern 98 %')
    """
    before, named, _ = says.partition("name: ")
    return f"{before}name" if named else says

"""Names of files, tables and columns without the personal values that some of them carry.

A name leaves the process in every report, so it goes through the same detectors as a value. Separators `_` and `-` are also read as
spaces (`Smith_John`). Folders, the extension and everything that is no hit stay as they are, so that a person finds the place again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from detectors.hits import codepoints, read
from scanner.pattern import Pattern

#: A valid hit is masked from this score on, or when its pattern needs nothing beside itself.
LEAST = 0.5

# what points at someone or opens something; what a unit is about (health, a complaint, a union) stays readable
_TELLING = ("person.", "contact.", "id.", "pay.", "online.", "device.", "auth.", "account.", "location", "demog.dob")

#: Start and end in code points, score, entity.
Mark = tuple[int, int, float, str]

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")
#: One word in lower case is the name of a table (`pol`, `may`) before it is somebody's.
_WORD = re.compile(r"[a-z]+")
_SPACED = str.maketrans("_-+", "   ")


def masked(patterns: Sequence[Pattern], scan: Callable[[pa.Array], pa.RecordBatch], written: Sequence[str]) -> list[str]:
    """The names with each hit of `scan` replaced by ‹ENTITY›, in the same order."""
    if not written:
        return []
    marks: list[list[Mark]] = [[] for _ in written]
    stems = [_EXTENSION.sub("", name) for name in written]
    for spelling in (list(written), [_spaced(name) for name in written], stems):
        texts = pa.array(spelling, pa.large_string())
        hits = read(codepoints(scan(texts), texts))
        tells = np.array([_tells(pattern) for pattern in patterns] or [False])
        needs = np.array([pattern.need == "" for pattern in patterns] or [False])
        certain: npt.NDArray[np.bool_] = hits.valid & tells[hits.pattern] & (needs[hits.pattern] | (hits.score >= LEAST)) & (hits.score > 0)
        kept = hits.take(np.flatnonzero(certain))
        columns = (kept.row.tolist(), kept.start.tolist(), kept.end.tolist(), kept.score.tolist(), kept.pattern.tolist())
        for row, start, end, score, pattern in zip(*columns, strict=True):
            found = patterns[pattern]
            text = spelling[row][start:end]
            # an enumeration holds words such as "email" or "sms", which name columns and no one
            if text.casefold() not in (found.values or ()) and not (found.entity == "PERSON" and _WORD.fullmatch(text)):
                marks[row].append((start, end, score, found.entity))
    return [_replaced(name, _clipped(found, len(stem))) for name, stem, found in zip(written, stems, marks, strict=True)]


def _tells(pattern: Pattern) -> bool:
    """Whether a match points at someone: "passport scan" says what a file is, not whose."""
    return pattern.regex is not None and pattern.category.startswith(_TELLING) and pattern.category != "id.document"


def _spaced(name: str) -> str:
    return name.translate(_SPACED)


def _clipped(found: list[Mark], stem: int) -> list[Mark]:
    """The marks without the extension, where the name without it has a mark at that place as well."""
    inner = [each for each in found if each[1] <= stem]
    return [
        (start, stem if end > stem > start and any(i[0] < end and start < i[1] for i in inner) else end, score, entity)
        for start, end, score, entity in found
    ]


def _replaced(name: str, found: list[Mark]) -> str:
    """Overlapping hits become one mark with the name of the longest; a separator of folders is never covered."""
    out, at = "", 0
    for start, end, entity in _merged(found):
        covered = name[start:end]
        out += name[at:start] + f"‹{entity}›" + "".join(f"/‹{entity}›" for _ in range(covered.count("/")))
        at = end
    return out + name[at:]


def _merged(found: list[Mark]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, int, str]] = []
    for start, end, _, entity in sorted(found):
        if merged and start < merged[-1][1]:
            first, last, length, name = merged[-1]
            longest = (length, name) if length >= end - start else (end - start, entity)
            merged[-1] = (first, max(last, end), *longest)
        else:
            merged.append((start, end, end - start, entity))
    return [(start, end, entity) for start, end, _, entity in merged]

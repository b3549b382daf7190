"""Names of files, tables and columns without the personal values that some of them carry.

A name leaves the process in every report, so it goes through the same detectors as a value. Separators `_` and `-` are also read as
spaces (`call_07700_900123`); who is named is told by `detectors.names.files`. Folders, the extension and everything that is no hit stay as
they are, so that a person finds the place again. Each different folder or file is looked at once, however many paths it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from detectors.hits import codepoints, read
from detectors.names.files import people
from detectors.names.spelled import stem
from scanner.pattern import Pattern

#: A valid hit is masked from this score on, or when its pattern needs nothing beside itself.
LEAST = 0.5

# what points at someone or opens something; what a unit is about (health, a complaint, a union) stays readable
_TELLING = ("person.", "contact.", "id.", "pay.", "online.", "device.", "auth.", "account.", "location", "demog.dob")

#: Start and end in code points, entity.
Mark = tuple[int, int, str]
#: A folder and something in it; the folder is "" where it says nothing about what is in it.
Part = tuple[str, str]
Scan = Callable[[pa.Array], pa.RecordBatch]

#: What stands between folders, and between a file and what is in it.
_BORDER = re.compile(r"([/\\!])")
#: One word in lower case is the name of a table (`pol`, `may`) before it is somebody's.
_WORD = re.compile(r"[a-z]+")
#: A number may be one of a phone for the folder that it lies in.
_NUMBER = re.compile(r"\d\D?\d\D?\d\D?\d")
# between digits they are part of a date or a number (1984-02-29)
_SPACED = re.compile(r"_|(?<!\d)[-+]|[-+](?!\d)")
_FORM = re.compile(r"[Pp]\d")
_DIGITS = str.maketrans("123456789", "000000000")
#: Without one of these, a name holds nothing that is lost when its marks are read as spaces.
_MORE = re.compile(r"[\d@:=+%]")
#: Parts that are looked at together.
_ROWS = 1 << 17


def masked(patterns: Sequence[Pattern], scan: Scan, written: Sequence[str]) -> list[str]:
    """The names with each hit of `scan`, and each person, replaced by ‹ENTITY›, in the same order."""
    paths = [_parts(name) for name in written]
    distinct = list(dict.fromkeys(part for path in paths for part in path))
    shown: dict[Part, str] = {}
    for first in range(0, len(distinct), _ROWS):
        some = distinct[first : first + _ROWS]
        for part, marks in zip(some, _marks(patterns, scan, some), strict=True):
            if marks:
                shown[part] = _replaced(part[1], marks)
    return ["".join([shown.get(part, part[1]) for part in path]) for path in paths] if shown else list(written)


def _parts(name: str) -> list[Part]:
    """The folders and the file of a path, and what lies between them."""
    pieces = _BORDER.split(name)
    return [(pieces[at - 2] if at > 1 and at % 2 == 0 and _NUMBER.search(piece) else "", piece) for at, piece in enumerate(pieces)]


def _marks(patterns: Sequence[Pattern], scan: Scan, parts: Sequence[Part]) -> list[list[Mark]]:
    """What is to be masked in each part."""
    seen: dict[str, list[Mark]] = {}
    marks: list[list[Mark]] = []
    for _, own in parts:
        like = own if _FORM.search(own) else own.translate(_DIGITS)  # numbered files differ in nothing that names somebody
        if like not in seen:
            seen[like] = [(start, end, "PERSON") for start, end in people(like)]
        marks.append(seen[like].copy())
    ends = [stem(own) for _, own in parts]
    inner: dict[int, list[Mark]] = {}
    for row, mark in _hits(patterns, scan, [(folder, _SPACED.sub(" ", own[:end])) for (folder, own), end in zip(parts, ends, strict=True)]):
        inner.setdefault(row, []).append(mark)
        marks[row].append(mark)
    written = [at for at, (_, own) in enumerate(parts) if _MORE.search(own)]
    for at, (start, end, entity) in _hits(patterns, scan, [parts[at] for at in written]):
        row = written[at]
        also = any(low < end and start < high for low, high, _ in inner.get(row, ()))
        marks[row].append((start, ends[row] if also and end > ends[row] else end, entity))
    return marks


def _hits(patterns: Sequence[Pattern], scan: Scan, parts: Sequence[Part]) -> Iterator[tuple[int, Mark]]:
    """Row and place of what the patterns find in the parts; the folder before a part counts as context."""
    spelled = [f"{folder}/{own}" if folder else own for folder, own in parts]
    texts = pa.array(spelled, pa.large_string())
    hits = read(codepoints(scan(texts), texts))
    tells = np.array([_tells(pattern) for pattern in patterns] or [False])
    needs = np.array([pattern.need == "" for pattern in patterns] or [False])
    certain: npt.NDArray[np.bool_] = hits.valid & tells[hits.pattern] & (needs[hits.pattern] | (hits.score >= LEAST)) & (hits.score > 0)
    kept = hits.take(np.flatnonzero(certain))
    for row, start, end, pattern in zip(kept.row.tolist(), kept.start.tolist(), kept.end.tolist(), kept.pattern.tolist(), strict=True):
        found, text = patterns[pattern], spelled[row][start:end]
        before = len(parts[row][0]) + 1 if parts[row][0] else 0
        # an enumeration holds words such as "email" or "sms", which name columns and no one
        if end <= before or text.casefold() in (found.values or ()) or (found.entity == "PERSON" and _WORD.fullmatch(text)):
            continue
        yield row, (max(start - before, 0), end - before, found.entity)


def _tells(pattern: Pattern) -> bool:
    """Whether a match points at someone: "passport scan" says what a file is, not whose. Words that may be a name are no name here."""
    by_words = pattern.entity == "PERSON" and pattern.need == "distinct"
    return pattern.regex is not None and pattern.category.startswith(_TELLING) and pattern.category != "id.document" and not by_words


def _replaced(name: str, found: list[Mark]) -> str:
    """Overlapping marks become one with the name of the longest."""
    out, at = "", 0
    for start, end, entity in _merged(found):
        out += name[at:start] + f"‹{entity}›"
        at = end
    return out + name[at:]


def _merged(found: list[Mark]) -> list[Mark]:
    merged: list[tuple[int, int, int, str]] = []
    for start, end, entity in sorted(found):
        if merged and start < merged[-1][1]:
            first, last, length, name = merged[-1]
            longest = (length, name) if length >= end - start else (end - start, entity)
            merged[-1] = (first, max(last, end), *longest)
        else:
            merged.append((start, end, end - start, entity))
    return [(start, end, entity) for start, end, _, entity in merged]

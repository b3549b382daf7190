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
from detectors.names.about import PERSONAL
from detectors.names.files import Span, people
from detectors.names.spelled import stem
from scanner.pattern import Pattern
from scanner.words import words

#: A valid hit is masked from this score on, or when its pattern needs nothing beside itself.
LEAST = 0.5

# what points at someone or opens something; what a unit is about (health, a complaint, a union) stays readable
_TELLING = ("person.", "contact.", "id.", "pay.", "online.", "device.", "auth.", "account.", "location", "demog.dob")

#: Start and end in code points, entity.
Mark = tuple[int, int, str]
Scan = Callable[[pa.Array], pa.RecordBatch]

#: What stands between folders, and between a file and what is in it.
_BORDER = re.compile(r"([/\\!])")
#: One word in lower case is the name of a table (`pol`, `may`) before it is somebody's.
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
#: A number may be one of a phone for the folder that it lies in.
_NUMBER = re.compile(r"\d\D?\d\D?\d\D?\d")
# between digits they are part of a date or a number (1984-02-29)
_SPACED = re.compile(r"_|(?<!\d)[-+]|[-+](?!\d)")
_ADDRESS = "EMAIL_ADDRESS"
_FORM = re.compile(r"[Pp]\d")
_DIGITS = str.maketrans("123456789", "000000000")
#: Without one of these, a name holds nothing that is lost when its marks are read as spaces.
_MORE = re.compile(r"[\d@:=+%]")
#: Parts that are looked at together.
_ROWS = 1 << 17


def masked(patterns: Sequence[Pattern], scan: Scan, written: Sequence[str]) -> list[str]:
    """The names with each hit of `scan`, and each person, replaced by ‹ENTITY›, in the same order."""
    distinct = list(dict.fromkeys(part for name in written for part in _parts(name)))
    shown: dict[str, str] = {}
    for first in range(0, len(distinct), _ROWS):
        some = distinct[first : first + _ROWS]
        marked = _marks(patterns, scan, some)
        known = _phrases(patterns) if marked else frozenset()
        for row, marks in marked.items():
            if words(own := _own(some[row])) not in known:
                shown[some[row]] = _replaced(own, marks)
    return (
        ["".join([shown[part] if part in shown else _own(part) for part in _parts(name)]) for name in written] if shown else list(written)
    )


_latest: list[tuple[Sequence[Pattern], frozenset[tuple[str, ...]]]] = []


def _phrases(patterns: Sequence[Pattern]) -> frozenset[tuple[str, ...]]:
    """What columns are called, word by word: `gross_salary` is no salary of somebody called Gross. One word alone may be a name.

    Those of the last patterns are kept, since a scan has one engine.
    """
    if not _latest or _latest[0][0] is not patterns:
        _latest[:] = [(patterns, frozenset(tuple(phrase.split()) for pattern in patterns for phrase in pattern.names if " " in phrase))]
    return _latest[0][1]


def _parts(name: str) -> list[str]:
    """The folders and the file of a path, and what lies between them; "folder/file" for a file of which the folder may say something."""
    pieces = _BORDER.split(name)
    for at in range(len(pieces) - 1, 1, -2):
        if pieces[at - 2] and _NUMBER.search(pieces[at]):
            pieces[at] = f"{pieces[at - 2]}/{pieces[at]}"
    return pieces


def _own(part: str) -> str:
    """A part without the folder before it."""
    return part if len(part) < 2 else part[part.rfind("/") + 1 :]


def _marks(patterns: Sequence[Pattern], scan: Scan, parts: Sequence[str]) -> dict[int, list[Mark]]:
    """What is to be masked in each part, by its row."""
    marks = _named(parts)
    inner: dict[int, list[Mark]] = {}
    for row, mark in _hits(patterns, scan, [_spaced(part) for part in parts]):
        inner.setdefault(row, []).append(mark)
        marks.setdefault(row, []).append(mark)
    written = [at for at, part in enumerate(parts) if _MORE.search(part)]
    for at, (start, end, entity) in _hits(patterns, scan, [parts[at] for at in written]):
        row, last = written[at], stem(_own(parts[written[at]]))
        also = any(low < end and start < high for low, high, _ in inner.get(row, ()))
        marks.setdefault(row, []).append((start, last if also and end > last else end, entity))
    # an address before an extension looks like one of a longer domain, which there is not (jane@example.org.txt)
    missed = [at for at in written if "@" in parts[at] and not any(entity == _ADDRESS for _, _, entity in marks.get(at, ()))]
    for at, mark in _hits(patterns, scan, [parts[at][: stem(parts[at])] for at in missed]):
        marks.setdefault(missed[at], []).append(mark)
    return marks


def _named(parts: Sequence[str]) -> dict[int, list[Mark]]:
    """The people in each part. Numbered files differ in nothing that names somebody, and are looked at once."""
    seen: dict[str, list[Span]] = {}
    marks: dict[int, list[Mark]] = {}
    for row, part in enumerate(parts):
        own = _own(part)
        like = own if _FORM.search(own) else own.translate(_DIGITS)
        if like not in seen:
            seen[like] = people(like)
        if seen[like]:
            marks[row] = [(start, end, "PERSON") for start, end in seen[like]]
    return marks


def _spaced(part: str) -> str:
    """A part without its extension, with blanks for the marks between words."""
    at = part.rfind("/") + 1
    return part[:at] + _SPACED.sub(" ", part[at : at + stem(part[at:])])


def _hits(patterns: Sequence[Pattern], scan: Scan, parts: Sequence[str]) -> Iterator[tuple[int, Mark]]:
    """Row and place of what the patterns find in the parts; the folder before a part is context."""
    texts = pa.array(parts, pa.large_string())
    hits = read(codepoints(scan(texts), texts))
    tells = np.array([_tells(pattern) for pattern in patterns] or [False])
    needs = np.array([pattern.need == "" for pattern in patterns] or [False])
    certain: npt.NDArray[np.bool_] = hits.valid & tells[hits.pattern] & (needs[hits.pattern] | (hits.score >= LEAST)) & (hits.score > 0)
    kept = hits.take(np.flatnonzero(certain))
    for row, start, end, pattern in zip(kept.row.tolist(), kept.start.tolist(), kept.end.tolist(), kept.pattern.tolist(), strict=True):
        found, text, before = patterns[pattern], parts[row][start:end], parts[row].rfind("/") + 1
        # an enumeration holds words such as "email" or "sms", which name columns and no one; a "P45" says what a file is, not whose,
        # and so does "CCJ": what somebody pays with, or is paid, has digits
        if (
            end <= before
            or text.casefold() in (found.values or ())
            or text.casefold() in PERSONAL
            or (found.entity == "PERSON" and _WORD.fullmatch(text))
            or (found.category.startswith("pay.") and not _DIGIT.search(text))
        ):
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

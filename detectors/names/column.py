"""People in columns that hold names of files: told as for masking, so that what is found is masked and what is masked is found."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyarrow as pa

from detectors.names.files import people
from detectors.pieces import Found, batch, span
from scanner.pattern import Pattern
from scanner.words import endings, words

_PATTERN = Pattern(
    entity="PERSON",
    title="Name of a person",
    category="person.name",
    chance=0.1,
    score=0.6,  # one clear name in a folder is a finding, several are a surer one
    mask="initials",
    sources=("UK GDPR Art 4(1)", "detectors/names/data/SOURCES.md"),
)
_NAMES = frozenset({"file name", "folder name", "file path", "filename", "foldername", "filepath"})
_PART = re.compile(r"[^/\\]+")


def of_files(name: str) -> bool:
    """Whether a column is one of names of files, by its own name.

    >>> of_files("file name"), of_files("attachment_filename"), of_files("name")
    (True, True, False)
    """
    return not _NAMES.isdisjoint(endings(words(name)))


@dataclass(frozen=True, slots=True)
class FileNames:
    """Reads columns of names or paths of files, in place of the patterns that tell people by their form in a text.

    `version` tells one way of doing it from the next, for whoever keeps results.
    """

    version: int = 1
    patterns: tuple[Pattern, ...] = (_PATTERN,)

    def reads(self, values: pa.Array, name: str) -> bool:
        """Columns that say so."""
        return of_files(name)

    def replaces(self, pattern: Pattern) -> bool:
        """Words that may be a name are none in the name of a file."""
        return pattern.entity == "PERSON" and pattern.regex is not None and pattern.need in ("distinct", "context")

    def scan(self, values: pa.Array) -> pa.RecordBatch:
        """The people in each folder and file of each value; spans are bytes."""
        found: list[Found] = []
        for row, text in enumerate(values.to_pylist()):
            for part in _PART.finditer(text or ""):
                for start, end in people(part[0]):
                    found.append((row, *span(text, 0, part.start() + start, part.start() + end), 0, _PATTERN.score, False))
        return batch(found)

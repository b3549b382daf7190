"""The people and texts of `subject_cases.toml`, and what the needles find in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from scanner.subject.identifiers import Subject
from scanner.subject.needles import LEVELS, Needles
from scanner.subject.request import parsed
from scanner.subject.result import FIELDS
from tests.case_files import unmarked

_TABLES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("subject_cases.toml").read_text("utf-8"))
WHO = list(_TABLES["subject"])
CASES = [
    (who, field, want, text)
    for who in WHO
    for field, lists in _TABLES.get(who, {}).items()
    for want, texts in lists.items()
    for text in texts
]


@cache
def subjects() -> tuple[Subject, ...]:
    """The people of the cases, in the order of `WHO`."""
    tables = [{"request": {"reference": "R-1"}, "subject": _TABLES["subject"][who]} for who in WHO]
    return tuple(parsed("case", table, name_only=True).subject for table in tables)


@cache
def needles(native: bool = True) -> Needles:
    """The needles of all of them."""
    return Needles(subjects(), native=native)


def hits(text: str, who: str, field: str) -> set[tuple[str, int, int]]:
    """Level, start and end in characters."""
    data = text.encode()
    batch = needles().find(pa.array([text], pa.large_string()))
    rows = [row for row in batch.to_pylist() if WHO[row["subject"]] == who and FIELDS[row["field"]] == field]
    return {(LEVELS[row["level"]], len(data[: row["start"]].decode()), len(data[: row["end"]].decode())) for row in rows}


def found(texts: Sequence[str | None], native: bool = True) -> pa.RecordBatch:
    """Their hits in these texts."""
    return needles(native).find(pa.array(texts, pa.large_string()))


def pieces() -> list[str]:
    """All texts of the cases and all words of them, to make new texts of."""
    texts = [unmarked(marked)[0] for _, _, _, marked in CASES]
    return sorted({*texts, *(word for text in texts for word in re.split(r"(?<=\W)|(?=\W)", text) if word)})

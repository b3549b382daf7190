"""Files that are made to break whoever reads them; `tests.bench.hostile` scans each alone, `tests/test_hostile.py` the small ones together."""

from __future__ import annotations

from tests.hostile import archives, big, documents, markup, pictures, quine, system
from tests.hostile.case import Case

CASES: tuple[Case, ...] = (
    *archives.CASES,
    *quine.CASES,
    *markup.CASES,
    *documents.CASES,
    *pictures.CASES,
    *big.CASES,
    *system.CASES,
)

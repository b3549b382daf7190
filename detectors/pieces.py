"""Texts in pieces for readers whose time grows with the square of a text, and what they found as hits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from detectors.hits import Hits, gathered

#: Most characters of a piece.
LONGEST = 50_000

# where a long text is cut: behind the last sentence or clause, else at the last blank
_SEAMS = (re.compile(r"(?s:.*)[\n.!?;,]\s"), re.compile(r"(?s:.*)\s"))

# spaCy's tokenizer takes a time that grows with the square of a run without blanks; no name is that long
_LONGEST_RUN = 500
_RUN = re.compile(r"\S{501}")

#: Row, first and last byte, pattern, score, whether a context word stood near.
Found = tuple[int, int, int, int, float, bool]


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[str, int]]:
    """The text in pieces of at most `longest` characters, cut at blanks, with the byte at which each begins."""
    if 0 < len(text) <= min(longest, _LONGEST_RUN):
        yield text, 0
        return
    at = base = 0
    while at < len(text):
        piece = text[at : at + longest]
        if run := _RUN.search(piece):
            piece = piece[: run.start() or _LONGEST_RUN]
        elif at + len(piece) < len(text):
            seams = (seam.match(piece) for seam in _SEAMS)
            piece = next((found.group() for found in seams if found), piece)
        yield piece, base
        at, base = at + len(piece), base + len(piece.encode())


def span(piece: str, base: int, start: int, end: int) -> tuple[int, int]:
    """Characters `start:end` of a piece as bytes of its text."""
    first = base + len(piece[:start].encode())
    return first, first + len(piece[start:end].encode())


_NOTHING = gathered(()).batch()


def batch(found: list[Found], passed: Sequence[bool] = ()) -> pa.RecordBatch:
    """As hits that count; but for those that did not pass, where `passed` tells of each."""
    if not found:
        return _NOTHING
    row, start, end, pattern, score, context = (np.array(column) for column in zip(*found, strict=True))
    valid, no = np.array(passed, bool) if passed else np.ones(len(found), bool), np.zeros(len(found), bool)
    return Hits(row, start, end, pattern, score.astype(np.float32), valid, context, no).batch()

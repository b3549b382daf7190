"""Turns as Arrow batches: at most 64k rows or 16 MB each."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from scanner.errors import Unreadable

SCHEMA = pa.schema([("speaker", pa.string()), ("start", pa.float64()), ("", pa.string())])
ROWS = 65_536
CHARACTERS = 4_000_000  # at most 16 MB as UTF-8
LONGEST = 1_000_000

#: Speaker, start in seconds, what was said.
Turn = tuple[str | None, float | None, str]


def batches(turns: Iterator[Turn | str]) -> Iterator[pa.RecordBatch | str]:
    """Batches of turns; a reason for something skipped (a `str` among the turns) passes through.

    What was read before an Unreadable still comes, then the error.
    """
    rows: list[Turn] = []
    size = 0
    try:
        for turn in turns:
            if isinstance(turn, str):
                yield turn
                continue
            for piece in _pieces(turn):
                rows.append(piece)
                size += len(piece[2])
                if len(rows) >= ROWS or size >= CHARACTERS:
                    yield _batch(rows)
                    rows, size = [], 0
    except Unreadable as error:
        if rows:
            yield _batch(rows)
        raise error from None
    if rows:
        yield _batch(rows)


def _pieces(turn: Turn) -> Iterator[Turn]:
    """A turn longer than a million characters in several rows, cut at a space where there is one."""
    speaker, start, text = turn
    while len(text) > LONGEST:
        cut = text.rfind(" ", LONGEST // 2, LONGEST)
        cut = LONGEST if cut < 0 else cut
        yield speaker, start, text[:cut]
        text = text[cut:]
    yield speaker, start, text


def _batch(rows: list[Turn]) -> pa.RecordBatch:
    speakers, starts, texts = zip(*rows, strict=True)
    columns = [pa.array(map(_clean, speakers), pa.string()), pa.array(starts, pa.float64()), pa.array(map(_clean, texts), pa.string())]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def _clean(text: str | None) -> str | None:
    """Lone surrogates, which JSON can hold and UTF-8 cannot, become question marks."""
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode()

"""Turns of calls for a search: what was said is looked through as it was said and as it would be written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.calls import TURNS, Moment
from scanner.flatten import Cells, flatten
from scanner.hearing import Heard, Hearing
from scanner.speech.fold import Folded
from scanner.subject.finder import Finder, Hits, joined
from scanner.subject.needles import VARIANT
from scanner.subject.needles.found import resolved

#: What is searched: who speaks, what was said, and what else may have been heard. The rest of a turn is no speech.
_SEARCHED = ("speaker", "", "alternatives")
#: Where a folded text comes from: the rows of its call, the folding, the number of the turn.
_Origin = tuple[Sequence[int], Folded, int]


def in_turns(heard: Heard, finder: Finder, column: Callable[[str], int]) -> Hits:
    """Hits in turns, offsets in bytes of what was said; `column` numbers the columns.

    What was said over two turns is a hit in each. What only another hearing holds may stand anywhere in its turn.
    """
    said = {cells.name: cells for cells in flatten(heard.spoken.select(_SEARCHED))}
    words, labels, others = said[""], said["speaker"], said["alternatives[]"]
    texts = words.text.to_pylist()
    own = _each([finder.in_text(words, column("")), _written(heard, finder, column(""), texts)], column(""))
    return joined([finder.in_text(labels, column("speaker")), own, _heard_else(finder.in_text(others, column("")), own, texts)])


def written(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Turns as detectors look at them, what else the batch holds apart; any other batch as it is."""
    kinds = {field.name: field.type for field in batch.schema}
    if any(kinds.get(field.name) != field.type for field in TURNS):
        yield batch
        return
    hearing = Hearing()
    for heard in (*hearing.hear(batch.select(TURNS.names)), *hearing.end()):
        yield heard.batch
    if rest := [name for name in batch.schema.names if name not in TURNS.names]:
        yield batch.select(rest)


def in_call(batch: pa.RecordBatch, moment: Moment | None) -> pa.RecordBatch:
    """The rows that belong to a call; all of them where it is the only one. Calls of one export may run side by side."""
    if moment is None or moment.call is None or "call" not in batch.schema.names:
        return batch
    return batch.filter(pc.fill_null(pc.equal(batch.column("call"), moment.call), False))


def spanning(moments: Iterable[Moment | None]) -> Moment | None:
    """From the first to the last of some moments of one call; `who` where one person says all. None where nothing is known."""
    some = [each for each in moments if each is not None and str(each)]
    if not some:
        return None
    who, starts, ends = {each.who for each in some}, [each.start for each in some], [each.end for each in some]
    start, end = (each for each in starts if each is not None), (each for each in ends if each is not None)
    return Moment(some[0].call, who.pop() if len(who) == 1 else None, min(start, default=None), max(end, default=None))


def edges(text: str) -> Sequence[int]:
    """The offset in bytes (UTF-8) of each code point, and the end."""
    if text.isascii():
        return range(len(text) + 1)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes = 1 + (codes >= 1 << 7).astype(np.int64) + (codes >= 1 << 11) + (codes >= 1 << 16)
    return [0, *np.cumsum(sizes).tolist()]


def _written(heard: Heard, finder: Finder, index: int, texts: Sequence[str | None]) -> Hits:
    """Hits in the turns that are written in another way than they are said, where they are said."""
    origins: dict[int, _Origin] = {rows[turn]: (rows, folded, turn) for rows, folded in heard.folded for turn in folded.pieces}
    read = pa.array([folded.texts[turn] for _, folded, turn in origins.values()], pa.large_string())
    hits = finder.in_text(Cells("", "text", read, np.array(list(origins), np.int64)), index)
    said: dict[int, Sequence[int]] = {}
    apart = {row: edges(origins[row][1].texts[origins[row][2]]) for row in set(hits.row.tolist())}
    found = []
    for row, start, end, *told, level in zip(*(getattr(hits, name).tolist() for name in _OF_HITS), strict=True):
        rows, folded, turn = origins[row]
        spans, sure = folded.back(turn, bisect_left(apart[row], start), bisect_left(apart[row], end))
        for where, low, high in spans:
            at = rows[where]
            said.setdefault(at, edges(texts[at] or ""))
            found.append((at, said[at][low], said[at][high], *told, level if sure == 1 else max(level, VARIANT)))
    return _hits(np.array(found, np.int64).reshape(-1, len(_OF_HITS)), index)


_OF_HITS = ("row", "start", "end", "subject", "field", "level")


def _each(some: Sequence[Hits], index: int) -> Hits:
    """Hits in one column, each once."""
    return _hits(resolved(np.concatenate([np.column_stack([getattr(each, name) for name in _OF_HITS]) for each in some])), index)


def _hits(table: NDArray[np.int64], index: int) -> Hits:
    row, start, end, subject, field, level = table.T
    return Hits(row, subject, field, level, start, end, np.full(len(row), index))


def _heard_else(hits: Hits, own: Hits, texts: Sequence[str | None]) -> Hits:
    """Hits in other hearings of turns in which the best one holds nothing of the kind, each as the whole turn."""
    known = set(zip(own.row.tolist(), own.subject.tolist(), own.field.tolist(), strict=True))
    found: dict[tuple[int, int, int], tuple[int, ...]] = {}
    for row, subject, field, level in zip(*(getattr(hits, name).tolist() for name in ("row", "subject", "field", "level")), strict=True):
        if (row, subject, field) not in known:
            size = len((texts[row] or "").encode())
            found.setdefault((row, subject, field), (row, 0, size, subject, field, max(level, VARIANT)))
    return _hits(np.array(list(found.values()), np.int64).reshape(-1, len(_OF_HITS)), int(hits.column[0]) if len(hits) else 0)

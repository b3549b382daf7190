"""Passages as they are told: where identifiers stand for people, who count characters where the search counts bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from scanner.flatten import flatten
from scanner.model import Place, Unit
from scanner.subject.categories import OF_FIELD, held
from scanner.subject.passages import Passage
from scanner.subject.result import Match, Namesake, Span
from scanner.subject.turns import in_call
from scanner.work import Worker


def of_passage(key: tuple[str, str], passage: Passage, unit: Unit, batch: pa.RecordBatch | None, worker: Worker) -> Match:
    """A passage as a match; `batch` holds its rows, as far as they were kept."""
    told = passage.judgement
    shown = {OF_FIELD[span.field] for span in passage.spans if span.field in OF_FIELD}
    for categories in held(worker, unit, [in_call(batch, passage.moment)]).values() if batch is not None else ():
        shown |= categories
    return Match(
        place=Place(*key, passage.spans[0].column if passage.spans else None),
        form=unit.form,
        record=_rows(passage),
        tier=str(told.tier),
        score=told.score,
        categories=tuple(sorted(shown)),
        why=(*told.why, *told.contradictions),
        via=passage.via,
        spans=in_characters(passage.spans, batch, passage.first),
        moment=passage.moment,
    )


def not_theirs(key: tuple[str, str], passage: Passage) -> Namesake:
    """A passage that is about somebody else."""
    told = passage.judgement
    return Namesake(Place(*key), _rows(passage), (*told.why, *told.contradictions), told.score, passage.moment)


def _rows(passage: Passage) -> Mapping[str, int | str]:
    return {"row": passage.first} | ({"last": passage.last} if passage.last > passage.first else {})


def in_characters(spans: Sequence[Span], batch: pa.RecordBatch | None, first: int) -> tuple[Span, ...]:
    """Spans in code points, where they were in bytes, as far as the rows were kept; of a row with several cells in a column none: which
    of them is not known."""
    if batch is None:
        return ()
    columns = {cells.name: cells for cells in flatten(batch)}
    found = []
    for span in spans:
        cells = columns.get(span.column)
        at = np.flatnonzero(cells.rows == span.row - first).tolist() if cells is not None else []
        if cells is not None and len(at) == 1:
            said = cells.text[at[0]].as_buffer().to_pybytes()
            start, end = (len(said[:at].decode("utf-8", "ignore")) for at in (span.start, span.end))
            found.append(replace(span, start=start, end=end))
    return tuple(found)

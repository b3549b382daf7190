"""Where identifiers stand in a text, for people: a reader of the answer counts characters, the search counts bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from scanner.flatten import flatten
from scanner.subject.result import Span


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

"""What a walk reads by: a lookup where the column has an index, else the whole unit, of which the rows in question are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scanner.model import Layout, Part, Unread
from scanner.subject.links.discover import asks
from scanner.subject.links.harvest import cells_of
from scanner.subject.links.sample import folded
from scanner.subject.links.walk import Fetch
from scanner.work import Connector


def fetching(
    connectors: Mapping[str, Connector],
    layouts: Mapping[tuple[str, str], Layout],
    parts: Mapping[tuple[str, str], Sequence[str]],
    *,
    rows: int = 20_000,
    seconds: float = 20.0,
) -> Fetch:
    """A `fetch` for `walked`: `layouts` and `parts` are by source and unit, the limits are those of one lookup."""

    def fetch(source: str, unit: str, column: str, values: Sequence[str]) -> Iterator[pa.RecordBatch | Unread]:
        able, layout = asks(connectors[source]), layouts.get((source, unit))
        if able is not None and layout is not None and column in layout.leading:
            yield from able.lookup(unit, {column: values}, rows=rows, seconds=seconds)
            return
        wanted = folded(pa.array(values, pa.large_string()))
        for part in parts.get((source, unit), ("",)):
            for item in connectors[source].read(Part(source, unit, part)):
                yield item if isinstance(item, Unread) else _kept(item, column, wanted)

    return fetch


def _kept(batch: pa.RecordBatch, column: str, wanted: pa.Array) -> pa.RecordBatch:
    cells = cells_of(batch, column)
    if cells is None:
        return batch.slice(0, 0)
    hit = pc.fill_null(pc.is_in(folded(cells.text), wanted), False).to_numpy(zero_copy_only=False)
    return batch.take(pa.array(np.unique(cells.rows[hit])))

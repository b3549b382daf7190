"""What a walk reads by: a lookup where the column has an index, else the whole unit, of which the rows in question are kept.

Rows of a unit without a key carry their ordinals, since nothing else tells them apart: such a unit is read whole, index or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.model import Layout, Part, Place, Unread
from scanner.subject.links.discover import Asks, asks
from scanner.subject.links.harvest import BETWEEN, keys_of
from scanner.subject.links.ordinal import with_ordinals
from scanner.subject.links.sample import folded
from scanner.subject.links.walk import Fetch
from scanner.subject.shelf import Shelf
from scanner.work import Connector

#: Digits to which systems pad their numbers.
_PADS = range(5, 13)


def fetching(
    connectors: Mapping[str, Connector],
    layouts: Mapping[tuple[str, str], Layout],
    parts: Mapping[tuple[str, str], Sequence[Part]],
    *,
    ends: Collection[tuple[str, str]] = (),
    rows: int = 20_000,
    seconds: float = 20.0,
    whole: bool = True,
) -> Fetch:
    """A `fetch` for `walked`: `layouts` and `parts` are by source and unit, the limits are those of one lookup. `ends` are the units to
    which links lead: a file that holds several of them is read once.

    Without `whole` no table of a database is read to its end: a column that no index leads to is told as not followed.
    """

    shelf = Shelf(ends)

    def fetch(source: str, unit: str, columns: Sequence[str], values: Sequence[str]) -> Iterator[pa.RecordBatch | Unread]:
        """The rows of a unit whose key, these columns, is any of the values."""
        able, layout = asks(connectors[source]), layouts.get((source, unit))
        if able is not None and layout is not None and layout.key and not layout.leading.isdisjoint(columns):
            texts = {column.name for column in layout.columns if column.kind == "text"}
            if texts.issuperset(columns) and len(columns) == 1:
                yield from _fitting(_looked_up(able, unit, columns, _padded(values), rows, seconds), columns, values)
            else:
                yield from _looked_up(able, unit, columns, values, rows, seconds)
            return
        if able is not None and not whole:
            yield Unread(Place(source, unit, ", ".join(columns)), "no index leads to these rows: the link was not followed")
            return
        wanted, first = folded(pa.array(values, pa.large_string())), 0
        for part in parts.get((source, unit), (Part(source, unit),)):
            for item in shelf.items(connectors[source], part, unit):
                if isinstance(item, Unread):
                    yield item
                    continue
                at = _hit(item, columns, wanted)
                kept = item.take(pa.array(at))
                yield kept if layout is not None and layout.key else with_ordinals(kept, at + first)
                first += item.num_rows

    return fetch


def _looked_up(
    able: Asks, unit: str, columns: Sequence[str], values: Sequence[str], rows: int, seconds: float
) -> Iterator[pa.RecordBatch | Unread]:
    """The rows by index. Of a key of several columns the database is asked for all that fit in each: those that fit together are kept."""
    if len(columns) == 1:
        yield from able.lookup(unit, {columns[0]: values}, rows=rows, seconds=seconds)
        return
    parts = zip(*(value.split(BETWEEN) for value in values), strict=True)
    found = able.lookup(unit, dict(zip(columns, parts, strict=True)), rows=rows, seconds=seconds, every=True)
    yield from _fitting(found, columns, values)


def _fitting(items: Iterator[pa.RecordBatch | Unread], columns: Sequence[str], values: Sequence[str]) -> Iterator[pa.RecordBatch | Unread]:
    """Of what a database gave, the rows whose keys are wanted as links compare them."""
    wanted = folded(pa.array(values, pa.large_string()))
    for item in items:
        yield item if isinstance(item, Unread) else item.take(pa.array(_hit(item, columns, wanted)))


def _padded(values: Sequence[str]) -> list[str]:
    """Values as text may hold them: a number also with zeros before it (see `folded`)."""
    found = dict.fromkeys(values)
    for value in values:
        bare = value.strip().lstrip("0")
        if bare.isascii() and bare.isdigit():
            found |= dict.fromkeys([bare, *(bare.zfill(width) for width in range(max(_PADS.start, len(bare) + 1), _PADS.stop))])
    return list(found)


def _hit(batch: pa.RecordBatch, columns: Sequence[str], wanted: pa.Array) -> NDArray[np.int64]:
    """The rows whose cell, or one of whose cells, is wanted."""
    cells = keys_of(batch, columns)
    if cells is None:
        return np.zeros(0, np.int64)
    hit = pc.fill_null(pc.is_in(folded(cells.text), wanted), False).to_numpy(zero_copy_only=False)
    return np.unique(cells.rows[np.asarray(hit, np.bool_)])

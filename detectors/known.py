"""What a few values gave: a column of few different ones brings the same batch after batch."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from detectors.blocks import Ints
from detectors.hits import Hits, read
from detectors.plan import Sort

#: Sets that are remembered; values and bytes of the largest.
_SETS, _VALUES, _BYTES = 256, 64, 4096


@dataclass(frozen=True, slots=True)
class Few:
    """Some values of a sort of column, in whatever order: `rank[i]` is the place of value i among them in order."""

    sort: Sort
    texts: tuple[str, ...]
    rank: Ints

    @classmethod
    def of(cls, sort: Sort, cells: pa.Array) -> Few | None:
        """None where there are too many, or where a model reads them: what it makes of a text hangs on those beside it."""
        if sort.reading or len(cells) > _VALUES or cells.nbytes > _BYTES or cells.null_count:
            return None
        texts = cells.to_pylist()
        order = sorted(range(len(texts)), key=texts.__getitem__)
        rank = np.empty(len(texts), np.int64)
        rank[order] = np.arange(len(texts))
        return cls(sort, tuple(texts[at] for at in order), rank)


@dataclass(frozen=True, slots=True)
class Known:
    """Hits of sets of values, those asked for last."""

    held: OrderedDict[tuple[Sort, tuple[str, ...]], Hits] = field(default_factory=OrderedDict)

    def ask(self, few: Few) -> pa.RecordBatch | None:
        """The hits in these values, if they are known."""
        key = (few.sort, few.texts)
        found = self.held.get(key)
        if found is None:
            return None
        self.held.move_to_end(key)
        return found.rows(np.argsort(few.rank)).batch()

    def tell(self, few: Few, batch: pa.RecordBatch) -> None:
        """These are the hits."""
        self.held[few.sort, few.texts] = read(batch).rows(few.rank)
        if len(self.held) > _SETS:
            self.held.popitem(last=False)

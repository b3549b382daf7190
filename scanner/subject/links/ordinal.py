"""The ordinal of a row that has no key, carried along in a column of its own while links are walked."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

#: No column of a source is called so: the NUL cannot stand in an identifier of SQL, nor in a header as it is read here.
ROW = "\0row"


def with_ordinals(batch: pa.RecordBatch, rows: NDArray[np.int64] | pa.Array) -> pa.RecordBatch:
    """The batch with the ordinals of its rows; null where a row has none (it was looked up)."""
    return batch.append_column(ROW, pa.array(rows, pa.int64()))


def ordinal(batch: pa.RecordBatch, at: int) -> int | None:
    """The ordinal of a row, None where it has none."""
    return batch.column(ROW)[at].as_py() if ROW in batch.schema.names else None


def plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch as the source gave it."""
    return batch.select([name for name in batch.schema.names if name != ROW])

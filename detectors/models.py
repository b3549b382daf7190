"""What text detectors find in cells that the patterns have been through already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from detectors.blocks import Bools, Ints
from detectors.hits import Hits, read, unexplained
from detectors.text import TextDetector, TextReader

#: Text detectors with the index of their first pattern.
Reading = tuple[tuple[int, TextDetector], ...]


def by_model(reading: Reading, cells: pa.Array, owner: Ints | None, named: Bools, known: Sequence[Hits] | None) -> Iterator[Hits]:
    """What they find. A costly one reads no cell that others explain already (`known` and detectors before it; None: it reads all);
    `named` marks the patterns that the column's name supports.

    Each column (`owner` tells them apart) is read by itself, for what another's network makes of a text may hang on those beside it.
    """
    explained = list(known or ())
    for first, detector in reading:
        left = np.arange(len(cells)) if known is None or not isinstance(detector, TextReader) else unexplained(explained, cells)
        for rows in [left] if owner is None else np.split(left, np.flatnonzero(np.diff(owner[left])) + 1):
            if not len(rows):
                continue
            hits = read(detector.scan(cells if len(rows) == len(cells) else cells.take(pa.array(rows))))
            pattern = hits.pattern + first
            explained.append(
                Hits(rows[hits.row], hits.start, hits.end, pattern, hits.score, hits.valid, hits.context | named[pattern], hits.test)
            )
            yield explained[-1]

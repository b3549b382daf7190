"""Numbers that count without a phrase: the column's name stands for it, or more cells pass their check than chance explains.

Cells of several columns may be searched together: each column is told by its own cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detectors.blocks import Block, Bools, Ints
from detectors.judge import Judge
from detectors.regex import Regex
from detectors.wanted import Wanted

#: Cells by which a check is tried, those that must pass before it is given up, and the share of them that must.
_TRIED, _SOON, _PASSED = 64, 12, 0.75
#: A check that more candidates than this pass by chance tells nothing (as `scanner.verdict` has it).
_TELLING = 0.5


def tells(regex: Regex, wanted: Wanted) -> bool:
    """Whether the regex, which otherwise waits for a phrase, has a check that says something when many cells of a column pass it."""
    pattern = wanted.patterns[regex.index]
    return not wanted.named[regex.index] and pattern.valid is not None and pattern.chance <= _TELLING


@dataclass(frozen=True, slots=True)
class Trial:
    """Some cells of each column in a block, by which it is told what the column holds: `cells`, `counts[i]` of column i from `firsts[i]`.

    `edges` are the first cell of each column, and the end; `sizes`, `digits` and `begins` (first byte) are those of `cells`.
    """

    block: Block
    edges: Ints
    cells: Ints
    firsts: Ints
    counts: Ints
    sizes: Ints
    digits: npt.NDArray[np.int32]
    begins: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, block: Block, owner: Ints | None) -> Trial:
        """`owner[row]` is the column of each row, ascending; None: all are of one column."""
        edges = np.array([0, len(block.rows)])
        if owner is not None:
            edges = np.append(np.flatnonzero(np.diff(owner[block.rows], prepend=-1)), len(block.rows))
        cells = np.arange(len(block.rows))
        firsts = edges[:-1]
        if np.diff(edges).max() > _TRIED:
            chosen = [_sample(low, high) for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)]
            cells, firsts = np.concatenate(chosen), np.cumsum([0, *map(len, chosen)])[:-1]
        starts, counts = block.starts[cells], np.diff(np.append(firsts, len(cells)))
        return cls(block, edges, cells, firsts, counts, block.ends[cells] - starts, block.counts("digits")[cells], block.bytes_[starts])

    def passes(self, regex: Regex, judges: Mapping[int, Judge]) -> Bools | None:
        """Which cells of the block are of a column that holds what the regex means; None where there is none."""
        found: Bools | None = None
        could = self._could(regex)
        if not could.any():
            return None
        enough = np.add.reduceat(could, self.firsts, dtype=np.int64) >= _PASSED * self.counts
        for column in np.flatnonzero(enough).tolist():
            low = int(self.firsts[column])
            if self._passed(regex, judges[regex.index], slice(low, low + int(self.counts[column]))):
                found = np.zeros(len(self.block.rows), bool) if found is None else found
                found[self.edges[column] : self.edges[column + 1]] = True
        return found

    def _could(self, regex: Regex) -> Bools:
        """Which cells may be all a match: told by their length, their digits and their first letter."""
        could = (self.sizes >= regex.least) & (self.digits >= regex.digits)
        if regex.width is not None:
            could &= self.sizes <= regex.width
        return could if self.block.folded is not None else could & regex.begins[0][self.begins]

    def _passed(self, regex: Regex, judge: Judge, chosen: slice) -> bool:
        sample, sizes = self.cells[chosen], self.sizes[chosen]
        fits = sample[(sizes >= regex.least) & (sizes <= (regex.width or sizes))]
        passed = 0
        for seen, cell in enumerate(fits.tolist(), 1):
            text = self.block.written(int(self.block.starts[cell]), int(self.block.ends[cell]))
            match = regex.rx.search(text)
            passed += match is not None and match.span(regex.group) == (0, len(text)) and judge.accepts(text)
            if (seen >= _SOON and 2 * passed < seen) or passed + len(fits) - seen < _PASSED * len(sample):
                return False
        return passed >= _PASSED * len(sample)


def _sample(low: int, high: int) -> Ints:
    """Cells of a column from first to last."""
    return low + np.unique(np.linspace(0, high - low - 1, _TRIED).astype(np.int64))

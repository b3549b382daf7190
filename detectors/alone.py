"""Numbers that count without a phrase: the column's name stands for it, or more cells pass their check than chance explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from detectors.blocks import Block, Ints
from detectors.judge import Judge
from detectors.regex import Regex
from detectors.wanted import Wanted

#: Cells by which a check is tried, those that must pass before it is given up, and the share of them that must.
_TRIED, _SOON, _PASSED = 64, 12, 0.75
#: A check that more candidates than this pass by chance tells nothing (as `scanner.verdict` has it).
_TELLING = 0.5


def alone(regexes: Sequence[Regex], block: Block, wanted: Wanted, judges: Mapping[int, Judge]) -> Iterator[Regex]:
    """Those regexes, which otherwise wait for a phrase, that count in this block without one."""
    sample: Ints | None = None
    for each in regexes:
        if wanted.named[each.index]:
            yield each
        elif not block.long and _tells(each.index, wanted):
            if sample is None:
                sample = np.unique(np.linspace(0, len(block.rows) - 1, _TRIED).astype(np.int64))
            if _passes(each, block, sample, judges[each.index]):
                yield each


def _tells(index: int, wanted: Wanted) -> bool:
    """Whether the pattern's check says something when many cells pass it."""
    pattern = wanted.patterns[index]
    return pattern.valid is not None and pattern.chance <= _TELLING


def _passes(regex: Regex, block: Block, sample: Ints, judge: Judge) -> bool:
    sizes = block.ends[sample] - block.starts[sample]
    fits = sample[(sizes >= regex.least) & (sizes <= (regex.width or sizes))]
    if len(fits) < _PASSED * len(sample):
        return False
    passed = 0
    for seen, cell in enumerate(fits.tolist(), 1):
        text = block.written(int(block.starts[cell]), int(block.ends[cell]))
        match = regex.rx.search(text)
        passed += match is not None and match.span(regex.group) == (0, len(text)) and judge.accepts(text)
        if seen >= _SOON and 2 * passed < seen:
            return False
    return passed >= _PASSED * len(sample)

"""Whether two counts differ by more than chance and growth explain."""

from __future__ import annotations

from math import sqrt

from scanner.model import Evidence

#: A share of rows has changed when it is this much more or less than it was, in parts of the larger.
_SHARE = 0.2
#: So many standard deviations are no chance (two-sided p of 0.003).
_SIGMA = 3.0
#: A place has grown, or shrunk, when it holds so many times as much.
_GROWN = 2


def differs(before: Evidence, after: Evidence, *, sampled: bool) -> bool:
    """Whether the share of rows with evidence has changed (z-test of two proportions), or their number has doubled or halved.

    A number of hits in a sample says nothing of the whole: of samples only shares count.
    """
    if _share_differs(before, after):
        return True
    few, many = sorted((before.rows_hit, after.rows_hit))
    return not sampled and many >= _GROWN * few and many - few > _SIGMA * sqrt(many + few)


def _share_differs(before: Evidence, after: Evidence) -> bool:
    if not before.rows_read or not after.rows_read:
        return False
    first, second = before.rows_hit / before.rows_read, after.rows_hit / after.rows_read
    if abs(first - second) <= _SHARE * max(first, second):
        return False
    pooled = min(1.0, (before.rows_hit + after.rows_hit) / (before.rows_read + after.rows_read))
    deviation = sqrt(pooled * (1 - pooled) * (1 / before.rows_read + 1 / after.rows_read))
    return abs(first - second) > _SIGMA * deviation

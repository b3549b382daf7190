"""Which rows of a table a sample takes: those in short windows of its key, spread over all of it, without reading what lies between.

Every row is as likely to be taken as any other, however the keys are spaced: a window is a stretch of the key's range, not a number of
rows, its length follows from how many rows the windows before it held, and they lie in strata on a circle that begins anywhere. Wide gaps
are found first and cut out, so that no window is spent on them. Rows next to one another are taken together: a sample of rows that are
alike in places tells less than their number says.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sized
from itertools import accumulate
from random import Random
from typing import TypeVar

#: Rows that a window is meant to hold, unless that makes too many windows. One that holds eight times as many, and more than a twentieth
#: of the sample, is cut.
RUN, _CROWDED = 10, 8
_STRATA = 2_000
#: So many places are looked at for wide gaps, and so many in a row without one are enough.
_LOOKS, _ENOUGH = 60, 10

Segments = list[tuple[int, int]]
Got = TypeVar("Got", bound=Sized)


def spread(
    keys: tuple[int, int], rows: int, total: int, seed: int, near: Callable[[int], tuple[int, int]], fetch: Callable[[int, int, int], Got]
) -> Generator[Got, None, int]:
    """About `rows` of `total` rows (an estimate) whose keys lie from `keys[0]` up to, not with, `keys[1]`; each row once at most.

    `near(key)` gives the last key before `key` and the first from it on, both of which there are. `fetch(low, high, most)` gets at most
    `most` rows from `low` up to, not with, `high`, as something that has a length. Returns how many rows there are, by those that came.
    """
    rng = Random(seed)
    strata = max(1, min(rows // RUN, _STRATA))
    segments = _without_gaps(keys, strata, rng, near)
    length = sum(high - low for low, high in segments)
    strata = min(strata, length)
    most, shift = max(RUN * _CROWDED, rows // 20), rng.randrange(length)
    wide, held, left = length / max(total, 1), 1.0, rows  # `held` rows lay in `wide` of the range so far, at first as was estimated
    for done, stratum in enumerate(rng.sample(range(strata), strata)):
        low, high = length * stratum // strata, length * (stratum + 1) // strata
        size = min(high - low, max(1, round(left / (strata - done) * wide / held)))
        start = shift + low + rng.randrange(high - low - size + 1)
        for first, end in _pieces(segments, start % length, size):
            got = fetch(first, end, most)
            held, left = held + len(got), left - len(got)
            yield got
        wide += size
        if left <= 0:
            break
    return round(held / wide * length)


def _without_gaps(keys: tuple[int, int], strata: int, rng: Random, near: Callable[[int], tuple[int, int]]) -> Segments:
    """The range in segments that begin and end with a key, without the gaps that are wider than a stratum as far as they are found."""
    segments, misses = [keys], 0
    for _ in range(_LOOKS):
        length = sum(high - low for low, high in segments)
        ((at, _),) = _pieces(segments, rng.randrange(length), 1)
        index = next(index for index, (low, high) in enumerate(segments) if low <= at < high)
        low, high = segments[index]
        if at > low:
            before, after = near(at)
            if after - before - 1 > length // strata:
                segments[index : index + 1] = [(low, before + 1), (after, high)]
                misses = 0
                continue
        misses += 1
        if misses == _ENOUGH:
            break
    return segments


def _pieces(segments: Segments, start: int, size: int) -> Iterator[tuple[int, int]]:
    """A stretch of the segments laid end to end, and around to the first again, as stretches of the keys."""
    ends = list(accumulate(high - low for low, high in segments))
    for first, last in ((start, min(start + size, ends[-1])), (0, start + size - ends[-1])):
        for (low, high), end in zip(segments, ends, strict=True):
            begin = end - (high - low)
            one, other = max(first, begin), min(last, end)
            if one < other:
                yield low + one - begin, low + other - begin

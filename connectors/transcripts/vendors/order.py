"""Turns in order of time, where an export gives one channel after the other or a turn late, in seconds since the call began."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from connectors.transcripts.turn import Field, Said, Turn

HELD = 20_000  # turns: more than ten hours of talk
HELD_CHARACTERS = 30_000_000
_MOST_FIELDS = 100_000
_DATES = 1e9  # seconds since 1970 that no call lasts: 31 years


def ordered(said: Iterator[Said]) -> Iterator[Said]:
    """Turns by their start, call by call; what stands beside them at once.

    A turn without a start stays behind the one before it. Turns are held back, at most 20,000 of 30 million characters: beyond that,
    order is as good as a window of that size gives.
    """
    heap: list[tuple[int, float, int, Turn]] = []
    number, last, size, rank, call = 0, 0.0, 0, 0, None
    for item in said:
        if not isinstance(item, Turn):
            yield item
            continue
        if item.call != call:
            rank, last, call = number, 0.0, item.call
        last = last if item.start is None else item.start
        heapq.heappush(heap, (rank, last, number, item))
        number += 1
        size += len(item.text)
        while len(heap) > HELD or size > HELD_CHARACTERS:
            out = heapq.heappop(heap)[3]
            size -= len(out.text)
            yield out
    while heap:
        yield heapq.heappop(heap)[3]


def relative(said: Iterator[Said]) -> Iterator[Said]:
    """Starts written as moments (seconds since 1970) as seconds since the first turn of their call."""
    zero, call = 0.0, None
    begun = False
    for item in said:
        if isinstance(item, Turn) and item.start is not None:
            if not begun or item.call != call:
                begun, call, zero = True, item.call, item.start if item.start >= _DATES else 0.0
            if zero:
                item.start = max(item.start - zero, 0.0)
                item.end = None if item.end is None else max(item.end - zero, item.start)
        yield item


def once(said: Iterator[Said]) -> Iterator[Said]:
    """A field that many turns repeat, such as a name, once."""
    seen: set[int] = set()
    for item in said:
        if isinstance(item, Field):
            mark = hash((item.key, item.text))
            if mark in seen:
                continue
            if len(seen) < _MOST_FIELDS:
                seen.add(mark)
        yield item

"""Sorts the entries of one folder, however many there are, in flat memory."""

from __future__ import annotations

import heapq
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import BinaryIO, cast

from connectors.files.entry import Entry

#: So many entries are sorted in memory (about 20 MB); more are sorted in runs, which lie in a private file without a name.
RUN = 50_000
_BLOCK = 500

_order = attrgetter("order")


def ordered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries in their order. All of them are taken before the first is given."""
    entries = iter(entries)
    run = sorted(islice(entries, RUN), key=_order)
    if len(run) < RUN:
        yield from run
        return
    with cast(BinaryIO, tempfile.TemporaryFile()) as file:
        starts = []
        while run:
            starts.append((file.tell(), len(run)))
            for at in range(0, len(run), _BLOCK):
                pickle.dump([tuple(entry) for entry in run[at : at + _BLOCK]], file, pickle.HIGHEST_PROTOCOL)
            run = sorted(islice(entries, RUN), key=_order)
        yield from heapq.merge(*(_run(file, *start) for start in starts), key=_order)


def _run(file: BinaryIO, at: int, left: int) -> Iterator[Entry]:
    """One sorted run, block by block; the file is shared with the other runs."""
    while left:
        file.seek(at)
        block = pickle.load(file)  # our own, never seen by anyone else
        at = file.tell()
        left -= len(block)
        yield from (Entry(*fields) for fields in block)

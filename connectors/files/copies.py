"""A private copy of what lies on a server: readers seek, and they run in a process that has a file's descriptor and no network."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, cast

from connectors.files.refused import CHANGED
from scanner.errors import Unreadable

BLOCK = 1 << 20


def copied(blocks: Iterable[bytes], max_size: int | None, size: int | None = None) -> BinaryIO:
    """The blocks as a file without a name (mode 0600), standing at 0; gone when it is closed.

    Unreadable when there are more bytes than `max_size`, or not just as many as `size`, where that is known.
    """
    if max_size is not None and size is not None and size > max_size:
        raise Unreadable("larger than max_size: not read")
    with cast(BinaryIO, tempfile.TemporaryFile(buffering=0)) as file:
        written = 0
        for block in blocks:
            written += len(block)
            if max_size is not None and written > max_size:
                raise Unreadable("larger than max_size: not read")
            file.write(block)
        if size is not None and written != size:
            raise Unreadable(CHANGED)
        file.seek(0)
        return os.fdopen(os.dup(file.fileno()), "rb")


def read_in_blocks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The blocks that a `read(size)` gives until it gives none."""
    while block := read(BLOCK):
        yield block

"""Reads one member of an archive by what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from connectors.readers.archives.packed import Damaged
from connectors.readers.node import Budget, Item, Node


def member(blocks: Iterable[bytes], node: Node, child: Node) -> Iterator[Item]:
    """What `child`, whose bytes come in `blocks`, holds; then, where they end too early or are damaged, that they do.

    Where there is something wrong and not one byte, nothing was read of it, and only that is said.
    """
    with node.spool() as file:
        wrong = _fill(file, blocks)
        if wrong is None or file.tell():
            yield from node.read(file, child)
    if wrong is not None:
        yield child.unread(wrong)


def counted(blocks: Iterable[bytes], budget: Budget) -> Iterator[bytes]:
    """The blocks, counted as they come out of a decompressor."""
    for block in blocks:
        budget.unpack(len(block))
        yield block


def _fill(file: BinaryIO, blocks: Iterable[bytes]) -> str | None:
    """Writes the blocks down; what is wrong with them, if anything."""
    try:
        for block in blocks:
            file.write(block)
    except Damaged as error:
        return str(error)
    return None

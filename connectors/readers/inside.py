"""Reads a file, or something inside one, by what it is: its own rows first or last, each thing inside as a unit of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers import strings
from connectors.readers.container import refined
from connectors.readers.kinds import EXTENSIONS, HEAD, kind, reader
from connectors.readers.named import misnamed
from connectors.readers.node import Budget, Item, Node, Spent
from connectors.transcripts import reading
from scanner.errors import Unreadable, unexpected


def root(unit: str, budget: Budget, work: str | None = None) -> Node:
    """The node of a file of a source."""
    return Node(unit, items, budget, work)


def items(file: BinaryIO, node: Node) -> Iterator[Item]:
    """What the reader of the file's kind yields, after the `Unit` that says what it is. `file` is seekable and stands anywhere.

    Of what is passed over (see `Budget.passes`) there is the `Unit` only.
    Whatever goes wrong in something inside a file is an `Unread` of it, and what lies beside it is read; at the top it is raised.
    """
    if node.depth and not node.budget.passes(node.unit):
        yield node.begins("file")
        return
    try:
        yield from _items(file, node)
    except Unreadable as error:
        if not node.depth:
            raise
        yield node.unread(str(error))
    except Spent as error:
        if node.depth:
            yield node.unread(str(error))
        raise
    except MemoryError:
        raise
    except Exception as error:
        if not node.depth:
            raise
        yield node.unread(f"stopped: {unexpected(error)}")


def _items(file: BinaryIO, node: Node) -> Iterator[Item]:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    media = refined(file, kind(head, node.name))
    known = reader(media)
    with reading.opened(file, node, media, known.read if known and known.written else None) as call:
        if call is not None:
            yield node.begins(call.format.form)
            yield from call.items(node)
            return
    if node.budget.calls is not None and not (known and known.calls):
        yield node.begins(media)
        raise reading.refused(file)
    file.seek(0)
    yield node.begins(known.form if known and known.form else media, misnamed(media, node.name))
    if known is None:
        yield from strings.unknown(file)
        raise Unreadable(_unknown(media, node.name))
    yield from known.read(file, node)


def _unknown(media: str, name: str) -> str:
    """Why a file without a reader is not read, and what was read of it all the same."""
    if os.path.splitext(name)[1] in EXTENSIONS:
        return f"is not text: looks like {media}"
    said = "of no known kind" if media == "application/octet-stream" else f"no reader for {media}"
    return f"{said}: only the plain text in it was read"

"""Reads a log: recognised by its first lines, columns by vectorised expressions, whatever does not fit as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from connectors.readers import text
from connectors.readers.encoding import blocks
from connectors.readers.logs import w3c
from connectors.readers.logs.formats import FORMATS, Format
from connectors.readers.logs.logfmt import is_logfmt, logfmt
from connectors.readers.node import Node

_LINES = 200
_HEAD = 1 << 16
_TIME = re.compile(rb"\d:\d\d|\d{9}\.\d{3}")
# A log line is shorter; longer ones are text, and expressions see none of them.
_LONGEST = 1 << 16


def known(head: bytes) -> bool:
    """Whether the first lines of a text (UTF-8) are those of a log whose format is known."""
    return w3c.begins(head) or recognised(head) is not None or is_logfmt(head)


def recognised(head: bytes) -> Format | None:
    """The format that most of the first lines have, and at least half of them; None where no format has."""
    return _recognised(head[:_HEAD])


@lru_cache(maxsize=1)  # what a file is, and what its columns are, is asked one after the other
def _recognised(head: bytes) -> Format | None:
    lines = [line for line in head.split(b"\n")[:_LINES] if line.strip()]
    lines = lines[:-1] if len(lines) > 1 and len(head) >= _HEAD else lines
    # A glance first: a time stands in every line of every format, and most texts hold none.
    if not lines or len(_TIME.findall(head)) * 2 < len(lines):
        return None
    if sum(_TIME.search(line) is not None for line in lines) * 2 < len(lines):
        return None
    best, most = _best(pa.array([line.strip(b"\r").decode("utf-8", "replace")[:_LONGEST] for line in lines]))
    return best if most * 2 >= len(lines) else None


def _best(lines: pa.Array) -> tuple[Format, int]:
    """The first of the formats that most of the lines have, and how many have it."""
    best, most = FORMATS[0], 0
    for one in FORMATS:
        fit = int(pc.sum(pc.match_substring_regex(lines, one.named)).as_py() or 0)
        if fit > most:
            best, most = one, fit
        if fit == len(lines):  # none has more
            break
    return best, most


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches with the columns of the format; lines that do not fit it come as rows of the body."""
    stream = blocks(file)
    first = next(stream, b"")
    stream = chain([first], stream)
    if w3c.begins(first):
        yield from w3c.read(stream)
        return
    found = recognised(first)
    if found is None and is_logfmt(first):
        yield from logfmt(stream)
        return
    for block in text.whole_lines(stream, open_end=True):
        yield from _columns(text.lines(block), found) if found else text.body(text.lines(block))


def _columns(lines: pa.Array, one: Format) -> Iterator[pa.RecordBatch]:
    """The lines that fit as columns, then the others."""
    for at in range(0, len(lines), text.ROWS):
        some = lines[at : at + text.ROWS]
        short = pc.less(pc.binary_length(some), _LONGEST)
        found = pc.extract_regex(pc.if_else(short, some, ""), one.named)
        fit = found.is_valid()
        if pc.any(fit).as_py():
            fields = found.filter(fit).flatten()
            yield from _filled(dict(zip(one.columns, fields, strict=True)))
        yield from text.body(some.filter(pc.invert(fit)))


def _filled(columns: dict[str, pa.Array]) -> Iterator[pa.RecordBatch]:
    """The columns that hold anything; a hyphen says that there is nothing."""
    held = {name: pc.if_else(pc.or_(pc.equal(column, "-"), pc.equal(column, "")), None, column) for name, column in columns.items()}
    held = {name: column for name, column in held.items() if column.null_count < len(column)}
    if held:
        yield pa.RecordBatch.from_arrays(list(held.values()), names=list(held))

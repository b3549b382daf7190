"""Text without structure: one row a line, in the column "" (the body)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from connectors.readers.encoding import blocks, whole
from connectors.readers.node import Node

#: A batch holds at most so many rows.
ROWS = 1 << 16
#: A longer line is cut into pieces: at white space where there is some, each beginning with the last `OVERLAP` bytes of the one before, so
#: that no value is split. A value inside an overlap is therefore counted twice.
PIECE = 1 << 20
OVERLAP = 256
_SPACE = re.compile(rb"\s")


def body(lines: pa.Array) -> Iterator[pa.RecordBatch]:
    """Batches with `lines` as the body; lines longer than `PIECE` bytes in pieces."""
    for at in range(0, len(lines), ROWS):
        some = lines[at : at + ROWS]
        if (pc.max(pc.binary_length(some)).as_py() or 0) > PIECE:
            some = pa.array([piece for line in some for piece in pieces(line.as_buffer().to_pybytes())], pa.string())
        yield pa.RecordBatch.from_arrays([some], names=[""])


def pieces(line: bytes) -> Iterator[str]:
    """`line` in overlapping pieces of at most `PIECE` bytes."""
    at = 0
    while len(line) - at > PIECE:
        end, following = _cut(line, at)
        yield line[at:end].decode("utf-8", "replace")
        at = following
    yield line[at:].decode("utf-8", "replace")


def _cut(line: bytes, at: int) -> tuple[int, int]:
    """Where the piece that begins at `at` ends, and where the next begins."""
    end = _space_before(line, at + PIECE)
    return end, _space_before(line, end - OVERLAP)


def _space_before(line: bytes, at: int) -> int:
    """Offset of white space at most 4 kB before `at`, else of a whole character."""
    spaces = [match.start() for match in _SPACE.finditer(line, at - 4096, at)]
    return spaces[-1] if spaces else at - 4 + whole(line[at - 4 : at])


def lines(block: bytes) -> pa.Array:
    """The lines of a block of whole lines, split in one pass; ends are LF, CR LF or CR."""
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(_offsets(block)), pa.py_buffer(block.removesuffix(b"\n"))])
    return pc.split_pattern(text, "\n").values


def _offsets(block: bytes) -> bytes:
    return (0).to_bytes(4, "little") + len(block.removesuffix(b"\n")).to_bytes(4, "little")


def whole_lines(stream: Iterable[bytes], longest: int = PIECE, open_end: bool = False) -> Iterator[bytes]:
    """Blocks that end with a line end; one that does not is the last, or the middle of a line longer than `longest`.

    Such a line comes in overlapping parts, so that memory stays flat however long it is. With `open_end`, a last line without an end comes
    with the lines before it: a block of its own would cost as much as some hundred lines.
    """
    rest = b""
    for block, last in _marked(stream):
        block = rest + block
        end = block.rfind(b"\n") + 1 or block.rfind(b"\r", 0, -1) + 1
        if last and open_end and len(block) - end <= longest:
            end = len(block)
        if end:
            yield block[:end]
        at = end
        while len(block) - at > longest:
            stop, following = _cut(block, at)
            yield block[at:stop]
            at = following
        rest = block[at:]
    if rest:
        yield rest


def _marked(stream: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each block, and whether it is the last. What goes wrong behind a block is raised after it."""
    left = iter(stream)
    block = next(left, None)
    while block is not None:
        try:
            following = next(left, None)
        except Exception:
            yield block, False
            raise
        yield block, following is None
        block = following


def body_of(stream: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """The body of a stream of valid UTF-8."""
    for block in whole_lines(stream, open_end=True):
        yield from body(lines(block))


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Lines of a text file in any encoding; nothing is left out, so `node` is not needed."""
    yield from body_of(blocks(file))

"""XMP packets (ISO 16684-1) in a file, wherever they stand; those in compressed streams are not seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.documents.blocks import Block, Damaged, blocks

_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_BLOCK, _LONGEST, _MOST = 1 << 20, 1 << 20, 1000


def packets(file: BinaryIO) -> Iterator[Block]:
    """The text of each packet, in the column "metadata text"; the same text once."""
    said: set[str] = set()
    for packet in _packets(file):
        try:
            for _, text in blocks([packet]):
                if text not in said:
                    said.add(text)
                    yield "metadata text", text
        except Damaged:
            continue  # bytes that only look like a packet, or one cut off: what came before is read


def _packets(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    data, found = b"", 0
    while more := file.read(_BLOCK):
        data += more
        while found < _MOST and (begin := data.find(_BEGIN)) >= 0:
            end = data.find(_END, begin)
            if end < 0:
                data = data[begin:]
                if len(data) > _LONGEST:
                    data = data[len(_BEGIN) :]
                break
            yield data[begin : end + len(_END)]
            data, found = data[end:], found + 1
        else:
            data = data[-len(_BEGIN) :]

"""What stands beside the turns: it waits until they are through, so that the number of a row is that of a turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import pyarrow as pa

from connectors.readers.header import is_name

_WORD = re.compile(r"\w")
# Of numbers, only long ones could be personal.
_SCORE = re.compile(r"[-+]?\d{0,6}(?:\.\d{1,20})?%?")
# So many keys and texts are remembered, to tell each of them once.
_KNOWN = 100_000
_HELD, _CHARACTERS = 4096, 2_000_000
# More keys are no keys but values.
_KEYS = 1_000


@dataclass(slots=True)
class Beside:
    """Fields by key, each key and text once; more than memory should hold wait in a private file without a name."""

    spool: BinaryIO
    held: dict[str, list[str]] = field(default_factory=dict, repr=False)
    known: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    writer: pa.ipc.RecordBatchStreamWriter | None = None
    rows: int = 0
    size: int = 0

    def add(self, key: str, text: str) -> None:
        """Takes one field."""
        mark = hash((key, text))
        if not _WORD.search(text) or _SCORE.fullmatch(text.strip()) or mark in self.known:
            return
        if len(self.known) < _KNOWN:
            self.known.add(mark)
        self.held.setdefault(key, []).append(text)
        self.rows += 1
        self.size += len(text) + len(key)
        if self.rows >= _HELD or self.size >= _CHARACTERS:
            self._put_down()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """A batch with one column for each key, and for each time that memory was full."""
        if self.writer is not None:
            self.writer.close()
            self.spool.seek(0)
            with pa.ipc.open_stream(self.spool) as stream:
                for batch in stream:
                    yield from self._columns(_grouped(batch))
        yield from self._columns(self.held)

    def _put_down(self) -> None:
        keys = [key for key, texts in self.held.items() for _ in texts]
        batch = pa.RecordBatch.from_pydict({"key": keys, "text": [text for texts in self.held.values() for text in texts]}, _SCHEMA)
        self.writer = self.writer or pa.ipc.new_stream(self.spool, _SCHEMA)
        self.writer.write_batch(batch)
        self.held, self.rows, self.size = {}, 0, 0

    def _columns(self, held: dict[str, list[str]]) -> Iterator[pa.RecordBatch]:
        for key, texts in held.items():
            name = _shown(key)
            if name != key or (name not in self.keys and len(self.keys) >= _KEYS):
                # What stands where a key should may be a value: then it is one.
                name, texts = "", [f"{key}: {text}" for text in texts]
            self.keys.add(name)
            yield pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], [name])


_SCHEMA = pa.schema([("key", pa.string()), ("text", pa.string())])


def _shown(key: str) -> str:
    """The key if each part of it may be the name of a column, "" if not."""
    return key if all(is_name(part.replace("[]", "")) for part in key.split(".") if part.replace("[]", "")) else ""


def _grouped(batch: pa.RecordBatch) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for key, text in zip(batch["key"].to_pylist(), batch["text"].to_pylist(), strict=True):
        held.setdefault(key, []).append(text)
    return held

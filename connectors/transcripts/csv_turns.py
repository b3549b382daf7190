"""Tables of turns: CSV and its like, told by the names of their columns. A row is a turn, or a whole call whose lines are labelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import BinaryIO

import pyarrow as pa

from connectors.readers import csv_, dialect
from connectors.transcripts import labels
from connectors.transcripts.clock import Clock, seconds
from connectors.transcripts.csv_columns import Columns, columns
from connectors.transcripts.documents import safe
from connectors.transcripts.turn import Field, Format, Head, Said, Turn

_SAMPLE = 2_000
_CALLS = 100_000
_WIDEST = 10_000  # characters of a header


@dataclass(slots=True)
class _Calls:
    """Names of calls: their own where they say nothing of anybody, numbers from 1 where they might."""

    numbers: dict[str, str] = field(default_factory=dict, repr=False)
    last: int = 0

    def next(self) -> str:
        """The number of another call, which has no name."""
        self.last += 1
        return str(self.last)

    def name(self, written: str) -> str | None:
        if not written or (own := safe(written)):
            return own if written else None
        if written not in self.numbers:
            if len(self.numbers) >= _CALLS:
                self.numbers.clear()
            self.numbers[written] = self.next()
        return self.numbers[written]


def read(file: BinaryIO) -> Iterator[Said]:
    """The turns of a table in UTF-8, then its other columns."""
    file.seek(0)
    found = _rows(file)
    head = list(islice(found, _SAMPLE))
    turns = [item for item in head if isinstance(item, Turn)]
    clock = Clock.of([(turn.call, turn.start) for turn in turns], sum(len(turn.text) for turn in turns))
    for item in chain(head, found):
        if isinstance(item, Turn):
            item.start, item.end = clock.since(item.call, item.start), clock.since(item.call, item.end)
        yield item


def _rows(file: BinaryIO) -> Iterator[Said]:
    names, usual = _columns(file.read(dialect.SAMPLE))
    calls = _Calls()
    file.seek(0)
    for batch in csv_.tables(file):
        known = usual if batch.schema.names == names else columns(batch.schema.names)
        here = batch.schema.names
        if not known.turns:
            yield from (Field(name, text) for name in here for text in batch[name].unique().to_pylist() if text)
            continue
        yield from _turns(batch, known, calls)
        taken = {name for name in known if name} - {known.call}
        yield from (Field(name, text) for name in here if name not in taken for text in batch[name].unique().to_pylist() if text)


def _columns(sample: bytes) -> tuple[list[str], Columns]:
    """The names of a table's columns, and which of them say what, by its header as it stands."""
    found = csv_.layout(sample)
    cells = [cell.strip() for cell in found.header or found.names]
    names = dict(zip(cells, found.names, strict=True))
    return list(found.names), Columns(*(names.get(cell, "") for cell in columns(cells)))


def _turns(batch: pa.RecordBatch, known: Columns, calls: _Calls) -> Iterator[Turn]:
    """The rows of a batch that say anything, times as they are written."""
    nothing = [None] * batch.num_rows
    cells = [batch[name].to_pylist() if name else nothing for name in known]
    for text, speaker, role, start, end, span, call, confidence in zip(*cells, strict=True):
        if not (text and text.strip()):
            continue
        begins = seconds(start, known.start)
        stops = seconds(end, known.end)
        if stops is None and begins is not None and (lasts := seconds(span, known.span)) is not None:
            stops = begins + lasts
        name = calls.name(call.strip()) if call else None
        if speaker or role:
            yield Turn(_one_line(text), speaker, role, begins, stops, name, _scores(confidence, text))
        else:
            said = list(labels.turns(text.split("\n")))
            name = name or (calls.next() if len(said) > 1 else None)
            yield from (Turn(words, by, None, begins, stops, name) for by, words in said)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text


def _scores(written: str | None, text: str) -> tuple[float, ...]:
    """The confidence of a row as that of each of its words."""
    score = seconds(written) if written else None
    return (score,) * len(text.split()) if score is not None and 0 <= score <= 1 else ()


def is_table(head: Head) -> bool:
    """Whether the first line names columns of turns."""
    first = head.text.lstrip("\ufeff\n").partition("\n")[0][:_WIDEST]
    rows = ([cell.strip().strip("\"'") for cell in first.split(delimiter)] for delimiter in dialect.DELIMITERS)
    return any(len(row) > 1 and columns(row).turns for row in rows) and _columns(head.text.encode("utf-8", "replace"))[1].turns


FORMATS = (Format("table of turns", is_table, read),)

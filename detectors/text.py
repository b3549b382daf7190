"""What a detector that is more than data looks like: a model for names, say."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import pyarrow as pa

from scanner.pattern import Pattern


@runtime_checkable
class TextDetector(Protocol):
    """Finds entities in text by other means than one regex each.

    `patterns` describe what it finds; `scan` takes a string array and gives a batch of schema `scanner.model.HITS` whose `pattern` is an
    index into `patterns` and whose `row` is one into the array.
    """

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """What it can find."""

    def scan(self, values: pa.Array) -> pa.RecordBatch:
        """The hits in the values."""


@runtime_checkable
class TextReader(TextDetector, Protocol):
    """One that costs so much that it reads only what it is made for, and there does better than some patterns."""

    def reads(self, values: pa.Array, name: str) -> bool:
        """Whether it reads a column of these (distinct) values; `name` is the column's, "" for text that is no column."""

    def replaces(self, pattern: Pattern) -> bool:
        """Whether the pattern is left out where this detector reads."""

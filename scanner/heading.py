"""What a column is called, and who can tell what that means where no phrase knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's name, one of the kinds of its cells (`scanner.pattern.KINDS`; "" where they differ), and its comment."""

    name: str
    kind: str = ""
    comment: str = ""


class Meaning(NamedTuple):
    """The likeliest category, the entity that stands for it, how likely it is, and how likely nothing personal is meant (0..1)."""

    category: str
    entity: str
    likely: float
    nothing: float


@runtime_checkable
class HeadingReader(Protocol):
    """Tells what the columns of a table mean by what they are called, side by side."""

    def meanings(self, table: str, headings: Sequence[Heading]) -> Sequence[Meaning]:
        """The meaning of each heading; `table` is the table's or the file's name."""

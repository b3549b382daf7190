"""Where something is, and that it could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is. `unit` is None for a whole source, `column` is "" for the body of a text and None for a whole unit."""

    source: str
    unit: str | None = None
    column: str | None = None

    def __str__(self) -> str:
        if self.unit is None:
            return self.source
        return f"{self.source}: {self.unit}" + (f".{self.column}" if self.column else "")


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """Asked for, not read, and why. The reason is a sentence part without any value of the source."""

    place: Place
    reason: str

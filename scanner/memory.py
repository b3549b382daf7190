"""What is remembered of units from one scan to the next: bookmarks, and the outcomes that they lead to.

An outcome is what a unit came to, judged, and not yet held against a notice: another notice needs no new reading. It holds no value, no
hash of one, and no tally. Its names are masked, those of units relative to the listed one ("" for itself, "!a.csv" for what lies in it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from scanner.model import Coverage, Evidence, Reserved


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made of a unit, and of what lies inside it: little, since there may be a million of them."""

    found: tuple[Evidence, ...] = ()
    reserved: tuple[Reserved, ...] = ()
    test_data: int = 0
    coverage: tuple[Coverage, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.found + other.found, self.reserved + other.reserved, self.test_data + other.test_data, self.coverage + other.coverage
        )


#: How keys of bookmarks begin: those of a source that is read as a whole, and those of one that is sampled.
WHOLE, SAMPLED = "w", "s"


class Bookmark(NamedTuple):
    """Where an outcome is found again. `key` is another one as soon as anything is that the outcome depends on; it begins with
    `WHOLE` or `SAMPLED`.

    `stamped` says that the unit told by its stamp what state it is in; without, the same key may stand for other content.
    """

    source: str
    key: str
    stamped: bool


class Memory(Protocol):
    """What a scan needs of whoever remembers. None of it raises anything but KeyboardInterrupt: who forgets costs time, not the report."""

    def begin(self, run: str, sources: Mapping[str, str]) -> None:
        """A run over these sources begins; of each is told how keys of its bookmarks begin."""

    def recall(self, marks: Sequence[Bookmark]) -> Sequence[Outcome | None]:
        """The outcome for each bookmark, its coverage saying in which run it was read; None: the unit is to be read."""

    def keep(self, done: Sequence[tuple[Bookmark, Outcome]]) -> None:
        """Remembers outcomes of units that were read whole, for good when it returns, and what was recalled since as still true."""

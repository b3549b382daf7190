"""What one pattern answers of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One pattern's answer. `start` and `end` count code points, both 0 where it is about no stretch of the text.

    `obstacles` are codes of what stopped it (none: it was found), `says` the same in words, `rank` tells how near it came.
    """

    pattern: int
    start: int
    end: int
    score: float
    obstacles: tuple[str, ...]
    says: str
    rank: int

    @property
    def matched(self) -> bool:
        """Whether the pattern matched some stretch, whatever it lacked then."""
        return self.end > self.start and not {"form", "beginning", "nothing"} & set(self.obstacles)

    def within(self, start: int, end: int) -> bool:
        """Whether its stretch lies in another one."""
        return start <= self.start and self.end <= end

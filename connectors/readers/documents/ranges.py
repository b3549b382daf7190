"""What is wrong with which pages, in few words: `pages 3-17, 20: damaged: not read`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_SHOWN = 20


@dataclass(slots=True)
class Ranges:
    """Collects page numbers by reason, in ascending order."""

    what: str
    by_reason: dict[str, list[list[int]]] = field(default_factory=dict)

    def add(self, number: int, reason: str, last: int | None = None) -> None:
        """A page, or all pages up to `last`."""
        ranges = self.by_reason.setdefault(reason, [])
        end = number if last is None else last
        if end < number:
            return
        if ranges and ranges[-1][1] >= number - 1:
            ranges[-1][1] = end
        else:
            ranges.append([number, end])

    def said(self) -> Iterator[str]:
        """A sentence part for each reason."""
        for reason, ranges in self.by_reason.items():
            many = len(ranges) > 1 or ranges[0][0] < ranges[0][1]
            shown = ", ".join(f"{a}-{b}" if a < b else str(a) for a, b in ranges[:_SHOWN])
            more = f" and {sum(b - a + 1 for a, b in ranges[_SHOWN:])} more" if len(ranges) > _SHOWN else ""
            yield f"{self.what}{'s' if many else ''} {shown}{more}: {reason}"

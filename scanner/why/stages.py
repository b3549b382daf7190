"""What each stage of the verdict made of a finding, and which of them decided it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from scanner.model import Evidence
from scanner.pattern import Pattern
from scanner.verdict import Stage, strength

#: What takes evidence away, by the stage of the verdict that does.
_LOST = {
    "degrees": "its numbers are no degrees: some lie beyond 180",
    "places": "it is nobody's: a place of a map or an organisation, or what is told of animals",
    "unit": "what the table as a whole shows includes it",
}
_CODED = "it says what the medical code beside it means"


@dataclass(frozen=True, slots=True)
class Trail:
    """The stages of one unit's verdict, in their order."""

    stages: Sequence[Stage]

    def steps(self, place: str | None, category: str) -> list[dict[str, Any]]:
        """What each stage changed in one place and category: `stage`, `says`, `confidence` (0 where it was taken away)."""
        return list(self._steps(place, category))

    def _steps(self, place: str | None, category: str) -> Iterator[dict[str, Any]]:
        last: Evidence | None = None
        for stage in self.stages:
            mine = [e for e in stage.found if e.place.column == place and e.category == category]
            now = min(mine, key=strength, default=None)
            if now and (last is None or (now.entity, now.confidence, now.evidence) != (last.entity, last.confidence, last.evidence)):
                new = [says for says in now.evidence if last is None or says not in last.evidence]
                says = "; ".join(new) or f"{now.entity} is surer"
                yield {"stage": stage.name, "says": says, "confidence": now.confidence}
            elif last and not now:
                yield {"stage": stage.name, "says": _LOST.get(stage.name, "no column beside it supports it"), "confidence": 0.0}
            last = now

    def lost(self, place: str, pattern: Pattern) -> str:
        """Why a column's evidence of the pattern's entity was taken away; "" where it was not."""
        there = False
        for stage in self.stages:
            now = any((e.place.column, e.entity, e.category) == (place, pattern.entity, pattern.category) for e in stage.found)
            if there and not now and stage.name != "merged":
                beside = f"no column beside it is {pattern.beside}" if pattern.beside else _CODED
                return beside if stage.name == "beside" else _LOST[stage.name]
            there = now
        return ""


def decisive(steps: Sequence[dict[str, Any]]) -> str:
    """The step that raised the confidence most, in words: `name: dob (0.50 → 0.85)`; the first one where none raised it."""
    if not steps:
        return ""
    rises = [(after["confidence"] - before["confidence"], before, after) for before, after in pairwise(steps)]
    most, before, after = max(rises, key=lambda rise: rise[0], default=(0.0, steps[0], steps[0]))
    if most <= 0:
        return f"{steps[0]['says']} ({steps[0]['confidence']:.2f})"
    return f"{after['says']} ({before['confidence']:.2f} → {after['confidence']:.2f})"

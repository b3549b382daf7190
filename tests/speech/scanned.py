"""Generated calls through the fold and the detectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.detect import Hit, detect
from scanner.speech.floor import Turns
from scanner.speech.fold import fold
from scanner.work import Detector
from tests.speech.call import Call, Truth
from tests.speech.compare import ENTITIES, GOALS, normal

#: A hit: turn, entity, text.
Found = tuple[int, str, str]
_KIND = {entity: kind for kind in GOALS for entity in ENTITIES[kind]}


@dataclass(frozen=True, slots=True)
class Scanned:
    """A call, its turns as they were scanned, and what was found."""

    call: Call
    texts: Sequence[str]
    found: Sequence[Found]

    def right(self, truth: Truth) -> bool:
        """Whether a value was found where it was said."""
        wanted = normal(truth.kind, truth.written)
        return any(
            turn in truth.turns and entity in ENTITIES[truth.kind] and normal(truth.kind, text) == wanted
            for turn, entity, text in self.found
        )

    def values(self) -> dict[tuple[str, str], int]:
        """Distinct values of the goals' kinds, each with the first turn that holds it."""
        made: dict[tuple[str, str], int] = {}
        for turn, entity, text in self.found:
            if entity in _KIND:
                made.setdefault((_KIND[entity], normal(_KIND[entity], text)), turn)
        return made

    def wrong(self) -> dict[tuple[str, str], int]:
        """Those that nobody said."""
        true = {(truth.kind, normal(truth.kind, truth.written)) for truth in self.call.truth}
        return {value: turn for value, turn in self.values().items() if value not in true}


def scanned(engine: Detector, made: Sequence[Call], folding: bool) -> list[Scanned]:
    """Calls through the fold, if asked for, and the engine."""
    texts = [_folded(call) if folding else [turn.text for turn in call.turns] for call in made]
    hits = iter(detect(engine, [text for each in texts for text in each]))
    return [Scanned(call, each, [_found(n, text, hit) for n, text in enumerate(each) for hit in next(hits)]) for call, each in zip(made, texts, strict=True)]  # fmt: skip


def _folded(call: Call) -> list[str]:
    turns = call.turns
    return fold(Turns([t.text for t in turns], [t.speaker for t in turns], [t.start for t in turns], [t.end for t in turns])).texts


def _found(turn: int, text: str, hit: Hit) -> Found:
    return turn, hit.entity, text[hit.start : hit.end]

"""What a match is worth: validator, test values, context, score."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from detectors.blocks import Block
from detectors.confirm import Spans
from scanner.errors import PluginError, unexpected
from scanner.pattern import Pattern

#: A context phrase adds this to a pattern's score and lifts it to at least `WITH_CONTEXT`; together with a validator that passed, to at
#: least `PROVEN`. A value that fails its validator scores 0.
CONTEXT = 0.35
WITH_CONTEXT = 0.4
PROVEN = 0.85

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judge:
    """One pattern's validators during one scan; each distinct text is asked about once."""

    pattern: Pattern
    index: int
    seen: dict[str, tuple[bool, bool]] = field(default_factory=dict)

    def spans(self, block: Block, found: Spans) -> tuple[Bools, Bools]:
        """Arrays `valid` and `test` for matches in a block."""
        if self.pattern.valid is None and self.pattern.test is None:
            return np.ones(len(found.cell), bool), np.zeros(len(found.cell), bool)
        edges = zip(found.start.tolist(), found.end.tolist(), strict=True)
        if block.folded is None:
            text = block.text
            return self.verdicts([text[start:end] for start, end in edges])
        return self.verdicts([block.written(start, end) for start, end in edges])

    def accepts(self, text: str) -> bool:
        """Whether the validator passes one text."""
        return bool(self.verdicts([text])[0][0])

    def verdicts(self, texts: list[str]) -> tuple[Bools, Bools]:
        """Arrays `valid` and `test` for the texts; PluginError if a validator raises (its text may hold the value: it is not shown)."""
        for text in set(texts).difference(self.seen):
            valid = self.pattern.valid is None or self._ask(self.pattern.valid, text)
            self.seen[text] = (valid, valid and self.pattern.test is not None and self._ask(self.pattern.test, text))
        said = [self.seen[text] for text in texts]
        both = np.array(said, bool).reshape(-1, 2)
        return both[:, 0].copy(), both[:, 1].copy()

    def _ask(self, question: Callable[[str], bool], text: str) -> bool:
        try:
            return bool(question(text))
        except Exception as error:  # noqa: BLE001 - a stranger's code; its text may hold the value
            raise PluginError(f"{self.pattern.entity}: its validator failed: {unexpected(error)}. It must answer for any text.") from None


def scores(pattern: Pattern, valid: Bools, context: Bools) -> npt.NDArray[np.float32]:
    """The score of each match."""
    least = PROVEN if pattern.valid is not None else WITH_CONTEXT
    lifted = min(1.0, max(least, pattern.score + CONTEXT))
    found = np.where(context, np.float32(lifted), np.float32(pattern.score))
    return np.where(valid, found, np.float32(0)).astype(np.float32)

"""What a match is worth: validator, test values, context, score."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from detectors.blocks import Block
from detectors.confirm import Spans
from detectors.many import Many, by_part
from scanner.errors import PluginError, unexpected
from scanner.pattern import Pattern

#: A context phrase adds this to a pattern's score and lifts it to at least `WITH_CONTEXT`; together with a validator that passed, to at
#: least `PROVEN`. A value that fails its validator scores 0.
CONTEXT = 0.35
WITH_CONTEXT = 0.4
PROVEN = 0.85

#: Texts from which on a validator that can is asked about all at once.
_AT_ONCE = 32

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judge:
    """One pattern's validators during one scan; each distinct text is asked about once."""

    pattern: Pattern
    index: int
    seen: dict[str, int] = field(default_factory=dict)

    def spans(self, block: Block, found: Spans) -> tuple[Bools, Bools]:
        """Arrays `valid` and `test` for matches in a block."""
        if self.pattern.valid is None and self.pattern.test is None:
            return np.ones(len(found.cell), bool), np.zeros(len(found.cell), bool)
        if len(found.cell) < _AT_ONCE or not isinstance(self.pattern.valid, Many):
            return self._one_by_one(block, found)
        plain = block.plain(found.start, found.end)
        if plain.all():
            return self._at_once(self.pattern.valid, block.strings(found.start, found.end))
        some = found.take(np.flatnonzero(plain))
        if len(some.cell) < _AT_ONCE:
            return self._one_by_one(block, found)
        both = np.zeros((2, len(plain)), np.bool_)
        both[:, plain] = self._at_once(self.pattern.valid, block.strings(some.start, some.end))
        both[:, ~plain] = self._one_by_one(block, found.take(np.flatnonzero(~plain)))
        return both[0], both[1]

    def _one_by_one(self, block: Block, found: Spans) -> tuple[Bools, Bools]:
        text = block.text if block.folded is None else block.folded.text
        return self.verdicts([text[start:end] for start, end in zip(found.start.tolist(), found.end.tolist(), strict=True)])

    def _at_once(self, valid: Many, texts: pa.LargeStringArray) -> tuple[Bools, Bools]:
        passed, test = valid.many(texts), self.pattern.test
        few = np.count_nonzero(passed)
        if isinstance(test, Many) and 2 * few > len(passed):
            return passed, passed & test.many(texts)
        reserved = np.zeros(len(texts), np.bool_)
        if test is not None and few:
            some = texts.filter(pa.array(passed))
            reserved[passed] = test.many(some) if isinstance(test, Many) else by_part(some, partial(self._ask, test))
        return passed, reserved

    def accepts(self, text: str) -> bool:
        """Whether the validator passes one text."""
        return bool(self.verdicts([text])[0][0])

    def verdicts(self, texts: list[str]) -> tuple[Bools, Bools]:
        """Arrays `valid` and `test` for the texts; PluginError if a validator raises (its text may hold the value: it is not shown)."""
        seen, valid, test = self.seen, self.pattern.valid, self.pattern.test
        for text in set(texts).difference(seen):
            passed = valid is None or self._ask(valid, text)
            seen[text] = passed + 2 * (passed and test is not None and self._ask(test, text))
        said = np.fromiter(map(seen.__getitem__, texts), np.int8, len(texts))
        return said > 0, said > 1

    def _ask(self, question: Callable[[str], bool], text: str) -> bool:
        try:
            return bool(question(text))
        except Exception as error:  # noqa: BLE001 - a stranger's code; its text may hold the value
            raise PluginError(f"{self.pattern.entity}: its validator failed: {unexpected(error)}. It must answer for any text.") from None


def scores(pattern: Pattern, valid: Bools, context: Bools) -> npt.NDArray[np.float32]:
    """The score of each match."""
    least = PROVEN if pattern.valid is not None and pattern.chance < 1.0 else WITH_CONTEXT
    lifted = min(1.0, max(least, pattern.score + CONTEXT))
    found = np.where(context, np.float32(lifted), np.float32(pattern.score))
    return np.where(valid, found, np.float32(0)).astype(np.float32)

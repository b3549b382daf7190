"""Where phrases may stand at all, told by one word of each: text without any of them needs no closer look."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any

import numpy as np

from detectors.automaton import literal_ends
from detectors.blocks import Block
from detectors.context import Bools, Phrases
from detectors.gates import Ranges, apart
from detectors.plain import STAND_INS
from detectors.telling import LEFT, RIGHT


class Hints:
    """One word of each of the marked phrases as Hyperscan looks for it: the one that fewest of all phrases have ("read", not "code")."""

    def __init__(self, phrases: Phrases, marks: Bools) -> None:
        self._spelled = [phrases.spelled[at] for at in np.flatnonzero(marks).tolist()]
        self._times = Counter(word for each in phrases.spelled for word in each.split(" "))

    @cached_property
    def _longest(self) -> int:
        return max(len(each) + 2 * each.count(" ") for each in self._spelled) + 3

    @cached_property
    def _database(self) -> Any:
        words = {min(each.split(" "), key=self._common) for each in self._spelled if not STAND_INS & set(map(ord, each))}
        return literal_ends(sorted(LEFT + word + end + RIGHT for word in words for end in ("", "s")))

    def _common(self, word: str) -> tuple[bool, int, int]:
        return len(word) == 1, self._times[word], -len(word)

    def ranges(self, block: Block) -> Ranges | None:
        """What is left of the block; None: all of it, for scripts whose letters folding does not tell apart may speak there."""
        if block.folded is not None:
            return None
        ends = self._database(block.lower)
        return apart(ends - self._longest, ends + self._longest, block)

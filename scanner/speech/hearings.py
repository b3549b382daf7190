"""Other hearings of a turn: where a value was asked for and the first hearing has none, the best that has one is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scanner.speech.value import Value
from scanner.speech.words import Words

#: How sure a value is that the recogniser did not hear first.
_SURE = 0.7


def other(texts: Sequence[str], kind: str, values: Callable[[Words], list[Value]]) -> tuple[str, float] | None:
    """The value of the kind that was asked for in the first of these hearings that has one, and how sure it is; None where none has."""
    for text in texts:
        words = Words()
        words.add(0, text, [(0, kind)])
        said = next((value for value in values(words) if value.kind == kind), None)
        if said:
            return said.written, said.sure * _SURE
    return None

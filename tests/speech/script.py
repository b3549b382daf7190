"""The turns of a call while it is made up."""

from __future__ import annotations

from tests.speech.call import AGENT, CALLER, Call, Turn
from tests.speech.voice import Voice

#: Seconds that a word takes.
_WORD = 0.35
LABELS = (("agent", "caller"), ("Agent", "Customer"), ("spk_0", "spk_1"), ("Speaker 1", "Speaker 2"))


class Script:
    """Adds turns to a call, with their times. `named`: the transcript tells speakers apart; `timed`: it has times."""

    def __init__(self, voice: Voice, named: bool = True, timed: bool = True) -> None:
        self.voice, self.call, self.named, self._timed, self._clock = voice, Call(), named, timed, 0.0
        self._labels = dict(zip((AGENT, CALLER), voice.rng.choice(LABELS) if named else ("", ""), strict=True))

    def say(self, side: str, template: str, value: str = "") -> int:
        """One turn; gives its number."""
        text = self.voice.written(template, value)
        start = self._clock + self.voice.rng.uniform(0.2, 1.2)
        self._clock = start + _WORD * (1 + len(text.split()))
        times = (round(start, 2), round(self._clock, 2)) if self._timed else (None, None)
        self.call.turns.append(Turn(self._labels[side], *times, text))
        return len(self.call.turns) - 1

    def one_of(self, side: str, *path: str) -> int:
        """One turn of the split's templates."""
        return self.say(side, self.voice.any(*path))

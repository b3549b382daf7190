"""Whether what was said is English: numbers and letters said in another language are not understood, which must be told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from connectors.transcripts.turn import Said, Turn

_DATA = tomllib.loads(files("connectors.transcripts").joinpath("language.toml").read_text("utf-8"))
#: Words without which nobody speaks English for long, and which few other languages have.
_ENGLISH = frozenset(word for text in _DATA["english"].values() for word in text.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Letters of scripts without spaces between words: about two make a word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
#: So many words are looked at together; of English talk a third or more are in the list, of other languages hardly any.
_WINDOW, _FEW = 40, 0.12
#: Fewer than so many words tell no language.
_LEAST = 20
#: And so few different ones are no talk: "Caption text", again and again.
_VARIED = 10
#: Names, lists and what is spelt are in no language: a call is told with such a share of its words, and one of several only with so many.
_SHARE, _MANY = 0.1, 60


@dataclass(slots=True)
class Language:
    """Counts the words of a file's turns, and those that are not English in calls that are not."""

    words: int = 0
    foreign: int = 0
    _call: str | None = field(default=None, repr=False)
    _calls: int = 0
    _in_call: list[int] = field(default_factory=lambda: [0, 0])  # words, and those that are not English
    _now: list[int] = field(default_factory=lambda: [0, 0])  # words of a window, and those in the list
    _different: set[str] = field(default_factory=set, repr=False)

    def hear(self, text: str, call: str | None = None) -> None:
        """Takes what was said in one turn of a call."""
        if call != self._call:
            self._end()
            self._call = call
        said = [word for word in _WORD.findall(text.lower().replace("’", "'")) if len(word) > 1]
        unspaced = _UNSPACED.findall(text)
        self._now[0] += len(said) + len(unspaced) // 2
        self._now[1] += sum(word in _ENGLISH for word in said)
        self._different.update(said, unspaced)
        if self._now[0] >= _WINDOW:
            self._judge()

    def reason(self) -> str:
        """What a person should know once all turns were heard, as a sentence part; "" for nothing."""
        self._end()
        if not self.foreign:
            return ""
        return (
            f"{self.foreign:,} of its {self.words:,} words are not in English: numbers and letters said in words were not understood there"
        )

    def _judge(self) -> None:
        said, english = self._now
        self._in_call[0] += said
        talk = said >= _LEAST and len(self._different) >= _VARIED
        self._in_call[1] += said if talk and english < _FEW * said else 0
        self._now, self._different = [0, 0], set()

    def _end(self) -> None:
        self._judge()
        said, foreign = self._in_call
        self._calls += said > 0
        self.words += said
        if foreign and foreign >= _SHARE * said and (foreign >= _MANY or self._calls == 1):
            self.foreign += foreign
        self._in_call = [0, 0]


def listened(said: Iterator[Said]) -> Iterator[Said]:
    """What was said, as it comes; then, if some of it was not English, what was not understood."""
    language = Language()
    for item in said:
        if isinstance(item, Turn):
            language.hear(item.text, item.call)
        yield item
    if reason := language.reason():
        yield reason

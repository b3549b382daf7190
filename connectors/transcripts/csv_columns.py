"""What the columns of a table of turns are, by their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connectors.transcripts.json_keys import means
from scanner.words import ends, words

_ROLES = ("role", "party", "speaker type", "participant type", "leg", "channel name")
_SCORES = ("confidence", "asr confidence")
_IN, _OUT = ("in", "time in", "from"), ("out", "time out", "to")


class Columns(NamedTuple):
    """The columns of a turn, each by its name, "" where the table has none."""

    text: str = ""
    speaker: str = ""
    role: str = ""
    start: str = ""
    end: str = ""
    span: str = ""
    call: str = ""
    confidence: str = ""

    @property
    def turns(self) -> bool:
        """Whether rows of such columns are turns of calls: a text, and who said it or when, or a text that is called a transcript."""
        whole = ends(words(self.text), "transcript") or ends(words(self.text), "utterance")
        return bool(self.text and (whole or self.speaker or self.role or self.start or self.call))


def columns(names: Sequence[str]) -> Columns:
    """The column that says each thing best. "From" and "to", "in" and "out" are times only where both stand and nothing better does."""
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        what, rank = _means(name)
        if what and rank < best.get(what, (1000, ""))[0]:
            best[what] = (rank, name)
    found = {what: name for what, (_, name) in best.items() if what in Columns._fields}
    plain = {name.strip().casefold(): name for name in names}
    for begins, stops in zip(_IN, _OUT, strict=True):
        if "start" not in found and begins in plain and stops in plain:
            found |= {"start": plain[begins], "end": plain[stops]}
            found = {what: name for what, name in found.items() if what != "speaker" or name != plain[begins]}
    return Columns(**found)


def _means(name: str) -> tuple[str, int]:
    plain = words(name)
    for what, phrases in (("confidence", _SCORES), ("role", _ROLES)):
        for rank, phrase in enumerate(phrases):
            if ends(plain, phrase):
                return what, rank
    return means(name)

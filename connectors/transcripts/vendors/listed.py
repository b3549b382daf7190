"""Exports that are a plain list of what was said, one object each: only the names of the keys differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.talk import Word, segment
from connectors.transcripts.vendors.values import either, get, label, number, objects, role, score, seconds, text
from scanner.calls import CALL


@dataclass(frozen=True, slots=True)
class Listed:
    """How one vendor writes a list of turns. Several keys are several spellings or, for speakers, the best name first.

    name, marks  of the format; all paths of `marks` must stand in the beginning of a file
    list         path of each turn; keys may be paths within it: "users[].username" is the first user's name
    per          what to divide plain numbers by to get seconds
    word         keys of (words, word, start, end), "" where words are not given
    beside       paths of personal data outside the turns
    people       path of each participant and the keys of (id, name, role), for speakers that are told by their ids
    """

    name: str
    marks: frozenset[str]
    list: str
    text: tuple[str, ...]
    speaker: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    per: float = 1.0
    word: tuple[str, str, str, str] = ("", "", "", "")
    beside: tuple[str, ...] = ()
    people: tuple[str, str, str, str] = ("", "", "", "")
    skipped: tuple[str, frozenset[str]] = ("", frozenset())
    form: str = CALL

    def format(self) -> Format:
        """The format that reads such a list."""
        return Format(self.name, self._known, reader(self._read), self.form)

    def _known(self, head: Head) -> bool:
        return self.marks <= head.paths

    def _read(self, document: Document) -> Iterator[Said]:
        people: dict[str, tuple[str | None, str | None]] = {}
        place, key, name, who = self.people
        if place:
            for _, part in document.parts(place):
                if isinstance(part, dict) and (found := label(part.get(key))) and len(people) < 10_000:
                    people[found] = (label(part.get(name)), role(part.get(who)))
        for path, part in document.parts(self.list, *self.beside):
            if path != self.list:
                yield from (Field(path, said) for said in [label(part)] if said)
            elif isinstance(part, dict) and part.get(self.skipped[0]) not in self.skipped[1]:
                yield from segment(self._turn(part, people), self._words(part))

    def _turn(self, part: dict[str, Any], people: dict[str, tuple[str | None, str | None]]) -> Turn:
        found = next((named for key in self.speaker if (named := label(_at(part, key)))), None)
        name, who = people.get(found or "", (None, None))
        known = next((named for key in self.role if (named := role(_at(part, key)))), who)
        return Turn(text(either(part, *self.text)), name or found, known, self._seconds(part, self.start), self._seconds(part, self.end))

    def _words(self, part: dict[str, Any]) -> list[Word]:
        words, key, start, end = self.word
        if not words:
            return []
        return [
            Word(said, self._seconds(word, start), self._seconds(word, end), score(word.get("confidence")))
            for word in objects(part.get(words))
            if (said := text(word.get(key)))
        ]

    def _seconds(self, part: dict[str, Any], key: str) -> float | None:
        moment = part.get(key) if key else None
        return number(moment, self.per) if self.per != 1.0 else seconds(moment)


def _at(part: dict[str, Any], key: str) -> Any:
    first, _, rest = key.partition("[].")
    if not rest:
        return get(part, *key.split("."))
    return next((item.get(rest) for item in objects(part.get(first))), None)

"""Exports that are a plain list of what was said, one object each: only the names of the keys differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.talk import Word, segment
from connectors.transcripts.vendors.values import either, get, label, lost, number, objects, role, score, seconds, text
from scanner.calls import CALL


@dataclass(frozen=True, slots=True)
class Listed:
    """How one vendor writes a list of turns. Several keys are several spellings or, for speakers, the best name first.

    name, marks  of the format; all paths of `marks` must stand in the beginning of a file
    turns        path of each turn; keys may be paths within it: "users[].username" is the first user's name
    per          what to divide plain numbers by to get seconds
    word         keys of (words, word, start, end), "" where words are not given
    skipped      a key and its values by which something in the list is no speech
    beside       paths of personal data outside the turns
    places       what may stand before all paths: an export may lie in an envelope ("data.")
    people       path of each participant and the keys of (id, name, role), for speakers that are told by their ids
    """

    name: str
    marks: frozenset[str]
    turns: str
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
    places: tuple[str, ...] = ("",)

    def format(self) -> Format:
        """The format that reads such a list."""
        return Format(self.name, self._known, reader(self._read), self.form)

    def _known(self, head: Head) -> bool:
        return any({place + mark for mark in self.marks} <= head.paths for place in self.places)

    def _read(self, document: Document) -> Iterator[Said]:
        people: dict[str, tuple[str | None, str | None]] = {}
        person, key, name, who = self.people
        for _, part in document.parts(*self._at(person)) if person else ():
            if isinstance(part, dict) and (found := label(part.get(key))) and len(people) < 10_000:
                people[found] = (label(part.get(name)), role(part.get(who)))
        inside = [path.removeprefix(f"{self.turns}.") for path in self.beside if path.startswith(f"{self.turns}.")]
        listed = self._at(self.turns)
        for path, part in document.parts(*listed, *self._at(*self.beside)):
            if path not in listed:
                yield from _field(path, part)
            elif isinstance(part, dict) and label(part.get(self.skipped[0])) not in self.skipped[1]:
                for key in inside:
                    yield from _field(f"{path}.{key}", _at(part, key))
                yield from segment(self._turn(part, people), self._words(part))

    def _at(self, *paths: str) -> list[str]:
        return [place + path for place in self.places for path in paths]

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
            if (said := text(word.get(key))) or lost(word, key)
        ]

    def _seconds(self, part: dict[str, Any], key: str) -> float | None:
        moment = part.get(key) if key else None
        return number(moment, self.per) if self.per != 1.0 else seconds(moment)


def _field(path: str, value: Any) -> Iterator[Field]:
    if said := label(value):
        yield Field(path, said)


def _at(part: dict[str, Any], key: str) -> Any:
    first, _, rest = key.partition("[].")
    if not rest:
        return get(part, *key.split("."))
    return next((item.get(rest) for item in objects(part.get(first))), None)

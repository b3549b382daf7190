"""Sentences around people, places and addresses that do not exist: what customers, agents, clerks and forms write and say.

A phrase in `said/` holds slots: {person} {given} {surname} {formal} (surname first) {place} {address} {org} {street} {thing} {number}
{date} {mail}. Only those up to {org} are entities; a street named after a person is none by itself, nor is a product or a month.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

from detectors.training.addresses import Addresses
from detectors.training.corpora import Record, Span
from detectors.training.people import Names, People
from detectors.training.said import lines, words

_SLOT = re.compile(r"\{(\w+)\}")
_ENTITY = {
    **dict.fromkeys(("person", "given", "surname", "formal"), "PERSON"), "place": "LOCATION", "org": "ORGANIZATION",
    "address": "STREET_ADDRESS",
}  # fmt: skip

_THINGS = words("things")


class Phrases:
    """A stream of made-up records."""

    def __init__(self, names: Mapping[str, Names], addresses: Addresses, rng: Random) -> None:
        self._rng, self._people, self._addresses = rng, People(names, rng), addresses
        self._surnames = tuple(sorted({surname for each in names.values() for surname in each.surnames}))
        self._origin = ""
        self._origins = tuple(names)
        self._slots: Mapping[str, Callable[[], str]] = {
            "person": lambda: self._people.full(self._origin), "given": lambda: self._people.parts(self._origin)[0],
            "surname": lambda: self._people.parts(self._origin)[1], "formal": self._formal, "place": addresses.town,
            "address": addresses.any, "org": self._company, "street": self._street, "thing": lambda: rng.choice(_THINGS["products"]),
            "number": self._number, "date": self._date, "month": lambda: rng.choice(_THINGS["months"]), "mail": self._mail,
            "title": lambda: rng.choice(_THINGS["titles"]),
        }  # fmt: skip
        self._kinds = tuple(map(lines, ("clerks", "callers", "nobody")))
        self._kinds += ([phrase for kind in self._kinds for phrase in kind if "{address}" in phrase],)

    def __iter__(self) -> Iterator[Record]:
        while True:
            yield self.one()

    def one(self) -> Record:
        """A sentence of a clerk, of a caller, one that names nobody, or one with an address."""
        kind = self._rng.choices(range(4), (6, 3, 2.5, 1.2))[0]
        phrase = self._rng.choice(self._kinds[kind])
        if kind != 2 and self._rng.random() < 0.15:
            phrase += " " + self._rng.choice(self._kinds[kind])
        made = self.filled(phrase)
        return lowered(made, self._rng) if kind == 1 and self._rng.random() < 0.8 else made

    def filled(self, phrase: str, origin: str = "") -> Record:
        """The phrase with its slots filled and the spans of the entities in it; all people of one origin."""
        self._origin = origin or self._rng.choice(self._origins)
        text, spans, before = "", list[Span](), 0
        for slot in _SLOT.finditer(phrase):
            text += phrase[before : slot.start()].replace("{{", "{").replace("}}", "}")
            said = self._slots[slot[1]]()
            if slot[1] in _ENTITY:
                spans.append((len(text), len(text) + len(said), _ENTITY[slot[1]]))
            text += said
            before = slot.end()
        text += phrase[before:].replace("{{", "{").replace("}}", "}")
        return Record(text, tuple(_joined(text, spans)), "made up")

    def _formal(self) -> str:
        first, last = self._people.parts(self._origin)
        form = self._rng.random()
        if form < 0.3:
            last = last.upper()
        return f"{last}, {first}" if form < 0.8 else f"{last}, {first} {self._rng.choice('ABCDEFGHJKLMPRSTW')}."

    def _street(self) -> str:
        return f"{self._rng.choice(self._surnames)} {self._rng.choice(('Street', 'Road', 'Lane', 'Avenue', 'Close', 'Way', 'Drive'))}"

    def _company(self) -> str:
        rng = self._rng
        kind = rng.random()
        if kind < 0.35:
            return f"{rng.choice(self._surnames)} {rng.choice(_THINGS['company'])}"
        if kind < 0.5:
            return f"{rng.choice(self._surnames)} & {rng.choice(self._surnames)}{rng.choice(('', ' LLP', ' Solicitors'))}"
        if kind < 0.7:
            return rng.choice(_THINGS["public"]).format(self._addresses.town())
        return f"{rng.choice(_THINGS['words'])} {rng.choice(_THINGS['words'])} {rng.choice(_THINGS['company'])}"

    def _number(self) -> str:
        rng = self._rng
        three, four = rng.randint(100, 999), rng.randint(1000, 9999)
        return rng.choice((f"07700 900{three}", f"020 7946 0{three}", str(rng.randint(1, 99999)), f"A{four}-{rng.choice('XYZ')}"))

    def _date(self) -> str:
        rng = self._rng
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1950, 2026)
        name = _THINGS["months"][month - 1]
        forms = (f"{day:02d}/{month:02d}/{year}", f"{day} {name} {year}", f"{year}-{month:02d}-{day:02d}", f"{name} {day}", name)
        return rng.choice((*forms, "Monday", "noon"))

    def _mail(self) -> str:
        first, last = self._people.parts()
        box = self._rng.choice((f"{first}.{last}", f"{first[0]}{last}", f"{first}{self._rng.randint(1, 99)}")).lower()
        return f"{box}@example.{self._rng.choice(('org', 'com', 'net'))}"


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Given name and surname that stand beside each other in slots of their own are one name."""
    last: Span | None = None
    for now in spans:
        if last and last[2] == now[2] == "PERSON" and text[last[1] : now[0]] in " _":
            last = (last[0], now[1], "PERSON")
            continue
        if last:
            yield last
        last = now
    if last:
        yield last


def lowered(record: Record, rng: Random) -> Record:
    """As speech recognition writes it: lower case, and mostly without punctuation."""
    low = record.text.lower()
    if len(low) != len(record.text):  # a letter whose lower case is longer would move the spans
        return record
    if rng.random() < 0.35:
        return Record(low, record.spans, record.source, record.unknown)
    return stripped(Record(low, record.spans, record.source, record.unknown))


def stripped(record: Record) -> Record:
    """Without punctuation, and lines and several blanks as one blank; spans move along."""
    kept, place = list[str](), [0] * (len(record.text) + 1)
    for at, sign in enumerate(record.text):
        place[at] = len(kept)
        apostrophe = sign in "'’" and 0 < at < len(record.text) - 1 and record.text[at - 1].isalnum() and record.text[at + 1].isalnum()
        if sign.isalnum() or apostrophe:
            kept.append(sign)
        elif kept and kept[-1] != " " and sign not in "'’":
            kept.append(" ")
    place[len(record.text)] = len(kept)
    text = "".join(kept)
    spans = []
    for low, high, entity in record.spans:
        start, end = place[low], place[high]
        end = start + len(text[start:end].rstrip())
        if end > start:
            spans.append((start, end, entity))
    return Record(text.rstrip(), tuple(spans), record.source, record.unknown)

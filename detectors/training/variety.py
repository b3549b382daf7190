"""Records rewritten as people and machines write them: other names in them, one case, no punctuation."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from detectors.training.addresses import Addresses
from detectors.training.corpora import TOKENISED, Record, Span, written
from detectors.training.people import People
from detectors.training.phrases import lowered, stripped


class Variety:
    """Rewrites records at random; about two fifths stay as they are."""

    def __init__(self, people: People, addresses: Addresses, rng: Random) -> None:
        self._people, self._addresses, self._rng = people, addresses, rng

    def of(self, record: Record) -> Record:
        """The record, or one like it."""
        rng = self._rng
        if record.source in TOKENISED and rng.random() < 0.75:
            record = written(record)
        if record.source != "made up" and rng.random() < 0.35:
            record = self._swapped(record)
        draw = rng.random()
        if draw < 0.20:
            return lowered(record, rng)
        if draw < 0.27:
            return _cased(record, record.text.upper())
        if draw < 0.31:
            return _cased(record, record.text.title())
        if draw < 0.36:
            return stripped(record)
        return record

    def _swapped(self, record: Record) -> Record:
        text, spans, before = "", list[Span](), 0
        for low, high, entity in record.spans:
            said = record.text[low:high]
            text += record.text[before:low]
            new = self._instead(said, entity)
            spans.append((len(text), len(text) + len(new), entity))
            text, before = text + new, high
        return replace(record, text=text + record.text[before:], spans=tuple(spans))

    def _instead(self, said: str, entity: str) -> str:
        rng = self._rng
        if entity == "PERSON" and rng.random() < 0.8:
            first, last = self._people.parts()
            words = said.count(" ") + 1
            new = rng.choice((first, last)) if words == 1 else f"{first} {last}" if words == 2 else self._people.full()
        elif entity == "LOCATION" and rng.random() < 0.4:
            new = self._addresses.town()
        else:
            return said
        return new.lower() if said.islower() else new.upper() if said.isupper() and len(said) > 3 else new


def _cased(record: Record, text: str) -> Record:
    return replace(record, text=text) if len(text) == len(record.text) else record

"""The labelled text that the model learns from, brought to one idea of what a span is.

Whole sets are held out, never a part of one: `TRAINED` are read here, `UNSEEN` only by the measurement. One record in 33 of a trained set
is kept for choosing settings (`DEVELOPMENT`).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from detectors.names.lists import is_common, is_place, some

TRAINED = ("redocred", "crossner", "btc", "litbank_named", "multidogo", "nlu_eval_fold1", "slurp_devel", "snips_geo")
UNSEEN = ("wikigold", "gum_ccby", "wnut17", "restaurant8k", "nlupp_banking")
DEVELOPMENT = 33

Span = tuple[int, int, str]

_ENTITIES = {"PERSON": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION", "ADDRESS": "STREET_ADDRESS"}
_ALL = frozenset(_ENTITIES.values())
_UNCASED = frozenset({"btc", "wnut17", "multidogo", "nlu_eval_fold1", "slurp_devel", "nlupp_banking", "restaurant8k", "snips_geo"})
#: What a set does not label; a word of its text without a label may be one of these.
_UNKNOWN = {
    "snips_geo": frozenset({"PERSON", "ORGANIZATION", "STREET_ADDRESS"}),
    "restaurant8k": _ALL - {"PERSON"},
    "nlupp_banking": frozenset({"LOCATION"}),
    "litbank_named": frozenset({"ORGANIZATION"}),
}
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|reverend|sir|madam|madame|mme|m|monsieur|dame|lord|lady|captain|capt|colonel|uncle|aunt|"
    r"old|poor|dear|little|young|the)\b\.?\s+",
    re.IGNORECASE,
)
_PARTICLES = some("de la van von der den al el bin ibn da di du le")
_DESCRIPTION = re.compile(r"[a-z][\w'’-]*\s+")
_OWNED = re.compile(r"\s*['’]s?\Z")
_DEMONYM = re.compile(r"[A-Za-z]+(?:an|ish|ese|ic|ch|aeli|aqi|ani|ings?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """A text, what is named in it (code points, sorted, apart), and the entities that its labels leave out."""

    text: str
    spans: tuple[Span, ...]
    source: str
    unknown: frozenset[str] = frozenset()


def records(folder: Path, name: str) -> Iterator[Record]:
    """The records of one set in a folder of `<name>.jsonl.gz`, normalised: titles, articles and possessives are no part of a name."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            made = json.loads(line)
            yield Record(made["text"], tuple(_spans(made["text"], made["spans"], name)), name, _unknown(made, name))


def split(record: Record) -> bool:
    """Whether a record of a trained set is kept for choosing settings."""
    return crc32(record.text.encode()) % DEVELOPMENT == 0


def _unknown(made: dict[str, list[list[object]]], name: str) -> frozenset[str]:
    if name == "multidogo":  # names beside numbers are often without a label, and so are places without a postcode
        said = {str(label) for *_, label in made["spans"]}
        return frozenset({"PERSON"} - said) if any(map(str.isdigit, str(made["text"]))) else frozenset()
    return _UNKNOWN.get(name, frozenset())


def _spans(text: str, spans: list[list[object]], name: str) -> Iterator[Span]:
    last: Span | None = None
    for low, high, label in sorted((int(str(a)), int(str(b)), str(c)) for a, b, c in spans):
        if label == "POSTCODE" and last and last[2] == "STREET_ADDRESS" and not text[last[1] : low].strip(" ,"):
            last = (last[0], high, last[2])
            continue
        if label not in _ENTITIES or not (now := trimmed(text, (low, high, _ENTITIES[label]), name in _UNCASED)):
            continue
        if last and now[0] < last[1]:
            continue
        if last and now[2] == last[2] == "PERSON" and text[last[1] : now[0]] == " ":  # first and last name, labelled apart
            last = (last[0], now[1], now[2])
            continue
        if last:
            yield last
        last = now
    if last:
        yield last


def _described(text: str, low: int, high: int, uncased: bool) -> re.Match[str] | None:
    """A word in lower case before a name that is written with a capital."""
    word = None if uncased else _DESCRIPTION.match(text, low, high)
    return word if word and word.group().strip() not in _PARTICLES else None


def trimmed(text: str, span: Span, uncased: bool) -> Span | None:
    """The span without title, article, description and possessive; None if no name is left, or a people's name for a place."""
    low, high, entity = span
    if owned := _OWNED.search(text, low, high):
        high = owned.start()
    high = low + len(text[low:high].rstrip(" ,;:"))
    if entity in ("PERSON", "LOCATION"):
        while (before := _TITLE.match(text, low, high) or _described(text, low, high, uncased)) and before.end() < high:
            low = before.end()
    said = text[low:high]
    if not said.strip() or (not uncased and entity == "PERSON" and not any(map(str.isupper, said))):
        return None
    if entity == "LOCATION" and _DEMONYM.fullmatch(said) and not is_place(said):
        return None
    if entity != "STREET_ADDRESS" and said.islower() and all(map(is_common, said.split())) and not is_place(said):
        return None  # "the house", "train station"
    return low, high, entity

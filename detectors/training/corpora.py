"""The labelled text that the model learns from, brought to one idea of what a span is.

Whole sets are held out, never a part of one: `TRAINED` are read here, `UNSEEN` only by the measurement. One record in 33 of a trained set
is kept for choosing settings (`DEVELOPMENT`).
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zlib import crc32

from detectors.names.lists import fold, held, is_common, is_place, some

TRAINED = ("redocred", "crossner", "btc", "litbank_named", "multidogo", "nlu_eval_fold1", "slurp_devel", "snips_geo")
UNSEEN = ("wikigold", "gum_ccby", "wnut17", "restaurant8k", "nlupp_banking")
DEVELOPMENT = 33
#: Sets whose text stands in tokens.
TOKENISED = frozenset({"redocred", "crossner", "litbank_named", "slurp_devel"})

#: Labels of the sets that were found wrong; the texts are not in it.
CORRECTED = Path(__file__).with_name("corrected.tsv")
KINDS = {"P": "PERSON", "L": "LOCATION", "O": "ORGANIZATION", "A": "STREET_ADDRESS"}

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
#: Blanks that a set's tokeniser put beside signs, and that nobody writes.
_TOKENISED = re.compile(
    r" (?=[.,;:!?)\]]|['’](?:s|re|ve|ll|d|m)\b|n['’]t\b)|(?<=[(\[“‘]) |(?<=\w) (?=-\s?\w)|(?<=\w\s-) (?=\w)|(?<=\w['’]) (?=s\b)"
)
#: Sets of short turns whose labels leave names out, and words with which people say who they are.
_SPOKEN = frozenset({"multidogo", "nlu_eval_fold1", "slurp_devel"})
_INTRODUCED = re.compile(r"\b(?:my names?|i am|i'?m|i m|im|this is|it'?s|myself|name is|call me)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_DEMONYM = re.compile(r"[A-Za-z]+(?:an|ish|ese|ic|ch|aeli|aqi|ani|ings?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """A text, what is named in it (code points, sorted, apart), and the entities that its labels leave out."""

    text: str
    spans: tuple[Span, ...]
    source: str
    unknown: frozenset[str] = frozenset()


def records(folder: Path, name: str) -> Iterator[Record]:
    """The records of one set in a folder of `<name>.jsonl.gz`, normalised: titles, articles and possessives are no part of a name.

    Those whose labels were found wrong have what `corrected.tsv` says instead; of those of which nobody can tell, any label may be right.
    """
    corrected = _corrected().get(name, {})
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            made = json.loads(line)
            text, key = made["text"], crc32(made["text"].encode())
            if key not in corrected:
                yield Record(text, tuple(_spans(text, made["spans"], name)), name, _unknown(made, name))
            else:
                spans = corrected[key]
                yield Record(text, spans or (), name, _ALL if spans is None else frozenset())


@cache
def _corrected() -> dict[str, dict[int, tuple[Span, ...] | None]]:
    """By set and the text's checksum: what is named in it (`0-3:P 9-14:L`), nobody (nothing), or that it cannot be told (`!`)."""
    made: dict[str, dict[int, tuple[Span, ...] | None]] = {}
    for line in CORRECTED.read_text("utf-8").splitlines():
        name, key, said = line.split("\t")
        made.setdefault(name, {})[int(key, 16)] = None if said == "!" else tuple(_placed(each) for each in said.split())
    return made


def _placed(said: str) -> Span:
    low, high, kind = re.split("[-:]", said)
    return int(low), int(high), KINDS[kind]


def split(record: Record) -> bool:
    """Whether a record of a trained set is kept for choosing settings."""
    return crc32(record.text.encode()) % DEVELOPMENT == 0


def _unknown(made: dict[str, list[list[object]]], name: str) -> frozenset[str]:
    if name not in _SPOKEN:
        return _UNKNOWN.get(name, frozenset())
    said = {str(label) for *_, label in made["spans"]}
    return frozenset({"PERSON"} - said) if _may_name(str(made["text"]), name == "multidogo") else frozenset()


def _may_name(text: str, customers: bool) -> bool:
    """Whether a turn may hold a name that its set did not label: one known to the lists, or beside a number, or as an introduction."""
    words = {fold(word) for word in _WORDS.findall(text)}
    return bool(words & held("given")) or (customers and (any(map(str.isdigit, text)) or _INTRODUCED.search(text) is not None))


def written(record: Record) -> Record:
    """A record of tokenised text as people write it: without the blanks before signs."""
    gone = [blank.start() for blank in _TOKENISED.finditer(record.text)]
    ends = zip([-1, *gone], [*gone, len(record.text)], strict=True)
    spans = ((low - bisect_left(gone, low), high - bisect_left(gone, high), entity) for low, high, entity in record.spans)
    return replace(record, text="".join(record.text[last + 1 : now] for last, now in ends), spans=tuple(spans))


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
    if entity in ("LOCATION", "ORGANIZATION") and said.islower() and all(map(is_common, said.split())) and not is_place(said):
        return None  # "the house", "train station"; a person may be called by a word
    return low, high, entity

"""What free text reveals, as a detector among the packs: it reads what the patterns for words and phrases do not know.

A word of low probability is a candidate that failed its check, so that a column in which the network is hardly ever sure shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import pyarrow as pa

from detectors.pieces import Found, batch
from detectors.reader.detector import free_text, offsets, together
from detectors.reader.labels import Named
from detectors.reader.network import digest
from detectors.revealed.labels import ENTITIES
from detectors.revealed.reader import Reader
from detectors.text import TextDetector
from scanner.pattern import Pattern

#: From which probability on a span counts, and what is said of one at most; where nothing is revealed, so many of the candidates count.
SURE, _MOST, _CHANCE = 0.75, 0.85, 0.33

_MODEL = "detectors/training/revealed/MODEL_CARD.md"
#: Of each entity its title, its category and the law that says so.
WHAT = {
    "HEALTH_TERM": ("Health information", "special.health", "UK GDPR Art 9(1), Art 4(15)"),
    "RELIGION": ("Religion or belief", "special.belief", "UK GDPR Art 9(1)"),
    "ETHNIC_GROUP": ("Ethnic group", "special.race", "UK GDPR Art 9(1)"),
    "POLITICAL_OPINION": ("Political opinion", "special.politics", "UK GDPR Art 9(1)"),
    "TRADE_UNION": ("Trade union membership", "special.union", "UK GDPR Art 9(1)"),
    "SEXUAL_ORIENTATION": ("Sexual orientation or sex life", "special.sex", "UK GDPR Art 9(1)"),
    "CRIMINAL_OFFENCE": ("Criminal offence data", "criminal.offence", "UK GDPR Art 10, DPA 2018 s 11(2)"),
    "KINSHIP": ("Family or next of kin", "family.third_party", "UK GDPR Art 4(1)"),
    "MARITAL_STATUS": ("Marital status", "demog.marital", "UK GDPR Art 4(1)"),
    "FINANCIAL_STANDING": ("Financial standing", "pay.standing", "UK GDPR Art 4(1)"),
    "OCCUPATION": ("Occupation", "work.occupation", "UK GDPR Art 4(1)"),
    "EMPLOYMENT_RECORD": ("Employment or education history", "work.history", "UK GDPR Art 4(1)"),
    "NATIONALITY": ("Nationality or immigration status", "demog.nationality", "UK GDPR Art 4(1)"),
    "CHILD": ("Information about a child", "subject.child", "UK GDPR Recital 38"),
    "AGE": ("Age", "demog.dob", "UK GDPR Art 4(1)"),
    "GENETIC_DATA": ("Genetic data", "special.genetic", "UK GDPR Art 9(1), Art 4(13)"),
    "BIOMETRIC_TEMPLATE": ("Biometric data", "special.biometric", "UK GDPR Art 9(1), Art 4(14)"),
}


#: What the model is made of.
_FILES = ("front.onnx", "back.onnx", "gate.gz")


def _pattern(entity: str) -> Pattern:
    title, category, law = WHAT[entity]
    return Pattern(entity=entity, title=title, category=category, mask="none", score=_MOST, chance=_CHANCE, sources=(law, _MODEL))


_PATTERNS = tuple(map(_pattern, ENTITIES))


def model(*, thorough: bool = False) -> TextDetector:
    """The detector; a thorough one reads every sentence through all layers. PluginError if its weights are not there."""
    return _Model(thorough, digest("detectors.revealed", _FILES))


@dataclass(frozen=True, slots=True)
class _Model:
    thorough: bool
    weights: str
    reader: list[Reader] = field(default_factory=list, repr=False, compare=False)
    patterns: tuple[Pattern, ...] = _PATTERNS

    def __reduce__(self) -> tuple[Callable[[], TextDetector], tuple[()]]:
        return partial(model, thorough=self.thorough), ()

    def reads(self, values: pa.Array, name: str) -> bool:
        """Free text, as the model of names reads it."""
        return free_text(values, name)

    def replaces(self, pattern: Pattern) -> bool:
        """None: words and phrases that are known stay known."""
        return False

    def scan(self, values: pa.Array) -> pa.RecordBatch:
        """What each value reveals; spans are bytes."""
        found: list[tuple[Found, bool]] = []
        if not self.reader:
            self.reader.append(Reader(gate=False, certain=1.1) if self.thorough else Reader())
        for some in together(values):
            for (row, text, base), told in zip(some, self.reader[0].read(text for _, text, _ in some), strict=True):
                found += _hits(row, text, base, told)
        return batch([hit for hit, _ in found], [passed for _, passed in found])


def _hits(row: int, text: str, base: int, told: list[Named]) -> Iterator[tuple[Found, bool]]:
    if not told:
        return
    byte = offsets(text)
    for each in told:
        yield (row, base + byte[each.start], base + byte[each.end], each.entity, min(_MOST, each.score), False), each.score >= SURE

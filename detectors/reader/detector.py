"""The model as a detector among the packs: it reads free text, each distinct value once; rules and name lists answer for the rest.

A column of names or single words is no free text: there the lists and the column's name decide. What model and rules both find has one
entity, and of two hits the one within the other goes unless it is the stronger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import pyarrow as pa
import pyarrow.compute as pc

from detectors.names.column import of_files
from detectors.names.nobody import nobody
from detectors.names.nowhere import nowhere
from detectors.names.rules import known_name
from detectors.names.said import name_in
from detectors.pieces import Found, batch, pieces
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.network import digest
from detectors.reader.reader import QUICK, THOROUGH, Reader
from detectors.text import TextDetector
from scanner.errors import PluginError, did_you_mean
from scanner.naming import names_prose
from scanner.pattern import Pattern

#: What the configuration may call the model: one that skips what holds no name, one that reads every word through all layers.
SPEEDS = {"noticegap": QUICK, "noticegap-thorough": THOROUGH}

_SOURCES = ("UK GDPR Art 4(1)", "detectors/training/MODEL_CARD.md")
_PATTERNS = (
    Pattern(
        entity="PERSON", title="Name of a person", category="person.name", need="distinct", mask="initials", score=0.85, sources=_SOURCES,
    ),
    Pattern(
        entity="LOCATION", title="Place", category="contact.address", also=("location",), need="beside", beside="PERSON", score=0.3,
        sources=_SOURCES,
    ),
    Pattern(
        entity="ORGANIZATION", title="Organisation", category="", need="name", score=0.3, sources=_SOURCES,
        names=("organisation", "organization"),
    ),
    Pattern(
        entity="STREET_ADDRESS", title="Postal address", category="contact.address", mask="none", score=0.95, sources=_SOURCES,
    ),
    Pattern(  # the same people once more, as a check of the first: of firms and places one in twenty passes it, of people two in three
        entity="PERSON", title="Name of a person, known to the lists", category="", valid=known_name, chance=0.1, need="distinct",
        mask="initials", score=0.3, sources=_SOURCES,
    ),
)  # fmt: skip
_KNOWN = len(ENTITIES)  # the last of them
_ADDRESS = ENTITIES.index("STREET_ADDRESS")
#: Below this share of values of so many words a column is no free text.
_FREE, _WORDS = 0.1, 4
_TEXTS = 1024


#: What the model is made of.
_FILES = ("front.onnx", "back.onnx", "vectors.npz", "vocab.txt.gz", "plain.txt.gz", "both.txt.gz")


def _by_form_alone(rule: Pattern) -> bool:
    if rule.entity != "PERSON" or rule.regex is None or rule.regex.startswith(r"\A"):
        return False
    return rule.need in ("distinct", "context")  # what a word nearby supports (contact, author), too


def model(name: str = "noticegap") -> TextDetector:
    """The model at the speed of this name (`SPEEDS`). PluginError if there is none or its weights are not there."""
    if name not in SPEEDS:
        raise PluginError(f'no model "{name}". {did_you_mean(name, (*SPEEDS, "none"))}')
    return _Model(name, digest("detectors.reader", _FILES))


@dataclass(frozen=True, slots=True)
class _Model:
    name: str
    weights: str
    reader: list[Reader] = field(default_factory=list, repr=False, compare=False)
    patterns: tuple[Pattern, ...] = _PATTERNS

    def __reduce__(self) -> tuple[Callable[[str], TextDetector], tuple[str]]:
        return model, (self.name,)

    def reads(self, values: pa.Array, name: str) -> bool:
        """Free text only."""
        return free_text(values, name)

    def replaces(self, pattern: Pattern) -> bool:
        """Those that tell people in free text by capitals and name lists alone.

        There the model finds what they find, and they take one name in five for something that it is not. Those for whole cells, titles,
        labels and introductions stay.
        """
        return _by_form_alone(pattern)

    def scan(self, values: pa.Array) -> pa.RecordBatch:
        """What the model names in each value; spans are bytes."""
        found: list[tuple[Found, bool]] = []
        if not self.reader:
            self.reader.append(Reader(SPEEDS[self.name]))
        for some in together(values):
            for (row, text, base), named in zip(some, self.reader[0].read(text for _, text, _ in some), strict=True):
                found += _hits(row, text, base, named)
        return batch([hit for hit, _ in found], [passed for _, passed in found])


def free_text(values: pa.Array, name: str) -> bool:
    """Whatever is no column or is called a note, and columns of which some values are longer than names are, or names with their mailboxes
    (`Ann Example <ann@example.org>`, a mail's headers); names of files are none."""
    if of_files(name):
        return False
    blanks = pc.count_substring(values, " ")
    if names_prose(name):  # most notes may say "ok" and "done"
        return bool(pc.any(pc.greater(blanks, 0)).as_py())
    boxes = pc.and_(pc.match_substring(values, " <"), pc.match_substring(values, "@"))
    long = pc.sum(pc.or_(pc.greater_equal(blanks, _WORDS - 1), boxes)).as_py() or 0
    return long > 0 and long >= _FREE * (len(values) - values.null_count)


def together(values: pa.Array) -> Iterator[list[tuple[int, str, int]]]:
    """Row, text and first byte of the pieces of some values at a time."""
    for first in range(0, len(values), _TEXTS):
        some = values.slice(first, _TEXTS).to_pylist()
        yield [(first + row, piece, base) for row, text in enumerate(some) if text for piece, base in pieces(text)]


def offsets(text: str) -> Sequence[int]:
    """The first byte of each code point in UTF-8, and of what stands behind the last."""
    return range(len(text) + 1) if text.isascii() else list(accumulate((len(sign.encode()) for sign in text), initial=0))


def _hits(row: int, text: str, base: int, named: list[Named]) -> Iterator[tuple[Found, bool]]:
    """What was named, and each person a second time: whether the lists know the name."""
    if not named:
        return
    byte = offsets(text)
    for each in named:
        person = ENTITIES[each.entity] == "PERSON"
        place = name_in(text, each.start, each.end) if person else (each.start, each.end)
        if place is None or (person and nobody(text, *place)) or (each.entity == _ADDRESS and nowhere(text, *place)):
            continue
        start, end = byte[place[0]], byte[place[1]]
        score = min(_PATTERNS[each.entity].score, each.score)
        yield (row, base + start, base + end, each.entity, score, False), True
        if person:
            known = known_name(text[place[0] : place[1]])
            yield (row, base + start, base + end, _KNOWN, min(_PATTERNS[_KNOWN].score, each.score), False), known

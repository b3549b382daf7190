"""The model inside spaCy: a component for any pipeline, and a whole pipeline that Presidio's SpacyNlpEngine can use.

`pipeline().to_disk("en_noticegap")` writes a folder that `spacy.load` opens wherever noticegap is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from detectors.reader.detector import SPEEDS
from detectors.reader.labels import ENTITIES
from detectors.reader.reader import Reader
from scanner.errors import PluginError, did_you_mean

#: The entities as spaCy's English pipelines call them, which is how Presidio knows them.
_LABELS = dict(zip(ENTITIES, ("PERSON", "LOC", "ORG", "STREET_ADDRESS"), strict=True))


class Component:
    """Sets `doc.ents`; entities that earlier components set stay."""

    def __init__(self, speed: str) -> None:
        if speed not in SPEEDS:
            raise PluginError(f'no speed "{speed}". {did_you_mean(speed, SPEEDS)}')
        self._reader = Reader(SPEEDS[speed])

    def __call__(self, doc: Doc) -> Doc:
        """The document with its entities."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Documents with their entities, so many read together."""
        left = iter(docs)
        while some := list(islice(left, batch_size)):
            for doc, named in zip(some, self._reader.read(doc.text for doc in some), strict=True):
                found = [doc.char_span(each.start, each.end, _LABELS[ENTITIES[each.entity]], alignment_mode="expand") for each in named]
                doc.ents = filter_spans([*doc.ents, *(span for span in found if isinstance(span, Span))])
                yield doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing: the weights are noticegap's own."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Component:
        """Nothing to read."""
        return self


@Language.factory("noticegap", default_config={"speed": "noticegap"}, assigns=["doc.ents"])
def component(nlp: Language, name: str, speed: str) -> Component:
    """What the entry point `spacy_factories` names."""
    return Component(speed)


def pipeline(speed: str = "noticegap") -> Any:
    """An English pipeline of spaCy's tokenizer and the model."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("noticegap", config={"speed": speed})
    return nlp

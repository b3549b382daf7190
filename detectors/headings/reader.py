"""Reads headings: what the columns of a table mean by their names, and what an item of a notice does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from detectors.headings.labels import ENTITIES, LABELS
from detectors.headings.network import Network
from detectors.headings.written import column, item, nearest
from detectors.reader.network import digest
from scanner.heading import Heading, HeadingReader, Meaning

#: What the network is made of.
_FILES = ("whole.onnx",)


def reader() -> Headings:
    """What reads headings. PluginError if the network's weights are not there."""
    return Headings(digest("detectors.headings", _FILES))


@dataclass(frozen=True, slots=True)
class Headings(HeadingReader):
    """`weights` is a digest of them: other weights tell other things."""

    weights: str
    network: Network = field(default_factory=Network, repr=False, compare=False)

    def __reduce__(self) -> tuple[Callable[[], Headings], tuple[()]]:
        return reader, ()

    def meanings(self, table: str, headings: Sequence[Heading]) -> list[Meaning]:
        """See `HeadingReader`; each is read beside those that stand around it."""
        names = [each.name for each in headings]
        read = [
            column(table, each.name, kind=each.kind, comment=each.comment, beside=list(nearest(names, at)))
            for at, each in enumerate(headings)
        ]
        made = []
        for shares in self.network.likely(read):
            best = int(shares[1:].argmax()) + 1
            made.append(Meaning(LABELS[best], ENTITIES[LABELS[best]], float(shares[best]), float(shares[0])))
        return made

    def items(self, phrases: Sequence[str]) -> list[list[tuple[str, float]]]:
        """Of each item of a notice the categories that it may name, the likeliest first, and how likely each is."""
        return [
            sorted(((label, float(share)) for label, share in zip(LABELS[1:], shares[1:], strict=True)), key=lambda each: -each[1])
            for shares in self.network.likely([item(phrase) for phrase in phrases])
        ]

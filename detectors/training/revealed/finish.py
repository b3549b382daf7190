"""From the trained network to the files that ship: eight bits, fixed ranges, the gate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from detectors.reader.sentences import sentences
from detectors.revealed.labels import LABELS
from detectors.revealed.reader import Reader
from detectors.training import aside, export, steady
from detectors.training.plain import plain
from detectors.training.revealed import gate
from detectors.training.revealed.real import pool, real
from detectors.training.revealed.texts import written

OUT = Path(__file__).parents[2] / "revealed" / "data"
#: Of the lines of programs, manuals and tables one in so many tells the gate what reveals nothing.
_PLAIN = 5
_SEED, _WRITTEN, _REAL = 3, 3000, 1500
#: From which score on what the network tells must open the gate.
_TOLD = 0.5


def main(folder: Path, data: Path) -> None:
    """Exports the network of a training folder and learns the gate; `data` holds the real texts."""
    network = export.held(folder, len(LABELS))
    export.export(network, OUT, folder)
    steady.fix(OUT, _some(data))
    aside.laid(OUT)
    texts = [*dict.fromkeys(_sentences(data))]
    told = [any(each.score >= _TOLD for each in found) for found in Reader(gate=False, certain=1.1).read(texts)]
    gate.keep(gate.learned(network.words.weight.detach(), texts, told))


def _some(data: Path) -> list[str]:
    texts = [record.text for record in written()]
    Random(_SEED).shuffle(texts)
    return texts[:_WRITTEN] + steady.texts(data)[:_REAL]


def _sentences(data: Path) -> Iterator[str]:
    """Of all texts for training; in lower case, too."""
    records = [*written(), *(record for some in real(data / "text").values() for record in some)]
    records += [*(record for _, _, record in pool(data / "text")), *plain(data / "notices")[::_PLAIN]]
    for record in records:
        for start, end in sentences(record.text):
            yield record.text[start:end]
            yield record.text[start:end].lower()

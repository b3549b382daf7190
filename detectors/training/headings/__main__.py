"""Makes what reads headings: `python -m detectors.training.headings DATA FOLDER`.

It learns from the tables and notices beside this file; DATA is not read, and FOLDER takes the full weights. The result goes to
`detectors/headings/data`. Needs: pip install noticegap[training]
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from detectors.headings.written import Pieces, column, item, nearest
from detectors.training.arguments import given
from detectors.training.headings.export import export
from detectors.training.headings.mixture import Mixture
from detectors.training.headings.tables import Table, items, tables
from detectors.training.headings.train import train

STEPS, SIZE, SEED = 6000, 2048, 5
#: Headings of all sorts that fix the ranges of the numbers between the layers.
_SOME = 4000
_WRITTEN = Path(__file__).parent


def main() -> None:
    """Reads the arguments, trains and exports."""
    said = given("python -m detectors.training.headings", __doc__, STEPS, SIZE, SEED)
    every, phrases = list(tables(_WRITTEN / "tables")), list(items(_WRITTEN / "items"))
    network = train(said, Mixture(every, phrases, said.seed, said.size))
    export(network, some(every, [phrase for phrase, _ in phrases]), said.folder)


def some(every: list[Table], phrases: list[str]) -> list[Pieces]:
    """Columns and items, with and without what stands around them."""
    read = [item(phrase) for phrase in phrases]
    for table in every:
        names = [each.name for each in table.columns]
        for at, each in enumerate(table.columns):
            read.append(column(table.name, each.name, kind=each.kind, comment=each.says, beside=list(nearest(names, at))))
            read.append(column("", each.name))
    return Random(SEED).sample(read, min(_SOME, len(read)))


if __name__ == "__main__":
    main()

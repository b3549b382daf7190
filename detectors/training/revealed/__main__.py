"""Makes what finds what texts reveal: `python -m detectors.training.revealed DATA FOLDER`.

DATA holds `text/` and `notices/`; FOLDER takes checkpoints, and a run that was stopped goes on from them. The result goes to
`detectors/revealed/data`. Needs: pip install noticegap[training]
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from detectors.revealed.labels import LABELS
from detectors.training.arguments import given
from detectors.training.revealed import finish
from detectors.training.revealed.mixture import Mixture
from detectors.training.train import train

STEPS, SIZE, SEED = 3000, 2048, 7


def main() -> None:
    """Reads the arguments, trains and exports."""
    said = given("python -m detectors.training.revealed", __doc__, STEPS, SIZE, SEED)
    train(said, partial(_mixture, said.data, said.seed, said.size), len(LABELS), "detectors.revealed")
    finish.main(said.folder, said.data)


def _mixture(data: Path, seed: int, size: int, first: int) -> Mixture:
    return Mixture(data, seed + first, size)


if __name__ == "__main__":
    main()

"""Makes what finds what texts reveal: `python -m detectors.training.revealed DATA FOLDER`.

DATA holds `text/` and `notices/`; FOLDER takes checkpoints, and a run that was stopped goes on from them. The result goes to
`detectors/revealed/data`. Needs: pip install noticegap[training]
"""

from __future__ import annotations

import argparse
from functools import partial
from math import inf
from pathlib import Path

import torch

from detectors.revealed.labels import LABELS
from detectors.training.revealed import finish
from detectors.training.revealed.mixture import Mixture
from detectors.training.train import train

STEPS, SIZE, SEED = 3000, 2048, 7


def main() -> None:
    """Reads the arguments, trains and exports."""
    parser = argparse.ArgumentParser(
        prog="python -m detectors.training.revealed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=STEPS, help="batches; the rate falls in the last third (%(default)s)")
    parser.add_argument("--minutes", type=float, default=inf, help="end sooner, the rate falling in the last third of this time")
    parser.add_argument("--size", type=int, default=SIZE, help="word pieces in a batch (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    train(partial(_mixture, given.data, given.seed, given.size), len(LABELS), given.folder, given.steps, given.seed, given.minutes)
    finish.main(given.folder, given.data)


def _mixture(data: Path, seed: int, size: int, first: int) -> Mixture:
    return Mixture(data, seed + first, size)


if __name__ == "__main__":
    main()

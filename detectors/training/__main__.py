"""Makes everything that the model is: `python -m detectors.training DATA FOLDER`.

DATA holds `text/`, `gazetteers/` and `notices/`; FOLDER takes checkpoints (about 270 MB), and a run that was stopped goes on from them. The
result goes to `detectors/reader/data`. Needs: pip install noticegap[training]
"""

from __future__ import annotations

import argparse
from functools import partial
from math import inf
from pathlib import Path

import torch

from detectors.reader.labels import LABELS
from detectors.training import export, vocabulary
from detectors.training.mixture import Mixture
from detectors.training.train import SEED, SIZE, STEPS, train


def _mixture(data: Path, seed: int, size: int, first: int) -> Mixture:
    return Mixture(data, seed + first, size)


def main() -> None:
    """Reads the arguments, trains and exports."""
    parser = argparse.ArgumentParser(
        prog="python -m detectors.training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
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
    vocabulary.main(given.data)
    mixture = partial(_mixture, given.data, given.seed, given.size)
    train(mixture, len(LABELS), given.folder, given.steps, given.seed, given.minutes)
    export.main(given.folder, given.data)


if __name__ == "__main__":
    main()

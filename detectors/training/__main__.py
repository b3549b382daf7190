"""Makes everything that the model is: `python -m detectors.training DATA FOLDER`.

DATA holds `text/`, `gazetteers/` and `notices/`; FOLDER takes checkpoints (about 270 MB), and a run that was stopped goes on from them. The
result goes to `detectors/reader/data`. Needs: pip install noticegap[training]
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from detectors.reader.labels import LABELS
from detectors.training import export, vocabulary
from detectors.training.arguments import given
from detectors.training.mixture import Mixture
from detectors.training.train import SEED, SIZE, STEPS, train


def _mixture(data: Path, seed: int, size: int, first: int) -> Mixture:
    return Mixture(data, seed + first, size)


def main() -> None:
    """Reads the arguments, trains and exports."""
    said = given("python -m detectors.training", __doc__, STEPS, SIZE, SEED)
    vocabulary.main(said.data)
    mixture = partial(_mixture, said.data, said.seed, said.size)
    train(said, mixture, len(LABELS), "detectors.reader")
    export.main(said.folder, said.data)


if __name__ == "__main__":
    main()

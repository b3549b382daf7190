"""What both trainings may be told on the command line."""

from __future__ import annotations

import argparse
from math import inf
from pathlib import Path

import torch


def given(prog: str, says: str | None, steps: int, size: int, seed: int) -> argparse.Namespace:
    """`data`, `folder`, `steps`, `minutes`, `size`, `seed`, `on`, as given or as a rule; torch has its threads then."""
    parser = argparse.ArgumentParser(prog=prog, description=says, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=steps, help="batches; the rate falls in the last third (%(default)s)")
    parser.add_argument("--minutes", type=float, default=inf, help="end sooner, the rate falling in the last third of this time")
    parser.add_argument("--size", type=int, default=size, help="word pieces in a batch (%(default)s)")
    parser.add_argument("--seed", type=int, default=seed)
    parser.add_argument("--on", action="store_true", help="go on from the weights that ship, at half the rate, and not from the encoder's")
    parser.add_argument("--threads", type=int, default=2)
    made = parser.parse_args()
    torch.set_num_threads(made.threads)
    return made

"""`python -m tests.gate_labels [FILE...]`: recall and precision for each category."""

from __future__ import annotations

import sys
from pathlib import Path

from scanner.gate.judge import load_brain
from tests.gate_labels import FOLDER, labelled, score


def main(paths: list[Path]) -> None:
    """Prints one table for each file."""
    known = load_brain()
    for path in paths or sorted(FOLDER.glob("*.txt")):
        result = score(labelled(path), known)
        sys.stdout.write(f"{path.stem}\n{'category':24}{'columns':>8}{'recall':>8}{'precision':>11}\n")
        for key in sorted({*result.right, *result.missed, *result.wrong}):
            number = result.right[key] + result.missed[key]
            sys.stdout.write(f"{key:24}{number:8}{result.recall(key):8.3f}{result.precision(key):11.3f}\n")
        number = sum(result.right.values()) + sum(result.missed.values())
        sys.stdout.write(f"{'all':24}{number:8}{result.recall():8.3f}{result.precision():11.3f}\n")
        sys.stdout.write(f"technical tables that do not fail: {result.clean} of {result.technical}\n")
        sys.stdout.writelines(f"  {each}\n" for each in result.differences)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])

"""What the network says of each word, and how that becomes spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from detectors.reader.labels import Named

#: The letters that mark them in the texts for training, and the entities.
KINDS = {
    "H": "HEALTH_TERM", "R": "RELIGION", "E": "ETHNIC_GROUP", "P": "POLITICAL_OPINION", "U": "TRADE_UNION", "S": "SEXUAL_ORIENTATION",
    "C": "CRIMINAL_OFFENCE", "K": "KINSHIP", "M": "MARITAL_STATUS", "F": "FINANCIAL_STANDING", "O": "OCCUPATION",
    "W": "EMPLOYMENT_RECORD", "N": "NATIONALITY", "Y": "CHILD", "A": "AGE", "G": "GENETIC_DATA", "B": "BIOMETRIC_TEMPLATE",
}  # fmt: skip
ENTITIES = tuple(KINDS.values())
#: Nothing, then each entity; two of one kind side by side are one.
LABELS = ("O", *ENTITIES)

_LETTERS = re.compile(r"[^\W_]{2}|[\U0001F300-\U0001FAFF]")


def spans(text: str, words: Sequence[tuple[int, int]], likely: npt.NDArray[np.float32], least: float) -> Iterator[Named]:
    """What a sentence reveals: `likely` [words, labels]; a word belongs to it whose probability of being nothing is at most 1 - `least`.

    The score is that of the span's surest word.
    """
    told = 1.0 - likely[:, 0]
    if not (told >= least).any():
        return
    kinds = np.where(told >= least, likely[:, 1:].argmax(-1), -1)
    edges = np.flatnonzero(np.diff(kinds, prepend=-1, append=-1)).tolist()
    for first, end in pairwise(edges):
        kind = int(kinds[first])
        while kind >= 0 and end > first and not text[words[end - 1][0]].isalnum():
            end -= 1
        if kind < 0 or end <= first or not _LETTERS.search(text, words[first][0], words[end - 1][1]):
            continue
        yield Named(words[first][0], words[end - 1][1], kind, float(told[first:end].max()))

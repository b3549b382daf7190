"""Many phrases in a text at once: its words are looked up in one pass, and neighbours joined; nothing happens a word in Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from detectors.blocks import Ints
from detectors.plain import Plain

_BLANK = ord(" ")
_MIXER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Run:
    """Phrases of one number of words: which word begins one, the sorted keys of all, and for each its number and whether it is a plural."""

    words: int
    begins: npt.NDArray[np.bool_]
    keys: npt.NDArray[np.uint64]
    number: Ints
    plural: Ints


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases in plain spelling, by their index; each also with a plural s."""

    vocabulary: pa.BinaryArray
    runs: tuple[Run, ...]

    def every(self, text: Plain) -> tuple[Ints, Ints]:
        """Number of each phrase in the text, and where it ends without its plural s."""
        edges = np.flatnonzero(text.bytes_ == _BLANK)
        offsets = pa.py_buffer(edges.astype(np.int32))
        words = pa.BinaryArray.from_buffers(pa.binary(), len(edges) - 1, [None, offsets, pa.py_buffer(text.data)])
        known = pc.index_in(words, value_set=self.vocabulary).fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        found = [self._run(run, known, edges) for run in self.runs]
        return np.concatenate([each[0] for each in found]), np.concatenate([each[1] for each in found])

    @staticmethod
    def _run(run: Run, known: Ints, edges: Ints) -> tuple[Ints, Ints]:
        at = np.flatnonzero(run.begins[known[: max(len(known) - run.words + 1, 0)]])
        for step in range(1, run.words):
            at = at[known[at + step] >= 0]
        keys = _key(known[at + step] for step in range(run.words))
        place = np.minimum(np.searchsorted(run.keys, keys), len(run.keys) - 1)
        right = run.keys[place] == keys
        return run.number[place[right]], edges[at[right] + run.words] - run.plural[place[right]]


def lexicon(spelled: Sequence[str]) -> Lexicon:
    """The phrases, ready to be looked for."""
    # of two that are alike the last counts: a phrase itself, not what would be another's plural
    parted = pc.split_pattern(pa.array([*(each + "s" for each in spelled), *spelled], pa.string()), " ")
    coded = parted.flatten().dictionary_encode()
    vocabulary = pa.array([f" {word}".encode("latin-1") for word in coded.dictionary.to_pylist()], pa.binary())
    codes, first = coded.indices.to_numpy().astype(np.int64), parted.offsets.to_numpy().astype(np.int64)[:-1]
    words = pc.list_value_length(parted).to_numpy()
    runs = []
    for count in np.unique(words).tolist():
        these = np.flatnonzero(words == count)
        table = codes[first[these][:, None] + np.arange(count)]
        runs.append(_made(table, these % len(spelled), these < len(spelled), len(vocabulary)))
    return Lexicon(vocabulary, tuple(runs))


def _made(table: Ints, number: Ints, plural: npt.NDArray[np.bool_], size: int) -> Run:
    """Phrases of one number of words, each a row of the table."""
    begins = np.zeros(size + 1, np.bool_)  # the last one stands for a word that is unknown
    begins[table[:, 0]] = True
    keys = _key(iter(table.T))
    order = np.argsort(keys, kind="stable")
    order = order[np.append(keys[order][1:] != keys[order][:-1], True)]
    return Run(table.shape[1], begins, keys[order], number[order], plural[order].astype(np.int64))


def _key(codes: Iterator[Ints]) -> npt.NDArray[np.uint64]:
    """One number for a run of words."""
    key = next(codes).astype(np.uint64)
    for each in codes:
        key = key * _MIXER + each.astype(np.uint64)
    return key

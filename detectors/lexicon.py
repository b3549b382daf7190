"""Many phrases in a text at once: its words are looked up in one pass, and neighbours joined; nothing happens a word in Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from detectors.blocks import Ints
from detectors.plain import Plain

Bits = npt.NDArray[np.unsignedinteger[Any]]

_BLANK = ord(" ")
_MIXER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Run:
    """Phrases of one number of words: the sorted keys of all, and for each its number and whether it is a plural.

    Of phrases of one word there is an entry for each word instead, whether it is one or not.
    """

    words: int
    keys: npt.NDArray[np.uint64]
    number: Ints
    plural: Ints


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases in plain spelling, by their index; each also with a plural s.

    `first`, `second`: of each word a bit for each run, whether it is the first of one of its phrases, and whether it is the second, or
    these have none. The last entry is that of all words that are in no phrase.
    """

    vocabulary: pa.BinaryArray
    runs: tuple[Run, ...]
    first: Bits
    second: Bits

    def every(self, text: Plain) -> tuple[Ints, Ints]:
        """Number of each phrase in the text, and where it ends without its plural s."""
        edges = np.flatnonzero(text.bytes_ == _BLANK)
        offsets = pa.py_buffer(edges.astype(np.int32))
        words = pa.BinaryArray.from_buffers(pa.binary(), len(edges) - 1, [None, offsets, pa.py_buffer(text.data)])
        known = self._known(words)
        can = self.first[known] & np.append(self.second[known[1:]], self.second[-1])
        at = np.flatnonzero(can != 0)
        can = can[at]
        found = [self._run(run, at[can & (1 << bit) != 0], known, edges) for bit, run in enumerate(self.runs)]
        return np.concatenate([each[0] for each in found]), np.concatenate([each[1] for each in found])

    def _known(self, words: pa.BinaryArray) -> Ints:
        """The place of each word in the vocabulary, or the one behind it."""
        found = pc.index_in(words, value_set=self.vocabulary)
        valid = found.is_valid().to_numpy(zero_copy_only=False)
        places = np.frombuffer(found.buffers()[1], np.int32, len(found))  # to fill the nulls takes thrice as long
        return np.asarray(places * valid + len(self.vocabulary) * ~valid, np.int64)

    @staticmethod
    def _run(run: Run, at: Ints, known: Ints, edges: Ints) -> tuple[Ints, Ints]:
        """The phrases of a run that begin at some of these words."""
        at = at[at <= len(known) - run.words]
        keys = _key(known[at + step] for step in range(run.words))
        place = known[at] if run.words == 1 else np.minimum(np.searchsorted(run.keys, keys), len(run.keys) - 1)
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
    runs, can = [], np.zeros((2, len(vocabulary) + 1), np.uint64)
    for bit, count in enumerate(np.unique(words).tolist()):
        these = np.flatnonzero(words == count)
        table = codes[first[these][:, None] + np.arange(count)]
        runs.append(_made(table, these % len(spelled), these < len(spelled), len(vocabulary)))
        can[0, table[:, 0]] |= np.uint64(1 << bit)
        can[1, table[:, 1] if count > 1 else slice(None)] |= np.uint64(1 << bit)
    least = np.min_scalar_type((1 << len(runs)) - 1)
    return Lexicon(vocabulary, tuple(runs), *can.astype(least))


def _made(table: Ints, number: Ints, plural: npt.NDArray[np.bool_], size: int) -> Run:
    """Phrases of one number of words, each a row of the table."""
    keys = _key(iter(table.T))
    if table.shape[1] == 1:
        every = np.zeros((2, size), np.int64)
        every[:, table[:, 0]] = number, plural  # of those that are alike the last counts
        return Run(1, np.arange(size, dtype=np.uint64), *every)
    order = np.argsort(keys, kind="stable")
    order = order[np.append(keys[order][1:] != keys[order][:-1], True)]
    return Run(table.shape[1], keys[order], number[order], plural[order].astype(np.int64))


def _key(codes: Iterator[Ints]) -> npt.NDArray[np.uint64]:
    """One number for a run of words."""
    key = next(codes).astype(np.uint64)
    for each in codes:
        key = key * _MIXER + each.astype(np.uint64)
    return key

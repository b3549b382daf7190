"""The network at run time: two ONNX files, the first layers and those behind them, on one thread of the processor."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors.reader.labels import shares
from detectors.reader.vectors import vectors
from detectors.reader.words import FEATURES
from scanner.errors import PluginError

Floats = npt.NDArray[np.float32]
#: A sentence: its pieces, their features as bits, the first piece of each word.
Sentence = tuple[list[int], list[int], list[int]]

#: Most pieces in a batch, and in a sentence.
_BATCH, LONGEST = 384, 256
#: What it costs to run a batch, whatever is in it: as much as so many pieces of padding.
_RUN = 8


@cache
def session(name: str, package: str = "detectors.reader") -> Any:
    """What runs `front` or `back` of the network whose files lie in the package's `data`."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read on import: its builds report each session to their maker, on Linux from 1.29 on
    import onnxruntime  # here: it costs a fifth of a second, and not every command reads text

    onnxruntime.disable_telemetry_events()  # the same where the operating system gathers them (Windows)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # parts run in processes of their own
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # hardly two batches have one shape: nothing is gained by planning for each
    data = (files(package) / "data" / f"{name}.onnx").read_bytes()
    # fused, norm and sum take a fifth of the time; apart, a twentieth
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])


@cache
def digest(package: str, names: tuple[str, ...]) -> str:
    """A digest of files in the package's `data`: other weights find other things. PluginError for one that is not there."""
    made = hashlib.sha256()
    for name in names:
        file = files(package) / "data" / name
        if not file.is_file():
            raise PluginError(f'model "noticegap": its file {name} is missing. Install noticegap anew, or set model = "none".')
        made.update(file.read_bytes())
    return made.hexdigest()


def likely(sentences: Sequence[Sentence], certain: float, run: Callable[[str], Any] = session) -> list[Floats]:
    """The probability of each label for each word of each sentence [words, labels].

    A sentence of which the first layers are less than `certain` in any word goes through the others too (1.0: every one does). What is read
    of a sentence does not hang on the others; `run` gives what runs `front` and `back`.
    """
    made: list[Floats] = [np.zeros((0, 0), np.float32)] * len(sentences)
    order = sorted((at for at, each in enumerate(sentences) if each[2]), key=lambda at: len(sentences[at][0]))
    unsure: list[tuple[int, Floats]] = []
    for batch in batches(order, [len(each[0]) for each in sentences]):
        some = [sentences[at] for at in batch]
        scores, states = _front(some, run("front"))
        found, starts = _of_words(some, scores)
        open_ = (np.minimum.reduceat(found.max(-1), starts[:-1]) < certain).tolist()
        for at, state, low, high, goes_on in zip(batch, states, starts, starts[1:], open_, strict=False):
            made[at] = found[low:high]
            if goes_on:
                unsure.append((at, state))
    for batch in batches(list(range(len(unsure))), [len(state) for _, state in unsure]):
        asked = [unsure[each][0] for each in batch]
        found, starts = _of_words([sentences[at] for at in asked], _back([unsure[each][1] for each in batch], run("back")))
        for at, low, high in zip(asked, starts, starts[1:], strict=False):
            made[at] = found[low:high]
    return made


def _of_words(sentences: Sequence[Sentence], scores: Floats) -> tuple[Floats, list[int]]:
    """The probabilities for the words of all sentences [words, labels], and where those of each begin; scores are of pieces."""
    starts = [0, *accumulate(len(firsts) for _, _, firsts in sentences)]
    rows = np.repeat(np.arange(len(sentences)), np.diff(starts))
    return shares(scores[rows, list(chain.from_iterable(firsts for _, _, firsts in sentences))]), starts


def batches(order: list[int], lengths: list[int]) -> list[list[int]]:
    """Neighbours in the order (the shorter first) together, unless to pad those costs more than to run the longer ones by themselves."""
    batches: list[list[int]] = []
    for at in order:
        now = batches[-1] if batches else []
        if now and lengths[at] * (len(now) + 1) <= _BATCH and (lengths[at] - lengths[now[-1]]) * len(now) <= _RUN:
            now.append(at)
        else:
            batches.append([at])
    return batches


def _front(sentences: list[Sentence], session: Any) -> tuple[Floats, list[Floats]]:
    lengths = [len(pieces) for pieces, _, _ in sentences]
    shape = (len(sentences), max(lengths))
    pieces, bits, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    for row, (numbers, known, _) in enumerate(sentences):
        pieces[row, : lengths[row]], bits[row, : lengths[row]], mask[row, : lengths[row]] = numbers, known, 1
    features = ((bits[..., None] >> np.arange(len(FEATURES))) & 1).astype(np.float32)
    scores, state = session.run(None, {"words": vectors().of(pieces), "features": features, "mask": mask})
    return scores, [each[:length] for each, length in zip(state, lengths, strict=True)]


def _back(states: list[Floats], session: Any) -> Floats:
    lengths = [len(state) for state in states]
    padded = np.zeros((len(states), max(lengths), states[0].shape[1]), np.float32)
    mask = np.zeros(padded.shape[:2], np.float32)
    for row, state in enumerate(states):
        padded[row, : lengths[row]], mask[row, : lengths[row]] = state, 1
    scores: Floats = session.run(None, {"state": padded, "mask": mask})[0]
    return scores

"""The network at run time: two ONNX files, the first layers and those behind them, on one thread of the processor."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors.reader.labels import shares
from detectors.reader.words import FEATURES

Floats = npt.NDArray[np.float32]
#: A sentence: its pieces, their features as bits, the first piece of each word.
Sentence = tuple[list[int], list[int], list[int]]

#: Most pieces in a sentence.
LONGEST = 256


@cache
def _session(name: str) -> Any:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read on import: its builds report each session to their maker, on Linux from 1.29 on
    import onnxruntime  # here: it costs a fifth of a second, and not every command reads text

    onnxruntime.disable_telemetry_events()  # the same where the operating system gathers them (Windows)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # parts run in processes of their own
    options.log_severity_level = 3
    data = (files("detectors.reader") / "data" / f"{name}.onnx").read_bytes()
    # fused, norm and sum take a fifth of the time; apart, a twentieth
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])


def likely(sentences: Sequence[Sentence], certain: float) -> list[Floats]:
    """The probability of each label for each word of each sentence [words, labels].

    A sentence of which the first layers are less than `certain` in any word goes through the others too (1.0: every one does). Each is read
    by itself: the weights are whole numbers, scaled to the largest value of all that is read at once, so that what is read of a sentence
    would hang on those beside it, and a report on which process read which file first.
    """
    return [_likely(each, certain) for each in sentences]


def _likely(sentence: Sentence, certain: float) -> Floats:
    pieces, bits, firsts = sentence
    mask = np.ones((1, len(pieces)), np.float32)
    features = ((np.array([bits], np.int64)[..., None] >> np.arange(len(FEATURES))) & 1).astype(np.float32)
    scores, state = _session("front").run(None, {"pieces": np.array([pieces], np.int64), "features": features, "mask": mask})
    made = shares(scores[0][firsts])
    if not len(made) or made.max(-1).min() >= certain:
        return made
    (scores,) = _session("back").run(None, {"state": state, "mask": mask})
    return shares(scores[0][firsts])

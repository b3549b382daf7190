"""The network that ships, read back from its files: training may go on from there, for what is new in the texts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from detectors.reader.words import FEATURES
from detectors.training.network import EARLY, LAYERS, Network, pretrained

Floats = npt.NDArray[np.float32]
_PRODUCT = "MatMulIntegerToFloat"
#: The products of a layer in the order of the graph.
_LAYER = ("query", "key", "value", "attended", "wide", "narrow")


def network(package: str, labels: int) -> Network:
    """The network whose files lie in the package's `data`, as floats; its word embeddings are the encoder's: training leaves them alone."""
    made = pretrained(labels, len(FEATURES))
    state = made.state_dict()
    for file, foot, layers, head in (("front", ("features",), range(EARLY), "early"), ("back", (), range(EARLY, LAYERS), "late")):
        graph = onnx.load_from_string((files(package) / "data" / f"{file}.onnx").read_bytes()).graph
        held = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
        names = [*foot, *(f"layers.{number}.{part}" for number in layers for part in _LAYER), head]
        products = [node for node in graph.node if node.op_type == _PRODUCT]
        for name, node in zip(names, products, strict=True):
            for tensor, value in _linear(name, node, held):
                state[tensor].copy_(torch.from_numpy(value.copy()))
        for tensor, value in held.items():
            if tensor.startswith("network."):
                known = state.get(tensor.removeprefix("network."))
                if known is not None and known.shape == value.shape:
                    known.copy_(torch.from_numpy(value.copy()))
    return made


def _linear(name: str, node: Any, held: dict[str, npt.NDArray[Any]]) -> Iterator[tuple[str, Floats]]:
    """Weights and biases of a product, by the names of the network's tensors."""
    weight, scale, zero = (held[node.input[at]] for at in (1, 3, 5))
    full = ((weight.astype(np.float32) - zero.astype(np.float32)) * scale.astype(np.float32)).T
    bias = held[node.input[6]] if len(node.input) > 6 else None
    yield f"{name}.weight", full
    if bias is not None:
        yield f"{name}.bias", bias

"""Fixed ranges for the numbers between the layers: what is found in a sentence must not hang on those that are read beside it.

`quantize_dynamic` leaves them to be scaled to the largest value of all that is read at once, so that another batch gives another result.
Over batches these ranges hardly differ. So each becomes what many batches of training text keep to, and what lies beyond is cut.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from detectors.reader.network import Sentence, likely
from detectors.reader.sentences import sentences
from detectors.reader.words import WORD, encoded
from detectors.training.corpora import TRAINED, records

#: Texts of each set.
_TEXTS, _SEED = 600, 3
_TOGETHER = 512

#: The least and the largest value of a tensor, by batch.
Ranges = dict[str, list[tuple[float, float]]]


class Probe:
    """A network that notes the ranges which it meets."""

    def __init__(self, network: onnx.ModelProto) -> None:
        probed = onnx.ModelProto()
        probed.CopyFrom(network)
        self.ranges: Ranges = defaultdict(list)
        self._wanted = [each.name for each in probed.graph.output]
        self._scaled = [node for node in probed.graph.node if node.op_type == "DynamicQuantizeLinear"]
        for node in self._scaled:
            probed.graph.output.append(helper.make_tensor_value_info(node.output[1], TensorProto.FLOAT, None))
            probed.graph.output.append(helper.make_tensor_value_info(node.output[2], TensorProto.UINT8, None))
        self._session = onnxruntime.InferenceSession(probed.SerializeToString(), providers=["CPUExecutionProvider"])

    def run(self, _: None, inputs: dict[str, Any]) -> list[Any]:
        """See onnxruntime.InferenceSession.run."""
        asked = [name for node in self._scaled for name in node.output[1:]]
        made = self._session.run([*self._wanted, *asked], inputs)
        told = made[len(self._wanted) :]
        for node, scale, zero in zip(self._scaled, told[::2], told[1::2], strict=True):
            self.ranges[node.output[0]].append((-int(zero) * float(scale), (255 - int(zero)) * float(scale)))
        return list(made[: len(self._wanted)])


def fix(folder: Path, texts: Sequence[str]) -> None:
    """Fixes the ranges in the `front.onnx` and `back.onnx` of a folder, by these texts."""
    networks = {name: onnx.load(folder / f"{name}.onnx") for name in ("front", "back")}
    probes = {name: Probe(network) for name, network in networks.items()}
    read = list(_read(texts))
    for first in range(0, len(read), _TOGETHER):
        likely(read[first : first + _TOGETHER], 0.9, probes.__getitem__)
    for name, network in networks.items():
        fixed(network, probes[name].ranges)
        onnx.save(network, folder / f"{name}.onnx")


def texts(data: Path) -> list[str]:
    """Some of each trained set in `data`."""
    rng = random.Random(_SEED)
    return [record.text for name in TRAINED for record in rng.sample(list(records(data / "text", name)), _TEXTS)]


def _read(texts: Sequence[str]) -> Iterator[Sentence]:
    """Their sentences, shuffled, some in lower case or in capitals."""
    rng = random.Random(_SEED)
    texts = [rng.choices((text, text.lower(), text.upper()), (70, 18, 12))[0] for text in texts]
    parts = [text[start:end] for text in texts for start, end in sentences(text)]
    rng.shuffle(parts)
    for part in parts:
        pieces, bits, firsts = encoded(part, [word.span() for word in WORD.finditer(part)])
        if pieces:
            yield pieces[:256], bits[:256], [first for first in firsts if first < 256]


def fixed(network: onnx.ModelProto, ranges: Ranges) -> None:
    """Each product of scaled numbers becomes one node, which onnxruntime would not make of them when the scale is fixed."""
    graph = network.graph
    held = {each.name for each in graph.initializer if len(each.dims) == 1}
    for node in [each for each in graph.node if each.op_type == "DynamicQuantizeLinear"]:
        made, scale, zero = node.output
        for name, value in zip((scale, zero), _scale(ranges[made]), strict=True):
            graph.initializer.append(numpy_helper.from_array(value, name))
        (product,) = _users(graph, made)
        (cast,) = _users(graph, product.output[0])
        (scaled,) = _users(graph, cast.output[0])
        (scales,) = [each for each in _users(graph, scale) if each.op_type == "Mul"]
        (weight,) = [name for name in scales.input if name != scale]
        inputs, gone = [made, product.input[1], scale, weight, zero, product.input[3]], [product, cast, scaled, scales]
        added = _users(graph, scaled.output[0])
        bias = [name for each in added for name in each.input if each.op_type == "Add" and name in held]
        if len(added) == 1 and bias:
            inputs, gone = inputs + bias, [*gone, added[0]]
        last = gone[-1] if bias else scaled
        place = list(graph.node).index(last)
        graph.node.insert(
            place, helper.make_node("MatMulIntegerToFloat", inputs, [last.output[0]], name=f"{product.name}_float", domain="com.microsoft")
        )
        place = list(graph.node).index(node)
        graph.node.insert(place, helper.make_node("QuantizeLinear", [node.input[0], scale, zero], [made], name=node.name))
        for each in (node, *gone):
            graph.node.remove(each)
    network.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _users(graph: onnx.GraphProto, name: str) -> list[onnx.NodeProto]:
    return [node for node in graph.node if name in node.input]


def _scale(ranges: Sequence[tuple[float, float]]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """What a number is divided by, and what is nought then: eight bits from the least to the largest value."""
    low, high = min(0.0, *(low for low, _ in ranges)), max(0.0, *(high for _, high in ranges))
    scale = (high - low) / 255
    return np.array(scale, np.float32), np.array(np.clip(round(-low / scale), 0, 255), np.uint8)

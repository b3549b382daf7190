"""The trained network as one int8 ONNX file, the ranges of the numbers between its layers fixed by what it was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from detectors.headings.network import inputs
from detectors.headings.written import FEATURES, Pieces
from detectors.reader.network import batches
from detectors.training.headings.network import Headings
from detectors.training.network import WIDTH
from detectors.training.steady import Probe, fixed

OUT = Path(__file__).parents[2] / "headings" / "data"


def export(network: Headings, read: Sequence[Pieces], folder: Path) -> None:
    """Writes `whole.onnx`; `read` are headings of all sorts, `folder` takes the full weights."""
    OUT.mkdir(exist_ok=True)
    network.eval()
    full, out = folder / "whole.full.onnx", OUT / "whole.onnx"
    given = (torch.randn(3, 7, WIDTH), torch.ones(3, 7, len(FEATURES)), torch.ones(3, 7))
    names = ["words", "features", "mask"]
    axes = {name: {0: "headings", 1: "pieces"} for name in names} | {"scores": {0: "headings"}}
    torch.onnx.export(
        network, given, str(full), input_names=names, output_names=["scores"], dynamic_axes=axes, opset_version=17, dynamo=False
    )
    quantize_dynamic(full, out, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    made = onnx.load(out)
    probe = Probe(made)
    read = sorted(read, key=lambda each: len(each[0]))
    for batch in batches(list(range(len(read))), [len(pieces) for pieces, _ in read]):
        probe.run(None, inputs([read[at] for at in batch]))
    fixed(made, probe.ranges)
    onnx.save(made, out)

"""How a network lies in its file changes nothing that it says, to the last bit. Needs the extra `training`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from detectors.reader.words import FEATURES

pytest.importorskip("torch", reason="training needs PyTorch: pip install 'noticegap[training]'")

pytestmark = pytest.mark.filterwarnings("ignore")  # PyTorch's of its own older exporter, and of names in it
TEXTS = ["Please call Aisha Featherstone at 14 Mill Lane about the invoice.", "she can't get up the stairs any more", "no, thanks"]
#: Texts in a batch, pieces in the longest.
SHAPES = [(1, 1), (3, 2), (5, 16), (40, 7), (2, 90)]


def says(path: Path, inputs: dict[str, Any]) -> list[Any]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    made: list[Any] = onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"]).run(None, inputs)
    return made


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders with one untrained network, before and after."""
    import shutil

    import torch

    from detectors.training import aside, export, steady
    from detectors.training.network import Network

    torch.manual_seed(5)
    before, after = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    export.export(Network(9, len(FEATURES)), before, tmp_path_factory.mktemp("full"))
    steady.fix(before, TEXTS)
    shutil.copytree(before, after, dirs_exist_ok=True)
    aside.laid(after)
    return before, after


@pytest.mark.parametrize("name", ["front", "back"])
@pytest.mark.parametrize(("texts", "pieces"), SHAPES)
def test_how_it_lies_changes_nothing(folders: tuple[Path, Path], name: str, texts: int, pieces: int) -> None:
    rng = np.random.default_rng(pieces)
    mask = (np.arange(pieces) < rng.integers(1, pieces + 1, (texts, 1))).astype(np.float32)
    state = rng.standard_normal((texts, pieces, 384)).astype(np.float32)
    features = (rng.random((texts, pieces, 14)) < 0.2).astype(np.float32)
    inputs = {"words": state / 20, "features": features, "mask": mask} if name == "front" else {"state": state, "mask": mask}
    for said, as_well in zip(*(says(folder / f"{name}.onnx", inputs) for folder in folders), strict=True):
        assert np.array_equal(said, as_well)


@pytest.mark.parametrize("name", ["front", "back"])
def test_nothing_is_split_and_little_turned(folders: tuple[Path, Path], name: str) -> None:
    import onnx

    kinds = [[node.op_type for node in onnx.load(folder / f"{name}.onnx").graph.node] for folder in folders]
    assert (kinds[0].count("Split"), kinds[1].count("Split")) == (3, 0)
    assert kinds[1].count("Transpose") < kinds[0].count("Transpose")

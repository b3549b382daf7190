"""Trains the network for headings: the rate falls to nothing in the last part of the run, and the mean of the weights is what ships."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable

import torch

from detectors.training.headings.mixture import Batch
from detectors.training.headings.network import Headings
from detectors.training.train import HEAD_RATE, RATE, averaged, rate

#: How much of the mean of the weights stays at each step.
_MEAN = 0.995
#: Of what is taken for true so much is left to all other labels: some columns are labelled wrong.
_SMOOTH = 0.05


def train(said: argparse.Namespace, batches: Iterable[Batch]) -> Headings:
    """Trains as the command line says (`arguments.given`) and leaves `headings.pt` in the folder; `--on` goes on from the one there."""
    said.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(said.seed)
    network, kept = Headings(), said.folder / "headings.pt"
    if said.on:
        network.load_state_dict(torch.load(kept))
    head = [p for name, p in network.named_parameters() if name.startswith("head") or "encoder.features" in name]
    rest = [p for p in network.parameters() if p.requires_grad and not any(p is one for one in head)]
    groups = [{"params": some, "lr": full, "full": full} for some, full in ((rest, RATE), (head, HEAD_RATE))]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    mean = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    network.train()
    began, shown = time.monotonic(), 0.0
    for step, batch in zip(range(said.steps), batches, strict=False):
        done = max(step / said.steps, (time.monotonic() - began) / (60 * said.minutes))
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * rate(step, done)
        lost = loss(network, batch)
        optimizer.zero_grad(set_to_none=True)
        lost.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        averaged(mean, network, min(_MEAN, (step + 1) / (step + 10)))
        shown = 0.98 * shown + 0.02 * float(lost.detach())
        if step % 50 == 49:
            sys.stderr.write(json.dumps({"step": step + 1, "seconds": round(time.monotonic() - began), "loss": round(shown, 4)}) + "\n")
    torch.save(mean, kept)
    network.load_state_dict(mean)
    network.eval()
    return network


def loss(network: Headings, batch: Batch) -> torch.Tensor:
    """How unlikely the labels are."""
    pieces, features, mask, truth = (torch.from_numpy(each) for each in (batch.pieces, batch.features, batch.mask, batch.truth))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(network.encoder.words(pieces), features, mask).float()
    return torch.nn.functional.cross_entropy(scores, truth, label_smoothing=_SMOOTH)

"""How the networks of attribution are fitted: rounds over batches in changing order, at a falling rate."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from lab.attribution_lessons import Batch, Lesson, batch

WARM = 100
FLOOR = 1e-5
WORD_DROPOUT = 0.02
RARE_DROPOUT = 0.25  # of rare words: the unknown word learns from them
SILVER_SHARE = 0.12
"""How much part of speech, and relation, count beside cues and roles."""
SEEN_DROPOUT = 0.1  # of tags and names, which are sometimes wrong


@dataclass(frozen=True)
class Plan:
    """Rounds over the batches, the highest rate, and the seed of their order."""

    rounds: int
    rate: float
    seed: int


def fit(net: nn.Module, groups: list[list[Lesson]], loss_of: Callable[[Batch], Tensor], plan: Plan) -> Iterator[float]:
    """Fit a network; yield the mean loss of each round."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=plan.rate, weight_decay=1e-4, betas=(0.9, 0.98), fused=True)
    steps, step = plan.rounds * len(groups), 0
    order = random.Random(plan.seed)
    for number in range(plan.rounds):
        order.shuffle(groups)
        total = 0.0
        net.train()
        for group in tqdm(groups, desc=f"round {number + 1}", disable=None):
            for one in optimiser.param_groups:
                falling = 0.5 * (1 + math.cos(math.pi * step / steps))
                one["lr"] = plan.rate * min(1.0, (step + 1) / WARM) * falling + FLOOR
            optimiser.zero_grad()
            loss = loss_of(batch(group))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            total, step = total + float(loss.detach()), step + 1
        net.eval()
        yield total / len(groups)


def hidden_some(ids: Tensor, rare: Tensor) -> Tensor:
    """The ids, some words, tags and names of them unknown."""
    ids = ids.clone()
    chance = torch.where(rare[ids[..., 0]], RARE_DROPOUT, WORD_DROPOUT)
    ids[..., 0] = torch.where(torch.rand(chance.shape) < chance, 0, ids[..., 0])
    for column in (5, 6):
        ids[..., column] = torch.where(torch.rand(chance.shape) < SEEN_DROPOUT, 0, ids[..., column])
    return ids


def missed(scores: Tensor, shares: Tensor, counted: Tensor) -> Tensor:
    """Cross entropy with shares of labels, the mean over what counts."""
    lost = -(shares * functional.log_softmax(scores.float(), dim=-1)).sum(-1)
    return (lost * counted).sum() / counted.sum().clamp(min=1)


def silver_loss(heads: nn.ModuleList, values: Tensor, wanted: Tensor) -> Tensor:
    """How far heads are from telling part of speech and relation (units, tokens, 2), the sum of both."""
    lost = torch.zeros(())
    for task, head in enumerate(heads):
        known = wanted[..., task] >= 0
        if known.any():
            lost = lost + functional.cross_entropy(head(values[known]).float(), wanted[..., task][known])
    return lost

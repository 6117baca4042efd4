"""Parts that the networks of attribution share: places of padded units, and dropout along a sequence."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def live_places(lengths: Tensor, longest: int) -> Tensor:
    """1 where a padded unit has a token, else 0: (units, longest)."""
    return (torch.arange(longest).unsqueeze(0) < lengths.unsqueeze(1)).float()


def backwards(lengths: Tensor, longest: int) -> Tensor:
    """The places of each unit read from its end, padding staying where it is."""
    place = torch.arange(longest).unsqueeze(0)
    back = lengths.unsqueeze(1) - 1 - place
    return torch.where(back >= 0, back, place)


class Shared(nn.Module):
    """Dropout with one mask for all steps of a sequence; `tokens` is the axis of the steps."""

    def __init__(self, rate: float, tokens: int = 1) -> None:
        super().__init__()
        self.rate, self.tokens = rate, tokens

    def forward(self, values: Tensor) -> Tensor:
        """The values, some features of each sequence put out while training."""
        if not self.training or not self.rate:
            return values
        shape = list(values.shape)
        shape[self.tokens] = 1
        kept = torch.empty(shape).bernoulli_(1 - self.rate)
        return values * kept / (1 - self.rate)

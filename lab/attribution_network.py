"""The networks of attribution in torch, for training; `service.analyses.attribution.network` serves them in NumPy."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from service.analyses.attribution import features

WORD, AFFIX, SHAPE, SITUATION = 96, 24, 12, 12
ENCODER, ROLE = 96, 64
DISTANCE, OFFSET, OTHER = 16, 6, 4


@dataclass(frozen=True)
class Sizes:
    """Entries of each table, and labels of each silver task."""

    words: int
    prefixes: int
    suffixes: int
    shapes: int
    silver: tuple[int, ...]


class Recurrent(nn.Module):
    """One layer of LSTM in both directions; the backward one begins at each sequence's own end."""

    def __init__(self, inputs: int, hidden: int) -> None:
        super().__init__()
        self.ahead = nn.LSTM(inputs, hidden, batch_first=True)
        self.back = nn.LSTM(inputs, hidden, batch_first=True)
        for lstm in (self.ahead, self.back):
            for name, weight in lstm.named_parameters():
                if "weight_hh" in name:
                    nn.init.orthogonal_(weight)
                elif "bias_ih" in name:
                    nn.init.zeros_(weight)
                    weight.data[hidden : 2 * hidden] = 1.0
                elif "bias_hh" in name:
                    nn.init.zeros_(weight)

    def forward(self, values: Tensor, turned: Tensor) -> Tensor:
        """`turned` are the places of each sequence read from its end, padding staying where it is."""
        places = turned.unsqueeze(-1)
        ahead, _ = self.ahead(values)
        back, _ = self.back(values.gather(1, places.expand(-1, -1, values.shape[-1])))
        return torch.cat([ahead, back.gather(1, places.expand(-1, -1, back.shape[-1]))], dim=-1)


def turned(lengths: Tensor, longest: int) -> Tensor:
    """The places of each sequence read from its end."""
    place = torch.arange(longest).unsqueeze(0)
    back = lengths.unsqueeze(1) - 1 - place
    return torch.where(back >= 0, back, place)


class Shared(nn.Module):
    """Dropout with one mask for all steps of a sequence."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, values: Tensor) -> Tensor:
        """The values, some features of each sequence put out while training."""
        if not self.training or not self.rate:
            return values
        kept = torch.empty(values.shape[0], 1, values.shape[2]).bernoulli_(1 - self.rate)
        return values * kept / (1 - self.rate)


class Attribution(nn.Module):
    """Finds cues, then labels source and content for each."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.words, WORD)
        self.prefixes = nn.Embedding(sizes.prefixes, AFFIX)
        self.suffixes = nn.Embedding(sizes.suffixes, AFFIX)
        self.shapes = nn.Embedding(sizes.shapes, SHAPE)
        self.situations = nn.Embedding(features.SITUATIONS, SITUATION)
        for table in (self.words, self.prefixes, self.suffixes, self.shapes, self.situations):
            nn.init.normal_(table.weight, std=0.3)
        self.lower = Recurrent(WORD + 2 * AFFIX + SHAPE + SITUATION, ENCODER)
        self.upper = Recurrent(2 * ENCODER, ENCODER)
        self.cue = nn.Linear(2 * ENCODER, 3)
        self.silver = nn.ModuleList(nn.Linear(2 * ENCODER, count) for count in sizes.silver)
        self.distances = nn.Embedding(features.DISTANCES, DISTANCE)
        self.offsets = nn.Embedding(features.OFFSETS, OFFSET)
        self.others = nn.Embedding(2, OTHER)
        self.role_situations = nn.Embedding(features.SITUATIONS, SITUATION)
        self.roles = Recurrent(4 * ENCODER + DISTANCE + OFFSET + OTHER + SITUATION, ROLE)
        self.role = nn.Linear(2 * ROLE, 3)
        self.drop = Shared(dropout)

    def encode(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Lower and upper layer of units; `ids` is (units, tokens, 5): word, prefix, suffix, shape, situation."""
        tables = (self.words, self.prefixes, self.suffixes, self.shapes, self.situations)
        seen = torch.cat([table(ids[..., n]) for n, table in enumerate(tables)], dim=-1)
        backward = turned(lengths, ids.shape[1])
        lower = self.lower(self.drop(seen), backward)
        return lower, self.upper(self.drop(lower), backward)

    def label(self, upper: Tensor, cues: Tensor, ids: Tensor, lengths: Tensor) -> Tensor:
        """Role scores (cues, tokens, 3); `cues` is (cues, 3): unit, first, last; `ids` (cues, tokens, 4)."""
        tokens = upper[cues[:, 0]]
        place = torch.arange(tokens.shape[1]).unsqueeze(0)
        inside = ((place >= cues[:, 1:2]) & (place < cues[:, 2:3])).float()
        cue = (tokens * inside.unsqueeze(-1)).sum(1) / inside.sum(1, keepdim=True)
        tables = (self.distances, self.offsets, self.others, self.role_situations)
        seen = [tokens, cue.unsqueeze(1).expand_as(tokens), *(table(ids[..., n]) for n, table in enumerate(tables))]
        return self.role(self.drop(self.roles(self.drop(torch.cat(seen, dim=-1)), turned(lengths, tokens.shape[1]))))

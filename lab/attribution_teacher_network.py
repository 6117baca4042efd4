"""A teacher of attribution in torch: larger than what is served, and only asked while training.

Two layers of LSTM in both directions find cues, one more labels the roles of each.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from lab.attribution_layers import Shared, backwards, live_places
from lab.attribution_network import AFFIX, KIND, SHAPE, SITUATION, TAG, WORD
from service.analyses.attribution import features

HIDDEN, ROLE = 128, 64
DISTANCE, OFFSET, OTHER = 16, 6, 4


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
                elif "bias" in name:
                    nn.init.zeros_(weight)
                    weight.data[hidden : 2 * hidden] = float("bias_ih" in name)

    def forward(self, values: Tensor, turned: Tensor) -> Tensor:
        """`turned` are the places of each sequence read from its end, padding staying where it is."""
        places = turned.unsqueeze(-1)
        ahead, _ = self.ahead(values)
        back, _ = self.back(values.gather(1, places.expand(-1, -1, values.shape[-1])))
        return torch.cat([ahead, back.gather(1, places.expand(-1, -1, back.shape[-1]))], dim=-1)


class Teacher(nn.Module):
    """Finds cues, labels source and content for each; beside, it tells part of speech and relation.

    `sizes` are the entries of each table, `silver` the numbers of parts of speech and relations.
    """

    def __init__(self, sizes: tuple[int, ...], silver: tuple[int, ...], dropout: float) -> None:
        super().__init__()
        widths = (WORD, AFFIX, AFFIX, SHAPE, SITUATION, TAG, KIND)
        self.tables = nn.ModuleList(nn.Embedding(*size) for size in zip(sizes, widths, strict=True))
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)
        self.lower, self.upper = Recurrent(sum(widths), HIDDEN), Recurrent(2 * HIDDEN, HIDDEN)
        self.cue = nn.Linear(2 * HIDDEN, 3)
        self.silver = nn.ModuleList(nn.Linear(2 * HIDDEN, count) for count in silver)
        rows = (features.DISTANCES, features.OFFSETS, 2, features.SITUATIONS)
        widths = (DISTANCE, OFFSET, OTHER, SITUATION)
        self.seen_from_cue = nn.ModuleList(nn.Embedding(*size) for size in zip(rows, widths, strict=True))
        self.roles = Recurrent(4 * HIDDEN + sum(widths), ROLE)
        self.role = nn.Linear(2 * ROLE, 3)
        self.drop = Shared(dropout)

    def encode(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Lower and upper layer of units; `ids` is (units, tokens, 7), as of `lab.attribution_network`."""
        seen = torch.cat([table(ids[..., n]) for n, table in enumerate(self.tables)], dim=-1)
        turned = backwards(lengths, ids.shape[1])
        lower = self.lower(self.drop(seen), turned)
        return lower, self.upper(self.drop(lower), turned)

    def cues(self, upper: Tensor) -> Tensor:
        """Cue scores (units, tokens, 3)."""
        scores: Tensor = self.cue(self.drop(upper))
        return scores

    def label(self, upper: Tensor, cues: Tensor, ids: Tensor) -> Tensor:
        """Role scores (cues, tokens near the cue, 3); `cues` and `ids` as `Attribution.label` has them."""
        units, low, sizes = cues[:, 0], cues[:, 3:4], cues[:, 4] - cues[:, 3]
        near = torch.minimum(low + torch.arange(ids.shape[1]).unsqueeze(0), cues[:, 4:5] - 1)
        tokens = upper[units.unsqueeze(1), near]
        inside = ((near >= cues[:, 1:2]) & (near < cues[:, 2:3])).to(tokens.dtype).unsqueeze(-1)
        inside = inside * live_places(sizes, near.shape[1]).to(tokens.dtype).unsqueeze(-1)
        of_cue = (tokens * inside).sum(1) / inside.sum(1)
        whole = of_cue.unsqueeze(1).expand(-1, tokens.shape[1], -1)
        seen = [tokens, whole, *(table(ids[..., n]) for n, table in enumerate(self.seen_from_cue))]
        turned = backwards(sizes, tokens.shape[1])
        return self.role(self.drop(self.roles(self.drop(torch.cat(seen, dim=-1)), turned)))

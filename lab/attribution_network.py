"""The network of attribution in torch, for training; `service.analyses.attribution.network` serves it in NumPy.

Layers without products in their recurrence (simple recurrent units, Lei et al. 2018) read the text both ways; what
they make of a token says whether it is a cue. For each cue every token near it is source, content or neither: what
token and cue bring in goes through convolutions and one more such layer, along the tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from lab.attribution_layers import Shared, backwards, live_places
from service.analyses.attribution import features

WORD, AFFIX, SHAPE, SITUATION, TAG, KIND = 96, 24, 12, 12, 16, 8
GATES_BELOW, GATES_ABOVE = 4, 3
"""Matrices of the first layer (candidate, forget, output, skip), and of those above, which skip with what they see."""
TAPS = 5


@dataclass(frozen=True)
class Sizes:
    """Entries of each table, and the sizes of the layers; `silver` are the numbers of what is learnt beside."""

    tables: tuple[int, ...]
    silver: tuple[int, ...] = ()
    hidden: int = 128
    depth: int = 2
    pair: int = 64
    convolutions: int = 1


class Scan(torch.autograd.Function):
    """State t is `added` of t and `kept` of t times state t - 1, along the first axis.

    Torch would keep what each step makes; here only the states are kept, and the way back is a scan as well.
    """

    @staticmethod
    def forward(ctx: Any, kept: Tensor, added: Tensor) -> Tensor:
        """Both are (tokens, units, hidden), contiguous."""
        states = added.clone()
        for at in range(1, len(states)):
            states[at].addcmul_(kept[at], states[at - 1])
        ctx.save_for_backward(kept, states)
        return states

    @staticmethod
    def backward(ctx: Any, slope: Tensor) -> tuple[Tensor, Tensor]:
        """The slopes of `kept` and `added`."""
        kept, states = ctx.saved_tensors
        slope = slope.clone(memory_format=torch.contiguous_format)
        for at in range(len(slope) - 1, 0, -1):
            slope[at - 1].addcmul_(kept[at], slope[at])
        of_kept = torch.zeros_like(kept)
        torch.mul(slope[1:], states[:-1], out=of_kept[1:])
        return of_kept, slope


def _later(values: Tensor, steps: int) -> Tensor:
    return torch.cat([torch.zeros_like(values[:, :steps]), values[:, :-steps]], dim=1)


class Gated(nn.Module):
    """One layer, both ways: a state that forgets, an output that lets through the state or what was seen.

    Values are (tokens, units, …): a step is one stretch of memory.
    """

    def __init__(self, inputs: int, hidden: int, gates: int) -> None:
        super().__init__()
        self.hidden, self.gates = hidden, gates
        self.sides = nn.ModuleList(nn.Linear(inputs, gates * hidden) for _ in range(2))
        for side in self.sides:
            nn.init.xavier_uniform_(side.weight)
            nn.init.zeros_(side.bias)
            side.bias.data[hidden : 2 * hidden] = 1.0

    def forward(self, values: Tensor, places: Tensor) -> Tensor:
        """`values` are (tokens, units, inputs), `places` (tokens, units, 1) those of each unit read from its end."""
        width = self.hidden
        ahead = self._read(self.sides[0](values).float(), values[..., :width])
        turned = self.sides[1](values).float(), values[..., width : 2 * width]
        back = self._read(*(part.gather(0, places.expand(-1, -1, part.shape[-1])) for part in turned))
        return torch.cat([ahead, back.gather(0, places.expand(-1, -1, width))], dim=-1)

    def _read(self, gates: Tensor, seen: Tensor) -> Tensor:
        candidate, forget, output, *skip = gates.split(self.hidden, dim=-1)
        forget, output = torch.sigmoid(forget), torch.sigmoid(output)
        state: Tensor = Scan.apply(forget, candidate - forget * candidate)
        past = skip[0] if skip else seen
        return past + output * (torch.tanh(state) - past)


class Attribution(nn.Module):
    """Finds cues, then labels source and content for each."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        widths = (WORD, AFFIX, AFFIX, SHAPE, SITUATION, TAG, KIND)
        self.tables = nn.ModuleList(nn.Embedding(*size) for size in zip(sizes.tables, widths, strict=True))
        hidden, pair = sizes.hidden, sizes.pair
        self.layers = nn.ModuleList(
            Gated(2 * hidden, hidden, GATES_ABOVE) if above else Gated(3 * sum(widths), hidden, GATES_BELOW)
            for above in range(sizes.depth)
        )
        self.cue = nn.Linear(2 * hidden, 3)
        self.silver = nn.ModuleList(nn.Linear(2 * hidden, count) for count in sizes.silver)
        self.pair, self.pair_cue = nn.Linear(2 * hidden, pair), nn.Linear(2 * hidden, pair, bias=False)
        rows = (features.DISTANCES, features.OFFSETS, 2, features.SITUATIONS)
        self.seen_from_cue = nn.ModuleList(nn.Embedding(count, pair) for count in rows)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(pair, pair, TAPS, padding=TAPS // 2) for _ in range(sizes.convolutions)
        )
        self.along = Gated(pair, pair // 2, GATES_ABOVE)
        self.role = nn.Linear(pair, 3)
        self.drop, self.drop_steps = Shared(dropout), Shared(dropout, tokens=0)
        for table in (*self.tables, *self.seen_from_cue):
            nn.init.normal_(table.weight, std=0.3)

    def encode(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """What the first layer makes of units, and what the last one does.

        `ids` is (units, tokens, 7): word, prefix, suffix, shape, situation, tag, kind.
        """
        seen = torch.cat([table(ids[..., n]) for n, table in enumerate(self.tables)], dim=-1)
        seen = self.drop(seen * live_places(lengths, ids.shape[1]).unsqueeze(-1))
        following = torch.cat([seen[:, 1:], torch.zeros_like(seen[:, :1])], dim=1)
        values = torch.cat([seen, _later(seen, 1), following], dim=-1).transpose(0, 1).contiguous()
        places = backwards(lengths, ids.shape[1]).t().unsqueeze(-1)
        lower = values = self.layers[0](values, places)
        for layer in self.layers[1:]:
            values = layer(self.drop_steps(values), places)
        return lower.transpose(0, 1), values.transpose(0, 1)

    def cues(self, encoded: Tensor) -> Tensor:
        """Cue scores (units, tokens, 3)."""
        scores: Tensor = self.cue(self.drop(encoded))
        return scores

    def label(self, encoded: Tensor, cues: Tensor, ids: Tensor) -> Tensor:
        """Role scores (cues, tokens near the cue, 3).

        `cues` is (cues, 5), as in `lab.attribution_lessons.Batch`; `ids` (cues, tokens, 4) are distance, offset, other
        cue, situation.
        """
        encoded = self.drop(encoded)
        units, low, sizes = cues[:, 0], cues[:, 3:4], cues[:, 4] - cues[:, 3]
        near = torch.minimum(low + torch.arange(ids.shape[1]).unsqueeze(0), cues[:, 4:5] - 1)
        seen = self.pair(encoded)[units.unsqueeze(1), near] + self._of_cues(encoded, cues).unsqueeze(1)
        for number, table in enumerate(self.seen_from_cue):
            seen = seen + table(ids[..., number])
        shown = live_places(sizes, ids.shape[1]).unsqueeze(-1)
        values = torch.relu(seen) * shown
        for convolution in self.convolutions:
            around = convolution(self.drop(values).transpose(1, 2)).transpose(1, 2)
            values = (values + torch.relu(around)) * shown
        places = backwards(sizes, ids.shape[1]).t().unsqueeze(-1)
        values = self.along(self.drop(values).transpose(0, 1).contiguous(), places).transpose(0, 1)
        return self.role(self.drop(values))

    def _of_cues(self, encoded: Tensor, cues: Tensor) -> Tensor:
        """What cues bring in: the mean over their tokens."""
        sums = functional.pad(self.pair_cue(encoded).cumsum(1), (0, 0, 1, 0))
        units, first, last = cues[:, 0], cues[:, 1], cues[:, 2]
        return (sums[units, last] - sums[units, first]) / (last - first).unsqueeze(1)

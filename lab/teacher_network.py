"""The teacher's network in torch: a shared encoder of words, and heads for names and parts of speech.

Two layers of LSTM in both directions read each sentence; between them each word gets the mean of what the first layer
made of the other places in the document where the same word stands. Names are labelled by a conditional random field.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

WORD, LETTERS, KEYS, CODES, SHAPE, POOLED = 96, 64, 32, 24, 16, 96
HIDDEN = 128
NEVER = -1e4  # of a step between labels that cannot be


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents for the network: one row a word.

    `letters` and `letter_starts` are the letter groups of each type of word, `types` each word's type; `rectangles`
    hold, for sentences of like length, the rows of their words (padded with the number of rows), read forwards and
    backwards. `groups` numbers the different words of each document.
    """

    words: Tensor
    shapes: Tensor
    codes: Tensor
    keys: Tensor
    types: Tensor
    letters: Tensor
    letter_starts: Tensor
    groups: Tensor
    rectangles: list[tuple[Tensor, Tensor]]
    lengths: Tensor


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows of each table, and labels of each head."""

    words: int
    shapes: int
    codes: int
    keys: int
    letters: int
    labels: int
    tags: int
    silver_kinds: int
    clusters: int


class Directions(nn.Module):
    """A layer of LSTM in both directions, over sentences that are rows of a flat table."""

    def __init__(self, inputs: int, hidden: int) -> None:
        super().__init__()
        self.ahead = nn.LSTM(inputs, hidden, batch_first=True)
        self.back = nn.LSTM(inputs, hidden, batch_first=True)
        for lstm in (self.ahead, self.back):
            for name, weight in lstm.named_parameters():
                if name == "weight_hh_l0":
                    nn.init.orthogonal_(weight)
                elif name.startswith("bias"):
                    nn.init.zeros_(weight)
                if name == "bias_ih_l0":
                    weight.data[hidden : 2 * hidden] = 1.0  # nothing is forgotten at first

    def forward(self, rows: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """What is known of each row from those before and itself, and from itself and those after."""
        padded = torch.cat([rows, rows.new_zeros(1, rows.shape[1])])
        found = []
        for lstm, direction in ((self.ahead, 0), (self.back, 1)):
            states = [
                lstm(padded.index_select(0, where[direction].flatten()).view(*where[direction].shape, -1))[0].flatten(
                    0, 1
                )
                for where in batch.rectangles
            ]
            at = torch.cat([where[direction].flatten() for where in batch.rectangles])
            kept = torch.nonzero(at < len(rows)).squeeze(1)
            order = torch.empty_like(kept)
            order[at[kept]] = kept
            found.append(torch.cat(states).index_select(0, order))
        return found[0], found[1]


class Steps(nn.Module):
    """A linear-chain conditional random field over padded sentences; `allowed` are the steps that can be."""

    def __init__(self, allowed: Tensor, first: Tensor) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(allowed.shape))
        self.register_buffer("barred", torch.where(allowed, 0.0, NEVER))
        self.register_buffer("barred_first", torch.where(first, 0.0, NEVER))
        self.barred: Tensor
        self.barred_first: Tensor

    def total(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """The log of the summed weight of all labellings; sentences (from the longest) x words x labels."""
        moves = (self.weights + self.barred).exp()
        state = scores[:, 0] + self.barred_first
        ended: list[Tensor] = []
        alive = torch.bincount(lengths, minlength=scores.shape[1] + 1).flip(0).cumsum(0).flip(0).tolist()
        for at in range(1, scores.shape[1]):
            now = alive[at + 1]
            if now < len(state):
                ended.append(state[now:].logsumexp(1))
                state = state[:now]
            top = state.amax(1, keepdim=True).detach()
            state = ((state - top).exp() @ moves).clamp_min(1e-30).log() + top + scores[:now, at]
        ended.append(state.logsumexp(1))
        return torch.cat(ended[::-1])

    def of(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """The weight of the given labellings, by sentence."""
        inside = torch.arange(scores.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)
        single = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
        moved = self.weights[labels[:, :-1], labels[:, 1:]]
        return (single * inside).sum(1) + (moved * inside[:, 1:]).sum(1)

    def shares(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """How probable each label is for each word: the slope of `total` by the scores."""
        with torch.enable_grad():
            leaf = scores.detach().float().requires_grad_()
            (slope,) = torch.autograd.grad(self.total(leaf, lengths).sum(), leaf)
        return slope


class Teacher(nn.Module):
    """The encoder and its heads."""

    def __init__(self, sizes: Sizes, steps: Steps, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.words, WORD, sparse=True)
        self.letters = nn.EmbeddingBag(sizes.letters, LETTERS, mode="mean", sparse=True)
        self.keys = nn.EmbeddingBag(sizes.keys, KEYS, mode="sum", sparse=True, padding_idx=0)
        self.shapes = nn.Embedding(sizes.shapes, SHAPE, sparse=True)
        self.codes = nn.EmbeddingBag(sizes.codes, CODES, mode="sum", sparse=True)
        for table in (self.words, self.letters, self.shapes, self.codes):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.normal_(self.keys.weight, std=0.03)
        self.lower = Directions(WORD + LETTERS + KEYS + SHAPE + CODES, HIDDEN)
        self.pool = nn.Linear(2 * HIDDEN, POOLED)
        self.upper = Directions(2 * HIDDEN + POOLED, HIDDEN)
        self.label = nn.Linear(4 * HIDDEN, sizes.labels)
        self.tag = nn.Linear(4 * HIDDEN, sizes.tags)
        self.silver_kind = nn.Linear(4 * HIDDEN, sizes.silver_kinds)
        self.silver_tag = nn.Linear(4 * HIDDEN, sizes.tags)
        self.next_word = nn.Linear(HIDDEN, sizes.clusters)
        self.word_before = nn.Linear(HIDDEN, sizes.clusters)
        self.steps = steps
        self.drop = nn.Dropout(dropout)

    def encode(self, batch: Batch) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """A row for each word; and the lower layer's two directions."""
        letters = self.letters(batch.letters, batch.letter_starts)
        seen = torch.cat(
            [
                self.words(batch.words),
                letters.index_select(0, batch.types),
                self.keys(batch.keys),
                self.shapes(batch.shapes),
                self.codes(batch.codes),
            ],
            dim=1,
        )
        low = self.lower(self.drop(seen), batch)
        lower = self.drop(torch.cat(low, dim=1))
        upper = self.upper(torch.cat([lower, others(torch.tanh(self.pool(lower)), batch.groups)], dim=1), batch)
        return torch.cat([lower, self.drop(torch.cat(upper, dim=1))], dim=1), low


def others(rows: Tensor, groups: Tensor) -> Tensor:
    """For each row the mean of the other rows of its group; zeros where there is none."""
    count = int(groups.max()) + 1
    sums = rows.new_zeros(count, rows.shape[1]).index_add(0, groups, rows)
    times = torch.bincount(groups, minlength=count).to(rows.dtype)
    left = (times.index_select(0, groups) - 1).unsqueeze(1)
    return (sums.index_select(0, groups) - rows) / left.clamp_min(1)


def padded(rows: Tensor, where: Tensor) -> Tensor:
    """Rows by sentence: `where` are the numbers of rows, their count for padding."""
    full = torch.cat([rows, rows.new_zeros(1, *rows.shape[1:])])
    return full[where]

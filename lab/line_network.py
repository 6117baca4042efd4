"""The networks over the lines of a page, in PyTorch: their form, their training, and their arrays for the service.

The form is that of `service.intake.network`: a layer over a line's features and words, residual convolutions with
growing steps, the mean of the page. What a line counts for is the root of its words, a page's lines together 1.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from lab.pages import Page
from service.intake import features, network

WIDTH, WORD_WIDTH = 48, 16
DROPPED, WORDS_DROPPED = 0.2, 0.2
LONGEST = 500  # lines of a page in training; a longer one is cut around the beginning of its story
TOGETHER = 12  # pages
RATE, DECAY = 3e-3, 1e-2
KNOWN = 12  # times a word stands in the pages at least


@dataclass(frozen=True)
class Seen:
    """A page as the networks see it: features, words, which lines are of the story, what each counts for."""

    features: np.ndarray[Any, Any]
    words: list[list[str]]
    story: np.ndarray[Any, Any]
    weights: np.ndarray[Any, Any]


def see(page: Page) -> Seen:
    """A page as the networks see it, cut to `LONGEST` lines."""
    first = max(0, min(page.story.index(True) - LONGEST // 3, len(page.lines) - LONGEST))
    chosen = slice(first, first + LONGEST)
    counts = np.array(
        [(role is None) * (1 + len(line.words)) ** 0.5 for line, role in zip(page.lines, page.roles, strict=True)]
    )
    counts = counts[chosen] / max(1e-6, float(counts[chosen].sum()))
    matrix = features.matrix(page.lines, page.roles)[chosen]
    return Seen(matrix, [network.words(line) for line in page.lines[chosen]], np.array(page.story[chosen]), counts)


def vocabulary(pages: Sequence[Seen]) -> list[str]:
    """The words that stand in the pages often, in the order of the alphabet."""
    counts = Counter(word for page in pages for line in page.words for word in line)
    return sorted(word for word, times in counts.items() if times >= KNOWN)


class Network(nn.Module):
    """One of the networks; `mean` and `spread` of the features make them alike in size."""

    def __init__(self, mean: np.ndarray[Any, Any], spread: np.ndarray[Any, Any], known: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.from_numpy(mean))
        self.register_buffer("spread", torch.from_numpy(spread))
        self.embedding = nn.EmbeddingBag(known + 1, WORD_WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.embedding.weight, std=0.05)
        self.embedding.weight.data[0] = 0
        self.input = nn.Linear(len(mean) + WORD_WIDTH, WIDTH)
        self.convolutions = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in network.STEPS)
        self.page, self.hidden = nn.Linear(WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, 1)
        self.dice = torch.Generator()

    def forward(self, batch: Mapping[str, Tensor]) -> Tensor:
        """Scores, shape (pages, lines)."""
        there, seen = batch["there"], batch["features"]
        heard = self.embedding(batch["words"], batch["bounds"]).view(*seen.shape[:2], -1)
        alike = (seen - self.mean) / self.spread  # type: ignore[operator]
        first = torch.relu(self.input(self._drop(torch.cat([alike, heard], -1)))) * there
        state = first
        for step, layer in zip(network.STEPS, self.convolutions, strict=True):
            state = state + torch.relu(layer(_around(self._drop(state), step))) * there
        page = (state * there).sum(1, keepdim=True) / there.sum(1, keepdim=True)
        state = state + torch.relu(self.page(page)) * there
        last = torch.relu(self.hidden(self._drop(torch.cat([state, first], -1))))
        scores: Tensor = self.output(last)[..., 0]
        return scores

    def _drop(self, values: Tensor) -> Tensor:
        """Some columns of each page left out while training, the same in all of its lines."""
        if not self.training:
            return values
        kept = torch.rand(len(values), 1, values.shape[2], generator=self.dice) >= DROPPED
        return values * (kept / (1 - DROPPED))


def _around(state: Tensor, step: int) -> Tensor:
    """Each line's row beside those so many lines before and after; nothing stands outside the page."""
    padded = nn.functional.pad(state, (0, 0, step, step))
    count = state.shape[1]
    return torch.cat([padded[:, at : at + count] for at in (0, step, 2 * step)], -1)


def _batch(pages: Sequence[Seen], rows: Mapping[str, int], dice: random.Random) -> dict[str, Tensor]:
    """Pages side by side, padded to the longest; some of the words are left out."""
    longest, width = max(len(page.story) for page in pages), pages[0].features.shape[1]
    shape = (len(pages), longest)
    arrays = {"features": np.zeros((*shape, width)), "there": np.zeros((*shape, 1))}
    arrays |= {"story": np.zeros(shape), "weights": np.zeros(shape)}
    words: list[int] = []
    bounds: list[int] = []
    for number, page in enumerate(pages):
        size = len(page.story)
        arrays["features"][number, :size], arrays["there"][number, :size] = page.features, 1
        arrays["story"][number, :size], arrays["weights"][number, :size] = page.story, page.weights
        for line in [*page.words, *[[]] * (longest - size)]:
            bounds.append(len(words))
            words += [rows[word] for word in line if word in rows and dice.random() > WORDS_DROPPED]
    found = {name: torch.from_numpy(array.astype(np.float32)) for name, array in arrays.items()}
    return {**found, "words": torch.tensor(words or [0]), "bounds": torch.tensor(bounds)}


def begun(pages: Sequence[Seen], known: Sequence[str], seed: int) -> Network:
    """A network before its training."""
    torch.manual_seed(seed)
    every = np.concatenate([page.features for page in pages])
    net = Network(every.mean(0), every.std(0) + 0.1, len(known))
    net.dice.manual_seed(seed)
    return net


def train(net: Network, pages: Sequence[Seen], known: Sequence[str], epochs: int) -> Network:
    """The network fitted by AdamW with one cycle of the learning rate (Smith, Topin, 2018).

    All chance comes from the network's own dice, so that several may be trained at the same time.
    """
    seed = net.dice.initial_seed()
    dice = random.Random(seed)
    rows = {word: number for number, word in enumerate(known, 1)}
    pull = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    steps = epochs * -(-len(pages) // TOGETHER)
    cycle = torch.optim.lr_scheduler.OneCycleLR(pull, RATE, total_steps=steps, pct_start=0.15)
    for chosen in tqdm(_orders(pages, epochs, dice), total=steps, desc=f"network {seed}", disable=None):
        batch = _batch(chosen, rows, dice)
        losses = nn.functional.binary_cross_entropy_with_logits(net(batch), batch["story"], reduction="none")
        loss = (losses * batch["weights"]).sum() / len(chosen)
        pull.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        pull.step()
        cycle.step()
    return net.eval()


def _orders(pages: Sequence[Seen], epochs: int, dice: random.Random) -> Iterator[list[Seen]]:
    """Pages of about the same length together, in a new order each time."""
    for _ in range(epochs):
        order = sorted(pages, key=lambda page: len(page.story) * (1 + 0.3 * dice.random()))
        groups = [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]
        dice.shuffle(groups)
        yield from groups


def arrays(nets: Sequence[Network]) -> dict[str, np.ndarray[Any, Any]]:
    """What the service loads: the networks' arrays one above the other."""
    each = [_arrays(net) for net in nets]
    return {f"net {name}": np.stack([one[name] for one in each]).astype(np.float32) for name in each[0]}


def _arrays(net: Network) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of one network; mean and spread of the features go into its first layer."""
    told = {name: value.detach().numpy().astype(np.float64) for name, value in net.state_dict().items()}
    size = len(told["mean"])
    first = told["input.weight"].T.copy()
    first[:size] /= told["spread"][:, None]
    return {
        "embedding": told["embedding.weight"],
        "input": first,
        "input bias": told["input.bias"] - told["mean"] @ first[:size],
        "convolutions": np.stack([told[f"convolutions.{n}.weight"].T for n in range(len(network.STEPS))]),
        "biases": np.stack([told[f"convolutions.{n}.bias"] for n in range(len(network.STEPS))]),
        "page": told["page.weight"].T,
        "page bias": told["page.bias"],
        "hidden": told["hidden.weight"].T,
        "hidden bias": told["hidden.bias"],
        "output": told["output.weight"][0],
        "output bias": told["output.bias"][0],
    }

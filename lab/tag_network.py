"""The network of `service.reading.tags` as it is trained, and its arrays in the form that is served."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as torch_functions
from tqdm import tqdm

from lab import cards
from lab.tagged import Tagged
from service.reading import tags
from service.reading.linear import NOTHING, OFFSETS, PAD
from service.reading.tags import KINDS, MOST, PENN, UNIT

Ints = npt.NDArray[np.int64]
LARGEST_ROW, LARGEST = 31, 127
"""Of the whole numbers in the rows of attributes and in what their sum goes through; see `tags.Inner.describe`."""
DOUBT, MORE = 3.0, 0.1
"""The second layer learns from words whose two best tags are that near, and from a share of all words."""
UNKNOWN = 0  # the corpus of words of which it is not to be known


@dataclass(frozen=True, slots=True)
class Settings:
    """How large the network is and how it is trained."""

    epochs: float = 9
    size: int = 96  # of the vector of a word
    units: int = 96  # of the first layer
    second: int = 160  # units of the second
    rate: float = 2.5e-3
    batch: int = 1600  # words
    dropout: float = 0.3
    dropped_attributes: float = 0.1
    dropped_words: float = 0.1  # words that are known by their letters alone
    hidden_corpora: float = 0.3
    attributes: int = 60_000  # the most frequent ones are learnt
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Tagged text and the number of its corpus: corpora tag a little differently, which is learnt apart.

    `share` of the sentences are learnt in each round, with a weight.
    """

    text: Tagged
    corpus: int
    weight: float = 1.0
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences laid out as the service does it; `kinds` are those of each word's sentence."""

    ids: Ints
    places: Ints
    labels: Ints
    corpora: Ints
    weights: npt.NDArray[np.float32]
    kinds: Ints


class Words:
    """All words of the sources by number, with the numbers of their attributes."""

    def __init__(self, sources: Sequence[Source], most: int) -> None:
        numbers = {NOTHING: 0}
        self.sentences = [
            (np.array([numbers.setdefault(word, len(numbers)) for word in words]), labels, source)
            for source in sources
            for words, labels in source.text.parts()
        ]
        types = list(numbers)
        counts = np.bincount(np.concatenate([ids for ids, _, _ in self.sentences]), minlength=len(types)).tolist()
        seen: Counter[str] = Counter()
        for word, count in zip(types, counts, strict=True):
            seen.update(dict.fromkeys(tags.attributes(word)[:MOST], count))
        self.attributes = [name for name, count in seen.most_common(most) if count > 1]
        known = {name: number for number, name in enumerate(self.attributes, 1)}
        self.letters = tags.letters(types)
        self.known = np.zeros((len(types), MOST), dtype=np.int64)
        for row, word in zip(self.known, types, strict=True):
            found = [known[name] for name in tags.attributes(word) if name in known][:MOST]
            row[: len(found)] = found
        names = enumerate(self.attributes, 1)
        self.identity = np.array([False, *("=" not in name or name.startswith(("w=", "l=")) for _, name in names)])

    def batch(self, chosen: Sequence[int]) -> Batch:
        """Some of the sentences."""
        sentences = [self.sentences[number] for number in chosen]
        lengths = np.array([len(ids) for ids, _, _ in sentences])
        owners = np.repeat(np.arange(len(lengths)), lengths)
        flat = np.concatenate([ids for ids, _, _ in sentences])
        places = np.arange(len(flat)) + PAD + 2 * PAD * owners
        full = np.zeros(len(flat) + 2 * PAD * (len(lengths) + 1), dtype=np.int64)
        full[places] = flat
        firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        kinds = tags.sentence_kinds(self.letters[flat], firsts)[owners]
        labels = np.concatenate([labels for _, labels, _ in sentences])
        sets = np.array([source.corpus for _, _, source in sentences])[owners]
        weight = np.array([source.weight for _, _, source in sentences], dtype=np.float32)[owners]
        return Batch(full, places, labels, sets, weight, kinds)

    def batches(self, words: int, random: np.random.Generator) -> Iterator[Batch]:
        """One round: sentences in a random order, in batches of so many words."""
        chosen: list[int] = []
        size = 0
        shares = np.array([source.share for _, _, source in self.sentences])
        taken = np.flatnonzero(random.random(len(shares)) < shares)
        for number in random.permutation(taken).tolist():
            chosen.append(number)
            size += len(self.sentences[number][0])
            if size >= words:
                yield self.batch(chosen)
                chosen, size = [], 0


class Rows:
    """The vectors of attributes, of which a batch needs and changes a few: Adam (Kingma & Ba 2015) on these alone."""

    def __init__(self, count: int, size: int) -> None:
        self.values = torch.randn(count, size) * 0.05
        self.values[0] = 0
        self.means, self.squares = torch.zeros(count, size), torch.zeros(count, size)

    def take(self, known: Ints) -> tuple[Tensor, Tensor, Tensor]:
        """For attributes (type, MOST): the numbers of all of them, their vectors, and the sum for each type."""
        numbers, at = np.unique(np.append(known, 0), return_inverse=True)
        chosen = torch.from_numpy(numbers)
        values = self.values.index_select(0, chosen).requires_grad_()
        places = torch.from_numpy(at[:-1].reshape(known.shape))
        return chosen, values, torch_functions.embedding_bag(places, values, mode="sum", padding_idx=0)

    def step(self, chosen: Tensor, slope: Tensor, rate: float, number: int) -> None:
        """Move the chosen ones."""
        means = self.means.index_select(0, chosen).lerp_(slope, 0.1)
        squares = self.squares.index_select(0, chosen).lerp_(slope * slope, 0.001)
        self.means.index_copy_(0, chosen, means)
        self.squares.index_copy_(0, chosen, squares)
        size = rate * math.sqrt(1 - 0.999**number) / (1 - 0.9**number)
        self.values.index_add_(0, chosen, means.div_(squares.sqrt_().add_(1e-8)), alpha=-size)
        self.values[0] = 0


class Network(nn.Module):
    """Two layers over the vectors of words."""

    def __init__(self, sets: int, settings: Settings) -> None:
        super().__init__()
        size, units = settings.size, settings.units
        self.settings = settings
        self.near = nn.Parameter(torch.randn(len(OFFSETS), size, units) / math.sqrt(size))
        self.own = nn.Parameter(torch.randn(size, len(PENN)) / math.sqrt(size))
        self.corpus = nn.Parameter(torch.zeros(sets, units))
        self.kind = nn.Parameter(torch.zeros(KINDS, units))
        self.tags = nn.Linear(units, len(PENN))
        self.second = nn.Linear(len(OFFSETS) * units, settings.second)
        self.second_tags = nn.Linear(settings.second, len(PENN))

    def forward(self, vectors: Tensor, ids: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores (word, tag) of the first layer, and of the second beside; `ids` are the types of `vectors`."""
        places = torch.from_numpy(batch.places)
        here = ids[places]
        vectors = self._drop(vectors)
        total = self.corpus.index_select(0, torch.from_numpy(batch.corpora))
        total = total + self.kind.index_select(0, torch.from_numpy(batch.kinds))
        for weight, offset in zip(self.near, OFFSETS, strict=True):
            total = total + (vectors @ weight).index_select(0, ids[places + offset])
        units = self._drop(torch_functions.relu(total))
        scores = self.tags(units) + (vectors @ self.own).index_select(0, here)
        return scores, torch.zeros(len(ids), self.settings.units).index_copy(0, places, units)

    def again(self, units: Tensor, places: Tensor) -> Tensor:
        """What the second layer adds to the scores at these places, from the units of the first, laid out."""
        around = torch.cat([units.index_select(0, places + offset) for offset in OFFSETS], 1)
        found: Tensor = self.second_tags(self._drop(torch_functions.relu(self.second(around))))
        return found

    def _drop(self, values: Tensor) -> Tensor:
        return torch_functions.dropout(values, self.settings.dropout, self.training)


def train(sources: Sequence[Source], settings: Settings) -> tuple[Words, Rows, Network]:
    """The network after training."""
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    words = Words(sources, settings.attributes)
    rows = Rows(len(words.attributes) + 1, settings.size)
    network = Network(1 + max(source.corpus for source in sources), settings)
    rest = torch.optim.AdamW(network.parameters(), lr=settings.rate, weight_decay=1e-3)
    size = sum(len(ids) * source.share for ids, _, source in words.sentences)
    steps = int(size / settings.batch * settings.epochs)
    batches = (batch for _ in itertools.count() for batch in words.batches(settings.batch, random))
    for step, batch in zip(tqdm(range(steps), desc="training", disable=None), batches, strict=False):
        rate = settings.rate * min((steps - step) / steps, (step + 1) / 200)
        types, ids = np.unique(batch.ids, return_inverse=True)
        chosen, values, vectors = rows.take(_some(words, types, settings, random))
        loss = _loss(network, vectors, torch.from_numpy(ids), _hidden(batch, settings, random))
        rest.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        rest.param_groups[0]["lr"] = rate
        rest.step()
        if values.grad is not None:
            rows.step(chosen, values.grad, rate, step + 1)
    return words, rows, network


def _some(words: Words, types: Ints, settings: Settings, random: np.random.Generator) -> Ints:
    """The attributes of types, some of them dropped; some types keep none that tells which word it is."""
    known = words.known[types]
    known[random.random(known.shape) < settings.dropped_attributes] = 0
    nameless = random.random(len(types)) < settings.dropped_words
    known[nameless] = np.where(words.identity[known[nameless]], 0, known[nameless])
    return known


def _hidden(batch: Batch, settings: Settings, random: np.random.Generator) -> Batch:
    """The batch, now and then without its corpora."""
    if random.random() < settings.hidden_corpora:
        batch.corpora[:] = UNKNOWN
    return batch


def _loss(network: Network, vectors: Tensor, ids: Tensor, batch: Batch) -> Tensor:
    """Of the first layer for all words, of the second for those in doubt and for some more."""
    gold, weight = torch.from_numpy(batch.labels), torch.from_numpy(batch.weights)
    scores, units = network(vectors, ids, batch)
    best = scores.detach().topk(2, dim=1).values
    chosen = torch.nonzero((best[:, 0] - best[:, 1] < DOUBT) | (torch.rand(len(gold)) < MORE)).ravel()
    again = scores.index_select(0, chosen) + network.again(units, torch.from_numpy(batch.places)[chosen])
    first = torch_functions.cross_entropy(scores, gold, reduction="none", ignore_index=-1)
    second = torch_functions.cross_entropy(again, gold[chosen], reduction="none", ignore_index=-1)
    return ((first * weight).sum() + (second * weight[chosen]).sum()) / len(gold)


def arrays(words: Words, rows: Rows, network: Network, conventions: Sequence[int]) -> dict[str, Any]:
    """The weights as they are served, in the manner of these corpora: vectors and the first layer in whole numbers."""
    state = {name: value.detach().numpy() for name, value in network.named_parameters()}
    whole, steps = _whole(rows.values[1:].numpy(), LARGEST_ROW)
    parts = [*state["near"], state["own"]]
    inner, scale = _whole(np.concatenate(parts, axis=1) * steps[:, None], LARGEST)
    used = whole.any(axis=1)
    kinds = state["kind"] + state["corpus"][list(conventions)].mean(axis=0)
    names = [name for name, kept in zip(words.attributes, used, strict=True) if kept]
    found = {
        "attributes": cards.strings(names),
        "rows": whole[used],
        "inner": inner,
        "scale": (scale * UNIT).astype(np.float32),
        "kinds": np.rint(kinds * UNIT).astype(np.int16),
    }
    for name in ("tags", "second", "second_tags"):
        found[name] = state[f"{name}.weight"].T.astype(np.float16)
        found[f"{name}_bias"] = (state[f"{name}.bias"] * UNIT).astype(np.float32)
    return found


def _whole(values: npt.NDArray[np.float32], most: int) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """The values as whole numbers of at most `most`, and the size of one in each column; the largest are cut."""
    steps = np.maximum(np.quantile(np.abs(values), 0.9995, axis=0), 1e-6) / most
    return np.clip(np.rint(values / steps), -most, most).astype(np.int8), steps

"""The network of `service.reading.tags` as it is trained, and its arrays in the form that is served."""

from __future__ import annotations

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
UNKNOWN = 0  # the corpus of words of which it is not to be known


@dataclass(frozen=True, slots=True)
class Settings:
    """How large the network is and how it is trained."""

    epochs: float = 7
    size: int = 64  # of the vector of a word
    units: int = 96  # of each layer
    rate: float = 3e-3
    batch: int = 2400  # words
    dropout: float = 0.25
    dropped_attributes: float = 0.1
    dropped_words: float = 0.1  # words that are known by their letters alone
    hidden_corpora: float = 0.3
    rare: int = 3  # attributes that are seen less often are not learnt
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Tagged text, the number of its corpus (corpora tag a little differently, which is learnt apart), its weight."""

    text: Tagged
    corpus: int
    weight: float = 1.0


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

    def __init__(self, sources: Sequence[Source], rare: int) -> None:
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
        self.attributes = [name for name, count in seen.items() if count >= rare]
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
        """All sentences, in batches of so many words, in a random order."""
        chosen: list[int] = []
        size = 0
        for number in random.permutation(len(self.sentences)).tolist():
            chosen.append(number)
            size += len(self.sentences[number][0])
            if size >= words:
                yield self.batch(chosen)
                chosen, size = [], 0


class Network(nn.Module):
    """Two layers over the vectors of words; a word's vector is the sum of those of its attributes."""

    def __init__(self, attributes: int, sets: int, settings: Settings) -> None:
        super().__init__()
        size, units = settings.size, settings.units
        self.settings = settings
        self.vectors = nn.EmbeddingBag(attributes + 1, size, mode="sum", sparse=True, padding_idx=0)
        nn.init.normal_(self.vectors.weight, 0, 0.05)
        self.vectors.weight.data[0] = 0
        self.near = nn.Parameter(torch.randn(len(OFFSETS), size, units) / math.sqrt(size))
        self.own = nn.Parameter(torch.randn(size, len(PENN)) / math.sqrt(size))
        self.corpus = nn.Parameter(torch.zeros(sets, units))
        self.kind = nn.Parameter(torch.zeros(KINDS, units))
        self.tags = nn.Linear(units, len(PENN))
        self.second = nn.Linear(len(OFFSETS) * units, units)
        self.second_tags = nn.Linear(units, len(PENN))

    def forward(self, known: Tensor, ids: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores (word, tag) of the first layer and of both; `known` are attributes (type, MOST), `ids` are types."""
        places = torch.from_numpy(batch.places)
        here = ids[places]
        vectors = self._drop(self.vectors(known))
        total = self.corpus.index_select(0, torch.from_numpy(batch.corpora))
        total = total + self.kind.index_select(0, torch.from_numpy(batch.kinds))
        for weight, offset in zip(self.near, OFFSETS, strict=True):
            total = total + (vectors @ weight).index_select(0, ids[places + offset])
        units = self._drop(torch_functions.relu(total))
        scores = self.tags(units) + (vectors @ self.own).index_select(0, here)
        full = torch.zeros(len(ids), self.settings.units).index_copy(0, places, units)
        around = torch.cat([full.index_select(0, places + offset) for offset in OFFSETS], 1)
        return scores, scores + self.second_tags(self._drop(torch_functions.relu(self.second(around))))

    def _drop(self, values: Tensor) -> Tensor:
        return torch_functions.dropout(values, self.settings.dropout, self.training)


def train(sources: Sequence[Source], settings: Settings) -> tuple[Words, Network]:
    """The network after training."""
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    words = Words(sources, settings.rare)
    network = Network(len(words.attributes), 1 + max(source.corpus for source in sources), settings)
    vectors = torch.optim.SparseAdam([network.vectors.weight], lr=settings.rate)
    others = [value for name, value in network.named_parameters() if not name.startswith("vectors")]
    rest = torch.optim.AdamW(others, lr=settings.rate, weight_decay=1e-3)
    size = sum(len(ids) for ids, _, _ in words.sentences)
    steps = int(size / settings.batch * settings.epochs)
    batches = (batch for _ in range(math.ceil(settings.epochs) + 1) for batch in words.batches(settings.batch, random))
    for step, batch in zip(tqdm(range(steps), desc="training", disable=None), batches, strict=False):
        for group in vectors.param_groups + rest.param_groups:
            group["lr"] = settings.rate * min((steps - step) / steps, (step + 1) / 200)
        loss = _loss(network, words, batch, random)
        vectors.zero_grad()
        rest.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        vectors.step()
        rest.step()
    return words, network


def _loss(network: Network, words: Words, batch: Batch, random: np.random.Generator) -> Tensor:
    settings = network.settings
    if random.random() < settings.hidden_corpora:
        batch.corpora[:] = UNKNOWN
    types, ids = np.unique(batch.ids, return_inverse=True)
    known = words.known[types]
    known[random.random(known.shape) < settings.dropped_attributes] = 0
    nameless = random.random(len(types)) < settings.dropped_words
    known[nameless] = np.where(words.identity[known[nameless]], 0, known[nameless])
    gold, weight = torch.from_numpy(batch.labels), torch.from_numpy(batch.weights)
    losses = [
        torch_functions.cross_entropy(scores, gold, reduction="none", ignore_index=-1)
        for scores in network(torch.from_numpy(known), torch.from_numpy(ids), batch)
    ]
    return (sum(losses, torch.zeros(())) * weight).mean()


def arrays(words: Words, network: Network, conventions: Sequence[int]) -> dict[str, Any]:
    """The weights as they are served, in the manner of these corpora: vectors and the first layer in whole numbers."""
    state = {name: value.detach().numpy() for name, value in network.named_parameters()}
    rows, steps = _whole(state["vectors.weight"][1:])
    parts = [*state["near"], state["own"]]
    inner, scale = _whole(np.concatenate(parts, axis=1) * steps[:, None])
    used = rows.any(axis=1)
    kinds = state["kind"] + state["corpus"][list(conventions)].mean(axis=0)
    names = [name for name, kept in zip(words.attributes, used, strict=True) if kept]
    found = {
        "attributes": cards.strings(names),
        "rows": rows[used],
        "inner": inner,
        "scale": (scale * UNIT).astype(np.float32),
        "kinds": np.rint(kinds * UNIT).astype(np.int16),
    }
    for name in ("tags", "second", "second_tags"):
        found[name] = state[f"{name}.weight"].T.astype(np.float16)
        found[f"{name}_bias"] = (state[f"{name}.bias"] * UNIT).astype(np.float32)
    return found


def _whole(values: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """The values as whole numbers of at most 127, and the size of one in each column; the largest are cut."""
    steps = np.maximum(np.quantile(np.abs(values), 0.9998, axis=0), 1e-6) / 127
    return np.clip(np.rint(values / steps), -127, 127).astype(np.int8), steps

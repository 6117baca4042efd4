"""Trains attribution on PolNeAR: `python -m lab.attribution --corpora DIR`. Seed, order and result are fixed.

Cue first, then roles for each cue, on paragraphs; part of speech,
names and relations that CoreNLP saw are learnt beside it, and thrown away after.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as f
from tqdm import tqdm

from lab import attribution_calibration, attribution_export, cards
from lab import attribution_data as data
from lab.attribution_data import Cue, Example
from lab.attribution_network import Attribution, Sizes
from service.analyses.attribution import features

NAME = "attribution"
CARD = {
    "description": "Cues, sources and contents of attributions: two bidirectional LSTM encoders over words, affixes "
    "and shapes, one more for the roles of each cue.",
    "data": "PolNeAR (github.com/networkdynamics/PolNeAR), training split less every twelfth article by the hash of "
    "its name, which confidence is fitted on: 7 US publishers, 2015-16; annotations without a stated licence. Beside "
    "it parts of speech, names and relations that its Stanford CoreNLP files give, as further tasks.",
}
SEED = 1
SILVER_SHARE = 0.3
WORD_DROPOUT = 0.02
RARE_DROPOUT = 0.25  # of words seen five times or less: the unknown word learns from them


@dataclass(frozen=True)
class Batch:
    """Units of about one length, and their cues."""

    ids: Tensor
    lengths: Tensor
    cue_labels: Tensor
    silver: Tensor
    cues: Tensor
    cue_ids: Tensor
    role_labels: Tensor


@dataclass(frozen=True)
class Tables:
    """Entry -> row, for words, prefixes, suffixes and shapes (0: unknown), and the labels of the silver tasks."""

    types: tuple[dict[str, int], ...]
    silver: tuple[dict[str, int], ...]
    rare: frozenset[int]

    def row(self, word: str) -> list[int]:
        """The rows of a word's features."""
        return [table.get(value, 0) for table, value in zip(self.types, features.of_type(word), strict=True)]


def tables(examples: Sequence[Example]) -> Tables:
    """What occurs twice or more (shapes: ten times)."""
    counts = [Counter() for _ in range(4)]
    for example in examples:
        for word in example.words:
            for counter, value in zip(counts, features.of_type(word), strict=True):
                counter[value] += 1
    least = (2, 3, 3, 10)
    types = tuple(
        {value: row for row, value in enumerate(sorted(v for v, n in counter.items() if n >= few), 1)}
        for counter, few in zip(counts, least, strict=True)
    )
    silver = tuple(
        {value: row for row, value in enumerate(sorted({v for e in examples for v in e.silver[n] if v}))}
        for n in range(3)
    )
    return Tables(types, silver, frozenset(row for word, row in types[0].items() if counts[0][word] <= 5))


def batches(examples: Sequence[Example], made: Tables, size: int) -> list[Batch]:
    """Units in batches of about `size` tokens, padding included."""
    ordered = sorted((e for e in examples if len(e.unit) > 1), key=lambda e: len(e.unit))
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.unit) > size:
            groups.append([])
        groups[-1].append(example)
    return [_batch(group, made) for group in groups]


def _batch(group: Sequence[Example], made: Tables) -> Batch:
    longest = max(len(e.unit) for e in group)
    ids = np.zeros((len(group), longest, 5), dtype=np.int64)
    labels = np.full((len(group), longest), -100, dtype=np.int64)
    silver = np.full((len(group), longest, 3), data.UNKNOWN_SILVER, dtype=np.int64)
    for n, example in enumerate(group):
        size = len(example.unit)
        ids[n, :size, :4] = [made.row(word) for word in example.words]
        ids[n, :size, 4] = features.situations(example.unit)
        labels[n, :size] = example.cue_labels
        for task, column in enumerate(example.silver):
            silver[n, :size, task] = [made.silver[task].get(v, -100) if v else -100 for v in column]
    cues = [(n, cue) for n, example in enumerate(group) for cue in example.cues]
    cue_ids = np.zeros((len(cues), longest, 4), dtype=np.int64)
    roles = np.full((len(cues), longest), -100, dtype=np.int64)
    for k, (n, cue) in enumerate(cues):
        size = len(group[n].unit)
        cue_ids[k, :size] = cue_features(group[n], cue)
        roles[k, :size] = cue.roles
    where = np.array([(n, cue.first, cue.last) for n, cue in cues], dtype=np.int64).reshape(-1, 3)
    lengths = np.array([len(e.unit) for e in group], dtype=np.int64)
    return Batch(*map(torch.from_numpy, (ids, lengths, labels, silver, where, cue_ids, roles)))


def cue_features(example: Example, cue: Cue) -> np.ndarray:
    """Distance, sentence offset, other cue and situation of each token, seen from the cue."""
    size = len(example.unit)
    other = (example.cue_labels > 0).astype(np.int64)
    other[cue.first : cue.last] = 0
    return np.stack(
        [
            features.distances(size, cue.first, cue.last),
            features.offsets(example.unit.sentences, cue.first),
            other,
            features.situations(example.unit),
        ],
        axis=1,
    )


def loss_of(net: Attribution, batch: Batch, rare: Tensor) -> Tensor:
    """The loss of a batch: cues, roles given the annotated cues, silver tasks; means over tokens."""
    ids = batch.ids.clone()
    chance = torch.where(rare[ids[..., 0]], RARE_DROPOUT, WORD_DROPOUT)
    ids[..., 0] = torch.where(torch.rand(chance.shape) < chance, 0, ids[..., 0])
    lower, upper = net.encode(ids, batch.lengths)
    dropped = net.drop(upper)
    loss = f.cross_entropy(net.cue(dropped).flatten(0, 1), batch.cue_labels.flatten(), ignore_index=-100)
    for task, head in enumerate(net.silver):
        scores = head(net.drop(lower)).flatten(0, 1)
        wanted = batch.silver[..., task].flatten()
        if (wanted >= 0).any():
            loss = loss + SILVER_SHARE * f.cross_entropy(scores, wanted, ignore_index=-100) / len(net.silver)
    if len(batch.cues):
        scores = net.label(upper, batch.cues, batch.cue_ids, batch.lengths[batch.cues[:, 0]])
        loss = loss + f.cross_entropy(scores.flatten(0, 1), batch.role_labels.flatten(), ignore_index=-100)
    return loss


def train(net: Attribution, given: list[Batch], rare: Tensor, options: argparse.Namespace) -> Iterable[float]:
    """Train for `options.epochs`; yield the mean loss of each epoch."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-4, betas=(0.9, 0.98))
    steps, step = options.epochs * len(given), 0
    order = random.Random(options.seed)
    for epoch in range(options.epochs):
        order.shuffle(given)
        total = 0.0
        net.train()
        for batch in tqdm(given, desc=f"epoch {epoch + 1}", disable=None):
            warm = min(1.0, (step + 1) / 100)
            for group in optimiser.param_groups:
                group["lr"] = options.rate * warm * 0.5 * (1 + math.cos(math.pi * step / steps)) + 1e-5
            optimiser.zero_grad()
            loss = loss_of(net, batch, rare)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            total += float(loss.detach())
            step += 1
        yield total / len(given)


def read(corpora: Path, limit: int | None) -> tuple[list[Example], list[Example]]:
    """The units of train to learn from, and those held out."""
    folder = corpora / "polnear"
    silver = data.silver(folder / "train.corenlp.jsonl.gz")
    kept: tuple[list[Example], list[Example]] = ([], [])
    for number, record in enumerate(tqdm(data.documents(folder / "train.jsonl.gz"), desc="reading", disable=None)):
        if limit is None or number < limit:
            kept[data.held_out(record["id"])].extend(data.examples(record, silver.get(record["id"], {})))
    return kept


def main() -> None:
    """Train, write the weights, and fit the confidence with them."""
    options = _options()
    torch.manual_seed(options.seed)
    learnt, held = read(options.corpora, options.limit)
    made = tables(learnt)
    sizes = Sizes(*(len(table) + 1 for table in made.types), tuple(len(t) for t in made.silver))
    net = Attribution(sizes, options.dropout)
    rare = torch.zeros(sizes.words, dtype=torch.bool)
    rare[list(made.rare)] = True
    print(f"{len(learnt)} units to learn from, {len(held)} held out; {sizes}", flush=True)
    given, begun, told = batches(learnt, made, options.tokens), time.time(), ""
    for loss in train(net, given, rare, options):
        told = report(net, batches(held, made, options.tokens))
        print(f"loss {loss:.4f} after {time.time() - begun:.0f} s; {told}", flush=True)
    net.eval()
    arrays = attribution_export.arrays(net, made.types)
    print(write(arrays, options, f"held-out articles of train: {told}"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--tokens", type=int, default=2500, help="tokens of a batch")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--limit", type=int, help="articles read, for a quick look")
    return parser.parse_args()


def write(arrays: dict[str, np.ndarray], options: argparse.Namespace, scores: str) -> Path:
    """The weights with their card, and the confidence that is fitted with them."""
    card = CARD | {
        "command": f"python -m lab.attribution --corpora DIR --epochs {options.epochs} --dropout {options.dropout}",
        "scores": {"roles and cues": scores},
    }
    written = cards.write(NAME, arrays, card)
    attribution_calibration.refit(options.corpora)
    return written


@torch.no_grad()
def report(net: Attribution, given: Sequence[Batch]) -> str:
    """How well held-out cues are found (F1 of first tokens) and roles of annotated cues labelled (share of tokens)."""
    net.eval()
    right = said = true = labelled = good = 0
    for batch in given:
        _, upper = net.encode(batch.ids, batch.lengths)
        chance = net.cue(upper).softmax(-1)
        known = batch.cue_labels >= 0
        begins = (chance[..., 1] + chance[..., 2] > 0.4) & (chance[..., 1] >= chance[..., 2]) & known
        right += int((begins & (batch.cue_labels == 1)).sum())
        said, true = said + int(begins.sum()), true + int((batch.cue_labels == 1).sum())
        if len(batch.cues):
            best = net.label(upper, batch.cues, batch.cue_ids, batch.lengths[batch.cues[:, 0]]).argmax(-1)
            counted = batch.role_labels > 0
            good += int(((best == batch.role_labels) & counted).sum())
            labelled += int(((best > 0) & (batch.role_labels >= 0)).sum()) + int(counted.sum())
    return f"cues {2 * right / max(1, said + true):.4f}, roles {2 * good / max(1, labelled):.4f}"


if __name__ == "__main__":
    main()

"""Trains the teacher of names and parts of speech: `python -m lab.teacher --corpora DIR --out DIR`.

The teacher is a network of a size that is not served. It reads all annotated training texts at once, and what it says
of texts that nobody annotated ("silver", `lab.teacher_silver`) is what the small served models learn from besides.

Weights are kept in 32 bits; on processors that have them, products are of 16 (bfloat16). The same seed on the same
machine gives the same network; another processor, or one with a graphics card, gives another that is about as good.
"""

from __future__ import annotations

import argparse
import math
import pickle
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from lab import teacher_data as data
from lab.names import LABELS, allowed
from lab.teacher_batches import Lesson, Numbered, batches, gather
from lab.teacher_network import Sizes, Steps, Teacher
from lab.teacher_texts import Prepared, prepare, with_silver
from service.reading.tags import PENN

SILVER_SHARE, NEIGHBOUR_SHARE = 0.3, 0.1  # of the loss, against 1 for names and parts of speech
TAGS_SHARE, SILVER_ROUNDS = 0.8, 0.25
RATE, WARM, DROPOUT = 2e-3, 300, 0.33


def network(prepared: Prepared) -> Teacher:
    """An untrained network, words that have a vector beginning with it."""
    known = prepared.known
    sizes = Sizes(
        len(known.words) + 1, data.SHAPES, data.CODE_COLUMNS * data.CODE_VALUES, len(known.keys) + 1,
        data.LETTER_BUCKETS, len(LABELS), len(PENN), len(data.KINDS), data.CLUSTERS,
    )  # fmt: skip
    model = Teacher(
        sizes, Steps(torch.as_tensor(allowed()), torch.tensor([label[0] != "I" for label in LABELS])), DROPOUT
    )
    with torch.no_grad():
        model.words.weight[1 : len(prepared.vectors) + 1] = torch.as_tensor(prepared.vectors) * 2
        model.keys.weight[0] = 0
    return model


def loss(model: Teacher, lesson: Lesson) -> Tensor:
    """How far the network is from what is known of a batch."""
    with torch.autocast(torch.get_default_device().type, torch.bfloat16):
        rows, (ahead, back) = model.encode(lesson.batch)
        targets = lesson.targets
        total = _named(model, rows, lesson)
        total = total + _missed(model.tag, rows, torch.as_tensor(targets.tags))
        total = total + SILVER_SHARE * _missed(model.silver_tag, rows, torch.as_tensor(targets.silver_tags))
        total = total + SILVER_SHARE * _missed(model.silver_kind, rows, torch.as_tensor(targets.silver_kinds))
        total = total + NEIGHBOUR_SHARE * _missed(model.next_word, ahead[::4], lesson.next_word[::4])
        return total + NEIGHBOUR_SHARE * _missed(model.word_before, back[::4], lesson.word_before[::4])


def _missed(head: nn.Linear, rows: Tensor, targets: Tensor) -> Tensor:
    """Summed cross-entropy over the words of which something is known."""
    known = torch.nonzero(targets >= 0).squeeze(1)
    if not len(known):
        return rows.new_zeros(())
    return functional.cross_entropy(head(rows.index_select(0, known)).float(), targets[known], reduction="sum")


def _named(model: Teacher, rows: Tensor, lesson: Lesson) -> Tensor:
    """Negative log likelihood of the labels of the sentences that have some."""
    labels = torch.cat([torch.as_tensor(lesson.targets.labels), torch.tensor([0])])
    kept = torch.nonzero(labels[lesson.where[:, 0]] >= 0).squeeze(1)
    if not len(kept):
        return rows.new_zeros(())
    lengths = lesson.batch.lengths[kept]
    where = lesson.where[kept][:, : int(lengths[0])]
    inside = where.flatten() < len(rows)
    full = rows.new_zeros(where.numel(), len(LABELS), dtype=torch.float32)
    index = torch.nonzero(inside).squeeze(1)
    full = full.index_copy(0, index, model.label(rows.index_select(0, where.flatten()[index])).float())
    scores = full.view(*where.shape, -1)
    with torch.autocast(torch.get_default_device().type, enabled=False):
        gold = model.steps.of(scores, labels[where].clamp_min(0), lengths)
        return (model.steps.total(scores, lengths) - gold).sum()


def train(prepared: Prepared, epochs: int, seed: int) -> Teacher:
    """Train with Adam, the rate falling to nothing along a cosine."""
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    model = network(prepared)
    model.train()
    sparse = [table.weight for table in (model.words, model.letters, model.keys, model.shapes, model.codes)]
    dense = [weight for weight in model.parameters() if not any(weight is table for table in sparse)]
    optimisers = [torch.optim.Adam(dense, lr=RATE, betas=(0.9, 0.98)), torch.optim.SparseAdam(sparse, lr=RATE)]
    often = np.array([how_often(one) for one in prepared.papers])
    orders = [dice.permutation(np.flatnonzero(dice.random(len(often)) < often)).tolist() for _ in range(epochs)]
    size = sum(sum(1 for _ in batches(prepared.papers, order)) for order in orders)
    began = time.monotonic()
    done = 0
    bar = tqdm(total=size, desc="training", mininterval=20)
    for epoch, order in enumerate(orders):
        losses = 0.0
        for group in batches(prepared.papers, order):
            rate = RATE * min(1.0, done / WARM) * (0.5 + 0.5 * math.cos(math.pi * done / size))
            lesson = gather(group, prepared.known, dice)
            for optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = rate
                optimiser.zero_grad()
            found = loss(model, lesson) / len(lesson.batch.words) * 4
            found.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(dense, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            losses += float(found.detach())
            done += 1
            bar.update()
        print(f"epoch {epoch} loss {losses / size * epochs:.4f} {time.monotonic() - began:.0f} s", flush=True)
    return model.eval()


def how_often(one: Numbered) -> float:
    """In what share of the rounds a document is read: one whose names or tags alone are known, and by hand, most."""
    named, tagged = (one.targets.labels >= 0).any(), (one.targets.tags >= 0).any()
    if named == tagged:
        return SILVER_ROUNDS
    return 1.0 if named else TAGS_SHARE


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--silver", type=Path, help="what an earlier teacher said (lab.teacher_silver)")
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
    given.out.mkdir(parents=True, exist_ok=True)
    kept = given.out / "prepared.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(prepare(given.corpora, given.seed)))
    prepared = pickle.loads(kept.read_bytes())  # noqa: S301
    learnt_from = with_silver(prepared, given.silver) if given.silver else prepared
    model = train(learnt_from, given.epochs, given.seed)
    torch.save(model.state_dict(), given.out / f"teacher{given.seed}.pt")


if __name__ == "__main__":
    main()

"""Teachers of attribution, and what they say of texts: `python -m lab.attribution_teacher --corpora DIR --out DIR`.

FOLDS networks learn from PolNeAR, each less its fold of the articles. What they say, `marks.npz`, is what
`lab.attribution --marks DIR/marks.npz` learns from besides: of an annotated article the one that did not learn from it,
of news that nobody annotated the mean of all. What stands in the folder already is not made again.

Weights are kept in 32 bits; on processors that have them, products are of 16 (bfloat16). About half an hour on one
core for the teachers, and as much for the marks.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import torch
from torch import Tensor
from tqdm import tqdm

from lab import attribution_data as data
from lab import attribution_marks, attribution_texts
from lab.attribution_data import Text
from lab.attribution_fitting import SILVER_SHARE, Plan, fit, hidden_some, missed, silver_loss
from lab.attribution_layers import live_places
from lab.attribution_lessons import Batch, Lesson, Tables, batches, lesson, tables
from lab.attribution_marking import marks
from lab.attribution_teacher_network import Teacher

FOLDS = 4
RATE, ROUNDS = 2.5e-3, 8
TOKENS = 2500
DROPOUT = 0.3
NEWS_WORDS = 1_000_000
"""Words of news that are marked, of texts drawn by chance."""


@dataclass(frozen=True)
class Prepared:
    """All texts, and the tables of their words."""

    marked: list[Text]
    others: list[Text]
    made: Tables


def prepare(folder: Path) -> Prepared:
    """Read all texts."""
    marked = list(tqdm(attribution_texts.annotated(folder), desc="PolNeAR", disable=None))
    others = list(attribution_texts.plain(folder))
    return Prepared(marked, others, tables(marked, others))


def learn(net: Teacher, lessons: Sequence[Lesson], rare: Tensor, seed: int) -> None:
    """Learn cues and roles; beside them, parts of speech and relations."""

    def loss_of(given: Batch) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            lower, upper = net.encode(hidden_some(given.ids, rare), given.lengths)
            live = live_places(given.lengths, given.ids.shape[1])
            loss = missed(net.cues(upper), given.cue, live)
            loss = loss + SILVER_SHARE * silver_loss(net.silver, net.drop(lower), given.silver)
            if len(given.where):
                scores = net.label(upper, given.where, given.seen)
                near = live_places(given.where[:, 4] - given.where[:, 3], scores.shape[1])
                loss = loss + missed(scores, given.roles, near)
            return loss

    for loss in fit(net, batches(lessons, TOKENS), loss_of, Plan(ROUNDS, RATE, seed)):
        print(f"attribution {loss:.4f}", flush=True)


def main() -> None:
    """Make teachers and marks, as far as they do not stand yet."""
    gc.disable()  # of millions of small tuples, none in a cycle
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    ready = prepare(options.corpora)
    if options.only is not None:
        _teacher(ready, options.out, options.only)
        return
    teachers = [_teacher(ready, options.out, fold) for fold in range(FOLDS)]
    attribution_marks.write(options.out / "marks.npz", _marked(ready, teachers))


def fold_of(identity: str) -> int:
    """The fold of an article: no teacher learns from its own."""
    return int(hashlib.sha256(f"f{identity}".encode()).hexdigest(), 16) % FOLDS


def _teacher(ready: Prepared, folder: Path, fold: int) -> Teacher:
    """A teacher that learnt from PolNeAR less its fold and what is held out."""
    path = folder / f"teacher{fold}.pt"
    torch.manual_seed(fold)
    net = Teacher(ready.made.sizes, tuple(map(len, ready.made.silver)), DROPOUT)
    if path.exists():
        net.load_state_dict(torch.load(path))
        return net.eval()
    texts = [text for text in ready.marked if not data.held_out(text.id) and fold_of(text.id) != fold]
    lessons = [lesson(one, ready.made) for text in texts for one in text.examples]
    learn(net, lessons, torch.from_numpy(ready.made.rare), fold)
    torch.save(net.state_dict(), path)
    return net


def _marked(ready: Prepared, teachers: Sequence[Teacher]) -> Iterator[attribution_marks.Marks]:
    for text in tqdm(ready.marked, desc="marking PolNeAR", disable=None):
        if not data.held_out(text.id):
            yield marks([teachers[fold_of(text.id)]], text, ready.made)
    for text in tqdm(_drawn(ready.others), desc="marking news", disable=None):
        yield marks(teachers, text, ready.made)


def _drawn(others: Sequence[Text]) -> list[Text]:
    """News drawn by chance, NEWS_WORDS at most."""
    news = [text for text in others if attribution_texts.is_news(text) and text.examples]
    random.Random(1).shuffle(news)
    sizes = accumulate(sum(len(one.unit) for one in text.examples) for text in news)
    return [text for text, total in zip(news, sizes, strict=True) if total <= NEWS_WORDS]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", type=int, help="make this teacher alone, beside others")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""Teachers of attribution, and what they say of texts: `python -m lab.attribution_teacher --corpora DIR --out DIR`.

An encoder learns the language of all training texts; from it start TEACHERS networks, which learn from PolNeAR, each in
an order of its own. The mean of what they say of news that nobody annotated is what `lab.attribution --marks
DIR/marks.npz --vectors DIR/vectors.npz` learns from besides. What stands in the folder already is not made again.

Weights are kept in 32 bits; on processors that have them, products are of 16 (bfloat16). About an hour on one core.
"""

from __future__ import annotations

import argparse
import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from lab import attribution_data as data
from lab import attribution_marks, attribution_texts, attribution_vectors
from lab.attribution_data import Text
from lab.attribution_fitting import Plan, fit, hidden_some, missed
from lab.attribution_layers import live_places
from lab.attribution_lessons import Batch, Lesson, Tables, batches, lesson, tables
from lab.attribution_marking import marks
from lab.attribution_teacher_network import HIDDEN, Teacher
from service.analyses.attribution import features

TEACHERS = 1
GUESSES = 12_000
HIDDEN_WORDS, LEFT = 0.18, 0.1  # share of words to guess, and of these the share that is left to be seen
SEEN_HIDDEN = 0.7  # how often tag and name of a hidden word are hidden too
NEIGHBOURS, NEIGHBOUR_SHARE = 0.2, 0.25
RATE, ENCODER_ROUNDS, ROUNDS = 2.5e-3, 3, 3
UNKNOWN = -100


@dataclass(frozen=True)
class Prepared:
    """All texts, the tables of their words, and for each row of words its number among those to guess."""

    marked: list[Text]
    others: list[Text]
    made: Tables
    guesses: np.ndarray


def prepare(folder: Path) -> Prepared:
    """Read all texts."""
    marked = list(tqdm(attribution_texts.annotated(folder), desc="PolNeAR", disable=None))
    others = list(attribution_texts.plain(folder))
    made = tables(marked, others)
    counts = Counter(word for text in chain(marked, others) for one in text.examples for word in one.words)
    small: Counter[str] = Counter()
    for word, number in counts.items():
        small[features.of_type(word)[0]] += number
    guesses = np.full(len(made.types[0]) + 1, UNKNOWN, dtype=np.int64)
    known = [word for word, _ in small.most_common(GUESSES) if word in made.types[0]]
    guesses[[made.types[0][word] for word in known]] = np.arange(len(known))
    return Prepared(marked, others, made, guesses)


def learn_language(net: Teacher, lessons: Sequence[Lesson], guesses: Tensor, seed: int) -> None:
    """Learn to guess words that are hidden, and the neighbours of words."""
    plan = Plan(ENCODER_ROUNDS, RATE, seed)
    for loss in fit(net, batches(lessons, 4000), lambda given: _language_loss(net, given, guesses), plan):
        print(f"language {loss:.3f}", flush=True)


def _language_loss(net: Teacher, given: Batch, guesses: Tensor) -> Tensor:
    live = live_places(given.lengths, given.ids.shape[1]) > 0
    chosen = (torch.rand(live.shape) < HIDDEN_WORDS) & live
    covered = chosen & (torch.rand(live.shape) >= LEFT)
    ids = given.ids.clone()
    ids[..., :4] = torch.where(covered.unsqueeze(-1), 0, ids[..., :4])
    also = covered & (torch.rand(live.shape) < SEEN_HIDDEN)
    ids[..., 5:] = torch.where(also.unsqueeze(-1), 0, ids[..., 5:])
    wanted = torch.where(live, guesses[given.ids[..., 0]], UNKNOWN)
    some = (torch.rand(live.shape) < NEIGHBOURS) & live
    some[:, 0] = some[:, -1] = False
    with torch.autocast("cpu", torch.bfloat16):
        lower, upper = net.encode(ids, given.lengths)
        ahead, back = lower.split(HIDDEN, dim=-1)
        beside = _guessed(net, net.word_ahead(ahead), torch.roll(wanted, -1, 1), some)
        beside = beside + _guessed(net, net.word_back(back), torch.roll(wanted, 1, 1), some)
        return _guessed(net, net.hidden_word(net.drop(upper)), wanted, chosen) + NEIGHBOUR_SHARE * beside


def _guessed(net: Teacher, values: Tensor, wanted: Tensor, places: Tensor) -> Tensor:
    counted = places & (wanted >= 0)
    return functional.cross_entropy(net.guess(torch.relu(values[counted])).float(), wanted[counted])


def learn_attribution(net: Teacher, lessons: Sequence[Lesson], rare: Tensor, seed: int) -> None:
    """Learn cues and roles."""

    def loss_of(given: Batch) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            _, upper = net.encode(hidden_some(given.ids, rare), given.lengths)
            live = live_places(given.lengths, given.ids.shape[1])
            loss = missed(net.cues(upper), given.cue, live)
            if len(given.where):
                scores = net.label(upper, given.where, given.seen, given.lengths)
                loss = loss + missed(scores, given.roles, live[given.where[:, 0]])
            return loss

    for loss in fit(net, batches(lessons, 2500), loss_of, Plan(ROUNDS, RATE, seed)):
        print(f"attribution {loss:.4f}", flush=True)


def main() -> None:
    """Make encoder, teachers and marks, as far as they do not stand yet."""
    gc.disable()  # of millions of small tuples, none in a cycle
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    ready = prepare(options.corpora)
    encoder = _encoder(ready, options.out / "encoder.pt", options.seed)
    if options.only is not None:
        _teacher(ready, encoder, options.out, options.only)
        return
    teachers = [_teacher(ready, encoder, options.out, number) for number in range(TEACHERS)]
    attribution_marks.write(options.out / "marks.npz", _marked(ready, teachers))


def _encoder(ready: Prepared, path: Path, seed: int) -> dict[str, Tensor]:
    if not path.exists():
        torch.manual_seed(seed)
        net = _untrained(ready, 0.15)
        texts = (*ready.marked, *ready.others)
        lessons = [lesson(one, ready.made) for text in texts for one in text.examples]
        learn_language(net, lessons, torch.from_numpy(ready.guesses), seed)
        torch.save(net.state_dict(), path)
        attribution_vectors.write(path.with_name("vectors.npz"), ready.made, net.tables)
    kept: dict[str, Tensor] = torch.load(path)
    return kept


def _untrained(ready: Prepared, dropout: float) -> Teacher:
    return Teacher(ready.made.sizes, int(ready.guesses.max()) + 1, dropout)


def _teacher(ready: Prepared, encoder: dict[str, Tensor], folder: Path, number: int) -> Teacher:
    """A teacher that learnt from PolNeAR less what is held out."""
    path = folder / f"teacher{number}.pt"
    torch.manual_seed(number)
    net = _untrained(ready, 0.25)
    if path.exists():
        net.load_state_dict(torch.load(path))
        return net.eval()
    net.load_state_dict(encoder)
    texts = [text for text in ready.marked if not data.held_out(text.id)]
    lessons = [lesson(one, ready.made) for text in texts for one in text.examples]
    learn_attribution(net, lessons, torch.from_numpy(ready.made.rare), number)
    torch.save(net.state_dict(), path)
    return net


def _marked(ready: Prepared, teachers: Sequence[Teacher]) -> Iterator[attribution_marks.Marks]:
    news = [text for text in ready.others if attribution_texts.is_news(text) and text.examples]
    for text in tqdm(news, desc="marking news", disable=None):
        yield marks(teachers, text, ready.made)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", type=int, help="make the encoder and this teacher alone, beside others")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()

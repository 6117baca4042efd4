"""Trains attribution: `python -m lab.attribution --corpora DIR [--marks FILE --begin FILE]`.

Cue first, then roles for each cue, on paragraphs of PolNeAR and, with `--marks`, of texts that
`lab.attribution_teacher` marked (distillation: Hinton, Vinyals & Dean 2015); in the last rounds on PolNeAR alone. Seed,
order and result are fixed.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from lab import (
    attribution_calibration,
    attribution_export,
    attribution_marks,
    attribution_texts,
    cards,
)
from lab import attribution_data as data
from lab.attribution_data import Text
from lab.attribution_fitting import SILVER_SHARE, Plan, fit, hidden_some, missed, silver_loss
from lab.attribution_layers import live_places
from lab.attribution_lessons import Batch, Lesson, Tables, batch, batches, tables
from lab.attribution_marks import Marks
from lab.attribution_network import Attribution, Sizes

NAME = "attribution"
CARD = {
    "description": "Cues, sources and contents of attributions: gated layers over words, affixes, shapes, tags and "
    "names, a few convolutions for the roles of each cue.",
    "data": "PolNeAR (github.com/networkdynamics/PolNeAR), training split less every twelfth article by the hash of "
    "its name, which confidence is fitted on: 7 US publishers, 2015-16; annotations without a stated licence. Beside "
    "it, with marks: training parts of other corpora, marked by teachers who learnt from the same split "
    "(lab.attribution_teacher; licences as lab.silver and lab.names say).",
}
Groups = list[list[Lesson]]
SEED = 1
TOKENS = 4000
"""About how many tokens a batch has, padding included."""
LAST_TEACHERS, LAST_RATE = 0.35, 1.5e-3
"""How much teachers count, and the highest rate, in the last rounds, which are over annotated articles alone."""


def loss_of(net: Attribution, given: Batch, rare: Tensor) -> Tensor:
    """The loss of a batch: cues, roles given the cues, and what is learnt beside; means over tokens."""
    with torch.autocast("cpu", torch.bfloat16):
        lower, encoded = net.encode(hidden_some(given.ids, rare), given.lengths)
    live = live_places(given.lengths, given.ids.shape[1])
    loss = missed(net.cues(encoded), given.cue, live)
    loss = loss + SILVER_SHARE * silver_loss(net.silver, net.drop(lower), given.silver)
    if len(given.where):
        scores = net.label(encoded, given.where, given.seen)
        near = live_places(given.where[:, 4] - given.where[:, 3], scores.shape[1])
        loss = loss + missed(scores, given.roles, near * given.weights.unsqueeze(1))
    return loss


@dataclass(frozen=True)
class Prepared:
    """Annotated texts, others with marks, all marks by the name of their text, tables of words, held-out lessons."""

    persons: list[Text]
    others: list[Text]
    said: dict[str, Marks]
    made: Tables
    held: Groups

    @property
    def rare(self) -> Tensor:
        """Rows of words that are rare."""
        return torch.from_numpy(self.made.rare)

    def groups(self, texts: Iterable[Text], teachers: float, size: int = TOKENS) -> Groups:
        """These texts in batches of about `size` tokens, where teachers count so much beside a person."""
        lessons = (o for t in texts for o in attribution_marks.lessons(t, self.said.get(t.id), self.made, teachers))
        return batches(list(lessons), size)


def prepare(folder: Path, marks: Iterable[Path]) -> Prepared:
    """Read the texts and what is said of them."""
    marked = list(tqdm(attribution_texts.annotated(folder), desc="reading", disable=None))
    said = {name: one for path in marks for name, one in attribution_marks.read(path).items()}
    others = [text for text in attribution_texts.plain(folder, set(said)) if text.id in said]
    made = tables(marked, others)
    held = [o for t in marked if data.held_out(t.id) for o in attribution_marks.lessons(t, None, made)]
    persons = [text for text in marked if not data.held_out(text.id)]
    return Prepared(persons, others, said, made, batches(held, TOKENS))


def main() -> None:
    """Train, write the weights, and fit the confidence with them."""
    gc.disable()  # of millions of small tuples, none in a cycle
    options = _options()
    torch.manual_seed(options.seed)
    ready = prepare(options.corpora, options.marks)
    net = Attribution(_sizes(options, ready.made), options.dropout)
    if options.begin:
        net.load_state_dict(torch.load(options.begin))
    first, last = Plan(options.epochs, options.rate, options.seed), Plan(options.last, LAST_RATE, options.seed)
    told = ""
    for texts, teachers, plan in (
        ((*ready.persons, *ready.others), attribution_marks.TEACHERS, first),
        (ready.persons, LAST_TEACHERS, last),
    ):
        told = learn(net, (ready.groups(texts, teachers, options.tokens), ready.held), ready.rare, plan)
    print(write(attribution_export.arrays(net, ready.made), options, f"held-out articles of train: {told}"))


def _sizes(options: argparse.Namespace, made: Tables) -> Sizes:
    silver = tuple(map(len, made.silver))
    return Sizes(made.sizes, silver, options.hidden, options.depth, options.pair, options.convolutions)


def learn(net: Attribution, given: tuple[Groups, Groups], rare: Tensor, plan: Plan) -> str:
    """Learn from groups of lessons; what is then known of the second ones, which are held out."""
    groups, held = given
    begun, told = time.time(), ""
    print(f"{sum(len(one) for group in groups for one in group)} tokens to learn from", flush=True)
    for loss in fit(net, groups, lambda one: loss_of(net, one, rare), plan):
        told = report(net, held)
        print(f"loss {loss:.4f} after {time.time() - begun:.0f} s; {told}", flush=True)
    return told


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--marks", type=Path, nargs="*", default=[], help="written by lab.attribution_teacher")
    parser.add_argument("--begin", type=Path, help="what to begin with, left by lab.attribution_again")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--last", type=int, default=14, help="rounds over annotated articles alone, after the others")
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--tokens", type=int, default=TOKENS, help="tokens of a batch")
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--depth", type=int, default=2)
    parser.add_argument("--pair", type=int, default=64)
    parser.add_argument("--convolutions", type=int, default=1)
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args()


def write(arrays: dict[str, np.ndarray], options: argparse.Namespace, scores: str) -> Path:
    """The weights with their card, and the confidence that is fitted with them."""
    marks = " --marks FILE" * bool(options.marks) + " --begin FILE" * bool(options.begin)
    card = CARD | {
        "command": f"python -m lab.attribution --corpora DIR{marks} --epochs {options.epochs} --last {options.last}",
        "scores": {"roles and cues": scores},
    }
    written = cards.write(NAME, arrays, card)
    attribution_calibration.refit(options.corpora)
    return written


@torch.no_grad()
def report(net: Attribution, given: Sequence[Sequence[Lesson]]) -> str:
    """How well held-out cues are found (F1 of first tokens) and roles of annotated cues labelled (share of tokens)."""
    right = said = true = labelled = good = 0
    for one in map(batch, given):
        _, encoded = net.encode(one.ids, one.lengths)
        chance = net.cues(encoded).softmax(-1)
        begins = (chance[..., 1] + chance[..., 2] > 0.4) & (chance[..., 1] >= chance[..., 2])
        begins &= live_places(one.lengths, one.ids.shape[1]) > 0
        wanted = one.cue[..., 1] > 0
        right += int((begins & wanted).sum())
        said, true = said + int(begins.sum()), true + int(wanted.sum())
        if len(one.where):
            best, roles = net.label(encoded, one.where, one.seen).argmax(-1), one.roles.argmax(-1)
            best = best * (live_places(one.where[:, 4] - one.where[:, 3], best.shape[1]) > 0)
            good += int(((best == roles) & (roles > 0)).sum())
            labelled += int((best > 0).sum()) + int((roles > 0).sum())
    return f"cues {2 * right / max(1, said + true):.4f}, roles {2 * good / max(1, labelled):.4f}"


if __name__ == "__main__":
    main()

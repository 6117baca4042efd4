"""Teachers of a second generation: `python -m lab.attribution_again --corpora DIR --marks OUT/marks.npz --out OUT`.

What `lab.attribution_teacher` said of the texts teaches a network of the kind that is served, which sees no person's
labels. From there FOLDS networks go on, each with the articles of PolNeAR less its fold. They are better than their
teachers, and what they say, averaged with what those said, is `again.npz`, which `lab.attribution --marks
OUT/again.npz` learns from ("born-again networks": Furlanello et al. 2018). The networks themselves stay in OUT for
`lab.attribution_decision`, and what they began with as `base.pt` for `lab.attribution --begin`.
"""

from __future__ import annotations

import argparse
import copy
import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from lab import attribution_export, attribution_marks
from lab.attribution import LAST_RATE, LAST_TEACHERS, SEED, Prepared, learn, prepare
from lab.attribution_fitting import Plan
from lab.attribution_marking import marks, together
from lab.attribution_network import Attribution, Sizes
from lab.attribution_teacher import FOLDS, RATE, fold_of

FIRST_ROUNDS, ROUNDS = 6, 10
DROPOUT = 0.15
BASE = "base.pt"
SHARE = 0.6
"""How much the second generation counts in the mean with the first."""


def main() -> None:
    """Train the networks one after the other, and write what they say."""
    gc.disable()  # of millions of small tuples, none in a cycle
    options = _options()
    torch.manual_seed(SEED)
    ready = prepare(options.corpora, options.marks)
    base = _base(ready)
    torch.save(base.state_dict(), options.out / BASE)
    nets = [_gone_on(base, ready, fold) for fold in range(FOLDS)]
    for fold, net in enumerate(nets):
        np.savez_compressed(network_file(options.out, fold), **attribution_export.arrays(net, ready.made))
    attribution_marks.write(options.out / "again.npz", _marked(ready, nets))


def network_file(folder: Path, fold: int) -> Path:
    """The arrays of the network that did not learn from a fold, as the service reads them."""
    return folder / f"again{fold}.npz"


def _base(ready: Prepared) -> Attribution:
    """A network that learnt from marks alone."""
    net = Attribution(Sizes(ready.made.sizes, tuple(map(len, ready.made.silver))), DROPOUT)
    groups = ready.groups((*ready.persons, *ready.others), 1.0)
    learn(net, (groups, ready.held), ready.rare, Plan(FIRST_ROUNDS, RATE, SEED))
    return net


def _gone_on(base: Attribution, ready: Prepared, fold: int) -> Attribution:
    """A copy of the base that learnt from persons as well, who marked the articles of the other folds."""
    net = copy.deepcopy(base)
    groups = ready.groups([text for text in ready.persons if fold_of(text.id) != fold], LAST_TEACHERS)
    learn(net, (groups, ready.held), ready.rare, Plan(ROUNDS, LAST_RATE, SEED + fold))
    return net.eval()


def _marked(ready: Prepared, nets: Sequence[Attribution]) -> Iterator[attribution_marks.Marks]:
    for text in tqdm((*ready.persons, *ready.others), desc="marking", disable=None):
        voices = [nets[fold_of(text.id)]] if text.annotator else nets
        yield together(ready.said[text.id], marks(voices, text, ready.made), SHARE)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--marks", type=Path, nargs="+", required=True, help="written by lab.attribution_teacher")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()

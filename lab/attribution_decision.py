"""Fits which cues make a quote: `python -m lab.attribution_decision --corpora DIR --networks OUT`, in minutes.

The networks are those that `lab.attribution_again` leaves in its folder, one for each fold of PolNeAR's training
articles. Each is asked about the fold that it never saw, so that what they find is as good and as bad as what is
found in a new article. Writes `service/weights/decision.npz`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from lab import attribution_data as data
from lab import cards
from lab.attribution_again import network_file
from lab.attribution_calibration import chances, likeliest
from lab.attribution_teacher import FOLDS, fold_of
from service import reading
from service.analyses.attribution import decision, drafts, network, scene
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.network import Network
from service.analyses.attribution.scene import Scene

NAME = "decision"
CARD = {
    "description": "The logistic function of what makes a cue a quote; its inputs are described in "
    "service/analyses/attribution/decision.py.",
    "data": "PolNeAR (github.com/networkdynamics/PolNeAR), training split less every twelfth article by the hash of "
    "its name, each article read by a network that did not learn from it: 7 US publishers, 2015-16; annotations "
    "without a stated licence.",
    "command": "python -m lab.attribution_decision --corpora DIR --networks OUT",
}
HALF = 0.5
"""F1 of words from which a content is the annotated one, as the scorers have it."""
Example = tuple[tuple[float, ...], bool]


def examples(net: Network, record: dict[str, Any]) -> Iterator[Example]:
    """What is known of each cue in an article, and whether an annotated attribution has its content."""
    seen = scene.of(reading.read(data.article(record["id"], record["text"])))
    units = [(number, unit) for number, paragraph in enumerate(seen.paragraphs) for unit in paragraph.units]
    numbers = data.token_numbers(seen.document)
    marked = [_words(seen, data.tokens_of(one["content"], numbers).tolist()) for one in record["attributions"]]
    for (number, unit), cues in zip(units, network.find(net, seen.seen, [unit for _, unit in units]), strict=True):
        made = [drafts.draft_of(seen, number, unit, cue) for cue in cues]
        known = zip(made, decision.evidence(unit, cues, made), right(seen, made, marked), strict=True)
        yield from ((inputs, is_right) for draft, inputs, is_right in known if draft.content)


def right(seen: Scene, made: Sequence[Draft], marked: Sequence[set[int]]) -> list[bool]:
    """Which drafts have the content of an annotated attribution; one to one, the most alike first."""
    said = [_words(seen, [at for first, last in draft.content for at in range(first, last)]) for draft in made]
    alike = sorted(
        (-2 * len(words & other) / (len(words) + len(other)), -made[at].weight, at, number)
        for at, words in enumerate(said)
        for number, other in enumerate(marked)
        if words & other
    )
    found: dict[int, int] = {}
    for likeness, _, at, number in alike:
        if -likeness >= HALF and at not in found and number not in found.values():
            found[at] = number
    return [at in found for at in range(len(made))]


def _words(seen: Scene, tokens: Sequence[int]) -> set[int]:
    return {at for at in tokens if seen.count((at, at + 1))}


def read(corpora: Path, networks: Path) -> list[tuple[str, Example]]:
    """Article and example, of all articles that networks learn from."""
    nets = [network.build(dict(np.load(network_file(networks, fold)))) for fold in range(FOLDS)]
    records = [r for r in data.documents(corpora / "polnear" / "train.jsonl.gz") if not data.held_out(r["id"])]
    shown = tqdm(records, desc="asking", unit="article", disable=None)
    return [(record["id"], one) for record in shown for one in examples(nets[fold_of(record["id"])], record)]


def reached(found: Sequence[tuple[str, Example]]) -> tuple[float, float]:
    """The share of drafts taken that are right, and of right ones that are taken, by weights of other articles."""
    rows = np.array([inputs for _, (inputs, _) in found])
    good = np.array([is_right for _, (_, is_right) in found], dtype=float)
    folds = np.array([fold_of(f"decision {name}") for name, _ in found])
    chance = np.empty(len(good))
    for fold in range(FOLDS):
        fitted = likeliest(rows[folds != fold], good[folds != fold], np.zeros(rows.shape[1]))
        chance[folds == fold] = chances(rows[folds == fold], fitted)
    taken = chance > decision.ENOUGH
    return float(good[taken].mean()), float(good[taken].sum() / good.sum())


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--networks", type=Path, required=True, help="the folder that lab.attribution_again wrote")
    options = parser.parse_args()
    found = read(options.corpora, options.networks)
    rows, good = (np.array(part, dtype=float) for part in zip(*(one for _, one in found), strict=True))
    fitted = likeliest(rows, good, np.zeros(rows.shape[1]))
    exact, kept = reached(found)
    told = (
        f"{len(found)} drafts; of unseen ones {exact:.3f} of those taken are right, {kept:.3f} of the right are taken"
    )
    named = {name: round(float(weight), 3) for name, weight in zip(decision.INPUTS, fitted, strict=True)}
    print(cards.write(NAME, {"weights": fitted}, CARD | {"scores": {"decision": told}, "weights": named}), told, named)


if __name__ == "__main__":
    main()

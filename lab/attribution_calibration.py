"""Fits the confidence of quotes: `python -m lab.attribution_calibration --corpora DIR`, in seconds.

To be run whenever the networks or rules of attribution change; `lab.attribution` does it after training. The articles
are those of PolNeAR's training split that the networks do not learn from. Writes `service/weights/confidence.npz`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from lab import attribution_data as data
from lab import cards, measures
from lab.attribution_judged import Judged, judged
from service import weights
from service.analyses.attribution import confidence, network

NAME = "confidence"
CARD = {
    "description": "The logistic function of the confidence of a quote; its inputs are described in "
    "service/analyses/attribution/confidence.py.",
    "data": "PolNeAR (github.com/networkdynamics/PolNeAR), every twelfth article of the training split by the hash of "
    "its name, which the networks do not learn from: 7 US publishers, 2015-16; annotations without a stated licence.",
    "command": "python -m lab.attribution_calibration --corpora DIR",
}
STATED = ("layout", "alone")
"""Inputs that state a chance of their own, for which few quotes are annotated: it holds unless these say otherwise."""
RISING = ("cue", "content", "source", "words", *STATED)
"""Inputs of which more never makes a quote less sure."""
PRIOR = np.array([float(name in STATED) for name in confidence.INPUTS])
RIDGE, RIDGE_OF_STATED = 1.0, 10.0
"""How strongly weights are drawn towards their prior; three quotes of layout must not overturn what its rules state."""
STEPS = 30
FOLDS = 5


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The weights of the logistic function; an input that would count against its sense is left out."""
    used = np.ones(rows.shape[1], dtype=bool)
    rising = np.array([name in RISING for name in confidence.INPUTS])
    while True:
        fitted = np.zeros(len(used))
        fitted[used] = likeliest(rows[:, used], right, PRIOR[used])
        wrong = rising & (fitted < 0)
        if not wrong.any():
            return fitted
        used &= ~wrong


def likeliest(rows: np.ndarray, right: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The likeliest weights, drawn towards their prior (ridge), by Newton's method; those that have one the more."""
    found, ridge = prior.copy(), np.where(prior > 0, RIDGE_OF_STATED, RIDGE)
    for _ in range(STEPS):
        chance = chances(rows, found)
        slope = rows.T @ (right - chance) - ridge * (found - prior)
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        found += np.linalg.solve(curve, slope)
    return found


def chances(rows: np.ndarray, fitted: np.ndarray) -> np.ndarray:
    """The logistic function."""
    chance: np.ndarray = 1 / (1 + np.exp(-rows @ fitted))
    return chance


def unseen(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The confidence of each quote by weights that were fitted without it, nor its neighbours."""
    folds = np.arange(len(right)) * FOLDS // max(1, len(right))
    found = np.empty(len(right))
    for fold in range(FOLDS):
        found[folds == fold] = chances(rows[folds == fold], fit(rows[folds != fold], right[folds != fold]))
    return found


def refit(corpora: Path) -> Path:
    """Fit the confidence to the networks and rules as they stand, and write its weights with their card."""
    _forget()
    records = (r for r in data.documents(corpora / "polnear" / "train.jsonl.gz") if data.held_out(r["id"]))
    found = [quote for _, quote in judged(tqdm(records, desc="confidence", unit="article", disable=None))]
    fitted, scores = _fitted([quote for quote in found if not quote.relayed])
    told = {name: round(float(weight), 3) for name, weight in zip(confidence.INPUTS, fitted, strict=True)}
    attribution = weights.card("attribution")["sha256"]
    written = cards.write(
        NAME, {"weights": fitted}, CARD | {"scores": scores, "weights": told, "attribution": attribution}
    )
    _forget()
    print(f"{written.name}: {scores}\n{told}")
    return written


def _forget() -> None:
    """Weights that are loaded may be those of before."""
    for cached in (weights.load, weights.card, network.loaded, confidence.loaded):
        cached.cache_clear()


def _fitted(quotes: Sequence[Judged]) -> tuple[np.ndarray, dict[str, str]]:
    rows = np.array([quote.evidence for quote in quotes])
    right = np.array([quote.right for quote in quotes], dtype=float)
    error = measures.expected_error(unseen(rows, right), right)
    return fit(rows, right), {"confidence": f"{len(right)} quotes held out, expected calibration error {error:.3f}"}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    refit(parser.parse_args().corpora)


if __name__ == "__main__":
    main()

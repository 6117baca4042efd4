"""How much a sentence matters, learnt from articles with their summaries (`lab.summary`)."""

from __future__ import annotations

import math

import numpy as np

from service import weights
from service.analyses.brief.candidates import Pool
from service.analyses.brief.features import Matrix, features

LEDE = 3.0  # what the first sentence has before the others, in logits: a brief that leaves the news out is none
LARGEST = 500.0  # of an exponent that has a power
TIGHTEST, ROOMIEST = 60, 150  # words of the summaries that the two ends of the model learnt from


def room(asked: int) -> float:
    """How much room a brief of so many words has, from 0 (a few highlights) to 1 (what the whole story is about)."""
    words = min(ROOMIEST, max(TIGHTEST, asked))
    return math.log(words / TIGHTEST) / math.log(ROOMIEST / TIGHTEST)


def inputs(pool: Pool) -> Matrix:
    """Features relative to the article's own mean: what counts is the choice among its sentences."""
    found = features(pool)
    return found - found.mean(axis=0) if len(found) else found


def score(pool: Pool, given: Matrix, asked: int) -> list[float]:
    """The worth of each candidate, 0 to 1, in a brief of `asked` words; `given` are the `inputs` of the pool."""
    arrays = weights.load("summary")
    share = room(asked)
    value = given @ (arrays["tight"] * (1 - share) + arrays["roomy"] * share) + arrays["bias"][0]
    value[:1] += LEDE
    worth: list[float] = (1 / (1 + np.exp(np.minimum(-value, LARGEST)))).tolist()
    return worth

"""How sure a quote is, calibrated: of those at 0.9, nine in ten have the right content and source.

A logistic function of what the networks and rules say of the quote, fitted by `lab.attribution` on articles of
PolNeAR's training split that were held out of training; its weights stand with those of the networks.
"""

from __future__ import annotations

import math

import numpy as np

from service.analyses.attribution import network
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Scene
from service.document import Kind

INPUTS = 9
SUREST = 6.0
"""Log-odds beyond which no input counts."""
HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly", "rumored", "rumoured"})
HEARSAY_FACTOR = 0.7
"""What is left of the confidence of hearsay: a reporter who writes "reportedly" has not heard it."""


def evidence(scene: Scene, draft: Draft, kind: Kind) -> list[float]:
    """What the confidence rests on: a constant, log-odds of cue, content and source, and what kind of quote it is."""
    words = sum(scene.count(place) for place in draft.content)
    return [
        1.0,
        _log_odds(draft.chance) if draft.cue else 0.0,
        _log_odds(draft.grip) if draft.cue else 0.0,
        _log_odds(draft.hold) if draft.source and draft.cue else 0.0,
        float(draft.source is None),
        float(draft.cue is None),
        float(kind == "direct"),
        float(kind == "mixed"),
        min(math.log(max(1, words)), 4.0),
    ]


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return max(-SUREST, min(SUREST, math.log(chance / (1 - chance))))


def of(scene: Scene, draft: Draft, kind: Kind) -> float:
    """The confidence of a quote, 0 to 1."""
    score = float(np.dot(network.loaded().confidence, evidence(scene, draft, kind)))
    chance = 1 / (1 + math.exp(-score))
    return round(chance * (HEARSAY_FACTOR if is_hearsay(scene, draft) else 1.0), 3)


def is_hearsay(scene: Scene, draft: Draft) -> bool:
    """Is there "reportedly" beside the cue, or "is said to have" in or before it?"""
    if draft.cue is None:
        return False
    first = max(scene.sentence_start(draft.cue[0]), draft.cue[0] - 5)
    words = scene.words((first, min(draft.cue[1] + 1, len(scene.tokens))))
    passive = "to" in words and any(
        words[at : at + 2] in (["said", "to"], ["believed", "to"], ["reported", "to"]) for at in range(len(words))
    )
    return bool(HEARSAY & set(words)) or (passive and bool({"is", "are", "was", "were"} & set(words)))

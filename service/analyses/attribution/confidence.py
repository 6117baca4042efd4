"""How sure a quote is, calibrated: of those at 0.9, nine in ten are right.

Right is a quote whose content overlaps by half or more with what people marked, with the same source; one that names
no source, if its words are somebody's. The confidence is a logistic function of eleven numbers, most of them the
networks' own probabilities, fitted by `lab.attribution_calibration` on articles that the networks never saw.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from operator import mul

from service import weights
from service.analyses.attribution import acts
from service.analyses.attribution.denials import TOLD
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Scene
from service.document import Act, Kind

INPUTS = (
    *("constant", "cue", "content", "source", "no source", "marks"),
    *("words", "thought", "unknown", "layout", "alone"),
)
"""What the confidence rests on, in the order of its weights.

Of what the networks found: log-odds of the cue, and of the overlap of content and of source that is to be expected;
whether there is no source, whether there are quotation marks, the logarithm of the number of words, whether it is a
thought, and whether the cue is none that is known to attribute anything ("glued themselves to"). Of what has no cue:
log-odds of the chance that the rule states, of layout or of quotations that stand alone.
"""
LEAST = 0.3
"""What the confidence of a quote without marks is at least: a little below half of the F1 that is to be had with the
source, from where on, as it is calibrated, leaving out more begins to cost more than it gives."""
DOUBT = 0.0025
"""Nothing is surer than this: log-odds are -6 to 6."""
MOST_WORDS = 4.0
"""The logarithm of a number of words beyond which more do not count."""
LAID_OUT = 0.9
"""Stands for the overlap of content that layout gave to a cue for which the networks had none."""
HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly", "rumored", "rumoured"})
IS = frozenset({"is", "are", "was", "were"})
HEARSAY_FACTOR = 0.7
"""What is left of the confidence of hearsay: a reporter who writes "reportedly" has not heard it.

In the training split of PolNeAR 12 of 25 such quotes are right; without the factor they would have 0.67 in the mean.
"""


@cache
def loaded() -> tuple[float, ...]:
    """The weights of the inputs."""
    return tuple(weights.load("confidence")["weights"].tolist())


def evidence(scene: Scene, draft: Draft, kind: Kind, act: Act) -> tuple[float, ...]:
    """The inputs; those that do not apply are 0."""
    if draft.cue is None:
        stated = _log_odds(draft.chance)
        return (*[0.0] * 9, stated, 0.0) if draft.source else (*[0.0] * 10, stated)
    words = sum(scene.count(place) for place in draft.content)
    return (
        1.0,
        _log_odds(draft.chance),
        _log_odds(draft.grip or LAID_OUT),
        _log_odds(draft.hold) if draft.source else 0.0,
        float(draft.source is None),
        float(kind != "indirect"),
        min(math.log(max(1, words)), MOST_WORDS),
        float(act == "thought"),
        float(not acts.is_known(scene.words(draft.cue))),
        0.0,
        0.0,
    )


def _log_odds(chance: float) -> float:
    chance = min(max(chance, DOUBT), 1 - DOUBT)
    return math.log(chance / (1 - chance))


def of(scene: Scene, draft: Draft, kind: Kind, act: Act) -> float:
    """The confidence of a quote, 0 to 1."""
    score = sum(map(mul, loaded(), evidence(scene, draft, kind, act)))
    chance = 1 / (1 + math.exp(-score))
    return round(chance * (HEARSAY_FACTOR if is_hearsay(scene, draft) else 1.0), 3)


def is_likely(scene: Scene, draft: Draft, kind: Kind, sure: float) -> bool:
    """Is a quote as sure as need be? One in marks always is, and hearsay is not held against it twice."""
    return kind != "indirect" or sure >= LEAST or (sure >= LEAST * HEARSAY_FACTOR and is_hearsay(scene, draft))


def is_hearsay(scene: Scene, draft: Draft) -> bool:
    """Is there "reportedly" beside the cue, or "is said to have" in or before it?"""
    if draft.cue is None:
        return False
    first = max(scene.sentence_start(draft.cue[0]), draft.cue[0] - 5)
    words = scene.words((first, min(draft.cue[1] + 1, len(scene.tokens))))
    passive = any(pair in TOLD for pair in pairwise(words)) and not IS.isdisjoint(words)
    return passive or not HEARSAY.isdisjoint(words)

"""Whether what the network found of a cue makes a quote: decided over the cues of a unit together.

A cue alone is a weak sign: "said the plan was dead and promised another" has two cues, and what the likelier one takes
as its content the other hardly has as its own. The chance is a logistic function of ten numbers, fitted by
`lab.attribution_decision` on articles that the networks asked had never seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from operator import mul
from typing import TYPE_CHECKING

from service import weights
from service.analyses.attribution.network import CONTENT, Cue
from service.analyses.attribution.scene import overlap
from service.analyses.attribution.units import Unit

if TYPE_CHECKING:
    from service.analyses.attribution.drafts import Draft

INPUTS = ("constant", "cue", "content", "both", "source", "no source", "marks", "words", "taken", "inside")
"""What the chance rests on, in the order of its weights.

Log-odds of the cue, of the overlap to be expected of its content with the truth, a fifth of their product; log-odds of
that of its source; whether it has none; the share of its content in quotation marks; the logarithm of its size; the
greatest share of its content that a likelier cue takes, times how likely that is; how likely it stands in the content
of another cue.
"""
ENOUGH = 0.42
"""A chance from which a draft is a quote: on the articles that the decision was fitted on, each judged by weights that
were fitted without it, the F1 of quotes and that of quotes with their source are together highest."""
DOUBT = 0.002
"""Nothing is surer than this."""
MOST_WORDS = 4.0


@cache
def loaded() -> tuple[float, ...]:
    """The weights of the inputs."""
    return tuple(weights.load("decision")["weights"].tolist())


def chances(unit: Unit, cues: Sequence[Cue], drafts: Sequence[Draft]) -> list[float]:
    """How likely each draft is a quote that a person would mark; `drafts` are those of the cues of this unit."""
    scores = (sum(map(mul, loaded(), one)) for one in evidence(unit, cues, drafts))
    return [1 / (1 + math.exp(-score)) for score in scores]


def evidence(unit: Unit, cues: Sequence[Cue], drafts: Sequence[Draft]) -> list[tuple[float, ...]]:
    """The inputs for each draft."""
    weighed = [(draft.weight, draft) for draft in drafts]
    return [
        (*_alone(unit, draft), _taken(weight, draft, weighed), _inside(cue, cues))
        for cue, (weight, draft) in zip(cues, weighed, strict=True)
    ]


def _alone(unit: Unit, draft: Draft) -> tuple[float, ...]:
    cue, content = _log_odds(draft.chance), _log_odds(draft.grip)
    size = sum(last - first for first, last in draft.content)
    marked = sum(
        1 for first, last in draft.content for state in unit.states[first - unit.first : last - unit.first] if state
    )
    return (
        1.0,
        cue,
        content,
        cue * content / 5,
        _log_odds(draft.hold) if draft.source else 0.0,
        float(draft.source is None),
        marked / size if size else 0.0,
        min(math.log(1 + size), MOST_WORDS),
    )


def _taken(own: float, draft: Draft, others: Sequence[tuple[float, Draft]]) -> float:
    size = sum(last - first for first, last in draft.content)
    likelier = (weight * _shared(draft, other) / size for weight, other in others if weight > own)
    return max(likelier, default=0.0) if size else 0.0


def _shared(draft: Draft, other: Draft) -> int:
    return sum(overlap(mine, theirs) for mine in draft.content for theirs in other.content)


def _inside(cue: Cue, others: Sequence[Cue]) -> float:
    return max(
        (other.chance * float(other.roles[cue.first, CONTENT]) for other in others if other is not cue), default=0.0
    )


def _log_odds(chance: float) -> float:
    chance = min(max(chance, DOUBT), 1 - DOUBT)
    return math.log(chance / (1 - chance))

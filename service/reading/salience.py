"""How much an article is about an entity, 0 to 1.

    salience = 0.5 * log(1 + n) / log(1 + N)  +  0.3 * (1 - first / sentences)  +  0.2 * in headline or key point

n: times it is named or meant by a pronoun or description, N: that of the entity with most; first: the number of the
sentence that names it first, counted from 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

FREQUENCY, POSITION, HEADLINE = 0.5, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how often an entity stands in the text."""

    times: int
    first: int
    in_headline: bool


def salience(place: Place, most: int, sentences: int) -> float:
    """The figure, to three digits; `most`: times of the entity named most, `sentences`: of the article."""
    often = math.log1p(place.times) / math.log1p(max(most, place.times, 1))
    early = 1 - place.first / max(sentences, 1)
    return round(FREQUENCY * often + POSITION * early + HEADLINE * place.in_headline, 3)

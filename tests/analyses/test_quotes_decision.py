"""Whether a cue makes a quote, decided beside the other cues of its unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from service.analyses.attribution import decision
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.network import Cue
from service.analyses.attribution.units import Unit

TOKENS = 12
UNIT = Unit(100, 100 + TOKENS, 0, (0,) * TOKENS, (0,) * TOKENS)
NOTHING = np.zeros((TOKENS, 3), dtype=np.float32)


def cue(first: int, chance: float = 0.8) -> Cue:
    return Cue(first, first + 1, chance, NOTHING)


def draft(first: int, content: tuple[int, int], chance: float = 0.8) -> Draft:
    """A draft whose cue is at token `first` of the unit, with content from and to these tokens of it."""
    return Draft(0, (100 + first, 101 + first), (100, 101), ((100 + content[0], 100 + content[1]),), chance, 0.9, 0.9)


def chances(*some: Draft) -> list[float]:
    return decision.chances(UNIT, [cue(one.cue[0] - 100 if one.cue else 0, one.chance) for one in some], some)


def test_a_likelier_cue_makes_a_likelier_quote() -> None:
    (sure,), (faint,) = chances(draft(1, (3, 9), 0.95)), chances(draft(1, (3, 9), 0.4))
    assert sure > decision.ENOUGH > faint


def test_content_that_a_likelier_cue_takes_is_hardly_a_second_quote() -> None:
    (alone,) = chances(draft(2, (4, 9), 0.6))
    first, second = chances(draft(1, (4, 9), 0.95), draft(2, (4, 9), 0.6))
    assert second < alone < first


def test_content_beside_that_of_a_likelier_cue_is_as_likely_as_alone() -> None:
    (alone,) = chances(draft(6, (7, 9), 0.6))
    assert chances(draft(1, (2, 5), 0.95), draft(6, (7, 9), 0.6))[1] == pytest.approx(alone)


def test_a_cue_in_what_another_reports_is_likelier_a_quote() -> None:
    outer = cue(1, 0.9)
    inside = np.zeros((TOKENS, 3), dtype=np.float32)
    inside[5, 2] = 1
    some = draft(1, (3, 5), 0.9), draft(5, (7, 9), 0.6)
    within = decision.chances(UNIT, [replace(outer, roles=inside), cue(5, 0.6)], some)
    beside = decision.chances(UNIT, [outer, cue(5, 0.6)], some)
    assert within[1] > beside[1]


def test_the_weights_have_one_number_for_each_input() -> None:
    assert len(decision.loaded()) == len(decision.INPUTS)
    assert len(decision.evidence(UNIT, [cue(1)], [draft(1, (3, 9))])[0]) == len(decision.INPUTS)

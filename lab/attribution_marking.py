"""Asks teachers of attribution about a text: the mean of what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from lab.attribution_data import Text
from lab.attribution_lessons import Batch, Lesson, Pointed, Tables, batch, batches, lesson, window
from lab.attribution_marks import SURE, Marks
from service.analyses.attribution.network import cue_spans

LEAST = 0.25
"""Share from which a cue is spotted."""
MOST = 20
CUES_AT_ONCE = 64


class Teacher(Protocol):
    """A network that can be asked: that of `lab.attribution_network`, or the larger one of its teachers."""

    def encode(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Two layers of units."""

    def cues(self, upper: Tensor) -> Tensor:
        """Cue scores (units, tokens, 3), from the second layer."""

    def label(self, upper: Tensor, cues: Tensor, ids: Tensor) -> Tensor:
        """Role scores (cues, tokens near the cue, 3)."""


@torch.no_grad()
def marks(teachers: Sequence[Teacher], text: Text, made: Tables) -> Marks:
    """What these teachers say of a text."""
    units = [lesson(one, made) for one in text.examples]
    cue = [np.zeros((len(one), 3), dtype=np.float32) for one in units]
    spotted: list[list[Pointed]] = [[] for _ in units]
    where = {id(one): at for at, one in enumerate(units)}
    for group in batches(units, 4000):
        if group:
            for one, shares, spots in _asked(teachers, group):
                cue[where[id(one)]], spotted[where[id(one)]] = shares, spots
    return Marks(text.id, cue, spotted)


def together(first: Marks, second: Marks, share: float) -> Marks:
    """The mean of what two say of one text, where `share` is how much the second counts, from 0 to 1.

    A cue that the mean spots has the mean of both's roles, or the roles of the one who spotted it.
    """
    cue = [(1 - share) * one + share * other for one, other in zip(first.cue, second.cue, strict=True)]
    spots = zip(cue, first.spotted, second.spotted, strict=True)
    return Marks(first.id, cue, [_both(*unit, share) for unit in spots])


def _both(cue: np.ndarray, first: Sequence[Pointed], second: Sequence[Pointed], share: float) -> list[Pointed]:
    known = [{(spot.first, spot.last): spot.roles for spot in some} for some in (first, second)]
    found = []
    for spot in _spots(cue):
        here = [roles[spot.first, spot.last] for roles in known if (spot.first, spot.last) in roles]
        if here:
            mean = (1 - share) * here[0] + share * here[-1]
            found.append(replace(spot, roles=mean.astype(np.float32)))
    return found


def _asked(teachers: Sequence[Teacher], group: list[Lesson]) -> list[tuple[Lesson, np.ndarray, list[Pointed]]]:
    given = batch(group)
    voices = [(teacher, teacher.encode(given.ids, given.lengths)[1]) for teacher in teachers]
    shares = _mean([teacher.cues(upper).softmax(-1) for teacher, upper in voices])
    found = [(one, shares[at, : len(one)]) for at, one in enumerate(group)]
    spots = [_spots(one) for _, one in found]
    shown = [
        replace(one, taken=cue[:, 1:].sum(axis=1) > SURE, pointed=tuple(some))
        for (one, cue), some in zip(found, spots, strict=True)
    ]
    roles = _roles(voices, batch(shown))
    pointed = iter(roles)
    return [
        (one, cue, [replace(spot, roles=_spread(next(pointed), one, spot)) for spot in some])
        for (one, cue), some in zip(found, spots, strict=True)
    ]


def _spots(shares: np.ndarray) -> list[Pointed]:
    surest = sorted(cue_spans(shares, LEAST), key=lambda span: -span[2])[:MOST]
    return [Pointed(first, last, shares, chance) for first, last, chance in sorted(surest)]


def _roles(voices: Sequence[tuple[Teacher, Tensor]], given: Batch) -> list[np.ndarray]:
    found: list[np.ndarray] = []
    for at in range(0, len(given.where), CUES_AT_ONCE):
        part = slice(at, at + CUES_AT_ONCE)
        where, seen = given.where[part], given.seen[part]
        found += list(_mean([t.label(u, where, seen).softmax(-1) for t, u in voices]))
    return found


def _spread(roles: np.ndarray, one: Lesson, spot: Pointed) -> np.ndarray:
    """Roles of all tokens of a unit, where those of the ones near the cue are given: the others have none."""
    low, high = window(len(one), spot.first, spot.last)
    found = np.zeros((len(one), 3), dtype=np.float32)
    found[:, 0] = 1
    found[low:high] = roles[: high - low]
    return found


def _mean(parts: Sequence[Tensor]) -> np.ndarray:
    total: np.ndarray = sum(part.double() for part in parts).numpy() / len(parts)  # type: ignore[union-attr]
    return total.astype(np.float32)

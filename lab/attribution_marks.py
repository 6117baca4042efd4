"""What teachers say of texts: shares of cue labels for every token, and of roles seen from each cue that they spotted.

In a file these are flat arrays (NPZ), half as exact as at work; texts are known by their names and numbers of tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from lab import cards
from lab.attribution_data import Text
from lab.attribution_lessons import Lesson, Pointed, Tables, lesson
from service import weights

SURE = 0.45
"""Share from which a token is in a cue that other cues see."""
TEACHERS = 0.5
"""How much teachers count at first where a person marked a text as well."""


@dataclass(frozen=True)
class Marks:
    """What is said of the units of one text: shares (tokens, 3) for each, and cues with their roles."""

    id: str
    cue: list[np.ndarray]
    spotted: list[list[Pointed]]


def write(path: Path, marks: Iterable[Marks]) -> None:
    """Write a file of marks."""
    given = list(marks)
    spots = [(n, u, p) for n, one in enumerate(given) for u, unit in enumerate(one.spotted) for p in unit]
    np.savez_compressed(
        path,
        names=cards.strings([one.id for one in given]),
        units=np.array([len(one.cue) for one in given]),
        lengths=np.array([len(unit) for one in given for unit in one.cue]),
        cue=np.concatenate([unit for one in given for unit in one.cue]).astype(np.float16),
        places=np.array([(n, u, p.first, p.last) for n, u, p in spots], dtype=np.int32),
        chances=np.array([p.weight for _, _, p in spots], dtype=np.float16),
        roles=np.concatenate([p.roles for _, _, p in spots]).astype(np.float16),
    )


def read(path: Path) -> dict[str, Marks]:
    """The marks of a file, by the name of their text."""
    with np.load(path, allow_pickle=False) as arrays:
        kept = {name: arrays[name] for name in arrays.files}
    ends = np.cumsum(kept["lengths"])
    shares = np.split(kept["cue"].astype(np.float32), ends[:-1])
    found, at = [], 0
    for name, count in zip(weights.strings(kept["names"]), kept["units"].tolist(), strict=True):
        found.append(Marks(name, shares[at : at + count], [[] for _ in range(count)]))
        at += count
    start = 0
    for (text, unit, first, last), chance in zip(kept["places"].tolist(), kept["chances"].tolist(), strict=True):
        size = len(found[text].cue[unit])
        roles = kept["roles"][start : start + size].astype(np.float32)
        found[text].spotted[unit].append(Pointed(first, last, roles, chance))
        start += size
    return {one.id: one for one in found}


def lessons(text: Text, said: Marks | None, made: Tables, teachers: float = TEACHERS) -> list[Lesson]:
    """The units of a text, with what a person marked, with what teachers say, or with the mean of both.

    `teachers` is how much they count beside a person, from 0 to 1; with 1 nothing of what the person marked is used.
    Raises ValueError if the marks are those of other words.
    """
    own = [lesson(example, made) for example in text.examples]
    if said is None:
        return own
    if [len(one) for one in own] != [len(shares) for shares in said.cue]:
        raise ValueError(f"the marks of {text.id} are those of other words: make them anew")
    of_both = partial(_mixed, teachers) if text.annotator and teachers < 1 else _told
    return [of_both(*one) for one in zip(own, said.cue, said.spotted, strict=True)]


def _told(one: Lesson, shares: np.ndarray, spotted: Sequence[Pointed]) -> Lesson:
    return replace(one, cue=shares, taken=shares[:, 1:].sum(axis=1) > SURE, pointed=tuple(spotted))


def _mixed(teachers: float, one: Lesson, shares: np.ndarray, spotted: Sequence[Pointed]) -> Lesson:
    """A unit whose labels are the mean of what a person and the teachers say; what a person spotted counts in full."""
    by_place = {(spot.first, spot.last): spot for spot in spotted}
    of_person = [_with(teachers, spot, by_place.pop((spot.first, spot.last), None)) for spot in one.pointed]
    others = [replace(spot, weight=teachers * spot.weight) for spot in by_place.values()]
    return replace(one, cue=(1 - teachers) * one.cue + teachers * shares, pointed=(*of_person, *others))


def _with(teachers: float, spot: Pointed, other: Pointed | None) -> Pointed:
    return spot if other is None else replace(spot, roles=(1 - teachers) * spot.roles + teachers * other.roles)

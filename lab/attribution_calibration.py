"""Fits the confidence of quotes on the articles of train that were held out of training.

A quote is right if its content shares at least half its tokens with an annotated one (F1) and its source a token, or
neither has one. The logistic function is fitted by Newton's method.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from lab import attribution_data as data
from service import reading
from service.analyses import quotes
from service.analyses.attribution import assembly, confidence, scene
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Scene

RIDGE = 1.0
STEPS = 30
ENOUGH = 0.5
BINS = 10


def evidence(records: Iterable[dict[str, Any]]) -> tuple[np.ndarray, np.ndarray]:
    """What confidence rests on, and whether the quote is right, for every quote of these articles."""
    rows, right = [], []
    for record in records:
        seen = scene.of(reading.read(data.article(record["id"], record["text"])))
        numbers = data.token_numbers(seen.document)
        gold = [_sets(attribution, numbers) for attribution in record["attributions"]]
        for voice in quotes.attributed(seen)[0]:
            draft = voice.chained.draft
            kind = assembly.kind_of(seen, draft.content, assembly.quoted(seen, draft.content))
            rows.append(confidence.evidence(seen, draft, kind))
            right.append(_is_right(seen, draft, gold))
    return np.array(rows), np.array(right, dtype=float)


def _sets(attribution: dict[str, Any], numbers: np.ndarray) -> tuple[set[int], set[int]]:
    content, source = (set(data.tokens_of(attribution[role], numbers).tolist()) for role in ("content", "source"))
    return content, source


def _is_right(seen: Scene, draft: Draft, gold: list[tuple[set[int], set[int]]]) -> bool:
    content = {at for first, last in draft.content for at in range(first, last) if scene.is_word(seen.tokens[at])}
    source = set(range(*draft.source)) if draft.source else set()
    for other, by in gold:
        words = {at for at in other if scene.is_word(seen.tokens[at])}
        alike = 2 * len(content & words) >= ENOUGH * (len(content) + len(words))
        if alike and (source & by or not (source or by)):
            return True
    return False


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The weights of the logistic function, by Newton's method with a little ridge."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - RIDGE * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + RIDGE * np.eye(rows.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def expected_error(rows: np.ndarray, right: np.ndarray) -> float:
    """The expected calibration error in ten bins, each half of the quotes judged by the weights of the other half."""
    halves = np.arange(len(right)) * 2 // max(1, len(right))
    chance = np.empty(len(right))
    for half in (0, 1):
        chance[halves == half] = 1 / (
            1 + np.exp(-rows[halves == half] @ fit(rows[halves != half], right[halves != half]))
        )
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    errors = [abs(chance[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)]
    return float(sum(errors) / max(1, len(right)))

"""The choice of the headline: weights for `service.intake.headlines`, learnt from pages whose title is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from service.intake import headlines
from service.intake.lines import WORD, Line, fold

if TYPE_CHECKING:
    from lab.pages import Page

HEADLINE_L2 = 1.0


def fit(examples: Sequence[Page]) -> np.ndarray[Any, Any]:
    """Weights of the headline's features: a choice among the lines before the story, or of none (score 0).

    Multinomial logistic regression over the candidates of each page, L2, by L-BFGS.
    """
    choices = []
    for example in examples:
        pairs = list(_candidates(example))
        right = [titled for _, titled in pairs]
        if pairs and (any(right) or not example.title):
            choices.append((np.array([row for row, _ in pairs]), np.array(right)))

    def loss(weights: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        total, slope = 0.5 * HEADLINE_L2 * float(weights @ weights), HEADLINE_L2 * weights
        for matrix, right in choices:
            scores = np.append(matrix @ weights, 0.0)
            share = np.exp(scores - scores.max())
            share /= share.sum()
            true = np.append(right, not right.any()) * share
            total -= float(np.log(true.sum() + 1e-12))
            slope += matrix.T @ (share - true / true.sum())[:-1]
        return total, slope

    found = minimize(loss, np.zeros(len(headlines.NAMES)), jac=True, method="L-BFGS-B").x
    weights: np.ndarray[Any, Any] = found.astype(np.float32)
    return weights


def _candidates(example: Page) -> Iterator[tuple[np.ndarray[Any, Any], bool]]:
    """The features of each line that may be the headline, and whether it is."""
    story = [at for at, inside in enumerate(example.story) if inside]
    numbers = headlines.candidates_of(example.lines, example.roles, story[0])
    if numbers:
        rows = headlines.matrix(example.lines, example.roles, story, numbers)
        for row, at in zip(rows, numbers, strict=True):
            yield row, is_title(example.lines[at], example.title)


def is_title(line: Line, title: str) -> bool:
    """Three words or more that run on in the title and are most of it."""
    said, told = fold(line.words), fold(WORD.findall(title))
    return bool(told) and len(line.words) >= 3 and f" {said} " in f" {told} " and len(said) >= 0.4 * len(told)


def score(pages: Sequence[Page], weights: np.ndarray[Any, Any]) -> dict[str, float]:
    """Of the pages whose title stands before the story: how often it is chosen."""
    right = said = true = 0
    for example in pages:
        pairs = list(_candidates(example))
        scores = [float(row @ weights) for row, _ in pairs]
        true += any(titled for _, titled in pairs)
        if scores and max(scores) > 0:
            said += 1
            right += pairs[scores.index(max(scores))][1]
    return {"right": right, "said": said, "there": true}

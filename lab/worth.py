"""What a sentence of an article is worth to its references: whether an oracle has it, and how much of it they say."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

ORACLE = 4  # sentences of an oracle at most
Grams = tuple[Counter[Any], Counter[Any]]
"""How often each word, and each pair of words that stand side by side, is there."""


def said(sentences: Sequence[str], references: Sequence[str]) -> np.ndarray[Any, Any]:
    """For each sentence how many of its words and word pairs a reference has, half by the best one, half by all."""
    golds = [_grams(reference) for reference in references]
    shares = np.array([[_share(_grams(sentence), gold) for gold in golds] for sentence in sentences])
    return (shares.max(axis=1) + shares.mean(axis=1)) / 2


def _share(grams: Grams, gold: Grams) -> float:
    """The share of words and of pairs that the gold has too, in the mean."""
    words, pairs = ((own & true).total() / max(1, own.total()) for own, true in zip(grams, gold, strict=True))
    return float(words + pairs) / 2


def chosen(sentences: Sequence[str], references: Sequence[str]) -> np.ndarray[Any, Any]:
    """For each sentence the share of the references whose oracle it belongs to."""
    votes = np.zeros(len(sentences))
    for reference in references:
        votes[oracle(sentences, reference)] += 1 / len(references)
    return votes


def oracle(sentences: Sequence[str], reference: str) -> list[int]:
    """Greedily the sentences that together share most words and word pairs (F1) with the reference."""
    true = _grams(reference)
    pool = [_grams(sentence) for sentence in sentences]
    found: list[int] = []
    value, counts = 0.0, (Counter[Any](), Counter[Any]())
    while len(found) < ORACLE:
        options = [(_f1s(counts, grams, true), -at) for at, grams in enumerate(pool) if at not in found]
        best, at = max(options, default=(0.0, 0))
        if best <= value:
            break
        value = best
        found.append(-at)
        counts = tuple(count + grams for count, grams in zip(counts, pool[-at], strict=True))  # type: ignore[assignment]
    return found


def _grams(text: str) -> Grams:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return Counter(words), Counter(itertools.pairwise(words))


def _f1s(found: Grams, more: Grams, true: Grams) -> float:
    total = 0.0
    for first, second, gold in zip(found, more, true, strict=True):
        both = first + second
        total += 2 * (both & gold).total() / max(1, both.total() + gold.total())
    return total

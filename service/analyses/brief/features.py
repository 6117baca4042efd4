"""What is seen of a sentence when its worth is judged: one function for training and for serving."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from service.analyses.brief.candidates import Candidate, Pool

NAMES = (
    "position", "inverse position", "relative position", "first", "second", "last", "opens paragraph", "paragraph",
    "length", "short", "long", "centrality", "mean centrality", "weight", "headline", "lede", "next",
    "salience", "top salience", "names", "numbers", "money", "marks", "quoted start", "question", "first person",
    "leaning start", "connective start", "novelty",
)  # fmt: skip
Matrix = np.ndarray[Any, np.dtype[np.float64]]

MARKS = frozenset('"“”«»') | {"``", "''"}
LEANING = frozenset(
    ["he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "him", "them"]
)
CONNECTIVES = frozenset(
    ["but", "and", "however", "so", "also", "meanwhile", "yet", "still", "then", "instead", "nevertheless", "moreover"]
)
FIRST_PERSON = frozenset(["i", "we", "my", "our", "me", "us", "you", "your"])
MONEY = frozenset({"$", "£", "€", "%", "percent", "million", "billion", "bn", "m", "trillion"})
SHORT, LONG = 8, 40  # words


def features(pool: Pool) -> Matrix:
    """One row a candidate, one column for each of `NAMES`."""
    total = len(pool.candidates)
    if not total:
        return np.zeros((0, len(NAMES)))
    norm = math.sqrt(sum((count * pool.rarity[word]) ** 2 for word, count in pool.counts.items())) or 1.0
    headline = sum(pool.rarity[word] for word in pool.headline) or 1.0
    lede = pool.candidates[0].terms
    salience = _salience(pool)
    rows = []
    paragraph = 0
    seen: set[str] = set()
    for number, candidate in enumerate(pool.candidates):
        paragraph += candidate.opens_paragraph
        rarity, counts = pool.rarity, pool.counts
        weight = square = central = repeated = shared = fresh = 0.0
        for term in candidate.terms:
            rare = rarity[term]
            count = counts[term]
            weight += rare
            square += rare * rare
            central += count * rare * rare
            repeated += (count - 1) * rare if count < 6 else 5 * rare
            if term in lede:
                shared += rare
            if term not in seen:
                fresh += rare
        seen |= candidate.terms
        words = candidate.words
        length = len(words)
        wordset = set(words)
        following = pool.candidates[number + 1].terms if number + 1 < total else frozenset()
        named = salience[number]
        rows.append(
            (
                math.log1p(number),
                1 / (1 + number),
                number / total,
                number == 0,
                number == 1,
                number == total - 1,
                candidate.opens_paragraph,
                math.log1p(paragraph),
                math.log1p(length),
                length < SHORT,
                length > LONG,
                central / (math.sqrt(square) * norm) if square else 0.0,
                repeated / weight if weight else 0.0,
                math.log1p(weight),
                sum(rarity[word] for word in pool.headline & candidate.terms) / headline,
                shared / weight if weight and number else 0.0,
                sum(rarity[word] for word in candidate.terms & following) / weight if weight else 0.0,
                math.log1p(sum(named)),
                max(named, default=0.0),
                len(named),
                min(3, sum(word[0].isdigit() for word in words)),
                not wordset.isdisjoint(MONEY),
                not wordset.isdisjoint(MARKS),
                words[0] in MARKS,
                "?" in wordset,
                not wordset.isdisjoint(FIRST_PERSON),
                words[0] in LEANING,
                words[0] in CONNECTIVES,
                fresh / weight if weight else 0.0,
            )
        )
    return np.array(rows, dtype=np.float64)


def _salience(pool: Pool) -> list[list[float]]:
    """For each candidate, the salience of the entities that it names."""
    at = pool.document.entity_at
    by_id = pool.document.entity_by_id
    return [_named(candidate, at, by_id) for candidate in pool.candidates]


def _named(candidate: Candidate, at: dict[int, str], by_id: dict[str, Any]) -> list[float]:
    found = {at[number] for number in range(candidate.sentence.first, candidate.sentence.last) if number in at}
    return [by_id[name].salience for name in found]

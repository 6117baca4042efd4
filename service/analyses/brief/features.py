"""What is seen of a sentence when its worth is judged: one function for training and for serving."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from service.analyses.brief.candidates import Candidate, Pool
from service.analyses.brief.ties import Vector, ties

NAMES = (
    "position", "inverse position", "relative position", "first", "second", "last", "opens paragraph", "paragraph",
    "centrality", "repeated", "weight", "headline", "lede", "next", "novelty",
    "salience", "top salience", "names",
    "length", "short", "long", "numbers", "money", "marks", "quoted start", "question", "first person",
    "leaning start", "connective start", "ties", "rank of ties",
    "word ties", "log of word ties", "rank of word ties",
    "use", "log of use", "rank of use",
)  # fmt: skip
STORY = 8  # the last of them: seen beside all other sentences
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
SHORT, LONG = 8, 40  # tokens
OFTEN = 5  # repetitions of a word in the article that count at most
NUMBERS = 3  # figures in a sentence that count at most


def features(pool: Pool) -> Matrix:
    """One row a candidate, one column for each of `NAMES`; time linear in the words."""
    rows: list[tuple[float, ...]] = []
    story = _story(pool)
    paragraph = 0
    for number, candidate in enumerate(pool.candidates):
        paragraph += candidate.opens_paragraph
        found = _place(pool, number, paragraph) + _content(pool, story, number) + _names(pool, candidate)
        rows.append(found + _surface(candidate))
        story.seen.update(candidate.terms)
    own = np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES) - STORY)
    tied, worded, used = ties(pool), ties(pool, None), _use(pool)
    columns = [own, tied, _ranks(tied), worded, np.log1p(worded), _ranks(worded), used, np.log1p(used), _ranks(used)]
    return np.column_stack(columns)


def _use(pool: Pool) -> Vector:
    """How often the article uses the words of each sentence that carry meaning, 1 being the mean."""
    said = [[pool.counts[word] for word in words] for words in pool.said]
    found = np.array([sum(uses) / max(1, len(uses)) for uses in said])
    return found / ((found.mean() if len(found) else 0.0) or 1.0)


def _ranks(values: Vector) -> Vector:
    """The place of each value among all, from 0 for the smallest to nearly 1."""
    ranks: Vector = values.argsort(kind="stable").argsort(kind="stable") / max(1, len(values))
    return ranks


@dataclass(slots=True)
class _Story:
    """What the features of one sentence need of the whole article; `seen` are the terms up to the sentence."""

    norm: float
    headline: float
    lede: frozenset[str]
    seen: set[str]


def _story(pool: Pool) -> _Story:
    norm = math.sqrt(sum((count * pool.rarity[word]) ** 2 for word, count in pool.counts.items()))
    headline = sum(pool.rarity[word] for word in pool.headline)
    return _Story(norm or 1.0, headline or 1.0, pool.candidates[0].terms if pool.candidates else frozenset(), set())


def _place(pool: Pool, number: int, paragraph: int) -> tuple[float, ...]:
    """Where the sentence stands."""
    total = len(pool.candidates)
    opens = pool.candidates[number].opens_paragraph
    order = (math.log1p(number), 1 / (1 + number), number / total)
    return (*order, number == 0, number == 1, number == total - 1, opens, math.log1p(paragraph))


def _content(pool: Pool, story: _Story, number: int) -> tuple[float, ...]:
    """How much of what the article is about it tells: tf-idf cosine, repeated words, headline, lede, what is new."""
    rarity, counts, terms = pool.rarity, pool.counts, pool.candidates[number].terms
    after = pool.candidates[number + 1].terms if number + 1 < len(pool.candidates) else frozenset()
    weight = square = central = repeated = shared = fresh = following = 0.0
    for term in terms:
        rare, count = rarity[term], counts[term]
        weight += rare
        square += rare * rare
        central += count * rare * rare
        repeated += min(count - 1, OFTEN) * rare
        shared += rare * (term in story.lede)
        fresh += rare * (term not in story.seen)
        following += rare * (term in after)
    cosine = central / (math.sqrt(square) * story.norm) if square else 0.0
    headline = sum(rarity[term] for term in pool.headline & terms) / story.headline
    of = weight or 1.0
    return (
        cosine, repeated / of, math.log1p(weight), headline, shared / of * (number > 0), following / of, fresh / of,
    )  # fmt: skip


def _names(pool: Pool, candidate: Candidate) -> tuple[float, ...]:
    """The salience of the entities that it names."""
    at, by_id = pool.document.entity_at, pool.document.entity_by_id
    found = {at[number] for number in range(candidate.sentence.first, candidate.sentence.last) if number in at}
    named = [by_id[identity].salience for identity in found]
    return math.log1p(math.fsum(named)), max(named, default=0.0), len(named)


def _surface(candidate: Candidate) -> tuple[float, ...]:
    """What it looks like: length, numbers, quotation marks, and how it opens."""
    words, kinds = candidate.words, candidate.kinds
    length = len(words)
    return (
        math.log1p(length),
        length < SHORT,
        length > LONG,
        min(NUMBERS, sum(map(str.isdigit, [word[0] for word in words]))),
        not kinds.isdisjoint(MONEY),
        not kinds.isdisjoint(MARKS),
        words[0] in MARKS,
        "?" in kinds,
        not kinds.isdisjoint(FIRST_PERSON),
        words[0] in LEANING,
        words[0] in CONNECTIVES,
    )

"""The sentences of the body as candidates for a brief: their words, and how often the article uses each word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

import numpy as np

from service import lexicons, weights
from service.document import Document, Sentence

Cut = tuple[int, int]
"""Tokens that are left out, half-open."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MOST = 20_000
"""Sentences that are looked at; a long novel has about as many, and each takes a kilobyte of memory."""
DAY_FIRST = re.compile(r"\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z]")
GRAIN = 1024
"""Rarities are whole parts of one by so many: their sums and products are exact in any order of the words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the body. `words` are its tokens in lower case, `kinds` the set of them.

    `terms` are those that carry meaning.
    """

    sentence: Sentence
    words: tuple[str, ...]
    kinds: frozenset[str]
    terms: frozenset[str]
    opens_paragraph: bool


@dataclass(frozen=True)
class Pool:
    """All candidates of an article in reading order.

    `rarity` is the inverse document frequency of each word, 0 for marks and function words; `counts` how often the
    body uses it; `headline` the terms of the headline.
    """

    document: Document
    candidates: tuple[Candidate, ...]
    rarity: Mapping[str, float]
    counts: Mapping[str, int]
    headline: frozenset[str]

    @cached_property
    def reference_at(self) -> dict[int, str]:
        """Position of a pronoun or description -> id of the entity that it stands for."""
        return {reference.start: reference.entity for reference in self.document.references}

    @cached_property
    def said(self) -> list[list[str]]:
        """The words of each candidate that carry meaning, in their order."""
        rarity = self.rarity
        return [[word for word in candidate.words if rarity[word]] for candidate in self.candidates]

    @cached_property
    def lower_case(self) -> bool:
        """Is the article written without capital letters?"""
        text = self.document.article.text
        first = [text[candidate.sentence.start] for candidate in self.candidates]
        return sum(map(str.islower, first)) > sum(map(str.isupper, first))

    @cached_property
    def day_first(self) -> bool:
        """Does the article write days as in "16 April"?"""
        return any(DAY_FIRST.match(date.text) for date in self.document.dates)

    def candidate_at(self, position: int) -> int | None:
        """The number of the candidate in which a position of the text lies."""
        number = bisect_right(self._starts, position) - 1
        inside = number >= 0 and position < self.candidates[number].sentence.end
        return number if inside else None

    @cached_property
    def _starts(self) -> list[int]:
        return [candidate.sentence.start for candidate in self.candidates]

    @cached_property
    def people(self) -> frozenset[int]:
        """The tokens at which a person is named."""
        by_id = self.document.entity_by_id
        people = {identity for identity, entity in by_id.items() if entity.type == "person"}
        return frozenset([number for number, identity in self.document.entity_at.items() if identity in people])


def collect(document: Document) -> Pool:
    """The candidates of a document: its first MOST sentences."""
    lower = document.lower
    sentences = list(islice(document.body(), MOST))
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(lower[sentence.first : sentence.last])
    headline = [word.lower() for word in (document.article.headline or "").split()]
    rarity = rarities({*counts, *headline})
    candidates, block = [], -1
    for sentence in sentences:
        words = lower[sentence.first : sentence.last]
        kinds = frozenset(words)
        terms = frozenset(word for word in kinds if rarity[word])
        candidates.append(Candidate(sentence, words, kinds, terms, sentence.block != block))
        block = sentence.block
    return Pool(document, tuple(candidates), rarity, counts, frozenset(word for word in headline if rarity[word]))


def rarities(words: set[str]) -> dict[str, float]:
    """How rare each word is in news, in natural logarithms; 0 for marks and for function words."""
    known, unknown = _table()
    return {word: known.get(word, unknown) if word[0].isalnum() else 0.0 for word in words}


@cache
def _table() -> tuple[dict[str, float], float]:
    """Word -> inverse document frequency in the training articles, and the value of a word that was not seen.

    Function words have 0.
    """
    arrays = weights.load("summary")
    values = (np.rint(arrays["rarity"].astype(np.float64) * GRAIN) / GRAIN).tolist()
    known = dict(zip(weights.strings(arrays["words"]), values, strict=True))
    unknown = round(float(arrays["rarity_unknown"][0]) * GRAIN) / GRAIN
    return known | dict.fromkeys(lexicons.words("weak_words"), 0.0), unknown

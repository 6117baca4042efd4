"""What words and phrases are in annotated texts, and in the facts: the lexicon and the phrases of the model."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.cluster import KMeans

from lab import cards, corpora, facts, relabel
from lab.labelled import Example
from service.reading import clues, clusters, gazetteer, names
from service.reading.clues import ROLES, Known

RARE_WORD = 3
TOPICS = 16


class Counts:
    """What words and phrases are in the texts: words by role (and in lower case), phrases by kind."""

    def __init__(self) -> None:
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        self.phrases: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)

    def add(self, one: Example) -> None:
        """Count a document."""
        for word, label in zip(one.seen.words, one.labels, strict=True):
            self.words[word][role(label)] += 1
        for first, last, kind in names.spans(one.labels, one.seen.sentences):
            if last - first <= gazetteer.LONGEST:
                self.phrases[tuple(word.lower() for word in one.seen.words[first:last])][kind] += 1


def role(label: str) -> str:
    """The column of a label in the lexicon."""
    if label in {"O", "B-PER", "I-PER"}:
        return {"O": "O", "B-PER": "PB", "I-PER": "PI"}[label]
    return label[2:] if label[2:] in ROLES else "OTH"


def codes(word: str, counts: Counts, own: Counts | None) -> list[int] | None:
    """The row of a word in the lexicon, without what `own` counted; None where nothing is left."""
    here = counts.words.get(word, Counter())
    mine = own.words.get(word, Counter()) if own else Counter()
    roles = [here[name] - mine[name] for name in ROLES]
    total = sum(roles)
    lower = word.lower()
    small = counts.words[lower]["O"] if lower in counts.words and lower != word else 0
    person = facts.names_of_persons().get(word, 0)
    if not total and not small and not person:
        return None
    shares = [clues.bucket(number / total) if total else 0 for number in roles]
    return [*shares, clues.frequency(total), clues.frequency(small), person]


def row(word: str, counts: Counts, own: Counts | None) -> list[int] | None:
    """The codes of a word, or of its other spelling where it is in capitals and unknown."""
    found = (codes(spelling, counts, own) for spelling in clues.spellings(word))
    return next((one for one in found if one is not None), None)


def phrase_code(fact: int, kinds: Counter[str], own: Counter[str]) -> int:
    """What is known of a phrase: its fact and, of the texts, its commonest kind and how sure that is; 0: nothing."""
    left = kinds - own
    if not left:
        return fact * 64
    best, times = left.most_common(1)[0]
    total = left.total()
    sure = (times > 0.9 * total) + (times > 0.6 * total)
    return fact * 64 + 1 + (relabel.KINDS.index(best) * 3 + sure) * 2 + (total > 1)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Phrases with their facts, and the arrays in which they are served."""

    phrases: list[tuple[str, ...]]
    numbers: dict[tuple[str, ...], int]
    facts: list[int]
    arrays: dict[str, Any]


def phrases_of(counts: Counts) -> Gazetteer:
    """The phrases of the facts and of the texts."""
    known: dict[tuple[str, ...], int] = {}
    for name, kind in facts.phrases().items():
        places = corpora.read(name).words
        if len(places) <= gazetteer.LONGEST:
            known[tuple(word.lower() for word in places)] = kind
    phrases = sorted(known.keys() | counts.phrases.keys())
    return Gazetteer(phrases, {p: n for n, p in enumerate(phrases)}, [known.get(p, 0) for p in phrases], trie(phrases))


@dataclass(frozen=True, slots=True)
class Learnt:
    """All that is known before the weights are learnt."""

    counts: Counts
    gazetteer: Gazetteer
    known: Known


def learn(examples: Sequence[Example]) -> Learnt:
    """Count the examples."""
    counts = Counts()
    common: Counter[str] = Counter()
    for one in examples:
        counts.add(one)
        common.update(word.lower() for word in one.seen.words)
    phrases = phrases_of(counts)
    words = {word: number for number, word in enumerate((w for w, c in common.items() if c >= RARE_WORD), 1)}
    table = [
        phrase_code(fact, counts.phrases.get(phrase, Counter()), Counter())
        for phrase, fact in zip(phrases.phrases, phrases.facts, strict=True)
    ]
    codes = np.array(table, dtype=np.int64)
    return Learnt(counts, phrases, Known(words, gazetteer.build(phrases.arrays), codes, topics(examples)))


def topics(examples: Sequence[Example]) -> npt.NDArray[np.float32]:
    """Centres (topic, cluster of words) of the texts, by k-means; of few texts one that is none."""
    texts = [[clusters.coarse(word) for word in one.seen.words] for one in examples]
    shares = np.array([clues.histogram(np.array(text)) for text in texts if len(text) >= clues.SHORT])
    if len(shares) < TOPICS:
        return np.zeros((1, clues.CLUSTERS - 1), dtype=np.float32)
    found = KMeans(TOPICS, random_state=1, n_init=1).fit(shares).cluster_centers_
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def arrays(learnt: Learnt) -> dict[str, Any]:
    """What is known in the form in which it is served."""
    words = sorted(learnt.counts.words.keys() | facts.names_of_persons().keys())
    rows = {word: row for word in words if (row := codes(word, learnt.counts, None)) is not None}
    return {
        "words": cards.strings(list(learnt.known.words)),
        "phrase_codes": learnt.known.phrase_codes.astype(np.int16),
        "topics": learnt.known.topics,
        **learnt.gazetteer.arrays,
        "lexicon": cards.strings(list(rows)),
        "codes": np.array(list(rows.values()), dtype=np.uint8),
    }


def trie(phrases: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """The arrays of `gazetteer.Phrases`."""
    words = {word: number for number, word in enumerate(sorted({word for phrase in phrases for word in phrase}), 1)}
    edges: dict[int, int] = {}
    ends = [-1]
    for number, phrase in enumerate(phrases):
        node = 0
        for word in phrase:
            key = node * gazetteer.SPAN + words[word]
            if key not in edges:
                edges[key] = len(ends)
                ends.append(-1)
            node = edges[key]
        ends[node] = number
    keys = sorted(edges)
    return {
        "phrase_words": cards.strings(list(words)),
        "edges": np.array(keys, dtype=np.int64),
        "targets": np.array([edges[key] for key in keys], dtype=np.int32),
        "ends": np.array(ends, dtype=np.int32),
    }

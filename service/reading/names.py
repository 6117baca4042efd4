"""Names in the text: persons, organisations, places, groups, events, works.

A linear-chain model (Lafferty, McCallum & Pereira 2001) labels the words, those of compounds apart ("Dhaka" in
"Dhaka-based"); what it sees is in `clues`. Then the edges of the names are put right (`edges`, `compounds`), and the
document settles what a name is that was read in two ways (`agreement`). Weights: `weights/names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from service.document import Article, EntityType, Mention, Sentence, Token
from service.reading import agreement, clues, compounds, edges, events, linear, scenes, sequence, short_names, tags
from service.reading.evidence import Evidence
from service.reading.linear import Integers
from service.reading.name_model import Model, build, served
from service.reading.portraits import portraits
from service.reading.scenes import Scene, Types

__all__ = ["TYPES", "Model", "Pieces", "build", "find", "label", "pieces", "scene", "served", "spans"]

TYPES: dict[str, EntityType] = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "NORP": "group", "EVENT": "event", "WORK": "work",
}  # fmt: skip
"""What the model's kinds are called. It has one more, OTHER (currencies, diseases, awards …), which no answer shows."""
LONGEST = 200  # words of a sentence that are labelled together; what is longer is no sentence
COMPOUND = re.compile(r"[-‐‑]|[^-‐‑]+")
TEXT, TAG = itemgetter(2), itemgetter(3)  # of a token: in a map, quicker than their names
TAGS = {name: number for number, name in enumerate(tags.PENN)}
HYPHENS, FIGURES = frozenset("-‐‑"), frozenset("0123456789/")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words, and parts of compounds: the number of the token of each, and where the parts start and end in it."""

    tokens: Sequence[Token]
    words: list[str]
    owners: Sequence[int]
    parts: dict[int, tuple[int, int]]

    def place(self, number: int) -> tuple[int, int]:
        """Where a word stands in the article."""
        token = self.tokens[self.owners[number]]
        first, last = self.parts.get(number, (0, token.end - token.start))
        return token.start + first, token.start + last


def pieces(tokens: Sequence[Token]) -> Pieces:
    """The words, compounds with a capital letter cut at their hyphens ("U.S.-led", "Iran-Iraq", but not "F-16")."""
    texts = list(map(TEXT, tokens))
    words: list[str] = []
    owners: list[int] = []
    parts: dict[int, tuple[int, int]] = {}
    done = 0
    for number in [number for number, text in enumerate(texts) if not text.isalnum() and _is_compound(text)]:
        words += texts[done:number]
        owners += range(done, number)
        done = number + 1
        for part in COMPOUND.finditer(texts[number]):
            parts[len(words)] = part.span()
            words.append(part.group())
            owners.append(number)
    return Pieces(tokens, words + texts[done:], [*owners, *range(done, len(texts))], parts)


def _is_compound(text: str) -> bool:
    return (
        len(text) > 2
        and text[0].isalnum()
        and not HYPHENS.isdisjoint(text)
        and not text.islower()
        and FIGURES.isdisjoint(text)
    )


def scene(parts: Pieces, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Scene:
    """What the model looks at."""
    owners = np.array(parts.owners, dtype=np.int64)
    firsts = owners.searchsorted([sentence.first for sentence in sentences] + [len(tokens)]).tolist()
    cut = [
        Sentence(sentence.start, sentence.end, at, min(at + LONGEST, last), sentence.block)
        for sentence, first, last in zip(sentences, firsts[:-1], firsts[1:], strict=True)
        for at in range(first, last, LONGEST)
    ]
    tagged = np.array(list(map(TAGS.get, map(TAG, tokens), repeat(0))), dtype=np.int64)
    return Scene(parts.words, cut, linear.lay_out(parts.words, cut), tagged.take(owners))


def label(seen: Scene, model: Model | None = None) -> list[str]:
    """The label of each word."""
    chosen = model or served()
    return [chosen.labels[number] for number in _labelled(seen, chosen).numbers.tolist()]


@dataclass(frozen=True, slots=True)
class _Labelled:
    """For each word the number of its label, the kind of its sentence, and the scores of all labels."""

    numbers: Integers
    kinds: Integers
    scores: npt.NDArray[np.int16]


def _labelled(seen: Scene, chosen: Model) -> _Labelled:
    rows, known = chosen.words.of(seen.layout.types)
    types = Types(*np.ascontiguousarray(known.T))
    view = scenes.view(seen, types)
    rows[:, 0] += chosen.keyed.sums(list(portraits(seen, types, view)), clues.PLACED)
    scores = linear.gather(rows, seen.layout)
    scores += chosen.keyed.sums(list(clues.columns(seen, types, view, chosen.known)))
    found = []
    for group in linear.batches(seen.sentences):
        first, last = group[0].first, group[-1].last
        best = sequence.best(scores[first:last].astype(np.float32), chosen.chain, linear.moved(group, first))
        found.append(best)
    return _Labelled(np.concatenate(found), view.kinds, scores)


def spans(labels: Sequence[str], sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """The names in labels: first and last (half-open) word and kind."""
    named = ((at, name) for at, name in enumerate(labels) if name != "O")
    return _joined(named, frozenset(sentence.first for sentence in sentences))


def _joined(labels: Iterable[tuple[int, str]], starts: frozenset[int]) -> list[tuple[int, int, str]]:
    """The same of the words that have a label."""
    found: list[tuple[int, int, str]] = []
    for at, name in labels:
        kind = name[2:]
        if name[0] == "I" and found and found[-1][1:] == (at, kind) and at not in starts:
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found


def find(
    article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence], model: Model | None = None
) -> tuple[Mention, ...]:
    """The names, in reading order, not overlapping. `model` is another than the one that is served."""
    if not tokens:
        return ()
    parts = pieces(tokens)
    seen = scene(parts, tokens, sentences)
    chosen = model or served()
    labelled = _labelled(seen, chosen)
    words = labelled.numbers.nonzero()[0]
    labels = map(chosen.labels.__getitem__, labelled.numbers[words].tolist())
    starts = frozenset(sentence.first for sentence in seen.sentences)
    named = _joined(zip(words.tolist(), labels, strict=True), starts)
    found = edges.grow(seen, edges.mend(seen.words, named, starts), labelled.kinds)
    found = compounds.whole(parts.words, parts.owners, edges.titled(seen, found))
    found = short_names.add(seen, events.name(seen, found, labelled.kinds), labelled.kinds)
    whole = agreement.of_dateline(seen, found, article.dateline)
    settled = agreement.settle(seen, whole, Evidence(labelled.scores, chosen.labels).of)
    return tuple(_mention(article, parts, (first, last), TYPES[kind]) for first, last, kind in settled if kind in TYPES)


def _mention(article: Article, parts: Pieces, place: tuple[int, int], kind: EntityType) -> Mention:
    first, last = place[0], place[1] - 1
    start, end = parts.place(first)[0], parts.place(last)[1]
    return Mention(start, end, article.text[start:end], kind, parts.owners[first], parts.owners[last] + 1)

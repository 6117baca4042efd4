"""Documents as the model of names sees them, with the label of each word.

Some get one of their sentences as a headline, in capitals or with Capitalised Words, as articles have them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lab import corpora, facts, joined, relabel, silver, spacing
from lab.corpora import Annotated
from service import lexicons
from service.document import Token
from service.reading import names, tags
from service.reading.scenes import Scene

HEADLINE_SHARE = 0.6  # of the long documents that get a headline
CAPITALS_SHARE = 0.15  # of the headlines that are in capitals
LONG = 8  # sentences of a long document
SMALL = lexicons.words("small_words", "lab.lexicons")
GROUPLESS = ("ieer", "gum", "wnut17")  # corpora whose annotators marked no peoples
NEWS = frozenset(
    {"polnear", "summ_bbc", "ecbplus", "summ_writers", "summ_summeval"}
    | {"extraction_scrapinghub", "extraction_readability"}
)
GENRES = ("news", "bio", "interview", "voyage", "textbook", "speech", "vlog")
"""Genres of GUM whose texts are under CC BY or in the public domain."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document as the model sees it, and the label of each of its words.

    `weights` are what its sentences count for in the training (empty: 1 each); `marked` whether a person annotated it.
    """

    seen: Scene
    labels: list[str]
    weights: tuple[float, ...] = ()
    marked: bool = True


def documents(folder: Path, sets: dict[str, spacing.Style], used: joined.Usage | None = None) -> Iterator[Annotated]:
    """The documents of the sets, in the kinds of the service; the names that Worldwide cuts made whole if `used`."""
    for name, style in sets.items():
        for document in corpora.columns(folder / name, style):
            if name.startswith("gum/") and document.id.split("_")[1] not in GENRES:
                continue
            whole = joined.join(document, used) if used and name.startswith(joined.CUT) else document
            labels = with_groups(whole) if name.startswith(GROUPLESS) else whole.labels
            whole = replace(whole, labels=labels)
            yield replace(whole, id=f"{name}/{document.id}", labels=tuple(_kinds(whole)))


def with_groups(document: Annotated) -> tuple[str, ...]:
    """The labels, words for a people made names where they are none ("Rwandan")."""
    words = (document.text[start:end] for start, end in document.places)
    return tuple(
        "B-NORP" if label == "O" and facts.is_people((word,)) else label
        for word, label in zip(words, document.labels, strict=True)
    )


def _kinds(document: Annotated) -> Iterator[str]:
    spans = {start: (end, kind) for start, end, kind in corpora.entities(document)}
    current = "OTHER"
    for (start, _), label in zip(document.places, document.labels, strict=True):
        if start in spans and label != "O":
            end, kind = spans[start]
            current = (
                "O"
                if kind in {"Date", "Money"}
                else relabel.kind(document.text[start:end], kind, document.text[max(0, start - 1) : start])
            )
        yield "O" if label == "O" or current == "O" else f"{label[0]}-{current}"


def with_headline(document: Annotated, dice: random.Random) -> Annotated:
    """The document with one of its sentences before it as a headline."""
    read = corpora.read(document.text)
    short = [s for s in read.sentences if 5 <= s.last - s.first <= 18]
    if len(read.sentences) < LONG or not short or dice.random() > HEADLINE_SHARE:
        return document
    chosen = dice.choice(short)
    inside = [
        (place, label)
        for place, label in zip(document.places, document.labels, strict=True)
        if chosen.start <= place[0] and place[1] <= chosen.end
    ]
    text = _headline(document.text[chosen.start : chosen.end], dice.random() < CAPITALS_SHARE)
    shift = len(text) + 2
    places = [(a - chosen.start, b - chosen.start) for (a, b), _ in inside] + [
        (a + shift, b + shift) for a, b in document.places
    ]
    labels = tuple(label for _, label in inside) + document.labels
    return Annotated(document.id, f"{text}\n\n{document.text}", tuple(places), labels)


def _headline(text: str, capitals: bool) -> str:
    if capitals:
        return text.upper() if len(text.upper()) == len(text) else text
    words = text.split(" ")
    return " ".join(w if n and w in SMALL else w[:1].upper() + w[1:] for n, w in enumerate(words))


def example(document: Annotated) -> Example:
    """The document as the service reads it."""
    read = corpora.read(document.text)
    tagged = tags.tag(read.words, read.sentences)
    tokens = [Token(a, b, w, t) for (a, b), w, t in zip(read.places, read.words, tagged, strict=True)]
    parts = names.pieces(tokens)
    labels = ["O"] * len(parts.words)
    places = list(map(parts.place, range(len(labels))))
    spans = spans_of(document)
    for span, inside in zip(spans, corpora.overlaps([s[:2] for s in spans], places), strict=True):
        for at in inside:
            start, end = places[at]
            if span[0] < end and start < span[1] and (labels[at] == "O"):
                labels[at] = ("B-" if at == inside[0] else "I-") + span[2]
    return Example(names.scene(parts, tokens, read.sentences), labels)


def weighed(one: Example, weight: float) -> Example:
    """The same, its sentences counting for `weight` each."""
    return replace(one, weights=(weight,) * len(one.seen.sentences))


def unmarked_news(path: Path, share: float, weight: float, dice: random.Random) -> Iterator[Example]:
    """A share of the news texts of a file that `lab.teacher_silver` wrote."""
    for one in silver.read(path):
        if one.names.id.partition("/")[0] in NEWS and dice.random() < share:
            yield unmarked(one, weight)


def unmarked(one: silver.Silver, weight: float) -> Example:
    """A text that no person annotated as an example: sentences with a doubt count for nothing."""
    found = example(one.names)
    places = [(sentence.start, sentence.end) for sentence in found.seen.sentences]
    weights = (0.0 if len(inside) else weight for inside in corpora.overlaps(places, one.doubts))
    return replace(found, weights=tuple(weights), marked=False)


def spans_of(document: Annotated) -> list[tuple[int, int, str]]:
    """The names of a document (start, end, kind), without a leading "the"."""
    spans = []
    for start, end, kind in corpora.entities(document):
        first = document.text[start:end].startswith("the ")
        spans.append((start + 4 * first, end, kind))
    return spans

"""A draft becomes spans: kind, the quoted words, the cue without its helpers."""

from __future__ import annotations

from collections.abc import Sequence

from service.analyses.attribution import marks
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.scene import Range, Scene
from service.document import Kind

HELPERS = frozenset(
    {
        "has",
        "had",
        "have",
        "'ve",
        "'s",
        "'d",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "being",
        "will",
        "would",
        "also",
    }
    | {"then", "now", "later", "once", "again", "still", "just", "even", "often", "always", "already", "earlier", "and"}
    | {
        "did",
        "does",
        "do",
        "can",
        "could",
        "may",
        "might",
        "should",
        "'ll",
        "went",
        "on",
        "to",
        "n't",
        "not",
        "further",
    }
)
"""Auxiliaries and adverbs before a reporting verb."""
EDGES = frozenset({",", ";", ":", ".", "—", "–", "--", "-"})
PLAIN = frozenset({"said", "says", "wrote", "tweeted", "posted", "announced", "added", "told"})
SETTINGS = frozenset({"on", "in", "at", "by", "during", "monday", "tuesday", "wednesday", "thursday", "friday"})


def quoted(scene: Scene, content: Sequence[Range]) -> list[Range]:
    """The words of the content in quotation marks, without the marks."""
    found = []
    for place in content:
        for passage in scene.passages_in(place):
            first, last = scenes.inner(passage)
            piece = (max(first, place[0]), min(last, place[1]))
            if piece[0] < piece[1] and scene.count(piece):
                found.append(piece)
    return found


def kind_of(scene: Scene, content: Sequence[Range], verbatim: Sequence[Range]) -> Kind:
    """direct: all words of the content in quotation marks; mixed: some; indirect: none."""
    inside = sum(scene.count(place) for place in verbatim)
    if not inside:
        return "indirect"
    return "direct" if inside >= sum(scene.count(place) for place in content) else "mixed"


def trimmed(scene: Scene, place: Range | None) -> Range | None:
    """A range without the stops and dashes at its ends; None where there is nothing else."""
    first, last = place or (0, 0)
    while first < last and scene.tokens[first].text in EDGES:
        first += 1
    while first < last and scene.tokens[last - 1].text in EDGES:
        last -= 1
    return (first, last) if first < last else None


def core_of_cue(scene: Scene, cue: Range) -> Range:
    """The cue without the auxiliaries and adverbs before its verb: "has also repeatedly said" is "said"."""
    first = cue[0]
    words = scene.words(cue)
    if "said" in words and "to" in words[words.index("said") :]:
        return cue
    for word in words[:-1]:
        if word not in HELPERS and not (word.endswith("ly") and word not in {"reply", "apply", "rely"}):
            break
        first += 1
    return first, _end(scene, first, cue[1])


def _end(scene: Scene, first: int, last: int) -> int:
    """Where the cue ends: before the setting of a plain verb ("said in a statement"), before any quotation mark."""
    words = scene.words((first, last))
    for at, word in enumerate(words[1:], first + 1):
        if word in marks.MARKS or (words[0] in PLAIN and word in SETTINGS):
            return at
    return last

"""Quotations that no cue has taken: pieces of a split one, paragraphs of a long one, those that stand alone.

Every quotation of five words or more becomes a quote, if need be without a speaker: of PolNeAR's quoted passages of
that length 98 % are somebody's words. Shorter ones are scare quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from service import lexicons
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft, quotations
from service.analyses.attribution.marks import Passage
from service.analyses.attribution.scene import Range, Scene
from service.analyses.attribution.units import Paragraph

Pieces = dict[int, list[Range]]
"""Place of a draft -> pieces of content that it gets."""

LONG = 5
"""Words from which on a quotation that nobody is said to have spoken is a quote all the same."""
TAIL = 8
"""Words at most after a quotation that ends its paragraph: who said it."""
STANDING_ALONE = 0.9
SMALL_WORDS = lexicons.words("title_small_words")
MARKS_BETWEEN = 5
"""Marks at most between the halves of a split quotation."""


def continued(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A long quotation goes on in the next paragraph, whether it was closed or not.

    “We began with nothing,” he said. “We had no roof.   |  “We began with nothing,” he said.
    “We had one another.”                                |  “We had one another and a roof.”
    """
    owner = {passage.first: at for at, passage in _taken(scene, drafts)}
    added: Pieces = defaultdict(list)
    pairs = [
        (before.passages[-1], after.passages[0])
        for before, after in zip(scene.paragraphs, scene.paragraphs[1:], strict=False)
        if before.passages and after.passages and (_goes_on(before, after) or _stands_alone(scene, before, after))
    ]
    for known, new in [*pairs, *((after, before) for before, after in reversed(pairs))]:
        at = owner.get(known.first)
        if at is not None and new.first not in owner:
            added[at].append((new.first, new.last))
            owner[new.first] = at
    return _extended(drafts, added)


def _extended(drafts: Sequence[Draft], added: Pieces) -> list[Draft]:
    """The drafts with further pieces of content, put in at once: a draft may get thousands."""
    return [
        draft.with_content([*draft.content, *added[at]]) if at in added else draft for at, draft in enumerate(drafts)
    ]


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Does the last quotation of a paragraph run to its end, and one open the next?"""
    last = before.passages[-1]
    return not last.closed and last.last == before.last and after.passages[0].first == after.first


def _stands_alone(scene: Scene, before: Paragraph, after: Paragraph) -> bool:
    """Is a paragraph one long quotation, and does the one before end in a quotation and a few words on it?

    In PolNeAR's training split 17 of 21 such paragraphs go on with what was said before.
    """
    only, last = after.passages[0], before.passages[-1]
    if not only.closed or (only.first, only.last) != (after.first, after.last):
        return False
    return scene.count(scenes.inner(only)) >= LONG and scene.count((last.last, before.last)) <= TAIL


def _taken(scene: Scene, drafts: Sequence[Draft]) -> Iterator[tuple[int, Passage]]:
    """Place of a draft and passage, for each quotation of which a draft has most."""
    for at, draft in enumerate(drafts):
        for passage in quotations(scene, draft):
            yield at, passage


def split(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The other half of a split quotation: nothing but marks between it and what a draft has taken.

    “We began with nothing,” he said. “We had no roof.”
    """
    owners = [(at, passage.first) for at, passage in _taken(scene, drafts)]
    taken = {first for _, first in owners}
    reaches = {at: drafts[at].reach for at, _ in owners}
    ends = {_end_before(scene, last, first): at for at, (first, last) in reaches.items()}
    ends.pop(-1, None)
    added: Pieces = defaultdict(list)
    for paragraph in scene.paragraphs:
        for passage in paragraph.passages:
            at = ends.get(_end_before(scene, passage.first, paragraph.first))
            if passage.first not in taken and at is not None:
                added[at].append((passage.first, passage.last))
                first, last = reaches[at]
                reaches[at] = min(first, passage.first), max(last, passage.last)
                ends[_end_before(scene, reaches[at][1], reaches[at][0])] = at
    return _extended(drafts, added)


def _end_before(scene: Scene, at: int, first: int) -> int:
    """The end of the last word before `at`, not before `first`; a few marks back at most."""
    for place in range(at, max(first, at - MARKS_BETWEEN), -1):
        if scene.count((place - 1, place)):
            return place
    return -1


def left_over(scene: Scene, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Range]]:
    """Quotes without a speaker, and the words of scare quotes, of the quotations that no draft touches."""
    open_quotes: list[Draft] = []
    scare: list[Range] = []
    covered = bytearray(len(scene.tokens))
    for draft in drafts:
        for first, last in draft.content:
            covered[first:last] = b"\1" * (last - first)
    for number, paragraph in enumerate(scene.paragraphs):
        for passage in paragraph.passages:
            words = scenes.inner(passage)
            if covered.find(1, *words) >= 0 or not scene.count(words):
                continue
            if scene.count(words) >= LONG and not _is_title(scene, words):
                open_quotes.append(Draft(number, None, None, ((passage.first, passage.last),), STANDING_ALONE))
            elif passage.closed:
                scare.append(words)
    return open_quotes, scare


def _is_title(scene: Scene, words: Range) -> bool:
    """Words with capitals but for the small ones: “The Long Road to the Sea”."""
    tokens = [t for t in scene.tokens[words[0] : words[1]] if t.text[0].isalpha()]
    return all(t.text[0].isupper() or t.text in SMALL_WORDS for t in tokens)

"""Quotations that go on: pieces of a split one, paragraphs of a long one, those that follow what somebody said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft, quotations
from service.analyses.attribution.mark_signs import DOUBLE, Passage
from service.analyses.attribution.passages import LONG
from service.analyses.attribution.scene import Range, Scene
from service.analyses.attribution.units import Paragraph

Pieces = dict[int, list[Range]]
"""Place of a draft -> pieces of content that it gets."""

TAIL = 8
"""Words at most after a quotation that ends its paragraph: who said it."""
MARKS_BETWEEN = 5
"""Marks at most between the halves of a split quotation."""
BRACKETS = frozenset({"(", "["})
QUESTIONS = frozenset({"ask", "asks", "asked", "asking", "wondered", "question", "questioned"})
"""After these another one speaks."""


def split(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The other half of a split quotation: nothing but marks between it and what a draft has taken.

    “We began with nothing,” he said. “We had no roof.”
    """
    owners = [(at, passage.first) for at, passage in owners_of(scene, found)]
    taken = {first for _, first in owners}
    reaches = {at: found[at].reach for at, _ in owners}
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
    return _extended(found, added)


def owners_of(scene: Scene, found: Sequence[Draft]) -> Iterator[tuple[int, Passage]]:
    """Place of a draft and passage, for each quotation of which a draft has most."""
    for at, draft in enumerate(found):
        for passage in quotations(scene, draft):
            yield at, passage


def _extended(found: Sequence[Draft], added: Pieces) -> list[Draft]:
    """The drafts with further pieces of content, put in at once: a draft may get thousands."""
    return [
        draft.with_content([*draft.content, *added[at]]) if at in added else draft for at, draft in enumerate(found)
    ]


def _end_before(scene: Scene, at: int, first: int) -> int:
    """The end of the last word before `at`, not before `first`; a few marks back at most."""
    for place in range(at, max(first, at - MARKS_BETWEEN), -1):
        if scenes.is_word(scene.tokens[place - 1]):
            return place
    return -1


def continued(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """A long quotation goes on in the next paragraph, whether it was closed or not.

    “We began with nothing,” he said. “We had no roof.   |  “We began with nothing,” he said.
    “We had one another.”                                |  “We had one another and a roof.”
    """
    owner = {passage.first: at for at, passage in owners_of(scene, found)}
    added: Pieces = defaultdict(list)
    pairs = list(_running(scene))
    following = [*pairs, *_following(scene, found, owner)]
    following.sort(key=lambda pair: pair[0].first)
    for known, new in [*following, *((after, before) for before, after in reversed(pairs))]:
        at = owner.get(known.first)
        if at is not None and new.first not in owner:
            added[at].append((new.first, new.last))
            owner[new.first] = at
    return _extended(found, added)


def _running(scene: Scene) -> Iterator[tuple[Passage, Passage]]:
    """Quotations that nothing closes or that break off, each with the one after it, in its paragraph or the next."""
    for before, after in _neighbours(scene):
        for one, other in zip(before.passages, before.passages[1:], strict=False):
            runs = (not one.closed and one.last == other.first) or _is_second_half(scene, one, other)
            if runs and _alike(scene, one, other):
                yield one, other
        if before.passages and after and after.passages:
            last, first = before.passages[-1], after.passages[0]
            runs = not last.closed and last.last == before.last and first.first == after.first
            runs = runs and not {scene.tokens[one.first + 1].text for one in (last, first)} & BRACKETS  # “(APPLAUSE)
            if runs and _alike(scene, last, first):
                yield last, first


def _is_second_half(scene: Scene, one: Passage, other: Passage) -> bool:
    """Does a sentence go on, after a comma and with a small letter: “It was long,” she wrote to us, “and cold.”?"""
    small = scene.tokens[other.first + 1].text[0].islower() and scene.tokens[other.first - 1].text == ","
    return small and scene.sentence_of(one.first) == scene.sentence_of(other.first)


def _neighbours(scene: Scene) -> Iterator[tuple[Paragraph, Paragraph | None]]:
    yield from zip(scene.paragraphs, [*scene.paragraphs[1:], None], strict=False)


def _alike(scene: Scene, one: Passage, other: Passage) -> bool:
    """Are both in double marks, or both in single ones?"""
    return (scene.tokens[one.first].text in DOUBLE) == (scene.tokens[other.first].text in DOUBLE)


def _following(scene: Scene, found: Sequence[Draft], owner: dict[int, int]) -> Iterator[tuple[Passage, Passage]]:
    """The last quotation of a paragraph and the next paragraph, where that is all quotation.

    In PolNeAR's training split 41 of 45 such paragraphs go on with what was said before.
    """
    for before, after in _neighbours(scene):
        if not before.passages or after is None or not is_all_quotation(scene, after):
            continue
        last, first = before.passages[-1], after.passages[0]
        at = owner.get(last.first)
        done = at is not None and (_is_question(scene, found[at], last) or _is_signed(found[at]))
        if _ends_with(scene, before, last) and _alike(scene, last, first) and not done:
            yield last, first


def is_all_quotation(scene: Scene, paragraph: Paragraph) -> bool:
    """Is a paragraph nothing but quotations, one after the other, and no short one?"""
    at = paragraph.first
    for passage in paragraph.passages:
        if passage.first != at:
            return False
        at = passage.last
    return at == paragraph.last and scene.count((paragraph.first, at)) >= LONG


def _ends_with(scene: Scene, paragraph: Paragraph, last: Passage) -> bool:
    """Does a paragraph end with a quotation and who said it: a few words, or the rest of the sentence?"""
    same = scene.sentence_of(last.last - 1)[1] >= paragraph.last
    return same or scene.count((last.last, paragraph.last)) <= TAIL


def _is_question(scene: Scene, draft: Draft, passage: Passage) -> bool:
    """Is the quotation a question that somebody put?"""
    inner = scene.words(scenes.inner(passage))
    return inner[-1:] == ["?"] and draft.cue is not None and bool(QUESTIONS & set(scene.words(draft.cue)))


def _is_signed(draft: Draft) -> bool:
    """Does the name stand after the quotation, without a verb: “We have enough.” — Ada Brook?"""
    return draft.cue is None and draft.source is not None and draft.source[0] >= draft.content[-1][1]

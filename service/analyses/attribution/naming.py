"""Names in quotation marks: titles of works, nicknames, words that are only mentioned. Nobody speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service import lexicons
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.mark_signs import Passage
from service.analyses.attribution.scene import Range, Scene, overlap

SMALL_WORDS: Final = lexicons.words("title_small_words")
WORKS: Final = lexicons.words("named_works")
TITLED: Final = frozenset({"titled", "entitled", "subtitled", "headlined", "nicknamed"})
CALLED: Final = frozenset({"called", "named", "dubbed"})
KNOWN: Final = frozenset({"known", "remembered", "nicknamed", "famous"})
NAMES: Final = frozenset({"name", "nickname", "moniker", "alias", "pseudonym"})
BACK: Final = 8
"""Tokens before "as" within which it is told how somebody is known."""
NICKNAME: Final = 6
"""Words of a nickname between first name and surname at most."""
MOST: Final = 0.5
LEAD: Final = 2
"""Words at most that a name has before it: "the name “Shorty.”"."""


def is_name(scene: Scene, passage: Passage) -> bool:
    """Is it a title or a nickname, by its words or by those before it?"""
    return is_title(scene, scenes.inner(passage)) or is_announced(scene, passage)


def is_title(scene: Scene, words: Range) -> bool:
    """Words with capitals but for the small ones: “The Long Road to the Sea”."""
    tokens = [t for t in scene.tokens[words[0] : words[1]] if t.text[0].isalpha()]
    return all(t.text[0].isupper() or t.text in SMALL_WORDS for t in tokens)


def is_announced(scene: Scene, passage: Passage) -> bool:
    """Do the words before it, in its sentence, say that it is a name?

    her novel, “…” | a report called “…” | goes by the name “Shorty” | known as “the Admiral” | Bernard “Big Bear” Olsen
    """
    first = scene.sentence_start(passage.first)
    before = scene.words((max(first, passage.first - BACK), passage.first))
    after_comma = before[-1:] == [","]
    before = before[:-1] if after_comma else before
    if not before:
        return False
    work = before[-1] in WORKS and is_title(scene, scenes.inner(passage))
    if after_comma:  # "he wrote in his book, “we must …”" is another matter
        return work
    known = before[-1] in NAMES | TITLED or (before[-1] == "as" and bool(KNOWN & set(before)))
    return work or known or _is_called(before) or _is_between_names(scene, passage)


def _is_called(before: Sequence[str]) -> bool:
    """As in "a film called"; but not "critics called", "was called"."""
    return before[-1] in CALLED and before[-2:-1] != [] and before[-2] in WORKS | {"report", "app", "project"}


def _is_between_names(scene: Scene, passage: Passage) -> bool:
    """Does it stand between a first name and a surname, and is short?"""
    if not passage.closed or passage.last >= len(scene.tokens) or passage.first == 0:
        return False
    around = scene.tokens[passage.first - 1], scene.tokens[passage.last]
    names = all(token.tag.startswith("NNP") and token.text[0].isupper() for token in around)
    starts = scene.tokens[passage.first + 1].text[0].isupper() and scene.count(scenes.inner(passage)) <= NICKNAME
    return names and starts and scene.tokens[passage.last - 2].text not in {",", ".", "!", "?"}


def without_names(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that tell no more than a name: a report called “Whose Roof?” says nothing yet."""
    return [draft for draft in found if not _is_of_name(scene, draft)]


def _is_of_name(scene: Scene, draft: Draft) -> bool:
    """Is most of the content a name that is announced as such?"""
    words = sum(scene.count(place) for place in draft.content)
    for place in draft.content:
        for passage in scene.passages_in(place):
            inside = scenes.inner(passage)
            held = scene.count((max(inside[0], place[0]), min(inside[1], place[1]))) if overlap(inside, place) else 0
            most = held >= MOST * words or 0 < words - held <= LEAD
            if held and most and is_announced(scene, passage):
                return True
    return False

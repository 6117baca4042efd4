"""Who a cue's subject is, by tags and order of words, where the source that was found cannot be it.

What looks so to the writer ("the bill seems to have …") and what is done to somebody ("Brook was named …") has no
speaker in its subject; a passive has one after "by".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.analyses.attribution import interposed, passives
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.phrases import is_adverb, is_nominal
from service.analyses.attribution.scene import Range, Scene

TRAILS = frozenset({"both", "all", "each", "himself", "herself", "themselves"})
"""Words at the end of a source that name nobody: "Brook and Hale both"."""
LEADS = frozenset({"with", "of", "by", "from", "for", "among", "to", "and", "but", "while", "even"})
"""Words that no source begins with."""
LONGEST = 8
"""Tokens of a phrase at most before its noun."""
AGED = ("-old", "-olds")
"""How adjectives end that name somebody: "the 43-year-old"."""
LABELS = frozenset(
    {"q&a", "q&as", "interview", "analysis", "exclusive", "watch", "opinion", "live", "video", "explainer", "review"}
    | {"profile", "breaking", "comment", "obituary", "podcast", "listen", "factbox", "timeline", "correction", "quiz"}
)
"""Words before the colon of a headline that say what follows, and not who speaks."""
ALONE = frozenset(
    {"some", "many", "others", "both", "few", "several", "all", "most", "half", "another", "each", "more", "other"}
)
ALONE |= {"neither", "either", "these", "those", "that", "this", "critics", "none"}
"""Words without a noun that may name who speaks."""


def mended(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the subject of their cue for a source, or without one where its subject does not speak."""
    return [_mended(scene, draft) if draft.cue and draft.source else draft for draft in drafts]


def _mended(scene: Scene, draft: Draft) -> Draft:
    first, last = draft.source or (0, 0)
    while last > first + 1 and scene.texts[last - 1] == ",":
        last -= 1
    return _bare(scene, interposed.main(scene, passives.active(scene, replace(draft, source=(first, last)))))


def _whole_names(scene: Scene, place: Range) -> Range:
    """The place with all of the names that it cuts: "the Rivers | Board"."""
    (first, last), names = place, scene.document.entity_at
    while names.get(first) and names.get(first - 1) == names[first]:
        first -= 1
    while names.get(last) and names[last] == names.get(last - 1):
        last += 1
    return first, last


def _whole_phrase(scene: Scene, first: int) -> int:
    """Where the phrase begins of which a source has the noun: "a lifelong | Republican who wrote it"."""
    at, start = first, max(scene.sentence_of(first)[0], first - LONGEST)
    names = scene.document.entity_at
    if not scene.tokens[first].tag.startswith("NN"):
        return first
    while (
        at > start
        and scene.tokens[at - 1].tag in {"JJ", "NN", "DT", "PRP$"}
        and at - 1 not in names
        and not scene.in_date(at - 1)
    ):
        at -= 1
        if scene.tokens[at].tag in {"DT", "PRP$"}:
            return at
    return first


def _phrase_end(scene: Scene, draft: Draft, last: int) -> int:
    """Where the phrase ends of which a source has all but the noun: "told by a palace | spokesman"."""
    taken = [part[0] for part in (draft.cue, *draft.content) if part and part[0] >= last]
    end = min([scene.sentence_of(last - 1)[1], *taken])
    at = last
    while at < end and scene.tokens[at].tag in {"NN", "NNS"} and not scene.in_date(at):
        at += 1
    return at if at > last and scene.tokens[last - 1].tag in {"NN", "JJ"} else last


def _without_contact(scene: Scene, first: int, last: int) -> int:
    """The end of a source before a clause without its "that": "the nations | Brook consulted"."""
    names, at = scene.document.entity_at, last - 1
    while at > first and names.get(at) and names.get(at - 1) == names[at]:
        at -= 1
    person = at in names and scene.document.entity_by_id[names[at]].type == "person"
    plural = at > first and scene.tokens[at - 1].tag == "NNS" and scene.texts[at - 1].islower()
    joint = "and" in scene.words((first, last))
    return at if person and plural and not joint else last


def _is_label(scene: Scene, draft: Draft, source: Range) -> bool:
    """Does it only say of what kind a text is, before a colon: "Q&A: “We never planned it”"?"""
    marked = draft.cue is None or scene.texts[slice(*draft.cue)] == [":"]
    return marked and "".join(scene.words(source)) in LABELS


def _bare(scene: Scene, draft: Draft) -> Draft:
    """A source of whole names, without "with" or "of" before it; none where nobody is named ("no", "apparent")."""
    if draft.source is None:
        return draft
    first, last = _whole_names(scene, draft.source)
    first, last = _whole_phrase(scene, first), _phrase_end(scene, draft, last)
    if last - first == 1 and scene.texts[first] in {"most", "more"} and is_adverb(scene, last):
        return replace(draft, source=None)  # "most recently"
    while first < last - 1 and scene.words((first, first + 1))[0] in LEADS:
        first += 1
    while first < last - 1 and scene.words((last - 1, last))[0] in TRAILS:
        last -= 1
    while last > first + 1 and scene.texts[last - 1] in {",", "who", "which"} and "," in scene.texts[first:last]:
        last -= 1
    last = _without_contact(scene, first, last)
    if _is_label(scene, draft, (first, last)):
        return replace(draft, source=None)
    words = scene.words((first, last))
    named = any(is_nominal(scene, at) or scene.tokens[at].tag == "PRP$" for at in range(first, last))
    named = named or words[-1].endswith(AGED)
    return replace(draft, source=(first, last) if named or ALONE & set(words) else None)

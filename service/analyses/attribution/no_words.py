"""What is told that nobody tells: whom a report rests on, with whom somebody talks, who will not be named.

"The Courier, citing a person who was there, reported …", "Brook called both mayors", "she asked not to be named".
"""

from __future__ import annotations

from itertools import pairwise

from service.analyses.attribution import acts, parties
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene

INTO_PHRASE = 6
"""Tokens of what is cited within which its noun stands."""
CITING = frozenset({"citing", "quoting"})
ADDING_TO = frozenset((word, "to") for word in ("add", "adds", "added", "adding"))
NAMELESS = [[*no, "to", "be", word] for no in (["not"], []) for word in ("named", "identified", "quoted")]
NAMELESS += [["to", "remain", "anonymous"], ["to", "stay", "anonymous"], ["to", "be", "anonymous"]]
NAMELESS += [["to", "remain", "anonymous"], ["to", "stay", "anonymous"], ["to", "be", "anonymous"]]
ANONYMITY = 5
"""Words of what is said within which "anonymity" stands: "the condition of anonymity"."""
TALKING = frozenset({"talk", "talks", "talked", "talking", "speak", "speaks", "spoke", "speaking", "write", "writes"})
TALKING |= {"wrote", "writing", "tell", "tells", "told", "telling", "call", "calls", "called", "calling", "phoned"}
NOUN_PHRASE = ("NN", "DT", "JJ", "CD", "PRP", "POS", "PDT")
SECOND = frozenset({"DT", "PRP", "PRP$"})
"""Tags of words that open another noun phrase."""


def is_empty(scene: Scene, draft: Draft) -> bool:
    """Does a draft tell nothing that anybody said?"""
    return any(rule(scene, draft) for rule in (_adds_to, _only_told, _unnamed, _cites))


def _adds_to(scene: Scene, draft: Draft) -> bool:
    """Is something only more than it was, as in "the delay added to the anger of drivers"?"""
    cue = draft.cue or (0, 0)
    words = scene.words((cue[0], min(cue[1] + 1, len(scene.tokens))))
    return any(pair in ADDING_TO for pair in pairwise(words))


def _unnamed(scene: Scene, draft: Draft) -> bool:
    """Is it told only that somebody will not be named: "asked not to be named", "spoke on condition of anonymity"?"""
    words = [word for place in draft.content for word in scene.words(place)]
    return (
        words[:4] in NAMELESS
        or words[:3] in NAMELESS
        or ("anonymity" in words[:ANONYMITY] and words[0] in {"on", "the", "condition", "for"})
    )


def _only_told(scene: Scene, draft: Draft) -> bool:
    """Is it told with whom somebody talks, and nothing of it: "Brook called both mayors", "Hale spoke to the crew"?"""
    talks = scene.words(draft.cue or (0, 0))
    if len(draft.content) != 1 or TALKING.isdisjoint(talks) or talks[-1] not in TALKING | {"to"}:
        return False
    return _is_one_phrase(scene, draft.content[0])


def _is_one_phrase(scene: Scene, place: Range) -> bool:
    """Is it a person's name, a pronoun, or people: "the crew"; not two phrases: "her a hero"?"""
    (first, last), names = place, scene.document.entity_at
    first += scene.words((first, first + 1)) == ["to"]
    ids = {names.get(at) for at in range(first, last)}
    if len(ids) == 1 and None not in ids:
        return scene.document.entity_by_id[names[first]].type == "person"
    tags = [token.tag for token in scene.tokens[first:last]]
    plain = all(tag.startswith(NOUN_PHRASE) for tag in tags) and not any(tag in SECOND for tag in tags[1:])
    persons = (at in names and scene.document.entity_by_id[names[at]].type == "person" for at in range(first, last))
    head = bool(tags) and (parties.is_people(scene.tokens[last - 1].text) or tags == ["PRP"])
    return plain and head and not any(persons)


def _cites(scene: Scene, draft: Draft) -> bool:
    """Does it only tell whom a report rests on: "The Courier, citing a person who was there, reported …"?

    A reason that is given is a quote: "She resigned, citing the cost of the bridge."
    """
    marked = any(scene.passages_in(place) for place in draft.content)
    cites = draft.cue is not None and scene.words(draft.cue)[-1] in CITING and not marked
    return cites and any(_may_be_cited(scene, place) for place in draft.content[:1])


def _may_be_cited(scene: Scene, place: Range) -> bool:
    """Does the place begin with somebody, or something written: "officials", "the Courier", "a report"?"""
    for at in range(place[0], min(place[1], place[0] + INTO_PHRASE)):
        word = scene.words((at, at + 1))[0]
        known = at in scene.document.entity_at or parties.is_people(word) or word in acts.WRITTEN | parties.ORGANISED
        if known and (at + 1 in scene.document.entity_at or not _describes(scene, at)):
            return True
        if scene.tokens[at].tag in {"IN", "TO", ","}:
            return False
    return False


def _describes(scene: Scene, at: int) -> bool:
    """Does a noun follow that the word only describes: "state" in "state law", "Norland" in "Norland's rules"?"""
    following = scene.tokens[at + 1].tag if at + 1 < len(scene.tokens) else ""
    return following.startswith("NN") or following == "POS"

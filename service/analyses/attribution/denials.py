"""What is no quote: speech negated, refused, expected, or nobody's.

"Israel has not said if it was behind it", "she would not elaborate", "he declined to comment", "the minister is
expected to announce a plan", "it is said that the house is haunted". Words in quotation marks were spoken by somebody,
and thoughts may be negative ("does not believe"): both stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from service import lexicons
from service.analyses.attribution import acts, no_words, parties
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.phrases import BE
from service.analyses.attribution.scene import Range, Scene, overlap

BEFORE_CUE = 5
"""Tokens before a cue that may negate it."""
INTO_CONTENT = 4
NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "without", "cannot", "no-one", "nobody"})
REFUSALS = lexicons.words("refusals")
PERMISSIONS = frozenset({"authorized", "authorised", "allowed", "permitted", "able", "cleared"})
SURE_PROSPECTS = frozenset({"expected", "scheduled", "due", "set", "slated", "poised", "likely", "supposed"})
"""Words after which whatever is told is still to come, whether speech or thought."""
PROSPECTS = lexicons.words("prospects")
IMPERSONAL = lexicons.words("impersonal")
STAYING = frozenset({"remain", "remains", "remained", "become", "becomes", "became"})
"""Verbs that tell how things stand: "it remains unclear whether …"."""
NOBODY = frozenset({"neither", "nobody", "none", "no"})
COMPARED = frozenset({"more", "less", "as"})
"""Words after which "likely to say" counts answers."""
CLAUSE_ENDS = frozenset({",", ";", ":", ".", "?", "!", "—", "–", "--", "and", "but", "that", "who", "which", "”", '"'})
QUOTED_SHARE = 0.5
TOLD = frozenset({("said", "to"), ("believed", "to"), ("reported", "to")})
"""What makes a passive hearsay: "is said to have"."""


def is_denied(scene: Scene, draft: Draft) -> bool:
    """Is the draft of speech that did not take place, or that is nobody's?"""
    if draft.cue is None or _quoted_share(scene, draft) >= QUOTED_SHARE:
        return False
    if _expected(scene, draft) or _expected_besides(scene, draft):
        return True
    if _refused(scene, draft) or _nobodys(scene, draft) or no_words.is_empty(scene, draft):
        return True
    if draft.content and scene.words((draft.content[0][0], draft.content[0][0] + 1)) == ["neither"]:
        return True  # "would neither confirm nor deny"
    speech = acts.act_of(scene.words(draft.cue), ()) != "thought"
    return _agentless(scene, draft) or (speech and _negated(scene, draft))


def _quoted_share(scene: Scene, draft: Draft) -> float:
    quoted = sum(
        overlap(place, scenes.inner(passage)) for place in draft.content for passage in scene.passages_in(place)
    )
    return quoted / max(1, sum(last - first for first, last in draft.content))


def _leading(scene: Scene, draft: Draft) -> list[str]:
    """The words of the clause from a little before the cue to its end."""
    if draft.cue is None:
        return []
    paragraph = scene.paragraphs[scene.paragraph_of(draft.cue[0])]
    first = max(paragraph.first, draft.cue[0] - BEFORE_CUE)
    if draft.source and first < draft.source[1] <= draft.cue[0]:
        first = draft.source[1]
    before = scene.words((first, draft.cue[0]))
    start = max((at + 1 for at, word in enumerate(before) if word in CLAUSE_ENDS), default=0)
    return before[start:] + scene.words(draft.cue)


def _negated(scene: Scene, draft: Draft) -> bool:
    """As in "has not said if …", "never told them that …", "neither of them said when"; "not only said" is none."""
    words = _leading(scene, draft)
    if draft.source and scene.words(draft.source)[0] in NOBODY:
        return True
    return any(w in NEGATIONS and words[at + 1 : at + 2] != ["only"] for at, w in enumerate(words))


def _refused(scene: Scene, draft: Draft) -> bool:
    """As in "declined to comment", "has yet to say", "stopped short of saying", "declined an interview"."""
    words = _leading(scene, draft)
    if _forbidden(words):
        return True
    if not any(word in REFUSALS for word in words) or draft.cue is None:
        return False
    following = scene.words((draft.cue[1], min(len(scene.tokens), draft.cue[1] + INTO_CONTENT)))
    after = words[next(at for at, word in enumerate(words) if word in REFUSALS) + 1 :] + following
    if after[:3] == ["to", "be", "drawn"] or after[:2] == ["short", "of"]:
        return True
    if words[-1] in REFUSALS and not _has_verb(scene, draft.content):
        return True
    return after[:1] == ["to"] and any(acts.is_speech(word) for word in after[1:3])


def _has_verb(scene: Scene, places: Sequence[Range]) -> bool:
    return any(scene.tokens[at].tag.startswith("VB") for place in places for at in range(*place))


def _forbidden(words: list[str]) -> bool:
    """As in "were not authorized to discuss"."""
    allowed = next((at for at, word in enumerate(words) if word in PERMISSIONS), len(words))
    return bool(NEGATIONS & set(words[:allowed])) and words[allowed + 1 : allowed + 2] == ["to"]


def _expected(scene: Scene, draft: Draft) -> bool:
    """As in "is expected to say", "was due to announce": something that looks ahead, "to", a verb of speech."""
    if draft.cue is None:
        return False
    after = scene.words((draft.cue[1], min(len(scene.tokens), draft.cue[1] + INTO_CONTENT)))
    words = [*_leading(scene, draft), *after]
    cue = set(scene.words(draft.cue)) - {"to"}
    for at, word in enumerate(words):
        if acts.is_speech(word):
            return False  # "announced plans to publish": it is announced already
        if word in PROSPECTS and words[at + 1 : at + 2] == ["to"] and not COMPARED & set(words[:at][-1:]):
            passive = word in cue and bool(BE & set(words[:at]))
            if word in SURE_PROSPECTS and (passive or any(verb in cue for verb in words[at + 2 : at + 4])):
                return True
            return any(acts.is_speech(verb) for verb in words[at + 2 : at + 4])
    return False


def _expected_besides(scene: Scene, draft: Draft) -> bool:
    """Does a participle tell what somebody is expected to do as well: "is expected to wait while criticising it"?"""
    if draft.cue is None or draft.source is None or draft.source[1] >= draft.cue[0]:
        return False
    if all(token.tag != "VBG" for token in scene.tokens[slice(*draft.cue)]):
        return False
    lead = scene.words((draft.source[1], min(draft.source[1] + BEFORE_CUE, draft.cue[0])))
    sure = next((at for at, word in enumerate(lead) if word in SURE_PROSPECTS), 0)
    return sure > 0 and not BE.isdisjoint(lead[:sure]) and lead[sure + 1 : sure + 2] == ["to"]


def _nobodys(scene: Scene, draft: Draft) -> bool:
    """Is there nobody who speaks, and no quotation mark: "the move was widely expected", "it is unclear whether …"?"""
    return draft.source is None and not any(scene.passages_in(place) for place in draft.content)


def _agentless(scene: Scene, draft: Draft) -> bool:
    """As in "it was said that …", "it remains unclear whether …": "it" for a speaker, a passive or how things stand."""
    if _is_told_of(scene, draft):
        return True
    if draft.source is None or scene.words(draft.source) != ["it"]:
        return False
    words = _leading(scene, draft)
    opening = scene.words((draft.content[0][0], draft.content[0][0] + 1)) if draft.content else []
    if (words[-1] in IMPERSONAL and (BE | STAYING) & set(words)) or set(opening) & IMPERSONAL:
        return True
    return any(
        word in BE and acts.is_speech(words[-1]) and words[-1].endswith(("ed", "said", "told")) for word in words[:-1]
    )


def _is_somebody(scene: Scene, source: Range) -> bool:
    return any(at in scene.document.entity_at or parties.is_people(scene.texts[at]) for at in range(*source))


def _is_told_of(scene: Scene, draft: Draft) -> bool:
    """As in "The old ministry is said to be haunted": what stands amid content, before a passive, does not speak."""
    if draft.cue is None or draft.source is None or draft.source[1] > draft.cue[0]:
        return False
    words = scene.words((max(draft.cue[0] - 1, 0), min(draft.cue[1] + 1, len(scene.tokens))))
    amid = any(first < draft.source[0] <= last for first, last in draft.content)
    opens = bool(draft.content) and draft.content[0][0] == draft.source[0]
    amid = amid or (opens and not _is_somebody(scene, draft.source))
    return amid and not BE.isdisjoint(words) and any(pair in TOLD for pair in pairwise(words))

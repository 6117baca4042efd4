"""Whose words a passive tells: of whoever stands after "by", of whoever is heard all the same, or nobody's.

"Brook was named chief engineer by the board"; "drivers can be heard asking"; "Hale, asked about it, was silent".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service import lexicons
from service.analyses.attribution import acts
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.phrases import ADVERBS, BE, BETWEEN, is_nominal, phrase_end
from service.analyses.attribution.scene import Range, Scene, overlap

APPEARANCES = lexicons.words("appearances")
FEELINGS = lexicons.words("feeling_participles")
BY_WITHIN = 14
"""Tokens after a passive within which "by" names who did it."""
SAYING = frozenset({"saying", "telling", "writing"})
"""What the subject of "was quoted by the Courier as" does all the same."""
COMPELLED = frozenset({"forced", "obliged", "obligated", "compelled", "made", "bound", "moved", "driven"})
"""Participles after which the subject speaks, not by its own will."""
PERFECT = frozenset(
    {"said", "insisted", "argued", "vowed", "pledged", "promised", "suggested", "complained", "hinted", "admitted"}
    | {"acknowledged", "conceded", "denied", "stressed", "noted", "tweeted", "posted"}
)
"""Participles after "'s" that are what somebody has done: "he's said"; but "he's called a danger"."""
PERCEIVED = frozenset({"heard", "overheard", "seen", "shown", "caught", "filmed", "recorded", "spotted"})
"""What is done to somebody who speaks all the same: "can be heard asking", "is shown telling"."""
ASKED = frozenset({"asked", "questioned", "pressed", "quizzed"})
WHAT = frozenset({"if", "whether", "about", "by", "what", "why", "how", "on", "again"})
WHEN = frozenset({"when", "if", "once", "while", "until", "whenever", "as"})
"""What stands before the participle of a passive without its auxiliary: "when asked"."""


def active(scene: Scene, draft: Draft) -> Draft:
    """Whose words a passive tells: "Brook was named chief engineer by the board" are the board's.

    Nobody's: "Brook was named chief engineer", "the bill seems to have support". But "Brook was convinced that …".
    """
    assert draft.cue is not None and draft.source is not None  # noqa: S101, PT018
    if _is_asked(scene, draft.cue, draft.source):
        agent = _agent(scene, draft.cue[0])
        return replace(draft, source=agent).with_content(
            _without(draft.content, (agent[0] - 1, agent[1])) if agent else draft.content
        )
    if draft.source[0] > draft.cue[0]:
        return _by_whom(scene, draft)
    if _only_looks_so(scene.words(draft.cue)):
        return replace(draft, source=None)
    verb = _passive(scene, draft.cue, draft.source)
    if verb is None or scene.words((verb, verb + 1))[0] in FEELINGS:
        return draft
    agent = _agent(scene, verb)
    if agent is None:
        return replace(draft, source=None)
    return replace(draft, source=agent).with_content(_without(draft.content, (agent[0] - 1, agent[1])))


def _is_asked(scene: Scene, cue: Range, source: Range | None) -> bool:
    """Is it somebody else who asks: "when asked if …", "Asked by a driver whether …", "Brook, asked about it, said"?"""
    if scene.words((cue[0], cue[0] + 1))[0] not in ASKED:
        return False
    start = scene.sentence_of(cue[0])[0]
    before = scene.words((cue[0] - 1, cue[0]))[0] if cue[0] > start else ""
    aside = before == "," and source is not None and source[1] == cue[0] - 1
    aside = aside and scene.words((cue[0] + 1, cue[0] + 2))[0] in WHAT
    return cue[0] == start or before in WHEN or aside


def _only_looks_so(cue: Sequence[str]) -> bool:
    """Does it look so to the writer: "seems to agree"; but who "seemed to suggest" it has said something."""
    return bool(APPEARANCES & set(cue)) and not any(acts.is_speech(word) for word in cue)


def _by_whom(scene: Scene, draft: Draft) -> Draft:
    """A source after "by" begins there, and ends with its noun: "accused by Hale | of hiding the cracks"."""
    assert draft.cue is not None and draft.source is not None  # noqa: S101, PT018
    first, last = draft.source
    if "by" in scene.words((first, last))[1:] and is_passive(scene, draft.cue):  # "named chief engineer by the board"
        by = first + 1 + scene.words((first + 1, last)).index("by")
        return replace(draft, source=(by + 1, last)) if by + 1 < last else draft
    first += scene.words((first, first + 1)) == ["by"]
    end = phrase_end(scene, first) if first < last else first
    if scene.words((first - 1, first)) != ["by"] or not first < end < last or not _follows_of(scene, end):
        return draft
    return replace(draft, source=(first, end)).with_content([*draft.content, (end, last)])


def _follows_of(scene: Scene, at: int) -> bool:
    """Does what somebody is accused of, or called, begin here: "of hiding …", "as a danger"?"""
    words = scene.words((at, min(at + 2, len(scene.tokens))))
    return words[0] == "as" or (words[0] == "of" and words[-1].endswith("ing"))


def is_passive(scene: Scene, cue: Range) -> bool:
    """Is the cue a passive: "was told", "had been accused", "when asked"?"""
    if _is_asked(scene, cue, None):
        return True
    return _passive(scene, cue, (cue[0], max(scene.sentence_of(cue[0])[0], cue[0] - BETWEEN))) is not None


def _passive(scene: Scene, cue: Range, source: Range) -> int | None:
    """The participle of a passive cue; none in "is said to have told", "was quoted as saying"."""
    verb = next((at for at in range(cue[1] - 1, cue[0] - 1, -1) if _is_past(scene, at)), None)
    if verb is None:
        return None
    for at in range(verb - 1, max(source[1] - 1, verb - 1 - BETWEEN), -1):
        word = scene.words((at, at + 1))[0]
        if word in BE:
            active = (word == "'s" and scene.texts[verb] in PERFECT) or _is_heard(scene, verb)
            return None if active or _says_it_all_the_same(scene, cue) else verb
        if scene.tokens[at].tag[:2] != "RB" and word not in ADVERBS:
            return None
    return None


def _is_heard(scene: Scene, verb: int) -> bool:
    """Is somebody heard or seen speaking: "can be heard asking"?"""
    following = scene.tokens[verb + 1 : verb + 2]
    return scene.texts[verb] in PERCEIVED and any(token.tag == "VBG" for token in following)


def _is_past(scene: Scene, at: int) -> bool:
    """May it be a participle: a past form, other than of "be"?"""
    return scene.tokens[at].tag in {"VBN", "VBD"} and scene.words((at, at + 1))[0] not in BE


def _says_it_all_the_same(scene: Scene, cue: Range) -> bool:
    """Has the subject spoken although the cue is a passive: "is said to have told", "was quoted as saying"?

    Or is it made to speak: "was forced to admit"?
    """
    words = scene.words((cue[0], min(cue[1] + 1, len(scene.tokens))))
    made_to = words.index("to") if "to" in words[1:-1] else 0
    if made_to and acts.is_speech(words[made_to + 1]) and words[made_to - 1] in COMPELLED:
        return True
    if "quoted" in words and "as" in words:
        return True
    following = scene.words((cue[0], min(cue[1] + BY_WITHIN, scene.sentence_of(cue[0])[1])))
    return not SAYING.isdisjoint(following) or ("to" in words and "said" in words)


def _agent(scene: Scene, verb: int) -> Range | None:
    """The noun phrase after "by" in the clause of a passive."""
    end = min(scene.sentence_of(verb)[1], verb + BY_WITHIN)
    for at in range(verb + 1, end - 1):
        word = scene.words((at, at + 1))[0]
        if word in {",", ";", "that", "who", "which"} or scene.passages_in((at, at + 1)):
            return None
        if word == "by":
            last = phrase_end(scene, at + 1)
            return (at + 1, last) if last > at + 1 and is_nominal(scene, last - 1) else None
    return None


def _without(content: Sequence[Range], place: Range) -> list[Range]:
    """The content without a place in it."""
    found: list[Range] = []
    for first, last in content:
        pieces = [(first, min(last, place[0])), (max(first, place[1]), last)] if overlap((first, last), place) else []
        found += [piece for piece in pieces or [(first, last)] if piece[0] < piece[1]]
    return found

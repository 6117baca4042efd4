"""Who a cue's subject is, by tags and order of words, where the source that was found cannot be it.

What looks so to the writer ("the bill seems to have …") and what is done to somebody ("Brook was named …") has no
speaker in its subject; a passive has one after "by".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service import lexicons
from service.analyses.attribution import acts
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene, overlap

APPEARANCES = lexicons.words("appearances")
FEELINGS = lexicons.words("feeling_participles")
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
AUXILIARIES = BE | {"has", "have", "had", "'ve", "'d", "do", "does", "did"}
ADVERBS = frozenset({"also", "not", "n't", "so", "far", "both", "all"})
BETWEEN = 4
"""Auxiliaries and adverbs at most between a subject and its verb."""
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
INTERPOSED = ("IN", "TO", "W")
"""Tags that begin a phrase between a subject and its verb."""
TRAILS = frozenset({"both", "all", "each", "himself", "herself", "themselves"})
"""Words at the end of a source that name nobody: "Brook and Hale both"."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL = ("NN", "PRP", "WP", "WDT", "CD", "EX")
PHRASE = ("NN", "JJ", "DT", "CD", "PRP$", "POS", "VBN", "VBG", "PDT")
OPENINGS = frozenset({",", ";", "—", "–", "--", "and", "but", "that", "while", "when", "as", "because", "if", "though"})
OPENINGS |= {"although", "after", "before", "whereas", "until", "since", "or", "“", '"', "``"}
"""What stands before a clause, and so before its subject."""
LEADS = frozenset({"with", "of", "by", "from", "for", "among", "to", "and", "but", "while", "even"})
"""Words that no source begins with."""
AGED = ("-old", "-olds")
"""How adjectives end that name somebody: "the 43-year-old"."""
ALONE = frozenset(
    {"some", "many", "others", "both", "few", "several", "all", "most", "half", "another", "each", "more"}
)
ALONE |= {"neither", "either", "these", "those", "that", "this", "critics", "none"}
"""Words without a noun that may name who speaks."""


def mended(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the subject of their cue for a source, or without one where its subject does not speak."""
    return [
        _bare(scene, _main(scene, _active(scene, draft))) if draft.cue and draft.source else draft for draft in drafts
    ]


def _active(scene: Scene, draft: Draft) -> Draft:
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
    end = _phrase_end(scene, first) if first < last else first
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
    return scene.texts[verb] in PERCEIVED and scene.tokens[verb + 1].tag == "VBG"


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
            last = _phrase_end(scene, at + 1)
            return (at + 1, last) if last > at + 1 and _is_nominal(scene, last - 1) else None
    return None


def _phrase_end(scene: Scene, first: int) -> int:
    end = scene.sentence_of(first)[1]
    at = first
    while at < end and (at in scene.document.entity_at or scene.tokens[at].tag.startswith((*PHRASE, "PRP"))):
        at += 1
    return at


def _main(scene: Scene, draft: Draft) -> Draft:
    """Whose verb it is, where the source stands in a phrase between the two.

    "Brook, after a long pause, said …"; "Brook, who has nine million readers, wrote …": Brook, neither pause nor readers.
    “We are late,” replied Brook, whose critics had left: not the critics.
    """
    if draft.cue is None or draft.source is None:
        return draft
    if _is_participle(scene, draft.cue) and draft.source[1] == draft.cue[0] - 1:
        return _of_participle(scene, draft)
    if draft.source[0] >= draft.cue[1]:
        return _beside(scene, draft, draft.cue[1], draft.source[0])
    comma = draft.source[1]
    while comma < draft.cue[0] and scene.texts[comma] != ",":
        comma += 1
    start = scene.sentence_of(draft.cue[0])[0]
    opening = next((at for at in range(draft.source[0] - 1, start, -1) if scene.texts[at] == ","), start)
    between = opening > start and scene.tokens[opening + 1].tag.startswith(INTERPOSED)
    if comma >= draft.cue[0] or not between:
        return draft
    if any(not _helps(scene, at) for at in range(comma + 1, draft.cue[0])):
        return draft
    found = subject_before(scene, opening)
    return replace(draft, source=found) if found else draft


def _is_participle(scene: Scene, cue: Range) -> bool:
    participle = scene.tokens[cue[0]].tag == "VBG" and scene.texts[cue[0] - 1] == ","
    return participle and acts.is_speech(scene.texts[cue[0]])


def _of_participle(scene: Scene, draft: Draft) -> Draft:
    """Whose participle it is after a name that only explains another: "Brook dismissed the chief, Ada Hale, saying …"."""
    assert draft.cue is not None and draft.source is not None  # noqa: S101, PT018
    first = scene.sentence_of(draft.cue[0])[0]
    if draft.source[0] <= first or scene.texts[draft.source[0] - 1] != ",":
        return draft
    verbs = (at for at in range(draft.source[0] - 1, first, -1) if scene.tokens[at].tag in FINITE)
    found = next((place for at in verbs if (place := subject_before(scene, at))), None)
    return replace(draft, source=found) if found else draft


def _beside(scene: Scene, draft: Draft, first: int, whose: int) -> Draft:
    """The noun phrase right after a cue, where its source stands only after ", whose"."""
    if scene.words((whose - 1, whose)) not in (["whose"], ["who"], ["which"]):
        return draft
    end = _phrase_end(scene, first)
    return replace(draft, source=(first, end)) if first < end < whose else draft


def _is_nominal(scene: Scene, at: int) -> bool:
    return at in scene.document.entity_at or scene.tokens[at].tag.startswith(NOMINAL)


def _without(content: Sequence[Range], place: Range) -> list[Range]:
    """The content without a place in it."""
    found: list[Range] = []
    for first, last in content:
        pieces = [(first, min(last, place[0])), (max(first, place[1]), last)] if overlap((first, last), place) else []
        found += [piece for piece in pieces or [(first, last)] if piece[0] < piece[1]]
    return found


def subject(scene: Scene, cue: Range) -> Range | None:
    """The noun phrase right before a finite verb, if a clause begins with it."""
    verb = next((at for at in range(*cue) if scene.tokens[at].tag in FINITE | {"MD"}), None)
    return None if verb is None else subject_before(scene, verb)


def subject_before(scene: Scene, verb: int) -> Range | None:
    """The noun phrase right before a verb, auxiliaries and adverbs between, if a clause begins with it."""
    start = scene.sentence_of(verb)[0]
    last = verb
    while last > max(start, verb - BETWEEN) and _helps(scene, last - 1):
        last -= 1
    first = last
    while first > start and (
        first - 1 in scene.document.entity_at or scene.tokens[first - 1].tag.startswith(PHRASE) or first == last
    ):
        first -= 1
    opens = first == start or scene.words((first - 1, first))[0] in OPENINGS
    return (first, last) if first < last and opens and _is_nominal(scene, last - 1) else None


def _helps(scene: Scene, at: int) -> bool:
    word = scene.words((at, at + 1))[0]
    return word in AUXILIARIES or word in ADVERBS or scene.tokens[at].tag in {"MD", "RB"}


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
    at, start = first, scene.sentence_of(first)[0]
    names = scene.document.entity_at
    if not scene.tokens[first].tag.startswith("NN"):
        return first
    while at > start and scene.tokens[at - 1].tag in {"JJ", "NN", "DT", "PRP$"} and at - 1 not in names and not scene.in_date(at - 1):
        at -= 1
        if scene.tokens[at].tag in {"DT", "PRP$"}:
            return at
    return first


def _bare(scene: Scene, draft: Draft) -> Draft:
    """A source of whole names, without "with" or "of" before it; none where nobody is named ("no", "apparent")."""
    if draft.source is None:
        return draft
    first, last = _whole_names(scene, draft.source)
    first = _whole_phrase(scene, first)
    if last - first == 1 and scene.texts[first] in {"most", "more"} and scene.tokens[last].tag.startswith("RB"):
        return replace(draft, source=None)  # "most recently"
    while first < last - 1 and scene.words((first, first + 1))[0] in LEADS:
        first += 1
    while first < last - 1 and scene.words((last - 1, last))[0] in TRAILS:
        last -= 1
    words = scene.words((first, last))
    named = any(_is_nominal(scene, at) or scene.tokens[at].tag == "PRP$" for at in range(first, last))
    named = named or words[-1].endswith(AGED)
    return replace(draft, source=(first, last) if named or ALONE & set(words) else None)

"""Mends content: holes filled, quotations whole or not at all, the one who was told left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from service.analyses.attribution import addressees, assembly, parties
from service.analyses.attribution.drafts import Draft, mostly, quotations, trim
from service.analyses.attribution.scene import Range, Scene, is_word, overlap

HOLE = 20
"""Words at most that content may miss inside one sentence and still be one piece; PolNeAR does not say fewer."""
AS_FAR = 14
"""Tokens after a cue within which the "that" of its content stands."""
HANGING = frozenset({"on", "in", "at", "for", "of", "from", "with", "by", "to", "as", "late", "early", "about", "up"})
"""Words that no source ends with."""
SUBJECT = 6
"""Tokens within which a subject and its verb begin."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BESIDES = frozenset({"as", "after", "before", "although", "though", "while", "when"})
"""Words that begin what the writer adds after "…, he said,"."""
TIMES = frozenset({"hours", "days", "weeks", "months", "minutes", "years", "day", "week", "hour", "month", "year"})
TIMES |= {"shortly", "soon", "just", "moments"}
SEQUENCE = frozenset({"after", "before"})
AS_TIME = 4
"""Tokens within which "hours after" stands."""
RELATIVE = frozenset({"WP", "WDT", "WRB"})
OCCASION = frozenset({"during", "after", "before", "while", "when"})
"""Words that begin an occasion, after somebody."""
LOOSE = frozenset({"continued", "continues", "continue", "began", "begins", "begin", "kept", "keeps", "went", "goes"})
"""Verbs that tell nothing before the verb that does: "continued to criticise"."""
DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "him", "them", "us", "me", "you", "it"}
    | {",", "and", "on", "of", "all", "some", "many", "several"}
)


def mended(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their content mended, one rule after the other."""
    return [_mended(scene, draft) for draft in drafts]


def _mended(scene: Scene, draft: Draft) -> Draft:
    made = draft
    for step in (
        _without_day,
        _without_told,
        _with_verb,
        _filled,
        _told,
        _whole,
        _apart,
        _ended,
        _told_first,
        _not_hanging,
    ):
        made = step(scene, made)
    return made


def _with_verb(scene: Scene, draft: Draft) -> Draft:
    """A cue of helpers alone gets the verb that opens its content: "drivers now | fear that it will close"."""
    if draft.cue is None or not draft.content or draft.content[0][0] != draft.cue[1]:
        return draft
    first, last = draft.content[0]
    verb = first
    while verb < last - 1 and scene.tokens[verb].tag == "RB":
        verb += 1
    if verb + 1 >= last or not scene.tokens[verb].tag.startswith("VB") or not _only_helps(scene, draft.cue):
        return draft
    if scene.passages_in((first, verb + 1)):
        return draft
    moved = replace(draft, cue=(draft.cue[0], verb + 1))
    return moved.with_content([(verb + 1, last), *draft.content[1:]])


def _only_helps(scene: Scene, cue: Range) -> bool:
    return all(
        word in assembly.HELPERS or word in LOOSE or scene.tokens[at].tag.startswith("RB")
        for at, word in enumerate(scene.words(cue), cue[0])
    )


def _without_day(scene: Scene, draft: Draft) -> Draft:
    """When it was said is not who, at the end of a source: "Rosewood on Monday", "Lee | during a visit"."""
    if draft.source is None:
        return draft
    first, end = draft.source
    end = next((at for at in range(first + 1, end) if scene.words((at, at + 1))[0] in OCCASION), end)
    relative = any(scene.tokens[at].tag in RELATIVE for at in range(first, end))  # "Brook, who came on Monday"
    while end > first + 1 and scene.in_date(end - 1) and not relative:
        end -= 1
    while end > first + 1 and scene.words((end - 1, end))[0] in HANGING:
        end -= 1
    if end + 1 < draft.source[1] and scene.in_date(end + 1) and _is_of_noun(scene, (first, end)):
        return draft
    return draft if end == draft.source[1] else replace(draft, source=(first, end))


def _is_of_noun(scene: Scene, place: Range) -> bool:
    """Does the time after a phrase belong to it and not to the verb: "the act | of 2009", "Hale, the winner | in 2008"?"""
    at = place[1]
    word, named = scene.words((at, at + 1))[0], scene.tokens[at - 1].tag in {"NN", "NNS"}
    return word in {"of", "from"} or (word == "in" and named and "," in scene.words(place))


def _without_told(scene: Scene, draft: Draft) -> Draft:
    """A cue ends before the name of who is told: "said to | Tom Hale"."""
    if draft.cue is None:
        return draft
    names = scene.document.entity_at
    first, last = draft.cue
    told = next((at for at in range(first + 1, last) if at in names and scene.words((at - 1, at)) == ["to"]), last)
    return draft if told == last else replace(draft, cue=(first, told))


def _filled(scene: Scene, draft: Draft) -> Draft:
    """Holes of a few words that are neither cue nor source are filled."""
    pieces: list[Range] = []
    own = [part for part in (draft.cue, draft.source) if part]
    for piece in draft.content:
        hole = (pieces[-1][1], piece[0]) if pieces else (0, 0)
        small = pieces and hole[1] - hole[0] <= 2 * HOLE and scene.count(hole) <= HOLE
        same = pieces and scene.sentence_of(hole[0] - 1) == scene.sentence_of(piece[0])
        if small and same and not any(overlap(hole, part) for part in own):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return draft.with_content(pieces)


def _told(scene: Scene, draft: Draft) -> Draft:
    """The words between a verb of telling and "that" are no content: "assured Putin on Tuesday that …"."""
    if draft.cue is None or not draft.content or draft.content[0][0] - draft.cue[1] not in {0, 1}:
        return draft
    words = scene.words(draft.cue)
    if words[-1] not in addressees.TELLS | {"to", "with"} and words[0] not in addressees.TELLS:
        return draft
    sentence = scene.sentence_of(draft.cue[0])
    first, *rest = draft.content
    limit = min(sentence[1], draft.cue[1] + AS_FAR)
    at = draft.cue[1]
    while at < limit and scene.words((at, at + 1)) != ["that"] and _names_somebody(scene, at):
        at += 1
    if at >= limit or at == draft.cue[1] or scene.words((at, at + 1)) != ["that"] or at + 1 >= sentence[1]:
        return draft
    end = first[1] if first[1] > at + 1 else sentence[1]
    piece = trim(scene.tokens, scene.paragraphs[draft.paragraph], (at + 1, end))
    return (
        draft.with_content([piece, *(other for other in rest if other[0] >= piece[1])])
        if piece[0] < piece[1]
        else draft
    )


def _names_somebody(scene: Scene, at: int) -> bool:
    word = scene.tokens[at].text
    return (
        at in scene.document.entity_at
        or word[0].isupper()
        or word.lower() in DETERMINERS
        or parties.is_people(word)
        or scene.in_date(at)
    )


def _whole(scene: Scene, draft: Draft) -> Draft:
    """A quotation of which the content has little is left out where it is at the edge."""
    pieces: list[Range] = []
    met = [(piece, scene.passages_in(piece)) for piece in draft.content]
    held = {passage.first for passage in mostly(met)}
    for (first, last), passages in met:
        for passage in passages:
            partly = passage.closed and passage.first not in held
            if partly and first < passage.first < last <= passage.last:
                last = passage.first  # noqa: PLW2901
            elif partly and passage.first < first < passage.last < last:
                first = passage.last  # noqa: PLW2901
        if scene.count((first, last)):
            pieces.append((first, last))
    return draft.with_content(pieces)


def _apart(scene: Scene, draft: Draft) -> Draft:
    """Neither a small word alone nor the end of the sentence before is content beside a quotation, nor what tails off.

    "What the menu calls “gravy”"; "The minister has a message for the towns. “Go to high ground.”"; "“We are full,” the
    venue wrote on X | an hour later."
    """
    held = {passage.first for passage in quotations(scene, draft)}
    if not held:
        return draft
    pieces = [_from_quotation(scene, piece, held) for piece in draft.content]
    kept = [(first, last) for first, last in pieces if last > first + 1 or scene.tokens[first].tag not in RELATIVE]
    if draft.cue and any(place[1] <= draft.cue[0] and scene.passages_in(place) for place in kept):
        kept = [place for place in kept if place[0] < draft.cue[1] or not _tails_off(scene, place)]
    return draft.with_content(kept or pieces)


def _tails_off(scene: Scene, place: Range) -> bool:
    """Has a piece neither marks nor a verb of its own?"""
    finite = any(scene.tokens[at].tag in FINITE for at in range(*place))
    return not finite and not scene.passages_in(place)


def _from_quotation(scene: Scene, piece: Range, held: Collection[int]) -> Range:
    first, last = piece
    start = next((at for at in range(first + 1, last) if at in held and scene.sentence_start(at) == at), first)
    opens = next((at for at in range(first + 1, last) if at in held), first)
    small = all(scene.tokens[at].tag.startswith("RB") or scene.texts[at] in {",", ":"} for at in range(first, opens))
    if small and (scene.texts[first].islower() or scene.texts[opens - 1] in {",", ":"}):
        first = opens  # "said only, “Let us wait.”"
    says = any(scene.tokens[at].tag.startswith(("VB", "MD")) for at in range(first, start))
    return (first if says else max(first, start), last)


def _ended(scene: Scene, draft: Draft) -> Draft:
    """Content ends with a quotation whose comma stands within its marks, where a clause of the writer's own follows.

    "The mayor called the bridge “a disgrace,” and her office has closed it." In PolNeAR's train split 17 of 22 end so.
    """
    if draft.cue is None or not draft.content or draft.cue[1] > draft.content[0][0]:
        return draft
    pieces: list[Range] = []
    for first, last in draft.content:
        met = scene.passages_in((first, last))
        at = met[-1].last if met and met[-1].closed and first <= met[-1].first else last
        end = at if at < last and _new_clause(scene, at, last) else last
        pieces.append((first, end))
        if end < last:
            break
    return draft.with_content(pieces)


def _told_first(scene: Scene, draft: Draft) -> Draft:
    """When or with what beside it was said is the writer's: "Two were hurt, police said, hours after it had opened".

    Of 34 such ends of PolNeAR's training split 30 are; a reason ("because") is what was said.
    """
    if draft.cue is None or len(draft.content) < 2 or draft.content[0][1] > draft.cue[0]:
        return draft
    first, last = draft.content[-1]
    end = max(part[1] for part in (draft.cue, draft.source) if part)
    own = first >= end and scene.words((first - 1, first)) == [","]
    own = own and any(scene.tokens[at].tag in FINITE for at in range(*draft.content[0]))
    opening = scene.words((first, min(first + AS_TIME, last)))
    timed = any(word in TIMES for word in opening[:-1]) and not SEQUENCE.isdisjoint(opening)
    return draft.with_content(draft.content[:-1]) if own and (opening[0] in BESIDES or timed) else draft


def _not_hanging(scene: Scene, draft: Draft) -> Draft:
    """Content does not end before its last noun: "an attack by Norland and its | allies"; nor with "and"."""
    if not draft.content:
        return draft
    *before, (first, last) = draft.content
    joined = last
    while last > first + 1 and scene.tokens[last - 1].tag == "CC" and _goes_on(scene, joined):
        last -= 1
    while last > first + 1 and last < joined and scene.texts[last - 1] == ",":
        last -= 1
    if scene.tokens[last - 1].tag in {"DT", "PRP$", "POS"} and _goes_on(scene, last) and not _is_taken(draft, last):
        last = _noun_end(scene, last)
    return draft.with_content([*before, (first, last)])


def _goes_on(scene: Scene, at: int) -> bool:
    """Does a sentence go on with a word?"""
    return at < scene.sentence_of(at - 1)[1] and is_word(scene.tokens[at])


def _is_taken(draft: Draft, at: int) -> bool:
    return any(part and part[0] <= at < part[1] for part in (draft.cue, draft.source))


def _noun_end(scene: Scene, first: int) -> int:
    """The end of the nouns that begin at a token, with what describes them; the token itself where none does."""
    end, at = scene.sentence_of(first - 1)[1], first
    while at < end and (scene.tokens[at].tag.startswith(("NN", "JJ", "CD", "POS")) or at in scene.document.entity_at):
        at += 1
    return at


def _new_clause(scene: Scene, at: int, last: int) -> bool:
    """Do a joint, a subject and its verb follow a closing mark with a comma before it?"""
    if scene.texts[at - 2] != "," or scene.words((at, at + 1))[0] not in {"and", "but", "while"}:
        return False
    tags = [token.tag for token in scene.tokens[at + 1 : min(last, at + 1 + SUBJECT)]]
    verb = next((place for place, tag in enumerate(tags) if tag in FINITE), 0)
    return verb > 0 and all(tag.startswith(("NN", "PRP", "DT", "JJ", "POS", "RB")) for tag in tags[:verb])

"""Attribution by layout: a colon before a quoted paragraph, a name after a dash, who it was in the next sentence.

The networks see one paragraph at a time; these rules see its neighbours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from service.analyses.attribution import acts, frames, parties, phrases
from service.analyses.attribution.drafts import Draft, by_paragraph, has_most, trim
from service.analyses.attribution.mark_signs import MARKS, Passage
from service.analyses.attribution.scene import Range, Scene, overlap
from service.analyses.attribution.units import Paragraph

DASHES = frozenset({"—", "–", "-", "--", "―", "~"})
NEAR = 15
"""Tokens before a closing colon within which its cue stands."""
SHORT = 6
"""Words that a content holds at most to give way to the quotation that the colon announces."""
NAME_LENGTH = 10
LEAST_BLOCK = 5
"""Words from which on a paragraph without marks, after words that hand over, is what somebody said."""
MOST = 0.6
ENDS = frozenset({".", "!", "?", "…", "..."})
ENDS_NAME = frozenset({".", ";", "in", "at", "on", "to", "when", "after", "before"})
POINTING = 6
POINTERS = frozenset({"that", "this", "those", "these", "such"})
BE = frozenset({"is", "was", "are", "were"})
REPORTING = frozenset({"said", "told", "says", "wrote", "tells", "called", "heard"})
SPEAKER_LENGTH = 6
CHANCE = 0.9


def announced(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A paragraph that ends in a colon, and the next one: its quotation, or all of it after words that hand over.

    Smith had this to say:             |  And from Chairwoman Rosewood:
    “We will not be moved by threats.” |  We will not be moved by threats.
    """
    found = list(drafts)
    near = by_paragraph(drafts)
    for number, (before, after) in enumerate(zip(scene.paragraphs, scene.paragraphs[1:], strict=False)):
        colon = _closing_colon(scene, before)
        content = colon and _announced_words(scene, before, after)
        if not colon or not content or any(_owns(found[at], content) for at in near[number + 1]):
            continue
        cue = _announcing(scene, found, near[number], colon)
        if cue is not None:
            found[cue] = found[cue].with_content([content])
        else:
            name = (
                _name_before(scene, before.first, colon)
                or _subject(scene, colon)
                or _telling(scene, found, near[number], colon)
                or _subject_of_last(scene, colon)
            )
            found.append(Draft(number, None, name, (content,), CHANCE))
    return found


def _announced_words(scene: Scene, before: Paragraph, after: Paragraph) -> Range | None:
    """The quotation that opens the paragraph after a colon; all of it, without marks, where the colon hands over."""
    if after.passages and after.passages[0].first == after.first:
        return after.passages[0].first, after.passages[0].last
    opening = scene.words((before.first, before.first + 2))
    hands_over = opening[0] in {"from", "by"} or opening == ["and", "from"] or _has_this_to_say(scene, before)
    starts = scene.tokens[after.first].text[0].isupper()
    if not (hands_over and starts) or scene.count((after.first, after.last)) < LEAST_BLOCK:
        return None
    return trim(scene.tokens, after, (after.first, after.last))


def _has_this_to_say(scene: Scene, paragraph: Paragraph) -> bool:
    """As in "Smith had this to say:", "Here is what she had to say:"."""
    return scene.words((paragraph.last - 4, paragraph.last - 1))[-2:] == ["to", "say"]


def _owns(draft: Draft, words: Range) -> bool:
    shared = sum(overlap(piece, words) for piece in draft.content)
    return draft.source is not None and shared >= MOST * (words[1] - words[0])


def _closing_colon(scene: Scene, paragraph: Paragraph) -> int | None:
    last = paragraph.last - 1
    return last if scene.tokens[last].text == ":" and last > paragraph.first else None


def _announcing(scene: Scene, drafts: Sequence[Draft], near: Sequence[int], colon: int) -> int | None:
    """The draft whose cue stands nearest before the colon, if its content is empty or may give way."""
    best = None
    for at in near:
        cue = drafts[at].cue
        if cue and cue[1] >= colon - NEAR and sum(scene.count(place) for place in drafts[at].content) <= SHORT:
            best = at
    return best


def _name_before(scene: Scene, first: int, colon: int) -> Range | None:
    """The capitalised words right before the colon ("And from Chairwoman Rosewood:")."""
    at = colon
    while at > first and colon - at < SPEAKER_LENGTH and scene.tokens[at - 1].text[0].isupper():
        at -= 1
    if at == first and colon - at > 1 and scene.words((at, at + 1))[0] in {"and", "from", "but", "then"}:
        at += 1
    return (at, colon) if at < colon else None


def _subject(scene: Scene, colon: int) -> Range | None:
    """The person of whom the sentence before a colon tells: "The captain, Sam Hale, was shorter:"."""
    first = scene.sentence_start(colon)
    verb = next((at for at in range(first, colon) if scene.tokens[at].tag in phrases.FINITE), first)
    named = [one for one in parties.named_in(scene, (first, verb)) if one.entity.type == "person"]
    end = verb - (scene.words((verb - 1, verb)) == [","]) if verb > first else verb
    if named and named[-1].last == end and verb - first <= NAME_LENGTH:
        return named[-1].first, named[-1].last
    alone = scene.tokens[first].tag in {"DT", "PRP$", "PRP"} and verb - first <= SPEAKER_LENGTH
    people = verb > first and (parties.is_people(scene.tokens[verb - 1].text) or scene.tokens[verb - 1].tag == "PRP")
    return (first, verb) if alone and people else None


def _telling(scene: Scene, drafts: Sequence[Draft], near: Sequence[int], colon: int) -> Range | None:
    """Who speaks last in the sentence before a colon: "The board said of its plans for next year:"."""
    start = scene.sentence_start(colon)
    told = [drafts[at] for at in near if (cue := drafts[at].cue) and cue[0] >= start and drafts[at].source]
    told = [one for one in told if acts.act_of(scene.words(one.cue or (0, 0)), ()) != "thought"]
    told = [one for one in told if not frames.FRAMING.isdisjoint(scene.words(one.cue or (0, 0)))] or told
    return max(told, key=lambda one: one.cue or (0, 0)).source if told else None


def _subject_of_last(scene: Scene, colon: int) -> Range | None:
    """Whose verb of speech is the last word before a colon, also where it was taken for a noun: "the site notes:"."""
    verb = colon - 1
    if not acts.is_speech(scene.texts[verb]) or not scene.tokens[verb].tag.startswith(("VB", "NNS")):
        return None
    return phrases.subject_before(scene, verb)


def signed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A quotation with a name after it: after a dash, on the same line or the next, or in the next sentence.

    “Nothing is settled until all is settled.” — Ada Brook, chief negotiator
    “Nothing is settled until all is settled.” That is what Ada Brook told the council.
    """
    near = by_paragraph(drafts)
    dropped: set[int] = set()
    added = []
    for number, content, who in _signed_lines(scene):
        dropped |= set(near[number])
        added.append(Draft(number, None, who, content, CHANCE))
    lines = {draft.paragraph for draft in added}
    for number, passage in _last_quotations(scene):
        if number in lines:
            continue
        words = (passage.first, passage.last)
        pointed = _in_next_sentence(scene, passage)
        name = pointed or _after_dash(scene, number, passage)
        if name and (pointed or not any(_owns(drafts[at], words) for at in near[number])):
            dropped |= {at for at in near[number] if has_most(drafts[at].content, passage)}
            added.append(Draft(number, None, name, (words,), CHANCE))
    return [draft for at, draft in enumerate(drafts) if at not in dropped] + added


def _signed_lines(scene: Scene) -> Iterator[tuple[int, tuple[Range, ...], Range]]:
    """Paragraphs with several quotations that open with one and end in a signature: number, content, name.

    “We have no roof.” She laughed. “But we have walls.” — Ada Brook
    “My son asked, “Why?” and I had no answer.” — Ada Brook; marks within marks make it one
    """
    for number, paragraph in enumerate(scene.paragraphs):
        marked = paragraph.passages and paragraph.passages[0].first == paragraph.first
        for at in (
            range(max(paragraph.first + 2, paragraph.last - NAME_LENGTH - 1), paragraph.last - 1) if marked else ()
        ):
            before = scene.tokens[at - 1].text
            name = _signature(scene, (at, paragraph.last), whole=True) if before in MARKS | ENDS else None
            if name and paragraph.passages[0].last < at:
                pieces = tuple((one.first, one.last) for one in paragraph.passages if one.last <= at)
                yield number, pieces if paragraph.passages[0].closed else ((paragraph.first, at),), name
                break


def _last_quotations(scene: Scene) -> Iterator[tuple[int, Passage]]:
    """The quotations that nothing but a signature or a sentence about them can follow, with their paragraphs."""
    for number, paragraph in enumerate(scene.paragraphs):
        for passage in paragraph.passages:
            last = passage is paragraph.passages[-1]
            if passage.closed and (last or scene.tokens[passage.last - 2].text in ENDS):
                yield number, passage


def _after_dash(scene: Scene, number: int, passage: Passage) -> Range | None:
    """The name after a dash, which the line of the quotation or the next one ends with."""
    paragraph = scene.paragraphs[number]
    if passage.last < paragraph.last:
        whole = passage.first == paragraph.first
        return _signature(scene, (passage.last, paragraph.last), whole=whole)
    if number + 1 == len(scene.paragraphs):
        return None
    line = scene.paragraphs[number + 1]
    return _signature(scene, (line.first, line.last), whole=False)


def _signature(scene: Scene, place: Range, *, whole: bool) -> Range | None:
    """Dash and name, up to the comma: the tokens of the name. After a whole line of quotation also "a man who …"."""
    first, last = place
    if scene.tokens[first].text not in DASHES or not 2 <= last - first <= NAME_LENGTH + 1:
        return None
    described = whole and any(parties.is_people(word) for word in scene.words((first + 1, first + 4)))
    if not (scene.tokens[first + 1].text[0].isupper() or described):
        return None
    end = next((at for at in range(first + 1, last) if scene.tokens[at].text in {",", ".", "("}), last)
    return (first + 1, end) if end > first + 1 else None


def _in_next_sentence(scene: Scene, passage: Passage) -> Range | None:
    """Who it was, in the sentence after a quotation that says no more than this.

    That is what Ada Brook told the council. | So said Ada Brook, its engineer. | Those were the words of Ada Brook.
    """
    first = passage.last
    if first >= len(scene.tokens) or scene.sentence_of(first)[0] != first:
        return None
    last = scene.sentence_of(first)[1]
    words = scene.words((first, min(last, first + POINTING)))
    if words[:2] == ["so", "said"]:
        return _up_to(scene, (first + 2, last), set())
    if len(words) < POINTING or words[0] not in POINTERS or words[1] not in BE:
        return None
    if words[2] == "what":
        return _up_to(scene, (first + 3, last), REPORTING)
    return _up_to(scene, (first + 5, last), set()) if words[2:5] == ["the", "words", "of"] else None


def _up_to(scene: Scene, place: Range, verbs: Collection[str]) -> Range | None:
    """The words up to a verb, or up to a stop where there is none to be found."""
    for at in range(place[0], min(place[1], place[0] + NAME_LENGTH)):
        word = scene.words((at, at + 1))[0]
        if word in verbs or (not verbs and word in ENDS_NAME):
            return (place[0], at) if at > place[0] else None
    return None

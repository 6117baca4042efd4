"""Attribution by a signature: a name after a dash, on the line or the next, or who it was in the next sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from service.analyses.attribution import parties
from service.analyses.attribution.announcements import CHANCE, NAME_LENGTH, owns
from service.analyses.attribution.drafts import Draft, by_paragraph, has_most
from service.analyses.attribution.mark_signs import MARKS, Passage
from service.analyses.attribution.scene import Range, Scene

DASHES = frozenset({"—", "–", "-", "--", "―", "~"})
ENDS = frozenset({".", "!", "?", "…", "..."})
ENDS_NAME = frozenset({".", ";", "in", "at", "on", "to", "when", "after", "before"})
POINTING = 6
POINTERS = frozenset({"that", "this", "those", "these", "such"})
BE = frozenset({"is", "was", "are", "were"})
REPORTING = frozenset({"said", "told", "says", "wrote", "tells", "called", "heard"})


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
        if name and (pointed or not any(owns(drafts[at], words) for at in near[number])):
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

"""Attribution by layout: a colon before a quoted paragraph, a name after a dash, speaker lines of a transcript.

The networks see one paragraph at a time; these rules see its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.analyses.attribution.drafts import Draft, by_paragraph, has_most, trim
from service.analyses.attribution.marks import Passage
from service.analyses.attribution.scene import Range, Scene, overlap
from service.analyses.attribution.units import Paragraph

DASHES = frozenset({"—", "–", "-", "--", "―", "~"})
NEAR = 15
"""Tokens before a closing colon within which its cue stands."""
SHORT = 6
"""Words that a content holds at most to give way to the quotation that the colon announces."""
NAME_LENGTH = 10
SPEAKER_LENGTH = 6
SPEAKER_LINES = 4
"""Lines that begin with a speaker from which on they are a transcript, not headings."""
CHANCE = 0.9
NOT_SPEAKERS = frozenset({"note", "update", "updated", "correction", "editor", "photo", "image", "video", "source"})


def announced(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A paragraph that ends in a colon, and the quotation that opens the next one.

    Smith had this to say:             |  And from Chairwoman Rosewood:
    “We will not be moved by threats.” |  “We have heard enough.”
    """
    found = list(drafts)
    near = by_paragraph(drafts)
    for number, (before, after) in enumerate(zip(scene.paragraphs, scene.paragraphs[1:], strict=False)):
        colon = _closing_colon(scene, before)
        if (
            colon is None
            or not _opens_quoted(after)
            or any(_owns(found[at], after.passages[0]) for at in near[number + 1])
        ):
            continue
        content = [(after.passages[0].first, after.passages[0].last)]
        cue = _announcing(scene, found, near[number], colon)
        if cue is not None:
            found[cue] = found[cue].with_content(content)
        else:
            found.append(Draft(number, None, _name_before(scene, before.first, colon), tuple(content), CHANCE))
    return found


def _owns(draft: Draft, passage: Passage) -> bool:
    return draft.source is not None and has_most(draft.content, passage)


def _closing_colon(scene: Scene, paragraph: Paragraph) -> int | None:
    last = paragraph.last - 1
    return last if scene.tokens[last].text == ":" and last > paragraph.first else None


def _opens_quoted(paragraph: Paragraph) -> bool:
    return bool(paragraph.passages) and paragraph.passages[0].first == paragraph.first


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


def signed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A quotation with a name after a dash, on the same line or the next.

    “Nothing is settled until all is settled.” — Ada Brook, chief negotiator
    """
    near = by_paragraph(drafts)
    dropped: set[int] = set()
    added = []
    for number, paragraph in enumerate(scene.paragraphs):
        passage = paragraph.passages[-1] if paragraph.passages else None
        name = passage and (_name_after(scene, paragraph, passage) or _name_on_next_line(scene, number, passage))
        if passage and name and not any(_owns(drafts[at], passage) for at in near[number]):
            dropped |= {at for at in near[number] if has_most(drafts[at].content, passage)}
            added.append(Draft(number, None, name, ((passage.first, passage.last),), CHANCE))
    return [draft for at, draft in enumerate(drafts) if at not in dropped] + added


def _name_after(scene: Scene, paragraph: Paragraph, passage: Passage) -> Range | None:
    rest = paragraph.last - passage.last
    if not passage.closed or not 2 <= rest <= NAME_LENGTH + 1:
        return None
    return _signature(scene, (passage.last, paragraph.last))


def _name_on_next_line(scene: Scene, number: int, passage: Passage) -> Range | None:
    if passage.last != scene.paragraphs[number].last or number + 1 == len(scene.paragraphs):
        return None
    line = scene.paragraphs[number + 1]
    return _signature(scene, (line.first, line.last)) if line.last - line.first <= NAME_LENGTH + 1 else None


def _signature(scene: Scene, place: Range) -> Range | None:
    """Dash and name, up to the comma: the tokens of the name."""
    first, last = place
    if scene.tokens[first].text not in DASHES or last - first < 2 or not scene.tokens[first + 1].text[0].isupper():
        return None
    end = next((at for at in range(first + 1, last) if scene.tokens[at].text in {",", ".", "("}), last)
    return (first + 1, end) if end > first + 1 else None


def spoken(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Speaker lines, where there are several: "BLITZER: Do you agree?"."""
    lines = {number: colon for number, p in enumerate(scene.paragraphs) if (colon := _speaker_line(scene, p))}
    if len(lines) < SPEAKER_LINES:
        return list(drafts)
    found = [draft for draft in drafts if draft.paragraph not in lines]
    near = by_paragraph(drafts)
    for number, colon in lines.items():
        paragraph = scene.paragraphs[number]
        content = trim(scene.tokens, paragraph, (colon + 1, paragraph.last))
        if content[0] < content[1]:
            found += [drafts[at] for at in near[number] if not _is_line(drafts[at], content)]
            found.append(Draft(number, None, (paragraph.first, colon), (content,), CHANCE))
    return found


def _speaker_line(scene: Scene, paragraph: Paragraph) -> int | None:
    """The colon after the name that begins the line."""
    for at in range(paragraph.first + 1, min(paragraph.first + SPEAKER_LENGTH + 1, paragraph.last - 1)):
        word = scene.tokens[at].text
        if word == ":":
            name = scene.words((paragraph.first, at))
            return at if scene.tokens[paragraph.first].text[0].isupper() and not NOT_SPEAKERS & set(name) else None
        if not (word[0].isupper() or word in {".", ",", "(", ")", "-"}):
            return None
    return None


def _is_line(draft: Draft, content: Range) -> bool:
    """Does the draft tell the same as the line, its content being more than half of it?"""
    shared = sum(overlap(place, content) for place in draft.content)
    return shared * 2 > content[1] - content[0] or draft.reach[0] < content[0]

"""Transcripts and interviews: lines that begin with who speaks, whose words need no marks.

BLITZER: Do you agree?           |  [00:12:31] **Ada Brook:** I do.   |  Q. Do you agree?
BROOK (Chief Engineer): I do.    |  Ada Brook (12:31):                |  A. I do.
                                 |  I do.                             |  “BROOK: I do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from service.analyses.attribution import parties
from service.analyses.attribution.drafts import Draft, by_paragraph, trim
from service.analyses.attribution.mark_signs import MARKS
from service.analyses.attribution.scene import Range, Scene, overlap
from service.analyses.attribution.units import Paragraph

NAME_LENGTH: Final = 6
ROLE_LENGTH: Final = 12
"""Tokens of a role in brackets at most: "(Fire Chief, Cordell)"."""
LEAST_LINES: Final = 4
"""Lines that begin with a speaker from which on they are a transcript, not headings."""
LEAST_SHARE: Final = 1 / 3
"""Share of labelled paragraphs among those of a transcript, from which on the others belong to the turn before them."""
CHANCE: Final = 0.9
NOT_SPEAKERS: Final = frozenset(
    {"note", "update", "updated", "correction", "editor", "photo", "image", "video", "source"}
)
LETTERS: Final = frozenset({"q", "a"})
"""Question and answer; with a stop the tokenizer may take them for initials."""
IN_NAMES: Final = frozenset({".", ",", "-", "&"})
DECORATION: Final = frozenset({"[", "]", "*", "**", "(", ")", "—", "–", "-"})
NAME_ENDS: Final = frozenset({":", "(", "[", "*", "**"})
ASIDES: Final = frozenset({"(", "["})


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks: the tokens `name`; what is said begins at the token `first`."""

    name: Range
    first: int


def spoken(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The turns of a transcript, where there are several, each a quote of whoever begins the line."""
    found_labels = {at: label for at, one in enumerate(scene.paragraphs) if (label := _label(scene, one))}
    labels = _of_one_kind(scene, found_labels)
    if _voices(scene, labels) < LEAST_LINES:
        return list(drafts)
    near = by_paragraph(drafts)
    found = [draft for draft in drafts if draft.paragraph not in labels]
    interviewed = _interviewed(scene, min(labels))
    for at, content in _turns(scene, labels):
        whole = (content[0][0], content[-1][1])
        found += [drafts[place] for place in near[at] if not _is_line(drafts[place], whole)]
        answers = _initial(scene, labels[at].name) == "a"
        found.append(Draft(at, None, (answers and interviewed) or labels[at].name, tuple(content), CHANCE))
    return found


def _of_one_kind(scene: Scene, labels: Mapping[int, Label]) -> dict[int, Label]:
    """Questions and answers, where there are both; else the labels that are no single letter."""
    initials = {at: _initial(scene, label.name) for at, label in labels.items()}
    interview = set(initials.values()) >= LETTERS
    return {at: label for at, label in labels.items() if (initials[at] in LETTERS) == interview}


def _initial(scene: Scene, name: Range) -> str:
    """The letter that stands for a name: "q" or "a", or nothing."""
    word = scene.words(name)[0].removesuffix(".")
    return word if word in LETTERS and name[1] - name[0] == 1 else ""


def _voices(scene: Scene, labels: Mapping[int, Label]) -> int:
    """How many labels stand for somebody: repeated, by the last word, or a person. Not: "Tickets: 12 euros"."""
    last = {at: scene.words((label.name[1] - 1, label.name[1]))[0].removesuffix(".") for at, label in labels.items()}
    times = Counter(last.values())
    return sum(times[last[at]] > 1 or _names_person(scene, label.name) for at, label in labels.items())


def _names_person(scene: Scene, name: Range) -> bool:
    return any(named.entity.type == "person" for named in parties.named_in(scene, name))


def _label(scene: Scene, paragraph: Paragraph) -> Label | None:
    """Who speaks in a line, after a time stamp or in bold, with a role or time stamp in brackets, up to the colon."""
    first = _past_stamps(scene, _past_mark(scene, paragraph), paragraph.last)
    name = _name(scene, first, paragraph.last)
    if name is None:
        return None
    if _initial(scene, name) and scene.tokens[name[0]].text[-1] == ".":
        return Label(name, name[1])
    at = _past_stamps(scene, _past_role(scene, name[1], paragraph.last), paragraph.last)
    if at < paragraph.last and scene.tokens[at].text in ({":", "."} if _initial(scene, name) else {":"}):
        return Label(name, _past_stamps(scene, at + 1, paragraph.last))
    stamped = at == paragraph.last and any(_is_time(scene.tokens[n].text) for n in range(name[1], at))
    return Label(name, at) if stamped else None


def _past_mark(scene: Scene, paragraph: Paragraph) -> int:
    """After the mark that opens the line, where the whole transcript is quoted: “BROOK: I do."""
    return paragraph.first + (paragraph.last - paragraph.first > 1 and scene.tokens[paragraph.first].text in MARKS)


def _past_stamps(scene: Scene, at: int, last: int) -> int:
    while at < last and (scene.tokens[at].text in DECORATION or _is_time(scene.tokens[at].text)):
        at += 1
    return at


def _is_time(word: str) -> bool:
    return ":" in word and word[0].isdigit() and word.replace(":", "").isdigit()


def _name(scene: Scene, first: int, last: int) -> Range | None:
    """The capitalised words before a colon, bracket or time stamp."""
    at = first
    while at < min(last, first + NAME_LENGTH + 1):
        word = scene.tokens[at].text
        if word in NAME_ENDS or _is_time(word) or (at == first + 1 and _ends_initial(scene, first)):
            break
        if not (word[0].isupper() or word in IN_NAMES):
            return None
        at += 1
    short = first < at <= first + NAME_LENGTH and at < last
    return (first, at) if short and not NOT_SPEAKERS & set(scene.words((first, at))) else None


def _ends_initial(scene: Scene, first: int) -> bool:
    """Is the name a letter with its stop: "Q. Why?"?"""
    return scene.tokens[first + 1].text == "." or scene.tokens[first].text[1:] == "."


def _past_role(scene: Scene, at: int, last: int) -> int:
    """After the brackets that begin here: "(Reporter)"."""
    if at < last and scene.tokens[at].text in ASIDES:
        for end in range(at + 1, min(last, at + ROLE_LENGTH + 2)):
            if scene.tokens[end].text in {")", "]"}:
                return end + 1
    return at


def _turns(scene: Scene, labels: Mapping[int, Label]) -> Iterator[tuple[int, list[Range]]]:
    """Number of the paragraph with the label, and what is said: its rest and the paragraphs up to the next label."""
    starts = sorted(labels)
    dense = len(starts) >= LEAST_SHARE * (starts[-1] - starts[0] + 1)
    for at, after in zip(starts, [*starts[1:], starts[-1] + 1], strict=True):
        own = (labels[at].first, scene.paragraphs[at].last)
        bare = own[0] == own[1]
        end = min(after, len(scene.paragraphs)) if after > at + 1 or not bare else min(at + 2, len(scene.paragraphs))
        marked = not bare and scene.tokens[own[0]].text in MARKS
        more = range(at + 1, end) if bare or (dense and not marked) else ()
        rest = [(one.first, one.last) for n in more if not _is_aside(scene, one := scene.paragraphs[n])]
        pieces = [(at, own), *((scene.paragraph_of(piece[0]), piece) for piece in rest)]
        trimmed = [trim(scene.tokens, scene.paragraphs[n], piece) for n, piece in pieces]
        content = [piece for piece in trimmed if scene.count(piece)]
        if content:
            yield at, content


def _is_aside(scene: Scene, paragraph: Paragraph) -> bool:
    """Is the paragraph a stage direction: "(APPLAUSE)"?"""
    return scene.tokens[_past_mark(scene, paragraph)].text in ASIDES


def _interviewed(scene: Scene, first: int) -> Range | None:
    """The person named most before the first question."""
    named = list(parties.named_in(scene, (scene.paragraphs[0].first, scene.paragraphs[first].first)))
    counts = Counter(one.entity.id for one in named if one.entity.type == "person")
    (most, times), *others = counts.most_common(2) or [("", 0)]
    if not most or (others and others[0][1] == times):
        return None
    return next((one.first, one.last) for one in named if one.entity.id == most)


def _is_line(draft: Draft, content: Range) -> bool:
    """Does the draft tell the same as the line, its content being more than half of it?"""
    shared = sum(overlap(place, content) for place in draft.content)
    return shared * 2 > content[1] - content[0] or draft.reach[0] < content[0]

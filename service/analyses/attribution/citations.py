"""Who cites whom: "The Courier quoted Brook as saying …", "The Courier reported, citing two officials, that …".

Who is quoted as saying it speaks, through the one who quotes; a report that rests on somebody is the reporter's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from service.analyses.attribution.drafts import Draft, by_paragraph, trim
from service.analyses.attribution.phrases import BE, PHRASE
from service.analyses.attribution.scene import Range, Scene

QUOTING: Final = frozenset({"quoted", "quotes", "quote", "quoting", "cited", "cites", "citing"})
SAYING = frozenset({"saying", "telling", "writing", "adding", "warning", "arguing", "claiming", "insisting"})
SAYING |= {"describing", "calling", "denying", "stating", "complaining", "suggesting", "admitting", "declaring"}
"""What somebody is quoted "as" doing."""
CITING: Final = frozenset({"citing", "quoting"})
LONGEST: Final = 25
"""Tokens of somebody who is quoted at most."""
NEAR: Final = 4
"""Drafts after one among which those of its sentence are looked for."""
INSIDE: Final = (*PHRASE, "IN", "CC", ",", "WP", "VBD", "VBZ", "VBP", "TO", "PRP", "RB")


def settled(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what somebody is quoted as saying for that one, and a report's words for who reports."""
    drafts = list(found)
    dropped: set[int] = set()
    for places in by_paragraph(found).values():
        ordered = sorted((at for at in places if drafts[at].cue), key=lambda at: drafts[at].cue or (0, 0))
        cues = {cue[0]: at for at in ordered if (cue := drafts[at].cue)}
        for number, at in enumerate(ordered):
            after = ordered[number + 1 : number + 1 + NEAR]
            if _is_passive(scene, drafts[at]):
                dropped |= {at} if any(_opens(drafts[at], drafts[other]) for other in after) else set()
                _quoted_by(scene, drafts, at, after)
            elif (inner := _as_saying(scene, drafts, at, cues)) is not None:
                dropped |= {other for other in after if _starts(drafts[other], inner)}
                drafts[at] = _quoting(scene, drafts[at], inner)
                drafts.append(inner)
            elif not drafts[at].content and drafts[at].source:
                _take(scene, drafts, at, after)
    return [draft for at, draft in enumerate(drafts) if at not in dropped]


def _starts(draft: Draft, inner: Draft) -> bool:
    """Have both the same cue?"""
    return draft.cue is not None and inner.cue is not None and draft.cue[0] == inner.cue[0]


def _quoting(scene: Scene, draft: Draft, inner: Draft) -> Draft:
    """The one who quotes, with all that the other one says, and who that is, for content."""
    verb = _verb(scene, draft.cue or (0, 0))
    return replace(draft, cue=(verb, verb + 1)).with_content([((inner.source or (0, 0))[0], inner.content[-1][1])])


def _quoted_by(scene: Scene, drafts: list[Draft], at: int, after: Sequence[int]) -> None:
    """Who is quoted by whom: "Brook was quoted by the Courier as saying …" has Brook, as quoted by the Courier."""
    source, cue = drafts[at].source, drafts[at].cue or (0, 0)
    for other in after if source and source[0] >= cue[1] else ():
        said = drafts[other]
        if said.cue and said.source and said.content and scene.words((said.cue[0] - 1, said.cue[0])) == ["as"]:
            drafts[at] = drafts[at].with_content([said.source, (said.cue[0] - 1, said.content[-1][1])])
            return


def _verb(scene: Scene, cue: Range) -> int:
    """The first verb of quoting of a cue; its first token where there is none."""
    return next((at for at in range(*cue) if scene.texts[at] in QUOTING), cue[0])


def _is_passive(scene: Scene, draft: Draft) -> bool:
    """Is it the subject that speaks: "was quoted in the paper as having said"?"""
    if draft.cue is None:
        return False
    verb = _verb(scene, draft.cue)
    return scene.texts[verb] in QUOTING and not BE.isdisjoint(scene.words((max(0, verb - 2), verb)))


def _opens(draft: Draft, other: Draft) -> bool:
    """Does what one says begin with the cue of the other?"""
    return bool(draft.content and other.cue and draft.content[0][0] <= other.cue[0] <= draft.content[0][0] + 1)


def _as_saying(scene: Scene, drafts: Sequence[Draft], place: int, cues: Mapping[int, int]) -> Draft | None:
    """What somebody is quoted "as saying", by the one who quotes; `cues`: first token of a cue -> its draft."""
    draft = drafts[place]
    if draft.cue is None or draft.source is None or not draft.content:
        return None
    verb = _verb(scene, draft.cue)
    end = min(scene.sentence_of(verb)[1], verb + LONGEST) if scene.texts[verb] in QUOTING else verb
    at = next((at for at in range(verb + 2, end - 1) if scene.texts[at] == "as" and _is_saying(scene, at + 1)), None)
    if at is None or not all(_may_be_inside(scene, n) for n in range(verb + 1, at)):
        return None
    own = drafts[cues[at + 1]].content if at + 1 in cues else ()
    said = trim(scene.tokens, scene.paragraphs[draft.paragraph], (at + 2, max(draft.content[-1][1], at + 2)))
    content = own or ((said,) if scene.count(said) else ())
    return replace(draft, cue=(at + 1, at + 2), source=(verb + 1, at)).with_content(content) if content else None


def _is_saying(scene: Scene, at: int) -> bool:
    return scene.texts[at] in SAYING


def _may_be_inside(scene: Scene, at: int) -> bool:
    return at in scene.document.entity_at or scene.tokens[at].tag.startswith(INSIDE)


def _take(scene: Scene, drafts: list[Draft], at: int, after: Sequence[int]) -> None:
    """Gives a report that has no content what a participle after it took: "citing two officials, | that …"."""
    for other in after:
        cue, content = drafts[other].cue or (0, 0), drafts[other].content
        if scene.texts[cue[1] - 1] not in CITING or not content or content[0][0] != cue[1]:
            continue
        first, last = content[0]
        comma = next((n for n in range(first + 1, last) if scene.texts[n] == ","), None)
        if comma is None or scene.sentence_of(cue[0]) != scene.sentence_of((drafts[at].cue or cue)[0]):
            continue
        rest = trim(scene.tokens, scene.paragraphs[drafts[at].paragraph], (comma + 1, last))
        if scene.count(rest):
            drafts[at] = drafts[at].with_content([rest, *content[1:]])
            drafts[other] = drafts[other].with_content([(first, comma)])
            return

"""Through whom the words came: "Raisi said …, according to IRNA".

The inner quote of two layers gets the chain, nearest first; the outer one is dropped where it tells nothing more than
that the inner one was reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from service.analyses.attribution import acts, addressees, drafts, frames, layers, ownership, phrases
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene, overlap

MOST_OF = 0.5
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Chained:
    """A draft with the sources it came through, nearest first."""

    draft: Draft
    via: tuple[Range, ...] = ()


def chained(scene: Scene, found: Sequence[Draft]) -> list[Chained]:
    """The drafts, each with its chain."""
    outer_of = _outer(scene, found)
    found = [ownership.without_others_words(scene, own) if at in outer_of else own for at, own in enumerate(found)]
    inner_of: dict[int, list[Draft]] = defaultdict(list)
    for own, outer in outer_of.items():
        inner_of[outer].append(found[own])
    dropped = {outer for outer, inner in inner_of.items() if _tells_no_more(scene, inner, found[outer])}
    dropped |= {own for own in outer_of if _by_the_way(scene, found[own]) or not found[own].content}
    dropped |= {
        own for own, outer in outer_of.items() if frames.is_relay(scene, found[outer]) and _acts(scene, found[own])
    }
    dropped |= {own for own, outer in outer_of.items() if outer not in dropped and _is_thought(scene, found[own])}
    return [Chained(draft, _chain(scene, found, outer_of, at)) for at, draft in enumerate(found) if at not in dropped]


def _outer(scene: Scene, found: Sequence[Draft]) -> dict[int, int]:
    """Place of a draft -> place of the draft that reports it: the smallest that holds its source and cue."""
    near = drafts.by_paragraph(found)
    outer_of: dict[int, int] = {}
    for places in near.values():
        ordered = sorted(places, key=lambda at: found[at].reach)
        for place, own in enumerate(ordered):
            window = ordered[max(0, place - drafts.MOST_NEAR) : place + drafts.MOST_NEAR]
            holding = [at for at in window if at != own and _reports(scene, found[at], found[own])]
            if holding:
                outer_of[own] = min(holding, key=lambda at: _size(found[at].content))
    return outer_of


def _reports(scene: Scene, outer: Draft, own: Draft) -> bool:
    """Does one draft report the other: hold its source and cue, or relay the same words?"""
    if outer.source is None or own.source is None or own.cue is None or outer.cue is None:
        return False
    if _within(own.cue, outer.content) and _within(own.source, outer.content):
        return True
    same = 2 * _shared(outer.content, own.content) >= ALIKE * (_size(outer.content) + _size(own.content))
    return same and frames.is_relay(scene, outer) and not frames.is_relay(scene, own)


def _within(place: Range, content: Sequence[Range]) -> bool:
    return any(first <= place[0] and place[1] <= last for first, last in content)


def _size(content: Sequence[Range]) -> int:
    return sum(last - first for first, last in content)


def _tells_no_more(scene: Scene, inner: Sequence[Draft], outer: Draft) -> bool:
    """Are nearly all words of the outer content those of inner quotes, and all that are in quotation marks?

    No more is left than how they are joined: "After the vote, Brook said …, according to Axios". But two clerks tell
    more in "The council will vote again because members fear the cost, two clerks said."
    """
    told = [own for own in inner if (layers.is_clause(scene, own) or _as_saying(scene, own)) and _tells(scene, own)]
    if not told or not frames.is_relay(scene, outer):
        return False
    held = sorted({place for own in told for place in (*own.content, own.cue, own.source) if place})
    rest = _without(outer.content, held)
    met, spoken = ({p.first for piece in pieces for p in scene.passages_in(piece)} for pieces in (outer.content, held))
    if not met <= spoken or _size(rest) > MOST_OF * _size(outer.content):
        return False
    return not any(scene.tokens[at].tag in phrases.CLAUSAL for piece in rest for at in range(*piece))


def _without(content: Sequence[Range], held: Sequence[Range]) -> list[Range]:
    """The parts of content that none of the other places holds; both in order, in one walk along them."""
    found: list[Range] = []
    end, place = 0, 0
    for first, last in content:
        at = max(first, end)
        while place < len(held) and held[place][0] < last:
            found += [(at, held[place][0])] if at < held[place][0] else []
            end = max(end, held[place][1])
            at = max(at, end)
            place += 1
        found += [(at, last)] if at < last else []
    return found


def _acts(scene: Scene, own: Draft) -> bool:
    """Is the inner quote a deed, without a word in quotation marks: "… issued 90 permits, the Courier reported"?"""
    return not _tells(scene, own) and not any(scene.passages_in(piece) for piece in own.content)


def _is_thought(scene: Scene, own: Draft) -> bool:
    """Is it what somebody else thinks, in what is said, without a mark: "Brook said drivers fear the bridge"?"""
    marked = any(scene.passages_in(piece) for piece in own.content)
    return not marked and acts.act_of(scene.words(own.cue or (0, 0)), ()) == "thought"


def _tells(scene: Scene, own: Draft) -> bool:
    """Is the cue one that is known: the board "said" it, but it "issued" permits, which somebody else reports?"""
    return own.cue is not None and acts.is_known(scene.words(own.cue))


def _shared(left: Sequence[Range], right: Sequence[Range]) -> int:
    """How many tokens two lists of ranges share, both in order, in one walk along them."""
    shared = at = other = 0
    while at < len(left) and other < len(right):
        shared += overlap(left[at], right[other])
        if left[at][1] <= right[other][1]:
            at += 1
        else:
            other += 1
    return shared


def _by_the_way(scene: Scene, own: Draft) -> bool:
    """Is the inner quote only a participle without quotation marks: "… has been on the phone, calling allies"?"""
    marked = any(scene.passages_in(piece) for piece in own.content)
    return not marked and not layers.is_clause(scene, own) and not _as_saying(scene, own)


def _as_saying(scene: Scene, own: Draft) -> bool:
    """Is somebody quoted "as saying" it?"""
    return own.cue is not None and scene.words((own.cue[0] - 1, own.cue[0])) == ["as"]


def _chain(scene: Scene, found: Sequence[Draft], outer_of: dict[int, int], at: int) -> tuple[Range, ...]:
    """The sources from the nearest relay outwards, and whom the last one told."""
    links: list[Range] = []
    seen = {at}
    while at in outer_of and outer_of[at] not in seen:
        at = outer_of[at]
        seen.add(at)
        outer = found[at]
        links += [link for link in (frames.cited(scene, outer), outer.source) if link]
        told = addressees.addressee(scene, outer) if at not in outer_of else None
        links += [told] if told and told[0] in scene.document.entity_at else []
    return tuple(links)

"""Who speaks, quote after quote: pronouns that the reading leaves open go by the quotes before.

“We have a plan,” two officials said. They added that …: "they" are the two officials.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service import lexicons
from service.analyses.attribution import assembly, genders, parties, phrases
from service.analyses.attribution.chains import Chained
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.parties import Named
from service.analyses.attribution.scene import Range, Scene
from service.analyses.attribution.told_genders import PRONOUNS as PRONOUNS_FOR_ONE
from service.document import Party

PRONOUNS = lexicons.table("pronouns_of_sources")
REACH = 1
"""Paragraphs back in which the speaker of an open pronoun is looked for."""
MOST_BEFORE = 40
"""Quotes back in which that speaker is looked for, however many a paragraph holds."""
SEVERAL = frozenset({"some", "many", "few", "several", "both", "two", "three", "four", "five", "six", "dozens"})
TOGETHER = frozenset({"police", "family", "couple", "pair", "duo", "trio", "parents", "crew", "jury", "staff"})
"""Nouns for which "they" stands although they name one."""
BACK = 12
"""Tokens back in which the noun before a relative pronoun is looked for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A draft with its speaker, further speakers and the parties it came through."""

    chained: Chained
    speaker: Party | None
    others: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()


def voiced(scene: Scene, found: Iterable[Chained]) -> list[Voice]:
    """The drafts, in reading order, with their speakers."""
    voices: list[Voice] = []
    for chained in found:
        source = chained.draft.source
        speaker = _speaker(scene, voices, chained.draft.paragraph, source) if source else None
        others = parties.joint(scene, source) if source else ()
        via = tuple(party for link in chained.via if (party := _speaker(scene, voices, chained.draft.paragraph, link)))
        voices.append(Voice(chained, speaker, others, via))
    return voices


def _speaker(scene: Scene, voices: list[Voice], paragraph: int, source: Range) -> Party | None:
    """The party of a source; of a pronoun: as the reading says, else by the noun or the quotes before it."""
    source = assembly.trimmed(scene, source) or source
    words = [word for word in scene.words(source) if word[0].isalnum()]
    kind = PRONOUNS.get(words[0]) if words else None
    if kind is None or (len(words) > 1 and words[0] not in {"they", "he", "she", "it"}):
        return parties.party_of(scene, source) if words else None
    near = [voice for voice in reversed(voices[-MOST_BEFORE:]) if voice.chained.draft.paragraph >= paragraph - REACH]
    between = _told_of(scene, near[0].chained.draft if near else None, source) if kind == "one" else []
    before = _told_between(scene, between, words[0]) if between else _before(scene, near, kind, words[0])
    if kind == "several" and before is not None and _may_be_several(before):
        return replace(before, mention=scene.span(source))
    told = parties.party_of(scene, source)
    if told.entity is not None:
        return told
    if kind == "before":
        return _antecedent(scene, source)
    return replace(before, mention=scene.span(source)) if before else None


def _told_of(scene: Scene, draft: Draft | None, source: Range) -> list[Range]:
    """The people with whom sentences between a quote and a pronoun begin: “No!” he cried. The mayor smiled. She …."""
    found = []
    last = scene.sentence_start(source[0])
    at = scene.sentence_of(draft.reach[1] - 1)[1] if draft else scene.sentence_start(max(0, last - 1))
    while at < last:
        noun = phrases.phrase_end(scene, at)
        if scene.tokens[at].tag in {"DT", "PRP$"} and noun > at + 1 and parties.is_people(scene.texts[noun - 1]):
            found.append((at, noun))
        at = scene.sentence_of(at)[1]
    return found


def _told_between(scene: Scene, between: Sequence[Range], pronoun: str) -> Party | None:
    """The one of whom the sentence right before tells, if it tells of nobody else and the pronoun may stand for it."""
    place = between[-1]
    end = scene.sentence_of(place[0])[1]
    alone = len(between) == 1 and next(parties.named_in(scene, (place[1], end)), None) is None
    one = scene.tokens[place[1] - 1].tag == "NN" and not any(
        parties.is_people(scene.texts[at]) for at in range(place[1], end)
    )
    party = parties.party_of(scene, place)
    return party if alone and one and genders.may_be(scene, party, pronoun) else None


def _before(scene: Scene, voices: Iterable[Voice], kind: str, pronoun: str) -> Party | None:
    """The last speaker of a near quote whom such a pronoun may stand for; nobody where the last one may not be."""
    for voice in voices:
        if kind == "several":
            several = [party for party in (voice.speaker, *voice.via) if party and _may_be_several(party)]
            if several:
                return several[0]
        speaker = voice.speaker
        said = scene.words(voice.chained.draft.source or (0, 0))[:1]
        if said and PRONOUNS_FOR_ONE.get(said[0]) not in {None, PRONOUNS_FOR_ONE.get(pronoun)}:
            return None  # “Fine,” he said. She agreed.
        if speaker is None or kind not in {"one", "several", "body"}:
            continue
        if kind == "body":
            return speaker if _is_body(scene, speaker) else None
        one = kind == "one" and not _may_be_several(speaker)
        return speaker if one and genders.may_be(scene, speaker, pronoun) else None
    return None


def _is_body(scene: Scene, party: Party) -> bool:
    """May "it" stand for the speaker: an organisation, a government, a report?"""
    if party.entity is not None:
        return scene.document.entity_by_id[party.entity].type != "person"
    return party.description is not None and not party.anonymous


def _may_be_several(party: Party) -> bool:
    """Is the description a plural one ("two officials", "critics")?"""
    words = (party.description or "").lower().split()
    if words and words[-1] in TOGETHER:
        return True
    people = [word for word in words if parties.is_people(word)]
    return party.anonymous and any(word.endswith(("s", "people", "men")) or word in SEVERAL for word in people)


def _described_before(scene: Scene, at: int) -> Party | None:
    """The people right before a relative pronoun: "two engineers who said …", "the mayor, who said …"."""
    end = at - 1 if at and scene.tokens[at - 1].text == "," else at
    first, start = end, max(scene.sentence_start(at), at - BACK)
    while first > start and scene.tokens[first - 1].tag.startswith(("NN", "JJ", "DT", "CD", "PRP$", "POS")):
        first -= 1
    people = first < end and parties.is_people(scene.tokens[end - 1].text)
    return parties.party_of(scene, (first, end)) if people else None


def _has_apposition(scene: Scene, one: Named, source: Range) -> bool:
    """Is it a person, with an apposition between commas before the pronoun: "Ryan, the speaker, who"?"""
    commas = [scene.tokens[at].text for at in (one.last, source[0] - 1)]
    return one.entity.type == "person" and commas == [",", ","] and source[0] - 1 > one.last


def _antecedent(scene: Scene, source: Range) -> Party | None:
    """The person or body named right before a relative pronoun: "Ryan, the speaker, who said …"."""
    start = max(scene.sentence_start(source[0]), source[0] - BACK)
    named = list(parties.named_in(scene, (start, source[0]))) if start < source[0] else []
    near = [one for one in named if one.last >= source[0] - 1]
    chosen = near[-1] if near else next((one for one in reversed(named) if _has_apposition(scene, one, source)), None)
    if chosen is None:
        return _described_before(scene, source[0])
    return Party(chosen.entity.id, chosen.entity.name, None, False, None, None, scene.span((chosen.first, chosen.last)))

"""Who said what: the steps in their order, each a module of `service.analyses.attribution`."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from service.analyses.attribution import (
    acts,
    addressees,
    announcements,
    assembly,
    beside,
    chains,
    citations,
    closing,
    completion,
    confidence,
    continuations,
    coordination,
    denials,
    drafts,
    layers,
    naming,
    parties,
    passages,
    ranking,
    repairs,
    resumed_clauses,
    resumptions,
    signatures,
    subjects,
    transcripts,
    unbroken,
    voices,
)
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene
from service.analyses.attribution.voices import Voice
from service.document import Act, Document, Party, Quote, Span

THEMSELVES = frozenset({"himself", "herself", "themselves", "itself", "myself"})
RULES = (
    repairs.mended,
    citations.settled,
    subjects.mended,
    completion.completed,
    closing.closed,
    beside.named,
    unbroken.unbroken,
    resumed_clauses.resumed,
    coordination.parted,
    naming.without_names,
    announcements.announced,
    signatures.signed,
    transcripts.spoken,
    continuations.split,
    continuations.continued,
    resumptions.resumed,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A Party who speaks in this article, with how often and how much (counts of quotes and of their words)."""

    entity: str | None
    name: str | None
    role: str | None
    anonymous: bool
    description: str | None
    affiliation: str | None
    mention: Span
    quotes: int
    words: int


@dataclass(frozen=True, slots=True)
class Quotes:
    """The answer of this analysis."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    scare_quotes: tuple[Span, ...]


def analyse(document: Document) -> Quotes:
    """Quotes in reading order; speakers by words, most first; words in scare quotes."""
    scene = scenes.of(document)
    spoken, scare = attributed(scene)
    quotes: list[Quote] = []
    for voice in spoken:
        quote = _quote(scene, f"q{len(quotes) + 1}", voice)
        if confidence.is_likely(scene, voice.chained.draft, quote.kind, quote.confidence):
            quotes.append(quote)
    return Quotes(tuple(quotes), _speakers(quotes), tuple(scene.span(place) for place in scare))


def of_acts(found: Quotes, wanted: Container[str]) -> Quotes:
    """The quotes of some acts, numbered anew, and who speaks in these."""
    asked = [quote for quote in found.quotes if quote.act in wanted]
    quotes = tuple(replace(quote, id=f"q{number}") for number, quote in enumerate(asked, 1))
    return Quotes(quotes, _speakers(quotes), found.scare_quotes)


def attributed(scene: Scene) -> tuple[list[Voice], list[Range]]:
    """What is attributed and to whom, in reading order, and the words of scare quotes."""
    found = drafts.find(scene)
    for rule in RULES:
        found = rule(scene, found)
    found = subjects.mended(scene, repairs.mended(scene, layers.layered(scene, found)))
    found = [draft for draft in completion.completed(scene, found) if not draft.is_empty(scene)]
    alone, scare = passages.left_over(scene, found)
    kept = [*(draft for draft in found if not denials.is_denied(scene, draft)), *alone]
    ordered = sorted(chains.chained(scene, kept), key=lambda item: _place(scene, item.draft))
    return voices.voiced(scene, ordered), scare


def _place(scene: Scene, draft: Draft) -> Range:
    """Where a quote stands: from its first token; a source in an earlier paragraph does not count."""
    content = draft.content[0]
    far = draft.cue is None and draft.source and scene.paragraph_of(draft.source[0]) < scene.paragraph_of(content[0])
    return content if far else draft.reach


def _quote(scene: Scene, name: str, voice: Voice) -> Quote:
    draft = voice.chained.draft
    verbatim = assembly.quoted(scene, draft.content)
    kind = assembly.kind_of(scene, draft.content, verbatim)
    act = act_of(scene, draft) if kind != "direct" or acts.is_known(scene.words(draft.cue or (0, 0))) else "speech"
    told = addressees.addressee(scene, draft)
    cue, source = assembly.trimmed(scene, draft.cue), assembly.trimmed(scene, draft.source)
    return Quote(
        id=name,
        kind=kind,
        act=act,
        content=tuple(scene.span(place) for place in draft.content),
        quoted=tuple(scene.span(place) for place in verbatim),
        cue=scene.span(assembly.core_of_cue(scene, cue)) if cue else None,
        source=scene.span(source) if source else None,
        speaker=voice.speaker,
        other_speakers=voice.others,
        addressee=_listener(scene, told, voice) if told else None,
        via=voice.via,
        said_on=addressees.said_on(scene, draft),
        confidence=confidence.of(scene, draft, kind, act),
    )


def _listener(scene: Scene, told: Range, voice: Voice) -> Party | None:
    """Who is told; nobody, where a pronoun was taken for the speaker: "Hale said Brook told him that …"."""
    party = parties.party_of(scene, told)
    speaks = voice.speaker is not None and party.entity is not None and party.entity == voice.speaker.entity
    return None if speaks and not set(scene.words(told)) & THEMSELVES else party


def act_of(scene: Scene, draft: Draft) -> Act:
    """What the cue of a draft tells of."""
    source = parties.core(scene, draft.source) if draft.source else None
    return acts.act_of(*(scene.words(place) if place else [] for place in (draft.cue, source)))


def _speakers(quotes: Iterable[Quote]) -> tuple[Speaker, ...]:
    return tuple(_speaker(*ranked) for ranked in ranking.ranked(quotes))


def _speaker(party: Party, quotes: int, words: int) -> Speaker:
    return Speaker(
        party.entity, party.name, party.role, party.anonymous, party.description, party.affiliation, party.mention,
        quotes, words,
    )  # fmt: skip

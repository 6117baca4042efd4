"""The nouns of a comparison, with the field names of its answer. Each points into its own article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from service.document import EntityType, Kind

Relatedness = Literal["background", "names"]
NameDifference = Literal["spelling", "form", "role"]
ReportDifference = Literal["wording", "truncation", "tense", "speaker", "chain", "addressee", "marks"]
Match = Literal["words", "statement"]
Agreement = Literal["equal", "compatible", "contradict"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A piece of one of the articles: `text == articles[article].text[start:end]`."""

    article: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another story that is not the same: `background` to it, or sharing `names` alone."""

    story: int
    kind: Relatedness
    names: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one event: how each begins, and the telling names that they share."""

    articles: tuple[int, ...]
    leads: tuple[Place, ...]
    names: tuple[str, ...]
    days: tuple[str, ...]
    related: tuple[Related, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Appearance:
    """How one article names somebody: `entity` is the id in that article's own analysis."""

    article: int
    entity: str
    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """A person of one article with the same surname, who is not the same; `entity` is the id in its own analysis."""

    article: int
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class SharedEntity:
    """Who or what several articles name, and who is not the same."""

    id: str
    name: str
    type: EntityType
    appearances: tuple[Appearance, ...]
    differences: tuple[NameDifference, ...]
    namesakes: tuple[Namesake, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks, is told or passes on; `entity` is the id of a SharedEntity, if it is one."""

    name: str | None
    description: str | None
    anonymous: bool
    entity: str | None
    mention: Place


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that the fullest version and this one share, or that differ; None where one has none."""

    same: bool
    full: Place | None
    here: Place | None


@dataclass(frozen=True, slots=True)
class Report:
    """An utterance as one article has it; `quote` is the id in that article's own analysis."""

    article: int
    quote: str
    kind: Kind
    content: tuple[Place, ...]
    speaker: Voice | None
    addressee: Voice | None
    via: tuple[Voice, ...]
    fullest: bool
    differences: tuple[ReportDifference, ...]
    alignment: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, side by side. `independent` counts the sources that do not rest on one another."""

    id: str
    match: Match
    reports: tuple[Report, ...]
    differences: tuple[ReportDifference, ...]
    independent: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its qualifier; `low` and `high` are what it can be, None where that is open."""

    place: Place
    qualifier: str | None
    low: float | None
    high: float | None
    unit: str | None
    counted: Place | None
    sentence: Place


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as one article gives it; `value` is ISO 8601, or the weekday where the article settles no more."""

    place: Place
    value: str
    sentence: Place


Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Compared(Generic[Given]):
    """What several articles give for one fact, one for each article. `independent` counts sources, as elsewhere."""

    about: str
    agreement: Agreement
    values: tuple[Given, ...]
    independent: int
    confidence: float


Figure = Compared[Value]
Dating = Compared[Moment]


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet or agency that articles rest on, and where they say so."""

    name: str
    articles: tuple[int, ...]
    places: tuple[Place, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that have whole passages in common. `earlier` is the one that was published first, if that is known.

    `share` is the part of the shorter article's words that stand in such passages.
    """

    articles: tuple[int, int]
    earlier: int | None
    share: float
    passages: tuple[tuple[Place, Place], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who rests on whom. `independent` are groups of articles: those of one group share a source, and count once."""

    sources: tuple[Cited, ...]
    copies: tuple[Copy, ...]
    independent: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A key point of a story that several of its articles tell, with the evidence of each."""

    story: int
    text: str
    articles: tuple[int, ...]
    evidence: tuple[Place, ...]
    independent: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Alone:
    """What only this article has: points that no other tells, who no other names, what no other quotes (ids)."""

    article: int
    points: tuple[Place, ...]
    entities: tuple[Appearance, ...]
    quotes: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer."""

    stories: tuple[Story, ...]
    shared: tuple[Shared, ...]
    entities: tuple[SharedEntity, ...]
    utterances: tuple[Utterance, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Dating, ...]
    provenance: Provenance
    alone: tuple[Alone, ...]

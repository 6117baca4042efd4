"""The nouns of the service. All are frozen; all positions are half-open code-point offsets into `article.text`.

Those that stand in answers (Span, Block, Article, Entity, Date, Party, Quote …) have the field names of the contract
and are serialised as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, count
from typing import Literal, NamedTuple, get_args

Role = Literal[
    "headline", "subheadline", "key_point", "byline", "dateline", "published", "tags", "paragraph", "subheading",
    "caption", "photo_credit", "navigation", "advertisement", "related", "author_bio", "contributor_note", "copyright",
    "comment_policy", "loading", "other",
]  # fmt: skip
ROLES: tuple[str, ...] = get_args(Role)
BODY_ROLES = frozenset({"paragraph", "subheading"})
READ_ROLES = BODY_ROLES | {"headline", "key_point"}
"""Roles of the blocks that the analyses read."""

EntityType = Literal["person", "organisation", "place", "group", "event", "work"]
ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)
Act = Literal["speech", "writing", "thought"]
ACTS: tuple[str, ...] = get_args(Act)
Kind = Literal["direct", "mixed", "indirect"]
References = Mapping[str, object]
"""Identifiers by their scheme; or, under `AMBIGUOUS` alone, the entries of the tag list that fit, each as an object."""
AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of the article: `text == article.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text with one role."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the article: characters of the whole text; words, sentences and paragraphs of what is read."""

    characters: int
    words: int
    sentences: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article, cleaned by labelling: `blocks` are in order, do not overlap and cover every non-blank character."""

    id: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    headline: str | None = None
    key_points: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    credit: str | None = None
    published: str | None = None
    updated: str | None = None
    tags: tuple[str, ...] = ()
    copyright: str | None = None
    url: str | None = None
    language: str | None = None
    statistics: Statistics | None = None

    def span(self, start: int, end: int) -> Span:
        """The Span from `start` to `end`."""
        return Span(start, end, self.text[start:end])


class Token(NamedTuple):
    """A word or mark; `tag` is its Penn Treebank part of speech. A tuple, which is made quickest."""

    start: int
    end: int
    text: str
    tag: str


def is_word(text: str) -> bool:
    """Is a token more than a mark?"""
    return text[0].isalnum() or any(map(str.isalnum, text))


class Sentence(NamedTuple):
    """Tokens `first` to `last` (half-open) of the document; `block` is the index of its block in the article."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Mention(NamedTuple):
    """A name in the text, before anybody has said whose it is. Tokens `first` to `last` (half-open)."""

    start: int
    end: int
    text: str
    type: EntityType
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what is named: the fullest form in the text, the other forms, and what the text calls it.

    `country` is an ISO 3166-1 code: of the country that it is, whose people it is, or whose government it stands for.
    """

    id: str
    name: str
    type: EntityType
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    salience: float
    references: References = field(default_factory=dict)
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or a description ("the top diplomat") that stands for an entity; `entity` is its id."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Date:
    """A date or duration; `value` is ISO 8601 (date, interval, duration), or None where the text does not settle it."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who speaks, is spoken to, or passes words on. `mention` is where the text names them."""

    entity: str | None
    name: str | None
    role: str | None
    anonymous: bool
    description: str | None
    affiliation: str | None
    mention: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: `source` (words), `cue` and `content` in the text, and who that is. See the contract."""

    id: str
    kind: Kind
    act: Act
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: Party | None
    other_speakers: tuple[Party, ...]
    addressee: Party | None
    via: tuple[Party, ...]
    said_on: Date | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of the article, a shortening of one, or several that belong together, and what they rest on."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Document:
    """An article as it was read, once, for all analyses."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[Date, ...] = ()

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """Entities by their id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def texts(self) -> list[str]:
        """The tokens as they stand."""
        return [token.text for token in self.tokens]

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple([text.lower() for text in self.texts])

    @cached_property
    def words_before(self) -> list[int]:
        """How many of the tokens before each one, and before the end, are more than marks."""
        return list(accumulate([text.isalnum() or is_word(text) for text in self.texts], initial=0))

    @cached_property
    def sentence_at(self) -> list[int]:
        """The number of the sentence of each token; the end is in the last one."""
        ends = [sentence.first for sentence in self.sentences[1:]] + [len(self.tokens) + 1]
        found: list[int] = []
        for number, end in enumerate(ends):
            found += [number] * (end - len(found))
        return found

    @cached_property
    def entity_at(self) -> dict[int, str]:
        """Token number -> id of the entity that is named there; pronouns and descriptions are in `references`."""
        by_start = dict(zip([token.start for token in self.tokens], count(), strict=False))
        found: dict[int, str] = {}
        for entity in self.entities:
            for mention in entity.mentions:
                number = by_start.get(mention.start)
                while number is not None and number < len(self.tokens) and self.tokens[number].start < mention.end:
                    found[number] = entity.id
                    number += 1
        return found

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def role_of(self, sentence: Sentence) -> Role:
        """The role of the block in which the sentence stands."""
        return self.article.blocks[sentence.block].role

    def body(self) -> Iterator[Sentence]:
        """Sentences of paragraphs, in reading order."""
        return (sentence for sentence in self.sentences if self.role_of(sentence) == "paragraph")

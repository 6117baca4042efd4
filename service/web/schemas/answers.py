"""What goes out. These describe the answers and validate an `article` that comes back; nothing is dumped by them."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import INCLUDE, Schema, fields

from service.document import ACTS, ENTITY_TYPES, ROLES, Kind
from service.web.schemas.described import count as _count
from service.web.schemas.described import many as _many
from service.web.schemas.described import maybe as _maybe
from service.web.schemas.described import one as _one
from service.web.schemas.described import share as _share
from service.web.schemas.described import string as _string
from service.web.schemas.described import strings as _strings

KINDS: tuple[str, ...] = get_args(Kind)


class Span(Schema):
    """A piece of the article: `text` is `article.text[start:end]`. Offsets are half-open and count code points."""

    start = _count("where it starts")
    end = _count("where it ends: the position after its last character")
    text = _string("its characters")


class Block(Schema):
    """A run of the text with one role."""

    start = _count("where it starts")
    end = _count("where it ends")
    role = _string("what it is", *ROLES)


class Statistics(Schema):
    """Counts: characters of the whole text; words, sentences and paragraphs of what the analyses read."""

    characters = _count("code points")
    words = _count("words; marks are none")
    sentences = _count("sentences")
    paragraphs = _count("paragraphs")


class Article(Schema):
    """An article. Nothing is cut from its text: every part of it is labelled, by `blocks`."""

    id = _string("`sha256:` and the hexadecimal digest of the text in UTF-8")
    format = _string("the format that it came in")
    text = _string("the text: for plain text exactly what was sent, else what was extracted")
    blocks = _many(Block, "in order, not overlapping, covering every non-blank character")
    headline = _maybe("the headline")
    key_points = _strings("key points that stand above the text")
    byline = _strings("the authors' names")
    dateline = _maybe("where it was written")
    credit = _maybe("the agency or programme that it came from")
    published = _maybe("ISO 8601: a date, or a date-time with offset")
    updated = _maybe("ISO 8601: a date, or a date-time with offset")
    tags = _strings("tags")
    copyright = _maybe("the copyright notice")
    url = _maybe("where it was published")
    language = _maybe("ISO 639-1")
    statistics = _one(Statistics, "counts", nullable=True)


class ArticleOrId(fields.Field[Any]):
    """The whole article, or its id alone."""

    def _validated(self, value: Any) -> Any:
        schema = ArticleId() if isinstance(value, dict) and value.keys() == {"id"} else Article()
        return schema.load(value)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return self._validated(value)


class ArticleId(Schema):
    """An article that the caller has already."""

    id = _string("its id")


class Candidate(Schema):
    """An entry of the newsroom's own tag list."""

    name = _string("its name in the list")
    type = _string("its type in the list", *ENTITY_TYPES, nullable=True)
    references = fields.Dict(
        keys=fields.String(), values=fields.String(), required=True, metadata={"description": "its identifiers"}
    )


class References(Schema):
    """Identifiers, strings, by the scheme that the newsroom's tag list gives them.

    Where several entries fit, none is chosen: then there is `ambiguous` alone.
    """

    class Meta:
        """Schemes are the newsroom's."""

        unknown = INCLUDE

    ambiguous = fields.List(
        fields.Nested(Candidate), metadata={"description": "the entries of the list that fit, in its order"}
    )


class Entity(Schema):
    """Who or what is named."""

    id = _string("unique in the answer, stable for the same article")
    name = _string("the fullest form in the text")
    type = _string("what it is", *ENTITY_TYPES)
    roles = _strings("titles that the text gives: Secretary of State")
    aliases = _strings("other forms in the text")
    mentions = _many(Span, "where it is named, titles and possessives left out")
    salience = _share("how much the article is about it")
    references = _one(
        References,
        "identifiers, strings, from the newsroom's own tag list, by their scheme; where several of its entries fit, "
        "`ambiguous` alone, with all of them",
    )
    country = _maybe(
        "ISO 3166-1: of the country that it is (Iran), whose people it names (Iranians), or whose government it means "
        "(Tehran); null where the name does not settle it"
    )


class Date(Span):
    """A date or a duration."""

    value = _maybe("ISO 8601: date, interval or duration; null where the text does not settle it")


class Party(Schema):
    """Somebody who speaks, is spoken to, or passes words on."""

    entity = _maybe("the id of an entity")
    name = _maybe("the name, where there is one")
    role = _maybe("the title")
    anonymous = fields.Boolean(required=True, metadata={"description": "whether the source is not named"})
    description = _maybe("what the text says of an anonymous source: two officials familiar with the matter")
    affiliation = _maybe("the id of the entity that an anonymous source belongs to")
    mention = _one(Span, "where the text names them")


class Speaker(Party):
    """A party who speaks in this article."""

    quotes = _count("how many quotes")
    words = _count("how many words in them")


class Quote(Schema):
    """Words, and who said them."""

    id = _string("unique in the answer")
    kind = _string("all, some or none of the words stand in quotation marks", *KINDS)
    act = _string("said, written or thought", *ACTS)
    content = _many(Span, "what was said; a split quotation has several pieces")
    quoted = _many(Span, "the words in quotation marks, marks left out")
    cue = _one(Span, "the reporting verb, or according to", nullable=True)
    source = _one(Span, "the words that name who spoke, a pronoun too", nullable=True)
    speaker = _one(Party, "who spoke; null where nobody is named", nullable=True)
    other_speakers = _many(Party, "who spoke with them")
    addressee = _one(Party, "who was told", nullable=True)
    via = _many(Party, "who passed it on, nearest first")
    said_on = _one(Date, "when it was said", nullable=True)
    confidence = _share("of those at 0.9, nine in ten are right")


class Point(Schema):
    """A sentence of the article, or a shortening of one."""

    text = _string("the sentence")
    evidence = _many(Span, "what it rests on")


class Abstract(Schema):
    """A few sentences that tell the story."""

    text = _string("the sentences, joined by spaces")
    sentences = _many(Point, "in reading order")


class Summary(Schema):
    """The brief."""

    headline = _maybe("the headline")
    key_points = _many(Point, "the main points")
    abstract = _one(Abstract, "the abstract")


class ArticleAnswer(Schema):
    """What every analysis answers."""

    article = ArticleOrId(
        required=True,
        metadata={
            "description": "the whole article; or its id, where plain text or an article was sent",
            "oneOf": [{"$ref": "#/components/schemas/Article"}, {"$ref": "#/components/schemas/ArticleId"}],
        },
    )


TAGS: dict[str, Any] = {
    "description": "where the parameter `tags` asks for it: what an AI plug-in of Superdesk answers (lists of tags by "
    "person, organisation, place, event, object, subject), or an item of ninjs 3.1"
}


class EntitiesAnswer(ArticleAnswer):
    """Who and what is named."""

    entities = _many(Entity, "in the order of their first mention")
    dates = _many(Date, "in reading order")
    tags = fields.Dict(keys=fields.String(), metadata=TAGS)


class QuotesAnswer(ArticleAnswer):
    """Who said what."""

    quotes = _many(Quote, "in reading order")
    speakers = _many(Speaker, "who gets to speak, most words first")
    scare_quotes = _many(Span, "words in quotation marks that nobody is said to have spoken")


class SummaryAnswer(ArticleAnswer):
    """The article in brief."""

    summary = _one(Summary, "the brief")


class AnalysisAnswer(ArticleAnswer):
    """Everything, or what `include` names."""

    entities = fields.List(fields.Nested(Entity))
    dates = fields.List(fields.Nested(Date))
    tags = fields.Dict(keys=fields.String(), metadata=TAGS)
    quotes = fields.List(fields.Nested(Quote))
    speakers = fields.List(fields.Nested(Speaker))
    scare_quotes = fields.List(fields.Nested(Span))
    summary = fields.Nested(Summary)


class Health(Schema):
    """How the service is."""

    status = _string("ok")


class Problem(Schema):
    """RFC 9457: what is wrong, in one shape for all errors."""

    type = _string("identifies the kind of problem: `urn:copydesk:problem:not-an-article`")
    title = _string("the kind of problem, in words")
    status = fields.Integer(required=True, strict=True, metadata={"description": "the status code"})
    detail = _string("what is wrong with this request")
    errors = fields.Dict(
        keys=fields.String(), metadata={"description": "what is wrong with each field, where validation failed"}
    )
    request_id = fields.String(metadata={"description": "what to tell the operator, where the fault is ours"})

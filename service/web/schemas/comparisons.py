"""What goes out of a comparison: rows side by side, each with pieces of its own articles."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import Schema, fields, validate

from service.comparison.nouns import Agreement, Match, NameDifference, Relatedness, ReportDifference
from service.document import ENTITY_TYPES
from service.web.schemas import described
from service.web.schemas.answers import KINDS, ArticleOrId, Span

ARTICLE = "the place of the article in the request, counted from 0"
SURE = "how sure it is, 0 to 1; what is less sure than the least value seen here is left out"
INDEPENDENT = "how many of the articles confirm it that do not rest on one source"


def _articles(about: str) -> fields.List[Any]:
    return fields.List(fields.Integer(strict=True), required=True, metadata={"description": about})


def _differences(allowed: tuple[str, ...]) -> fields.List[Any]:
    item = fields.String(validate=validate.OneOf(allowed))
    return fields.List(item, required=True, metadata={"description": "in what they differ"})


def _number(about: str) -> fields.Float:
    return fields.Float(required=True, allow_none=True, metadata={"description": about})


class Place(Span):
    """A piece of one of the articles: `text` is `articles[article].text[start:end]`."""

    article = described.count(ARTICLE)


class Related(Schema):
    """Another story that is not the same."""

    story = described.count("the place of the other story in `stories`")
    kind = described.string("it is background, or shares names alone", *get_args(Relatedness))
    names = described.strings("ids in `entities` of whom both name")
    confidence = described.share(SURE)


class Story(Schema):
    """Articles that tell of one event."""

    articles = _articles("the articles of the story")
    leads = described.many(Place, "how each of them begins")
    names = described.strings("ids in `entities` of whom most of them name")
    days = described.strings("when they were published, as far as that is known: ISO 8601 dates")
    related = described.many(Related, "stories that are not the same, and have to do with it")
    confidence = described.share(SURE)


class Appearance(Schema):
    """How one article names somebody or something."""

    article = described.count(ARTICLE)
    entity = described.string("the id in this article's own analysis")
    name = described.string("the fullest form in this article")
    spellings = described.strings("all forms in this article")
    roles = described.strings("titles that this article gives")
    mentions = described.many(Place, "where")


class Namesake(Schema):
    """A person with the same surname, who is not the same."""

    article = described.count(ARTICLE)
    entity = described.string("the id in this article's own analysis")
    name = described.string("the name")


class SharedEntity(Schema):
    """Who or what several articles name."""

    id = described.string("unique in the answer")
    name = described.string("the fullest form")
    type = described.string("what it is", *ENTITY_TYPES)
    appearances = described.many(Appearance, "how each article names it")
    differences = _differences(get_args(NameDifference))
    namesakes = described.many(Namesake, "others with the same surname, who are not the same")
    confidence = described.share(SURE)


class Voice(Schema):
    """Somebody who speaks, is told, or passes on."""

    name = described.maybe("the name, where there is one")
    description = described.maybe("what the article calls a source without a name")
    anonymous = fields.Boolean(required=True, metadata={"description": "whether the source is not named"})
    entity = described.maybe("the id in `entities`, where several articles name them")
    mention = described.one(Place, "where")


class Run(Schema):
    """A run of words that are the same in the fullest version and in this one, or are not."""

    same = fields.Boolean(required=True, metadata={"description": "whether both have the same words"})
    full = described.one(Place, "in the fullest version", nullable=True)
    here = described.one(Place, "in this one", nullable=True)


class Report(Schema):
    """An utterance as one article has it."""

    article = described.count(ARTICLE)
    quote = described.string("the id in this article's own analysis")
    kind = described.string("all, some or none of the words stand in quotation marks", *KINDS)
    content = described.many(Place, "what was said")
    speaker = described.one(Voice, "who said it", nullable=True)
    addressee = described.one(Voice, "who was told", nullable=True)
    via = described.many(Voice, "who passed it on, nearest first")
    fullest = fields.Boolean(required=True, metadata={"description": "whether it has most of what was said"})
    differences = _differences(get_args(ReportDifference))
    alignment = described.many(Run, "this version beside the fullest one, word by word; empty for that one itself")


class Utterance(Schema):
    """What somebody said, as several articles have it."""

    id = described.string("unique in the answer")
    match = described.string("the same words in quotation marks, or the same statement", *get_args(Match))
    reports = described.many(Report, "one for each article, or two of one sentence")
    differences = _differences(get_args(ReportDifference))
    independent = described.count(INDEPENDENT)
    confidence = described.share(SURE)


class Value(Schema):
    """A figure as one article gives it."""

    place = described.one(Place, "number, qualifier and unit")
    qualifier = described.maybe("more than, over, at least, about …")
    low = _number("the least that it can be; null where that is open")
    high = _number("the most that it can be; null where that is open")
    unit = described.maybe("%, or a currency")
    counted = described.one(Place, "what is counted", nullable=True)
    sentence = described.one(Place, "the sentence")


class Figure(Schema):
    """Figures for one fact."""

    about = described.string("what is counted, in the words of the first article that says it")
    agreement = described.string("the same, both possible, or one of them wrong", *get_args(Agreement))
    values = described.many(Value, "one for each article")
    independent = described.count(INDEPENDENT)
    confidence = described.share(SURE)


class Moment(Schema):
    """A date as one article gives it."""

    place = described.one(Place, "the date")
    value = described.string("ISO 8601; the weekday where the article settles no more")
    sentence = described.one(Place, "the sentence")


class Dating(Schema):
    """Dates for one fact."""

    about = described.string("words around the dates that the articles share")
    agreement = described.string("the same, one within the other, or one of them wrong", *get_args(Agreement))
    values = described.many(Moment, "one for each article")
    independent = described.count(INDEPENDENT)
    confidence = described.share(SURE)


class Cited(Schema):
    """An outlet or agency that articles rest on."""

    name = described.string("as the articles call it")
    articles = _articles("the articles that cite it")
    places = described.many(Place, "where")
    confidence = described.share(SURE)


class Copy(Schema):
    """Two articles with whole passages in common."""

    articles = _articles("the two")
    earlier = fields.Integer(
        required=True, allow_none=True, metadata={"description": "the one that was published first, where known"}
    )
    share = described.share("the part of the shorter one's words, quotations left out, that stand in such passages")
    passages = fields.List(
        fields.List(fields.Nested(Place), validate=validate.Length(equal=2)),
        required=True,
        metadata={"description": "the longest of them, in both"},
    )
    confidence = described.share(SURE)


class Provenance(Schema):
    """Who rests on whom."""

    sources = described.many(Cited, "outlets and agencies, those of most articles first")
    copies = described.many(Copy, "articles that copy")
    independent = fields.List(
        _articles("articles that share a source, and so confirm a thing once"),
        required=True,
        metadata={"description": "groups of articles that are not independent of one another"},
    )


class Shared(Schema):
    """A key point of a story that most of its articles tell."""

    story = described.count("the place of the story in `stories`")
    text = described.string("the point, in the words of one article")
    articles = _articles("the articles that tell it")
    evidence = described.many(Place, "where each tells it")
    independent = described.count(INDEPENDENT)
    confidence = described.share(SURE)


class Alone(Schema):
    """What only one article has."""

    article = described.count(ARTICLE)
    points = described.many(Place, "what no other tells")
    entities = described.many(Appearance, "whom no other names, most prominent first")
    quotes = described.many(Place, "words in quotation marks that no other has")


class ComparisonAnswer(Schema):
    """Several articles side by side."""

    articles = fields.List(
        ArticleOrId(
            metadata={"oneOf": [{"$ref": "#/components/schemas/Article"}, {"$ref": "#/components/schemas/ArticleId"}]}
        ),
        required=True,
        metadata={"description": "the articles in the order of the request, whole or by their id as elsewhere"},
    )
    stories = described.many(Story, "the articles by the event that they tell of")
    shared = described.many(Shared, "the joint brief: what most articles of a story tell")
    entities = described.many(SharedEntity, "who and what several articles name, most prominent first")
    utterances = described.many(Utterance, "what several articles say that somebody said")
    figures = described.many(Figure, "figures of several articles for one fact")
    dates = described.many(Dating, "dates of several articles for one fact")
    provenance = described.one(Provenance, "who rests on whom")
    alone = described.many(Alone, "what each article has alone, in their order")

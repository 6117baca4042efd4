"""What callers may send: queries, the JSON request, the fields beside a file, the lines of a batch."""

from __future__ import annotations

from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields, validate, validates_schema
from webargs.fields import DelimitedList

from service import pipeline, question, tag_forms, together
from service.document import ACTS
from service.intake import hints, timestamps
from service.intake.request import FORMS, is_ninjs
from service.web.schemas import lists
from service.web.schemas.answers import Article


def _iso_8601(value: str) -> None:
    if timestamps.iso(value) is None:
        raise ValidationError(hints.NO_MOMENT)


def _choice(allowed: tuple[str, ...], about: str) -> fields.String:
    return fields.String(validate=validate.OneOf(allowed), metadata={"description": about, "default": allowed[0]})


def _list(allowed: tuple[str, ...], about: str) -> DelimitedList:
    return DelimitedList(
        fields.String(validate=validate.OneOf(allowed)),
        validate=validate.Length(min=1),
        metadata={"description": f"{about}, parted by commas; all of them where it is left out"},
    )


def _number(least: int, most: int, default: int, about: str) -> fields.Integer:
    return fields.Integer(
        validate=validate.Range(least, most), metadata={"description": about, "default": default}, strict=False
    )


def _hint(about: str, *checks: Any) -> fields.String:
    return fields.String(allow_none=True, validate=list(checks) or None, metadata={"description": about})


class ArticlesQuery(Schema):
    """What every endpoint takes."""

    boilerplate = _choice(("label", "keep"), "`keep` takes every block of the input for body, for text that is clean")
    offsets = _choice(
        ("code-points", "utf-16"), "the unit of every offset, in the answer and in an `article` that is sent"
    )


class ReadQuery(ArticlesQuery):
    """What an analysis takes."""

    article = _choice(("id", "full"), "`full` returns the whole article where its id alone would come back")


class EntitiesQuery(ReadQuery):
    """In which form the entities come once more."""

    tags = fields.String(
        validate=validate.OneOf(tuple(tag_forms.FORMS)),
        metadata={"description": "the entities once more, in `tags`, as an AI plug-in of Superdesk has them, or ninjs"},
    )


class QuotesQuery(ReadQuery):
    """Which quotes."""

    acts = _list(ACTS, "the acts wanted")


class SummaryQuery(ReadQuery):
    """How long a summary."""

    key_points = _number(1, question.MOST_KEY_POINTS, question.DEFAULTS["key_points"], "how many key points at most")
    words = _number(
        question.LEAST_WORDS, question.MOST_WORDS, question.DEFAULTS["words"], "about how many words of abstract"
    )


class AnalysisQuery(EntitiesQuery, QuotesQuery, SummaryQuery):
    """What of everything."""

    include = _list(pipeline.NAMES, "the analyses wanted")


class Hints(Schema):
    """What the caller knows of the article; it goes before what the text says."""

    headline = _hint("the headline")
    published = _hint("when it was published, ISO 8601: a date, or a date-time with offset", _iso_8601)
    url = _hint("where it was published")


class ArticleRequest(Hints):
    """An article: exactly one of `text`, `html` and `article`, and optional hints."""

    text = fields.String(metadata={"description": "plain text; offsets count into it as it is"})
    html = fields.String(metadata={"description": "an HTML page, or a piece of one"})
    article = fields.Nested(Article, metadata={"description": "an article as `POST /v1/articles` returned it"})

    @validates_schema
    def has_one_form(self, data: dict[str, Any], **_: object) -> None:
        """One article, in one form."""
        if sum(form in data for form in FORMS) != 1:
            raise ValidationError("Exactly one of text, html and article is needed.", "text")


class NinjsBody(Schema):
    """A body of a ninjs item, of 2.0 and later."""

    class Meta:
        """Whatever else is in it."""

        unknown = INCLUDE

    value = fields.String(required=True, metadata={"description": "the text, plain or marked up"})


class Ninjs(Schema):
    """A news item of ninjs (IPTC), 1.x to 3.1, as it is; `ednote` never gets into an article."""

    class Meta:
        """Whatever else is in it."""

        unknown = INCLUDE

    uri = fields.String(required=True, metadata={"description": "the identifier, by which an item is known"})
    bodies = lists.List(fields.Nested(NinjsBody), metadata={"description": "in 1.x: `body_text`, `body_html` …"})


REQUEST, NINJS = ArticleRequest(), Ninjs()


class OneOfSeveral(fields.Field[Any]):
    """An article among others: the JSON request, or a ninjs item as it is."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise ValidationError("Not a valid object.")
        return (NINJS if is_ninjs(value) else REQUEST).load(value)


class ComparisonRequest(Schema):
    """Several articles, each in one of the forms of the JSON request."""

    articles = lists.List(
        OneOfSeveral(
            metadata={"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("ArticleRequest", "Ninjs")]}
        ),
        required=True,
        validate=validate.Length(together.FEWEST, together.MOST),
        metadata={"description": "the articles; their order is that of the answer"},
    )


class Options(EntitiesQuery, SummaryQuery):
    """What HTTP has in the query, as an object; lists may be lists."""

    include = fields.Raw(metadata={"description": "the analyses wanted, a list, or a string parted by commas"})
    acts = fields.Raw(metadata={"description": "the acts wanted, a list, or a string parted by commas"})


class Line(ArticleRequest):
    """A line of a batch: the JSON request, its name, and what HTTP has in the query."""

    id = fields.String(required=True, metadata={"description": "any string; it comes back as it is"})
    boilerplate = _choice(("label", "keep"), "`keep` takes every block for body")
    options = fields.Nested(Options, metadata={"description": "query parameters, which go before the batch's own"})

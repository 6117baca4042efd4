"""What is asked of several articles at once, and the answer: the same over HTTP and on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import orjson

from service import comparison, lines, offsets, pipeline, question
from service.document import Article
from service.errors import ArticleError, InvalidRequest
from service.intake import Source
from service.question import Question

FEWEST, MOST = comparison.FEWEST, comparison.MOST
FIELD = "articles"

Sent = Source | Article
Made = TypeVar("Made")


def sent(fields: Mapping[str, Any], utf16: bool) -> list[Sent]:
    """What `{"articles": [ … ]}` holds, each in one of the forms of the JSON request.

    Raises an ArticleError whose `errors` name the article by its place: {"articles": {1: {"text": ["…"]}}}.
    """
    items = fields.get(FIELD)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise InvalidRequest("articles must be a list of objects", {FIELD: ["Not a valid list."]})
    number(len(items))
    return [of_one(at, partial(lines.article_or_source, item, utf16)) for at, item in enumerate(items)]


def number(count: int) -> None:
    """Raise InvalidRequest where there are too few or too many articles to compare."""
    if not FEWEST <= count <= MOST:
        message = f"There must be {FEWEST} to {MOST} articles; there {'is' if count == 1 else 'are'} {count}."
        raise InvalidRequest(f"a comparison is of {FEWEST} to {MOST} articles", {FIELD: [message]})


def of_one(at: int, work: Callable[[], Made]) -> Made:
    """What `work` makes of the article at a place, counted from 0; its error tells the place."""
    try:
        return work()
    except ArticleError as error:
        raise type(error)(f"article {at}: {error.detail}", {FIELD: {at: error.errors or [error.detail]}}) from error


def answer(given: Sequence[Sent], asked: Question) -> pipeline.Answer:
    """The articles side by side: `articles`, whole or by their id as elsewhere, and what their comparison tells.

    Raises an ArticleError, which names the article, where one is none.
    """
    number(len(given))
    read = [of_one(at, partial(question.read_article, one, asked.keep)) for at, one in enumerate(given)]
    articles, told = pipeline.compare(read)
    shown = [_shown(article, one, asked) for article, one in zip(articles, given, strict=True)]
    if asked.utf16:
        texts = [article.text for article in articles]
        told = offsets.to_utf16_of_each(orjson.loads(orjson.dumps(told)), texts)
    return {FIELD: shown, **told}


def _shown(article: Article, one: Sent, asked: Question) -> object:
    """An article as it stands in the answer: its id alone where the caller has it."""
    if not asked.whole and (isinstance(one, Article) or one.media_type == "text/plain"):
        return {"id": article.id}
    return offsets.to_utf16(orjson.loads(orjson.dumps(article)), article.text) if asked.utf16 else article

"""What is asked of an article, and the answer to it: the same over HTTP, on the command line and in NDJSON lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from service import intake, offsets, pipeline, tag_forms
from service.analyses import summary
from service.document import ACTS, Article
from service.errors import InvalidRequest
from service.intake import Source
from service.reading.tag_list import TagList
from service.stages import stage

ANALYSES: Mapping[str, tuple[str, ...]] = {
    "articles": (),
    **{name: (name,) for name in pipeline.NAMES},
    "analysis": pipeline.NAMES,
    "comparison": (),
}
"""What can be asked for by name -> the analyses of the pipeline that answer it; a comparison is of several articles."""

MOST_KEY_POINTS = 20
LEAST_WORDS, MOST_WORDS = 10, 1000


@dataclass(frozen=True, slots=True)
class Question:
    """What a caller asks: which analyses with which options, and in which form the answer comes.

    `keep` makes every block of the input body; `whole` returns the article in full whatever was sent; `utf16` counts
    offsets in UTF-16 code units, in the answer and in an article that is sent; `tags` is another form of the entities
    that comes beside them.
    """

    include: tuple[str, ...] = pipeline.NAMES
    options: pipeline.Options = field(default_factory=pipeline.Options)
    keep: bool = False
    whole: bool = False
    utf16: bool = False
    tags: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all articles of a run: the analysis, the options where an article has none, the tag list."""

    analysis: str
    defaults: Mapping[str, object] = field(default_factory=dict)
    tag_list: TagList | None = None


def read(terms: Terms, asked: Mapping[str, object]) -> Question:
    """The question in options as they come in a query, in flags or in a line; lists may be strings with commas.

    Raises InvalidRequest, with one entry in `errors` for each option at fault, unknown ones included.
    """
    values = _checked({**terms.defaults, **asked})
    include = values.get("include", pipeline.NAMES) if terms.analysis == "analysis" else ANALYSES[terms.analysis]
    told = {name: values[name] for name in ("acts", "key_points", "words") if name in values}
    return Question(
        include=include,
        options=pipeline.Options(**told, tag_list=terms.tag_list),
        keep=values.get("boilerplate") == "keep",
        whole=terms.analysis == "articles" or values.get("article") == "full",
        utf16=values.get("offsets") == "utf-16",
        tags=values.get("tags") if "entities" in include else None,
    )


def _checked(asked: Mapping[str, object]) -> dict[str, Any]:
    """The values of the options. Raises InvalidRequest."""
    errors: dict[str, object] = {name: ["Unknown option."] for name in asked.keys() - CHECKS.keys()}
    values: dict[str, Any] = {}
    for name, check in CHECKS.items():
        if name in asked:
            try:
                values[name] = check(asked[name])
            except ValueError as error:
                errors[name] = [str(error)]
    if errors:
        raise InvalidRequest(f"options at fault: {', '.join(sorted(errors))}", errors)
    return values


def answer(sent: Source | Article, question: Question) -> pipeline.Answer:
    """The answer to the question about what was sent.

    `article` is the whole article, or `{"id": …}` where the caller has it already: plain text, or an article.
    Raises an ArticleError where there is no article.
    """
    whole = question.whole or not (isinstance(sent, Article) or intake.kind(sent) == "text/plain")
    article, told = _asked(sent, question, whole)
    found: pipeline.Answer = {"article": article if whole else {"id": article.id}, **told}
    if question.tags:
        found["tags"] = tag_forms.FORMS[question.tags](article, told["entities"])
    if question.utf16 and not article.text.isascii():
        return offsets.to_utf16(orjson.loads(orjson.dumps(found)), article.text)  # type: ignore[no-any-return]
    return found


def _asked(sent: Source | Article, question: Question, whole: bool) -> tuple[Article, pipeline.Answer]:
    """The article, with its counts where it is told whole, and what the analyses answer."""
    if isinstance(sent, Source) and whole:
        source = replace(sent, keep=True) if question.keep else sent
        if question.include:
            return pipeline.upload_and_analyse(source, question.include, question.options)
        return pipeline.upload(source), {}
    article = read_article(sent, question.keep)
    return article, pipeline.analyse(article, question.include, question.options) if question.include else {}


def read_article(sent: Source | Article, keep: bool) -> Article:
    """The article without counts, or as it was sent. Raises an ArticleError where there is none."""
    if isinstance(sent, Source):
        with stage("intake"):
            return intake.read(replace(sent, keep=True) if keep else sent)
    if keep:
        return replace(sent, blocks=tuple(replace(block, role="paragraph") for block in sent.blocks))
    return sent


def _one_of(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"Must be one of: {', '.join(allowed)}.")
        return value

    return check


def _some_of(allowed: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    def check(value: object) -> tuple[str, ...]:
        items = value.split(",") if isinstance(value, str) else value
        if not isinstance(items, list | tuple) or not items or not all(item in allowed for item in items):
            raise ValueError(f"Must be a list of one or more of: {', '.join(allowed)}.")
        return tuple(item for item in allowed if item in items)

    return check


def _between(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"Must be a whole number from {least} to {most}.")
        return value

    return check


CHECKS: Mapping[str, Callable[[object], object]] = {
    "boilerplate": _one_of("keep", "label"),
    "article": _one_of("full", "id"),
    "offsets": _one_of("code-points", "utf-16"),
    "include": _some_of(pipeline.NAMES),
    "acts": _some_of(ACTS),
    "tags": _one_of(*tag_forms.FORMS),
    "key_points": _between(1, MOST_KEY_POINTS),
    "words": _between(LEAST_WORDS, MOST_WORDS),
}
"""Every option, and what its value must be. `label`, `id` and `code-points` say the default aloud."""

DEFAULTS: Mapping[str, int] = {"key_points": summary.KEY_POINTS, "words": summary.WORDS}

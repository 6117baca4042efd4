"""The whole service in one function: read once, then ask each question.

Analyses run in the order of `ANALYSES`; one may use the results of those it `needs`, which stand before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from service import comparison, intake, reading
from service.analyses import entities, quotes, summary
from service.document import ACTS, Article, Document
from service.intake import Source
from service.reading.tag_list import TagList
from service.stages import stage

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may ask for beyond the analysis itself, and the tag list that the newsroom has."""

    acts: tuple[str, ...] = ACTS
    key_points: int = summary.KEY_POINTS
    words: int = summary.WORDS
    tag_list: TagList | None = None


def _all(result: Any, _: Options) -> object:
    return result


@dataclass(frozen=True, slots=True)
class Analysis:
    """One question: its name, what it asks of the document, and the analyses whose results it uses.

    `shown` is what of its result the caller has asked for; the analyses that need it use all of it.
    """

    name: str
    ask: Callable[[Document, Options, Mapping[str, Any]], object]
    needs: tuple[str, ...] = ()
    shown: Callable[[Any, Options], object] = _all


ANALYSES = (
    Analysis("entities", lambda document, options, answer: entities.analyse(document)),
    Analysis(
        "quotes",
        lambda document, options, answer: quotes.analyse(document),
        shown=lambda found, options: quotes.of_acts(found, options.acts),
    ),
    Analysis(
        "summary",
        lambda document, options, answer: summary.analyse(
            document, answer["quotes"], options.key_points, options.words
        ),
        needs=("quotes",),
    ),
)
NAMES = tuple(analysis.name for analysis in ANALYSES)


WARM_UP = (
    "Council approves new bridge\n\nBy Ada Winter\n\nMayor Tomas Berg said on Monday that the bridge over the Linde "
    "would open in May. “It was time,” he told reporters."
)


@cache
def load() -> None:
    """Read every list and model that an analysis uses, by analysing a built-in article in each format; done once.

    Raises what a missing or broken file raises (BrokenWeights, OSError, ValueError …).
    """
    article = upload(Source(WARM_UP))
    for media_type in ("text/plain", "text/html"):
        analyse(upload(Source(WARM_UP, media_type)))
    compare([article, article])


def upload(source: Source) -> Article:
    """The article in what was sent: cleaned, labelled, with metadata and statistics.

    Raises an ArticleError where there is none.
    """
    with stage("intake"):
        article = intake.read(source)
    with stage("reading"):
        return replace(article, statistics=reading.statistics(article))


def analyse(article: Article, include: Iterable[str] = NAMES, options: Options | None = None) -> Answer:
    """The answer of the analyses named in `include`, field by field, as the contract calls them."""
    options = options or Options()
    with stage("reading"):
        document = reading.read(article, options.tag_list)
    return _ask(document, include, options)


def upload_and_analyse(
    source: Source, include: Iterable[str] = NAMES, options: Options | None = None
) -> tuple[Article, Answer]:
    """The same as `upload` and `analyse`, the article read once. Raises an ArticleError where there is none."""
    options = options or Options()
    with stage("intake"):
        read = intake.read(source)
    with stage("reading"):
        document = reading.read(read, options.tag_list)
        article = replace(document.article, statistics=reading.counted(document))
    return article, _ask(document, include, options)


POINTS = 8  # of each article that are looked for in the others


def compare(articles: Sequence[Article]) -> tuple[tuple[Article, ...], Answer]:
    """Several articles side by side, field by field as the contract calls it; and the articles, with their counts.

    Every article is read and asked as it is alone; what is compared are the results.
    """
    documents = [reading.read(article) for article in articles]
    found = comparison.compare([side(number, document) for number, document in enumerate(documents)])
    counted = tuple(replace(document.article, statistics=reading.counted(document)) for document in documents)
    return counted, _members(found)


def side(number: int, document: Document) -> comparison.Side:
    """An article as the comparison takes it."""
    answer = _ask(document, ("quotes", "summary"), Options(key_points=POINTS))
    return comparison.Side(number, document, answer["quotes"], answer["summary"].key_points)


def _ask(document: Document, include: Iterable[str], options: Options) -> Answer:
    wanted = set(include)
    needed = {name for analysis in ANALYSES if analysis.name in wanted for name in analysis.needs}
    whole: Answer = {}
    shown: Answer = {}
    for analysis in ANALYSES:
        if analysis.name in wanted | needed:
            with stage(analysis.name):
                result = analysis.ask(document, options, whole)
            whole |= _members(result)
            if analysis.name in wanted:
                shown |= _members(analysis.shown(result, options))
    return shown


def _members(result: Any) -> Answer:
    return {field.name: getattr(result, field.name) for field in fields(result)}

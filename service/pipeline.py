"""The whole service in one function: read once, then ask each question.

Analyses run in the order of `ANALYSES`; one may use the results of those it `needs`, which stand before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from service import intake, reading
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


@dataclass(frozen=True, slots=True)
class Analysis:
    """One question: its name, what it asks of the document, and the analyses whose results it uses."""

    name: str
    ask: Callable[[Document, Options, Mapping[str, Any]], object]
    needs: tuple[str, ...] = ()


ANALYSES = (
    Analysis("entities", lambda document, options, answer: entities.analyse(document)),
    Analysis("quotes", lambda document, options, answer: quotes.analyse(document, options.acts)),
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
    for media_type in ("text/plain", "text/html"):
        analyse(upload(Source(WARM_UP, media_type)))


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


def _ask(document: Document, include: Iterable[str], options: Options) -> Answer:
    wanted = set(include)
    answer: Answer = {}
    shown: set[str] = set()
    for analysis in ANALYSES:
        if analysis.name in wanted or any(analysis.name in other.needs for other in ANALYSES if other.name in wanted):
            with stage(analysis.name):
                result = analysis.ask(document, options, answer)
            found = {field.name: getattr(result, field.name) for field in fields(result)}  # type: ignore[arg-type]
            answer |= found
            shown |= found.keys() if analysis.name in wanted else set()
    return {name: value for name, value in answer.items() if name in shown}

"""A comparison keeps the contract, whatever is compared."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab import golden, samples
from service import pipeline, question, together
from service.errors import ArticleError
from service.intake import Source
from service.web.schemas.comparisons import ComparisonAnswer
from tests import contract, newsy
from tests.comparison.groups import Json, compared

GROUPS = [case for case in golden.cases() if case.analysis == "comparison"]
WHOLE = question.read(question.Terms("comparison"), {"article": "full"})


def answered(sources: list[Source]) -> Json:
    answer: Json = orjson.loads(orjson.dumps(together.answer(sources, WHOLE)))
    return answer


def keeps_its_promises(answer: Json) -> None:
    texts = [article["text"] for article in answer["articles"]]
    told = {name: value for name, value in answer.items() if name != "articles"}
    for place in contract.spans_in(told):
        assert place["text"] == texts[place["article"]][place["start"] : place["end"]]
        assert place["text"]
    assert sorted(article for story in answer["stories"] for article in story["articles"]) == list(range(len(texts)))
    assert [one["article"] for one in answer["alone"]] == list(range(len(texts)))
    for row in (*answer["entities"], *answer["utterances"], *answer["figures"], *answer["dates"]):
        assert 0 <= row["confidence"] <= 1
    for utterance in answer["utterances"]:
        assert sum(report["fullest"] for report in utterance["reports"]) == 1
        assert 1 <= utterance["independent"] <= len(utterance["reports"])
    assert ComparisonAnswer().validate(answer) == {}


@pytest.mark.parametrize("case", GROUPS, ids=str)
def test_every_piece_stands_in_its_article(case: golden.Case) -> None:
    sent = [samples.sent(path) for path in samples.inputs(case.input)]
    keeps_its_promises(orjson.loads(orjson.dumps(together.answer(sent, WHOLE))))


def test_the_sample_articles_can_be_compared() -> None:
    paths = [path for path in samples.inputs(samples.SEEDS) if path.suffix == ".txt"]
    keeps_its_promises(answered([Source(path.read_bytes()) for path in paths]))


@given(st.lists(newsy.articles(), min_size=2, max_size=4))
def test_newsy_texts_are_compared_or_refused(texts: list[str]) -> None:
    try:
        answer = answered([Source(text, keep=True) for text in texts])
    except ArticleError:
        return
    keeps_its_promises(answer)


def test_an_article_and_itself_have_nothing_alone() -> None:
    text = samples.inputs(samples.SEEDS)[0].read_text("utf-8")
    answer = compared(text, text)
    assert [story["articles"] for story in answer["stories"]] == [[0, 1]]
    assert [one["points"] for one in answer["alone"]] == [[], []]
    assert {row["agreement"] for row in (*answer["figures"], *answer["dates"])} <= {"equal"}


def test_the_same_articles_give_the_same_bytes() -> None:
    sources = [Source(path.read_bytes()) for path in samples.inputs(samples.SEEDS) if path.suffix == ".txt"]
    assert orjson.dumps(together.answer(sources, WHOLE)) == orjson.dumps(together.answer(sources, WHOLE))


def test_the_pipeline_compares_what_it_reads_alone() -> None:
    article = pipeline.upload(
        Source("Ferry sinks\n\nThe ferry sank off Saltmere. “The hull was rotten to the core,” Ada Winter said.")
    )
    _, told = pipeline.compare([article, article])
    assert told["utterances"][0].reports[0].quote == pipeline.analyse(article)["quotes"][0].id

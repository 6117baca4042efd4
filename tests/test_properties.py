"""Whatever text comes in, an answer that keeps the contract comes out, or the word that it is no article."""

from __future__ import annotations

import orjson
from hypothesis import example, given
from hypothesis import strategies as st

from service import pipeline
from service.errors import ArticleError
from service.intake import Source
from tests import contract, newsy


def answered(source: Source) -> None:
    """It is answered, and well, or refused with an ArticleError; nothing else is raised."""
    try:
        answer = contract.answer_to(source)
    except ArticleError:
        return
    contract.keeps_its_promises(answer)


@given(newsy.articles())
@example("“Yes")
@example("Brandt said “it is” “over” and left.\n\n“")
def test_newsy_text_is_answered(text: str) -> None:
    answered(Source(text))


@given(newsy.articles())
def test_newsy_text_is_answered_when_nothing_is_set_aside(text: str) -> None:
    answered(Source(text, keep=True))


@given(st.text(max_size=300))
def test_any_string_is_answered(text: str) -> None:
    answered(Source(text))


@given(newsy.pages())
def test_careless_pages_are_answered(page: str) -> None:
    answered(Source(page, "text/html"))


@given(st.one_of(st.binary(max_size=200), newsy.articles().map(lambda text: text.encode("utf-16"))))
def test_any_bytes_are_answered(content: bytes) -> None:
    answered(Source(content))


@given(newsy.articles(), st.sampled_from(["", "not a date", "2025-03-04", "2025-03-04T10:00:00Z", "9999-99-99"]))
def test_hints_do_no_harm(text: str, published: str) -> None:
    answered(Source(text, headline="Ferry deal\nbacked", published=published, url="https://x.example/"))


@given(newsy.articles(), st.integers(0, 10), st.integers(0, 400))
def test_a_summary_is_no_longer_than_was_asked(text: str, key_points: int, words: int) -> None:
    try:
        article = pipeline.upload(Source(text))
    except ArticleError:
        return
    options = pipeline.Options(key_points=key_points, words=words)
    summary = pipeline.analyse(article, ("summary",), options)["summary"]
    assert len(summary.key_points) <= key_points


@given(newsy.articles())
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    try:
        first = contract.answer_to(Source(text))
    except ArticleError:
        return
    assert orjson.dumps(first) == orjson.dumps(contract.answer_to(Source(text)))

"""The JSON request of the contract."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from service.document import Article
from service.errors import ArticleError, InvalidRequest, NotAnArticle
from service.intake import Source, read
from service.intake.request import from_json, is_ninjs
from tests.intake.dumps import DUMPS

TEXT = DUMPS[2].text


def given_back(**changes: Any) -> dict[str, Any]:
    return {"article": {**orjson.loads(orjson.dumps(read(Source(TEXT)))), **changes}}


def test_text_and_html_become_sources() -> None:
    assert from_json({"text": "The mayor resigned."}) == Source("The mayor resigned.")
    assert from_json({"html": "<p>The mayor resigned.", "id": "x"}) == Source("<p>The mayor resigned.", "text/html")


def test_hints_are_carried() -> None:
    said = {"headline": " B ", "published": "2024-05-01T10:00:00Z", "url": "https://example.org"}
    told = {"headline": "B", "published": "2024-05-01T10:00:00+00:00", "url": "https://example.org"}
    assert from_json({"text": "A", **said}) == Source("A", **told)


def test_an_item_of_ninjs_is_told_from_a_request() -> None:
    assert is_ninjs({"uri": "urn:x"})
    assert not is_ninjs({"text": TEXT, "uri": "urn:x"})
    assert not is_ninjs({"url": "https://example.org"})


def test_an_article_given_back_is_the_same_article() -> None:
    article = read(Source(TEXT))
    assert from_json(given_back()) == article
    assert from_json(given_back(id="sha256:forged", statistics={"words": 1})) == article


def test_hints_go_before_the_article_given_back() -> None:
    article = from_json(given_back() | {"headline": "Shut", "url": " "})
    assert isinstance(article, Article)
    assert (article.headline, article.url) == ("Shut", None)


@pytest.mark.parametrize(
    ("request_body", "fields"),
    [
        ([], []),
        ("text", []),
        ({}, ["article", "html", "text"]),
        ({"text": None}, ["article", "html", "text"]),
        ({"text": "A", "html": "B"}, ["html", "text"]),
        ({"text": 3}, ["text"]),
        ({"text": "A", "headline": []}, ["headline"]),
        ({"text": "A", "published": "yesterday"}, ["published"]),
        ({"article": 3}, []),
        ({"article": {"text": 3, "blocks": []}}, ["article"]),
        (given_back(published="soon"), ["article"]),
    ],
)
def test_what_cannot_be_is_told_by_field(request_body: object, fields: list[str]) -> None:
    with pytest.raises(InvalidRequest) as caught:
        from_json(request_body)
    assert sorted(caught.value.errors) == fields


@pytest.mark.parametrize("text", ["", "  \n", "12 %"])
def test_a_text_without_letters_is_no_article(text: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        from_json({"text": text})
    assert list(caught.value.errors) == ["text"]


@pytest.mark.parametrize(
    "blocks",
    [
        None,
        {},
        [],
        [{"start": 0, "end": len(TEXT) + 1, "role": "paragraph"}],
        [{"start": 0, "end": len(TEXT), "role": "story"}],
        [{"start": 0, "end": len(TEXT), "role": ["paragraph"]}],
        [{"start": True, "end": len(TEXT), "role": "paragraph"}],
        [{"start": 0.0, "end": len(TEXT), "role": "paragraph"}],
        [{"start": 40, "end": len(TEXT), "role": "paragraph"}],
        [{"start": 0, "end": 40, "role": "paragraph"}],
        [{"start": 0, "end": 40, "role": "paragraph"}, {"start": 39, "end": len(TEXT), "role": "paragraph"}],
        [{"start": 10, "end": 10, "role": "paragraph"}],
        [3],
    ],
)
def test_blocks_that_do_not_fit_the_text_are_refused(blocks: object) -> None:
    with pytest.raises(ArticleError) as caught:
        from_json(given_back(blocks=blocks))
    assert "blocks" in caught.value.errors["article"]  # type: ignore[operator]


def test_surrogates_in_an_article_given_back_are_refused() -> None:
    with pytest.raises(ArticleError):
        from_json({"article": {"text": "A \ud800", "blocks": [{"start": 0, "end": 3, "role": "paragraph"}]}})

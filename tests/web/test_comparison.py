"""Several articles over HTTP: in JSON or as files, with the problems of every endpoint."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from service.web.schemas.comparisons import ComparisonAnswer

ADDRESS = "/v1/comparison"
ONE = "Ferry sinks 🚢\n\nThe ferry sank off Saltmere. “The hull was rotten to the core,” Mayor Ada Winter said.\n"
OTHER = "Ferry lost\n\n“The hull was rotten to the core,” Mayor Ada Winter said of the ferry that sank off Saltmere.\n"
HTML = f"<html><body><article><p>{OTHER}</p></article></body></html>"


def files(*contents: tuple[str, str]) -> dict[str, Any]:
    return {"data": {"file": [(BytesIO(content.encode()), name) for content, name in contents]}}


def test_articles_come_in_any_form_of_the_json_request(client: FlaskClient) -> None:
    article = client.post("/v1/articles", json={"text": ONE}).get_json()
    item = {"uri": "urn:news:1", "bodies": [{"contenttype": "text/plain", "value": OTHER}]}
    sent = {"articles": [{"text": ONE}, {"html": HTML}, {"article": article}, item]}
    response = client.post(ADDRESS, json=sent)
    assert response.status_code == 200, response.text[:300]
    answer = response.get_json()
    assert ComparisonAnswer().validate(answer) == {}
    assert ["text" in one for one in answer["articles"]] == [False, True, False, True]


def test_articles_come_as_files(client: FlaskClient) -> None:
    sent = files((ONE, "a.txt"), (HTML, "b.html"), (orjson.dumps({"text": OTHER}).decode(), "c.json"))
    response = client.post(ADDRESS, **sent)
    assert response.status_code == 200, response.text[:300]
    assert len(response.get_json()["articles"]) == 3


def test_article_full_returns_the_whole_articles(client: FlaskClient) -> None:
    answer = client.post(f"{ADDRESS}?article=full", json={"articles": [{"text": ONE}, {"text": OTHER}]}).get_json()
    assert [article["text"] for article in answer["articles"]] == [ONE, OTHER]


def test_offsets_count_utf_16_code_units_where_asked_to(client: FlaskClient) -> None:
    sent = {"articles": [{"text": ONE}, {"text": OTHER}]}
    answer = client.post(f"{ADDRESS}?offsets=utf-16", json=sent).get_json()
    place = answer["utterances"][0]["reports"][0]["content"][0]
    units = ONE.encode("utf-16-le")
    assert units[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == place["text"]


@pytest.mark.parametrize(
    ("sent", "status", "at_fault"),
    [
        ({"json": {"articles": [{"text": ONE}]}}, 422, "articles"),
        ({"json": {"articles": [{"text": ONE}] * 51}}, 422, "articles"),
        ({"json": {"text": ONE}}, 422, "articles"),
        ({"json": {"articles": [{"text": ONE}, {"txt": OTHER}]}}, 422, "articles"),
        ({"json": {"articles": [{"text": ONE}, {"text": ""}]}}, 422, "articles"),
        ({"json": {"articles": [{"text": ONE}, {"text": "12 34"}]}}, 422, "articles"),
        (files((ONE, "a.txt")), 422, "articles"),
        (files((ONE, "a.txt"), ("", "b.txt")), 422, "articles"),
        ({"data": {"file": (BytesIO(b"a"), "a"), "fle": (BytesIO(b"b"), "b")}}, 422, "fle"),
    ],
)
def test_what_is_wrong_is_told_of_its_field(client: FlaskClient, sent: Any, status: int, at_fault: str) -> None:
    response = client.post(ADDRESS, **sent)
    assert response.content_type == "application/problem+json"
    assert (response.status_code, at_fault in response.get_json()["errors"]) == (status, True), response.text


def test_the_article_at_fault_is_named(client: FlaskClient) -> None:
    problem = client.post(ADDRESS, json={"articles": [{"text": ONE}, {"text": "12 34"}]}).get_json()
    assert problem["detail"].startswith("article 1: ")
    assert problem["errors"]["articles"].keys() == {"1"}


def test_a_single_text_is_an_unknown_format_here(client: FlaskClient) -> None:
    assert client.post(ADDRESS, data=ONE, content_type="text/plain").status_code == 415


def test_broken_json_is_malformed(client: FlaskClient) -> None:
    assert client.post(ADDRESS, data=b"{", content_type="application/json").status_code == 400

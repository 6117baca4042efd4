"""Every endpoint takes an article in every form, and answers to its schema."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from lab.samples import SEEDS
from service.web.routes import ENDPOINTS, Endpoint

TEXT = (
    "Ferry returns to Lindhaven 🚢\n\nBy Ada Winter\n\n"
    "LINDHAVEN — The ferry to the islands will sail again in April, Mayor Ingrid Solberg said on Monday.\n\n"
    "“We have waited long enough,” Solberg told reporters at the harbour.\n"
)
HTML = f"<html><head><title>Ferry returns</title></head><body><article><p>{TEXT}</p></article></body></html>"
SPOKEN = [SEEDS / name for name in ("glued-ever-given.txt", "radio-dart.txt")]
ARTICLE_IS_KNOWN = {"text/plain", "json text", "file", "json article"}


def _article(client: FlaskClient) -> dict[str, Any]:
    uploaded: dict[str, Any] = client.post("/v1/articles", json={"text": TEXT}).get_json()
    return uploaded


def _form(content: str, name: str, **fields: str) -> dict[str, Any]:
    return {"data": {"file": (BytesIO(content.encode()), name), **fields}}


FORMS: dict[str, Any] = {
    "text/plain": lambda client: {"data": TEXT.encode(), "content_type": "text/plain; charset=utf-8"},
    "text/html": lambda client: {"data": HTML.encode(), "content_type": "text/html; charset=utf-8"},
    "no type": lambda client: {"data": TEXT.encode()},
    "json text": lambda client: {"json": {"text": TEXT, "headline": None, "published": "2026-03-04T09:00:00+01:00"}},
    "json html": lambda client: {"json": {"html": HTML, "url": "https://news.example/ferry"}},
    "json article": lambda client: {"json": {"article": _article(client)}},
    "file": lambda client: _form(TEXT, "ferry.txt", headline="Ferry returns"),
    "html file": lambda client: _form(HTML, "ferry.html"),
    "json file": lambda client: _form(orjson.dumps({"text": TEXT}).decode(), "ferry.json"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_every_endpoint_takes_every_form_and_answers_to_its_schema(
    client: FlaskClient, endpoint: Endpoint, form: str
) -> None:
    response = client.post(f"/v1/{endpoint.name}", **FORMS[form](client))
    assert response.status_code == 200, response.text[:300]
    assert response.content_type == "application/json"
    assert endpoint.answer().validate(response.get_json()) == {}


@pytest.mark.parametrize("form", FORMS)
def test_an_analysis_returns_the_whole_article_unless_the_caller_has_it(client: FlaskClient, form: str) -> None:
    article = client.post("/v1/quotes", **FORMS[form](client)).get_json()["article"]
    if form in ARTICLE_IS_KNOWN or form == "no type":
        assert article.keys() == {"id"}
    elif "html" in form:
        assert article["text"]


def test_article_full_returns_the_whole_article(client: FlaskClient) -> None:
    response = client.post("/v1/quotes?article=full", json={"text": TEXT})
    assert response.get_json()["article"]["text"] == TEXT


def test_plain_text_comes_back_as_it_was_sent(client: FlaskClient) -> None:
    text = "\ufeffA no-break\u00a0space, a tab\t, a\r\nline, “curly” and 'straight' marks, an e\u0301.\n\n "
    assert client.post("/v1/articles", json={"text": text}).get_json()["text"] == text


def test_an_article_is_analysed_as_the_text_that_it_came_from(client: FlaskClient) -> None:
    sent_again = client.post("/v1/analysis", json={"article": _article(client)})
    assert sent_again.data == client.post("/v1/analysis", json={"text": TEXT}).data


def test_hints_go_before_what_the_text_says(client: FlaskClient) -> None:
    hints = {"headline": "The ferry is back", "published": "2026-03-04"}
    as_json = client.post("/v1/articles", json={"text": TEXT, **hints}).get_json()
    as_form = client.post("/v1/articles", **_form(TEXT, "ferry.txt", **hints)).get_json()
    uploaded = orjson.dumps({"article": _article(client)}).decode()
    beside_article = client.post("/v1/articles", **_form(uploaded, "ferry.json", **hints)).get_json()
    assert hints.items() <= as_json.items()
    assert hints.items() <= as_form.items()
    assert hints.items() <= beside_article.items()


def test_keeping_boilerplate_makes_every_block_body(client: FlaskClient) -> None:
    article = client.post("/v1/articles?boilerplate=keep", json={"text": TEXT}).get_json()
    assert {block["role"] for block in article["blocks"]} == {"paragraph"}


def test_include_leaves_the_rest_out(client: FlaskClient) -> None:
    answer = client.post("/v1/analysis?include=summary,entities", json={"text": TEXT}).get_json()
    assert answer.keys() == {"article", "entities", "dates", "summary"}


def test_acts_are_filtered(client: FlaskClient) -> None:
    answer = client.post("/v1/quotes?acts=writing", json={"text": TEXT}).get_json()
    assert {quote["act"] for quote in answer["quotes"]} <= {"writing"}


def test_the_brief_is_the_same_whatever_acts_are_asked_for(client: FlaskClient) -> None:
    """It needs all quotes, so that none stands in it without its speaker."""
    for path in SPOKEN:
        text = path.read_text("utf-8")
        brief = client.post("/v1/summary", json={"text": text}).get_json()["summary"]
        thoughts = client.post("/v1/analysis?acts=thought", json={"text": text}).get_json()
        assert {quote["act"] for quote in thoughts["quotes"]} <= {"thought"}
        assert thoughts["summary"] == brief, path.name


def test_key_points_are_at_most_as_many_as_asked_for(client: FlaskClient) -> None:
    answer = client.post("/v1/summary?key_points=1&words=20", json={"text": TEXT}).get_json()
    assert len(answer["summary"]["key_points"]) <= 1


def test_the_same_request_gives_the_same_bytes(client: FlaskClient) -> None:
    first, second = (client.post("/v1/analysis", json={"text": TEXT}).data for _ in range(2))
    assert first == second


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [span for item in value.values() for span in spans(item)]
    return [span for item in value for span in spans(item)] if isinstance(value, list) else []


def utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_offsets_count_code_points(client: FlaskClient) -> None:
    found = spans(client.post("/v1/analysis", json={"text": TEXT}).get_json())
    assert found
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in found)


def test_offsets_count_utf_16_code_units_where_asked_to(client: FlaskClient) -> None:
    answer = client.post("/v1/analysis?offsets=utf-16&article=full", json={"text": TEXT}).get_json()
    found = spans(answer)
    assert found
    assert all(utf16(TEXT, span["start"], span["end"]) == span["text"] for span in found)
    last = answer["article"]["blocks"][-1]
    assert last["end"] == len(TEXT.rstrip()) + 1  # the ship is one character of two units


def test_an_article_with_utf_16_offsets_can_be_sent_back(client: FlaskClient) -> None:
    article = client.post("/v1/articles?offsets=utf-16", json={"text": TEXT}).get_json()
    there_and_back = client.post("/v1/analysis?offsets=utf-16", json={"article": article})
    assert there_and_back.data == client.post("/v1/analysis?offsets=utf-16", json={"text": TEXT}).data


def test_an_offset_between_the_halves_of_a_character_is_a_problem(client: FlaskClient) -> None:
    article = client.post("/v1/articles?offsets=utf-16", json={"text": TEXT}).get_json()
    article["blocks"][0]["end"] = TEXT.index("🚢") + 1
    response = client.post("/v1/analysis?offsets=utf-16", json={"article": article})
    assert response.status_code == 422

"""Every error is an RFC 9457 problem, and no input makes a 500."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug import formparser
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from service import question
from service.errors import ArticleError
from service.web import create_app, problems, routes
from service.web.schemas.answers import Problem
from service.web.settings import Settings

PATHS = [f"/v1/{endpoint.name}" for endpoint in routes.ENDPOINTS]
TEXT = "The mayor said the bridge was safe."
NDJSON = "application/x-ndjson"


def assert_problem(response: Response, status: int, *fields: str) -> dict[str, Any]:
    assert response.status_code == status, response.text[:300]
    assert response.content_type == "application/problem+json"
    problem: dict[str, Any] = response.get_json()
    assert Problem().validate(problem) == {}
    assert problem["status"] == status
    assert problem["type"].startswith("urn:copydesk:problem:")
    assert set(fields) == set(problem.get("errors", {}))
    return problem


def test_every_kind_of_article_error_has_a_status() -> None:
    kinds = {ArticleError, *ArticleError.__subclasses__()}
    assert kinds == problems.STATUS_OF.keys()
    assert set(problems.STATUS_OF.values()) <= problems.KIND_OF.keys()


@pytest.mark.parametrize("body", [b"{", b"", b"NaN", b'{"text": Infinity}', b"\xff\xfe", b'{"text":"\\ud800"}', b"nul"])
def test_broken_json_is_malformed(client: FlaskClient, body: bytes) -> None:
    assert_problem(client.post("/v1/quotes", data=body, content_type="application/json"), 400)


@pytest.mark.parametrize("opening", [b"[", b'{"text":', b'{"article":{"blocks":['])
def test_deep_json_is_malformed(client: FlaskClient, opening: bytes) -> None:
    assert_problem(client.post("/v1/quotes", data=opening * 50_000, content_type="application/json"), 400)


@pytest.mark.parametrize("body", [b"[1]", b'"text"', b"3", b"null"])
def test_json_that_is_no_object_is_invalid(client: FlaskClient, body: bytes) -> None:
    assert_problem(client.post("/v1/quotes", data=body, content_type="application/json"), 422)


@pytest.mark.parametrize(
    ("fields", "at_fault"),
    [
        ({}, "text"),
        ({"text": TEXT, "html": TEXT}, "text"),
        ({"text": 3}, "text"),
        ({"text": None}, "text"),
        ({"html": ["a"]}, "html"),
        ({"text": TEXT, "headlines": "a"}, "headlines"),
        ({"text": TEXT, "headline": 3}, "headline"),
        ({"text": TEXT, "published": "yesterday"}, "published"),
        ({"text": TEXT, "published": "2026-13-01"}, "published"),
        ({"text": TEXT, "url": {}}, "url"),
        ({"article": TEXT}, "article"),
        ({"article": {"id": "x"}}, "article"),
        ({"article": None}, "article"),
    ],
)
def test_a_field_at_fault_is_named(client: FlaskClient, fields: Mapping[str, Any], at_fault: str) -> None:
    assert_problem(client.post("/v1/quotes", json=fields), 422, at_fault)


def test_a_key_that_comes_twice_counts_once(client: FlaskClient) -> None:
    body = b'{"text": "First words.", "text": "Last words."}'
    response = client.post("/v1/articles", data=body, content_type="application/json")
    assert response.get_json()["text"] == "Last words."


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": [{"start": 0, "end": 9999, "role": "paragraph"}]},
        {"blocks": [{"start": 5, "end": 2, "role": "paragraph"}]},
        {"blocks": [{"start": 0, "end": 9, "role": "paragraph"}, {"start": 4, "end": 12, "role": "paragraph"}]},
        {"blocks": [{"start": 0, "end": 9, "role": "song"}]},
        {"blocks": [{"start": -1, "end": 9, "role": "paragraph"}]},
        {"blocks": [{"start": 0.5, "end": 9, "role": "paragraph"}]},
        {"blocks": 3},
        {"text": ""},
        {"text": "Another text than that of the blocks"},
        {"statistics": {"characters": 3}},
        {"tags": [None]},
        {"extra": 1},
    ],
)
def test_an_article_that_does_not_hold_together_is_a_problem(client: FlaskClient, change: Mapping[str, Any]) -> None:
    article = client.post("/v1/articles", json={"text": TEXT}).get_json()
    for path in PATHS:
        response = client.post(path, json={"article": {**article, **change}})
        assert response.status_code == 422, (path, response.text[:300])


@pytest.mark.parametrize("query", ["words=9", "words=ten", "words=", "key_points=0", "key_points=1e9", "acts=sung"])
@pytest.mark.parametrize("path", ["/v1/analysis", "/v1/batch"])
def test_a_query_parameter_at_fault_is_named(client: FlaskClient, path: str, query: str) -> None:
    name = query.split("=", maxsplit=1)[0]
    assert_problem(client.post(f"{path}?{query}", json={"text": TEXT}), 422, name)


@pytest.mark.parametrize("query", ["offsets=utf-8", "boilerplate=drop", "include=songs", "wrods=60", "article=half"])
def test_an_unknown_choice_or_parameter_is_named(client: FlaskClient, query: str) -> None:
    assert_problem(client.post(f"/v1/analysis?{query}", json={"text": TEXT}), 422, query.split("=", maxsplit=1)[0])


@pytest.mark.parametrize("query", ["words=60", "acts=speech", "include=quotes"])
def test_a_parameter_of_another_endpoint_is_unknown(client: FlaskClient, query: str) -> None:
    assert_problem(client.post(f"/v1/entities?{query}", json={"text": TEXT}), 422, query.split("=", maxsplit=1)[0])


@pytest.mark.parametrize("query", ["words=60&words=70", "words=60&words=60", "include=quotes&include=summary"])
@pytest.mark.parametrize("path", ["/v1/analysis", "/v1/batch"])
def test_a_parameter_that_is_given_twice_is_named(client: FlaskClient, path: str, query: str) -> None:
    assert_problem(client.post(f"{path}?{query}", json={"text": TEXT}), 422, query.split("=", maxsplit=1)[0])


def test_a_hint_that_is_given_twice_is_named(client: FlaskClient) -> None:
    form = {"file": (BytesIO(TEXT.encode()), "a.txt"), "headline": ["One", "Other"]}
    assert_problem(client.post("/v1/articles", data=form), 422, "headline")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", ["", "   \n", "1 2 3", "…!?", "\x00\x00", "𝟘🙂"])
def test_text_without_letters_is_no_article(client: FlaskClient, path: str, text: str) -> None:
    assert_problem(client.post(path, json={"text": text}), 422, "text")
    assert_problem(client.post(path, data=text.encode(), content_type="text/plain; charset=utf-8"), 422)


@pytest.mark.parametrize("media_type", ["image/png", "application/x-unknown", "text/rtf", "video/mp4", "nonsense"])
@pytest.mark.parametrize("path", [*PATHS, "/v1/batch"])
def test_an_unknown_media_type_is_refused(client: FlaskClient, path: str, media_type: str) -> None:
    assert_problem(client.post(path, data=TEXT, content_type=media_type), 415)


def test_an_encoded_form_is_refused_and_told_what_to_do(client: FlaskClient) -> None:
    problem = assert_problem(client.post("/v1/quotes", data={"text": "words"}), 415)
    assert "multipart/form-data" in problem["detail"]


def test_text_that_curl_calls_a_form_is_read(client: FlaskClient) -> None:
    """`curl --data-binary @article.txt` declares a form unless it is told otherwise."""
    response = client.post("/v1/quotes", data=TEXT, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200


def test_a_compressed_body_is_refused(client: FlaskClient) -> None:
    headers = {"Content-Encoding": "gzip"}
    assert_problem(client.post("/v1/quotes", data=b"\x1f\x8b", content_type="text/plain", headers=headers), 415)


@pytest.mark.parametrize("charset", ["klingon", "rot13", "zip", "punycode", "idna", "a\x00b", '""', "x" * 5000])
def test_an_unknown_charset_is_malformed(client: FlaskClient, charset: str) -> None:
    assert_problem(client.post("/v1/quotes", data=TEXT, content_type=f"text/plain; charset={charset}"), 400)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-16", "utf-16-le", "latin-1", "windows-1252", "gb18030", "Shift_JIS"])
def test_text_is_read_in_the_charset_that_is_declared(client: FlaskClient, charset: str) -> None:
    body = TEXT.encode(charset)
    response = client.post("/v1/articles", data=body, content_type=f"text/plain; charset={charset}")
    assert response.get_json()["text"] == TEXT


def test_bytes_that_are_not_of_their_charset_are_malformed(client: FlaskClient) -> None:
    body = "“Café,” he said of the square.".encode("latin-1", "replace")
    assert_problem(client.post("/v1/quotes", data=body, content_type="text/plain; charset=utf-8"), 400)


@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/json;q=0", "application/xml, text/plain"])
@pytest.mark.parametrize("path", [*PATHS, "/v1/batch"])
def test_a_caller_who_takes_no_json_is_told_so(client: FlaskClient, path: str, accept: str) -> None:
    response = client.post(path, data=TEXT, content_type="text/plain", headers={"Accept": accept})
    assert_problem(response, 406)


@pytest.mark.parametrize("accept", ["*/*", "application/*", "application/json", "text/html, */*;q=0.1"])
def test_a_caller_who_takes_json_gets_it(client: FlaskClient, accept: str) -> None:
    response = client.post("/v1/quotes", data=TEXT, content_type="text/plain", headers={"Accept": accept})
    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/nothing", "/v2/quotes", "/docs/nothing.js", "/docs/../x", "/%00"])
def test_an_unknown_address_is_not_found(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 404)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "BREW"])
@pytest.mark.parametrize("path", [*PATHS, "/v1/batch"])
def test_another_method_is_refused_with_the_methods_allowed(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method)
    assert_problem(response, 405)
    assert response.headers["Allow"] == "OPTIONS, POST"


@pytest.mark.parametrize("path", ["/", "/docs", "/openapi.yaml", "/health/live", "/health/ready"])
def test_a_page_takes_no_post(client: FlaskClient, path: str) -> None:
    response = client.post(path)
    assert_problem(response, 405)
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", PATHS)
def test_a_large_body_is_refused(client: FlaskClient, path: str) -> None:
    body = b"a" * 2_000_001
    assert_problem(client.post(path, data=body, content_type="text/plain"), 413)
    assert_problem(client.post(path, data=body, content_type="application/json"), 413)
    assert_problem(client.post(path, data={"file": (BytesIO(body), "a.txt")}), 413)


def test_a_body_of_50_megabytes_is_refused_by_default() -> None:
    client = create_app(Settings()).test_client()
    assert_problem(client.post("/v1/analysis", data=b"a " * 25_000_000, content_type="text/plain"), 413)


@pytest.mark.parametrize("media_type", ["text/plain", "application/json", "multipart/form-data; boundary=x"])
def test_a_large_body_of_unknown_length_is_refused(app: Flask, media_type: str) -> None:
    """As a chunked body comes from gunicorn."""
    start = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    environ = EnvironBuilder("/v1/quotes", method="POST", content_type=media_type).get_environ()
    environ.pop("CONTENT_LENGTH", None)
    environ |= {"wsgi.input": BytesIO(start + b"a" * 3_000_000), "wsgi.input_terminated": True}
    assert_problem(Response.from_app(app, environ), 413)
    assert environ["wsgi.input"].read() == b""  # else the caller sees a reset instead of the answer


def test_an_upload_touches_no_disk(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (tempfile, formparser):
        monkeypatch.setattr(place, "SpooledTemporaryFile", lambda *_, **__: pytest.fail("a file was opened"))
    file = (BytesIO((TEXT + "\n").encode() * 40_000), "a.txt")
    assert client.post("/v1/articles", data={"file": file}).status_code in (200, 413)


@pytest.mark.parametrize(
    "data", [{}, {"file": "no file, but a field"}, {"document": (BytesIO(b"text"), "a.txt")}, {"text": "words"}]
)
def test_a_form_without_its_file_is_invalid(client: FlaskClient, data: Mapping[str, Any]) -> None:
    assert_problem(client.post("/v1/quotes", data=data, content_type="multipart/form-data"), 422, "file")


def test_a_form_with_two_files_is_invalid(client: FlaskClient) -> None:
    files = [(BytesIO(TEXT.encode()), "a.txt"), (BytesIO(TEXT.encode()), "b.txt")]
    assert_problem(client.post("/v1/quotes", data={"file": files}), 422, "file")


def test_a_form_with_an_unknown_field_is_invalid(client: FlaskClient) -> None:
    form = {"file": (BytesIO(TEXT.encode()), "a.txt"), "headlines": "a"}
    assert_problem(client.post("/v1/quotes", data=form), 422, "headlines")


@pytest.mark.parametrize("boundary", ["", "; boundary=x", "; boundary=y"])
@pytest.mark.parametrize("path", ["/v1/quotes", "/v1/comparison"])
def test_a_form_that_cannot_be_taken_apart_is_malformed(client: FlaskClient, path: str, boundary: str) -> None:
    """No boundary, a last part that breaks off, another boundary than the body has."""
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nThe mayor said'
    assert_problem(client.post(path, data=body, content_type=f"multipart/form-data{boundary}"), 400)


@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "application/xml", "application/pdf", ""])
def test_an_empty_body_is_no_article(client: FlaskClient, media_type: str) -> None:
    assert_problem(client.post("/v1/quotes", data=b"", content_type=media_type), 422)
    assert_problem(client.post("/v1/quotes", data={"file": (BytesIO(), "a", media_type)}), 422)


def test_a_fault_of_ours_tells_a_request_id_and_nothing_else(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr(question, "answer", fail)
    response = app.test_client().post("/v1/quotes", json={"text": TEXT}, headers={"X-Request-ID": "desk-7"})
    problem = assert_problem(response, 500)
    assert problem["request_id"] == "desk-7"
    assert "secret" not in response.text


HOSTILE = {
    "a million opening brackets": "[" * 1_000_000,
    "a million opening quotation marks": "“" * 600_000,
    "unbalanced marks": '“He said ‘it is "mine’ and left. ' * 200,
    "one endless word": "a" * 300_000,
    "too many words": "a " * 500_000,
    "endless capitals": "A" * 300_000,
    "many full stops": "Mr. " * 50_000,
    "only line breaks and a letter": "\n" * 500_000 + "a",
    "null characters": "He said\x00 it was\x00 over.",
    "control characters": "".join(map(chr, range(32))) + " he said",
    "marks of direction": "\u202ehe said\u202c \u2066over\u2069",
    "combining marks": "a" + "\u0301" * 50_000,
    "emoji of many parts": "👩‍👩‍👧‍👦 said hello " * 500,
    "private and unassigned characters": "\ue000\uffff\U0010ffff she said",
    "separators of lines": "One\u2028two\u2029three\x85four\x0bfive\x0csix said Anna",
    "tags and entities": "&lt;script&gt;<script>alert('x')</script> he said &#0; &#xD800;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered(client: FlaskClient, name: str) -> None:
    text = HOSTILE[name]
    for request in ({"json": {"text": text}}, {"data": text.encode(), "content_type": "text/plain; charset=utf-8"}):
        response = client.post("/v1/analysis", **request)
        assert response.status_code in (200, 413, 422), response.text[:300]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_answered(client: FlaskClient, name: str) -> None:
    body = f"<html><body><p>{HOSTILE[name]}</p></body></html>".encode()
    response = client.post("/v1/analysis", data=body, content_type="text/html; charset=utf-8")
    assert response.status_code in (200, 400, 413, 422), response.text[:300]


BINARY = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20,
    "zip": b"PK\x03\x04" + bytes(range(256)) * 20,
    "gzip": b"\x1f\x8b\x08" + bytes(range(256)) * 20,
    "elf": b"\x7fELF" + bytes(500),
    "every byte": bytes(range(256)) * 20,
}


@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "", "application/octet-stream", "application/json"])
@pytest.mark.parametrize("name", BINARY)
def test_binary_is_no_article(client: FlaskClient, name: str, media_type: str) -> None:
    response = client.post("/v1/analysis", data=BINARY[name], content_type=media_type)
    assert response.status_code in (400, 415, 422), response.text[:300]

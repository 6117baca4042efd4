"""Every format comes in by each way: as a body, as a file of a form, as JSON, as a line."""

from __future__ import annotations

from io import BytesIO

import orjson
import pytest
from flask.testing import FlaskClient

from tests.intake.test_formats import CONTENTS, FILES
from tests.web.test_problems import assert_problem

RAW = sorted(name for name in FILES if not name.endswith(".json"))
ITEMS = sorted(name for name in FILES if name.endswith(".json"))
NDJSON = "application/x-ndjson"
XML = "application/xml; charset=utf-8"


@pytest.mark.parametrize("name", RAW)
def test_a_format_is_read_as_a_body_and_as_a_file(client: FlaskClient, name: str) -> None:
    article = client.post("/v1/articles", data=CONTENTS[name], content_type=FILES[name]).get_json()
    assert article["headline"]
    assert article["statistics"]["words"] > 30
    for kind in ("application/octet-stream", FILES[name]):
        form = {"file": (BytesIO(CONTENTS[name]), name, kind)}
        assert client.post("/v1/articles", data=form).get_json() == article


@pytest.mark.parametrize("name", RAW)
def test_the_whole_article_comes_back_whatever_the_format_was_called(client: FlaskClient, name: str) -> None:
    """Offsets count into a text that the caller does not have."""
    answer = client.post("/v1/quotes", data=CONTENTS[name], content_type="text/plain").get_json()
    assert answer["article"]["text"]
    for quote in answer["quotes"]:
        for span in quote["content"]:
            assert answer["article"]["text"][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("name", ITEMS)
def test_a_ninjs_item_is_read_as_json_as_a_file_and_as_a_line(client: FlaskClient, name: str) -> None:
    item = orjson.loads(CONTENTS[name])
    article = client.post("/v1/articles", json=item).get_json()
    assert article["format"] == "ninjs"
    for kind in ("application/json", "application/ninjs+json", "application/octet-stream"):
        assert client.post("/v1/articles", data=CONTENTS[name], content_type=kind).get_json() == article
    form = {"file": (BytesIO(CONTENTS[name]), "item.json")}
    assert client.post("/v1/articles", data=form).get_json() == article
    line = orjson.dumps({"id": "a", "options": {"include": ["quotes"]}, **item})
    answered = orjson.loads(client.post("/v1/batch", data=line, content_type=NDJSON).data)
    assert answered["article"] == article
    assert answered["quotes"]


def test_xml_of_any_name_is_read(client: FlaskClient) -> None:
    for kind in (
        "text/xml",
        "application/nitf+xml",
        "text/vnd.IPTC.NITF",
        "application/xml; charset=utf-8",
        "text/html",
    ):
        answer = client.post("/v1/articles", data=CONTENTS["nitf-agency.xml"], content_type=kind)
        assert answer.get_json()["format"] == "nitf", kind


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"<nitf><body>", "application/xml", 400),
        (b"<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf>&a;</nitf>", "application/xml", 400),
        (b"<?xml version='1.0'?><invoice/>", "application/xml", 415),
        (b"<rss><channel/></rss>", "application/rss+xml", 422),
        (b"<nitf/>", "application/xml", 422),
        (b"%PDF-1.7", "application/pdf", 400),
        (b"PK\x03\x04word/document.xml", "application/octet-stream", 400),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", 415),
        (b"From: a\nMIME-Version: 1.0\n\n", "message/rfc822", 422),
        (b'{"uri": "x"}', "application/json", 422),
        (b'{"uri": 3, "body_text": "Words of an item."}', "application/json", 422),
        (b'{"uri": "x", "bodies": [{"value": 3}]}', "application/json", 422),
    ],
)
def test_what_is_wrong_with_a_file_is_a_problem(client: FlaskClient, content: bytes, kind: str, status: int) -> None:
    problem = client.post("/v1/articles", data=content, content_type=kind)
    assert problem.status_code == status, problem.text
    assert problem.content_type == "application/problem+json"
    assert len(problem.get_json()["detail"]) > 10


def test_a_feed_of_several_items_takes_an_address_beside_the_file(client: FlaskClient) -> None:
    items = "".join(
        f"<item><title>Crane {name}</title><link>https://a.example/{name}</link>"
        f"<description>The crane {name} fell into the harbour on Monday.</description></item>"
        for name in "xy"
    )
    feed = f"<rss><channel>{items}</channel></rss>".encode()
    assert_problem(client.post("/v1/articles", data={"file": (BytesIO(feed), "f.xml")}), 422)
    form = {"file": (BytesIO(feed), "f.xml"), "url": "https://a.example/y"}
    assert client.post("/v1/articles", data=form).get_json()["headline"] == "Crane y"

"""ninjs items, of each generation, become articles."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from service.document import Article
from service.errors import ArticleError, InvalidRequest, NotAnArticle
from service.intake import Source, ninjs, read, request
from tests.intake.test_formats import CONTENTS
from tests.intake.test_wires import texts

IN_NITF = "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"
LONG = "The harbour of Selby was closed on Monday after a crane fell into it, the port said."


def article(**fields: Any) -> Article:
    sent = request.from_json({"uri": "urn:x", **fields})
    assert isinstance(sent, Source)
    return read(sent)


def sample(name: str) -> Article:
    sent = request.from_json(orjson.loads(CONTENTS[name]))
    assert isinstance(sent, Source)
    return read(sent)


def test_an_item_of_the_first_generation_is_told() -> None:
    found = sample("ninjs-1.request.json")
    assert found.headline == "Library must return 4,000 letters, court rules"
    assert found.byline == ("David Oyelaran", "Sofie Lund")
    assert (found.published, found.updated) == ("2024-08-30T11:02:00+00:00", "2024-08-30T15:20:00+00:00")
    assert found.tags == ("Courts", "Gregor Palm", "Westhaven Library", "Westhaven")
    assert (found.dateline, found.credit) == ("WESTHAVEN", "CW")
    assert "“Keep them dry until I ask for them.”" in texts(found, "paragraph")
    assert texts(found, "caption")[0].startswith("Boxes of letters")


def test_an_item_of_the_third_generation_is_told() -> None:
    found = sample("ninjs-3.request.json")
    assert found.headline == "Aarvik brings back the bridge toll"
    assert found.byline == ("Jonas Feld",)
    assert texts(found, "key_point") == ["Cars pay two crowns a crossing", "Lorries pay double from July"]
    assert texts(found, "subheading") == ["What hauliers say"]
    assert found.credit == "Nordnews"
    assert found.url == "https://nordnews.example/2025/06/11/bridge-toll"
    assert (found.published, found.updated) == ("2025-06-11T08:05:00+02:00", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"body_text": LONG},
        {"body_html": f"<p>{LONG}</p>"},
        {"body_xhtml": f"<div><p>{LONG}</p></div>", "body_text": LONG[:40]},
        {"bodies": [{"value": LONG}]},
        {"bodies": [{"contenttype": "text/plain", "value": LONG[:30]}, {"role": "main", "value": f"<p>{LONG}</p>"}]},
        {"bodies": [{"contentType": "application/nitf+xml", "value": IN_NITF.format(LONG)}]},
        {"body_html": "<p>The harbour of …</p>", "body_text": LONG},
    ],
)  # fmt: skip
def test_the_fullest_body_is_the_text(fields: dict[str, Any]) -> None:
    assert texts(article(headline="Crane falls", **fields), "paragraph") == [LONG]


def test_the_same_wire_credit_is_found_under_each_of_its_names() -> None:
    for fields in (
        {"infoSources": [{"name": "CW"}]},
        {"infosource": [{"name": "CW"}]},
        {"provider": "CW"},
        {"copyrightHolder": "CW"},
    ):
        assert article(body_text=LONG, **fields).credit == "CW"


def test_agency_bylines_as_a_list_are_read() -> None:
    found = article(body_text=LONG, bylines=[{"by": "By DAVID PITT", "title": "Coastal Wire"}])
    assert found.byline == ("David Pitt",)


@pytest.mark.parametrize(
    "fields", [{}, {"bodies": []}, {"bodies": "words"}, {"body_text": " "}, {"type": "picture", "headline": "A crane"}]
)
def test_an_item_without_a_body_is_no_article(fields: dict[str, Any]) -> None:
    with pytest.raises(NotAnArticle):
        article(**fields)


def test_metadata_of_wrong_types_are_passed_over() -> None:
    found = article(
        body_text=LONG, headline=3, by=["x"], subject="x", versioncreated=9, language=[], people=[[1]], links={}
    )
    assert texts(found, "paragraph") == [LONG]
    assert (found.published, found.language) == (None, None)


def test_an_identifier_that_is_no_string_is_invalid() -> None:
    with pytest.raises(InvalidRequest):
        article(uri=3, body_text=LONG)


@pytest.mark.parametrize("content", [b"{", b"[]", b"3", b"\xff"])
def test_what_is_no_object_of_json_is_a_problem(content: bytes) -> None:
    with pytest.raises(ArticleError):
        read(Source(content, ninjs.MEDIA_TYPE))

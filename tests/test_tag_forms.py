"""The entities as other systems expect tags."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest

from lab import samples
from service import pipeline, tag_forms
from service.document import Article, Block, Entity, EntityType, Span
from service.intake import Source
from service.web import create_app

TEXT = "Mayor Ingrid Solberg met French officials of Acme in Lindhaven. Solberg praised Acme."
ARTICLE = Article("sha256:0", "text", TEXT, (Block(0, len(TEXT), "paragraph"),), language="en")

TAG = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "rel": {"type": "string"},
        "uri": {"type": "string", "format": "uri", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$"},
        "literal": {"type": "string"},
    },
}
SHARE = {"type": "integer", "minimum": 0, "maximum": 100}
SUBJECT = {
    **TAG,
    "properties": {**TAG["properties"], "creator": {"type": "string"}, "relevance": SHARE, "confidence": SHARE},  # type: ignore[dict-item]
}
TYPES = ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]
NINJS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": TAG["properties"]["uri"],  # type: ignore[index]
        "type": {"enum": TYPES},
        "language": {"type": "string"},
        "standard": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "string"} for name in ("name", "version", "schema")},
        },
        **{name: {"type": "array", "items": TAG} for name in ("people", "organisations", "places", "objects")},
        "events": {"type": "array", "items": {**TAG, "properties": {**TAG["properties"], "id": {"type": "string"}}}},  # type: ignore[dict-item]
        "subjects": {"type": "array", "items": SUBJECT},
    },
}
"""What the JSON Schema of ninjs 3.1 says of the properties that we write, put down anew, and stricter where it leaves
to the validator what a URI is. Source: github.com/iptc/newsinjson, specification/ninjs-schema_3.1.json, IPTC,
CC BY 4.0. What we do not write is left out, and so refused here."""


def entity(name: str, kind: EntityType, salience: float, **told: Any) -> Entity:
    own = {"roles": (), "aliases": (), "mentions": (Span(0, 1, "M"),), **told}
    return Entity(id=name.lower().replace(" ", "-"), name=name, type=kind, salience=salience, **own)


SOLBERG = {"desk": "7", "wikidata": "Q5"}
ENTITIES = (
    entity("Ingrid Solberg", "person", 0.6, roles=("Mayor",), aliases=("Solberg",), references=SOLBERG),
    entity("French", "group", 0.333),
    entity("Acme", "organisation", 0.4, references={"desk": "org/9"}),
    entity("Lindhaven", "place", 0.2, references={"ambiguous": [{"name": "Lindhaven", "references": {"desk": "1"}}]}),
    entity("Tom Berg", "person", 0.9),
    entity("Harbour Day", "event", 0.1, references={"desk": "http://tags.example/9"}),
    entity("The Long Road", "work", 0.1),
)  # fmt: skip


def test_ninjs_has_a_list_for_each_kind_the_most_salient_first() -> None:
    assert tag_forms.FORMS["ninjs"](ARTICLE, ENTITIES) == {
        "uri": "sha256:0",
        "type": "text",
        "standard": {
            "name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "language": "en",
        "people": [
            {"name": "Tom Berg", "rel": "about"},
            {"name": "Ingrid Solberg", "rel": "about", "uri": "http://www.wikidata.org/entity/Q5"},
        ],
        "organisations": [{"name": "Acme", "rel": "mentions", "literal": "org/9"}],
        "subjects": [{"name": "French", "rel": "mentions", "creator": "copydesk", "relevance": 33}],
        "places": [{"name": "Lindhaven", "rel": "mentions"}],
        "events": [{"name": "Harbour Day", "rel": "mentions", "uri": "http://tags.example/9"}],
        "objects": [{"name": "The Long Road", "rel": "mentions"}],
    }  # fmt: skip


def test_superdesk_has_a_list_for_each_kind_the_most_salient_first() -> None:
    told = tag_forms.FORMS["superdesk"](ARTICLE, ENTITIES)
    assert list(told) == ["person", "organisation", "subject", "place", "event", "object"]
    assert [tag["name"] for tag in told["person"]] == ["Tom Berg", "Ingrid Solberg"]
    assert told["person"][1] == {
        "name": "Ingrid Solberg",
        "qcode": "7",
        "parent": None,
        "source": "copydesk",
        "aliases": ["Solberg"],
        "original_source": None,
        "altids": {"desk": "7", "wikidata": "Q5"},
        "description": "Mayor",
    }
    assert told["subject"][0]["scheme"] == "copydesk_group"


def test_superdesk_gets_a_code_of_this_article_where_the_list_settles_none() -> None:
    told = tag_forms.FORMS["superdesk"](ARTICLE, ENTITIES)
    assert (told["place"][0]["qcode"], told["place"][0]["altids"]) == (
        "copydesk:lindhaven",
        {"copydesk": "copydesk:lindhaven"},
    )
    codes = [tag["qcode"] for tags in told.values() for tag in tags]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("url", ["https://news.example/a?b=1", "not a url", "", None])
def test_the_uri_of_an_item_is_that_of_the_article_or_its_id(url: str | None) -> None:
    article = Article("sha256:0", "text", TEXT, (), url=url)
    assert tag_forms.FORMS["ninjs"](article, ())["uri"] == (url if url and " " not in url else "sha256:0")


@pytest.mark.parametrize("path", samples.inputs(samples.SEEDS), ids=lambda path: path.name)
def test_every_sample_makes_an_item_of_ninjs(path: Path) -> None:
    article = samples.read(path)
    told = tag_forms.FORMS["ninjs"](article, pipeline.analyse(article, ("entities",))["entities"])
    jsonschema.validate(orjson.loads(orjson.dumps(told)), NINJS, cls=jsonschema.Draft202012Validator)


def test_an_item_of_ninjs_with_identifiers_is_one_too() -> None:
    told = tag_forms.FORMS["ninjs"](ARTICLE, ENTITIES)
    jsonschema.validate(told, NINJS, cls=jsonschema.Draft202012Validator)


def test_entities_analysis_and_batch_have_the_same_tags() -> None:
    client = create_app().test_client()
    alone = client.post("/v1/entities?tags=ninjs", json={"text": TEXT}).get_json()["tags"]
    assert alone["people"][0]["name"] == "Ingrid Solberg"
    assert client.post("/v1/analysis?tags=ninjs", json={"text": TEXT}).get_json()["tags"] == alone
    line = orjson.dumps({"id": "1", "text": TEXT, "options": {"tags": "ninjs"}})
    batch = client.post("/v1/batch", data=line, content_type="application/x-ndjson").get_data()
    assert orjson.loads(batch)["tags"] == alone


def test_tags_come_only_where_they_are_asked_for_and_entities_are() -> None:
    client = create_app().test_client()
    assert "tags" not in client.post("/v1/entities", json={"text": TEXT}).get_json()
    assert "tags" not in client.post("/v1/analysis?include=quotes&tags=ninjs", json={"text": TEXT}).get_json()
    assert client.post("/v1/quotes?tags=ninjs", json={"text": TEXT}).status_code == 422
    assert client.post("/v1/entities?tags=nitf", json={"text": TEXT}).status_code == 422


def test_an_article_of_the_page_keeps_its_address() -> None:
    article = pipeline.upload(Source(TEXT, url="https://news.example/tram"))
    assert tag_forms.FORMS["ninjs"](article, ())["uri"] == "https://news.example/tram"

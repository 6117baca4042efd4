"""The promises of the contract, each as a check of one answer: plain JSON with `article` and whatever was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import orjson

from service import pipeline
from service.document import ACTS, ENTITY_TYPES, READ_ROLES, ROLES
from service.intake import Source

Json = dict[str, Any]
ISO = re.compile(
    r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?(/\S+)?|P\S+(/\S+)?",
    re.ASCII,
)  # date, date-time, interval or duration; their finer points are the business of the tests of dates
PARTY = {"entity", "name", "role", "anonymous", "description", "affiliation", "mention"}


def answer_to(source: Source) -> Json:
    """Everything the service says about an input, as a caller reads it."""
    article = pipeline.upload(source)
    answer: Json = orjson.loads(orjson.dumps({"article": article, **pipeline.analyse(article)}))
    return answer


def keeps_its_promises(answer: Json) -> None:
    """All promises that can be seen in one answer."""
    spans_point_at_their_text(answer)
    blocks_cover_what_is_visible(answer["article"])
    entities_are_whole(answer)
    dates_stand_in_order(answer)
    quotes_are_whole(answer)
    speakers_add_up(answer)
    summary_rests_on_the_article(answer)


def spans_in(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for item in value.values():
            yield from spans_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_in(item)


def spans_point_at_their_text(answer: Json) -> None:
    text = answer["article"]["text"]
    for span in spans_in({key: value for key, value in answer.items() if key != "article"}):
        assert 0 <= span["start"] < span["end"] <= len(text), span
        assert span["text"] == text[span["start"] : span["end"]]


def blocks_cover_what_is_visible(article: Json) -> None:
    text, blocks = article["text"], article["blocks"]
    at = 0
    for block in blocks:
        assert block["role"] in ROLES
        assert at <= block["start"] < block["end"] <= len(text)
        assert not text[at : block["start"]].strip(), "a visible character stands between blocks"
        assert text[block["start"] : block["end"]].strip(), "a block without a visible character"
        at = block["end"]
    assert not text[at:].strip()


def entities_are_whole(answer: Json) -> None:
    entities = answer["entities"]
    assert len({entity["id"] for entity in entities}) == len(entities)
    for entity in entities:
        assert entity["type"] in ENTITY_TYPES
        assert entity["name"].strip()
        assert entity["mentions"]
        assert entity["name"] not in entity["aliases"]
        assert 0 <= entity["salience"] <= 1
        in_order(entity["mentions"])
    in_order(sorted((span for entity in entities for span in entity["mentions"]), key=lambda span: span["start"]))


def dates_stand_in_order(answer: Json) -> None:
    in_order(answer["dates"])
    for date in answer["dates"]:
        assert date["value"] is None or ISO.fullmatch(date["value"]), date


def in_order(spans: list[Json]) -> None:
    """One after the other, without overlap."""
    for left, right in pairwise(spans):
        assert left["end"] <= right["start"], (left, right)


def quotes_are_whole(answer: Json) -> None:
    quotes = answer["quotes"]
    assert len({quote["id"] for quote in quotes}) == len(quotes)
    starts = [
        min(span["start"] for span in spans_in([quote["content"], quote["cue"], quote["source"]])) for quote in quotes
    ]
    assert starts == sorted(starts), "not in reading order"
    known = {entity["id"] for entity in answer["entities"]}
    for quote in quotes:
        assert quote["act"] in ACTS
        assert 0 <= quote["confidence"] <= 1
        in_order(quote["content"])
        quotation_marks_make_the_kind(quote)
        for party in parties_of(quote):
            party_is_known(party, known)
    stands_where_it_is_read(answer, [span for quote in quotes for span in quote["content"]])
    said = [span for quote in quotes for span in quote["quoted"]]
    for scare in answer["scare_quotes"]:
        assert not any(span["start"] < scare["end"] and scare["start"] < span["end"] for span in said), scare


def quotation_marks_make_the_kind(quote: Json) -> None:
    in_order(quote["quoted"])
    assert (quote["kind"] == "indirect") == (not quote["quoted"]), quote
    for span in quote["quoted"]:
        assert any(part["start"] <= span["start"] and span["end"] <= part["end"] for part in quote["content"]), quote


def parties_of(quote: Json) -> list[Json]:
    single = [quote[key] for key in ("speaker", "addressee") if quote[key] is not None]
    return [*single, *quote["other_speakers"], *quote["via"]]


def party_is_known(party: Json, known: set[str]) -> None:
    assert party.keys() >= PARTY
    for key in ("entity", "affiliation"):
        assert party[key] is None or party[key] in known
    if party["anonymous"]:
        assert party["description"]
        assert party["entity"] is None
    else:
        assert party["name"] or party["description"]  # "the committee" has no name, and hides from nobody


def speakers_add_up(answer: Json) -> None:
    quotes, speakers = answer["quotes"], answer["speakers"]
    known = {entity["id"] for entity in answer["entities"]}
    words = [speaker["words"] for speaker in speakers]
    assert words == sorted(words, reverse=True)
    for speaker in speakers:
        party_is_known(speaker, known)
        assert speaker["quotes"] >= 1
        assert speaker["words"] >= 0
    named = [speaker["entity"] for speaker in speakers if speaker["entity"]]
    assert len(set(named)) == len(named), "one speaker, one line"
    alone = sum(quote["speaker"] is not None for quote in quotes)
    together = alone + sum(len(quote["other_speakers"]) for quote in quotes)
    assert alone <= sum(speaker["quotes"] for speaker in speakers) <= together


def summary_rests_on_the_article(answer: Json) -> None:
    summary = answer["summary"]
    sentences = summary["abstract"]["sentences"]
    assert summary["abstract"]["text"] == " ".join(sentence["text"] for sentence in sentences)
    for point in [*summary["key_points"], *sentences]:
        assert point["text"].strip()
        assert point["evidence"]
        stands_where_it_is_read(answer, _without_published(answer, point["evidence"]))


def _without_published(answer: Json, spans: list[Json]) -> list[Json]:
    """Evidence but the date of the article, by which a day that is told gets its date."""
    dated = [block for block in answer["article"]["blocks"] if block["role"] == "published"]
    return [span for span in spans if not any(b["start"] <= span["start"] and span["end"] <= b["end"] for b in dated)]


def stands_where_it_is_read(answer: Json, spans: list[Json]) -> None:
    """Analyses read headline, key points and body; nothing that they find lies elsewhere."""
    aside = [block for block in answer["article"]["blocks"] if block["role"] not in READ_ROLES]
    for span in spans:
        assert not any(block["start"] < span["end"] and span["start"] < block["end"] for block in aside), span

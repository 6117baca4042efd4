"""The endpoints: parse the request, ask the pipeline, answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from flask import Response, current_app, request
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema

from service import question, together
from service.web import batch, bodies, describe, negotiation, readiness
from service.web.schemas import answers, comparisons, requests

ERRORS = (400, 401, 403, 404, 405, 406, 413, 415, 422, 429, 500, 503, 504)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint under /v1 that takes one article."""

    name: str
    query: type[Schema]
    answer: type[Schema]
    summary: str
    description: str


ENDPOINTS = (
    Endpoint(
        "articles",
        requests.ArticlesQuery,
        answers.Article,
        "Upload an article",
        "The article, cleaned by labelling each block of its text, with metadata and counts.",
    ),
    Endpoint(
        "entities",
        requests.EntitiesQuery,
        answers.EntitiesAnswer,
        "Who and what is named",
        "People, organisations, places, groups, events and works, each with its mentions; and dates.",
    ),
    Endpoint(
        "quotes",
        requests.QuotesQuery,
        answers.QuotesAnswer,
        "Who said what",
        "Direct, mixed and indirect quotes with speaker and chain of sources.",
    ),
    Endpoint(
        "summary",
        requests.SummaryQuery,
        answers.SummaryAnswer,
        "The article in brief",
        "Headline, key points and an abstract, each with the sentences that it rests on.",
    ),
    Endpoint(
        "analysis",
        requests.AnalysisQuery,
        answers.AnalysisAnswer,
        "Everything in one pass",
        "Entities, quotes and summary, or those that `include` names.",
    ),
)


def blueprint() -> Blueprint:
    """The endpoints under /v1."""
    v1 = Blueprint("v1", __name__, url_prefix="/v1", description="Analyses of a news article")
    v1.before_request(readiness.require)
    v1.before_request(lambda: bodies.once("query parameters", request.args))
    for endpoint in ENDPOINTS:
        _add(v1, endpoint)
    view = v1.arguments(requests.ReadQuery(), location="query", unknown=RAISE)(answer_comparison)
    view = v1.response(200, comparisons.ComparisonAnswer, description="The articles side by side")(view)
    v1.add_url_rule(
        "/comparison",
        "comparison",
        describe.comparison(v1, view, ERRORS),
        methods=["POST"],
        parameters=[describe.REQUEST_ID],
    )
    view = v1.arguments(requests.AnalysisQuery(), location="query", unknown=RAISE)(answer_batch)
    v1.add_url_rule(
        "/batch", "batch", describe.batch(v1, view, ERRORS), methods=["POST"], parameters=[describe.REQUEST_ID]
    )
    return v1


def _add(v1: Blueprint, endpoint: Endpoint) -> None:
    view = v1.arguments(endpoint.query(), location="query", unknown=RAISE)(_view(endpoint.name))
    view = v1.response(200, endpoint.answer, description=endpoint.summary)(view)
    v1.add_url_rule(
        f"/{endpoint.name}",
        endpoint.name,
        describe.article(v1, view, endpoint, ERRORS),
        methods=["POST"],
        parameters=[describe.REQUEST_ID],
    )


def _view(name: str) -> Callable[[Mapping[str, Any]], Response]:
    def view(query: Mapping[str, Any]) -> Response:
        negotiation.require(negotiation.JSON)
        asked = question.read(question.Terms(name, tag_list=current_app.config["COPYDESK_TAG_LIST"]), query)
        answer = question.answer(bodies.read(request, asked.utf16), asked)
        # An upload is answered by the article itself.
        return json(answer["article"] if name == "articles" else answer)

    return view


def answer_comparison(query: Mapping[str, Any]) -> Response:
    """Several articles side by side."""
    negotiation.require(negotiation.JSON)
    asked = question.read(question.Terms("comparison"), query)
    return json(together.answer(bodies.read_several(request, asked.utf16), asked))


def answer_batch(query: Mapping[str, Any]) -> Response:
    """NDJSON in, NDJSON out, line by line."""
    negotiation.require(negotiation.NDJSON, negotiation.JSON)
    return batch.respond(request, query)


def json(answer: object) -> Response:
    """A response with an answer of the pipeline, dataclasses as they are."""
    return Response(orjson.dumps(answer), content_type=negotiation.JSON)

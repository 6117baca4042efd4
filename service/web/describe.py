"""How the endpoints are described in the specification, beyond what their schemas say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask_smorest import Blueprint

from service import together
from service.intake import sniff
from service.web.negotiation import NDJSON
from service.web.problems import KIND_OF
from service.web.schemas.requests import ArticleRequest, ComparisonRequest, Hints, Ninjs

if TYPE_CHECKING:
    from service.web.routes import Endpoint

View = Callable[..., Any]


PLAIN = {"schema": {"type": "string"}}
FILE = {"type": "string", "contentMediaType": "application/octet-stream", "description": "the article, as a file"}
FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": FILE,
        **{name: {"type": "string", "description": f"as in the JSON request: {name}"} for name in Hints().fields},
    },
    "additionalProperties": False,
}
BINARY = {"schema": {"type": "string", "format": "binary"}}
BODY = {
    "required": True,
    "description": "The article, in any of these forms. `text/plain` has the charset that it declares, else UTF-8 "
    "or what is detected. XML is NITF, NewsML-G2, NewsML 1, or one item of RSS or Atom. Where the content is plainly "
    "of another of these forms than its type says, it is read as what it is.",
    "content": {
        "application/json": {"schema": {"anyOf": [ArticleRequest, Ninjs]}},
        "text/plain": PLAIN,
        "text/html": PLAIN,
        sniff.XML: PLAIN,
        sniff.MAIL: PLAIN,
        sniff.PDF: BINARY,
        sniff.DOCX: BINARY,
        "multipart/form-data": {"schema": FORM},
    },
}
FILES = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "array", "items": FILE, "minItems": together.FEWEST, "maxItems": together.MOST}},
    "additionalProperties": False,
}
SEVERAL = {
    "required": True,
    "description": "The articles, each in any form of the JSON request; or several parts `file`.",
    "content": {
        "application/json": {"schema": ComparisonRequest},
        "multipart/form-data": {"schema": FILES},
    },
}
LINES = {
    "required": True,
    "description": "NDJSON, one article a line: the fields of `Line`. Empty lines are skipped.",
    "content": {NDJSON: PLAIN},
}
GUARDED: list[dict[str, list[str]]] = [{"bearer": []}, {"header": []}, {}]
"""A key, in either header, or none, where none are configured."""

REQUEST_ID = {
    "in": "header",
    "name": "X-Request-ID",
    "schema": {"type": "string"},
    "description": "an id of the caller's for this request; it comes back, and stands in the log. One that is not up "
    "to 128 letters, digits or any of `._:-` is replaced",
}


def article(blueprint: Blueprint, view: View, endpoint: Endpoint, statuses: Iterable[int]) -> View:
    """The view of an endpoint that takes one article, described."""
    view = blueprint.doc(
        summary=endpoint.summary,
        description=endpoint.description,
        operationId=endpoint.name,
        security=GUARDED,
        requestBody=BODY,
    )(view)
    return problems(blueprint, view, statuses)


def comparison(blueprint: Blueprint, view: View, statuses: Iterable[int]) -> View:
    """The view that compares several articles, described."""
    view = blueprint.doc(
        summary="Several articles side by side",
        description=f"{together.FEWEST} to {together.MOST} articles: which tell one story, who is named how, what is "
        "said by several and in which words, figures and dates that differ, who rests on whom, what all share and what "
        "only one has. `article` in a piece of text is the place of its article in the request, counted from 0.",
        operationId="comparison",
        security=GUARDED,
        requestBody=SEVERAL,
    )(view)
    return problems(blueprint, view, statuses)


def batch(blueprint: Blueprint, view: View, statuses: Iterable[int]) -> View:
    """The view of the batch, described."""
    view = blueprint.response(
        200,
        {"type": "string"},
        content_type=NDJSON,
        description="One line for each line of the request, in order: `{id, …answer}` or `{id, problem}`.",
    )(view)
    view = blueprint.doc(
        summary="Many articles, one a line",
        description="NDJSON in, NDJSON out, streamed. A line is answered as `/v1/analysis` answers it; a bad line "
        "gets its own problem, and the others go on. `options` of a line go before the query.",
        operationId="batch",
        security=GUARDED,
        requestBody=LINES,
    )(view)
    return problems(blueprint, view, statuses)


def problems(blueprint: Blueprint, view: View, statuses: Iterable[int]) -> View:
    """The view with the problems that it may answer."""
    for status in statuses:
        view = blueprint.alt_response(status, KIND_OF[status].reference)(view)
    return view

"""Every error as an RFC 9457 problem: `application/problem+json`, one shape for all statuses."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException, InternalServerError

from service import errors, lines

LOG = logging.getLogger("copydesk.web")
MEDIA_TYPE = "application/problem+json"
PASSED_ON = ("Allow", "Retry-After", "Location", "WWW-Authenticate")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, its title (of which its type is made) and what it means."""

    status: int
    title: str
    meaning: str

    @property
    def reference(self) -> str:
        """The name of its response in the specification: "NotFound".

        Not that of HTTPStatus, which calls 413 and 422 otherwise from Python 3.13 on.
        """
        return self.title.title().replace(" ", "")


KINDS = (
    Kind(
        400,
        errors.MalformedInput.title,
        "The bytes are not what they claim to be: broken JSON, a broken form, a wrong charset.",
    ),
    Kind(401, "No key", "This service asks for an API key, and none that it knows was shown."),
    Kind(403, "Not allowed", "The API key does not open this address."),
    Kind(404, "Not found", "There is nothing at this address."),
    Kind(405, "Method not allowed", "The header Allow names the methods that this address takes."),
    Kind(406, "Not acceptable", "The header Accept leaves out JSON, and answers are JSON."),
    Kind(413, errors.InputTooLarge.title, "The body is larger than this service reads."),
    Kind(415, errors.UnknownFormat.title, "No reader takes this media type."),
    Kind(
        422,
        errors.NotAnArticle.title,
        "It could be read, but it is no article (empty, binary, without letters), or `errors` names what is at fault.",
    ),
    Kind(429, "Too many requests", "This caller asks more often than it may; the header Retry-After says when next."),
    Kind(500, lines.INTERNAL, "A fault of this service. The request id leads its operator to the log."),
    Kind(503, "Not ready", "The models are not loaded."),
    Kind(504, "Took too long", "Reading the body and analysing it took longer than a request may."),
)
KIND_OF = {kind.status: kind for kind in KINDS}

STATUS_OF: Mapping[type[errors.ArticleError], int] = {
    errors.ArticleError: 422,
    errors.MalformedInput: 400,
    errors.UnknownFormat: 415,
    errors.InputTooLarge: 413,
    errors.NotAnArticle: 422,
    errors.InvalidRequest: 422,
}


class NotAcceptable(HTTPException):
    """The caller takes no JSON."""

    code = 406


class NotReady(HTTPException):
    """The models are not loaded."""

    code = 503


class TookTooLong(HTTPException):
    """The request took longer than the operator lets one."""

    code = 504


def of_article_error(error: errors.ArticleError | None) -> dict[str, Any]:
    """The problem of an ArticleError; None is a fault of ours."""
    if error is None:
        return of_status(500, f"request {g.request_id}", request_id=g.request_id)
    told = lines.problem(error)
    return {"type": told.pop("type"), "title": told.pop("title"), "status": STATUS_OF[type(error)], **told}


def of_status(status: int, detail: str | None = None, **members: object) -> dict[str, Any]:
    """The problem of a status, with further members."""
    kind = KIND_OF.get(status)
    title = kind.title if kind else HTTPStatus(status).phrase
    return {
        "type": lines.problem_type(title),
        "title": title,
        "status": status,
        "detail": detail or (kind.meaning if kind else title),
        **members,
    }


def response(problem: dict[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """The response that tells of a problem."""
    # Keys of errors may be the positions in a list.
    return Response(
        orjson.dumps(problem, option=orjson.OPT_NON_STR_KEYS), problem["status"], headers, content_type=MEDIA_TYPE
    )


def of_article(error: errors.ArticleError) -> Response:
    """The response to an article that is none."""
    return response(of_article_error(error))


def of_http(error: HTTPException) -> Response:
    """The response to an error of HTTP; what else we did not foresee comes as InternalServerError."""
    if isinstance(error, InternalServerError):
        return response(of_article_error(None))
    if invalid := getattr(error, "data", {}).get("messages"):  # what webargs found in the query
        return of_article(errors.InvalidRequest("query parameters at fault", invalid["query"]))
    status = error.code or 500
    told = error.description if status not in KIND_OF or isinstance(error, TookTooLong) else None
    return response(of_status(status, told), _headers(error))


def _headers(error: HTTPException) -> dict[str, str]:
    """What of the headers of an error belongs to its problem."""
    headers = {name: value for name, value in error.get_headers() if name in PASSED_ON}
    if "Allow" in headers:
        headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))  # it is made of a set
    return headers


def register(app: Flask) -> None:
    """Answer every error of the app by a problem."""
    app.register_error_handler(errors.ArticleError, of_article)
    app.register_error_handler(HTTPException, of_http)

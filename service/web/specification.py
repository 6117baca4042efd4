"""The specification, OpenAPI 3.1, made of the code: of the schemas, the routes and the kinds of problems."""

from __future__ import annotations

from typing import Any

import flask_smorest
import yaml
from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from service import __version__
from service.web import examples, problems
from service.web.schemas.answers import ArticleId, Problem
from service.web.schemas.requests import Line

INFO = {
    "description": "Analyses a news article: what it is, who is in it, who said what, and its key points. Stateless: "
    "the same request gives the same answer. Offsets are half-open code-point positions into `article.text`. "
    "An unknown query parameter or field is an error (422), so that a slip of the pen is not taken for a wish.",
}


SERVERS = [{"url": "/", "description": "where this specification came from"}]
SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "an API key, where the operator asks for one"},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "the same key, in another header"},
}


class Api(flask_smorest.Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest with our errors: RFC 9457, one component for each status, no pagination."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def handle_http_exception(self, error: HTTPException) -> Response:
        """The problem; `Allow` and the like stay."""
        return problems.of_http(error)

    def _register_responses(self) -> None:
        for kind in problems.KINDS:
            content = {problems.MEDIA_TYPE: {"schema": Problem, "example": problems.of_status(kind.status)}}
            self.spec.components.response(kind.reference, {"description": kind.meaning, "content": content})

    def _register_pagination_header(self) -> None:
        """Nothing is paginated."""


def register(app: Flask) -> Api:
    """The API of an app, to register blueprints with."""
    app.config |= {"API_TITLE": "Copydesk", "API_VERSION": __version__, "OPENAPI_VERSION": "3.1.0"}
    api = Api(app, spec_kwargs={"info": INFO})
    for name, scheme in SCHEMES.items():
        api.spec.components.security_scheme(name, scheme)
    # No operation names these two: one is a line of text to it, the other a choice.
    api.spec.components.schema("Line", schema=Line)
    api.spec.components.schema("ArticleId", schema=ArticleId)
    return api


def document(app: Flask) -> str:
    """The specification of an app, as YAML; the answers in its examples are what the pipeline says now."""
    api: Api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    made: dict[str, Any] = api.spec.to_dict()
    plain = {part: made[part] for part in ("openapi", "info", "tags", "paths", "components")} | {"servers": SERVERS}
    examples.add(plain)
    for path in plain["paths"].values():
        for method in path.keys() - {"parameters"}:
            operation = path[method]
            operation["responses"] = dict(sorted(operation["responses"].items()))
    return yaml.dump(plain, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)


class Dumper(yaml.SafeDumper):
    """YAML as people like to read it: every value written out, texts of several lines as blocks."""

    def ignore_aliases(self, data: object) -> bool:
        """No anchors."""
        return True


def _text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, _text)

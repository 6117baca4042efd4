"""What people read: the specification, Swagger UI from packaged assets, and the page of articles."""

from __future__ import annotations

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Response, current_app, send_from_directory

from service.web import readiness, specification

ASSETS = Path(flask_swagger_ui.__file__).parent / "dist"
WRITTEN = "copydesk-specification"
PAGES = Path(__file__).parent / "page"
CSP = "Content-Security-Policy"
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""What the page may do: load what is ours and ask us. No text can become markup, whatever a script tries."""


def blueprint() -> Blueprint:
    """The pages for people."""
    docs = Blueprint("docs", __name__)
    docs.add_url_rule("/", "home", home)
    docs.add_url_rule("/page/<path:name>", "part", part)
    docs.add_url_rule("/docs", "swagger_ui", swagger_ui)
    docs.add_url_rule("/docs/<path:name>", "asset", asset)
    docs.add_url_rule("/openapi.yaml", "specification", openapi_yaml)
    return docs


def home() -> Response:
    """The page where a person pastes an article and looks at what is found in it."""
    page = send_from_directory(PAGES, "index.html")
    page.headers[CSP] = STRICT
    return page


def part(name: str) -> Response:
    """A part of that page: a module, its style, a sample article."""
    return send_from_directory(PAGES, name)


def swagger_ui() -> Response:
    """Swagger UI, without anything from elsewhere."""
    return send_from_directory(PAGES, "docs.html")


def asset(name: str) -> Response:
    """A file of Swagger UI, or of ours."""
    return send_from_directory(PAGES if (PAGES / name).is_file() else ASSETS, name)


def openapi_yaml() -> Response:
    """openapi.yaml."""
    readiness.require()  # its examples are answers of the pipeline
    written = current_app.extensions
    if WRITTEN not in written:
        written[WRITTEN] = specification.document(current_app)
    return Response(written[WRITTEN], content_type="application/yaml")

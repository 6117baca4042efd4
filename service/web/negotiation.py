"""Answers are JSON: who takes no JSON is told so before any work is done."""

from __future__ import annotations

from flask import request

from service.web.problems import MEDIA_TYPE as PROBLEM
from service.web.problems import NotAcceptable

JSON = "application/json"
NDJSON = "application/x-ndjson"


def require(*media_types: str) -> None:
    """Raise NotAcceptable unless the caller takes one of these media types, or problems in JSON."""
    if request.headers.get("Accept", "*/*") == "*/*":
        return
    accepted = request.accept_mimetypes
    if not any(accepted[media_type] > 0 for media_type in (*media_types, PROBLEM)):
        raise NotAcceptable

"""Each request has an id, the caller's own or one that is made. It comes back in X-Request-ID and is logged."""

from __future__ import annotations

import re
import secrets

from flask import Flask, Response, g, request

HEADER = "X-Request-ID"
ALLOWED = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def register(app: Flask) -> None:
    """Give every request of the app its id."""
    app.before_request(accept_or_make)
    app.after_request(give_back)


def accept_or_make() -> None:
    """Take the caller's id where it is harmless to log, else make one."""
    given = request.headers.get(HEADER, "")
    g.request_id = given if ALLOWED.fullmatch(given) else secrets.token_hex(16)


def give_back(response: Response) -> Response:
    """Tell the caller the id."""
    response.headers[HEADER] = g.request_id
    return response

"""A refused body is read to its end before the answer goes out.

Otherwise the connection is reset while the caller is still sending, and the caller sees that instead of the problem.
"""

from __future__ import annotations

from contextlib import suppress
from typing import IO

from flask import Flask, Response, request

from service.web import deadline, problems

PATIENCE = 5  # seconds, for a caller who sends slowly
MOST = 256 * 1024 * 1024  # whoever sends more sees the reset
AT_A_TIME = 64 * 1024


def register(app: Flask) -> None:
    """Read what is left of a body before an error is answered."""
    app.after_request(_drain)


def _drain(response: Response) -> Response:
    # Without this mark the server does not end the input, and a read past it would wait for ever.
    is_refused = response.status_code >= 400 and response.status_code != problems.TookTooLong.code
    if is_refused and request.environ.get("wsgi.input_terminated"):
        with suppress(problems.TookTooLong):
            deadline.within(PATIENCE, lambda: _read(request.environ["wsgi.input"]))
    return response


def _read(source: IO[bytes]) -> None:
    left = MOST
    while left > 0 and (piece := source.read(AT_A_TIME)):
        left -= len(piece)

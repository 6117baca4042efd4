"""W3C trace context: the trace of the caller goes through the log, and comes back with the step that we are in it.

The version, the trace, the caller's step and the flags stand in `traceparent`; what cannot be read is as if it were
not there, as the standard wants it.
"""

from __future__ import annotations

import re
import secrets

from flask import Flask, Response, g, request

PARENT, STATE = "traceparent", "tracestate"
FORM = re.compile(r"(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
MOST_STATE = 512  # characters of `tracestate` that a service has to pass on


def register(app: Flask) -> None:
    """Take, and give back, the trace of each request."""
    app.before_request(take)
    app.after_request(give_back)


def take() -> None:
    """Read the caller's trace, and make our step in it."""
    found = FORM.fullmatch(request.headers.get(PARENT, "").strip())
    # Version 00 ends with its flags; a later one may say more.
    if found is None or (found[1] == "00" and found[5]):
        g.trace = g.step = None
        return
    g.trace, g.step, g.flags = found[2], secrets.token_hex(8), found[4]


def give_back(response: Response) -> Response:
    """Tell the caller the trace, and our step in it."""
    if g.get("trace"):
        response.headers[PARENT] = f"00-{g.trace}-{g.step}-{g.flags}"
        if state := request.headers.get(STATE, "")[:MOST_STATE]:
            response.headers[STATE] = state
    return response

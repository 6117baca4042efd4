"""Pages of other origins may ask where the operator names these origins; nobody else's, and by default none."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

MAY_SEND = "Authorization, Content-Type, X-API-Key, X-Request-ID, traceparent, tracestate"
MAY_READ = (
    "Copydesk-Models, Copydesk-Version, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, "
    "X-Request-ID, traceparent, tracestate"
)
AN_HOUR = "3600"


def register(app: Flask) -> None:
    """Answer browsers that ask for other origins."""
    if app.config["COPYDESK"].cors_origins:
        app.before_request(_preflight)
        app.after_request(_allow)


def _is_allowed() -> bool:
    return request.headers.get("Origin") in current_app.config["COPYDESK"].cors_origins


def _preflight() -> Response | None:
    """The answer to a browser that asks before it sends; it shows no key when it does."""
    if request.method != "OPTIONS" or "Access-Control-Request-Method" not in request.headers or not _is_allowed():
        return None
    told = {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": MAY_SEND,
        "Access-Control-Max-Age": AN_HOUR,
    }
    return Response(status=204, headers=told)


def _allow(response: Response) -> Response:
    response.vary.add("Origin")
    if _is_allowed():
        response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
        response.headers["Access-Control-Expose-Headers"] = MAY_READ
    return response

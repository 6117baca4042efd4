"""Probes: alive is who answers at all, ready is who has the models."""

from __future__ import annotations

from flask import Response
from flask_smorest import Blueprint

from service.web import describe, readiness
from service.web.negotiation import JSON
from service.web.schemas.answers import Health

ABOUT = {
    "live": "For a liveness probe: whoever does not answer here is to be started anew.",
    "ready": "For a readiness probe: whoever answers 503 here can analyse nothing; its log says why.",
}
OK = b'{"status":"ok"}'


def blueprint() -> Blueprint:
    """The probes under /health."""
    health = Blueprint("health", __name__, url_prefix="/health", description="Probes for whoever runs the service")
    for name, view, errors in (("live", live, (500,)), ("ready", ready, (500, 503))):
        described = health.response(200, Health)(view)
        told: dict[str, object] = {"summary": view.__doc__, "description": ABOUT[name], "security": []}
        described = health.doc(operationId=f"health_{name}", **told)(described)
        health.add_url_rule(f"/{name}", name, describe.problems(health, described, errors), methods=["GET"])
    return health


def live() -> Response:
    """Whether the process answers."""
    return Response(OK, content_type=JSON)


def ready() -> Response:
    """Whether the models are loaded."""
    readiness.require()
    return Response(OK, content_type=JSON)

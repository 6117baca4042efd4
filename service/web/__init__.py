"""The web edge: the only package that knows Flask and marshmallow."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from service import tag_file
from service.web import (
    bodies,
    cors,
    deadline,
    docs,
    draining,
    headers,
    health,
    identity,
    keys,
    log,
    metrics,
    problems,
    rates,
    readiness,
    routes,
    specification,
    telemetry,
    trace,
)
from service.web.settings import Settings

# In the order in which they see a request; they see its answer the other way round.
EDGES = (identity, trace, log, metrics, telemetry, headers, cors, keys, rates, draining)


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application; it loads the models, and is not ready where they cannot be loaded.

    Raises TagListError where the settings name a tag list that is none.
    """
    settings = settings or Settings()
    app = Flask("copydesk", static_folder=None)
    app.request_class = bodies.InMemory
    app.config |= {
        "COPYDESK": settings,
        "COPYDESK_ALIVE": lambda: None,
        "COPYDESK_RETIRE": lambda: None,
        "COPYDESK_TAG_LIST": tag_file.load(Path(settings.tag_list)) if settings.tag_list else None,
        "MAX_CONTENT_LENGTH": settings.max_body_bytes,
        "MAX_FORM_MEMORY_SIZE": settings.max_body_bytes,
    }
    for edge in EDGES:
        edge.register(app)
    api = specification.register(app)
    problems.register(app)
    for blueprint in (routes.blueprint(), health.blueprint(), metrics.blueprint()):
        api.register_blueprint(blueprint)
    app.register_blueprint(docs.blueprint())
    deadline.register(app, "v1")
    readiness.load(app)
    return app

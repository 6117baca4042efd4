"""The web edge: the only package that knows Flask and marshmallow."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from service import tag_file
from service.web import bodies, docs, draining, health, identity, log, problems, readiness, routes, specification
from service.web.settings import Settings


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
        "COPYDESK_TAG_LIST": tag_file.load(Path(settings.tag_list)) if settings.tag_list else None,
        "MAX_CONTENT_LENGTH": settings.max_body_bytes,
        "MAX_FORM_MEMORY_SIZE": settings.max_body_bytes,
    }
    identity.register(app)
    log.register(app)
    draining.register(app)
    api = specification.register(app)
    problems.register(app)
    api.register_blueprint(routes.blueprint())
    api.register_blueprint(health.blueprint())
    app.register_blueprint(docs.blueprint())
    readiness.load(app)
    return app

"""Ready is who has loaded the models. Without them nothing is analysed, but the process lives and says why."""

from __future__ import annotations

import logging

from flask import Flask, current_app

from service import pipeline
from service.web.problems import NotReady

LOG = logging.getLogger("copydesk.web")
KEY = "copydesk-ready"


def load(app: Flask) -> None:
    """Load the models; the app is ready if that goes well, else the log says why not."""
    try:
        pipeline.load()
    except Exception:
        app.extensions[KEY] = False
        LOG.exception("not ready: the models could not be loaded")
    else:
        app.extensions[KEY] = True
        LOG.info("ready: the models are loaded")


def require() -> None:
    """Raise NotReady unless the models of the current app are loaded."""
    if not current_app.extensions[KEY]:
        raise NotReady

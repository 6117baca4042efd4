"""The application for a WSGI server, with the settings of the environment."""

from __future__ import annotations

from service.web import create_app
from service.web.settings import from_environment

app = create_app(from_environment())

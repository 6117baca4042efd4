"""What stands in the head of every answer: who answered, and what a browser may do with it."""

from __future__ import annotations

from flask import Flask, Response, request

from service import __version__, models

VERSION, MODELS = "Copydesk-Version", "Copydesk-Models"

UNCACHED = ("/v1/", "/metrics", "/health/")
API = {
    # An article may be under embargo: it is kept by no cache on the way. Nor is how the service was.
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
PAGE = {
    # Swagger UI draws with styles and pictures of its own making; scripts come from here alone.
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def register(app: Flask) -> None:
    """Put them into every answer; what a view has set itself stays."""
    told = {**EVERYWHERE, VERSION: __version__, MODELS: models.identity()}

    @app.after_request
    def put(response: Response) -> Response:
        for name, value in (told | (API if request.path.startswith(UNCACHED) else PAGE)).items():
            response.headers.setdefault(name, value)
        return response

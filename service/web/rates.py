"""How often one caller may ask, where the operator says so: by key, else by address."""

from __future__ import annotations

from flask import Flask, g, request
from werkzeug.middleware.proxy_fix import ProxyFix


def register(app: Flask) -> None:
    """Count the requests of each caller to /v1, where there is a limit to them."""
    settings = app.config["COPYDESK"]
    if settings.proxies:
        # Addresses that so many proxies of the operator's own put there; what stands before them, anyone may write.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies)  # type: ignore[method-assign]
    if settings.rate_limit:
        from flask_limiter import Limiter  # noqa: PLC0415 - 4 MB and a tenth of a second, for those who have a limit

        limiter = Limiter(
            caller,
            app=app,
            application_limits=[settings.rate_limit],
            storage_uri=settings.rate_storage,
            headers_enabled=True,
            # A store that is down must not take the service with it: each worker counts for itself meanwhile.
            in_memory_fallback_enabled=True,
        )
        limiter.request_filter(_is_free)


def caller() -> str:
    """Whose request this is: the name of the key, else the address."""
    return g.get("key") or request.remote_addr or "127.0.0.1"


def _is_free() -> bool:
    return request.method == "OPTIONS" or not request.path.startswith("/v1/")

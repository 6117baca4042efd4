"""The log: one JSON object a line on standard error, and never a word of an article."""

from __future__ import annotations

import logging
import time
from typing import Any

import orjson
from flask import Flask, Response, g, has_request_context, request

ACCESS = logging.getLogger("copydesk.access")


class JsonFormatter(logging.Formatter):
    """A record as a JSON object; what `extra={"fields": …}` holds becomes members."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        told: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name.removesuffix(".error"),  # gunicorn's log of everything is gunicorn.error
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if "request" not in told and has_request_context():
            told["request"] = g.get("request_id")
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(told, default=str).decode()


def configuration(level: str) -> dict[str, Any]:
    """The configuration for `logging.config.dictConfig`, ours and gunicorn's loggers in one form."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            # gunicorn gives its loggers handlers of their own; ours writes for all.
            name: {"level": level.upper(), "handlers": [], "propagate": True}
            for name in ("copydesk", "gunicorn.error")
        },
    }


def register(app: Flask) -> None:
    """Log every request of the app once its answer is out."""
    app.before_request(_start)
    app.after_request(_watch)


def _start() -> None:
    g.started = time.perf_counter()


def _watch(response: Response) -> Response:
    if ACCESS.isEnabledFor(logging.INFO):
        fields = {"method": request.method, "path": request.path, "status": response.status_code}
        fields |= {"request": g.request_id, "bytes": response.content_length}
        started = g.started
        # When the server closes the answer, a streamed one included, it is out.
        response.call_on_close(lambda: _tell(fields, started))
    return response


def _tell(fields: dict[str, Any], started: float) -> None:
    ACCESS.info("answered", extra={"fields": {**fields, "ms": round((time.perf_counter() - started) * 1000, 2)}})

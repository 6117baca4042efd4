"""The log: one JSON object a line on standard error, and never a word of an article, nor a key."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog
from flask import Flask, Response, g, request
from structlog.contextvars import bind_contextvars, clear_contextvars, merge_contextvars

ACCESS = logging.getLogger("copydesk.access")
LONGEST_PATH = 200

Event = MutableMapping[str, Any]


def _short(_: object, __: str, event: Event) -> Event:
    """The name of a logger; gunicorn's log of everything is called gunicorn.error."""
    event["logger"] = str(event.get("logger", "")).removesuffix(".error")
    return event


def _told(_: object, __: str, event: Event) -> Event:
    """An exception as text. In a request its message is left out, for it may hold words of the article."""
    info = event.pop("exc_info", None)
    if isinstance(info, tuple) and info[0] is not None:
        lines = traceback.format_exception(*info)
        if "request" in event:
            lines = [*traceback.format_list(traceback.extract_tb(info[2])), info[0].__name__]
        event["exception"] = "".join(lines)
    return event


def _written(event: Event, **_: object) -> str:
    return orjson.dumps(event, default=str).decode()


BEFORE = (
    merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
)
AT_LAST = (
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    _short,
    _told,
    structlog.processors.EventRenamer("message"),
    structlog.processors.JSONRenderer(serializer=_written),
)


def formatter() -> logging.Formatter:
    """Makes a JSON object of a record: what `extra` holds, and what is bound to the request, become members."""
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=BEFORE, processors=AT_LAST)


def configuration(level: str) -> dict[str, Any]:
    """The configuration for `logging.config.dictConfig`, ours and gunicorn's loggers in one form."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": formatter}},
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
    """Whatever is logged from now on belongs to this request."""
    clear_contextvars()
    bind_contextvars(request=g.request_id)
    if g.get("trace"):
        bind_contextvars(trace=g.trace, span=g.step)
    g.started = time.perf_counter()


def _watch(response: Response) -> Response:
    started, fields = g.started, _fields(response)
    # When the server closes the answer, a streamed one included, it is out.
    response.call_on_close(lambda: _tell(fields, started))
    return response


def _fields(response: Response) -> dict[str, Any]:
    return {
        "request": g.request_id,
        "method": request.method[:LONGEST_PATH],
        "path": request.path[:LONGEST_PATH],
        "status": response.status_code,
        "received": request.content_length,
        "bytes": response.content_length,
        **({"key": g.key} if g.get("key") else {}),
        **({"trace": g.trace, "span": g.step} if g.get("trace") else {}),
    }


def _tell(fields: dict[str, Any], started: float) -> None:
    ACCESS.info("answered", extra={**fields, "ms": round((time.perf_counter() - started) * 1000, 2)})
    clear_contextvars()

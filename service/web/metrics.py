"""What Prometheus asks: requests, how long they and their stages took, sizes, what was refused, who answers.

Each worker counts in files of its own, below PROMETHEUS_MULTIPROC_DIR, and whichever answers /metrics adds them up;
`gunicorn.conf.py` makes that folder before anything here is imported. Without it a process counts for itself.
"""

from __future__ import annotations

import os
import platform
import time
from contextlib import AbstractContextManager

from flask import Flask, Response, g, request
from flask_smorest import Blueprint
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as written
from prometheus_client.multiprocess import MultiProcessCollector

from service import __version__, models, stages
from service.web import describe
from service.web.problems import MEDIA_TYPE

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
BYTES = tuple(float(4**power) for power in range(4, 13))  # 256 bytes to 16 MiB
ABOUT = "Names begin with `copydesk_`. Behind a key of the scope `metrics`, where keys are configured."
METHODS = {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"}

REQUESTS = Counter("copydesk_requests", "Requests answered", ("endpoint", "method", "status"))
DURATION = Histogram(
    "copydesk_request_seconds", "From request to the end of the answer", ("endpoint",), buckets=SECONDS
)
STAGE = Histogram("copydesk_stage_seconds", "A stage of one answer", ("stage",), buckets=SECONDS)
RECEIVED = Histogram("copydesk_request_bytes", "Bodies that say their length", ("endpoint",), buckets=BYTES)
SENT = Histogram("copydesk_answer_bytes", "Answers that know their length", ("endpoint",), buckets=BYTES)
UNDERWAY = Gauge("copydesk_requests_in_flight", "Requests under way", multiprocess_mode="livesum")
REJECTED = Counter("copydesk_rejections", "Requests answered by a problem", ("endpoint", "problem"))
LINES = Counter("copydesk_batch_lines", "Lines of batches", ("outcome",))
BUILD = Gauge(
    "copydesk_build_info", "Who answers; always 1", ("version", "models", "python"), multiprocess_mode="livemax"
)


def blueprint() -> Blueprint:
    """The page /metrics."""
    page = Blueprint("metrics", __name__, description="Figures for whoever runs the service")
    view = page.response(200, {"type": "string"}, content_type="text/plain", description="Prometheus' text form")(
        figures
    )
    view = page.doc(operationId="metrics", summary=figures.__doc__, description=ABOUT, security=describe.GUARDED)(view)
    page.add_url_rule("/metrics", "metrics", describe.problems(page, view, (401, 403, 500)), methods=["GET"])
    return page


def figures() -> Response:
    """Counts and durations of all workers, for Prometheus."""
    registry = REGISTRY
    if FOLDER in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(written(registry), content_type=CONTENT_TYPE_LATEST)


def register(app: Flask) -> None:
    """Count every request of the app."""
    app.before_request(_begin)
    app.after_request(_watch)


def start() -> None:
    """Say who answers; once in each worker."""
    BUILD.labels(__version__, models.identity(), platform.python_version()).set(1)


def _begin() -> None:
    g.begun = time.perf_counter()
    stages.WATCH.set(timed)
    UNDERWAY.inc()


def timed(stage: str) -> AbstractContextManager[object]:
    """Around a stage: how long it took."""
    return STAGE.labels(stage).time()


def _watch(response: Response) -> Response:
    endpoint = request.endpoint or "none"
    method = request.method if request.method in METHODS else "other"
    _count(response, endpoint, method)
    begun = g.begun

    def end() -> None:
        UNDERWAY.dec()
        DURATION.labels(endpoint).observe(time.perf_counter() - begun)

    response.call_on_close(end)
    return response


def _count(response: Response, endpoint: str, method: str) -> None:
    REQUESTS.labels(endpoint, method, response.status_code).inc()
    if request.content_length is not None:
        RECEIVED.labels(endpoint).observe(request.content_length)
    if response.content_length is not None:
        SENT.labels(endpoint).observe(response.content_length)
    if response.status_code >= 400:
        REJECTED.labels(endpoint, _problem(response)).inc()


def _problem(response: Response) -> str:
    """The kind of a problem: "too-large"."""
    told = response.get_json(silent=True) if response.mimetype == MEDIA_TYPE else None
    return str(told["type"].rsplit(":", 1)[1]) if told else str(response.status_code)

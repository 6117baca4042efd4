"""OpenTelemetry, where it is installed (`pip install 'copydesk[telemetry]'`): a span for each request and stage.

Where the spans go, its own variables say: OTEL_EXPORTER_OTLP_ENDPOINT and the like. Without that one, spans are made
for whoever has set up a provider of their own, and for nobody otherwise.
"""

from __future__ import annotations

import logging
import os
from contextlib import AbstractContextManager, ExitStack
from importlib import import_module, util

from flask import Flask

from service import stages

LOG = logging.getLogger("copydesk.web")
ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")


def is_installed() -> bool:
    """Whether Flask can be watched by OpenTelemetry."""
    return util.find_spec("opentelemetry") is not None and util.find_spec("opentelemetry.instrumentation") is not None


def register(app: Flask) -> None:
    """Make a span for each request, in the caller's trace, and one for each stage."""
    if not is_installed():
        return
    instrumentor = import_module("opentelemetry.instrumentation.flask").FlaskInstrumentor()
    instrumentor.instrument_app(app)
    tracer = import_module("opentelemetry.trace").get_tracer("copydesk")

    @app.before_request
    def watch() -> None:
        measured = stages.WATCH.get()

        def both(stage: str) -> AbstractContextManager[object]:
            stack = ExitStack()
            stack.enter_context(measured(stage))
            stack.enter_context(tracer.start_as_current_span(stage))
            return stack

        stages.WATCH.set(both)


def start() -> None:
    """Send spans where the environment says; in each worker, since what sends them is a thread, and no thread forks."""
    if not is_installed() or not any(name in os.environ for name in ENDPOINTS):
        return
    try:
        exporter = import_module("opentelemetry.exporter.otlp.proto.http.trace_exporter").OTLPSpanExporter()
        sdk, export = import_module("opentelemetry.sdk.trace"), import_module("opentelemetry.sdk.trace.export")
    except ImportError as error:
        LOG.warning("no spans are sent: %s", error)
        return
    os.environ.setdefault("OTEL_SERVICE_NAME", "copydesk")
    provider = sdk.TracerProvider()
    provider.add_span_processor(export.BatchSpanProcessor(exporter))
    import_module("opentelemetry.trace").set_tracer_provider(provider)

"""Figures for Prometheus, and the trace of a request."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from flask.testing import FlaskClient
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from service.web import log

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Mayor Ingrid Solberg said the ferry would sail."
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"


def figure(client: FlaskClient, name: str, **labels: str) -> float:
    """What /metrics says now."""
    page = client.get("/metrics")
    assert page.content_type.startswith("text/plain; version=")
    for family in text_string_to_metric_families(page.text):
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return sample.value
    return 0.0


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("copydesk_requests_total", {"endpoint": "v1.quotes", "method": "POST", "status": "200"}),
        ("copydesk_request_seconds_count", {"endpoint": "v1.quotes"}),
        ("copydesk_request_bytes_count", {"endpoint": "v1.quotes"}),
        ("copydesk_answer_bytes_count", {"endpoint": "v1.quotes"}),
        ("copydesk_stage_seconds_count", {"stage": "intake"}),
        ("copydesk_stage_seconds_count", {"stage": "reading"}),
        ("copydesk_stage_seconds_count", {"stage": "quotes"}),
    ],
)
def test_a_request_and_its_stages_are_counted(client: FlaskClient, name: str, labels: dict[str, str]) -> None:
    before = figure(client, name, **labels)
    client.post("/v1/quotes", json={"text": TEXT}).close()
    assert figure(client, name, **labels) == before + 1


@pytest.mark.parametrize(
    ("body", "problem"),
    [(b"{bad", "malformed-input"), (b'{"text": "..."}', "not-an-article"), (b'{"txt": "a"}', "invalid-request")],
)
def test_what_is_refused_is_counted_by_its_kind(client: FlaskClient, body: bytes, problem: str) -> None:
    labels = {"endpoint": "v1.quotes", "problem": problem}
    before = figure(client, "copydesk_rejections_total", **labels)
    client.post("/v1/quotes", data=body, content_type="application/json").close()
    assert figure(client, "copydesk_rejections_total", **labels) == before + 1


def test_lines_of_a_batch_are_counted_by_what_became_of_them(client: FlaskClient) -> None:
    before = [figure(client, "copydesk_batch_lines_total", outcome=outcome) for outcome in ("answer", "problem")]
    body = orjson.dumps({"id": "a", "text": TEXT}) + b"\n{bad"
    assert client.post("/v1/batch", data=body, content_type="application/x-ndjson").data
    after = [figure(client, "copydesk_batch_lines_total", outcome=outcome) for outcome in ("answer", "problem")]
    assert after == [before[0] + 1, before[1] + 1]


def test_a_request_is_in_flight_until_its_answer_is_out(client: FlaskClient) -> None:
    def underway() -> float:
        return REGISTRY.get_sample_value("copydesk_requests_in_flight") or 0.0

    idle = underway()
    body = orjson.dumps({"id": "a", "text": TEXT})
    response = client.post("/v1/batch", data=body, content_type="application/x-ndjson", buffered=False)
    assert underway() == idle + 1
    assert response.data
    response.close()
    assert underway() == idle


def test_addresses_that_are_none_share_one_label(client: FlaskClient) -> None:
    for path in ("/a-secret", "/another"):
        client.open(path, method="BREW").close()
    assert figure(client, "copydesk_requests_total", endpoint="none", method="other", status="404") >= 2
    assert "a-secret" not in client.get("/metrics").text


SEVERAL = """
import os
from service.web import create_app, metrics
app = create_app()
children = []
for _ in range(3):
    pid = os.fork()
    if not pid:
        metrics.start()
        app.test_client().get("/health/live").close()
        os._exit(0)
    children.append(pid)
for pid in children:
    assert os.waitpid(pid, 0)[1] == 0
print(app.test_client().get("/metrics").text)
"""


def test_workers_are_added_up(tmp_path: Path) -> None:
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", SEVERAL], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert re.search(r'copydesk_requests_total\{endpoint="health.live",method="GET",status="200"\} 3\.0', run.stdout)


def test_the_trace_of_the_caller_comes_back_with_our_step_and_stands_in_the_log(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="copydesk"):
        response = client.get("/health/live", headers={"traceparent": PARENT, "tracestate": "desk=1"})
        response.close()
    version, trace, step, flags = response.headers["traceparent"].split("-")
    assert (version, trace, flags) == ("00", TRACE, "01")
    assert re.fullmatch("[0-9a-f]{16}", step)
    assert step != "00f067aa0ba902b7"
    assert response.headers["tracestate"] == "desk=1"
    told = orjson.loads(log.formatter().format(caplog.records[-1]))
    assert (told["trace"], told["span"]) == (TRACE, step)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "00-abc",
        PARENT.upper(),
        PARENT.replace("00-", "ff-", 1),
        PARENT + "-00",
        f"00-{'0' * 32}-{'1' * 16}-01",
        "é",
    ],
)
def test_a_trace_that_cannot_be_read_is_as_if_there_were_none(client: FlaskClient, given: str) -> None:
    assert "traceparent" not in client.get("/health/live", headers={"traceparent": given}).headers


def test_spans_are_made_where_opentelemetry_is_installed(client: FlaskClient) -> None:
    sdk = pytest.importorskip("opentelemetry.sdk.trace")
    export = pytest.importorskip("opentelemetry.sdk.trace.export")
    memory = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter").InMemorySpanExporter()
    provider = sdk.TracerProvider()
    provider.add_span_processor(export.SimpleSpanProcessor(memory))
    pytest.importorskip("opentelemetry.trace").set_tracer_provider(provider)
    client.post("/v1/quotes", json={"text": TEXT}, headers={"traceparent": PARENT}).close()
    spans = {span.name: span for span in memory.get_finished_spans()}
    assert {"POST /v1/quotes", "intake", "reading", "quotes"} <= spans.keys()
    assert {f"{span.context.trace_id:032x}" for span in spans.values()} == {TRACE}

"""Request ids and the log."""

from __future__ import annotations

import logging
import logging.config
import re

import orjson
import pytest
from flask.testing import FlaskClient

from service.web import log

TEXT = "Mayor Ingrid Solberg said the ferry would sail."


def test_a_request_without_an_id_gets_one_of_its_own(client: FlaskClient) -> None:
    first, second = (client.get("/health/live").headers["X-Request-ID"] for _ in range(2))
    assert re.fullmatch("[0-9a-f]{32}", first)
    assert first != second


@pytest.mark.parametrize("path", ["/health/live", "/nothing", "/v1/analysis"])
def test_the_callers_id_comes_back(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"X-Request-ID": "desk-7.a:b_c"})
    assert response.headers["X-Request-ID"] == "desk-7.a:b_c"


@pytest.mark.parametrize("given", ["", "a b", "a" * 129, '"', "ä", "{}"])
def test_an_id_that_may_harm_the_log_is_replaced(client: FlaskClient, given: str) -> None:
    made = client.get("/health/live", headers={"X-Request-ID": given}).headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", made)


def test_a_request_is_logged_with_its_id_and_without_a_word_of_the_article(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="copydesk"):
        client.post("/v1/analysis", json={"text": TEXT}, headers={"X-Request-ID": "desk-7"}).close()
    (line,) = [log.formatter().format(record) for record in caplog.records]
    told = orjson.loads(line)
    assert {"method": "POST", "path": "/v1/analysis", "status": 200, "request": "desk-7"}.items() <= told.items()
    assert told["ms"] >= 0
    assert "Solberg" not in line


def test_a_batch_is_logged_once_its_last_line_is_out(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    line = orjson.dumps({"id": "a", "text": TEXT})
    with caplog.at_level(logging.INFO, logger="copydesk"):
        response = client.post("/v1/batch", data=line, content_type="application/x-ndjson", buffered=False)
        assert not caplog.records
        assert response.data
        response.close()
    assert [record.getMessage() for record in caplog.records] == ["answered"]


def test_a_path_with_line_breaks_is_one_line_of_the_log(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="copydesk"):
        client.get("/a%0a%22b").close()
    assert "\n" not in log.formatter().format(caplog.records[-1])


def test_an_exception_is_logged_with_where_it_came_from() -> None:
    try:
        raise RuntimeError("broken")  # noqa: TRY301
    except RuntimeError as error:
        info = (RuntimeError, error, error.__traceback__)
    record = logging.LogRecord("copydesk.web", logging.ERROR, __file__, 1, "failed", None, info)
    assert "RuntimeError: broken" in orjson.loads(log.formatter().format(record))["exception"]


def test_the_configuration_of_the_log_is_one_that_python_takes() -> None:
    configuration = log.configuration("info")
    assert configuration["loggers"]["copydesk"]["level"] == "INFO"
    logging.config.DictConfigurator(configuration)

"""openapi.yaml is fresh, valid, complete and true."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
import yaml
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import checks

from service.intake import sniff
from service.web import create_app, problems, specification
from service.web.openapi import FILE
from service.web.routes import ENDPOINTS, ERRORS

APP = create_app()
DOCUMENT: dict[str, Any] = yaml.safe_load(specification.document(APP))
schemathesis.serializer.alias("application/x-ndjson", "text/plain")
schemathesis.serializer.alias(sniff.MAIL, "text/plain")
schemathesis.serializer.alias(sniff.PDF, "application/octet-stream")
schemathesis.serializer.alias(sniff.DOCX, "application/octet-stream")
SCHEMA = schemathesis.openapi.from_wsgi("/openapi.yaml", APP)


def test_openapi_yaml_is_fresh() -> None:
    """If not: `python -m service.web.openapi`."""
    assert FILE.read_text("utf-8") == specification.document(APP)


def test_openapi_yaml_is_written_the_same_twice(app: Flask) -> None:
    assert specification.document(app) == specification.document(APP)


def test_openapi_yaml_is_valid() -> None:
    OpenAPIV31SpecValidator(DOCUMENT).validate()


@pytest.mark.parametrize("path", [*(f"/v1/{endpoint.name}" for endpoint in ENDPOINTS), "/v1/batch"])
def test_every_endpoint_describes_its_errors(path: str) -> None:
    responses = DOCUMENT["paths"][path]["post"]["responses"]
    assert responses.keys() == {"200", *map(str, ERRORS)}
    for status in ERRORS:
        reference = responses[str(status)]["$ref"].rsplit("/", 1)[1]
        content = DOCUMENT["components"]["responses"][reference]["content"]
        assert content["application/problem+json"]["example"]["status"] == status


def test_every_kind_of_problem_is_described() -> None:
    assert DOCUMENT["components"]["responses"].keys() == {kind.reference for kind in problems.KINDS}


def test_every_operation_says_whether_it_asks_for_a_key() -> None:
    for path, operations in DOCUMENT["paths"].items():
        for method in operations.keys() & {"get", "post"}:
            assert bool(operations[method]["security"]) == path.startswith(("/v1/", "/metrics"))


def test_every_route_is_described(app: Flask) -> None:
    pages = {"/", "/docs", "/docs/<path:name>", "/page/<path:name>", "/openapi.yaml"}
    assert {rule.rule for rule in app.url_map.iter_rules()} - pages == DOCUMENT["paths"].keys()


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_the_examples_are_real_answers(app: Flask, endpoint: Any) -> None:
    operation = DOCUMENT["paths"][f"/v1/{endpoint.name}"]["post"]
    request = operation["requestBody"]["content"]["application/json"]["example"]
    answer = operation["responses"]["200"]["content"]["application/json"]["example"]
    assert app.test_client().post(f"/v1/{endpoint.name}", json=request).get_json() == answer


@SCHEMA.parametrize()
@settings(
    max_examples=int(os.environ.get("COPYDESK_CASES", "20")),  # of each operation
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_those_of_the_specification(case: schemathesis.Case) -> None:
    """Random requests: no 500; statuses, headers, media types and bodies as described; what is wrong is refused."""
    beyond = [checks.positive_data_acceptance]  # a string without letters is right, and no article
    if case.media_type != "application/json":
        beyond.append(checks.negative_data_rejection)  # a raw body of the "wrong type" is text all the same
    case.call_and_validate(excluded_checks=beyond)

"""What stands in deploy/ is what its tools take, and fits to the service."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from lab.load import compose, replicas
from service.web.problems import KIND_OF
from service.web.settings import Settings, from_environment

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
MANIFESTS: dict[str, Any] = {
    manifest["kind"]: manifest for manifest in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
}
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
CACHE = "/var/cache/nginx"
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
POD = MANIFESTS["Deployment"]["spec"]["template"]["spec"]
(CONTAINER,) = POD["containers"]


@pytest.mark.parametrize("kind", MANIFESTS)
def test_a_manifest_is_of_its_schema(kind: str) -> None:
    validate = pytest.importorskip("kubernetes_validate", reason="pip install kubernetes-validate")
    validate.validate(MANIFESTS[kind], validate.latest_version(), strict=True)


def test_everything_that_a_cluster_needs_is_there() -> None:
    assert {"Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget"} <= MANIFESTS.keys()
    labels = MANIFESTS["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert MANIFESTS["Service"]["spec"]["selector"].items() <= labels.items()
    for kind in ("PodDisruptionBudget", "Deployment"):
        assert MANIFESTS[kind]["spec"]["selector"]["matchLabels"].items() <= labels.items()
    assert MANIFESTS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == "copydesk"


def test_the_pod_may_write_nothing_and_has_its_limits() -> None:
    security = CONTAINER["securityContext"]
    assert security["readOnlyRootFilesystem"]
    assert not security["allowPrivilegeEscalation"]
    assert POD["securityContext"]["runAsNonRoot"]
    assert CONTAINER["resources"]["limits"].keys() == {"cpu", "memory"}
    assert {CONTAINER[f"{probe}Probe"]["httpGet"]["path"] for probe in ("startup", "readiness", "liveness")} == {
        "/health/live",
        "/health/ready",
    }


def test_there_is_time_to_answer_what_is_under_way() -> None:
    grace = Settings().graceful_timeout
    assert POD["terminationGracePeriodSeconds"] > grace + int(CONTAINER["lifecycle"]["preStop"]["exec"]["command"][1])
    assert int(COMPOSE["services"]["copydesk"]["stop_grace_period"].removesuffix("s")) > grace


def test_variables_are_settings() -> None:
    told = {variable["name"]: variable.get("value", "") for variable in CONTAINER["env"]}
    composed = COMPOSE["services"]["copydesk"]["environment"]
    for variables in (told, {name: re.sub(r"\$\{.*\}", "", value) for name, value in composed.items()}):
        assert from_environment(variables).proxies == 1
        assert {name.removeprefix("COPYDESK_").lower() for name in variables} <= set(Settings.__slots__)


def test_compose_has_several_replicas_behind_the_proxy_alone() -> None:
    service, proxy = COMPOSE["services"]["copydesk"], COMPOSE["services"]["nginx"]
    assert service["deploy"]["replicas"] >= 2
    assert "ports" not in service
    assert proxy["ports"]
    for container in (service, proxy):
        assert container["read_only"]
        assert container["cap_drop"] == ["ALL"]


def test_the_lab_drives_what_compose_starts() -> None:
    assert compose.SERVICE in COMPOSE["services"]
    assert f"127.0.0.1:{compose.PORT}:8080" in COMPOSE["services"]["nginx"]["ports"]


def test_a_batch_that_is_under_way_is_never_begun_anew() -> None:
    (batch,) = re.findall(r"location = /v1/batch \{(.*?)\}", NGINX, re.DOTALL)
    assert "non_idempotent" not in batch
    assert "error_page 502 503 =503 @503;" in batch


def test_the_proxy_reads_as_much_as_the_service() -> None:
    sizes = [int(size) * 10**6 for size in re.findall(r"client_max_body_size (\d+)m;", NGINX)]
    assert sizes == [Settings().max_body_bytes, Settings().max_batch_bytes]
    assert int(re.findall(r"proxy_read_timeout (\d+)s", NGINX)[0]) > Settings().timeout


def test_a_request_that_holds_its_worker_until_it_is_killed_is_not_sent_to_another_one() -> None:
    assert int(re.findall(r"proxy_next_upstream_timeout (\d+)s", NGINX)[0]) < Settings().timeout


def test_the_proxy_speaks_of_problems_as_the_service_does() -> None:
    for found in re.findall(r"return (\d+) '(\{.*?\})'", NGINX):
        status, told = int(found[0]), yaml.safe_load(found[1])
        assert told["status"] == status
        if status in KIND_OF:
            assert told["title"] == KIND_OF[status].title


def test_nginx_writes_where_compose_lets_it() -> None:
    written = re.findall(r"^ *(?:pid|\w+_temp_path) (\S+);", NGINX, re.MULTILINE)
    assert len(written) == 6
    assert all(path.startswith(f"{CACHE}/") for path in written)
    assert any(folder.startswith(f"{CACHE}:") for folder in COMPOSE["services"]["nginx"]["tmpfs"])


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_no_request_fails_when_one_replica_dies_and_another_one_stops() -> None:
    assert replicas.main(["--replicas", "3", "--seconds", "3"]) == 0


def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    nginx = shutil.which("nginx") or pytest.skip("nginx is not installed")
    path = tmp_path / "nginx.conf"
    path.write_text(replicas.configured(8080, [8000, 8001], str(tmp_path)))
    subprocess.run([nginx, "-t", "-c", str(path)], check=True, capture_output=True)

"""Settings come from the environment, once, and a bad one stops the start."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from service.serving import GUNICORN_CONFIGURATION
from service.web import processors
from service.web.settings import PREFIX, Settings, SettingsError, from_environment

ROOT = Path(__file__).resolve().parents[2]
NAMES = [PREFIX + setting.name.upper() for setting in dataclasses.fields(Settings)]


def test_without_an_environment_everything_has_its_default() -> None:
    assert from_environment({}) == Settings()


def test_settings_come_from_the_environment() -> None:
    found = from_environment({"COPYDESK_BIND": "[::1]:80", "COPYDESK_WORKERS": "3", "COPYDESK_LOG_LEVEL": "Warning"})
    assert found == Settings(bind="[::1]:80", workers=3, log_level="warning")


def test_variables_of_others_are_left_alone() -> None:
    """Kubernetes tells every container of every service: COPYDESK_PORT, COPYDESK_SERVICE_HOST …"""
    assert from_environment({"COPYDESK_PORT": "tcp://10.0.0.1:80", "COPYDESK_SERVICE_HOST": "10.0.0.1"}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COPYDESK_BIND", "8000"),
        ("COPYDESK_BIND", "localhost:99999"),
        ("COPYDESK_BIND", ""),
        ("COPYDESK_WORKERS", "two"),
        ("COPYDESK_WORKERS", "-1"),
        ("COPYDESK_WORKERS", "1.5"),
        ("COPYDESK_TIMEOUT", "0"),
        ("COPYDESK_MAX_BODY_BYTES", "10MB"),
        ("COPYDESK_MAX_BODY_BYTES", "٣"),
        ("COPYDESK_LOG_LEVEL", "loud"),
        ("COPYDESK_RATE_LIMIT", "often"),
        ("COPYDESK_RATE_STORAGE", "postgres://"),
        ("COPYDESK_CORS_ORIGINS", "*"),
        ("COPYDESK_CORS_ORIGINS", "https://desk.example.org/path"),
        ("COPYDESK_PROXIES", "all"),
        ("COPYDESK_KEYS", "secret"),
    ],
)
def test_a_value_that_is_not_understood_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        from_environment({name: value})


TABLE = dict(re.findall(r"^\| `(COPYDESK_\w+)` \| (.*?) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))


def test_the_readme_has_every_setting_and_no_other() -> None:
    assert TABLE.keys() == set(NAMES)


@pytest.mark.parametrize("setting", dataclasses.fields(Settings), ids=lambda setting: setting.name)
def test_the_readme_tells_the_default(setting: dataclasses.Field[object]) -> None:
    told = TABLE[PREFIX + setting.name.upper()]
    assert told.startswith(f"`{setting.default}`" if setting.default not in ("", (), None) else "none")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().workers = 2  # type: ignore[misc]


@pytest.mark.parametrize("setting", [{"COPYDESK_WORKERS": "many"}, {"COPYDESK_MAX_BATCH_BYTES": "0"}])
def test_a_bad_setting_stops_the_start_with_one_clear_line(setting: dict[str, str]) -> None:
    command = [sys.executable, "-m", "service", "serve"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **setting}, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.splitlines() == [done.stderr.strip()]
    assert next(iter(setting)) in done.stderr


def test_gunicorn_takes_our_configuration() -> None:
    command = [sys.executable, "-m", "gunicorn", "--check-config", "-c", str(GUNICORN_CONFIGURATION)]
    done = subprocess.run([*command, "service.web.wsgi:app"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("files", "processes"),
    [
        ({"cpu.max": "300000 100000"}, 3),
        ({"cpu.max": "150000 100000"}, 2),
        ({"cpu.max": "50000 100000"}, 2),
        ({"cpu.max": "max 100000"}, 8),
        ({"cpu/cpu.cfs_quota_us": "400000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 4),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, 8),
        ({"cpu.max": "nonsense"}, 8),
        ({}, 8),
    ],
)
def test_there_are_as_many_workers_as_processors_and_at_least_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], processes: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    assert processors.workers(tmp_path) == processes

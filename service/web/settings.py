"""Everything that an operator can set, read once from the environment, as one frozen object.

A name starts with `COPYDESK_`. A value that is not understood stops the start.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

PREFIX = "COPYDESK_"
LOG_LEVELS = ("debug", "info", "warning", "error")
ADDRESS = re.compile(r"(?:[A-Za-z0-9.-]++|\[[0-9A-Fa-f:.]++\]):[0-9]{1,5}")


class SettingsError(ValueError):
    """A variable of the environment has a value that it cannot have."""


def _address(value: str) -> str:
    if not ADDRESS.fullmatch(value) or int(value.rsplit(":", 1)[1]) > 65535:
        raise ValueError("must be HOST:PORT")
    return value


def _level(value: str) -> str:
    if value.lower() not in LOG_LEVELS:
        raise ValueError(f"must be one of {', '.join(LOG_LEVELS)}")
    return value.lower()


def _number(least: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not re.fullmatch("[0-9]{1,15}", value) or int(value) < least:
            raise ValueError(f"must be a whole number from {least}")
        return int(value)

    return parse


def _file(value: str) -> str | None:
    return value or None


def _setting(default: object, parse: Callable[[str], object], about: str) -> Any:
    return field(default=default, metadata={"parse": parse, "about": about})


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can set; `COPYDESK_BIND` sets `bind`, and so on."""

    bind: str = _setting("127.0.0.1:8000", _address, "address and port to listen on")
    workers: int = _setting(0, _number(0), "worker processes; 0: one for each CPU of the container, at least two")
    timeout: int = _setting(30, _number(1), "seconds for one request (in a batch: for one line)")
    graceful_timeout: int = _setting(30, _number(1), "seconds that requests under way have when the service stops")
    max_body_bytes: int = _setting(10_000_000, _number(1), "bytes of one article as it is sent")
    max_batch_bytes: int = _setting(1_000_000_000, _number(1), "bytes of a whole batch")
    tag_list: str | None = _setting(None, _file, "the newsroom's own tag list: a file, CSV or JSON Lines")
    log_level: str = _setting("info", _level, "least level that is logged")


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment, by default the process's own. Raises SettingsError, naming the variable."""
    environment = os.environ if environment is None else environment
    values = {}
    for setting in fields(Settings):
        name = PREFIX + setting.name.upper()
        if name in environment:
            try:
                values[setting.name] = setting.metadata["parse"](environment[name].strip())
            except ValueError as error:
                raise SettingsError(f"{name}={environment[name]!r}: {error}") from error
    return Settings(**values)

"""Everything that an operator can set, read once from the environment, as one frozen object.

A name starts with `COPYDESK_`. A value that is not understood stops the start.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from service.web import keys

PREFIX = "COPYDESK_"
LOG_LEVELS = ("debug", "info", "warning", "error")
STORES = ("memory://", "redis://", "rediss://", "redis+unix://")
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


def _rate(value: str) -> str:
    if value:
        from limits import parse_many  # noqa: PLC0415 - 4 MB and a tenth of a second, for those who have a limit

        try:
            parse_many(value)
        except ValueError as error:
            raise ValueError("must be like 600/minute, or several of these parted by ;") from error
    return value


def _store(value: str) -> str:
    if not value.startswith(STORES):
        raise ValueError(f"must begin with one of {', '.join(STORES)}")
    if value.startswith("redis") and find_spec("redis") is None:
        raise ValueError("needs a package that is not installed: pip install 'copydesk[redis]'")
    return value


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(origin for origin in re.split(r"[\s,]+", value) if origin)
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or origin != f"{parts.scheme}://{parts.netloc}":
            raise ValueError("must be origins like https://desk.example.org, parted by commas")
    return origins


def _file(value: str) -> str | None:
    return value or None


def _setting(default: object, parse: Callable[[str], object], about: str, secret: bool = False) -> Any:
    return field(default=default, metadata={"parse": parse, "about": about, "secret": secret})


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can set; `COPYDESK_BIND` sets `bind`, and so on."""

    bind: str = _setting("127.0.0.1:8000", _address, "address and port to listen on")
    workers: int = _setting(0, _number(0), "worker processes; 0: one for each CPU of the container, at least two")
    timeout: int = _setting(30, _number(1), "seconds for one request (in a batch: for one line)")
    graceful_timeout: int = _setting(30, _number(1), "seconds that requests under way have when the service stops")
    max_body_bytes: int = _setting(10_000_000, _number(1), "bytes of one article as it is sent")
    max_batch_bytes: int = _setting(1_000_000_000, _number(1), "bytes of a whole batch")
    max_batch_articles: int = _setting(100_000, _number(1), "articles of a batch")
    keys: tuple[keys.Key, ...] = _setting(
        (), keys.parse, "API keys, hashed: NAME:SCOPES:SHA256, parted by commas", True
    )
    rate_limit: str = _setting("", _rate, "requests of each caller, by key or address: 600/minute")
    rate_storage: str = _setting("memory://", _store, "where they are counted; memory:// is each worker's own", True)
    proxies: int = _setting(0, _number(0), "proxies in front, whose word on the caller's address is taken")
    cors_origins: tuple[str, ...] = _setting((), _origins, "origins whose pages may ask, parted by commas")
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
                told = "" if setting.metadata["secret"] else f"={environment[name]!r}"
                raise SettingsError(f"{name}{told} is not understood: it {error}") from error
    return Settings(**values)

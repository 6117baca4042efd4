"""API keys: whoever calls shows one, where any are configured. Configured are their hashes, never they themselves.

`service.web.new_key` makes one. It is random enough that a plain SHA-256 of it tells nothing. Several hold at once: to
replace one, add the new one, move the callers, drop the old one.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, current_app, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

ANALYSE, METRICS = "analyse", "metrics"
SCOPES = (ANALYSE, METRICS)
ENTRY = re.compile(r"([A-Za-z0-9._-]{1,64}):([a-z+]+):([0-9a-f]{64})")
SCHEME = "bearer "
HEADER = "X-API-Key"


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is configured: a name for the log, what it opens, and its hash."""

    name: str
    scopes: tuple[str, ...]
    sha256: str


def parse(value: str) -> tuple[Key, ...]:
    """The keys in a setting: `NAME:SCOPES:SHA256`, parted by commas, scopes by `+`. Raises ValueError."""
    keys = tuple(_key(entry) for entry in re.split(r"[\s,]+", value) if entry)
    if len({key.name for key in keys}) < len(keys):
        raise ValueError("must give each key a name of its own")
    return keys


def _key(entry: str) -> Key:
    found = ENTRY.fullmatch(entry)
    if not found:
        raise ValueError("must be entries NAME:SCOPES:SHA256 (64 small hexadecimal digits), parted by commas")
    name, scopes, sha256 = found.groups()
    if not set(scopes.split("+")) <= set(SCOPES):
        raise ValueError(f"must have scopes of {', '.join(SCOPES)}, joined by +")
    return Key(name, tuple(scopes.split("+")), sha256)


def register(app: Flask) -> None:
    """Ask every caller of the app for a key, where any are configured."""
    app.before_request(check)


def check() -> None:
    """Let in who may. Raises Unauthorized, Forbidden."""
    keys: tuple[Key, ...] = current_app.config["COPYDESK"].keys
    scope = _scope(request.path)
    if not keys or scope is None:
        return
    key = _found(_shown(), keys)
    if key is None:
        raise Unauthorized(www_authenticate=WWWAuthenticate("Bearer", {"realm": "copydesk"}))
    g.key = key.name
    if scope not in key.scopes:
        raise Forbidden


def _scope(path: str) -> str | None:
    """What a path asks for; probes, the specification and the pages are open, for there is nothing in them."""
    if path == "/metrics":
        return METRICS
    return ANALYSE if path.startswith("/v1/") else None


def _shown() -> str:
    """The key that the caller shows: `Authorization: Bearer KEY`, or `X-API-Key: KEY`."""
    authorization = request.headers.get("Authorization", "")
    if authorization.lower().startswith(SCHEME):
        return authorization[len(SCHEME) :].strip()
    return request.headers.get(HEADER, "").strip()


def _found(shown: str, keys: Sequence[Key]) -> Key | None:
    """The key whose hash is that of what is shown. Every one is compared, so that the time tells nothing."""
    sha256 = digest(shown)
    same = [key for key in keys if hmac.compare_digest(key.sha256, sha256)]
    return same[0] if same else None


def digest(key: str) -> str:
    """The hash of a key."""
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()

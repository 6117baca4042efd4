"""Which models and word lists answer: the same code with others answers otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

FOLDERS = {"service.weights": ".json", "service.lexicons": ".txt"}
"""Packages of data -> what of them is told apart. A card has the checksum of its weights, which are held to it."""

LENGTH = 12  # hexadecimal digits: plenty for telling a few releases apart, and short enough to read out


@cache
def identity() -> str:
    """A short name of all weights and word lists together: "3f1c09ab27de"."""
    told = hashlib.sha256()
    for piece in _pieces():
        told.update(piece)
    return told.hexdigest()[:LENGTH]


def _pieces() -> Iterator[bytes]:
    for package, ending in FOLDERS.items():
        files = [file for file in resources.files(package).iterdir() if file.name.endswith(ending)]
        for file in sorted(files, key=lambda file: file.name):
            yield f"{package}/{file.name}\0".encode()
            yield hashlib.sha256(file.read_bytes()).digest()

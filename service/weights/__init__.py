"""Learnt weights: arrays in `NAME.npz`, described by a card, `NAME.json`. Never pickles.

A card says: name, description, data (sets, splits, licences), command, commit, date, scores, arrays, sha256. Strings
are kept as one UTF-8 array of bytes, parted by line feeds (`strings`).
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import numpy as np


class BrokenWeights(RuntimeError):
    """A file of weights is missing, or is not the one that its card describes."""


@cache
def load(name: str) -> Mapping[str, np.ndarray[Any, Any]]:
    """The arrays of `NAME.npz`, kept for the next time.

    Raises BrokenWeights if a file is missing or its checksum is not the card's.
    """
    return read(name)


def read(name: str) -> Mapping[str, np.ndarray[Any, Any]]:
    """The same, not kept: for those who build something of their own of large arrays."""
    folder = resources.files(__name__)
    try:
        data = folder.joinpath(f"{name}.npz").read_bytes()
        wanted = card(name)["sha256"]
    except OSError as error:
        raise BrokenWeights(f"weights {name!r} cannot be read: {error}") from error
    if hashlib.sha256(data).hexdigest() != wanted:
        raise BrokenWeights(f"weights {name!r} are not those of their card: the checksum differs")
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}


@cache
def card(name: str) -> dict[str, Any]:
    """The card of a set of weights."""
    content: dict[str, Any] = json.loads(resources.files(__name__).joinpath(f"{name}.json").read_text("utf-8"))
    return content


def strings(array: np.ndarray[Any, Any]) -> list[str]:
    """The strings in an array of bytes that are parted by line feeds."""
    return array.tobytes().decode("utf-8").split("\n")

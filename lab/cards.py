"""Writes weights with their card, in the form that `service.weights` reads."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import service.weights

FOLDER = Path(service.weights.__file__).parent


def strings(values: Sequence[str]) -> np.ndarray[Any, Any]:
    """Strings as one array of bytes, parted by line feeds."""
    return np.frombuffer("\n".join(values).encode("utf-8"), dtype=np.uint8)


def write(name: str, arrays: Mapping[str, np.ndarray[Any, Any]], card: Mapping[str, Any]) -> Path:
    """Write `NAME.npz` and `NAME.json`.

    `card` gives description, data, command and scores; name, commit, date, arrays and checksum are added here.
    """
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    data = buffer.getvalue()
    shapes = {key: {"shape": list(array.shape), "type": str(array.dtype)} for key, array in arrays.items()}
    full = {
        "name": name,
        **card,
        "commit": _commit(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "arrays": shapes,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    path = FOLDER / f"{name}.npz"
    path.write_bytes(data)
    (FOLDER / f"{name}.json").write_text(json.dumps(full, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def note(name: str, key: str, value: Mapping[str, Any]) -> None:
    """Add to the card of weights that stand, without touching these."""
    path = FOLDER / f"{name}.json"
    full = {**json.loads(path.read_text("utf-8")), key: value}
    path.write_text(json.dumps(full, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _commit() -> str:
    """The commit of the code that trains; weights themselves come with the next one."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"

"""What an encoder learnt of words, prefixes, suffixes and shapes by themselves, for another network to begin with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn

from lab import cards
from lab.attribution_lessons import Tables
from service import weights

TYPES = ("words", "prefixes", "suffixes", "shapes")


def write(path: Path, made: Tables, tables: nn.ModuleList) -> None:
    """Write the entries and rows of the first four tables of a network."""
    kept = {}
    for name, entries, table in zip(TYPES, made.types, tables, strict=False):
        kept[name] = cards.strings(list(entries))
        kept[f"{name}_table"] = table.weight.detach().numpy().astype(np.float16)
    np.savez_compressed(path, **kept)


@torch.no_grad()
def begin(path: Path, made: Tables, tables: nn.ModuleList) -> None:
    """Let the tables of a network of the same widths begin with these rows, entries that are unknown there excepted."""
    with np.load(path, allow_pickle=False) as arrays:
        for name, entries, table in zip(TYPES, made.types, tables, strict=False):
            rows = torch.from_numpy(arrays[f"{name}_table"].astype(np.float32))
            known = {value: row for row, value in enumerate(weights.strings(arrays[name]), 1)}
            shared = [(row, known[value]) for value, row in entries.items() if value in known]
            mine, theirs = (torch.tensor(column) for column in zip(*shared, strict=True))
            table.weight[mine] = rows[theirs]
            table.weight[0] = rows[0]

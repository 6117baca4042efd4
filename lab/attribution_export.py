"""A trained network of attribution as the arrays that `service.analyses.attribution.network` reads."""

from __future__ import annotations

import numpy as np
from torch import Tensor

from lab import cards
from lab.attribution_data import TAG_NUMBERS
from lab.attribution_lessons import Tables
from lab.attribution_network import Attribution, Gated

TYPES = ("words", "prefixes", "suffixes", "shapes")
TABLES = (*TYPES, "situations", "tags", "kinds")
FROM_CUE = ("distances", "offsets", "others", "role_situations")
LEVELS = 127


def arrays(net: Attribution, made: Tables) -> dict[str, np.ndarray]:
    """Weights as float16, words as whole 127ths of the largest value of their row; strings parted by line feeds."""
    found = {name: cards.strings(list(table)) for name, table in zip(TYPES, made.types, strict=True)}
    found["tags"] = cards.strings(list(TAG_NUMBERS))
    found |= {f"{name}_table": _half(table.weight) for name, table in zip(TABLES, net.tables, strict=True)}
    found["words_table"], found["words_scales"] = _whole(net.tables[0].weight)
    found |= {f"{name}_table": _half(table.weight) for name, table in zip(FROM_CUE, net.seen_from_cue, strict=True)}
    for number, layer in enumerate(net.layers):
        found |= {f"layer{number}_{part}": array for part, array in _gated(layer).items()}
    found |= {f"along_{part}": array for part, array in _gated(net.along).items()}
    for name, linear in (("cue", net.cue), ("pair", net.pair), ("role", net.role)):
        found[f"{name}_weights"], found[f"{name}_bias"] = _half(linear.weight.T), _half(linear.bias)
    found["pair_cue_weights"] = _half(net.pair_cue.weight.T)
    for number, convolution in enumerate(net.convolutions):
        found[f"conv{number}_weights"] = _half(convolution.weight.permute(2, 1, 0))
        found[f"conv{number}_bias"] = _half(convolution.bias)
    return found


def _half(weight: Tensor) -> np.ndarray:
    return np.ascontiguousarray(weight.detach().numpy().astype(np.float16))


def _whole(weight: Tensor) -> tuple[np.ndarray, np.ndarray]:
    values = weight.detach().numpy()
    scales = (np.abs(values).max(axis=1, keepdims=True) / LEVELS).astype(np.float16)
    return np.round(values / np.maximum(scales.astype(np.float32), 1e-8)).clip(-LEVELS, LEVELS).astype(np.int8), scales


def _gated(layer: Gated) -> dict[str, np.ndarray]:
    """Both directions stacked, as (2, inputs, gates x hidden)."""
    weight = np.stack([_half(side.weight.T) for side in layer.sides])
    return {"weights": weight, "bias": np.stack([_half(side.bias) for side in layer.sides])}

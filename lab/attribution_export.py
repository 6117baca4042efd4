"""A trained network of attribution as the arrays that `service.analyses.attribution.network` reads."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from torch import nn

from lab import cards
from lab.attribution_network import Attribution, Recurrent

TYPES = ("words", "prefixes", "suffixes", "shapes")
TABLES = (*TYPES, "situations", "distances", "offsets", "others", "role_situations")


def arrays(net: Attribution, types: tuple[dict[str, int], ...]) -> dict[str, np.ndarray]:
    """All weights as float16, entries of the tables as bytes parted by line feeds."""
    found = {name: cards.strings(list(table)) for name, table in zip(TYPES, types, strict=True)}
    found |= {f"{name}_table": _half(getattr(net, name).weight) for name in TABLES}
    for name, layer in (("lower", net.lower), ("upper", net.upper), ("role", net.roles)):
        found |= {f"{name}_{part}": array for part, array in _recurrent(layer).items()}
    for name, linear in (("cue", net.cue), ("role", net.role)):
        found[f"{name}_weights"], found[f"{name}_bias"] = _half(linear.weight.T), _half(linear.bias)
    return found


def _half(weight: nn.Parameter) -> np.ndarray:
    return np.ascontiguousarray(weight.detach().numpy().astype(np.float16))


def _recurrent(layer: Recurrent) -> Mapping[str, np.ndarray]:
    """Both directions stacked; gates reordered from torch's (input, forget, candidate, output) to candidate last."""
    sides = (layer.ahead, layer.back)

    def stacked(name: str) -> np.ndarray:
        parts = [np.split(getattr(side, name).detach().numpy(), 4, axis=0) for side in sides]
        return np.stack([np.concatenate([i, f, o, g], axis=0).T for i, f, g, o in parts])

    bias = stacked("bias_ih_l0") + stacked("bias_hh_l0")
    values = {"inputs": stacked("weight_ih_l0"), "recurrent": stacked("weight_hh_l0"), "gates": bias[:, None, :]}
    return {name: np.ascontiguousarray(value.astype(np.float16)) for name, value in values.items()}

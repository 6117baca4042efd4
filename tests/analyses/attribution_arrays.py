"""Weights of a small network of attribution, drawn by lot, under the names that those of the shipped one have."""

from __future__ import annotations

import numpy as np

from service.analyses.attribution import features

Arrays = dict[str, np.ndarray]

WORDS = ("said", "the", "mayor", "he", "of", ".", ",", "“", "”")
TAGS = ("NN", "VBD", "DT", "PRP", ".", ",", "IN")
WIDTHS = {"words": 8, "prefixes": 3, "suffixes": 3, "shapes": 2, "situations": 2, "tags": 4, "kinds": 2}


def drawn(hidden: int = 6, pair: int = 6, convolutions: int = 2, depth: int = 3) -> Arrays:
    """The arrays; sizes as the network's."""
    lot = np.random.default_rng(7)

    def some(*shape: int) -> np.ndarray:
        return lot.normal(scale=0.4, size=shape).astype(np.float16)

    strings = {"words": WORDS, "prefixes": ("sai", "the", "may"), "suffixes": ("aid", "the"), "shapes": ("x", "Xx")}
    rows = {name: len(values) + 1 for name, values in strings.items()}
    rows |= {"situations": features.SITUATIONS, "tags": len(TAGS) + 1, "kinds": features.KINDS}
    found = {name: _bytes(values) for name, values in [*strings.items(), ("tags", TAGS)]}
    found |= {f"{name}_table": some(rows[name], width) for name, width in WIDTHS.items()}
    for number in range(depth):
        seen, gates = (2 * hidden, 3 * hidden) if number else (3 * sum(WIDTHS.values()), 4 * hidden)
        found |= {f"layer{number}_weights": some(2, seen, gates), f"layer{number}_bias": some(2, gates)}
    from_cue = {"distances": features.DISTANCES, "offsets": features.OFFSETS, "others": 2, "role_situations": 8}
    found |= {f"{name}_table": some(count, pair) for name, count in from_cue.items()}
    for number in range(convolutions):
        found |= {f"conv{number}_weights": some(5, pair, pair), f"conv{number}_bias": some(pair)}
    found |= {"along_weights": some(2, pair, 3 * (pair // 2)), "along_bias": some(2, 3 * (pair // 2))}
    found |= {"cue_weights": some(2 * hidden, 3), "pair_weights": some(2 * hidden, pair), "role_weights": some(pair, 3)}
    found |= {"cue_bias": np.array([0.5, 1.5, 0]), "pair_bias": some(pair), "role_bias": some(3)}
    return found | {"pair_cue_weights": some(2 * hidden, pair)}


def _bytes(values: tuple[str, ...]) -> np.ndarray:
    return np.frombuffer("\n".join(values).encode("utf-8"), dtype=np.uint8)

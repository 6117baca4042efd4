"""The model of names: its weights, and what it knows of words. Weights: `weights/names`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from service import weights
from service.reading import clues, clusters, gazetteer, keyed, linear, sequence, tables, vocabulary
from service.reading.clues import Known
from service.reading.keyed import Keyed
from service.reading.sequence import Chain
from service.weights.store import Columns, Store

SCORE = np.int16  # in steps


@dataclass(frozen=True, slots=True)
class Model:
    """The weights; `labels` are O, B-PER, I-PER …; `words` has, by word, the weights (slot, label) and its clues."""

    labels: tuple[str, ...]
    words: Store
    keyed: Keyed
    chain: Chain
    known: Known


def build(arrays: Mapping[str, npt.NDArray[Any]]) -> Model:
    """The model in the arrays of a file of weights."""
    pairs = vocabulary.build(weights.strings(arrays["words"]))
    known = Known(pairs, gazetteer.build(arrays), arrays["phrase_codes"].astype(np.int64), arrays["topics"])
    table = tables.build(arrays, linear.steps(arrays["rows"]), np.int8)
    lexicon, coded = vocabulary.build(weights.strings(arrays["lexicon"])), arrays["codes"]

    def described(words: Sequence[str]) -> Columns:
        forms = [clues.spellings(word) for word in words]
        first, second = (lexicon.numbers([form[at] for form in forms]) for at in (0, -1))
        codes = [coded[number - 1].tolist() if number else None for number in np.where(first, first, second).tolist()]
        rows = table.sums([clues.attributes(*word) for word in zip(words, codes, strict=True)], SCORE)
        return rows, np.stack(clues.types(words, codes, known), axis=1)

    return Model(
        tuple(weights.strings(arrays["labels"])),
        Store(described, clusters.common()),
        keyed.build(arrays["keys"], linear.steps(arrays["key_rows"]).astype(SCORE), clues.TEMPLATES),
        sequence.chain(arrays["transitions"].astype(np.float32) * linear.STEPS),
        known,
    )


@cache
def served() -> Model:
    """The model that the service uses."""
    return build(weights.read("names"))

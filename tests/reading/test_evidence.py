"""How far the words of a name speak for each kind."""

from __future__ import annotations

import numpy as np

from service.reading.evidence import LEAST, Evidence
from service.reading.linear import STEPS

LABELS = ("O", "B-LOC", "I-LOC", "B-ORG", "I-ORG")


def scores(*rows: tuple[float, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return (np.array(rows) * STEPS).astype(np.int16)


def test_what_the_words_say_is_a_share_of_all_kinds() -> None:
    told = Evidence(scores((0, 1, 0, 1, 0)), LABELS).of((0, 1, "LOC"))
    assert np.allclose(list(told.values()), np.log(0.5))


def test_later_words_of_a_name_speak_too() -> None:
    told = Evidence(scores((0, 1, 0, 1, 0), (0, 0, 0, 0, 3)), LABELS).of((0, 2, "ORG"))
    assert told["ORG"] > told["LOC"] > LEAST


def test_no_place_speaks_without_bound_against_a_kind() -> None:
    assert Evidence(scores((0, 50, 0, 0, 0)), LABELS).of((0, 1, "LOC"))["ORG"] == LEAST


def test_what_a_rule_has_given_is_certain() -> None:
    assert Evidence(scores((0, 3, 0, 0, 0)), LABELS).of((0, 1, "ORG")) == {"LOC": LEAST, "ORG": 0.0}

"""How the confidence is fitted, and by whose judgement."""

from __future__ import annotations

import numpy as np

from lab import attribution_calibration as calibration
from lab.attribution_judged import judged
from service.analyses.attribution import confidence

INPUTS = len(confidence.INPUTS)
TEXT = """“The bridge is safe for all of us now,” said Ada Brook.
The river was calm.
“We have waited for it for thirty years.”"""


def rows(column: str, values: np.ndarray) -> np.ndarray:
    made = np.zeros((len(values), INPUTS))
    made[:, 0] = 1.0
    made[:, confidence.INPUTS.index(column)] = values
    return made


def drawn(weight: float, column: str) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(1)
    values = generator.normal(size=5000)
    return rows(column, values), (generator.random(5000) < 1 / (1 + np.exp(-weight * values))).astype(float)


def test_the_weight_that_made_the_data_is_found_again() -> None:
    made, right = drawn(1.5, "cue")
    assert abs(calibration.fit(made, right)[1] - 1.5) < 0.15


def test_what_would_count_against_its_sense_is_left_out() -> None:
    made, right = drawn(-1.5, "cue")
    assert calibration.fit(made, right)[1] == 0


def test_other_inputs_may_count_either_way() -> None:
    made, right = drawn(-1.5, "thought")
    assert calibration.fit(made, right)[confidence.INPUTS.index("thought")] < -1


def test_a_stated_chance_stands_where_nothing_was_seen() -> None:
    made, right = drawn(1.5, "cue")
    fitted = calibration.fit(made, right)
    assert [fitted[confidence.INPUTS.index(name)] for name in calibration.STATED] == [1.0, 1.0]


def test_confidence_of_quotes_that_were_not_fitted_on_agrees_with_them() -> None:
    made, right = drawn(1.5, "cue")
    assert abs(calibration.unseen(made, right).mean() - right.mean()) < 0.02


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


def marked(source: str, *content: str) -> dict[str, object]:
    return {"source": spans(source), "cue": spans("said"), "content": spans(*content)}


def right(*attributions: dict[str, object]) -> list[bool]:
    record = {"id": "a", "text": TEXT, "attributions": list(attributions)}
    return [quote.right for _, quote in judged([record])]


def test_half_the_words_and_the_source_make_a_quote_right() -> None:
    assert right(marked("Brook", "The bridge is safe for all"))[0]
    assert not right(marked("Brook", "The bridge"))[0]
    assert not right(marked("thirty years", "The bridge is safe for all"))[0]


def test_a_quote_without_source_is_right_if_its_words_are_anybodys() -> None:
    assert right(marked("Brook", "The bridge is safe", "We have waited for it for thirty years"))[1]
    assert not right(marked("Brook", "The bridge is safe"))[1]

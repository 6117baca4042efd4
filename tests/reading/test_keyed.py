"""Weights by number are found where they are, and nothing is found where nothing is."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.reading import keyed
from service.reading.linear import TEMPLATE

VALUES = st.lists(st.integers(0, 2**43), min_size=1, max_size=60, unique=True).map(sorted)


@given(VALUES, st.lists(st.integers(0, 2**43), max_size=20))
def test_a_value_has_its_own_row_and_others_have_nobodys(values: list[int], others: list[int]) -> None:
    table = keyed.hashed(np.array(values), np.arange(len(values), dtype=np.int32), -7)
    found = table.find(np.array([*values, *others], dtype=np.int64)).tolist()
    assert found == [*range(len(values)), *(values.index(one) if one in values else -7 for one in others)]


@given(VALUES, VALUES)
def test_weights_of_all_templates_are_summed(first: list[int], second: list[int]) -> None:
    keys = np.array([*first, *(value | 1 << TEMPLATE for value in second)])
    rows = np.arange(1, len(keys) + 1, dtype=np.int16)[:, None]
    known = keyed.build(keys, rows, 3)
    asked = np.array([first[0], first[-1], 2**43 + 1])
    weights = dict(zip(keys.tolist(), rows.ravel().tolist(), strict=True))
    wanted = [weights.get(value, 0) + weights.get(value | 1 << TEMPLATE, 0) for value in asked.tolist()]
    assert known.sums([asked, asked, asked]).ravel().tolist() == wanted


def test_a_template_without_weights_adds_nothing() -> None:
    known = keyed.build(np.array([5]), np.array([[3]], dtype=np.int16), 2)
    assert known.sums([np.array([5, 6])], first=1).ravel().tolist() == [0, 0]


def test_a_long_text_has_the_same_sums_as_its_pieces() -> None:
    known = keyed.build(np.array([1, 4]), np.array([[3], [9]], dtype=np.int16), 1)
    values = np.array([0, 1, 4, 9] * 2000)
    assert known.sums([values]).ravel().tolist() == [0, 3, 9, 0] * 2000

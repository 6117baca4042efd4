"""Two spellings of one name, and two names that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from service.reading import spellings

ALIKE = [
    ("shukr", "shakr"), ("zelensky", "zelenskyy"), ("tarek", "tareq"), ("al-husseini", "hussaini"),
    ("mohammed", "mohammad"), ("sergei", "sergey"), ("khodorkovsky", "khodorkovskiy"),
]  # fmt: skip
APART = [("lopez", "lewis"), ("lee", "lau"), ("mahmoud", "mohammed"), ("berger", "burgess"), ("maria", "mario")]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_spellings_of_one_name_are_alike(left: str, right: str) -> None:
    assert spellings.alike(left, right)
    assert spellings.alike(right, left)


@pytest.mark.parametrize(("left", "right"), APART)
def test_names_of_two_are_not(left: str, right: str) -> None:
    assert not spellings.alike(left, right)


@given(st.text("aeioubckqwphyrst-'é", max_size=30), st.text("aeioubckqwphyrst-'é", max_size=30))
def test_being_alike_is_mutual(left: str, right: str) -> None:
    assert spellings.alike(left, right) == spellings.alike(right, left)
    assert spellings.alike(left, left)


def names(*lines: str) -> dict[str, tuple[str, ...]]:
    return marked(*(f"[person {line} ] spoke/VBD ./." for line in lines)).names()


def test_a_surname_that_nobody_bears_is_another_spelling_of_one_that_somebody_does() -> None:
    found = names("Fouad/NNP Shukr/NNP", "Shakr/NNP")
    assert found == {"Fouad Shukr": ("Fouad Shukr", "Shakr")}


def test_a_surname_that_somebody_bears_is_no_other_spelling() -> None:
    found = names("Lars/NNP Hansen/NNP", "Jens/NNP Hanson/NNP", "Hanson/NNP")
    assert found == {"Lars Hansen": ("Lars Hansen",), "Jens Hanson": ("Jens Hanson", "Hanson")}


def test_a_full_name_in_two_spellings_is_one_person() -> None:
    found = names("Tarek/NNP al-Husseini/NNP", "Tareq/NNP Al-Hussaini/NNP", "Al/NNP Husseini/NNP", "Hussaini/NNP")
    assert len(found) == 1


def test_a_sister_is_not_her_brother_in_another_spelling() -> None:
    assert len(names("Christian/NNP Berg/NNP", "Christine/NNP Berg/NNP")) == 2


def test_somebody_called_al_keeps_the_surname() -> None:
    assert names("Al/NNP Reed/NNP", "Reed/NNP") == {"Al Reed": ("Al Reed", "Reed")}

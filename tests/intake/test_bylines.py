"""Names and outlets in bylines."""

from __future__ import annotations

import pytest

from service.intake import bylines
from service.intake.bylines import Byline


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Ann Lee, Harbour Post", Byline(("Ann Lee",), "Harbour Post")),
        ("By ANN LEE and JO VAN DYK", Byline(("Ann Lee", "Jo van Dyk"), None)),
        ("By Ann Lee, Jo van Dyk and Max Q. Jones Jr.", Byline(("Ann Lee", "Jo van Dyk", "Max Q. Jones Jr."), None)),
        ("BY KEVIN McCOY, AP Business Writers", Byline(("Kevin McCoy",), None)),
        ("By The Associated Press", Byline((), "The Associated Press")),
        ("By Reuters Staff", Byline((), "Reuters")),
        ("Written by: Ann Lee | May 3, 2024", Byline(("Ann Lee",), None)),
        ("By Ann Lee for Reuters", Byline(("Ann Lee",), "Reuters")),
        ("by Ann Lee @annlee", Byline(("Ann Lee",), None)),
    ],
)
def test_names_are_told_in_natural_case_and_apart_from_the_outlet(line: str, found: Byline) -> None:
    assert bylines.read(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the army had left the town",
        "By law, firms must pay",
        "By then it was late.",
        "Bystanders saw it",
        "By",
        "",
    ],
)
def test_a_sentence_that_opens_with_by_is_no_byline(line: str) -> None:
    assert bylines.read(line) is None


def test_a_given_name_that_is_a_particle_elsewhere_is_a_name() -> None:
    found = bylines.read("By Una Farrell and Ben Okoro")
    assert found is not None
    assert found.names == ("Una Farrell", "Ben Okoro")


@pytest.mark.parametrize(
    "line",
    [
        "Town Closes Harbour for a Year",
        "Council Backs Ferry Deal",
        "Storm Hits Coast and Power Fails",
        "Bank of England Cuts Rates",
        "Grant Cuts Hit Village Schools",
        "Ferry Deal",
    ],
)
def test_a_headline_in_capitals_names_nobody(line: str) -> None:
    assert bylines.people(line) is None


@pytest.mark.parametrize(
    "name",
    [
        "Saoirse Ó Murchú",
        "Ngozi Okonjo-Iweala",
        "Judge Amara Obi",
        "Theresa May",
        "Thomas More",
        "Jo Church",
        "Xi Jinping",
        "Sir Tam O’Hare",
    ],
)
def test_names_of_many_shapes_are_names(name: str) -> None:
    assert bylines.people(name) == Byline((name,), None)

"""Who several articles name: spellings matched, namesakes kept apart."""

from __future__ import annotations

import pytest

from service.comparison import transliteration
from tests.comparison.groups import compared, person

STRIKE = (
    "Air strike kills commander near Marno\n\nAn air strike near Marno killed {}, a militia commander, the army said.\n"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Fuad Harazi", "Fouad Harazy"), ("Muhammad Qadir", "Mohammed Kadir"), ("Aleksei Morzov", "Alexey Morzow")],
)
def test_two_spellings_from_another_script_are_one_person(one: str, other: str) -> None:
    answer = compared(STRIKE.format(one), STRIKE.format(other))
    appearances = person(answer, one)["appearances"]
    assert [appearance["name"] for appearance in appearances] == [one, other]
    assert "spelling" in person(answer, one)["differences"]


@pytest.mark.parametrize(("one", "other"), [("Martin", "Morton"), ("Brown", "Brian"), ("Lee", "Lowe")])
def test_two_well_known_names_are_not_spellings_of_one(one: str, other: str) -> None:
    assert not transliteration.alike(one, other)


def test_a_senator_and_a_striker_of_one_name_are_two() -> None:
    answer = compared(
        "Committee backs bridge\n\nSenator John Marsh voted for the bridge over the Linde in the committee on Monday.",
        "Senator speaks against toll\n\nThe toll on the bridge over the Linde is too high, Senator John Marsh said.",
        "Rovers win the derby\n\nStriker John Marsh scored twice as Lindhaven Rovers beat Saltmere United 3-1.",
    )
    senator = person(answer, "John Marsh")
    assert [appearance["article"] for appearance in senator["appearances"]] == [0, 1]
    assert [(namesake["article"], namesake["name"]) for namesake in senator["namesakes"]] == [(2, "John Marsh")]


def test_a_surname_alone_is_the_one_person_of_that_name() -> None:
    answer = compared(
        "Harbour bridge to open\n\nMayor Ingrid Solberg opens the harbour bridge of Lindhaven on Friday.",
        "Solberg opens bridge\n\nMayor Solberg said that the harbour bridge of Lindhaven was safe.",
    )
    assert [a["article"] for a in person(answer, "Ingrid Solberg")["appearances"]] == [0, 1]


def test_an_acronym_is_the_body_that_it_stands_for() -> None:
    answer = compared(
        "Air strike condemned\n\nThe Organisation of Northern States condemned the air strike near Marno on Monday.",
        "Talks after air strike\n\nThe ONS condemned the air strike near Marno. The ONS will meet on Thursday.",
    )
    names = [sorted(a["name"] for a in one["appearances"]) for one in answer["entities"]]
    assert ["ONS", "Organisation of Northern States"] in names

"""Datelines in front of a paragraph."""

from __future__ import annotations

import pytest

from service.intake import datelines


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "rest"),
    [
        ("(LISBON) — The council voted.", "LISBON", None, "The council voted."),
        ("Lisbon (CNN) — The council voted.", "Lisbon", "CNN", "The council voted."),
        ("GROSSETO, Italy (AP) -- The council voted.", "GROSSETO, Italy", "AP", "The council voted."),
        ("LISBON, May 3 (Reuters) - The council voted.", "LISBON", "Reuters", "The council voted."),
        ("ST. PAUL, Minn. — The council voted.", "ST. PAUL, Minn.", None, "The council voted."),
        ("(Reuters) - The council voted.", None, "Reuters", "The council voted."),
        ("RIO DE JANEIRO – The council voted.", "RIO DE JANEIRO", None, "The council voted."),
    ],
)
def test_place_and_agency_are_told_as_they_stand(paragraph: str, place: str, agency: str, rest: str) -> None:
    found = datelines.read(paragraph)
    assert found is not None
    assert (found.place, found.agency, paragraph[found.length :]) == (place, agency, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The council (which met on Tuesday) — voted.",
        "Lisbon voted on Tuesday.",
        "POLLS: The council voted.",
        "The UN said: The war must end.",
        "I — and nobody else — voted.",
        "Ann Lee (born 1950) - a poet - died.",
        "Ann Lee (Labour) - a poet - died.",
        "",
    ],
)
def test_other_paragraphs_have_none(paragraph: str) -> None:
    assert datelines.read(paragraph) is None


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("Bergen (Fjordline) — The council voted on Monday.", "Bergen", "Fjordline"),
        ("PORT HALE (Hale Beacon) – The council voted on Monday.", "PORT HALE", "Hale Beacon"),
        ("Lisbon, Portugal (AFP) – The council voted on Monday.", "Lisbon, Portugal", "AFP"),
        ("ÉVORA, Portugal (dpa) - The council voted on Monday.", "ÉVORA, Portugal", "dpa"),
        ("Lisbon CNN — The council voted on Monday.", "Lisbon", "CNN"),
        ("(Lakeview, Ohio) -- The council voted on Monday.", "Lakeview, Ohio", None),
        ("Lakeview, Ohio — The council voted on Monday.", "Lakeview, Ohio", None),
        ("NEW DELHI: The council voted on Monday.", "NEW DELHI", None),
        ("(AP) — The council voted on Monday.", None, "AP"),
        ("LISBON, May 3, 2024 /PRNewswire/ -- The council voted on Monday.", "LISBON", "PRNewswire"),
    ],
)
def test_outlets_of_any_name_and_places_of_any_shape_are_told(paragraph: str, place: str, agency: str) -> None:
    found = datelines.read(paragraph)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert paragraph[found.length :] == "The council voted on Monday."


@pytest.mark.parametrize(
    "paragraph",
    [
        "The EU - a club of 27 - voted on Monday.",
        "Ann Lee (Harbour) - who had not been asked - voted on Monday.",
        "The harbour (Lisbon's second) — voted.",
        "KEY VOTE: The council decides on Monday.",
    ],
)
def test_names_in_parentheses_and_shouted_labels_are_none(paragraph: str) -> None:
    assert datelines.read(paragraph) is None

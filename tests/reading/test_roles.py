"""Titles and roles that the text gives a person, and those that it does not."""

from __future__ import annotations

import pytest
from marked import marked


def roles(*lines: str) -> dict[str, tuple[str, ...]]:
    return marked(*lines).roles()


BEFORE = [
    ("Secretary/NNP of/IN State/NNP [person Ana/NNP Ruiz/NNP ] left/VBD ./.", ("Secretary of State",)),
    (
        "They/PRP met/VBD [group Danish/JJ ] Prime/NNP Minister/NNP [person Ana/NNP Ruiz/NNP ] ./.",
        ("Danish Prime Minister",),
    ),
    ("the/DT killing/VBG Brig./NNP Gen./NNP [person Ana/NNP Ruiz/NNP ] ./.", ("Brig. Gen.",)),
    ("the/DT killing/NN Brig./NNP Gen./NNP [person Ana/NNP Ruiz/NNP ] ./.", ("Brig. Gen.",)),
    ("[organisation Acme/NNP ] spokesperson/NN [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("Acme spokesperson",)),
    ("New/NNP [group Danish/JJ ] President/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("Danish President",)),
    ("former/JJ President/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("former President",)),
    (
        "[place Iran/NNP ] 's/POS supreme/JJ leader/NN [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.",
        ("Iran's supreme leader",),
    ),
    ("President/NNP and/CC CEO/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("President and CEO",)),
    ("On/IN Monday/NNP Senator/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("Senator",)),
    ("In/IN [place Washington/NNP ] President/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("President",)),
    ("Mrs./NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ()),
    ("his/PRP$ wife/NN [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ()),
    ("[place New/NNP Jersey/NNP ] Governor/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("New Jersey Governor",)),
    ("[organisation Hamas/NNP ] official/NN [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ("Hamas official",)),
    ("He/PRP endorsed/VBN Sen./NNP [person Ana/NNP Ruiz/NNP ] ./.", ("Sen.",)),
    ("The/DT official/NN [person Ana/NNP Ruiz/NNP ] spoke/VBD ./.", ()),
]


@pytest.mark.parametrize(("line", "expected"), BEFORE)
def test_a_title_before_the_name(line: str, expected: tuple[str, ...]) -> None:
    assert roles(line)["Ana Ruiz"] == expected


AFTER = [
    (
        "[person Ana/NNP Ruiz/NNP ] ,/, a/DT [organisation Hezbollah/NNP ] commander/NN ,/, was/VBD killed/VBN ./.",
        "Hezbollah commander",
    ),
    ("[person Ana/NNP Ruiz/NNP ] ,/, 45/CD ,/, head/NN of/IN the/DT agency/NN ,/, left/VBD ./.", "head of the agency"),
    (
        "said/VBD [person Ana/NNP Ruiz/NNP ] ,/, the/DT president/NN and/CC chief/JJ executive/NN ./.",
        "president and chief executive",
    ),
    (
        "[person Ana/NNP Ruiz/NNP ] ,/, a/DT top/JJ general/NN in/IN charge/NN of/IN drones/NNS and/CC ships/NNS ./.",
        "top general",
    ),
    ("[person Ana/NNP Ruiz/NNP ] ,/, a/DT commander/NN ,/, and/CC [person Tom/NNP Lee/NNP ] left/VBD ./.", "commander"),
]

CLAUSES = [
    ("who/WP was/VBD the/DT leader/NN of/IN [organisation Acme/NNP ] ,/, left/VBD ./.", "leader of Acme"),
    ("who/WP has/VBZ been/VBN president/NN since/IN 2011/CD ,/, left/VBD ./.", "president"),
    ("who/WP serves/VBZ as/IN deputy/JJ mayor/NN ,/, left/VBD ./.", "deputy mayor"),
    ("then/RB the/DT mayor/NN of/IN [place Oslo/NNP ] ,/, left/VBD ./.", "mayor of Oslo"),
    (
        "professor/NN of/IN law/NN at/IN the/DT [organisation University/NNP of/IN Bern/NNP ] ,/, left/VBD ./.",
        "professor of law at the University of Bern",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), CLAUSES)
def test_a_role_in_a_clause_after_the_name(line: str, expected: str) -> None:
    assert roles(f"[person Ana/NNP Ruiz/NNP ] ,/, {line}")["Ana Ruiz"] == (expected,)


def test_a_clause_that_tells_no_role_gives_none() -> None:
    line = "[person Ana/NNP Ruiz/NNP ] ,/, who/WP is/VBZ expected/VBN to/TO win/VB ,/, left/VBD ./."
    assert roles(line)["Ana Ruiz"] == ()


@pytest.mark.parametrize(("line", "expected"), AFTER)
def test_a_role_after_the_name(line: str, expected: str) -> None:
    assert roles(line)["Ana Ruiz"] == (expected,)


def test_the_subject_after_a_name_is_not_its_role() -> None:
    """In a call with Ruiz, a senior official said …"""
    line = "After/IN a/DT call/NN with/IN [person Ana/NNP Ruiz/NNP ] ,/, a/DT senior/JJ diplomat/NN said/VBD no/DT ./."
    assert roles(line)["Ana Ruiz"] == ()


def test_the_title_of_the_next_in_a_list_is_not_that_of_the_one_before() -> None:
    line = "[person Ana/NNP Ruiz/NNP ] ,/, President/NNP [person Tom/NNP Lee/NNP ] and/CC others/NNS left/VBD ./."
    assert roles(line) == {"Ana Ruiz": (), "Tom Lee": ("President",)}


def test_a_role_between_two_persons_is_left_to_neither() -> None:
    line = "[person Ana/NNP Ruiz/NNP ] ,/, the/DT mayor/NN ,/, [person Tom/NNP Lee/NNP ] ,/, left/VBD ./."
    assert roles(line) == {"Ana Ruiz": (), "Tom Lee": ()}


def test_a_description_before_a_comma_and_the_name() -> None:
    line = (
        "he/PRP told/VBD his/PRP$ [place U.S./NNP ] counterpart/NN ,/, "
        "Defense/NNP Secretary/NNP [person Ana/NNP Ruiz/NNP ] ,/, no/DT ./."
    )
    assert roles(line)["Ana Ruiz"] == ("U.S. counterpart", "Defense Secretary")


def test_whom_the_subject_spoke_to_is_not_the_subject() -> None:
    """In a call with the president, Ana Ruiz said …"""
    line = "In/IN a/DT call/NN with/IN the/DT president/NN ,/, [person Ana/NNP Ruiz/NNP ] said/VBD no/DT ./."
    assert roles(line)["Ana Ruiz"] == ()


def test_each_role_stands_once_in_the_words_of_the_text() -> None:
    lines = ["Mayor/NNP [person Ana/NNP Ruiz/NNP ] left/VBD ./.", "The/DT mayor/NN [person Ruiz/NNP ] slept/VBD ./."]
    assert roles(*lines)["Ana Ruiz"] == ("Mayor",)

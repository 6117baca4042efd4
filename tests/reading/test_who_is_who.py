"""Who is who in passages of our own, read from the text on: what a reader takes for granted."""

from __future__ import annotations

import pytest

from service import intake, reading
from service.document import Document, Entity
from service.intake import Source

PUBLISHED = "2026-03-04"  # a Wednesday


def read(text: str) -> Document:
    return reading.read(intake.read(Source(text, published=PUBLISHED, keep=True)))


def mentions(text: str) -> dict[str, list[str]]:
    """Names of the entities, and how the text calls them."""
    return {entity.name: [mention.text for mention in entity.mentions] for entity in read(text).entities}


def entity(text: str, name: str) -> Entity:
    return next(entity for entity in read(text).entities if entity.name == name)


SAME = [
    ("Johanna M. Reuter, 52, runs it. J. M. Reuter said so. Johanna left.", "Johanna M. Reuter", 3),
    ("Maria Silva said that she would stay. Silva is a nurse. “I like it,” Maria said.", "Maria Silva", 3),
    ("Helen Marsh met Tarek al-Husseini. Mr. Al Husseini left. Hussaini spoke.", "Tarek al-Husseini", 3),
    ("Fouad Shukr, a Hezbollah commander, was killed. Shakr was 62.", "Fouad Shukr", 2),
    ("Karine Jean-Pierre, the spokeswoman, said so. Jean-Pierre’s statement was short.", "Karine Jean-Pierre", 2),
    ("The Fire Brigades Union (FBU) said on Saturday that it knew. The FBU wants to know.", "Fire Brigades Union", 3),
    ("IRNA said so. The Islamic Republic News Agency reported nothing else.", "Islamic Republic News Agency", 2),
    ("The World Health Organization sent help. The WHO said it had come.", "World Health Organization", 2),
    ("The State Department said that it knew. “We did,” an official at State said.", "State Department", 2),
    ("The Bank of England raised rates on Thursday. The Bank said that prices had risen.", "Bank of England", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "times"), SAME, ids=lambda value: value if isinstance(value, str) else None)
def test_one_entity_stands_under_its_fullest_name(text: str, name: str, times: int) -> None:
    assert len(mentions(text)[name]) == times


def test_a_president_and_the_administration_are_two() -> None:
    found = mentions("President Joe Biden said he would sign. The Biden administration has waited for months.")
    assert found == {"Joe Biden": ["Joe Biden"], "Biden administration": ["Biden administration"]}


def test_a_king_is_not_the_country() -> None:
    text = "King Abdullah II of Jordan met ministers on Friday. Abdullah said that Jordan would help."
    assert mentions(text) == {"Abdullah II": ["Abdullah II", "Abdullah"], "Jordan": ["Jordan", "Jordan"]}
    assert entity(text, "Abdullah II").roles == ("King",)


def test_two_of_one_family_are_two() -> None:
    text = "Anna Trevelyan and her sister Kate Trevelyan opened a bakery. “We argue,” Kate said. “Daily,” Anna added."
    found = mentions(text)
    assert (found["Anna Trevelyan"], found["Kate Trevelyan"]) == (
        ["Anna Trevelyan", "Anna"],
        ["Kate Trevelyan", "Kate"],
    )


def test_a_surname_that_two_were_just_named_with_is_left_open() -> None:
    found = mentions("Jill Biden and Joe Biden visited the school. Biden spoke for an hour. Mrs. Biden smiled.")
    assert found["Biden"] == ["Biden"]
    assert found["Jill Biden"] == ["Jill Biden", "Biden"]


def test_a_people_stays_a_group_and_is_of_its_country() -> None:
    text = "Washington warned Tehran. Iranian officials and the Americans met, the Iranians said. Iran denied it."
    found = {entity.name: (entity.type, entity.country) for entity in read(text).entities}
    assert found["Iranian"] == ("group", "IR")
    assert found["Tehran"] == found["Iran"] == ("place", "IR")
    assert found["Washington"] == ("place", "US")


ROLES = [
    ("Fouad Shukr, a Hezbollah commander, was killed on Tuesday.", "Fouad Shukr", ("Hezbollah commander",)),
    ("New Iranian President Masoud Pezeshkian condemned it.", "Masoud Pezeshkian", ("Iranian President",)),
    (
        "Karim Nasser, who was the political leader of Hamas, was in Tehran.",
        "Karim Nasser",
        ("political leader of Hamas",),
    ),
    ("Sarah Blum, then the mayor of Haifa, objected.", "Sarah Blum", ("mayor of Haifa",)),
    (
        "“It is grave,” said Lena Fuchs, professor of history at the University of Bern.",
        "Lena Fuchs",
        ("professor of history at the University of Bern",),
    ),
]


@pytest.mark.parametrize(("text", "name", "roles"), ROLES)
def test_roles_are_those_of_the_text(text: str, name: str, roles: tuple[str, ...]) -> None:
    assert entity(text, name).roles == roles


def test_descriptions_and_pronouns_stand_for_the_one_they_fit() -> None:
    text = "Mayor Pedro Alvim opened the bridge with Anna Berg. She cut the ribbon. The mayor smiled."
    document = read(text)
    names = {entity.id: entity.name for entity in document.entities}
    assert [(text[r.start : r.end], names[r.entity]) for r in document.references] == [
        ("She", "Anna Berg"),
        ("The mayor", "Pedro Alvim"),
    ]


def test_dates_are_told_against_the_day_of_publication() -> None:
    text = (
        "It began on Tuesday and lasts 24 to 48 hours. Last April they met; on April 1, 2024, they left. "
        "A ten-day truce ended last weekend."
    )
    assert [(date.text, date.value) for date in read(text).dates] == [
        ("Tuesday", "2026-03-03"),
        ("24 to 48 hours", None),
        ("Last April", "2025-04"),
        ("April 1, 2024", "2024-04-01"),
        ("ten-day", "P10D"),
        ("last weekend", "2026-02-28/2026-03-01"),
    ]


def test_who_the_article_is_about_is_most_salient() -> None:
    text = "Alvim quits\n\nMayor Pedro Alvim resigned on Monday. He had held office since 2019. Kari Moe follows Alvim."
    found = sorted(read(text).entities, key=lambda entity: -entity.salience)
    assert found[0].name == "Pedro Alvim"

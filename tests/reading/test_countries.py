"""The country that a name is of."""

from __future__ import annotations

import pytest
from marked import marked

from service import lexicons
from service.document import EntityType
from service.reading import countries, forms

CASES: list[tuple[tuple[str, ...], EntityType, str | None]] = [
    (("Iran", "Islamic Republic of Iran"), "place", "IR"),
    (("U.S.",), "place", "US"),
    (("Tehran",), "place", "IR"),
    (("Washington, D.C.",), "place", "US"),
    (("Washington",), "place", "US"),
    (("Kremlin",), "organisation", "RU"),
    (("the White House",), "place", "US"),
    (("Iranian", "Iranians"), "group", "IR"),
    (("South Koreans",), "group", "KR"),
    (("British",), "group", "GB"),
    (("Korean",), "group", None),
    (("Jewish",), "group", None),
    (("Republicans",), "group", None),
    (("Georgia",), "place", None),
    (("Lindhaven",), "place", None),
    (("Iran",), "organisation", None),
    (("Jordan",), "person", None),
]


@pytest.mark.parametrize(("names", "kind", "code"), CASES)
def test_a_name_is_of_the_country_that_lists_settle(names: tuple[str, ...], kind: EntityType, code: str | None) -> None:
    assert countries.of(names, kind) == code


def test_a_people_its_country_and_its_capital_are_three_entities_of_one_country() -> None:
    named = "[place Tehran/NNP ] told/VBD [group Iranians/NNPS ] that/IN [place Iran/NNP ] won/VBD ./."
    entities, _ = marked(named).identify()
    assert [(entity.type, entity.country) for entity in entities] == [("place", "IR"), ("group", "IR"), ("place", "IR")]


@pytest.mark.parametrize("name", ["demonyms", "seats_of_government"])
def test_the_lists_have_codes_that_countries_have(name: str) -> None:
    known = {code[:2] for code in forms.COUNTRIES.values()}
    assert set(lexicons.table(name).values()) <= known
    assert list(lexicons.lines(name)) == sorted(lexicons.lines(name))


def test_the_lists_are_folded_as_names_are() -> None:
    assert all(" ".join(forms.group(name)) == name for name in lexicons.table("demonyms"))
    assert all(" ".join(forms.body(name)) == name for name in lexicons.table("seats_of_government"))

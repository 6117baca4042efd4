"""Which entry of the newsroom's tag list an entity is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import ENTITY_TYPES, Article, Block, Entity, EntityType, Span
from service.reading import tag_list
from service.reading.tag_list import Entry, TagList

ARTICLE = Article("sha256:0", "text", "McDonald's grew. Reed left.", (Block(0, 27, "paragraph"),))
REED = (Span(17, 21, "Reed"),)


def listed(*entries: tuple[str, str | None, str]) -> TagList:
    """A list of entries (name and aliases with `|` between, type, identifier)."""
    rows = [(names.split("|"), kind, own) for names, kind, own in entries]
    return tag_list.build((Entry(names[0], kind, ("desk",), (own,)), names[1:]) for names, kind, own in rows)  # type: ignore[arg-type]


def entity(name: str, kind: EntityType, *aliases: str, roles: tuple[str, ...] = ()) -> Entity:
    return Entity("e", name, kind, roles, aliases, REED, 0.5)


def found(known: TagList, one: Entity) -> list[str]:
    """The identifiers of the entries that fit."""
    told = tag_list.references(known, ARTICLE, one)
    if "ambiguous" in told:
        return [candidate["references"]["desk"] for candidate in told["ambiguous"]]  # type: ignore[attr-defined]
    return [str(value) for value in told.values()]


SAME: list[tuple[str, EntityType, str]] = [
    ("Ingrid Solberg", "person", "INGRID SOLBERG"),
    ("José Muñoz", "person", "Jose Munoz"),
    ("Karine Jean-Pierre", "person", "Karine Jean Pierre"),
    ("Seán O’Brien", "person", "Sean O'Brien"),
    ("U.N.", "organisation", "UN"),
    ("The Hague", "place", "Hague"),
    ("Łódź", "place", "Lodz"),
    ("Sotheby’s", "organisation", "Sothebys"),
    ("Johan Q. Byrne", "person", "Johan Byrne"),
    ("Johan Byrne", "person", "Mr. Johan Byrne Jr."),
    ("Acme Steel Inc.", "organisation", "Acme Steel"),
    ("U.S.", "place", "United States of America"),
]


@pytest.mark.parametrize(("listed_as", "kind", "in_text"), SAME)
def test_names_are_the_same_whatever_their_dress(listed_as: str, kind: EntityType, in_text: str) -> None:
    assert found(listed((listed_as, kind, "1")), entity(in_text, kind)) == ["1"]
    assert found(listed((in_text, kind, "1")), entity(listed_as, kind)) == ["1"]


DIFFERENT: list[tuple[str, EntityType, str]] = [
    ("Ingrid Solberg", "person", "Solberg"),
    ("Pope Francis", "person", "Francis"),
    ("Johan A. Byrne", "person", "Johanna Byrne"),
    ("North Korea", "place", "South Korea"),
    ("Acme Steel", "organisation", "Acme"),
]


@pytest.mark.parametrize(("listed_as", "kind", "in_text"), DIFFERENT)
def test_other_names_are_others(listed_as: str, kind: EntityType, in_text: str) -> None:
    assert found(listed((listed_as, kind, "1")), entity(in_text, kind)) == []


def test_an_alias_is_as_good_as_the_name() -> None:
    assert found(listed(("Ana Ruiz|A. R. Vega", "person", "1")), entity("A. R. Vega", "person")) == ["1"]


def test_a_type_that_cannot_be_does_not_fit() -> None:
    assert found(listed(("Jordan", "person", "1")), entity("Jordan", "place")) == []
    assert found(listed(("Chelsea", "organisation", "1")), entity("Chelsea", "place")) == []
    assert found(listed(("Estelle Ward", "person", "1")), entity("Estelle Ward", "organisation")) == []


def test_a_name_of_two_words_may_be_a_place_here_and_a_body_there() -> None:
    assert found(listed(("White House", "organisation", "1")), entity("White House", "place")) == ["1"]


def test_an_entry_without_type_fits_any() -> None:
    assert found(listed(("Jordan", None, "1")), entity("Jordan", "place")) == ["1"]


def test_the_entry_of_the_same_type_goes_before_others() -> None:
    both = listed(("Jordan", None, "1"), ("Jordan", "place", "2"))
    assert found(both, entity("Jordan", "place")) == ["2"]


def test_where_several_entries_fit_all_are_told_in_the_order_of_the_list() -> None:
    three = listed(("Tom Berg", "person", "2"), ("Thomas Berg|Tom Berg", "person", "1"), ("Tom Berg", "place", "3"))
    assert found(three, entity("Tom Berg", "person")) == ["2", "1"]


def test_an_entry_that_stands_twice_is_one() -> None:
    twice = listed(("Tom Berg", "person", "1"), ("Thomas Berg|Tom Berg", "person", "1"))
    assert found(twice, entity("Tom Berg", "person")) == ["1"]


def test_the_name_as_it_is_written_goes_before_one_without_initials() -> None:
    two = listed(("John A. Smith", "person", "1"), ("John B. Smith", "person", "2"))
    assert found(two, entity("John B. Smith", "person")) == ["2"]
    assert found(two, entity("John Smith", "person")) == ["1", "2"]


def test_the_fullest_name_decides_and_a_surname_beside_it_says_nothing() -> None:
    two = listed(("Reed", "person", "1"), ("Carla Reed", "person", "2"))
    assert found(two, entity("Carla Reed", "person", "Reed")) == ["2"]
    assert found(two, entity("Oliver Reed", "person", "Reed")) == []
    assert found(two, entity("Reed", "person")) == ["1"]


def test_the_short_name_of_an_organisation_finds_it() -> None:
    known = listed(("FBU", "organisation", "1"))
    assert found(known, entity("Fire Brigades Union", "organisation", "FBU")) == ["1"]


def test_a_title_that_the_list_has_in_the_name_is_looked_for() -> None:
    known = listed(("Pope Francis", "person", "1"), ("King Abdullah II", "person", "2"))
    assert found(known, entity("Francis", "person", roles=("Pope",))) == ["1"]
    assert found(known, entity("Abdullah II", "person", roles=("King",))) == ["2"]


def test_a_possessive_that_is_the_name_is_looked_for() -> None:
    known = listed(("McDonald’s", "organisation", "1"))
    span = (Span(0, 8, "McDonald"),)
    assert found(known, Entity("e", "McDonald", "organisation", (), (), span, 0.5)) == ["1"]
    assert found(known, entity("McDonald", "organisation")) == []


NAMES = st.text("abcAB éß.’'- ØłI", min_size=1, max_size=12)
KINDS = st.sampled_from([None, *ENTITY_TYPES])


@given(st.lists(st.tuples(NAMES, KINDS, st.sampled_from("123")), max_size=8), NAMES, st.sampled_from(ENTITY_TYPES))
def test_any_names_are_looked_up_and_the_answer_is_the_same_twice(
    rows: list[tuple[str, str | None, str]], name: str, kind: EntityType
) -> None:
    known, one = listed(*rows), entity(name, kind)
    told = tag_list.references(known, ARTICLE, one)
    assert told == tag_list.references(listed(*rows), ARTICLE, one)
    assert all(own in {row[2] for row in rows} for own in found(known, one))


@given(NAMES.filter(str.strip), st.sampled_from(ENTITY_TYPES))
def test_an_entity_finds_the_entry_of_its_own_name(name: str, kind: EntityType) -> None:
    if tag_list.key_of(name):
        assert found(listed((name.upper(), kind, "1"), ("zzz", kind, "2")), entity(name, kind)) == ["1"]

"""Names that a noun makes."""

from __future__ import annotations

import numpy as np

from service.document import Sentence
from service.reading import events, linear
from service.reading.events import Span
from service.reading.scenes import CAPITALS, NORMAL, Scene


def named(text: str, spans: list[Span], kind: int = NORMAL) -> dict[str, str]:
    words = text.split(" ")
    sentences = [Sentence(0, 0, 0, len(words), 0)]
    scene = Scene(words, sentences, linear.lay_out(words, sentences), np.zeros(len(words), dtype=np.int64))
    found = events.name(scene, spans, np.full(len(words), kind))
    return {" ".join(words[first:last]): kind for first, last, kind in found}


def test_a_treaty_is_no_place() -> None:
    assert named("The Paris Agreement holds .", [(1, 2, "LOC")]) == {"Paris Agreement": "WORK"}


def test_a_war_is_found_where_nothing_was() -> None:
    assert named("After the Second World War he left .", []) == {"Second World War": "EVENT"}


def test_an_operation_takes_the_name_after_it() -> None:
    assert named("France began Operation Barkhane there .", [(0, 1, "LOC"), (3, 4, "PER")]) == {
        "France": "LOC",
        "Operation Barkhane": "EVENT",
    }


def test_a_treaty_of_a_place_is_whole() -> None:
    assert named("The Treaty of Lisbon holds .", [(3, 4, "LOC")]) == {"Treaty of Lisbon": "WORK"}


def test_a_body_of_the_games_is_none_of_them() -> None:
    assert named("The World Cup Committee met .", [(1, 4, "ORG")]) == {"World Cup Committee": "ORG"}


def test_a_person_called_like_a_storm_stays_one() -> None:
    assert named("Then Hurricane Carter spoke .", [(1, 3, "PER")]) == {"Hurricane Carter": "PER"}


def test_a_longer_name_is_not_cut() -> None:
    spans = [(1, 7, "ORG")]
    assert named("The Museum of the Cold War Foundation met .", spans) == {"Museum of the Cold War Foundation": "ORG"}


def test_a_noun_alone_makes_no_name() -> None:
    assert named("The War goes on , War says .", []) == {}


def test_capitals_tell_nothing_in_capitals() -> None:
    assert named("BENIN IN AFRICAN NATIONS CUP .", [(0, 1, "LOC")], CAPITALS) == {"BENIN": "LOC"}

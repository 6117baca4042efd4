"""What the document settles about its names."""

from __future__ import annotations

import numpy as np

from service.document import Sentence
from service.reading import agreement, linear, tags
from service.reading.agreement import Span
from service.reading.scenes import Scene


def settle(text: str, spans: list[Span], tag: str = "NNP") -> dict[str, str]:
    words = text.split(" ")
    sentences = [Sentence(0, 0, 0, len(words), 0)]
    scene = Scene(words, sentences, linear.lay_out(words, sentences), np.full(len(words), tags.PENN.index(tag)))
    return {f"{' '.join(words[a:b])}@{a}": kind for a, b, kind in agreement.settle(scene, spans)}


def test_a_surname_is_the_person_whose_full_name_stands_elsewhere() -> None:
    found = settle("Ada Moss spoke . Moss left", [(0, 2, "PER"), (4, 5, "ORG")])
    assert found == {"Ada Moss@0": "PER", "Moss@4": "PER"}


def test_most_mentions_decide_the_kind() -> None:
    found = settle("Volvo , Volvo and Volvo", [(0, 1, "ORG"), (2, 3, "ORG"), (4, 5, "LOC")])
    assert set(found.values()) == {"ORG"}


def test_a_name_found_twice_is_found_where_it_was_missed() -> None:
    assert "Volvo@4" in settle("Volvo , Volvo and Volvo", [(0, 1, "ORG"), (2, 3, "ORG")])


def test_a_surname_is_found_where_it_was_missed() -> None:
    assert settle("Ada Moss spoke . Later , Moss left", [(0, 2, "PER")])["Moss@6"] == "PER"


def test_a_surname_may_be_misread_twice() -> None:
    text = "Ada Leeds spoke . Leeds left . Leeds , Leeds"
    twice = settle(text, [(0, 2, "PER"), (4, 5, "LOC"), (7, 8, "LOC")])
    assert set(twice.values()) == {"PER"}
    thrice = settle(text, [(0, 2, "PER"), (4, 5, "LOC"), (7, 8, "LOC"), (9, 10, "LOC")])
    assert [kind for _, kind in sorted(thrice.items())].count("LOC") == 3


def test_a_surname_that_opens_a_sentence_has_a_capital_particle() -> None:
    found = settle("Bram de Wit spoke . De Wit left", [(0, 3, "PER"), (5, 7, "ORG")])
    assert found["De Wit@5"] == "PER"


def test_a_name_in_capitals_found_twice_is_found_where_it_was_missed() -> None:
    assert "OXQ@4" in settle("OXQ , OXQ and OXQ", [(0, 1, "ORG"), (2, 3, "ORG")])


def test_an_agency_is_an_organisation_where_it_was_misread() -> None:
    assert settle("According to Yonhap , he left", [(2, 3, "PER")]) == {"Yonhap@2": "ORG"}


def test_the_town_of_the_dateline_is_a_place() -> None:
    words = ["Lindhaven", ",", "Lindhaven"]
    sentences = [Sentence(0, 0, 0, len(words), 0)]
    scene = Scene(words, sentences, linear.lay_out(words, sentences), np.zeros(len(words), dtype=np.int64))
    assert agreement.settle(scene, [(0, 1, "PER")], "LINDHAVEN, Norway") == [(0, 1, "LOC")]


def test_a_surname_keeps_its_particle() -> None:
    assert settle("Bram de Wit spoke . Later , de Wit left", [(0, 3, "PER")])["de Wit@7"] == "PER"


def test_a_name_that_the_text_breaks_off_is_none() -> None:
    assert set(settle("Bram de Wit spoke . Later , de", [(0, 3, "PER")])) == {"Bram de Wit@0"}


def test_a_common_word_that_is_a_surname_too_stays_a_word() -> None:
    assert "Young@4" not in settle("Ada Young spoke . Young people left", [(0, 2, "PER")], "JJ")


def test_a_word_inside_a_longer_name_is_left_alone() -> None:
    found = settle("Volvo , Volvo and Volvo Museum", [(0, 1, "ORG"), (2, 3, "ORG")])
    assert "Volvo@4" not in found


def test_a_people_is_not_outvoted() -> None:
    found = settle("Dutch , Dutch , Dutch", [(0, 1, "NORP"), (2, 3, "ORG"), (4, 5, "ORG")])
    assert found["Dutch@0"] == "NORP"


def test_a_name_that_runs_past_the_last_word_is_not_looked_for() -> None:
    found = settle("Moss Corp. , Moss , Moss and Moss", [(0, 2, "ORG"), (3, 4, "ORG"), (5, 6, "ORG")], "NN")
    assert found["Moss@7"] == "ORG"


def test_the_beginning_of_a_longer_name_may_end_the_text() -> None:
    assert settle("Ada Moss spoke to Ada", [(0, 2, "PER")], "NN") == {"Ada Moss@0": "PER"}

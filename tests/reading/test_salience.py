"""How much an article is about an entity."""

from __future__ import annotations

from marked import marked

from service.reading.salience import Place, salience


def test_the_one_named_first_most_and_in_the_headline_has_one() -> None:
    assert salience(Place(5, 0, in_headline=True), 5, 10) == 1.0


def test_more_mentions_an_earlier_place_and_the_headline_raise_it() -> None:
    base = salience(Place(2, 5, in_headline=False), 5, 10)
    assert salience(Place(3, 5, in_headline=False), 5, 10) > base
    assert salience(Place(2, 1, in_headline=False), 5, 10) > base
    assert salience(Place(2, 5, in_headline=True), 5, 10) > base


def test_pronouns_count_as_mentions() -> None:
    named = "[person Ana/NNP Ruiz/NNP ] met/VBD [place Berlin/NNP ] ./."
    entities, _ = marked(named, "She/PRP left/VBD ./.").identify()
    assert entities[0].salience > entities[1].salience

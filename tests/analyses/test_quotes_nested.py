"""Quotes inside quotes, and where one ends and the next begins: each rule by itself, on drafts made by hand."""

from __future__ import annotations

import pytest
from draft_cases import draft, scene_of, told, words

from service.analyses.attribution import chains, closing, layers, unbroken

NAMES = {
    "Ada Brook|Brook": "person",
    "Tom Hale|Hale": "person",
    "Norland": "place",
    "Meridian Post": "organisation",
}


def test_what_a_letter_cites_goes_on_where_somebody_speaks_in_it() -> None:
    scene = scene_of("The letter cited a meeting where Ada Brook said the bridge was safe.", NAMES)
    drafts = [
        draft(scene, "The letter", "cited", "a meeting where Ada Brook"),
        draft(scene, "Ada Brook", "said", "the bridge was safe"),
    ]
    assert told(scene, unbroken.unbroken(scene, drafts)) == [
        ("The letter", "a meeting where Ada Brook said the bridge was safe"),
        ("Ada Brook", "the bridge was safe"),
    ]


def test_half_a_sentence_gets_its_other_half() -> None:
    scene = scene_of("Tom Hale added that if the board agreed, he would ask the town.", NAMES)
    drafts = [draft(scene, "Tom Hale", "added", "if the board agreed"), draft(scene, "he", "would ask", "the town")]
    whole = "if the board agreed, he would ask the town"
    assert told(scene, unbroken.unbroken(scene, drafts)) == [("Tom Hale", whole)]


def test_what_somebody_was_asked_is_no_half_of_the_answer() -> None:
    scene = scene_of("Asked if she would wait, Ada Brook said the bridge was safe.", NAMES)
    drafts = [
        draft(scene, "", "Asked", "if she would wait"),
        draft(scene, "Ada Brook", "said", "the bridge was safe"),
    ]
    assert told(scene, unbroken.unbroken(scene, drafts)) == told(scene, drafts)


def test_a_clause_that_is_only_joined_is_not_in_the_one_before() -> None:
    scene = scene_of("Ada Brook vowed to wait and Tom Hale said the bridge was safe.", NAMES)
    drafts = [
        draft(scene, "Ada Brook", "vowed", "to wait and Tom Hale"),
        draft(scene, "Tom Hale", "said", "the bridge was safe"),
    ]
    assert told(scene, unbroken.unbroken(scene, drafts)) == [
        ("Ada Brook", "to wait"),
        ("Tom Hale", "the bridge was safe"),
    ]


def test_the_last_of_a_row_of_participles_has_the_subject_of_the_row() -> None:
    scene = scene_of("Aides said Norland gave way, pulling back its ships and calling the row “closed.”", NAMES)
    drafts = [
        draft(scene, "Aides", "said", "Norland gave way, pulling back its ships"),
        draft(scene, "Aides", "calling", "the row “closed.”"),
    ]
    assert told(scene, unbroken.unbroken(scene, drafts)) == [
        ("Aides", "Norland gave way, pulling back its ships and calling the row “closed.”"),
        ("Norland", "the row “closed.”"),
    ]


@pytest.mark.parametrize("who", ["two people who were in the room", "a clerk familiar with the plan", "engineers"])
def test_a_sentence_that_ends_in_who_said_it_is_theirs(who: str) -> None:
    scene = scene_of(f"The bridge was closed in May, {who} said.", NAMES)
    assert told(scene, closing.closed(scene, [])) == [(who, "The bridge was closed in May")]


def test_a_source_that_begins_in_the_midst_of_its_clause_is_made_whole() -> None:
    scene = scene_of("The bridge was closed in May, a person who attended the meeting said.", NAMES)
    cut = draft(scene, "attended the meeting", "said", "a person who")
    whole = ("a person who attended the meeting", "The bridge was closed in May")
    assert told(scene, closing.closed(scene, [cut])) == [whole]


@pytest.mark.parametrize("text", ["The bridge, the clerks said.", "He wept when it fell, and neighbours said."])
def test_an_end_that_tells_of_no_clause_or_has_no_subject_is_no_quote(text: str) -> None:
    scene = scene_of(text, NAMES)
    assert closing.closed(scene, []) == []


def test_a_relative_clause_reports_no_more_than_itself() -> None:
    scene = scene_of("Ada Brook, who said the bridge was safe, closed it and blamed the flood.", NAMES)
    drafts = [draft(scene, "who", "said", "the bridge was safe"), draft(scene, "Ada Brook", "blamed", "the flood")]
    assert layers.layered(scene, drafts) == drafts


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The town will sue, as the bridge has cracks this long, according to Tom Hale.", True),
        ("The town will sue, and the board has no money left, according to Tom Hale.", False),
    ],
)
def test_an_end_tells_of_the_whole_sentence_but_not_of_a_clause_of_its_own(text: str, whole: bool) -> None:
    scene = scene_of(text, NAMES)
    part = "bridge has cracks this long" if whole else "the board has no money left"
    (frame,) = layers.layered(scene, [draft(scene, "Tom Hale", "according to", part)])
    assert words(scene, frame.content[0]) == (text.partition(", according")[0] if whole else part)


def test_what_the_speaker_does_besides_is_no_content() -> None:
    scene = scene_of("Ada Brook said the bridge was “a gift,” but she voted to sell it to the town.", NAMES)
    drafts = [
        draft(scene, "Ada Brook", "said", "the bridge was “a gift,”"),
        draft(scene, "she", "voted", "to sell it to the town"),
    ]
    assert layers.layered(scene, drafts) == drafts


def test_a_relay_that_tells_more_than_was_said_stays() -> None:
    scene = scene_of("The council will vote again because Tom Hale warned of the cost, two clerks said.", NAMES)
    whole = "The council will vote again because Tom Hale warned of the cost"
    drafts = [draft(scene, "two clerks", "said", whole), draft(scene, "Tom Hale", "warned of", "the cost")]
    assert [words(scene, one.draft.source) for one in chains.chained(scene, drafts)] == ["two clerks", "Tom Hale"]


def test_a_relay_of_two_quotes_that_tell_all_is_only_their_chain() -> None:
    scene = scene_of("Tom Hale warned of the cost and said the bridge was old, the Meridian Post reported.", NAMES)
    drafts = [
        draft(scene, "the Meridian Post", "reported", "Tom Hale warned of the cost and said the bridge was old"),
        draft(scene, "Tom Hale", "warned of", "the cost"),
        draft(scene, "Tom Hale", "said", "the bridge was old"),
    ]
    found = chains.chained(scene, drafts)
    assert [words(scene, one.draft.source) for one in found] == ["Tom Hale", "Tom Hale"]
    assert {words(scene, link) for one in found for link in one.via} == {"the Meridian Post"}


def test_what_others_think_in_what_is_said_is_no_quote_of_its_own() -> None:
    scene = scene_of("Ada Brook said that drivers fear the bridge.", NAMES)
    drafts = [
        draft(scene, "Ada Brook", "said", "drivers fear the bridge"),
        draft(scene, "drivers", "fear", "the bridge"),
    ]
    assert [words(scene, one.draft.source) for one in chains.chained(scene, drafts)] == ["Ada Brook"]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Tom Hale spoke to the town and said the bridge was old.", True),
        ("Tom Hale should pay the town and said the bridge was old.", False),
    ],
)
def test_a_second_verb_shares_the_subject_if_it_has_the_form_of_the_first(text: str, clause: bool) -> None:
    scene = scene_of(text, NAMES)
    assert layers.is_clause(scene, draft(scene, "Tom Hale", "said", "the bridge was old")) is clause


def test_whose_announcement_it_was_is_the_subject_of_no_clause() -> None:
    scene = scene_of("Tom Hale's announcement of the closure came late.", NAMES)
    assert not layers.is_clause(scene, draft(scene, "Tom Hale's", "announcement of", "the closure"))

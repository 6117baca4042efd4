"""Names: what is promised of them, on sentences of our own."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import Article, Mention, Sentence, Token
from service.reading import names, sentences, tags, tokens


def find(text: str) -> tuple[Mention, ...]:
    """The names of a text whose lines are blocks."""
    places: list[tuple[int, int]] = []
    parts: list[Sentence] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        here = list(tokens.spans(text, start, start + len(line)))
        for first, last in sentences.bounds(text, here):
            parts.append(Sentence(here[first][0], here[last - 1][1], first + len(places), last + len(places), number))
        places += here
        start += len(line) + 1
    words = [text[a:b] for a, b in places]
    tagged = [Token(a, b, word, tag) for (a, b), word, tag in zip(places, words, tags.tag(words, parts), strict=True)]
    return names.find(Article("", "text", text, ()), tagged, parts)


def kinds(text: str) -> dict[str, str]:
    return {mention.text: mention.type for mention in find(text)}


STORY = (
    "Marta Olsen, the mayor of Bergen, met Swedish officials on Monday.\n"
    "Olsen said the city would sign the deal with the European Commission. The Swedish delegation left for Stockholm."
)


def test_persons_places_organisations_and_groups_are_told_apart() -> None:
    found = kinds(STORY)
    assert found["Marta Olsen"] == "person"
    assert found["Stockholm"] == "place"
    assert found["European Commission"] == "organisation"
    assert found["Swedish"] == "group"


def test_a_surname_alone_is_the_person_named_before() -> None:
    assert kinds(STORY)["Olsen"] == "person"


def test_a_title_is_not_part_of_a_person() -> None:
    found = kinds("On Friday President Emmanuel Macron and Mrs. Helen Clark met Gen. Mark Milley in Paris.")
    assert {"Emmanuel Macron", "Helen Clark", "Mark Milley"} <= found.keys()


def test_a_possessive_is_outside() -> None:
    assert {"France", "Angela Merkel"} <= kinds("France's finance minister answered Angela Merkel’s letter.").keys()


def test_the_article_is_outside() -> None:
    assert "United Nations" in kinds("He spoke at the United Nations on Tuesday.")


def test_a_name_in_a_compound_is_found() -> None:
    assert kinds("The London-based company left the China-backed fund.").items() >= {
        ("London", "place"),
        ("China", "place"),
    }


def test_a_given_name_in_two_syllables_is_whole() -> None:
    assert {"Kim Jong-un", "Moon Jae-in"} <= kinds("Kim Jong-un met President Moon Jae-in in Seoul on Friday.").keys()


def test_a_headline_is_no_list_of_names() -> None:
    text = "Mayor Says New Bridge Will Open Before Winter\n" + STORY
    assert not [mention for mention in find(text) if mention.end < text.index("\n")]


def test_capitals_do_not_hide_a_name() -> None:
    assert kinds("OLSEN MEETS SWEDISH OFFICIALS IN STOCKHOLM\n" + STORY)["STOCKHOLM"] == "place"


@pytest.mark.parametrize("text", ["", "...", "the quick brown fox", "123 456"])
def test_text_without_names_has_none(text: str) -> None:
    assert find(text) == ()


@given(st.text(alphabet=st.sampled_from("ABab1.'’“”- \nÉ")) | st.text(max_size=60))
def test_every_string_gets_spans_in_order_that_do_not_overlap(text: str) -> None:
    found = find(text)
    assert all(mention.text == text[mention.start : mention.end] != "" for mention in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert find(text) == found

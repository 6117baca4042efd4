"""Quotations over sentences and paragraphs, transcripts, names in marks, on sentences of our own."""

from __future__ import annotations

import pytest
from quote_cases import answer, content, only

BROOK = {"Ada Brook|Brook": "person"}
HALE = {"Tom Hale|Hale": "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook said that no bank would help. “We began with nothing but a roof.”",
        "Ada Brook said that no bank would help.\n“We began with nothing but a roof.”",
    ],
)
def test_a_quotation_after_reported_speech_has_the_same_speaker(text: str) -> None:
    quote = answer(text, BROOK).quotes[-1]
    assert content(quote)[-1].endswith("“We began with nothing but a roof.”")
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"


def test_the_answer_to_a_question_is_another_ones() -> None:
    found = answer("“Where were you all night?” Ada Brook asked.\n“At home, and you can ask my dog.”", BROOK)
    assert found.quotes[-1].speaker is None


def test_what_follows_a_signature_is_another_ones() -> None:
    found = answer("“It is better than the bus.” — Ada Brook\n“My daughter misses her first lesson.”", BROOK)
    assert [quote.speaker and quote.speaker.name for quote in found.quotes] == ["Ada Brook", None]


def test_paragraphs_in_single_marks_are_one_quotation() -> None:
    text = "Ada Brook told us: ‘We were promised trees.\n‘We got the workers’ fence.\n‘I am tired.’"
    assert content(only(answer(text, BROOK)))[-1] == "‘I am tired.’"


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody told us about the water.” That is what Ada Brook told the council.",
        "“Nobody told us about the water.”\nSo said Ada Brook.",
        "“Nobody told us about the water.” Those were the words of Ada Brook in May.",
    ],
)
def test_the_next_sentence_tells_whose_words_they_were(text: str) -> None:
    direct = next(quote for quote in answer(text, BROOK).quotes if quote.kind == "direct")
    assert direct.speaker is not None
    assert direct.speaker.name == "Ada Brook"


def test_a_statement_that_is_handed_over_needs_no_marks() -> None:
    found = answer("And from Ada Brook:\nThe wires are still in the ground, and people need them.", BROOK)
    assert content(found.quotes[-1]) == ["The wires are still in the ground, and people need them"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ADA BROOK (Host): ", "TOM HALE (Fire Chief, Cordell): "),
        ("[00:00:12] **Ada Brook:** ", "[00:00:19] **Tom Hale:** "),
        ("Ada Brook (00:12):\n", "Tom Hale (00:19):\n"),
        ("Ada Brook 00:12\n", "Tom Hale 00:19\n"),
    ],
)
def test_turns_may_carry_roles_and_time_stamps(first: str, second: str) -> None:
    text = f"{first}Is it safe?\n{second}It is safe.\n{first}For how long?\n{second}For a hundred years."
    found = answer(text, {"Ada Brook|ADA BROOK": "person", "Tom Hale|TOM HALE": "person"})
    assert [q.speaker.name for q in found.quotes if q.speaker and q.cue is None] == ["Ada Brook", "Tom Hale"] * 2


def test_the_one_who_is_interviewed_answers_the_questions() -> None:
    text = "Ada Brook lives by the sea.\nQ. Why there?\nA. It was cheap.\nQ. Is it cold?\nA. It is."
    turns = [quote for quote in answer(text, BROOK).quotes if quote.cue is None]
    assert [quote.speaker and quote.speaker.name for quote in turns] == [None, "Ada Brook"] * 2


def test_lines_of_a_listing_are_no_turns() -> None:
    text = "When: Friday at eight\nWhere: The old mill\nTickets: 12 euros\nDoors: Open at seven"
    assert not answer(text).quotes


@pytest.mark.parametrize(
    "text",
    [
        "A report called “What happened to the money we gave?” was read aloud.",
        "Her novel, “The Birds That We Never Saw,” was published in May.",
        "Tom “Big Bear of the North” Hale won in May.",
        "He is known in the quarter as “the man with the golden keys.”",
    ],
)
def test_titles_and_nicknames_are_not_spoken(text: str) -> None:
    assert not any(quote.quoted for quote in answer(text, HALE).quotes)


def test_it_is_the_body_that_spoke_before() -> None:
    text = "“The recovery should go on,” the OECD said. “Risks remain in the south,” it added."
    found = answer(text, {"OECD": "organisation"})
    assert [quote.speaker and quote.speaker.name for quote in found.quotes] == ["OECD", "OECD"]

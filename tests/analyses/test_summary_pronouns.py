"""Whose name stands for a pronoun in a brief, and which sentences with one stand beside the sentence they lean on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from service import pipeline, reading
from service.analyses import quotes
from service.analyses.brief import candidates, writing
from service.analyses.brief.desk import Desk, lay_out
from service.analyses.brief.drafts import draft
from service.analyses.brief.standing import Standing
from service.document import Document, Entity, Reference
from service.intake import Source

LEDE = "The council of Harwick voted on Tuesday to close the old harbour bridge."


def document_of(text: str) -> Document:
    return reading.read(pipeline.upload(Source(text, keep=True)))


def desk_of(text: str) -> Desk:
    return lay_out(candidates.collect(document_of(text)), ())


def people_of(text: str, *names: str, **meant: str) -> Desk:
    """The desk of a text in which only these persons are named, and each pronoun or word stands for one of them."""
    document = document_of(text)
    spans = {name: re.search(re.escape(name), text) for name in names}
    persons = tuple(
        Entity(name, name, "person", (), (), (document.article.span(*found.span()),), 1.0)
        for name, found in spans.items()
        if found
    )
    found = {word: re.search(rf"\b{word}\b", text) for word in meant}
    references = tuple(Reference(*at.span(), meant[word]) for word, at in found.items() if at)
    return lay_out(candidates.collect(replace(document, entities=persons, references=references)), ())


def printed(desk: Desk, number: int) -> str:
    return writing.write(desk.pool, draft(desk, number))


def test_he_becomes_the_one_whom_the_sentence_before_is_about() -> None:
    desk = people_of(
        "Ian Moor met Ann Lee at the docks. He left for the town hall.", "Ian Moor", "Ann Lee", He="Ian Moor"
    )
    assert printed(desk, 1) == "Ian Moor left for the town hall."


@pytest.mark.parametrize(
    "before",
    [
        "Ian Moor met Bob Lee at the docks.",
        "The singer praised Bob Lee at the docks.",
        "A woman from the docks praised Bob Lee.",
    ],
)
def test_he_keeps_its_place_where_somebody_else_comes_first(before: str) -> None:
    names = [name for name in ("Ian Moor", "Bob Lee") if name in before]
    desk = people_of(f"{before} He left for the town hall.", *names, He="Bob Lee")
    made = draft(desk, 1)
    assert (made.swap, made.standing) == (None, Standing.LEANS)


def test_he_of_whom_only_a_farther_sentence_tells_is_not_printed_behind_another_person() -> None:
    text = "Ian Moor closed the bridge. Ann Lee opened the ferry. He left for the town hall."
    assert draft(people_of(text, "Ian Moor", "Ann Lee", He="Ian Moor"), 2).standing is Standing.NEVER


def test_a_name_is_not_put_in_where_another_pronoun_would_still_dangle() -> None:
    text = "Ian Moor closed the case. He did so because her appeal had been heard by the court."
    desk = people_of(text, "Ian Moor", He="Ian Moor", her="Ann Lee")
    assert draft(desk, 1).swap is None


def test_they_who_speak_become_what_is_told_of_them() -> None:
    text = (
        "The old bridge could close in May, according to two officials familiar with the plan.\n\n"
        "However, they added that the council had no clear picture of the costs."
    )
    document = document_of(text)
    desk = lay_out(candidates.collect(document), quotes.analyse(document).quotes)
    made = draft(desk, 1)
    assert writing.write(desk.pool, made).startswith("Two officials familiar with the plan added that the council had")
    assert [span.text for span in writing.evidence(desk.pool, made)] == text.split("\n\n")


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("The government keeps it under a close watch all year.", Standing.LEANS),
        ("The bank of the town thinks that hauliers could leave them.", Standing.LEANS),
        ("The town found it hard to pay for a ferry.", Standing.ALONE),
        ("The town built a bridge and sold it to Harwick.", Standing.ALONE),
    ],
)
def test_what_a_clause_does_something_to_is_not_its_subject(sentence: str, stands: Standing) -> None:
    assert draft(desk_of(f"{LEDE} {sentence}"), 1).standing is stands


@pytest.mark.parametrize("opening", ["This was", "It is"])
def test_a_sentence_may_lean_on_a_paragraph_of_one_sentence(opening: str) -> None:
    desk = desk_of(f"{LEDE}\n\n{opening} the second vote on the bridge in a year.")
    assert draft(desk, 1).standing is Standing.LEANS


@pytest.mark.parametrize("opening", ["This was", "It is"])
def test_a_sentence_does_not_lean_on_a_longer_paragraph(opening: str) -> None:
    desk = desk_of(f"{LEDE} A ferry opens in May.\n\n{opening} the second vote on the bridge in a year.")
    assert draft(desk, 2).standing is Standing.NEVER


def test_a_name_is_not_put_in_where_the_sentence_speaks_of_those_measures() -> None:
    text = "Ian Moor closed the bridge. He did not say what those measures would cost the town."
    assert draft(people_of(text, "Ian Moor", He="Ian Moor"), 1).swap is None

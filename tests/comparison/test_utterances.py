"""What several articles say that somebody said."""

from __future__ import annotations

import pytest

from tests.comparison.groups import Json, compared, said

HEAD = "Ferry sinks off Saltmere\n\nThe ferry Northern Light sank off Saltmere. "
OTHER = "Saltmere mourns after ferry disaster\n\nThe ferry Northern Light sank off Saltmere. "


def one(left: str, right: str) -> Json:
    """The one utterance of two articles about a ferry."""
    (found,) = compared(HEAD + left, OTHER + right)["utterances"]
    return dict(found)


def test_the_same_words_shortened_are_one_utterance_and_the_fuller_version_is_marked() -> None:
    found = one(
        "“The ferry went down in four minutes, and nobody reached the lifeboats,” coast guard chief Marta Lund said.",
        "“The ferry went down in four minutes,” coast guard chief Marta Lund said.",
    )
    assert found["match"] == "words"
    assert found["differences"] == ["truncation"]
    assert [report["fullest"] for report in found["reports"]] == [True, False]


def test_versions_are_aligned_word_by_word() -> None:
    found = one(
        "“The old ferry went down in four short minutes,” coast guard chief Marta Lund said.",
        "“The ferry went down in four minutes,” coast guard chief Marta Lund said.",
    )
    runs = found["reports"][1]["alignment"]
    assert [run["full"]["text"] for run in runs if not run["same"]] == ["old", "short"]
    assert [run["here"]["text"] for run in runs if run["same"]] == ["The", "ferry went down in four", "minutes"]


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (
            "Minister Olga Brandt said the causes would be found.",
            "Minister Olga Brandt said the causes will be found.",
            "tense",
        ),
        (
            "“The hull was rotten to the core,” diver Paul Ek said.",
            "“The hull was rotten to the core,” captain Lars Moe said.",
            "speaker",
        ),
        (
            "Minister Olga Brandt said that the ferry was overloaded with lorries.",
            "Minister Olga Brandt said that the ferry was overloaded with lorries, according to Saltmere Radio.",
            "chain",
        ),
        (
            "“The hull was rotten to the core,” diver Paul Ek said.",
            "Diver Paul Ek said that the hull was rotten to the core.",
            "marks",
        ),
    ],
)  # fmt: skip
def test_the_difference_is_named(left: str, right: str, difference: str) -> None:
    assert difference in one(left, right)["differences"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Defence Minister Pavel Orlan said that retaliation by Norland was inevitable.",
         "Governor Ines Roth said that higher fares were inevitable."),
        ("Defence Minister Pavel Orlan warned of retaliation by Iran for the attack.",
         "Defence Minister Pavel Orlan warned of retaliation by Israel for the attack."),
        ("Minister Olga Brandt said that the ferry line would be sold.",
         "Union leader Peter Hale said that the ferry line would not be sold."),
    ],
)  # fmt: skip
def test_two_things_said_in_like_words_are_kept_apart(left: str, right: str) -> None:
    assert said(compared(HEAD + left, OTHER + right)) == []


def test_two_articles_that_cite_one_paper_are_one_confirmation() -> None:
    quote = "“The hull was rotten to the core,” diver Paul Ek told the Kestrel Herald."
    third = "Court hears diver\n\nThe trial of the owners began. " + quote.replace(
        "told the Kestrel Herald", "said in court"
    )
    answer = compared(HEAD + quote, OTHER + quote, third)
    assert [utterance["independent"] for utterance in answer["utterances"]] == [2]
    assert answer["provenance"]["independent"] == [[0, 1]]
    assert answer["provenance"]["sources"][0]["name"] == "Kestrel Herald"

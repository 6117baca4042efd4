"""Days in a brief: by the calendar where the article settles them."""

from __future__ import annotations

import pytest

from service import pipeline, reading
from service.analyses import summary
from service.document import Point
from service.intake import Source

LEDE = "The council of Harwick has long fought over its old harbour bridge."


def points(sentence: str, published: str | None = "2024-04-16", lede: str = LEDE) -> list[Point]:
    """The abstract of two paragraphs; 16 April 2024 was a Tuesday."""
    source = Source(f"{lede}\n\n{sentence}", keep=True, published=published)
    return list(summary.analyse(reading.read(pipeline.upload(source)), (), 0, 90).summary.abstract.sentences)


def printed(sentence: str, published: str | None = "2024-04-16", lede: str = LEDE) -> str:
    return points(sentence, published, lede)[-1].text


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The council voted on Monday to close the bridge.", "The council voted on April 15 to close the bridge."),
        ("The council met on Monday and voted on the bridge.", "The council met on April 15 and voted on the bridge."),
        ("The council voted Monday to close the bridge.", "The council voted on April 15 to close the bridge."),
        ("The council voted yesterday to close the bridge.", "The council voted on April 15 to close the bridge."),
        (
            "The council closed the bridge last month for repairs.",
            "The council closed the bridge in March for repairs.",
        ),
        ("The council closed the bridge last year for repairs.", "The council closed the bridge in 2023 for repairs."),
        (
            "The council voted on Monday night to close the bridge.",
            "The council voted on the night of April 15 to close the bridge.",
        ),
    ],
)
def test_a_day_told_from_the_day_of_publication_is_told_by_the_calendar(sentence: str, wanted: str) -> None:
    assert printed(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "The council will discuss the bridge at its next session on Friday.",
        "The council met for the Monday session on the bridge and its cost.",
        "The council welcomed Monday's vote on the closure of the bridge.",
        "The council voted on Monday and Tuesday to close the bridge.",
        'The council said it "voted on Monday to close the bridge" at last.',
        "Today the council has a bridge that carries four thousand lorries.",
        "The council voted on April 15 to close the bridge to lorries.",
    ],
)
def test_a_day_that_is_open_joined_quoted_or_describes_stays(sentence: str) -> None:
    assert printed(sentence) == sentence


def test_without_a_day_of_publication_days_stay() -> None:
    sentence = "The council voted on Monday to close the bridge."
    assert printed(sentence, None) == sentence


def test_an_article_that_writes_the_day_first_gets_days_so() -> None:
    lede = "The council of Harwick has fought over its bridge since 3 May 2019."
    wanted = "The council voted on 15 April to close the bridge."
    assert printed("The council voted on Monday to close the bridge.", lede=lede) == wanted


def test_another_year_is_named() -> None:
    wanted = "The council voted on December 30, 2023 to close the bridge."
    assert printed("The council voted on Saturday to close the bridge.", "2024-01-02") == wanted


def test_the_day_of_publication_in_the_text_is_evidence() -> None:
    text = (
        "Harwick closes its bridge\n\nBy Ada Winter\n\nPublished April 16, 2024\n\n"
        "The council of Harwick voted on Monday to close the old harbour bridge to lorries.\n\n"
        "Hauliers said that the closure of the bridge would cost them forty minutes a day."
    )
    article = pipeline.upload(Source(text))
    point = summary.analyse(reading.read(article), ()).summary.key_points[0]
    assert "on April 15" in point.text
    assert any("April 16, 2024" in span.text for span in point.evidence)

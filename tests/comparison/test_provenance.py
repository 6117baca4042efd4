"""Who rests on whom, what all share, and what one has alone."""

from __future__ import annotations

import pytest

from service import together
from service.question import Question
from tests.comparison.groups import compared

DISPATCH = (
    "The glassworks of Orrin will close at the end of the year, its owners said on Wednesday, ending 180 years of "
    "production in the valley. The company blamed the price of gas and cheap imports. All 240 workers lose their "
    "jobs.\n\n"
)
OWN = "The first furnace was lit by the brothers Emil and Otto Brandt.\n"


def test_what_was_copied_is_told_and_counts_once() -> None:
    answer = compared("Glassworks to close\n\n" + DISPATCH, "End of an era in Orrin\n\n" + DISPATCH + OWN)
    (copy,) = answer["provenance"]["copies"]
    assert copy["articles"] == [0, 1]
    assert copy["share"] > 0.8
    assert answer["provenance"]["independent"] == [[0, 1]]
    assert {point["independent"] for point in answer["shared"]} == {1}


@pytest.mark.parametrize(
    ("published", "earlier"),
    [
        (("2026-03-12", "2026-03-11"), 1),
        (("2026-03-12T09:00:00+00:00", "2026-03-12T09:30:00+01:00"), 1),
        (("2026-03-12T09:00:00+00:00", "2026-03-12T10:00:00+00:00"), 0),
        (("2026-03-12T09:00:00+00:00", "2026-03-12T10:00:00+01:00"), None),
        (("2026-03-12T09:00:00+00:00", "2026-03-12"), None),
        (("2026-03-12", "2026-03-12"), None),
        (("2026-03-12", None), None),
    ],
)
def test_the_earlier_one_is_known_by_the_moments_of_publication(
    published: tuple[str | None, str | None], earlier: int | None
) -> None:
    titles = ("Glassworks to close", "End of an era")
    fields = [
        {"text": f"{title}\n\n{DISPATCH}", "published": day} for title, day in zip(titles, published, strict=True)
    ]
    answer = together.answer(together.sent({"articles": fields}, utf16=False), Question())
    assert answer["provenance"].copies[0].earlier == earlier


def test_a_speech_that_both_print_is_no_copy() -> None:
    words = "“We have worked in this valley for all our lives and we will not leave it to the wolves,” Greta Holm said."
    answer = compared(
        "Workers march\n\nWorkers marched in Orrin. " + words, "Orrin\n\nIt rained on the march. " + words
    )
    assert answer["provenance"]["copies"] == []


def test_a_shared_point_has_the_evidence_of_each_article() -> None:
    answer = compared(
        "Glassworks to close\n\n" + DISPATCH,
        "Orrin loses its furnace\n\nThe owners will close the glassworks of Orrin at the end of the year. " + OWN,
    )
    point = answer["shared"][0]
    assert [place["article"] for place in point["evidence"]] == [0, 1]
    assert "glassworks" in point["text"]


def test_what_one_article_has_alone_is_told() -> None:
    answer = compared("Glassworks to close\n\n" + DISPATCH, "End of an era in Orrin\n\n" + DISPATCH + OWN)
    assert answer["alone"][0]["points"] == []
    assert [place["text"] for place in answer["alone"][1]["points"]] == [OWN.strip()]
    assert "Otto Brandt" in [one["name"] for one in answer["alone"][1]["entities"]]

"""Figures and dates for one fact."""

from __future__ import annotations

import pytest

from service import pipeline, reading
from service.comparison import Side, numbers
from service.intake import Source
from tests.comparison.groups import compared, figures

HEAD = "Attack on the port of Brana\n\nThe port of Brana was attacked with missiles on Saturday. "
OTHER = "Port of Brana attacked\n\nMissiles hit the port of Brana on Saturday. "


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("More than 300 missiles were fired at Brana.", "Over 350 missiles were fired at Brana.", "compatible"),
        ("Some 300 missiles were fired at Brana.", "Over 350 missiles were fired at Brana.", "contradict"),
        ("Exactly 300 missiles were fired at Brana.", "300 missiles were fired at Brana.", "equal"),
        ("At least 12 people were killed.", "Fourteen people were killed.", "compatible"),
        ("12 people were killed in Brana.", "The attack on Brana killed 14 people.", "contradict"),
        ("The attack cost $1.2 million in Brana.", "The attack on Brana cost $1,234,000.", "compatible"),
        ("99 percent of the missiles were intercepted.", "99% of the missiles were intercepted.", "equal"),
    ],
)
def test_figures_for_one_fact_stand_side_by_side(left: str, right: str, agreement: str) -> None:
    assert [found for found, _ in figures(compared(HEAD + left, OTHER + right))] == [agreement]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 people were killed.", "30 people were injured."),
        ("300 missiles were fired at Brana.", "The port of Brana has 40 cranes."),
        ("If Norland fires 500 missiles at Brana again, many will die.", "300 missiles were fired at Brana."),
        ("52 percent of the lorries in Brana burned.", "80 percent of the lorries in Marno burned."),
    ],
)
def test_figures_for_two_facts_are_kept_apart(left: str, right: str) -> None:
    assert figures(compared(HEAD + left, OTHER + right)) == []


def test_a_figure_comes_with_qualifier_bounds_and_what_is_counted() -> None:
    answer = compared(HEAD + "More than 300 missiles and drones hit Brana.", OTHER + "Over 350 missiles hit Brana.")
    value = answer["figures"][0]["values"][0]
    assert (value["qualifier"], value["low"], value["high"]) == ("more than", 300, None)
    assert value["counted"]["text"] == "missiles and drones"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("They need 24 to 48 hours for it.", 24, 48, None),
        ("Twenty-five boats sailed.", 25, 25, None),
        ("Two dozen boats sailed.", 24, 24, None),
        ("It cost nearly $3.5 billion in all.", 3_150_000_000, 3_500_000_000, "$"),
        ("Up to 40 boats sailed.", None, 40, None),
        ("About 200 boats sailed.", 180, 220, None),
        ("The tax rose by 3 per cent.", 3, 3, "%"),
        ("She was 85.", 85, 85, "years of age"),
    ],
)
def test_a_number_is_read_with_what_it_can_be(text: str, low: float, high: float, unit: str | None) -> None:
    (found,) = read(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The boats sailed on April 1, 2024.",
        "Flight 370 was lost.",
        "It opened at 6 p.m. and closed.",
        "No. 10 was empty.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert read(text) == []


def read(text: str) -> list[numbers.Number]:
    """The figures of a text."""
    return numbers.read(Side(0, reading.read(pipeline.upload(Source(text, keep=True)))))


def test_two_days_for_one_accident_contradict_one_another() -> None:
    answer = compared(
        "Ferry sinks\n\nThe ferry Northern Light sank off the harbour of Saltmere on Tuesday night, the owners said.",
        "Ferry lost\n\nThe ferry Northern Light sank off the harbour of Saltmere on Monday night, divers said.",
        published="2026-03-12",
    )
    (found,) = answer["dates"]
    assert (found["agreement"], [value["value"] for value in found["values"]]) == (
        "contradict",
        ["2026-03-10", "2026-03-09"],
    )

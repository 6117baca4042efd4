"""Date lines as ISO 8601."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake import timestamps


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Tuesday, 16 April 2024 04:32 PM EDT", "2024-04-16T16:32:00-04:00"),
        ("Published: May 2, 2023 at 12:05 a.m. GMT", "2023-05-02T00:05:00+00:00"),
        ("2023-05-02T10:11:12Z", "2023-05-02T10:11:12+00:00"),
        ("3rd of June 2021, 14:30 CET", "2021-06-03T14:30:00+01:00"),
        ("January 9, 2023 7:00 am ET", "2023-01-09T07:00:00-05:00"),
        ("July 9, 2023 7:00 am ET", "2023-07-09T07:00:00-04:00"),
        ("12:00 GMT, 3 May 2021", "2021-05-03T12:00:00+00:00"),
    ],
)
def test_a_time_with_its_zone_is_told_with_the_offset(line: str, value: str) -> None:
    assert timestamps.read(line) == (timestamps.Stamp(value, "published"),)


@pytest.mark.parametrize(
    "line", ["Nov. 19, 2019 5:50 PM", "19 November 2019", "Harbour Post November 19, 2019", "2019/11/19"]
)
def test_a_time_without_zone_is_not_told(line: str) -> None:
    assert [(stamp.value, stamp.kind) for stamp in timestamps.read(line)] == [("2019-11-19", "published")]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Wednesday, 04/17/2024", "2024-04-17"),
        ("17/04/2024", "2024-04-17"),
        ("03/04/2024", None),
        ("Monday 03/04/2024", "2024-03-04"),
        ("Wednesday 03/04/2024", "2024-04-03"),
        ("05/05/2024", "2024-05-05"),
        ("31/02/2024", None),
        ("7 hours ago", None),
    ],
)
def test_the_order_of_day_and_month_is_told_only_where_it_is_settled(line: str, value: str | None) -> None:
    assert timestamps.read(line) == (timestamps.Stamp(value, "published"),)


def test_published_and_updated_stand_in_one_line() -> None:
    line = "Published 3:05 p.m. ET May 2, 2024 | Updated 9:10 a.m. ET May 3, 2024"
    assert timestamps.read(line) == (
        timestamps.Stamp("2024-05-02T15:05:00-04:00", "published"),
        timestamps.Stamp("2024-05-03T09:10:00-04:00", "updated"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "The council met on 3 May 2021 and left the town in tears",
        "May 5",
        "Election 2024",
        "In 2021-22 the club sold 300 boats",
        "",
    ],
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert timestamps.read(line) == ()


def test_a_moment_without_offset_is_told_as_its_date() -> None:
    assert timestamps.iso("2024-05-01T10:00:00") == "2024-05-01"
    assert timestamps.iso("yesterday") is None


@given(st.text(alphabet="0123456789:/.- apmAPMTZEDUT,JanMayTuesday", max_size=60))
def test_any_line_gets_an_answer(line: str) -> None:
    for stamp in timestamps.read(line):
        assert stamp.value is None or timestamps.iso(stamp.value) == stamp.value

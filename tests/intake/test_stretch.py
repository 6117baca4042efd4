"""Where running text stands closest on a page, and what lines have in common with it."""

from __future__ import annotations

import numpy as np
import pytest

from service.intake import features, stretch
from service.intake.lines import lines
from tests.intake.dumps import STORY

LINKS = ("News", "Sport", "Weather", "Contact us")
TEASER = "The harbour council met again on Tuesday to talk about the ferry and its pier."


def seen(*texts: str) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float32]]]:
    """The columns of a page of these lines, by name."""
    read = lines("\n".join(texts))
    matrix = features.matrix(read, [None] * len(read))
    return {name: matrix[:, at] for at, name in enumerate(features.names()) if name in stretch.NAMES}


def test_the_story_is_the_stretch_and_a_teaser_far_above_is_not() -> None:
    found = seen(TEASER, *LINKS * 6, *STORY)
    assert found["in stretch"].tolist() == [0.0] * (1 + 6 * len(LINKS)) + [1.0] * len(STORY)


def test_lines_are_told_how_far_they_stand_from_the_stretch() -> None:
    found = seen(*LINKS, *STORY, *LINKS)
    above = found["above stretch"]
    assert above[0] > above[len(LINKS) - 1] > 0 == above[len(LINKS)]
    assert found["below stretch"][-1] == pytest.approx(len(LINKS) / stretch.FAR)


def test_a_page_without_running_text_has_no_stretch() -> None:
    assert not seen(*LINKS)["in wide stretch"].any()


def test_rows_of_one_kind_repeat_and_the_lines_of_a_story_repeat_less() -> None:
    teasers = [text for number in range(9) for text in (f"Council backs plan number {number}", "Read on")]
    found = seen(*STORY[:3], *teasers)
    assert found["opening"][4] > 0 == found["opening"][0]
    assert found["rhythm"][6:-2].min() > found["rhythm"][0]


def test_the_line_above_that_shares_most_words_with_the_story_is_told() -> None:
    long = [word for word in STORY[0].split() if len(word) > 5][:5]
    found = seen("Sport and weather news", " ".join(long), *STORY)
    assert found["most titled"][:2].tolist() == [pytest.approx(found["most titled"][0]), 1.0]
    assert found["most titled"][0] < 1

"""Credits of pictures, alone and at the end of captions."""

from __future__ import annotations

import pytest

from service.intake import blocks
from service.intake.furniture import role
from service.intake.lines import lines
from tests.intake.dumps import STORY

TITLE = "Town closes harbour for a year"


def told(line: str) -> str | None:
    return role(lines(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee/AP",
        "Ann Lee/Harbour Post",
        "ann_42 / Harbour Post",
        "Photo: Ann Lee",
        "Photo by Ann Lee / The Harbour Post",
        "Courtesy of Ann Lee",
        "(Courtesy of the harbour office)",
        "File photo",
        "Ann Lee | Harbour Post | Getty Images",
        "(Photo by Ann Lee/Harbour Post via Coast Wire)",
    ],
)
def test_a_credit_alone_is_one_whatever_the_outlet(line: str) -> None:
    assert told(line) == "photo_credit"


@pytest.mark.parametrize(
    "credit",
    [
        "(Ann Lee/Harbour Post)",
        "Photo: Ann Lee",
        "Ann Lee/Harbour Post",
        "ANN LEE, HARBOUR POST",
        "(Photo by Ann Lee/Harbour Post via Coast Wire)",
    ],
)
def test_a_sentence_with_a_credit_at_its_end_is_a_caption(credit: str) -> None:
    assert told(f"Boats wait on Monday in the harbour that the town has closed. {credit}") == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The council voted 5/4 on Monday, and the mayor/treasurer left the room before the end.",
        "A poll by two institutes (Harbour/Coast) found that few people want the harbour closed.",
        "He said either/or.",
    ],
)
def test_other_slashes_make_no_credit(line: str) -> None:
    assert told(line) is None


@pytest.mark.parametrize("credit", ["NASA/Harbour Space Lab", "Coast Guard/Officer Ann Lee", "Ann Lee/AP"])
def test_a_credit_is_none_of_the_story(credit: str) -> None:
    below_title = "\n\n".join([TITLE, credit, *STORY])
    between = "\n\n".join([TITLE, *STORY[:2], credit, *STORY[2:]])
    for text in (below_title, between):
        found = {text[block.start : block.end]: block.role for block in blocks.label(text)}
        assert found[credit] == "photo_credit"
        assert all(found[paragraph] == "paragraph" for paragraph in STORY)


def test_a_line_with_its_full_date_above_a_credit_is_a_caption() -> None:
    caption = "Boats in the harbour of Lakeview, Ohio, May 1, 2024."
    text = "\n\n".join([TITLE, caption, "Ann Lee | Harbour Post | Getty Images", *STORY])
    assert ("caption", caption) in [(block.role, text[block.start : block.end]) for block in blocks.label(text)]

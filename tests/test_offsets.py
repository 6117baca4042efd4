"""Offsets in UTF-16 code units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import offsets
from service.errors import InvalidRequest


def test_offsets_behind_an_emoji_move_by_one() -> None:
    plain = {"spans": [{"start": 0, "end": 1, "text": "a"}, {"start": 2, "end": 3, "text": "b", "value": None}]}
    moved = {"spans": [{"start": 0, "end": 1, "text": "a"}, {"start": 3, "end": 4, "text": "b", "value": None}]}
    assert offsets.to_utf16(plain, "a🙂b") == moved


def test_text_without_such_characters_is_left_as_it_is() -> None:
    plain = {"start": 1, "end": 2}
    assert offsets.to_utf16(plain, "äöü") is plain


def test_fields_that_are_no_offsets_stay() -> None:
    plain = {"start": "2024", "end": 9, "words": 5, "published": "2024-01-01"}
    assert offsets.to_utf16(plain, "🙂 and more") == plain


@given(text=st.text(), data=st.data())
def test_a_span_holds_the_same_characters_in_either_unit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    moved = offsets.to_utf16({"start": start, "end": end}, text)
    units = text.encode("utf-16-le", "surrogatepass")
    assert units[2 * moved["start"] : 2 * moved["end"]] == text[start:end].encode("utf-16-le", "surrogatepass")
    assert offsets.from_utf16(moved, text) == {"start": start, "end": end}


@pytest.mark.parametrize("position", [1, 4])
def test_a_position_within_a_character_is_refused(position: int) -> None:
    with pytest.raises(InvalidRequest):
        offsets.from_utf16({"start": position, "end": 9}, "🙂a🙂b")

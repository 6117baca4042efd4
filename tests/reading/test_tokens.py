"""Tokens: what is cut, what is kept, and where it stands."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reading import tokens

INVISIBLE = re.compile(rf"[\s{tokens.INVISIBLE}]+")
GOLDEN = [
    ("The mayor's plan won't pass.", "The mayor 's plan wo n't pass ."),
    ("It’s the bakers’ turn, they’ll say.", "It ’s the bakers ’ turn , they ’ll say ."),
    ("A cease-fire in the North-East", "A cease-fire in the North-East"),
    ("U.S.-led talks at 3 p.m. on Jan. 6", "U.S.-led talks at 3 p.m. on Jan. 6"),
    ("the U.S.'s and the 1990's", "the U.S. 's and the 1990 's"),
    ("Lt. Col. Ann B. Moss, Ph.D., of Dale & Co.", "Lt. Col. Ann B. Moss , Ph.D. , of Dale & Co."),
    ("It ended.Moss left", "It ended . Moss left"),
    ("No. 10 said no. Then yes.", "No. 10 said no . Then yes ."),
    ("$1.5bn, 1,000 jobs, 24/7, 12:30", "$ 1.5bn , 1,000 jobs , 24/7 , 12:30"),
    ("Write to desk@harbour.example.", "Write to desk@harbour.example ."),
    ("See https://harbour.example/a?b=1.", "See https://harbour.example/a?b=1 ."),
    ("“Stop!!” she cried… -- again", "“ Stop !! ” she cried … -- again"),
    ("O'Hara of AT&T met al-Masri", "O'Hara of AT&T met al-Masri"),
    ("=====", "====="),
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_text_is_cut_into_words_and_marks(text: str, expected: str) -> None:
    assert expected.split(" ") == tokens.NewsTokenizer().tokenize(text)


@given(st.text(alphabet=st.sampled_from("aB1.'’“”-@&,!?=*~ \n\u00a0éשع")) | st.text())
def test_every_visible_character_stands_in_one_token(text: str) -> None:
    spans = list(tokens.spans(text))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert INVISIBLE.sub("", text) == INVISIBLE.sub("", "".join(text[a:b] for a, b in spans))


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_range_is_read_alone(before: str, inside: str) -> None:
    text = before + "\n" + inside
    shift = len(before) + 1
    assert [(a + shift, b + shift) for a, b in tokens.spans(inside)] == list(tokens.spans(text, shift))

"""The first letters of the phrases in the lists, and that nothing is missed by looking at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake import phrases, signs
from service.intake.lines import lines


@pytest.mark.parametrize(
    ("phrase", "letters"),
    [
        ("(?:read|see) more", "rs"),
        (r"(?:the )?\d{1,3} comments", "t0123456789"),
        (r"\bcan be reached", "c"),
        ("(?:in (?:this|the) )?story", "is"),
        ("x{0,2}(?:y|z?a)", "xyza"),
        ("Tagged", "t"),
    ],
)
def test_a_phrase_opens_with_the_letters_of_its_first_words(phrase: str, letters: str) -> None:
    assert phrases.first_letters(phrase) == frozenset(letters)


@pytest.mark.parametrize("phrase", ["©", ".{0,9}read", r"\w+ more", "[^a]b", "(?:more)?", "(?=a)b", "[a-c]d"])
def test_of_other_phrases_nothing_is_known(phrase: str) -> None:
    assert phrases.first_letters(phrase) is None


@given(
    st.sampled_from(["Read more: ", "TAGS: ", "©", "12 comments", "Ⓒ Photo by "]),
    st.text(),
)
def test_a_line_opens_with_a_sign_whether_or_not_its_first_letter_is_looked_at(sign: str, text: str) -> None:
    for line in lines(sign + text):
        opened = {role for role, phrase in signs.OPENS.items() if phrase.match(line.text)}
        assert opened <= set(signs.said(line).any)

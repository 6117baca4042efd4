"""Dates and durations: what is a span, and what it means."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from service.document import Article, Block, Sentence, Token
from service.reading import dates

PUBLISHED = "2024-04-16T16:32:00-04:00"  # a Tuesday


def found(line: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    text = marked(line, published=published)
    return [(date.text, date.value) for date in dates.find(text.article, text.tokens, text.sentences)]


ABSOLUTE = [
    ("on/IN April/NNP 1/CD ,/, 2024/CD ,/, they/PRP", [("April 1, 2024", "2024-04-01")]),
    ("on/IN 16/CD April/NNP 2024/CD", [("16 April 2024", "2024-04-16")]),
    ("on/IN Tuesday/NNP ,/, 16/CD April/NNP 2024/CD", [("Tuesday, 16 April 2024", "2024-04-16")]),
    ("in/IN June/NNP 2023/CD", [("June 2023", "2023-06")]),
    ("in/IN 2015/CD", [("2015", "2015")]),
    ("the/DT 1990s/CD", [("1990s", "1990/1999")]),
    ("in/IN mid-March/NNP 2024/CD", [("mid-March 2024", "2024-03")]),
    ("in/IN fiscal/JJ 2023/CD", [("2023", "2023")]),
    ("in/IN 2015-16/CD", [("2015-16", "2015/2016")]),
    ("in/IN 1998–2002/CD", [("1998–2002", "1998/2002")]),
    ("on/IN 2024-02-29/CD", [("2024-02-29", "2024-02-29")]),
    ("on/IN February/NNP 30/CD ,/, 2024/CD", [("February 30, 2024", None)]),
    ("on/IN 04/05/2024/CD", [("04/05/2024", None)]),
]


@pytest.mark.parametrize(("line", "expected"), ABSOLUTE)
def test_a_date_in_full_needs_no_day_of_publication(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(line, None) == expected


RELATIVE = [
    ("they/PRP met/VBD last/JJ week/NN", [("last week", "2024-W15")]),
    ("they/PRP met/VBD last/JJ April/NNP", [("last April", "2023-04")]),
    ("they/PRP met/VBD on/IN April/NNP 1/CD", [("April 1", "2024-04-01")]),
    ("they/PRP met/VBD on/IN Sept./NNP 11/CD", [("Sept. 11", "2023-09-11")]),
    ("they/PRP met/VBD two/CD weeks/NNS ago/RB", [("two weeks ago", "2024-W14")]),
    ("they/PRP met/VBD a/DT year/NN ago/RB", [("a year ago", "2023")]),
    ("they/PRP met/VBD yesterday/NN", [("yesterday", "2024-04-15")]),
    ("they/PRP met/VBD last/JJ night/NN", [("last night", "2024-04-15")]),
    ("they/PRP met/VBD this/DT year/NN", [("this year", "2024")]),
    ("the/DT day/NN before/IN yesterday/NN", [("day before yesterday", "2024-04-14")]),
    ("the/DT day/NN after/IN tomorrow/NN", [("day after tomorrow", "2024-04-18")]),
    ("they/PRP met/VBD last/JJ weekend/NN", [("last weekend", "2024-04-13/2024-04-14")]),
]


@pytest.mark.parametrize(("line", "expected"), RELATIVE)
def test_a_relative_date_is_told_against_the_day_of_publication(line: str, expected: list[tuple[str, str]]) -> None:
    assert found(line) == expected
    assert found(line, None) == [(expected[0][0], None)]


def test_a_weekday_in_the_past_tense_is_the_last_one_up_to_publication() -> None:
    assert found("he/PRP said/VBD on/IN Tuesday/NNP") == [("Tuesday", "2024-04-16")]
    assert found("On/IN Sunday/NNP ,/, he/PRP said/VBD") == [("Sunday", "2024-04-14")]
    assert found("he/PRP has/VBZ worked/VBN Monday/NNP") == [("Monday", "2024-04-15")]
    assert found("it/PRP began/VBD Monday/NNP night/NN") == [("Monday night", "2024-04-15")]


def test_a_weekday_told_otherwise_is_open() -> None:
    assert found("On/IN Wednesday/NNP ,/, they/PRP will/MD meet/VB") == [("Wednesday", None)]
    assert found("he/PRP plans/VBZ to/TO meet/VB on/IN Friday/NNP") == [("Friday", None)]
    assert found("next/JJ Sunday/NNP they/PRP met/VBD") == [("next Sunday", None)]


DURATIONS = [
    ("in/IN the/DT next/JJ 24/CD to/TO 48/CD hours/NNS", [("next 24 to 48 hours", None)]),
    ("for/IN 10/CD years/NNS", [("10 years", "P10Y")]),
    ("for/IN 48/CD hours/NNS", [("48 hours", "PT48H")]),
    ("in/IN the/DT past/JJ two/CD weeks/NNS", [("past two weeks", "P2W")]),
    ("the/DT next/JJ day/NN", [("next day", None)]),
    ("a/DT ten-day/JJ truce/NN", [("ten-day", "P10D")]),
    ("a/DT 48-hour/JJ strike/NN", [("48-hour", "PT48H")]),
    ("for/IN several/JJ weeks/NNS", [("several weeks", None)]),
]


def test_the_last_weekend_is_open_on_a_weekend() -> None:
    assert found("they/PRP met/VBD last/JJ weekend/NN", "2024-04-14") == [("last weekend", None)]


@pytest.mark.parametrize(("line", "expected"), DURATIONS)
def test_durations(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(line) == expected


NO_DATES = [
    "45/CD years/NNS old/JJ", "[person Theresa/NNP May/NNP ] said/VBD", "he/PRP may/MD go/VB", "the/DT sun/NN",
    "a/DT 45-year-old/JJ man/NN", "a/DT day/NN before/IN the/DT vote/NN", "a/DT mid-week/JJ game/NN",
    "by/IN 2015/CD votes/NNS", "they/PRP march/VBP on/RP",
]  # fmt: skip


@pytest.mark.parametrize("line", NO_DATES)
def test_what_only_looks_like_a_date_is_none(line: str) -> None:
    assert found(line) == []


WORDS = st.sampled_from([
    "April", "May", "1", "1st", "31", "2024", "1500", "99999999999", "0", "last", "next", "past", "Sunday", "weeks",
    "ago", "two", "to", "-", ",", "the", "of", "1990s", "1-3", "99/99/9999", "04/17/2024", "0000-00-00", "2024-13-45",
    "mid-May", "ten-day", "9999-day", "-day", "2015-16", "2016-15", "day", "before", "weekend",
    "summer", "hundred", "a", "this", "few", "night", "today", "year", "Sept.", "minutes", "²", "٣", "in",
])  # fmt: skip


@given(st.lists(WORDS, max_size=30), st.sampled_from([None, "2024-04-16", "0001-01-01", "9999-12-31", "soon"]))
def test_any_words_get_dates_that_point_at_the_text(words: list[str], published: str | None) -> None:
    text, tokens = "", []
    for word in words:
        tokens.append(Token(len(text), len(text) + len(word), word, "NN"))
        text += f"{word} "
    article = Article("sha256:0", "text", text, (Block(0, len(text), "paragraph"),), published=published)
    sentences = [Sentence(0, len(text), 0, len(tokens), 0)] if tokens else []
    dated = dates.find(article, tokens, sentences)
    assert all(text[d.start : d.end] == d.text for d in dated)
    assert all(one.end <= other.start for one, other in itertools.pairwise(dated))
    assert dated == dates.find(article, tokens, sentences)

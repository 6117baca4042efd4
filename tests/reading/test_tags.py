"""Tags: what is promised of the tagger, on sentences of our own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tag.api import TaggerI

from service.document import Sentence
from service.reading import linear, tags, tokens

GOLDEN = [
    ("The mayor said on Monday that the bridge would reopen .", "DT NN VBD IN NNP IN DT NN MD VB ."),
    ("“ We have not slept , ” she told reporters .", "`` PRP VBP RB VB , '' PRP VBD NNS ."),
    ("Turnout rose to 41.5 percent in 2019 .", "NN VBD TO CD NN IN CD ."),
    ("Ada Moss 's lawyers did n't appear — again .", "NNP NNP POS NNS VBD RB VB : RB ."),
    ("Prices that rose in May have fallen since .", "NNS WDT VBD IN NNP VBP VBN RB ."),
]
HEADLINES = [
    ("Ferry Sinks Off Coast , Killing Dozens", {"Sinks": "VBZ", "Killing": "VBG", "Dozens": "NNS"}),
    ("COURT REJECTS APPEAL BY FORMER MINISTER", {"REJECTS": "VBZ", "BY": "IN", "FORMER": "JJ"}),
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_plain_news_sentences_get_their_tags(text: str, expected: str) -> None:
    found = [tag for _, tag in tags.NewsTagger().tag(text.split(" "))]
    wrong = sum(one != other for one, other in zip(found, expected.split(" "), strict=True))
    assert wrong <= 1, found


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_capitals_of_headlines_do_not_make_names_of_verbs(text: str, expected: dict[str, str]) -> None:
    found = dict(tags.NewsTagger().tag(text.split(" ")))
    assert expected.items() <= found.items(), found


def test_the_tagger_is_one_of_nltk() -> None:
    assert isinstance(tags.NewsTagger(), TaggerI)
    assert tags.NewsTagger().tag_sents([["Go", "!"], []]) == [tags.NewsTagger().tag(["Go", "!"]), []]


def test_a_mark_has_the_tag_of_marks() -> None:
    assert [tags.mark_tag(mark) for mark in ("“", "”", "—", "...", "?!", "$", "[")] == [
        "``",
        "''",
        ":",
        ":",
        ".",
        "$",
        "(",
    ]
    assert tags.mark_tag("’s") is None


def test_a_sentence_is_tagged_alike_wherever_it_stands() -> None:
    words = ["The", "mayor", "spoke", ".", "The", "bridge", "is", "closed", "."]
    apart = tags.tag(words[:4], [Sentence(0, 0, 0, 4, 0)]) + tags.tag(words[4:], [Sentence(0, 0, 0, 5, 0)])
    assert apart == tags.tag(words, [Sentence(0, 0, 0, 4, 0), Sentence(0, 0, 4, 9, 0)])


def test_what_is_known_of_a_word_does_not_depend_on_the_words_beside_it() -> None:
    words = ["mayor", "Zaporizhzhia", "state-run", "—", "€", "x" * 90, ""]
    together = tags.served().words.describe(words)
    for number, word in enumerate(words):
        alone = tags.served().words.describe([word])
        assert all(np.array_equal(all_[number], one[0]) for all_, one in zip(together, alone, strict=True))


def test_sentences_are_told_apart_by_their_capitals() -> None:
    sentences = [
        "1 , 2",
        "COURT RULES",
        "Court Rules Today",
        "Ferry Sinks off Coast",
        "so be it",
        "iron ore Fell",
        "It is",
    ]
    words = [word for sentence in sentences for word in sentence.split(" ")]
    lengths = [len(sentence.split(" ")) for sentence in sentences]
    firsts = np.cumsum([0, *lengths[:-1]])
    assert tags.sentence_kinds(tags.letters(words), firsts).tolist() == list(range(tags.KINDS))


@given(st.text(max_size=80))
def test_every_word_gets_one_penn_tag(text: str) -> None:
    words = tokens.NewsTokenizer().tokenize(text)
    found = tags.tag(words, [Sentence(0, 0, 0, len(words), 0)]) if words else []
    assert len(words) == len(found)
    assert set(found) <= set(tags.PENN)


def test_a_text_that_is_tagged_in_pieces_gets_the_same_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["The", "mayor", "spoke", ".", "The", "bridge", "is", "closed", "."]
    sentences = [Sentence(0, 0, 0, 4, 0), Sentence(0, 0, 4, 9, 0)]
    whole = tags.tag(words, sentences)
    monkeypatch.setattr(linear, "BATCH", 5)
    assert whole == tags.tag(words, sentences)

"""Tags: what is promised of the tagger, on sentences of our own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tag.api import TaggerI

from service.document import Sentence
from service.reading import interfaces, linear, tag_words, tags

GOLDEN = [
    ("The mayor said on Monday that the bridge would reopen .", "DT NN VBD IN NNP IN DT NN MD VB ."),
    ("“ We have not slept , ” she told reporters .", "`` PRP VBP RB VB , '' PRP VBD NNS ."),
    ("Turnout rose to 41.5 percent in 2019 .", "NN VBD TO CD NN IN CD ."),
    ("Ada Moss 's lawyers did n't appear — again .", "NNP NNP POS NNS VBD RB VB : RB ."),
    ("Prices that rose in June have fallen since .", "NNS WDT VBD IN NNP VBP VBN RB ."),
]
HEADLINES = [
    ("Ferry Sinks Off Coast , Killing Dozens", "NN VBZ IN NN , VBG NNS"),
    ("COURT REJECTS APPEAL BY FORMER MINISTER", "NN VBZ NN IN JJ NN"),
    ("Storm Leaves Thousands Without Power", "NN VBZ NNS IN NN"),
    ("Union Leaders Call Off Strike", "NN NNS VBP RP NN"),
    ("Mayor Says Bridge Will Reopen in June", "NN VBZ NN MD VB IN NNP"),
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_plain_news_sentences_get_their_tags(text: str, expected: str) -> None:
    found = [tag for _, tag in interfaces.NewsTagger().tag(text.split(" "))]
    wrong = sum(one != other for one, other in zip(found, expected.split(" "), strict=True))
    assert wrong <= 1, found


def test_capitals_of_headlines_do_not_make_names_of_most_words() -> None:
    pairs = [
        (found, wanted)
        for text, expected in HEADLINES
        for (_, found), wanted in zip(interfaces.NewsTagger().tag(text.split(" ")), expected.split(" "), strict=True)
    ]
    assert sum(found != wanted for found, wanted in pairs) <= len(pairs) / 5, pairs


def test_the_tagger_is_one_of_nltk() -> None:
    assert isinstance(interfaces.NewsTagger(), TaggerI)
    assert interfaces.NewsTagger().tag_sents([["Go", "!"], []]) == [interfaces.NewsTagger().tag(["Go", "!"]), []]


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


def test_straight_quotation_marks_open_and_close_by_turns_in_a_block() -> None:
    words = ['"', "Go", ".", "Now", '"', ",", "he", "said", ".", '"', "No", ".", '"', "Why", "?", '"']
    bounds = [(0, 3, 0), (3, 9, 0), (9, 12, 1), (12, 16, 2)]
    found = tags.tag(words, [Sentence(0, 0, first, last, block) for first, last, block in bounds])
    assert [found[at] for at in (0, 4, 9, 12, 15)] == ["``", "''", "``", "``", "''"]


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
    assert tags.sentence_kinds(tag_words.letters(words), firsts).tolist() == list(range(tags.KINDS))


@given(st.text(max_size=80))
def test_every_word_gets_one_penn_tag(text: str) -> None:
    words = interfaces.NewsTokenizer().tokenize(text)
    found = tags.tag(words, [Sentence(0, 0, 0, len(words), 0)]) if words else []
    assert len(words) == len(found)
    assert set(found) <= set(tags.PENN)


def test_a_text_that_is_tagged_in_pieces_gets_the_same_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["The", "mayor", "spoke", ".", "The", "bridge", "is", "closed", "."]
    sentences = [Sentence(0, 0, 0, 4, 0), Sentence(0, 0, 4, 9, 0)]
    whole = tags.tag(words, sentences)
    monkeypatch.setattr(linear, "BATCH", 5)
    assert whole == tags.tag(words, sentences)

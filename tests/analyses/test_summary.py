"""The brief: headline, key points, abstract."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import pipeline, reading
from service.analyses import summary
from service.analyses.summary import Summary
from service.document import Article, Block, Document, Entity, Point, Reference, Span
from service.errors import ArticleError
from service.intake import Source

STORY = """The city council of Harwick voted on Tuesday to close the old harbour bridge to lorries from next spring.

The bridge carries about 4,000 vehicles a day and has needed repairs worth £2m since the floods of 2019.

"We cannot wait for the next winter," said Ann Lee, the council's head of transport.

However, hauliers in Harwick said the closure would add 40 minutes to each journey between the docks and the motorway.

The council also plans a ferry for lorries, which would cost £600,000 a year.

Read more: how the floods changed Harwick.

Work on the bridge is to begin in April and to end before the docks reopen for the summer season."""


def document_of(text: str, headline: str | None = None) -> Document:
    return reading.read(pipeline.upload(Source(text, headline=headline, keep=True)))


def brief(text: str, key_points: int = 3, words: int = 90, headline: str | None = None) -> Summary:
    return summary.analyse(document_of(text, headline), (), key_points, words).summary


def items(found: Summary) -> list[Point]:
    return [*found.key_points, *found.abstract.sentences]


def openings(found: Summary) -> set[str]:
    return {point.text.split()[0] for point in items(found)}


def test_the_lede_is_among_the_key_points() -> None:
    assert brief(STORY).key_points[0].text.startswith("The city council of Harwick voted on Tuesday")


def test_there_are_as_many_key_points_as_asked_for() -> None:
    assert [len(brief(STORY, key_points=count).key_points) for count in (0, 1, 2, 3)] == [0, 1, 2, 3]


def test_key_points_and_sentences_stand_in_reading_order() -> None:
    found = brief(STORY)
    for points in (found.key_points, found.abstract.sentences):
        starts = [point.evidence[-1].start for point in points]
        assert starts == sorted(starts)


def test_the_abstract_is_its_sentences_joined_by_blanks() -> None:
    abstract = brief(STORY).abstract
    assert abstract.text == " ".join(point.text for point in abstract.sentences)


@pytest.mark.parametrize("words", [40, 60, 80])
def test_the_abstract_keeps_near_to_the_length_asked_for(words: int) -> None:
    assert 0.6 * words <= len(brief(STORY, words=words).abstract.text.split()) <= 1.1 * words


def test_the_abstract_stops_where_a_further_sentence_leads_away_from_the_length_asked_for() -> None:
    short = "The council of Harwick voted on Tuesday to close the bridge."
    text = f"{short}\n\nA ferry for lorries opens next spring at the docks of the town."
    assert [len(brief(text, words=words).abstract.sentences) for words in (17, 18, 24)] == [1, 1, 2]


def test_a_single_long_sentence_is_given_where_none_is_short_enough() -> None:
    text = "The city council of Harwick voted on Tuesday to close the old harbour bridge to lorries from next spring."
    assert brief(text, words=5).abstract.text == text


def test_however_at_the_start_is_dropped() -> None:
    texts = [point.text for point in items(brief(STORY, key_points=6, words=200))]
    assert any(text.startswith("Hauliers in Harwick said the closure") for text in texts)


def test_also_before_the_verb_is_dropped() -> None:
    texts = [point.text for point in items(brief(STORY, key_points=6, words=200))]
    assert any(text.startswith("The council plans a ferry") for text in texts)


def test_furniture_in_the_body_is_left_out() -> None:
    assert not any("Read more" in point.text for point in items(brief(STORY, key_points=9, words=400)))


@pytest.mark.parametrize(
    "second",
    [
        "In response, the mayor of Harwick called a second vote for the following week.",
        "They added that the second vote on the bridge would be held in Harwick next week.",
        "He said that the second vote on the bridge would be held in Harwick next week.",
        "This was the second vote on the old harbour bridge that Harwick had seen in May.",
        "Instead, the mayor of Harwick called a second vote on the bridge for the next week.",
    ],
)
def test_a_sentence_that_leans_on_the_one_before_does_not_open_a_point(second: str) -> None:
    text = f"The council of Harwick voted on Tuesday to close the old harbour bridge.\n\n{second}"
    assert not any(point.evidence[0].text == second for point in items(brief(text, words=200)))


def test_a_quotation_without_its_speaker_is_left_out() -> None:
    text = 'The bridge at Harwick was closed on Tuesday.\n\n"It should have been done many years ago, of course."'
    assert [point.text for point in brief(text).abstract.sentences] == ["The bridge at Harwick was closed on Tuesday."]


def test_a_quotation_that_runs_over_two_sentences_is_left_out() -> None:
    text = 'The bridge was closed on Tuesday.\n\n"It was high time," Lee said. "We cannot wait. The winter is near."'
    assert not any(point.text.count('"') % 2 for point in items(brief(text, words=200)))


def test_the_words_of_a_speaker_keep_their_speaker() -> None:
    texts = [point.text for point in items(brief(STORY, key_points=9, words=400))]
    quoted = [text for text in texts if "cannot wait" in text]
    assert quoted
    assert all("said Ann Lee" in text for text in quoted)


def test_the_article_own_headline_is_the_headline() -> None:
    assert brief(STORY, headline="Harwick bridge to close").headline == "Harwick bridge to close"


def test_without_one_the_headline_is_made_from_the_lede() -> None:
    headline = brief(STORY).headline
    assert headline is not None
    assert headline.startswith("The city council of Harwick voted on Tuesday to close")
    assert not headline.endswith(".")


def test_an_article_that_is_only_a_headline_has_an_empty_brief() -> None:
    text = "Harwick bridge to close"
    article = Article("sha256:0", "text", text, (Block(0, len(text), "headline"),), headline=text)
    found = summary.analyse(reading.read(article), ()).summary
    assert (found.headline, found.key_points, found.abstract.text) == (text, (), "")


def test_the_article_own_key_points_come_first() -> None:
    text = f"• Harwick closes its bridge\n{STORY}"
    paragraph = Block(28, len(text), "paragraph")
    article = Article("sha256:0", "text", text, (Block(0, 27, "key_point"), paragraph))
    points = summary.analyse(reading.read(article), (), 2).summary.key_points
    assert points[0] == Point("Harwick closes its bridge", (Span(0, 27, "• Harwick closes its bridge"),))
    assert len(points) == 2


def test_the_same_fact_is_not_told_twice() -> None:
    lede = "The council of Harwick voted on Tuesday to close the old harbour bridge to lorries."
    again = "The old harbour bridge in Harwick is closed to lorries, the council voted on Tuesday."
    other = "Work on a ferry between the docks and the motorway begins in April and costs £600,000."
    found = brief(f"{lede}\n\n{again}\n\n{other}", key_points=2)
    assert [point.text for point in found.key_points] == [lede, other]


def with_reference(text: str, name: str, pronoun: str) -> Document:
    """The document of a text in which a pronoun stands for a person who is named once, before it."""
    document = document_of(text)
    at, where = text.index(name), re.search(rf"\b{pronoun}\b", text)
    assert where is not None
    entity = Entity("p1", name, "person", (), (), (document.article.span(at, at + len(name)),), 1.0)
    reference = Reference(where.start(), where.end(), "p1")
    return replace(document, entities=(entity,), references=(reference,))


@pytest.mark.parametrize(
    ("sentence", "pronoun", "wanted"),
    [
        ("He said that the docks would reopen in time for summer.", "He", "Ian Moor said that the docks would reopen"),
        ("His plan for the docks would cost the town £2m a year.", "His", "Ian Moor's plan for the docks would cost"),
        ("But he said that the docks would reopen for summer.", "he", "Ian Moor said that the docks would reopen"),
    ],
)
def test_a_pronoun_at_the_start_becomes_the_name(sentence: str, pronoun: str, wanted: str) -> None:
    lede = "The mayor of Harwick, Ian Moor, will close the harbour bridge."
    found = summary.analyse(with_reference(f"{lede}\n\n{sentence}", "Ian Moor", pronoun), ()).summary
    point = found.abstract.sentences[1]
    assert point.text.startswith(wanted)
    assert [span.text for span in point.evidence] == [lede, sentence]


PIECES = (
    "However, ", "But ", "In response, ", "The council ", "Ann Lee, a guard, ", "he ", "She also ", "said ", "voted ",
    "(pictured left) ", "— as a guard — ", "“we will wait,” ", '"', "‘", "not ", "of the bridge", ", which is old, ",
    ". ", "! ", "? ", "\n\n", "LONDON (AP) — ", "• ", "4,000 ", ", raising hopes", "U.S. ", "said. ", "其他。", "é",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from([*STORY.split("\n\n"), *PIECES]), max_size=12).map("\n".join),
)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@given(text=TEXTS, key_points=st.integers(0, 6), words=st.integers(1, 200))
@settings(max_examples=300, deadline=None)
def test_every_word_comes_from_the_evidence(text: str, key_points: int, words: int) -> None:
    try:
        document = document_of(text)
    except ArticleError:
        return
    found = summary.analyse(document, (), key_points, words).summary
    for point in items(found):
        assert all(span.text == text[span.start : span.end] for span in point.evidence)
        evidence = set().union(*(words_of(span.text) for span in point.evidence))
        assert words_of(point.text) - {"s"} <= evidence
        assert "  " not in point.text


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_brief_opens_with_a_connective_or_holds_half_a_quotation(text: str) -> None:
    try:
        found = brief(text, key_points=6, words=120)
    except ArticleError:
        return
    for point in items(found):
        assert not re.match(r"(?:However|In response|Instead|They|He)\b", point.text) or point.evidence[0].start < 80
        assert point.text.count("“") == point.text.count("”")
        assert point.text.count('"') % 2 == 0


def test_the_same_article_gives_the_same_brief() -> None:
    assert brief(STORY) == brief(STORY)

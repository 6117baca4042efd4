"""Quotations of several sentences in a brief, and sentences that stand with the one they lean on."""

from __future__ import annotations

import pytest

from service import pipeline, reading
from service.analyses.brief import candidates, passages, quotation
from service.analyses.brief.desk import Desk, lay_out
from service.analyses.brief.drafts import draft
from service.analyses.brief.quotation import Quotation
from service.analyses.brief.standing import Standing
from service.intake import Source

LEDE = "The council of Harwick voted on Tuesday to close the old harbour bridge."


def desk_of(text: str) -> Desk:
    return lay_out(candidates.collect(reading.read(pipeline.upload(Source(text, keep=True)))), ())


def printed(desk: Desk, *numbers: int) -> list[str]:
    return [text for text, _ in passages.passages(desk, [draft(desk, number) for number in numbers])]


@pytest.mark.parametrize(
    ("paragraph", "first", "second"),
    [
        (
            'Mayor Ann Lee said: "The bridge is old. The ferry is ready."',
            'Mayor Ann Lee said: "The bridge is old."',
            '"The ferry is ready."',
        ),
        (
            '"The bridge is old. The town has a ferry," said Mayor Ann Lee.',
            '"The bridge is old."',
            '"The town has a ferry," said Mayor Ann Lee.',
        ),
        (
            "Mayor Ann Lee said: “The bridge is old. “The ferry is ready.”",
            "Mayor Ann Lee said: “The bridge is old.”",
            "“The ferry is ready.”",
        ),
    ],
)
def test_a_sentence_of_a_longer_quotation_gets_the_mark_that_it_lacks(paragraph: str, first: str, second: str) -> None:
    desk = desk_of(f"{LEDE}\n\n{paragraph}")
    assert printed(desk, 1) == [first]
    assert printed(desk, 2) == [second]


@pytest.mark.parametrize("again", ["", '"'])
def test_sentences_of_one_quotation_are_one_passage_between_one_pair_of_marks(again: str) -> None:
    desk = desk_of(f'{LEDE}\n\nMayor Ann Lee said: "The bridge is old. {again}The ferry is ready."')
    found = list(passages.passages(desk, [draft(desk, 1), draft(desk, 2)]))
    assert [text for text, _ in found] == ['Mayor Ann Lee said: "The bridge is old. The ferry is ready."']
    assert [span.text.rstrip() for span in found[0][1]] == [
        'Mayor Ann Lee said: "The bridge is old.',
        f'{again}The ferry is ready."',
    ]


def test_a_mark_that_opens_once_more_does_not_close_a_quotation() -> None:
    desk = desk_of(f'{LEDE}\n\nLee said: "The bridge is old. "It must go." The town has a ferry. Moor is glad of that.')
    assert [found.whole for found in desk.quotations] == [True] * 5
    assert desk.quotations[3] == quotation.NONE


def test_a_mark_that_nothing_closes_is_no_quotation() -> None:
    desk = desk_of(f'{LEDE}\n\n"The bridge is old, said Lee. The town has a ferry.\n\nThe ferry belongs to Harwick.')
    assert not desk.quotations[1].whole
    assert desk.quotations[2:] == (Quotation(), Quotation())


def test_what_is_said_behind_a_colon_is_no_label() -> None:
    desk = desk_of(f'{LEDE}\n\nAnn Lee said: "The bridge is old."\n\nBridge row: the town is glad of the ferry.')
    assert [draft(desk, number).standing for number in (1, 2)] == [Standing.ALONE, Standing.NEVER]


def test_a_sentence_that_leans_is_one_passage_with_the_one_before_it() -> None:
    desk = desk_of(f"{LEDE} This was the second vote on the bridge in a year. Work begins in the spring of next year.")
    assert draft(desk, 1).standing is Standing.LEANS
    assert [text.count(".") for text in printed(desk, 0, 1, 2)] == [2, 1]

"""Which sentences of an article a brief may print, and what they share with the others."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from service import pipeline, reading
from service.analyses.brief import candidates, ties
from service.analyses.brief.candidates import Pool
from service.analyses.brief.desk import Desk, lay_out
from service.analyses.brief.drafts import draft
from service.analyses.brief.standing import Standing
from service.analyses.summary import analyse
from service.intake import Source

LEDE = "The council of Harwick voted on Tuesday to close the old harbour bridge."


def desk_of(text: str) -> Desk:
    return lay_out(pool_of(text), ())


def pool_of(text: str) -> Pool:
    return candidates.collect(reading.read(pipeline.upload(Source(text, keep=True))))


def stands(text: str, number: int = 1) -> Standing:
    return draft(desk_of(text), number).standing


@pytest.mark.parametrize(
    "line",
    [
        "A look at all of the costs The closure of the bridge begins in the spring.",
        "Ann Lee says that the ferry is a step for Harwick 'For me it is the best of all plans,' she told the town.",
        "Read on and you will find what the closure of the bridge costs each lorry.",
        "The vote of the council on the bridge will change that.",
    ],
)
def test_a_line_that_is_two_in_one_or_speaks_to_the_reader_is_no_point(line: str) -> None:
    rest = "\n\n".join([LEDE] * 6)
    assert stands(f"{LEDE}\n\n{line}\n\n{rest}") > Standing.DESCRIBED


def test_lines_of_a_match_are_not_printed() -> None:
    lines = [f"{name} (Harwick) wins a free kick in the defensive half." for name in ("Lee", "Moor", "Berg", "Winter")]
    desk = desk_of("\n\n".join([LEDE, *lines]))
    assert [draft(desk, number).standing for number in range(1, 5)] == [Standing.NEVER] * 4


def test_what_stands_among_lines_of_a_match_belongs_to_them() -> None:
    lines = [f"{name} (Harwick) wins a free kick in the defensive half." for name in ("Lee", "Moor", "Berg", "Winter")]
    desk = desk_of("\n\n".join([LEDE, LEDE, LEDE, *lines, "The second half ends with Harwick a goal ahead."]))
    assert [draft(desk, number).standing for number in (0, 7)] == [Standing.ALONE, Standing.NEVER]


@pytest.mark.parametrize("end", ["with the United States.", "and met all estimates."])
def test_a_noun_at_the_end_is_not_a_verb_that_lost_what_was_said(end: str) -> None:
    assert stands(f"{LEDE}\n\nThe harbour of Harwick opened its trade {end}") is Standing.ALONE


def test_a_caption_is_no_key_point() -> None:
    caption = "Ann Lee arrives at the town hall of Harwick for the vote on the bridge."
    document = reading.read(pipeline.upload(Source(f"{LEDE}\n\n{caption}", keep=True)))
    assert [point.text for point in analyse(document, ()).summary.key_points] == [LEDE]


def test_a_sentence_about_those_measures_leans_on_the_one_before() -> None:
    assert stands(f"{LEDE} The hauliers of the town did not say what those measures would cost.") is Standing.LEANS


@pytest.mark.parametrize(("time", "count"), [("this year", 2), ("this deal", 1)])
def test_a_point_does_not_speak_of_a_deal_told_before_it(time: str, count: int) -> None:
    text = f"{LEDE} A ferry is planned. Work begins soon. The hauliers of the town may lose £2m by {time}."
    points = analyse(reading.read(pipeline.upload(Source(text, keep=True))), ()).summary.key_points
    assert sum("council" in point.text or "hauliers" in point.text for point in points) == count


def test_an_article_that_opens_with_a_pronoun_has_no_point_that_does() -> None:
    text = f"It is the worst fear of every haulier in the town of Harwick.\n\n{LEDE}"
    document = reading.read(pipeline.upload(Source(text, keep=True)))
    assert [point.text for point in analyse(document, ()).summary.key_points] == [LEDE]


def test_a_plural_in_tokenised_text_opens_no_quotation() -> None:
    text = f"{LEDE}\n\nthe hauliers ' costs will rise by a tenth when the bridge is closed ."
    assert stands(text) is Standing.NEVER  # a small letter in an article with capitals
    lower = text.replace("The c", "the c")
    assert stands(lower) <= Standing.DESCRIBED


def test_a_mark_that_lost_its_partner_spoils_only_what_follows_at_once() -> None:
    said = " ".join(f"The town of Harwick has spent £{number}m on the bridge." for number in range(2, 9))
    desk = desk_of(f'{LEDE} "It is time. {said}')
    found = [draft(desk, number).standing for number in range(9)]
    assert found[1] is Standing.NEVER
    assert found[-1] is Standing.ALONE


def _by_pairs(pool: Pool) -> np.ndarray:
    """The sum of ties, pair by pair, with lengths as they are."""
    bags = [Counter(w[: ties.STEM] for w in c.words if pool.rarity[w]) for c in pool.candidates]
    logs = [math.log(bag.total()) for bag in bags]
    found = [
        sum(
            sum((bag[word] * other[word]) / (logs[at] + logs[to]) for word in bag)
            for to, other in enumerate(bags)
            if to != at
        )
        for at, bag in enumerate(bags)
    ]
    return np.array(found) / np.mean(found)


def test_ties_are_those_of_all_pairs_of_sentences() -> None:
    text = (
        f"{LEDE} The bridge at Harwick carries four thousand lorries to the harbour each day. Hauliers in Harwick said "
        "that the closure of the bridge to lorries costs them time. A ferry for lorries opens next spring at the docks."
    )
    pool = pool_of(text)
    assert np.allclose(ties.ties(pool), _by_pairs(pool), rtol=0.05)


def test_a_text_without_words_that_carry_meaning_has_equal_ties() -> None:
    assert ties.ties(pool_of("It was. It is. So it will be.")).tolist() == [1.0, 1.0, 1.0]

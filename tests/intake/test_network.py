"""What the networks say of lines, and the story that follows from it."""

from __future__ import annotations

import numpy as np

from service.intake import body, features, network, surroundings
from service.intake.lines import lines
from tests.intake.dumps import DUMPS, STORY


def test_the_same_page_has_the_same_scores() -> None:
    read = lines(DUMPS[2].text)
    roles = [None] * len(read)
    first, second = (network.scores(read, roles) for _ in range(2))
    assert first.shape == (len(read),)
    assert first.tobytes() == second.tobytes()


def test_paragraphs_score_higher_than_links() -> None:
    links = ["News", "Sport", "Weather", "Contact us", "Subscribe"]
    read = lines("\n".join([*links, *STORY]))
    found = network.scores(read, [None] * len(read))
    assert found[len(links) :].min() > found[: len(links)].max()


def test_a_line_of_words_that_nobody_knows_has_a_score() -> None:
    assert np.isfinite(network.scores(lines("Xqzt vprr blfk"), [None])).all()


def test_of_a_long_line_its_beginning_and_its_end_are_looked_at() -> None:
    (line,) = lines(" ".join(f"w{number}" for number in range(100)))
    assert network.words(line) == [f"w{number}" for number in (*range(12), *range(96, 100))]


def likely(scores: list[float]) -> list[int]:
    return body.likely(np.array(scores), [20] * len(scores))


def test_where_no_line_is_sure_the_least_doubted_are_the_story() -> None:
    assert likely([-9.0] * 5 + [-1.5] * 4 + [-9.0] * 5) == [5, 6, 7, 8]


def test_a_story_that_is_found_by_leaning_has_some_words() -> None:
    assert body.likely(np.array([-9.0, -9.0, 5.0, -4.5, -4.5, -4.5]), [20, 20, 3, 20, 20, 20]) == [2, 3, 4, 5]


def test_a_stray_paragraph_below_the_story_is_left_out() -> None:
    assert likely([6.0] * 4 + [-5.0] * 5 + [3.0] + [-5.0] * 5) == [0, 1, 2, 3]


def test_a_weak_line_between_paragraphs_is_story_and_a_row_of_links_is_none() -> None:
    assert likely([6.0, 6.0, -1.0, 6.0, 6.0]) == [0, 1, 2, 3, 4]
    assert likely([6.0, 6.0, *[-4.0] * 4, 6.0, 6.0]) == [0, 1, 6, 7]


def test_each_feature_has_a_name_and_is_a_small_number() -> None:
    read = lines(DUMPS[2].text)
    matrix = features.matrix(read, [None] * len(read))
    assert matrix.shape == (len(read), len(features.names()))
    assert len(set(features.names())) == len(features.names())
    assert np.abs(matrix).max() <= 5


def test_the_line_below_a_date_stands_nearest_to_it() -> None:
    near = surroundings.NAMES.index("date above")
    read = lines("May 7, 2024\n" + "\n".join(STORY[:3]))
    matrix = surroundings.matrix(read, ["published", None, None, None], np.ones(4, np.float32))
    assert matrix[0, near] == 0
    assert matrix[1, near] == 1 > matrix[2, near] > matrix[3, near] > 0

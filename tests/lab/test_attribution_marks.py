"""What the served network of attribution learns from persons, from teachers, and from both."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from lab import attribution_marks  # noqa: E402
from lab.attribution_data import Cue, Example, Text  # noqa: E402
from lab.attribution_fitting import silver_loss  # noqa: E402
from lab.attribution_lessons import UNKNOWN, Pointed, batch, lesson, tables  # noqa: E402
from lab.attribution_marking import together  # noqa: E402
from lab.attribution_marks import Marks, lessons  # noqa: E402
from lab.attribution_teacher import FOLDS, fold_of  # noqa: E402
from service.analyses.attribution.units import Unit  # noqa: E402

WORDS = ["Brook", "said", "that", "it", "leaks", "."]
ROLES = np.array([1, 0, 0, 2, 2, 0])
SURELY = np.array([(0, 0.9, 0) if at == 1 else (1, 0, 0) for at in range(len(WORDS))], dtype=np.float32)
"""Shares of labels that make "said" a cue."""
SILVER = [("NNP", "nsubj"), ("VBD", "root"), ("IN", "mark"), ("PRP", "nsubj"), ("VBZ", "ccomp"), ("", "")]


def text(annotator: str) -> Text:
    """One unit, in which "said" is a cue if somebody annotated it."""
    unit = Unit(0, len(WORDS), 0, (0,) * len(WORDS), (0,) * len(WORDS))
    labels = np.array([0, 1, 0, 0, 0, 0]) * bool(annotator)
    cues = [Cue(1, 2, ROLES)] if annotator else []
    seen = np.zeros((len(WORDS), 2), dtype=np.int64)
    return Text("a", annotator, [Example(unit, WORDS, seen, labels, cues, SILVER if annotator else [])])


def marks(*spots: Pointed) -> Marks:
    shares = np.full((len(WORDS), 3), (0.8, 0.2, 0.0), dtype=np.float32)
    return Marks("a", [shares], [list(spots)])


def spot(first: int, weight: float) -> Pointed:
    return Pointed(first, first + 1, np.full((len(WORDS), 3), 1 / 3, dtype=np.float32), weight)


def test_where_nobody_annotated_the_teachers_alone_are_learnt_from() -> None:
    (one,) = lessons(text(""), marks(spot(1, 0.6)), tables([text("x")]))
    assert np.allclose(one.cue[1], (0.8, 0.2, 0))
    assert [(p.first, p.weight) for p in one.pointed] == [(1, 0.6)]


def test_where_a_person_annotated_the_teachers_count_half() -> None:
    (one,) = lessons(text("x"), marks(spot(1, 0.6)), tables([text("x")]))
    assert np.allclose(one.cue[1], (0.4, 0.6, 0))
    (pointed,) = one.pointed
    assert pointed.weight == 1
    assert np.allclose(pointed.roles[0], (1 / 6, 1 / 2 + 1 / 6, 1 / 6))


def test_where_teachers_count_in_full_what_the_person_marked_is_not_seen() -> None:
    (one,) = lessons(text("x"), marks(spot(4, 0.6)), tables([text("x")]), teachers=1.0)
    assert np.allclose(one.cue[1], (0.8, 0.2, 0))
    assert [p.first for p in one.pointed] == [4]


def test_a_cue_that_two_spot_together_has_the_mean_of_their_roles() -> None:
    first, second = (Marks("a", [SURELY], [[Pointed(1, 2, roles)]]) for roles in np.eye(3, dtype=np.float32)[:2, None])
    (pointed,) = together(first, second, 0.75).spotted[0]
    assert np.allclose(pointed.roles[0], (0.25, 0.75, 0))


def test_a_cue_that_one_alone_spotted_keeps_its_roles_if_the_mean_spots_it() -> None:
    first, second = Marks("a", [SURELY], [[spot(1, 0.9)]]), Marks("a", [SURELY / 2], [[]])
    (pointed,) = together(first, second, 0.5).spotted[0]
    assert np.allclose(pointed.roles[0], 1 / 3)
    assert pointed.weight == pytest.approx(0.675)


def test_a_cue_that_only_teachers_saw_counts_by_half_its_chance() -> None:
    (one,) = lessons(text("x"), marks(spot(4, 0.6)), tables([text("x")]))
    assert [(p.first, p.weight) for p in one.pointed] == [(1, 1), (4, 0.3)]


def test_marks_of_other_words_are_refused() -> None:
    other = Marks("a", [np.zeros((3, 3), dtype=np.float32)], [[]])
    with pytest.raises(ValueError, match="other words"):
        lessons(text(""), other, tables([text("x")]))


def test_marks_are_read_as_they_were_written(tmp_path: Path) -> None:
    given = marks(spot(1, 0.5), spot(4, 0.25))
    attribution_marks.write(tmp_path / "marks.npz", [given])
    read = attribution_marks.read(tmp_path / "marks.npz")["a"]
    assert np.allclose(read.cue[0], given.cue[0], atol=1e-3)
    assert [(p.first, p.last, p.weight) for p in read.spotted[0]] == [(1, 2, 0.5), (4, 5, 0.25)]


def test_every_article_is_in_one_fold() -> None:
    assert {fold_of(str(number)) for number in range(100)} == set(range(FOLDS))


def test_words_without_silver_labels_cost_nothing() -> None:
    made = tables([text("x")])
    given = batch([lesson(text("x").examples[0], made), lesson(text("").examples[0], made)])
    assert (given.silver[1] == UNKNOWN).all()
    heads = torch.nn.ModuleList(torch.nn.Linear(4, len(numbers)) for numbers in made.silver)
    values = torch.randn(2, len(WORDS), 4)
    assert torch.equal(silver_loss(heads, values, given.silver), silver_loss(heads, values[:1], given.silver[:1]))
    assert not silver_loss(heads, values[1:], given.silver[1:])

"""The teacher's pure parts: its chain of labels, its reading of sentences beside others, its numbers."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from lab import teacher_batches, teacher_data, teacher_silver  # noqa: E402
from lab.names import LABELS  # noqa: E402
from lab.teacher_data import Paper, Vocabulary  # noqa: E402
from lab.teacher_network import Sizes, Steps, Teacher, others  # noqa: E402
from service.document import Token  # noqa: E402
from service.reading.names import Pieces  # noqa: E402

ALLOWED = torch.tensor([[True, True, False], [True, True, True], [True, True, True]])
FIRST = torch.tensor([True, True, False])


def chain() -> Steps:
    torch.manual_seed(1)
    steps = Steps(ALLOWED, FIRST)
    steps.weights.data = torch.randn(3, 3)
    return steps


def every(steps: Steps, scores: torch.Tensor) -> dict[tuple[int, ...], float]:
    """The weight of each labelling that can be, one by one."""
    found = {}
    for labels in itertools.product(range(3), repeat=len(scores)):
        pairs = list(itertools.pairwise(labels))
        if FIRST[labels[0]] and all(ALLOWED[a, b] for a, b in pairs):
            weight = sum(float(scores[at, label]) for at, label in enumerate(labels))
            found[labels] = math.exp(weight + sum(steps.weights[a, b].item() for a, b in pairs))
    return found


def test_the_total_of_a_chain_is_the_sum_over_all_labellings_that_can_be() -> None:
    steps, scores = chain(), torch.randn(2, 4, 3)
    total = steps.total(scores, torch.tensor([4, 2]))
    assert total[0].exp().item() == pytest.approx(sum(every(steps, scores[0]).values()), rel=1e-4)
    assert total[1].exp().item() == pytest.approx(sum(every(steps, scores[1][:2]).values()), rel=1e-4)


def test_a_share_is_the_weight_of_the_labellings_that_have_the_label() -> None:
    steps, scores = chain(), torch.randn(1, 4, 3)
    shares = steps.shares(scores, torch.tensor([4]))[0]
    weights = every(steps, scores[0])
    for at, label in itertools.product(range(4), range(3)):
        with_it = sum(weight for labels, weight in weights.items() if labels[at] == label)
        assert shares[at, label].item() == pytest.approx(with_it / sum(weights.values()), abs=1e-4)


def test_the_weight_of_given_labels_counts_their_own_words_alone() -> None:
    steps, scores = chain(), torch.randn(2, 3, 3)
    labels = torch.tensor([[0, 1, 2], [1, 0, 0]])
    found = steps.of(scores, labels, torch.tensor([3, 1]))
    assert found[0].exp().item() == pytest.approx(every(steps, scores[0])[0, 1, 2], rel=1e-4)
    assert found[1].item() == pytest.approx(scores[1, 0, 1].item())


def test_others_are_the_mean_of_the_same_word_elsewhere() -> None:
    rows = torch.tensor([[1.0], [2.0], [3.0], [9.0]])
    assert others(rows, torch.tensor([0, 0, 0, 1])).squeeze(1).tolist() == [2.5, 2.0, 1.5, 0.0]


def paper(words: list[str], bounds: list[tuple[int, int]]) -> Paper:
    count = len(words)
    keys = np.zeros((count, 2), dtype=np.int64)
    codes = np.zeros((count, 1), dtype=np.int64)
    return Paper("a", words, bounds, keys, codes, teacher_data.nothing(count))


def known() -> Vocabulary:
    return Vocabulary({"the": 1, "Berlin": 2}, np.array([0, 9, 9]), np.array([7]))


def test_a_sentence_is_read_the_same_whatever_longer_one_stands_beside_it() -> None:
    torch.manual_seed(1)
    sizes = Sizes(3, teacher_data.SHAPES, 8, 2, teacher_data.LETTER_BUCKETS, 3, 4, 5, 6)
    network = Teacher(sizes, chain(), 0.1).eval()
    alone = teacher_batches.numbered(paper(["the", "mayor"], [(0, 2)]), known())
    beside = teacher_batches.numbered(paper(["in", "Berlin", ",", "today", "the", "mayor"], [(0, 4), (4, 6)]), known())
    with torch.no_grad():
        single, _ = network.encode(teacher_batches.gather([alone], known()).batch)
        both, _ = network.encode(teacher_batches.gather([beside], known()).batch)
    assert torch.allclose(single, both[4:], atol=1e-5)


def test_documents_in_a_batch_do_not_lend_each_other_words() -> None:
    one = teacher_batches.numbered(paper(["Berlin", "Berlin"], [(0, 2)]), known())
    lesson = teacher_batches.gather([one, one], known())
    assert lesson.batch.groups.tolist() == [0, 0, 1, 1]
    assert lesson.batch.types.tolist() == [0, 0, 0, 0]


def test_a_word_is_known_by_its_other_spelling() -> None:
    assert [known().word(word) for word in ("THE", "berlin", "Paris")] == [1, 2, 0]


def test_keys_that_were_rare_have_no_number() -> None:
    assert known().filtered(np.array([[7, 8]])).tolist() == [[1, 0]]


def test_what_is_known_of_a_compound_is_told_of_its_last_part() -> None:
    tokens = [Token(0, 8, "U.S.-led", "JJ"), Token(9, 13, "raid", "NN")]
    parts = Pieces(tokens, ["U.S.", "-", "led", "raid"], [0, 0, 0, 1], {0: (0, 4), 1: (4, 5), 2: (5, 8)})
    assert teacher_data.places(parts) == [(0, 4), (4, 5), (5, 8), (9, 13)]
    assert teacher_data.at_last_parts([6, 11], parts).tolist() == [-1, -1, 6, 11]


def test_the_share_of_a_name_is_that_of_its_doubtful_word() -> None:
    labels = np.zeros((2, len(LABELS)), dtype=np.float32)
    labels[0, LABELS.index("B-ORG")], labels[1, LABELS.index("I-ORG")] = 0.9, 0.6
    assert teacher_silver.share(labels, 0, 2, "ORG") == pytest.approx(0.6)

"""The networks in training and in service are the same."""

from __future__ import annotations

import random

import numpy as np
import pytest

from service.intake import features, network
from tests.intake.dumps import DUMPS

torch = pytest.importorskip("torch")

from lab import cards, line_network, pages, titles  # noqa: E402 - torch may be missing
from service.intake.lines import lines  # noqa: E402


def a_page(number: int = 2) -> pages.Page:
    read = lines(DUMPS[number].text)
    titled = next(text for role, text in DUMPS[number].lines if role == "headline")
    return pages.page(f"page {number}", read, [len(line.words) > 15 for line in read], titled)


def test_the_service_scores_lines_as_training_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_network, "WORDS_DROPPED", -1.0)
    page = a_page()
    seen = line_network.see(page)
    known = sorted({word for line in seen.words for word in line})[::2]
    torch.manual_seed(1)
    nets = [line_network.Network(seen.features.mean(0), seen.features.std(0) + 0.1, len(known)).eval() for _ in "ab"]
    rows = {word: number for number, word in enumerate(known, 1)}
    with torch.no_grad():
        batch = line_network._batch([seen], rows, random.Random(0))  # noqa: S311
        wanted = np.mean([net(batch)[0].numpy() for net in nets], axis=0)
    arrays = {**line_network.arrays(nets), "words": cards.strings(known)}
    found = network.scored(page.lines, page.roles, arrays, network.numbered(arrays))
    np.testing.assert_allclose(found, wanted, atol=1e-4)


def test_what_a_page_s_lines_count_for_is_one_together_and_nothing_for_lines_known_by_rule() -> None:
    page = a_page()
    seen = line_network.see(page)
    assert seen.weights.sum() == pytest.approx(1)
    assert all(weight == 0 for weight, role in zip(seen.weights, page.roles, strict=True) if role is not None)
    assert seen.features.shape[1] == len(features.names())


def test_a_story_takes_its_headline_into_the_furniture_of_another_page() -> None:
    shell, donor = a_page(2), a_page(0)
    found = pages.transplanted(shell, donor)
    texts = [line.text for line in found.lines]
    assert [line.text for line, inside in zip(found.lines, found.story, strict=True) if inside] == [
        line.text for line, inside in zip(donor.lines, donor.story, strict=True) if inside
    ]
    assert texts[0] == shell.lines[0].text
    assert sum(titles.is_title(line, donor.title) for line in found.lines) <= 1

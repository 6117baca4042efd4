"""The benchmark's texts and clock; no time is tested."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("matplotlib", reason="what only lab needs is not installed")

from lab.bench import clock, growth, tag_list, texts
from lab.bench.growth import Curve
from service import tag_file
from service.reading import tags


@pytest.mark.parametrize("words", [100, 650, 5000])
def test_an_article_is_about_as_long_as_asked_for(words: int) -> None:
    assert words * 0.9 <= len(texts.article(1, words).split()) <= words * 1.5


def test_articles_differ_and_are_always_the_same() -> None:
    first, second = texts.articles(2, 300)
    assert first != second
    assert first == texts.article(0, 300)


def test_the_paragraphs_of_a_bare_article_are_its_lines() -> None:
    article = growth.bare("One line.\n\nAnd one more.")
    assert [article.text[b.start : b.end] for b in article.blocks] == ["One line.", "And one more."]


def test_the_exponent_of_a_line_is_one() -> None:
    curve = Curve("", (100, 1000, 2000, 4000), (9.0, 10.0, 20.0, 40.0))
    assert curve.exponent == pytest.approx(1)


def test_a_cold_cache_knows_the_common_words_alone() -> None:
    words = tags.served().words
    words.of(["Saltmereborough"])
    clock.forget()
    assert "Saltmereborough" not in words.numbers
    assert len(words.numbers) == len(words.common)


def test_a_made_up_tag_list_is_always_the_same_and_can_be_read(tmp_path: Path) -> None:
    path = tag_list.written(tmp_path, 50, ["Ada Winter"])
    assert list(tag_list.rows(50, ["Ada Winter"])) == list(tag_list.rows(50, ["Ada Winter"]))
    assert len(tag_file.load(path).entries) == 50

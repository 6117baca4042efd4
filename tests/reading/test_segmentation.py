"""Golden sentences of our own (`segmentation/*.txt`): words and sentences as a copy desk cuts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.reading import sentences, tokens

INVISIBLE = tokens.INVISIBLE.replace("\ufe00-\ufe0f", "")  # these belong to the picture before them
FOLDER = Path(__file__).parent / "segmentation"
CODE = re.compile(r"\\u([0-9a-f]{4})")
TOKEN_CUT, SENTENCE_CUT = "¦", re.compile("‖ ?")


def lines() -> Iterator[tuple[str, str]]:
    """The file and the text of each line, escapes undone."""
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            yield path.stem, CODE.sub(lambda code: chr(int(code[1], 16)), line)


def printed(line: str) -> str:
    """The text without our marks."""
    return SENTENCE_CUT.sub("", line).replace(TOKEN_CUT, "")


def visible(text: str) -> str:
    """The text without blanks and invisible characters at its ends."""
    return re.sub(rf"\A[\s{INVISIBLE}]+|[\s{INVISIBLE}]+\Z", "", text)


CASES = [pytest.param(line, id=f"{name}: {printed(line)[:40]}") for name, line in lines()]


@pytest.mark.parametrize("line", CASES)
def test_words_are_those_of_a_copy_desk(line: str) -> None:
    words = re.split(rf"\s+|{TOKEN_CUT}", SENTENCE_CUT.sub(TOKEN_CUT, line))
    expected = [visible(word) for word in words if visible(word)]
    assert expected == tokens.NewsTokenizer().tokenize(printed(line))


@pytest.mark.parametrize("line", CASES)
def test_sentences_are_those_of_a_copy_desk(line: str) -> None:
    expected = [visible(printed(part)) for part in SENTENCE_CUT.split(line)]
    assert expected == sentences.NewsSentenceTokenizer().tokenize(printed(line))


def test_there_are_lines_of_every_kind() -> None:
    assert len(CASES) > 150

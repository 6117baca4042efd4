"""Texts of any length, made of the paragraphs of our sample articles, with other names in each copy."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import count

from lab.samples import SEEDS

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w’'])")
"""A capitalised word inside a sentence."""
KEPT = 0.7  # of the names: then about as many words are unknown to the service as in news
ONSETS = ("b", "br", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w", "z")
VOWELS, CODAS = ("a", "e", "i", "o", "u", "ai", "ou"), ("", "n", "r", "l", "s", "m", "ck", "nd")


def articles(number: int, words: int) -> list[str]:
    """So many articles of about so many words, always the same ones."""
    return [article(seed, words) for seed in range(number)]


def article(seed: int, words: int) -> str:
    """An article of about so many words: whole paragraphs, under a headline."""
    dice = random.Random(seed)
    found = ["Council Approves New Bridge After Long Debate"]
    left = words - len(found[0].split())
    for paragraph in _paragraphs(dice):
        size = len(paragraph.split())
        if size > 1.5 * left:
            found.append(" ".join(paragraph.split()[: max(left, 0)]))
        else:
            found.append(paragraph)
        left -= size
        if left <= 0:
            return "\n\n".join(found)
    raise AssertionError("paragraphs never end")


def _paragraphs(dice: random.Random) -> Iterator[str]:
    pool = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]
    pool = [line for line in pool if len(line.split()) > 15]
    for _ in count():
        dice.shuffle(pool)
        yield from _renamed(pool, dice)


def _renamed(lines: Iterable[str], dice: random.Random) -> Iterator[str]:
    names: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        name = match.group()
        if name not in names:
            names[name] = name if dice.random() < KEPT else _name(dice)
        return names[name]

    return (NAME.sub(renamed, line) for line in lines)


def _name(dice: random.Random) -> str:
    parts = (dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(CODAS) for _ in range(dice.choice((2, 2, 3))))
    return "".join(parts).capitalize()

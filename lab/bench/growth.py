"""How time grows with length, as a picture and as an exponent."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from matplotlib import rcParams
from matplotlib.figure import Figure
from tqdm import tqdm

from lab.bench import stages, texts
from lab.bench.clock import clocked
from service.document import Article, Block
from service.intake.limits import CHARACTERS

LENGTHS = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
ROUNDS_UP_TO = 100_000  # words that are measured, in all rounds of a length together
LONG = 1_000  # words from which on what each article costs does not count any more


@dataclass(frozen=True, slots=True)
class Curve:
    """Milliseconds by words, and the exponent to which they grow: 1 is linear, 2 quadratic."""

    name: str
    words: tuple[int, ...]
    milliseconds: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """The slope of the line through the logarithms, by least squares, for texts that are long."""
        points = [(w, t) for w, t in zip(self.words, self.milliseconds, strict=True) if w >= LONG]
        slope, _ = np.polyfit(*np.log(np.array(points)).T, 1)
        return float(slope)


def measured(most: int) -> list[Curve]:
    """The curves of NLTK's tokenizer, of the reading, and of the whole analysis."""
    made = [texts.article(length, length) for length in LENGTHS if length <= most]
    short = [text for text in made if len(text) <= CHARACTERS]
    return [
        _curve(stages.BASE, lambda text: list(stages.TOKENIZER.span_tokenize(text)), made),
        _curve("tokens, sentences, tags, names", lambda text: stages.read(bare(text)), made),
        _curve("the whole analysis, to JSON", stages.whole, short),
    ]


def bare(text: str) -> Article:
    """An article whose lines are its paragraphs, as long as it may be: past the intake, which has a limit."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line), "paragraph"))
        at += len(line) + 1
    return Article("", "text", text, tuple(blocks))


def _curve(name: str, step: Callable[[str], object], made: Sequence[str]) -> Curve:
    words = tuple(len(text.split()) for text in made)
    took = []
    for text, size in tqdm(list(zip(made, words, strict=True)), desc=name, disable=None, leave=False):
        rounds = min(max(1, ROUNDS_UP_TO // size), 20)
        if size < ROUNDS_UP_TO:
            step(text)
        took.append(1000 * statistics.median(clocked(lambda text=text: step(text))[0] for _ in range(rounds)))  # type: ignore[misc]
    return Curve(name, words, tuple(took))


def draw(curves: Sequence[Curve], path: Path) -> None:
    """The picture of the curves."""
    rcParams.update({"svg.hashsalt": "copydesk", "svg.fonttype": "none"})
    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.add_subplot()
    for curve in curves:
        axes.loglog(curve.words, curve.milliseconds, "o-", label=f"{curve.name}: words to the {curve.exponent:.2f}")
    axes.set(xlabel="words", ylabel="milliseconds of one processor")
    axes.grid(True, which="major", alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})

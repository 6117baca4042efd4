"""How long an article takes, by its length: the guard of linear time, printed, for a person to look at.

    python -m lab.benchmark [FILE ...] [--rounds 7]

Each step's input is twice as long as the one before (the sample articles one after the other, again and again, or the
files given). Printed are the median over the rounds of the processor's time, milliseconds for 1,000 characters, and the
ratio of that rate to the first one: it stays level where time is linear, and doubles with each step where it is
quadratic. Awkward texts, one thing many times over, are held to the same.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
from tqdm import tqdm

from lab.samples import SEEDS
from service import pipeline
from service.intake import Source

DOUBLINGS = 5
STEPS = tuple(2**step for step in range(DOUBLINGS))
AWKWARD = {
    "opening marks": "“ ", "straight marks": '" ', "quotations": "“Yes,” she said. ", "brackets": "(", "one word": "a",
    "who says who says": "Lucia Brandt said that ", "abbreviations": "A. ", "bullets": "- \n", "spaces": "\xa0 ",
    "short lines": "Ferry\n\n", "names": "Lucia Brandt ", "dates": "on 1/1/2025 ", "addresses": "a@b.",
    "pronouns": "He said she said. ",
}  # fmt: skip
AWKWARD_LENGTH = 40_000


def seconds(text: str, rounds: int) -> float:
    """The median processor time of a whole analysis, from text to JSON."""
    took = []
    for _ in range(rounds):
        begun = time.process_time()
        article = pipeline.upload(Source(text))
        orjson.dumps({"article": article, **pipeline.analyse(article)})
        took.append(time.process_time() - begun)
    return statistics.median(took)


def longer(texts: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Names of series, and their texts, each twice as long as the one before."""
    whole = "\n\n".join(texts) + "\n\n"
    yield "articles", [whole * times for times in STEPS]
    for name, unit in AWKWARD.items():
        line = "Lucia Brandt spoke. " + unit * (AWKWARD_LENGTH // len(unit) // STEPS[-1])
        yield name, [line * times for times in STEPS]


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="plain texts in place of the sample articles")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args(arguments)
    texts = [path.read_text("utf-8") for path in options.files or sorted(SEEDS.glob("*.txt"))]
    seconds(texts[0], 1)  # weights and word lists are read once
    for path, text in zip(options.files or sorted(SEEDS.glob("*.txt")), texts, strict=True):
        print(f"{path.name:<34} {len(text):>7} characters {1000 * seconds(text, options.rounds):9.1f} ms")
    print(f"\n{'series':<20} {'characters':>10} {'ms':>9} {'ms/1000 characters':>19} {'ratio':>6}")
    for name, series in tqdm(list(longer(texts)), disable=None, unit="series", leave=False):
        rates: list[float] = []
        for text in series:
            taken = 1000 * seconds(text, options.rounds)
            rates.append(1000 * taken / len(text))
            print(f"{name:<20} {len(text):>10} {taken:>9.1f} {rates[-1]:>19.2f} {rates[-1] / rates[0]:>6.2f}")


if __name__ == "__main__":
    main()

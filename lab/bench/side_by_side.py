"""How long a comparison takes beyond the analyses of its articles, and how that grows with their number.

    python -m lab.bench.side_by_side [--rounds 5]

The articles have about 650 words each and are made of paragraphs of our samples, with other names in each: a hard case,
since many of them share whole sentences. Milliseconds of processor time, medians.
"""

from __future__ import annotations

import argparse
import statistics

from tqdm import tqdm

from lab.bench import texts
from lab.bench.clock import clocked
from service import comparison, intake, pipeline, reading
from service.comparison import Side
from service.intake import Source

WORDS = 650
NUMBERS = (2, 5, 10, 20, 35, 50)


def sides(number: int) -> list[Side]:
    """So many articles, read and analysed."""
    documents = [reading.read(intake.read(Source(text))) for text in texts.articles(number, WORDS)]
    return [pipeline.side(at, document) for at, document in enumerate(documents)]


def fresh(made: list[Side]) -> list[Side]:
    """The same without what an earlier comparison has worked out of them."""
    return [Side(side.index, side.document, side.quotes, side.points) for side in made]


def took(made: list[Side]) -> float:
    """Seconds of processor time that a comparison takes."""
    group = fresh(made)
    return clocked(lambda: comparison.compare(group))[0]


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    pipeline.load()
    made = sides(max(NUMBERS))
    comparison.compare(made)
    print(f"{'articles':>8} {'ms':>8} {'ms an article':>14}")
    for number in tqdm(NUMBERS, disable=None, leave=False):
        seconds = [took(made[:number]) for _ in range(rounds)]
        median = 1000 * statistics.median(seconds)
        print(f"{number:>8} {median:>8.0f} {median / number:>14.1f}")


if __name__ == "__main__":
    main()

"""What a long tag list costs: seconds to load it, megabytes that it holds, and how much longer an analysis takes.

    python -m lab.bench.tag_list [--names 200000] [--articles 12]

The names are made up, of syllables; the first are those of the entities of the articles, so that there are
matches. Each entry has one alias and two identifiers. Memory is what the process grew by; the time of an analysis
with and without the list is taken in turns, in one process. It is a benchmark, not a test.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lab.bench import stages, texts
from lab.bench.clock import clocked
from service import pipeline, tag_file
from service.document import Entity
from service.reading import tag_list

SYLLABLES = ("ba", "den", "kor", "li", "mas", "no", "pel", "ro", "sta", "tur", "vel", "win", "ya", "zim")
KINDS = ("person", "organisation", "place")
STATUS = Path("/proc/self/status")
ROUNDS = 15


def rows(names: int, known: list[str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of a list: name, type, alias, and two identifiers; the same for the same arguments."""
    dice = random.Random(names)
    for number in range(names):
        words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 3))).capitalize() for _ in range(dice.randint(1, 3))]
        name = known[number] if number < len(known) else " ".join(words)
        yield name, KINDS[number % 3], f"{words[0]} {number}", f"tags/{number}", f"Q{number}"


def written(folder: Path, names: int, known: list[str]) -> Path:
    """The file of a list, in CSV."""
    path = folder / "tags.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "type", "aliases", "desk", "wikidata"), *rows(names, known)])
    return path


def held() -> float:
    """Megabytes that the process holds, as Linux counts them."""
    line = next(line for line in STATUS.read_text("ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=200_000)
    parser.add_argument("--articles", type=int, default=12)
    options = parser.parse_args(arguments)
    pipeline.load()
    documents = [stages.prepared(text)["document"] for text in texts.articles(options.articles, 650)]
    entities: list[Entity] = [entity for document in documents for entity in document.entities]
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), options.names, sorted({entity.name for entity in entities}))
        before = held()
        seconds, known = clocked(lambda: tag_file.load(path))
        size = path.stat().st_size / 2**20
    print(f"{options.names} names, {size:.0f} MB: loaded in {seconds:.2f} s, {held() - before:.0f} MB held")
    took = [
        clocked(lambda: [tag_list.refer(known, document.article, document.entities) for document in documents])[0]
        for _ in range(ROUNDS)
    ]
    each = statistics.median(took) / len(documents)
    print(f"{1000 * each:.2f} ms an article, {1e6 * each * len(documents) / len(entities):.1f} us an entity")


if __name__ == "__main__":
    main()

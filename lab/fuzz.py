"""Look for bytes that upload neither reads nor refuses: `python -m lab.fuzz text/html --seconds 300 [--corpus DIR]`.

atheris (libFuzzer for Python) changes what it has in the direction of code not reached before. What ends in an Article
must keep the promises of its blocks; what raises anything but an ArticleError is left as `crash-…` in the folder where
the command runs. Inputs start from the samples of `tests/golden/articles` where no folder is given.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import FunctionType

from service import intake, pipeline
from service.document import Article
from service.errors import ArticleError

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "golden" / "articles"
LONGEST = 20_000  # bytes of an input
PATIENCE = 10  # seconds that one input may take


def once(content: bytes, media_type: str) -> None:
    """Read one input; whatever is wrong with it, an ArticleError says so. Raises AssertionError for a bad answer."""
    try:
        article = pipeline.upload(intake.Source(content, media_type))
    except ArticleError:
        return
    check(article)


def check(article: Article) -> None:
    """Blocks are in order, do not overlap, and hold every visible character; the text can be written as UTF-8.

    Raises AssertionError where that is not so.
    """
    article.text.encode("utf-8")
    ends = [0, *(edge for block in article.blocks for edge in (block.start, block.end)), len(article.text)]
    if ends != sorted(ends):
        raise AssertionError("blocks overlap or stand in no order")
    gaps = [article.text[left:right] for left, right in list(pairwise(ends))[::2]]
    if any(gap.strip() for gap in gaps):
        raise AssertionError("a visible character is in no block")


def functions() -> Iterator[FunctionType]:
    """The functions of upload, whose branches libFuzzer is to see; the libraries' are left as they are."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith("service.intake"):
            told = (value for value in vars(module).values() if isinstance(value, FunctionType))
            yield from (function for function in told if function.__module__ == name)


def main() -> None:
    """Run the command; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("media_type")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path, default=SAMPLES)
    options = parser.parse_args()
    atheris = import_module("atheris")
    for function in functions():
        atheris.instrument_func(function)
    limits = [f"-max_total_time={options.seconds}", f"-max_len={LONGEST}", f"-timeout={PATIENCE}"]
    # an empty folder first: libFuzzer writes what it finds into it
    found = Path("fuzz-corpus")
    found.mkdir(exist_ok=True)
    atheris.Setup([sys.argv[0], *limits, str(found), str(options.corpus)], lambda data: once(data, options.media_type))
    atheris.Fuzz()


if __name__ == "__main__":
    main()

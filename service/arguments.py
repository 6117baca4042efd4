"""What the command line can be told."""

from __future__ import annotations

import argparse
from pathlib import Path

from service import __version__, question

TAG_LIST = "COPYDESK_TAG_LIST"  # as over HTTP: the option goes before the environment


def parser() -> argparse.ArgumentParser:
    """What reads the arguments."""
    made = argparse.ArgumentParser(
        prog="copydesk",
        description="Analyse news articles: JSON lines, one for each article, on standard output.",
        epilog="Exit status: 0, or 1 if any article failed (its line then has a problem), or 2 for wrong arguments.",
    )
    made.add_argument("--version", action="version", version=f"copydesk {__version__}")
    made.add_argument("analysis", choices=[*question.ANALYSES, "serve"], help="the question; or serve, over HTTP")
    made.add_argument("files", nargs="*", metavar="FILE", help="articles (default, and -: standard input)")
    made.add_argument("--ndjson", action="store_true", help="the file has a JSON request with an id on each line")
    made.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes, for --ndjson")
    made.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster that does the work: tcp://host:8786")
    made.add_argument("--output", type=Path, metavar="FILE", help="where answers go, for --ndjson; .parquet as such")
    made.add_argument("--resume", action="store_true", help="go on behind the answers that --output has already")
    made.add_argument("--boilerplate", metavar="keep", help="take every block for body")
    made.add_argument("--article", metavar="full", help="answer the whole article, for plain text too")
    made.add_argument("--offsets", metavar="utf-16", help="count offsets in UTF-16 code units")
    made.add_argument("--include", metavar="NAMES", help="analyses of `analysis`, parted by commas")
    made.add_argument("--acts", metavar="NAMES", help="acts of quotes, parted by commas")
    made.add_argument("--key-points", type=int, metavar="N", help="key points of the summary, at most")
    made.add_argument("--words", type=int, metavar="N", help="words of the abstract, about")
    made.add_argument("--tags", metavar="FORM", help="the entities once more, as `superdesk` or `ninjs` has tags")
    made.add_argument("--tag-list", metavar="FILE", help=f"the newsroom's own tag list; default: {TAG_LIST}")
    return made


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError("must be a whole number from 1")
    return int(value)

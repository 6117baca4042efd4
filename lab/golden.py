"""Golden files: what the service answers today, kept so that every change shows what it gains and what it loses.

    python -m lab.golden              rewrite all expected answers, print gains and losses (`make golden`)
    python -m lab.golden --check      compare the sample articles with what a person wrote about them

A case is an input and its expected answer, `tests/golden/<analysis>/<case>.txt` (or .html, .xml, .docx, .pdf,
.request.json) and `<case>.json` beside it; `<analysis>` is `articles`, `analysis` or a name in `service.pipeline`. A
case of `comparison` is a folder of such inputs, in the order of their names.
Each article in `seeds/` is a case of `analysis`, its input standing there. Dropping in an input makes a case.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from lab import expectations
from lab.samples import ROOT, SEEDS, Json, ask, groups, inputs, stem

GOLDEN = ROOT / "tests" / "golden"
DIGITS = 2  # of numbers in expected answers: two processors may differ in the last bits, never in these
SHOWN = 160


@dataclass(frozen=True, slots=True)
class Case:
    """An input, the analysis that is asked of it, and the file with the expected answer."""

    analysis: str
    input: Path
    expected: Path

    def __str__(self) -> str:
        return f"{self.analysis}/{self.expected.stem}"


def cases() -> list[Case]:
    """All cases: those of the golden folders, then the sample articles."""
    folders = sorted(path for path in GOLDEN.iterdir() if path.is_dir())
    own = [
        Case(folder.name, path, folder / f"{stem(path)}.json")
        for folder in folders
        for path in (*inputs(folder), *groups(folder))
    ]
    return own + [Case("analysis", path, GOLDEN / "analysis" / f"{stem(path)}.json") for path in inputs(SEEDS)]


def actual(case: Case) -> Json:
    """The answer as expected answers are kept: numbers rounded, a plain text not repeated."""
    answer = ask(case.input, case.analysis)
    if case.input.suffix == ".txt" and "article" in answer:
        del answer["article"]["text"]
    kept: Json = _rounded(answer)
    return kept


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return {key: _rounded(item) for key, item in value.items()} if isinstance(value, dict) else value


def layout(value: Any, indent: str = "") -> str:
    """JSON for reading and comparing: each item of a list stands on a line of its own."""
    inner = indent + " "
    if isinstance(value, dict) and value:
        rows = [f"{inner}{_line(key)}: {layout(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(inner + _line(item) for item in value) + f"\n{indent}]"
    return _line(value)


def _line(value: Any) -> str:
    return orjson.dumps(value).decode("utf-8")


def changes(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines gained and lines lost."""
    old, new = ([row.strip(" ,") for row in text.splitlines()] for text in (before, after))
    known, kept = set(old), set(new)
    return [row for row in new if row not in known], [row for row in old if row not in kept]


def rewrite() -> Iterator[tuple[Case, list[str], list[str]]]:
    """Write every expected answer anew; yield those that changed, with the lines gained and lost."""
    for case in cases():
        before = case.expected.read_text("utf-8") if case.expected.exists() else ""
        after = layout(actual(case)) + "\n"
        if after != before:
            case.expected.parent.mkdir(parents=True, exist_ok=True)
            case.expected.write_text(after, "utf-8")
            yield case, *changes(before, after)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status is 1 if --check finds something that does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with seeds/expected instead of rewriting")
    if parser.parse_args(arguments).check:
        return expectations.report()
    for case, gained, lost in rewrite():
        print(f"{case}: {len(gained)} lines gained, {len(lost)} lost")
        for mark, rows in (("+", gained), ("-", lost)):
            print(*(f"  {mark} {row[:SHOWN]}" for row in rows), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

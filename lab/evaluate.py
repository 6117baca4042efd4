"""Runs the scorers, which stand outside this repository, and writes the table of `docs/quality.md` (`make evaluate`).

    python -m lab.evaluate --score DIR --corpora DIR [--seeds DIR --gold DIR] [--tasks quotes,entities] [--limit N]

`--score` holds `run.py`, which takes a task and writes its figures as JSON (`--json`). The JSON of each task is kept in
`out/quality/`; tasks that are not run this time keep the figures, date and command of the time before.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from lab.samples import ROOT

KEPT = ROOT / "out" / "quality"
TABLE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- figures: written by python -m lab.evaluate -->", "<!-- end of figures -->"
TASKS = ("quotes", "entities", "names", "text", "html", "summary", "seeds")
HEAD = "| task | set | figure | Copydesk | 95 % | reference | its value | date |\n|---|---|---|---|---|---|---|---|"

Place = tuple[str, ...]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table: where its value stands under `scores`, and the value that it is to be seen beside.

    `beside` is a place in the same JSON, or a number measured elsewhere; where it is from is told in `docs/quality.md`.
    """

    task: str
    set: str
    name: str
    place: Place
    reference: str = ""
    beside: Place | float | None = None


def _quotes() -> list[Figure]:
    names = (
        "speech quote+speaker@0.5", "speech quote@0.5", "speech speaker@0.5", "speech-direct quote@0.5",
        "speech-mixed quote@0.5", "speech-indirect quote@0.5", "quote@0.5", "content exact",
    )  # fmt: skip
    human = "two annotators"
    return [Figure("quotes", "PolNeAR", n, ("scores", n), human, ("human", "scores", n)) for n in names]


def _entities() -> list[Figure]:
    spacy = {"worldwide_newswire": 0.643, "conll2003": 0.596}
    sets = (*spacy, "cleanconll", "ieer", "crossner_politics", "wikigold", "re3d")
    core = [
        Figure(
            "entities",
            s,
            "PER+ORG+LOC exact",
            (s, "scores", "PER+ORG+LOC"),
            "spaCy [1]" if s in spacy else "",
            spacy.get(s),
        )
        for s in sets
    ]
    types = ("PER", "ORG", "LOC", "boundary")
    news = "worldwide_newswire"
    return core + [Figure("entities", news, f"{t} exact", (news, "scores", t)) for t in types]


def _names() -> list[Figure]:
    return [
        Figure("names", s, n, (s, "scores", n))
        for s in ("cleanconll", "gum_news")
        for n in ("found", "b-cubed", "pairwise")
    ]


def _pages(task: str) -> list[Figure]:
    trafilatura = ("trafilatura [2]", 0.960) if task == "html" else ("whole page", None)
    rows = []
    for s in ("extraction_scrapinghub", "extraction_readability"):
        label, value = trafilatura if s == "extraction_scrapinghub" else ("whole page", None)
        beside: Place | float = value if value is not None else (s, "whole page", "shingles")
        rows.append(Figure(task, s, "body, 4-grams", (s, "body", "shingles"), label, beside))
        rows.append(Figure(task, s, "headline, near", (s, "headline", "near")))
    strings = "extraction_trafilatura"
    rows.append(Figure(task, strings, "must be kept in", (strings, "body", "with")))
    rows.append(Figure(task, strings, "must be kept out", (strings, "body", "without")))
    return rows


def _summary() -> list[Figure]:
    sets = ("summ_bbc", "summ_summeval", "summ_writers", "summ_realsumm")
    lead = "the first words"
    rows = [
        Figure("summary", s, f"abstract, ROUGE-{n}", (s, "abstract", f"rouge{n}"), lead, (s, "Lead", f"rouge{n}"))
        for s in sets
        for n in ("1", "2", "L")
    ]
    return [*rows, *(Figure("summary", s, "key points, ROUGE-1", (s, "key points", "rouge1")) for s in sets)]


def _seeds() -> list[Figure]:
    places = (
        ("article", "body"), ("article", "set aside"), ("article", "roles"), ("entities", "mentions"),
        ("entities", "names"), ("entities", "roles of persons"), ("quotes", "quotes found"),
        ("quotes", "quote speaker"), ("quotes", "quote via"), ("quotes", "quotes right"),
        ("summary", "abstract: top 4"), ("summary", "key points: top 4"), ("summary", "summary items clean"),
    )  # fmt: skip
    return [Figure("seeds", "annotated articles", f"{part}: {name}", (part, name)) for part, name in places]


FIGURES = [*_quotes(), *_entities(), *_names(), *_pages("text"), *_pages("html"), *_summary(), *_seeds()]


def score(task: str, options: argparse.Namespace) -> None:
    """Run one scorer and keep its figures, with today's date."""
    kept = KEPT / f"{task}.json"
    command = [sys.executable, str(options.score / "run.py"), task, "--corpora", str(options.corpora)]
    command += ["--split", options.split, "--json", str(kept), "--command", f"{sys.executable} -m service"]
    command += ["--limit", str(options.limit)] if options.limit else []
    command += ["--gold", str(options.gold), "--seeds", str(options.seeds)] if task == "seeds" else []
    kept.unlink(missing_ok=True)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not kept.exists():
        print(f"{task}: no figures (exit status {done.returncode})\n{done.stderr.strip()[-2000:]}", file=sys.stderr)
        return
    figures = json.loads(kept.read_text("utf-8"))
    figures["date"] = options.date or datetime.datetime.now(datetime.UTC).date().isoformat()
    kept.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def found(figures: Json, place: Place | float | None) -> Json:
    """The score at a place: `value`, `low`, `high`; empty where there is none, or nothing to score."""
    if place is None or isinstance(place, float):
        return {} if place is None else {"value": place}
    here: Any = figures["scores"]
    for key in place:
        here = here.get(key, {}) if isinstance(here, dict) else {}
    if not here or here.get("gold") == 0:
        return {}
    return {"value": here.get("f1", here.get("value")), "low": here.get("low"), "high": here.get("high")}


def row(figure: Figure, figures: Json) -> str:
    """A line of the table."""
    ours, theirs = found(figures, figure.place), found(figures, figure.beside)
    interval = f"{ours['low']:.3f} to {ours['high']:.3f}" if ours.get("low") is not None else ""
    cells = [figure.task, figure.set, figure.name, _number(ours), interval, figure.reference if theirs else ""]
    return "| " + " | ".join([*cells, _number(theirs), figures["date"]]) + " |"


def _number(score: Json) -> str:
    return f"{score['value']:.3f}" if score else ""


def table() -> str:
    """All rows for which figures are kept, and how they were made."""
    kept = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(KEPT.glob("*.json"))}
    rows = [row(figure, kept[figure.task]) for figure in FIGURES if figure.task in kept]
    runs = [
        f"* `python SCORE/run.py {task} --split {run['split']}{_limited(run)}`, {run['date']}: {run['documents']} "
        f"documents, {sum(run['problems'].values())} problems, {run['wrong_spans']} spans that are not their text"
        for task, run in kept.items()
    ]
    return "\n".join([HEAD, *rows, "", *runs])


def _limited(run: Json) -> str:
    return f" --limit {run['limit']}" if run["limit"] else ""


def write(content: str) -> None:
    """Put the table between its marks in `docs/quality.md`; what a person wrote around it stays."""
    before, _, rest = TABLE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    TABLE.write_text(f"{before}{BEGIN}\n\n{content}\n\n{END}{after}", "utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--score", "--corpora", "--seeds", "--gold"):
        parser.add_argument(name, type=Path, required=name in {"--score", "--corpora"})
    parser.add_argument("--tasks", default=",".join(TASKS))
    parser.add_argument("--split", default="dev", choices=["dev", "test"])
    parser.add_argument(
        "--limit", type=int, help="only the first N documents of each set: for trying, not for reporting"
    )
    parser.add_argument("--date", help="of the run, if not today")
    options = parser.parse_args(arguments)
    KEPT.mkdir(parents=True, exist_ok=True)
    wanted = [task for task in options.tasks.split(",") if task != "seeds" or (options.seeds and options.gold)]
    for task in tqdm(wanted, disable=None, unit="task"):
        score(task, options)
    write(table())


if __name__ == "__main__":
    main()

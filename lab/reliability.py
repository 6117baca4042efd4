"""How far the confidence of quotes can be trusted: `python -m lab.reliability --corpora DIR` (`make reliability`).

Writes, for the dev part of PolNeAR, the tables of `docs/quality.md` between their marks, and `docs/reliability.svg`.
The weights of the confidence are fitted on other articles, by `lab.attribution_calibration`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from lab import reliability_curve
from lab.attribution_judged import Judged, Sample, read
from lab.measures import area, brier, error_by_chance, expected_error, filled, log_loss
from lab.samples import ROOT

PAGE, PICTURE = ROOT / "docs" / "quality.md", ROOT / "docs" / "reliability.svg"
BEGIN, END = "<!-- reliability: written by python -m lab.reliability -->", "<!-- end of reliability -->"
HEAD = (
    "| quotes | number | mean confidence | right | ECE | of equal numbers | by chance | Brier | log loss | AUC |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)
CHOSEN_HEAD = (
    "| confidence from | kept | right of these | of all right ones kept | direct | mixed | indirect |\n"
    "|---|---|---|---|---|---|---|"
)
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9)
LEAST = 50
"""Quotes of a group below which a calibration error would be that of chance."""
GROUPS: dict[str, Callable[[Judged], bool]] = {
    "all": lambda q: True,
    "direct": lambda q: q.kind == "direct",
    "mixed": lambda q: q.kind == "mixed",
    "indirect": lambda q: q.kind == "indirect",
    "speech": lambda q: q.act == "speech",
    "writing": lambda q: q.act == "writing",
    "thought": lambda q: q.act == "thought",
    "with a speaker": lambda q: q.named,
    "with a source, nobody known": lambda q: q.draft.source is not None and not q.named,
    "found by a cue": lambda q: q.draft.cue is not None,
    "found by layout": lambda q: q.draft.cue is None and q.draft.source is not None,
    "open: no source": lambda q: q.draft.source is None,
}


def rows(sample: Sample) -> Iterator[str]:
    """The lines of the table of groups; what came through others and the scorer's strictness stand apart."""
    fair = sample.of(lambda q: not q.relayed)
    yield from (row(name, fair.of(wanted)) for name, wanted in GROUPS.items())
    yield row("as the scorer counts, relayed ones too", sample.strictly())
    yield row("only those relayed", sample.of(lambda q: q.relayed).strictly())


def row(name: str, group: Sample) -> str:
    """A line of the table; of few quotes no more than their number and how many are right."""
    if not len(group):
        return f"| {name} | 0 |" + " |" * 8
    chance, right = group.confidence, group.right
    told = [chance.mean(), right.mean()]
    if len(group) >= LEAST:
        told += [expected_error(chance, right), expected_error(chance, right, filled), error_by_chance(chance)]
        told += [brier(chance, right), log_loss(chance, right), area(chance, right)]
    cells = [f"{value:.3f}" for value in told] + [""] * (8 - len(told))
    return f"| {name} | {len(group)} | " + " | ".join(cells) + " |"


def chosen(sample: Sample) -> Iterator[str]:
    """The lines of the table of thresholds: what is kept, and how much of it is right."""
    fair = sample.of(lambda q: not q.relayed)
    for least in THRESHOLDS:
        kept = _from(fair, least)
        if not kept.right.any():
            return
        shares = [len(kept) / len(fair), kept.right.mean(), kept.right.sum() / fair.right.sum()]
        kinds = [_kept(fair.of(GROUPS[kind]), least) for kind in ("direct", "mixed", "indirect")]
        cells = [f"{least:.1f}", *(f"{share:.3f}" for share in shares), *kinds]
        yield "| " + " | ".join(cells) + " |"


def _from(sample: Sample, least: float) -> Sample:
    return sample.at(np.flatnonzero(sample.confidence >= least))


def _kept(sample: Sample, least: float) -> str:
    kept = _from(sample, least)
    return f"{kept.right.mean():.3f} of {len(kept) / len(sample):.0%}" if len(kept) else "none"


def write(content: str) -> None:
    """Put the tables between their marks in `docs/quality.md`; what a person wrote around them stays."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{content}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=["dev", "test"])
    options = parser.parse_args()
    sample = read(options.corpora / "polnear" / f"{options.split}.jsonl.gz")
    tables = "\n".join([HEAD, *rows(sample), "", CHOSEN_HEAD, *chosen(sample)])
    print(tables)
    write(tables)
    fair = sample.of(lambda q: not q.relayed)
    reliability_curve.draw({kind: fair.of(GROUPS[kind]) for kind in ("direct", "mixed", "indirect")}, PICTURE)


if __name__ == "__main__":
    main()

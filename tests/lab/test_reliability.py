"""The tables and the picture of how far confidence can be trusted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("matplotlib", reason="what only lab needs is not installed")

from lab import reliability, reliability_curve
from lab.attribution_judged import Judged, Sample
from service.analyses.attribution.drafts import Draft
from service.document import Kind


def quote(kind: Kind = "direct", right: bool = True, relayed: bool = False) -> Judged:
    draft = Draft(0, (1, 2), (0, 1), ((2, 9),))
    return Judged(draft, kind, "speech", named=True, relayed=relayed, evidence=(), right=right, strict=right)


def sample(quotes: list[Judged], confidence: list[float]) -> Sample:
    return Sample(quotes, np.array(confidence), np.array([q.right for q in quotes], dtype=float))


def test_a_row_tells_how_many_are_right() -> None:
    line = reliability.row("all", sample([quote(), quote(right=False)], [0.9, 0.7]))
    assert line.startswith("| all | 2 | 0.800 | 0.500 |")


def test_all_rows_have_the_cells_of_the_head() -> None:
    for few in (sample([], []), sample([quote()], [0.9]), sample([quote(), quote(right=False)] * 40, [0.9, 0.7] * 40)):
        assert {line.count("|") for line in reliability.rows(few)} == {reliability.HEAD.split("\n")[0].count("|")}


def test_relayed_quotes_stand_apart() -> None:
    lines = list(reliability.rows(sample([quote(), quote(right=False, relayed=True)], [0.9, 0.7])))
    assert lines[0].startswith("| all | 1 |")
    assert lines[-1].startswith("| only those relayed | 1 |")


def test_a_threshold_tells_what_is_kept_and_what_of_it_is_right() -> None:
    quotes = [quote(), quote(right=False), quote("mixed"), quote("mixed", right=False)]
    lines = dict(line[2:].split(" | ", 1) for line in reliability.chosen(sample(quotes, [0.95, 0.4, 0.85, 0.82])))
    assert lines["0.8"] == "0.750 | 0.667 | 1.000 | 1.000 of 50% | 0.500 of 100% | none |"


def test_the_same_quotes_make_the_same_picture(tmp_path: Path) -> None:
    made = sample([quote(), quote(right=False)] * 20, [0.9, 0.3] * 20)
    for name in ("one.svg", "two.svg"):
        reliability_curve.draw({"direct": made, "mixed": sample([], [])}, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()

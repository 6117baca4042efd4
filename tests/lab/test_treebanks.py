"""How our tokens and sentences are compared: treebanks printed again, conventions folded."""

from __future__ import annotations

import gzip
from pathlib import Path

from lab import segmentation, treebanks
from lab.treebanks import Paragraph

ROWS = (
    "# newdoc id = one\n# newpar\n"
    "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tDo\tdo\tAUX\tVB\t_\t0\troot\t_\t_\n"
    "2\tn't\tnot\tPART\tRB\t_\t1\tadv\t_\t_\n"
    "3\tgo\tgo\tVERB\tVB\t_\t1\tx\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n"
    "1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
    "\n"
)


def test_a_treebank_is_printed_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "dev.conllu.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    first, second = treebanks.paragraphs(path)
    assert first.text.rstrip() == "Don't go. Stay!"
    assert [first.text[a:b] for a, b in first.words] == ["Do", "n't", "go", ".", "Stay", "!"]
    assert [first.text[a:b] for a, b in first.sentences] == ["Don't go.", "Stay!"]
    assert second.text.rstrip() == "Yes"


def test_differences_of_convention_fold() -> None:
    text = "a cease-fire at 5pm"
    cut = [(0, 1), (2, 7), (7, 8), (8, 12), (13, 15), (16, 17), (17, 19)]
    assert segmentation.folded(text, cut) == [(0, 1), (2, 12), (13, 15), (16, 19)]


def test_clitics_and_stops_do_not_fold() -> None:
    text = "Iran's."
    assert segmentation.folded(text, [(0, 4), (4, 6), (6, 7)]) == [(0, 4), (4, 6), (6, 7)]


def test_a_perfect_cut_scores_one() -> None:
    text = "It rained. We left."
    words = tuple(segmentation.ours(text)[0])
    scores = segmentation.measured(segmentation.ours, [Paragraph(text, words, ((0, 10), (11, 19)))])
    assert {score.f1 for score in scores.values()} == {1.0}

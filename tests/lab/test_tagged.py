"""What the tagger learns from: one set of tags, whatever the corpora call them."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from lab import tagged
from lab.corpora import Annotated
from service.document import Sentence
from service.reading.tags import PENN

ROWS = "1\tstate\tNN\n2\t-\tHYPH\n3\trun\tVBN\n4\tradio\tNN\n5\t-\t,\n6\t(\t-LRB-\n"


def test_the_names_of_tags_in_the_treebanks_become_those_of_penn() -> None:
    found = [
        tagged.penn(label, word) for label, word in (("-LRB-", "["), ("HYPH", "-"), ("ADD", "x.org"), ("IN", "to"))
    ]
    assert found == ["(", ":", "NN", "TO"]
    assert tagged.penn("GW", "a") is None
    assert [tagged.penn(",", "-"), tagged.strict(",", "-")] == [":", ","]


def test_a_compound_has_the_tag_of_the_adjective_that_it_is() -> None:
    places, labels = ((0, 5), (5, 6), (6, 9), (10, 15)), ("NN", "HYPH", "VBN", "NN")
    text = tagged.own([Annotated("1", "state-run radio", places, labels)])
    assert text.words == ["state-run", "radio"]
    assert [PENN[label] for label in text.labels] == ["JJ", "NN"]


def test_words_that_are_cut_otherwise_have_no_label() -> None:
    text = tagged.own([Annotated("1", "cannot go", ((0, 3), (3, 6), (7, 9)), ("MD", "RB", "VB"))])
    assert text.labels.tolist()[:-1] == [-1] * (len(text.words) - 1) or len(text.words) == 3


def test_a_headline_has_capitals_and_no_full_stop() -> None:
    words = ["Two", "men", "sold", "the", "farm", "."]
    text = tagged.Tagged(words, [Sentence(0, 0, 0, 6, 0)], np.array([1, 2, 3, 4, 5, 6]))
    lines = {" ".join(tagged.headlines(text, 1, seed).words) for seed in range(20)}
    assert lines == {"Two Men Sold the Farm", "TWO MEN SOLD THE FARM"}
    assert tagged.headlines(text, 1, 1).labels.tolist() == [1, 2, 3, 4, 5]
    assert not tagged.headlines(text, 0, 1).words


def test_given_words_stand_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu.gz"
    rows = "\n".join(
        "\t".join([cells[0], cells[1], "_", "_", cells[2], *"_____"])
        for cells in (row.split("\t") for row in ROWS.strip().split("\n"))
    )
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(f"# sent_id = 1\n{rows}\n\n# sent_id = 2\n1\tGo\t_\t_\tVB\t_\t_\t_\t_\t_\n\n")
    text = tagged.as_given(path)
    assert text.words == ["state", "-", "run", "radio", "-", "(", "Go"]
    assert [(one.first, one.last) for one in text.sentences] == [(0, 6), (6, 7)]
    assert tagged.as_given(path, only="radio").words == text.words[:6]

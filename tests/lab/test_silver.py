"""Reading what a teacher said of texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from lab import corpora, silver

ROW = {
    "id": "a",
    "text": "Ada Lane left Oslo.",
    "names": [[0, 8, "PER", 0.97], [14, 18, "LOC", 0.41]],
    "doubts": [[9, 13]],
    "tags": [[0, 3, "NNP", 1.0], [4, 8, "NNP", 0.99], [9, 13, "VBD", 0.5]],
}


def test_a_name_of_which_the_teacher_was_not_sure_is_a_doubt() -> None:
    found = silver.silver(ROW, least=0.6, least_tag=0.0)
    assert list(corpora.entities(found.names)) == [(0, 8, "PER")]
    assert found.doubts == ((9, 13), (14, 18))


def test_tags_of_too_small_a_share_are_left_out() -> None:
    assert silver.silver(ROW, 0.6, least_tag=0.9).tags.labels == ("NNP", "NNP")


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "silver.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(ROW) + "\n" + json.dumps(ROW | {"id": "b"}) + "\n")
    assert [one.names.id for one in silver.read(path)] == ["a", "b"]

"""Corpora are read with the place of every token."""

from __future__ import annotations

import gzip
from pathlib import Path

from lab import corpora


def write(path: Path, content: str) -> Path:
    path.write_bytes(gzip.compress(content.encode()))
    return path


def test_names_of_a_column_file_are_spans_of_its_text(tmp_path: Path) -> None:
    rows = "-DOCSTART-\tO\ta1\n\nAda\tB-PER\nMoss\tI-PER\nleft\tO\nLeeds\tB-LOC\n.\tO\n\n"
    rows += "-DOCSTART-\tO\ta2\n\nOslo\tB-LOC\n"
    first, second = corpora.columns(write(tmp_path / "x.bio.gz", rows))
    assert [(first.text[a:b], kind) for a, b, kind in corpora.entities(first)] == [
        ("Ada Moss", "PER"),
        ("Leeds", "LOC"),
    ]
    assert (first.id, second.id, second.text) == ("0000/a1", "0001/a2", "Oslo")


def test_sentences_without_documents_are_documents(tmp_path: Path) -> None:
    found = list(corpora.columns(write(tmp_path / "x.bio.gz", "Oslo\tO\n\nLeeds\tO\n")))
    assert [document.text for document in found] == ["Oslo", "Leeds"]


def test_a_conllu_file_keeps_its_spaces(tmp_path: Path) -> None:
    rows = [
        ("1-2", "don't", "_", "_"),
        ("1", "do", "VBP", "_"),
        ("2", "n't", "RB", "_"),
        ("3", "go", "VB", "SpaceAfter=No"),
        ("4", ".", ".", "_"),
    ]
    lines = ["# newdoc id = d1", *("\t".join((n, w, "_", "_", x, "_", "_", "_", "_", m)) for n, w, x, m in rows), ""]
    (document,) = corpora.conllu(write(tmp_path / "x.conllu.gz", "\n".join(lines)))
    assert document.text.strip() == "don't go."
    assert [document.text[a:b] for a, b in document.places] == ["do", "n't", "go", "."]
    assert document.labels == ("VBP", "RB", "VB", ".")


def test_words_know_the_gold_tokens_they_cover() -> None:
    assert [list(found) for found in corpora.overlaps([(0, 5), (6, 9)], [(0, 2), (2, 5), (7, 9)])] == [[0, 1], [2]]

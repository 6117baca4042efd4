"""The confidence of a quote: what it rests on, and that it was fitted to the networks that stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from quote_cases import answer, document, only

from service import weights
from service.analyses import quotes
from service.analyses.attribution import confidence
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Scene
from service.document import Act, Kind

TEXT = "Ada Brook told the council that the bridge over the river was safe."
BROOK = {"Ada Brook": "person"}


def the_draft() -> tuple[Scene, Draft]:
    scene = scenes.of(document(TEXT, BROOK))
    (voice,), _ = quotes.attributed(scene)
    return scene, voice.chained.draft


def sure(kind: Kind = "indirect", act: Act = "speech", **changes: object) -> float:
    scene, draft = the_draft()
    return confidence.of(scene, replace(draft, **changes), kind, act)  # type: ignore[arg-type]


def test_there_is_a_weight_for_each_input() -> None:
    scene, draft = the_draft()
    assert len(confidence.loaded()) == len(confidence.INPUTS)
    assert len(confidence.evidence(scene, draft, "indirect", "speech")) == len(confidence.INPUTS)


def test_the_confidence_was_fitted_to_the_networks_that_stand() -> None:
    fitted_to = weights.card("confidence")["attribution"]
    assert fitted_to == weights.card("attribution")["sha256"], "run python -m lab.attribution_calibration"


@pytest.mark.parametrize("name", ["chance", "grip", "hold"])
def test_surer_networks_never_make_a_quote_less_sure(name: str) -> None:
    given = [sure(**{name: chance}) for chance in (0.05, 0.3, 0.6, 0.9, 0.99, 1.0)]
    assert given == sorted(given)


def test_a_thought_is_less_sure_than_speech_of_the_same_evidence() -> None:
    assert sure(act="thought") < sure(act="speech")


def test_content_that_layout_gave_is_not_held_against_the_networks_that_had_none() -> None:
    assert sure(grip=0.0) > sure(grip=0.3)


def test_what_layout_says_is_as_sure_as_its_rule() -> None:
    quote = only(answer("“Nothing is settled until all is settled.” — Ada Brook, chief engineer", BROOK))
    assert quote.cue is None
    assert quote.source is not None
    assert 0.7 < quote.confidence < 1


def test_a_quotation_that_stands_alone_is_somebodys_words_for_all_that_is_known() -> None:
    quote = only(answer("“We have waited for this bridge for thirty years and more.”"))
    assert quote.speaker is None
    assert quote.confidence > 0.5

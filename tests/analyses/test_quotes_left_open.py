"""Whose quotation it is where no verb tells, and what is no quotation's: each rule by itself, on drafts by hand."""

from __future__ import annotations

import pytest
from draft_cases import draft, scene_of, told

from service.analyses.attribution import (
    announcements,
    confidence,
    denials,
    repairs,
    resumptions,
    signatures,
    subjects,
    transcripts,
)
from service.analyses.attribution.drafts import Draft

NAMES = {"Ada Brook|Brook": "person", "Tom Hale|Hale": "person"}


def test_a_quotation_in_the_sentence_after_one_is_a_piece_of_it() -> None:
    scene = scene_of("“We began with nothing,” Ada Brook said. Still, it was “a roof over all our heads.”", NAMES)
    drafts = [draft(scene, "Ada Brook", "said", "“We began with nothing,”")]
    whole = "“We began with nothing,” | “a roof over all our heads.”"
    assert told(scene, resumptions.resumed(scene, drafts)) == [("Ada Brook", whole)]


def test_a_quotation_in_the_sentence_after_a_report_has_its_speaker() -> None:
    scene = scene_of("Ada Brook said no bank would help. As a result there was “nothing in it for the town.”", NAMES)
    drafts = [draft(scene, "Ada Brook", "said", "no bank would help")]
    assert told(scene, resumptions.resumed(scene, drafts))[1] == ("Ada Brook", "“nothing in it for the town.”")


@pytest.mark.parametrize(
    "text", ["Then came a film, “The Long Road to the Sea.”", "Tom Hale smiled.\nThere is “no money for it at all.”"]
)
def test_titles_and_other_paragraphs_resume_nothing(text: str) -> None:
    scene = scene_of(f"Ada Brook said no bank would help. {text}", NAMES)
    drafts = [draft(scene, "Ada Brook", "said", "no bank would help")]
    assert resumptions.resumed(scene, drafts) == drafts


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The captain, Tom Hale, was shorter:", "Tom Hale"),
        ("The captain took another view:", "The captain"),
        ("The road to the town that Tom Hale built is long:", None),
    ],
)
def test_a_colon_hands_over_to_the_person_of_its_sentence(line: str, name: str | None) -> None:
    scene = scene_of(f"{line}\n“No comment, and you can print that.”", NAMES)
    assert told(scene, announcements.announced(scene, [])) == [(name, "“No comment, and you can print that.”")]


def test_a_signature_is_below_all_quotations_of_its_line() -> None:
    scene = scene_of("“We have no roof.” She laughed. “But we have walls.” — Ada Brook, mason", NAMES)
    assert told(scene, signatures.signed(scene, [])) == [("Ada Brook", "“We have no roof.” | “But we have walls.”")]


def test_marks_within_marks_are_signed_as_one() -> None:
    scene = scene_of("“My son asked me, “Why is it shut?” and I had no answer.” — Ada Brook", NAMES)
    assert told(scene, signatures.signed(scene, [])) == [
        ("Ada Brook", "“My son asked me, “Why is it shut?” and I had no answer.”")
    ]


def test_lines_of_a_transcript_may_each_open_with_a_mark() -> None:
    lines = ["“BROOK: Is it safe?", "“HALE: It is not.", "“(CROSSTALK.)", "“BROOK: Who pays?", "“HALE: The town pays."]
    scene = scene_of("\n".join(lines), NAMES)
    assert told(scene, transcripts.spoken(scene, [])) == [
        ("BROOK", "Is it safe?"),
        ("HALE", "It is not."),
        ("BROOK", "Who pays?"),
        ("HALE", "The town pays."),
    ]


def test_what_tails_off_after_a_quotation_and_its_speaker_is_no_content() -> None:
    scene = scene_of("“We are full,” Ada Brook wrote on a poster an hour later.", NAMES)
    drafts = [draft(scene, "Ada Brook", "wrote", "“We are full,”", "an hour later")]
    assert told(scene, repairs.mended(scene, drafts)) == [("Ada Brook", "“We are full,”")]


@pytest.mark.parametrize(
    ("cue", "content", "denied"),
    [
        ("called", "both mayors", True),
        ("spoke to", "Tom Hale", True),
        ("called", "her a hero", False),
        ("called", "Tom Hale a liar", False),
        ("told", "the truth", False),
    ],
)
def test_whom_somebody_talks_to_is_not_what_is_said(cue: str, content: str, denied: bool) -> None:
    scene = scene_of(f"Ada Brook {cue} {content} on Monday.", NAMES)
    assert denials.is_denied(scene, draft(scene, "Ada Brook", cue, content)) is denied


@pytest.mark.parametrize(("cue", "speaks"), [("was forced to admit", True), ("was asked to explain", False)])
def test_who_is_made_to_speak_speaks_and_who_is_asked_to_does_not(cue: str, speaks: bool) -> None:
    scene = scene_of(f"Ada Brook {cue} that the bridge was old.", NAMES)
    (mended,) = subjects.mended(scene, [draft(scene, "Ada Brook", cue, "the bridge was old")])
    assert (mended.source is not None) is speaks


@pytest.mark.parametrize(
    ("kind", "sure", "likely"), [("direct", 0.1, True), ("indirect", 0.1, False), ("indirect", 0.6, True)]
)
def test_only_what_is_in_marks_may_be_less_likely_than_not(kind: str, sure: float, likely: bool) -> None:
    scene = scene_of("Ada Brook said the bridge was old.", NAMES)
    one: Draft = draft(scene, "Ada Brook", "said", "the bridge was old")
    assert confidence.is_likely(scene, one, kind, sure) is likely  # type: ignore[arg-type]


def test_hearsay_may_be_less_sure() -> None:
    scene = scene_of("Ada Brook reportedly said the bridge was old.", NAMES)
    one = draft(scene, "Ada Brook", "said", "the bridge was old")
    assert confidence.is_likely(scene, one, "indirect", 0.3)


@pytest.mark.parametrize(
    ("content", "end"),
    [
        ("it “a disgrace,” and her office has closed it", "it “a disgrace,”"),
        ("it “a disgrace,” and “a danger,” in the town", "it “a disgrace,” and “a danger,” in the town"),
        ("it “a disgrace” and her office a mess", "it “a disgrace” and her office a mess"),
    ],
)
def test_a_clause_after_a_quotation_that_ends_in_a_comma_is_the_writer_s(content: str, end: str) -> None:
    scene = scene_of(f"Ada Brook called {content}.", NAMES)
    assert told(scene, repairs.mended(scene, [draft(scene, "Ada Brook", "called", content)])) == [("Ada Brook", end)]

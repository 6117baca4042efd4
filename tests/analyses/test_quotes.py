"""What a quote is, who says it and how, on sentences of our own."""

from __future__ import annotations

import pytest
from quote_cases import answer, content, only

from service.analyses import quotes

BROOK = {"Ada Brook|Brook": "person"}


def test_a_direct_quotation_has_its_marks_in_content_and_not_in_quoted() -> None:
    quote = only(answer("“We will rebuild the bridge by spring,” Ada Brook said.", BROOK))
    assert (quote.kind, quote.act) == ("direct", "speech")
    assert content(quote) == ["“We will rebuild the bridge by spring,”"]
    assert [span.text for span in quote.quoted] == ["We will rebuild the bridge by spring,"]
    assert quote.cue is not None
    assert quote.cue.text == "said"
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.anonymous) == ("Ada Brook", False)


def test_indirect_content_has_neither_that_nor_the_final_stop() -> None:
    quote = only(answer("Ada Brook said that the bridge would open in spring.", BROOK))
    assert quote.kind == "indirect"
    assert content(quote) == ["the bridge would open in spring"]
    assert quote.quoted == ()


def test_content_with_some_words_in_marks_is_mixed() -> None:
    quote = only(answer("Ada Brook said the old bridge had been “a danger to every child in town.”", BROOK))
    assert quote.kind == "mixed"
    assert [span.text for span in quote.quoted] == ["a danger to every child in town."]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe for everyone,” said Ada Brook.",
        "“The bridge is safe for everyone,” Ada Brook said on Monday.",
        "Ada Brook said: “The bridge is safe for everyone.”",
        "Ada Brook, the chief engineer, said, “The bridge is safe for everyone.”",
        "“The bridge is safe for everyone,” said Ada Brook, the chief engineer.",
        "“The bridge is safe for everyone,” the chief engineer, Ada Brook, said.",
        "According to Ada Brook, “the bridge is safe for everyone.”",
    ],
)
def test_the_speaker_is_found_before_after_and_around_the_quotation(text: str) -> None:
    quote = only(answer(text, BROOK))
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"


def test_the_halves_of_a_split_quotation_are_one_quote() -> None:
    quote = only(answer("“The bridge is safe,” Ada Brook said. “It was never safer than now.”", BROOK))
    assert content(quote) == ["“The bridge is safe,”", "“It was never safer than now.”"]


def test_a_long_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We began with nothing,” Ada Brook said. “We had no roof.\n“We had one another and a fire.”"
    quote = only(answer(text, BROOK))
    assert content(quote)[-1] == "“We had one another and a fire.”"


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_speaker_before_it() -> None:
    text = "“We began with nothing at all,” said Ada Brook.\n“We had one another and a fire in the yard.”"
    assert only(answer(text, BROOK)).speaker is not None


def test_single_marks_quote_in_british_style() -> None:
    quote = only(answer("‘The officials’ plan isn’t worth the paper,’ said Ada Brook.", BROOK))
    assert (quote.kind, content(quote)) == ("direct", ["‘The officials’ plan isn’t worth the paper,’"])


def test_straight_single_marks_are_told_from_apostrophes() -> None:
    quote = only(answer("'It's the dogs' own food and it isn't bad,' said Ada Brook.", BROOK))
    assert content(quote) == ["'It's the dogs' own food and it isn't bad,'"]


def test_angular_marks_quote() -> None:
    assert only(answer("«The bridge is safe for everyone», said Ada Brook.", BROOK)).kind == "direct"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ada Brook wrote that the bridge would open in spring.", "writing"),
        ("The report says the bridge is in danger.", "writing"),
        ("Ada Brook believes the bridge will open in spring.", "thought"),
        ("Ada Brook told reporters the bridge would open in spring.", "speech"),
    ],
)
def test_the_act_is_speech_writing_or_thought(text: str, act: str) -> None:
    assert only(answer(text, BROOK)).act == act


def test_only_the_acts_asked_for_are_answered() -> None:
    text = "Ada Brook believes the bridge will open in spring. She said that the work was nearly done."
    found = quotes.of_acts(answer(text, BROOK), ("speech",))
    assert [quote.act for quote in found.quotes] == ["speech"]
    assert found.quotes[0].id == "q1"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has not said if it was behind the closure.",
        "Ada Brook would not say whether the bridge was safe.",
        "Ada Brook declined to comment on the report.",
        "Ada Brook refused to say when the bridge would open.",
        "Ada Brook is expected to announce a new bridge next week.",
        "It was said that the bridge was haunted.",
        "Ada Brook never told the council that the bridge was closed.",
        "The inspectors were not authorized to discuss the cracks in public.",
        "Council leaders are expected to discuss the bridge in July.",
        "Neither the mayor nor the council has said when the bridge would open.",
        "It remains unclear whether the bridge will open.",
    ],
)
def test_speech_that_did_not_take_place_is_no_quote(text: str) -> None:
    assert answer(text, BROOK).quotes == ()


def test_a_denied_word_in_marks_is_a_quote_all_the_same() -> None:
    assert answer("“I will not resign over a bridge,” Ada Brook did not hesitate to say.", BROOK).quotes


def test_a_long_quotation_of_nobody_has_no_speaker() -> None:
    quote = only(answer("On the wall stood in red paint: nothing else.\n“The bridge belongs to all of us here.”"))
    assert (quote.kind, quote.speaker, quote.source, quote.cue) == ("direct", None, None, None)


def test_a_few_words_in_marks_that_nobody_spoke_are_scare_quotes() -> None:
    found = answer("The “temporary” bridge stood in the valley for forty years.")
    assert found.quotes == ()
    assert [span.text for span in found.scare_quotes] == ["temporary"]


def test_a_title_is_no_quote() -> None:
    found = answer("Her film “The Long Road to the Northern Sea” opened in three towns in May.")
    assert found.quotes == ()


def test_a_nickname_is_no_quote() -> None:
    assert not any(
        "Shorty" in content(q) for q in answer("A man who goes by the name “Shorty” crossed the bridge.").quotes
    )


def test_a_colon_hands_the_next_paragraph_to_the_speaker() -> None:
    text = "Ada Brook had this to say about the bridge:\n“It will outlive every one of us in this room.”"
    quote = only(answer(text, BROOK))
    assert content(quote) == ["“It will outlive every one of us in this room.”"]
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"


def test_a_colon_after_a_bare_name_announces_too() -> None:
    text = "And from Chairwoman Brook:\n“It will outlive every one of us in this room.”"
    quote = only(answer(text, {"Brook": "person"}))
    assert quote.speaker is not None
    assert quote.speaker.name == "Brook"


@pytest.mark.parametrize(
    "text",
    [
        "“It will outlive every one of us.” — Ada Brook",
        "“It will outlive every one of us.” -Commissioner Ada Brook",
        "“It will outlive every one of us.”\n— Ada Brook, chief engineer",
    ],
)
def test_a_name_after_a_dash_signs_the_quotation(text: str) -> None:
    quote = only(answer(text, BROOK))
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"


def test_speaker_lines_of_a_transcript_are_quotes() -> None:
    text = "BROOK: Is the bridge safe?\nHALE: It is safe.\nBROOK: For how long?\nHALE: For a hundred years."
    found = answer(text, {"BROOK": "person", "HALE": "person"})
    assert [q.speaker.name for q in found.quotes if q.speaker] == ["BROOK", "HALE", "BROOK", "HALE"]
    assert content(found.quotes[1]) == ["It is safe"]


def test_spans_are_what_the_article_says() -> None:
    text = "“The bridge is safe,” Ada Brook said. “It was never safer.” The “temporary” bridge stood."
    found = answer(text, BROOK)
    spans = [s for q in found.quotes for s in (*q.content, *q.quoted, q.cue, q.source) if s]
    assert all(text[s.start : s.end] == s.text for s in [*spans, *found.scare_quotes])


def test_speakers_come_by_their_words_most_first() -> None:
    text = (
        "“Yes, it is so,” said Tom Hale.\n"
        "“The bridge was built by people who knew what a river can do,” said Ada Brook.\n"
        "“Never again,” Tom Hale said."
    )
    found = answer(text, {"Ada Brook": "person", "Tom Hale": "person"})
    assert [(s.name, s.quotes) for s in found.speakers] == [("Ada Brook", 1), ("Tom Hale", 2)]
    assert found.speakers[0].words == 13


def test_hearsay_is_less_sure() -> None:
    plain = only(answer("Ada Brook told the council that the bridge was safe.", BROOK))
    hearsay = only(answer("Ada Brook reportedly told the council that the bridge was safe.", BROOK))
    assert hearsay.confidence < plain.confidence


def test_cue_and_source_have_no_marks_at_their_ends() -> None:
    quote = only(answer("Ada Brook, the chief engineer, said: “The bridge is safe for everyone.”", BROOK))
    assert quote.cue is not None
    assert quote.source is not None
    assert (quote.cue.text, quote.source.text) == ("said", "Ada Brook, the chief engineer")

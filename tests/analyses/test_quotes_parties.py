"""Who speaks, to whom, through whom and when, on sentences of our own."""

from __future__ import annotations

import pytest
from quote_cases import answer, content, document, only

from service.analyses.attribution import layers, parties, scene
from service.analyses.attribution.drafts import Draft

NAMES = {
    "Ada Brook|Brook": "person",
    "Tom Hale|Hale": "person",
    "Norland": "place",
    "Rivers Board": "organisation",
    "Meridian Post": "organisation",
}


def party(text: str, words: str) -> parties.Party:
    """The party of some words of a text."""
    read = scene.of(document(text, NAMES))
    start = text.index(words)
    numbers = [n for n, token in enumerate(read.tokens) if start <= token.start < start + len(words)]
    return parties.party_of(read, (numbers[0], numbers[-1] + 1))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ada Brook", "Ada Brook"),
        ("Foreign Minister Ada Brook", "Ada Brook"),
        ("Secretary of State Ada Brook", "Ada Brook"),
        ("Norland minister Ada Brook", "Ada Brook"),
        ("Brook, the head of the Rivers Board,", "Ada Brook"),
        ("the head of the board, Ada Brook,", "Ada Brook"),
        ("the Rivers Board", "Rivers Board"),
        ("Norland", "Norland"),
    ],
)
def test_the_head_of_the_words_is_the_speaker(source: str, name: str) -> None:
    found = party(f"On the day {source} said that the bridge was safe.", source)
    assert (found.name, found.anonymous, found.description) == (name, False, None)


@pytest.mark.parametrize(
    ("source", "affiliation"),
    [
        ("a Norland official", "e:Norland"),
        ("two officials familiar with the matter", None),
        ("a senior official at the Rivers Board", "e:Rivers Board"),
        ("an aide to Ada Brook", "e:Ada Brook"),
        ("a person who attended the meeting", None),
        ("critics", None),
    ],
)
def test_people_without_a_name_are_anonymous_with_their_words(source: str, affiliation: str | None) -> None:
    found = party(f"On the day {source} said that the bridge was safe.", source)
    assert (found.entity, found.anonymous, found.description, found.affiliation) == (None, True, source, affiliation)


def test_a_report_is_no_anonymous_person() -> None:
    found = party("On the day the report said that the bridge was safe.", "the report")
    assert (found.entity, found.anonymous, found.description) == (None, False, "the report")


def test_two_names_speak_together() -> None:
    quote = only(answer("Ada Brook and Tom Hale said the bridge was safe.", NAMES))
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"
    assert [other.name for other in quote.other_speakers] == ["Tom Hale"]


def test_a_pronoun_is_whom_the_reading_says() -> None:
    quote = only(answer("She said the bridge was safe.", {"Ada Brook": "person"}, {"She": "Ada Brook"}))
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.mention.text) == ("Ada Brook", "She")


def test_an_open_pronoun_is_the_speaker_before() -> None:
    found = answer("“The bridge is safe for everyone,” said Ada Brook. She added that it had been tested twice.", NAMES)
    assert [q.speaker.name for q in found.quotes if q.speaker] == ["Ada Brook", "Ada Brook"]


def test_they_are_the_anonymous_several_before() -> None:
    text = "Two officials said the bridge was closed.\nThey added that the ferry was late as well."
    found = answer(text)
    assert [q.speaker.description for q in found.quotes if q.speaker] == ["Two officials", "Two officials"]


def test_who_is_the_name_before_it() -> None:
    text = "The board thanked Ada Brook, who said the bridge would stand for a hundred years."
    found = [q for q in answer(text, NAMES).quotes if q.cue and q.cue.text == "said"]
    assert [q.speaker.name for q in found if q.speaker] == ["Ada Brook"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Brook told the Meridian Post that the bridge was safe.", "Meridian Post"),
        ("Ada Brook told Tom Hale on Monday that the bridge was safe.", "Tom Hale"),
        ("Ada Brook told her deputy, Tom Hale, that the bridge was safe.", "Tom Hale"),
        ("“The bridge is safe for everyone,” Ada Brook said to Tom Hale.", "Tom Hale"),
        ("“The bridge is safe for everyone,” Ada Brook told the Meridian Post.", "Meridian Post"),
    ],
)
def test_the_one_who_is_told_is_the_addressee(text: str, told: str) -> None:
    quote = only(answer(text, NAMES, days="Monday"))
    assert quote.addressee is not None
    assert quote.addressee.name == told


def test_reporters_are_told_without_a_name() -> None:
    quote = only(answer("Ada Brook told reporters that the bridge was safe.", NAMES))
    assert quote.addressee is not None
    assert (quote.addressee.anonymous, quote.addressee.description) == (True, "reporters")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook said the bridge was safe, according to the Meridian Post.",
        "According to the Meridian Post, Ada Brook said the bridge was safe.",
        "Ada Brook said the bridge was safe, the Meridian Post reported.",
        "“The bridge is safe for everyone,” Ada Brook said, according to the Meridian Post.",
    ],
)
def test_a_relay_is_named_in_via_and_is_not_the_speaker(text: str) -> None:
    quote = only(answer(text, NAMES))
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"
    assert [link.name for link in quote.via] == ["Meridian Post"]


def test_the_chain_names_the_nearest_relay_first() -> None:
    text = (
        "According to the Meridian Post, quoting a person who attended the meeting, Ada Brook said the bridge was safe."
    )
    quote = only(answer(text, NAMES))
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"
    assert [link.name or link.description for link in quote.via] == [
        "a person who attended the meeting",
        "Meridian Post",
    ]


def test_words_in_marks_belong_to_the_outer_speaker_as_well() -> None:
    text = "An official said Ada Brook stressed that the bridge was safe, but that “her aim was to keep it so.”"
    found = answer(text, NAMES)
    assert "An official" in [q.speaker.description for q in found.quotes if q.speaker]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ada Brook said on Monday that the bridge was safe.", "Monday"),
        ("Speaking on Monday, Ada Brook said the bridge was safe.", "Monday"),
        ("Ada Brook on Monday said the bridge was safe.", "Monday"),
        ("During a call with the board on Monday, Ada Brook said the bridge was safe.", "Monday"),
        ("Ada Brook said the bridge would close on Monday.", None),
        ("After the flood on Monday, Ada Brook said the bridge was safe.", None),
    ],
)
def test_the_day_is_that_of_the_speech(text: str, day: str | None) -> None:
    quote = only(answer(text, NAMES, days="Monday"))
    assert (quote.said_on.text if quote.said_on else None) == day


def test_content_does_not_take_in_the_one_who_is_told() -> None:
    quote = only(
        answer("Ada Brook assured the deputy Tom Hale on Monday that the bridge was safe.", NAMES, days="Monday")
    )
    assert content(quote) == ["the bridge was safe"]


def test_his_deputies_are_not_he() -> None:
    means = {"his": "Tom Hale"}
    quote = only(answer("Tom Hale told his deputies that the bridge was safe.", {"Tom Hale": "person"}, means))
    assert quote.addressee is not None
    assert (quote.addressee.entity, quote.addressee.description) == (None, "his deputies")


def test_a_description_is_whom_the_reading_says() -> None:
    means = {"The chief engineer": "Ada Brook"}
    quote = only(answer("The chief engineer said the bridge was safe.", {"Ada Brook": "person"}, means))
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"


def test_a_participle_inside_a_quote_is_none_of_its_own() -> None:
    text = "Ada Brook has been on the telephone all week, calling mayors along the river, one official said."
    assert [q.speaker.description for q in answer(text, NAMES).quotes if q.speaker] == ["one official"]


def test_marked_words_that_speak_of_their_speaker_are_those_of_whoever_tells() -> None:
    text = (
        'A clerk said Ada Brook stressed that the bridge was safe, but that "her message was to wait for the report."'
    )
    found = {q.speaker.name if q.speaker else None: content(q) for q in answer(text, NAMES).quotes}
    assert found["Ada Brook"] == ["the bridge was safe"]
    assert any("her message" in words for said in (found[None] or []) for words in [said])


@pytest.mark.parametrize("relay", ["according to the Meridian Post", "the Meridian Post reported"])
def test_a_relay_after_a_closing_mark_passes_on_what_was_said(relay: str) -> None:
    quote = only(answer(f"Ada Brook told the council on Monday that repairs would be “loud and long,” {relay}.", NAMES))
    assert quote.speaker
    assert quote.speaker.name == "Ada Brook"
    assert [party.name for party in quote.via] == ["Meridian Post"]


def test_a_people_that_only_describes_does_not_speak() -> None:
    names = {"Norse": "group", "Gallic": "group"}
    (quote,) = answer("Norse and Gallic officials said that the bridge was safe.", names).quotes
    assert quote.speaker
    assert (quote.speaker.entity, quote.speaker.anonymous) == (None, True)


def test_the_same_officials_are_one_speaker_with_and_without_the() -> None:
    text = "Two clerks said that the bridge was safe. The two clerks said that repairs had begun in May."
    assert [(speaker.description, speaker.quotes) for speaker in answer(text).speakers] == [("Two clerks", 2)]


def test_a_cue_inside_its_own_source_is_a_clause_and_no_fault() -> None:
    read = scene.of(document("The Rivers Board statement said the bridge was safe.", NAMES))
    assert layers.is_clause(read, Draft(0, cue=(3, 4), source=(0, 4), content=((5, 9),)))


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        ("The Harbour Union and the Meridian Post went on.", "union", "Harbour Union"),
        ("NASA, the space agency, and the Harbour Union went on.", "agency", "NASA"),
        ("The ferry company Kessel Lines and NASA went on.", "company", "Kessel Lines"),
        ("Kessel Lines went on.", "company", "Kessel Lines"),
        ("The Harbour Union and the Pilots Union went on.", "union", None),
        ("The Harbour Union went on. A rival union did not.", "union", None),
        ("Kessel Lines went on. A ferry firm did not.", "company", None),
        ("Kessel Lines and NASA went on.", "company", None),
    ],
)
def test_a_body_is_known_by_what_it_is_called_where_no_other_may_be_meant(
    before: str, noun: str, name: str | None
) -> None:
    bodies = ("Harbour Union", "Pilots Union", "NASA", "Kessel Lines", "Meridian Post")
    found = answer(f"{before}\nThe {noun} said the river was too low.", dict.fromkeys(bodies, "organisation"))
    speaker = found.quotes[-1].speaker
    assert speaker is not None
    assert speaker.name == name

"""Whose words they are where the cue's subject is not plain, and what is nobody's; on sentences of our own."""

from __future__ import annotations

import pytest
from quote_cases import answer, content, only

from service.document import Quote

NAMES = {
    "Ada Brook|Brook": "person",
    "Tom Hale|Hale": "person",
    "Norland": "place",
    "Kessel": "place",
    "Rivers Board": "organisation",
    "Harbour Union": "organisation",
    "Meridian Post": "organisation",
    "Northgate Courier|Courier": "organisation",
}


def found(text: str, days: str = "") -> list[Quote]:
    """The quotes of a text about the bridge."""
    return list(answer(text, NAMES, days=days).quotes)


def speaker(quote: Quote) -> str | None:
    """Who speaks, by name or description."""
    return quote.speaker and (quote.speaker.name or quote.speaker.description)


def by(text: str, cue: str) -> str | None:
    """The speaker of the quote with this cue."""
    (quote,) = (quote for quote in found(text) if quote.cue and quote.cue.text == cue)
    return speaker(quote)


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hale was told that the bridge was safe.",
        "Drivers were warned that the bridge would close on Friday.",
        "The bridge is widely believed to be haunted.",
        "The bridge seems to have stood through the flood.",
        "Ada Brook appeared to believe that the bridge was old.",
        "The board was expected to publish its report in May.",
    ],
)
def test_a_subject_to_whom_it_is_done_or_who_only_seems_so_does_not_speak(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Brook was accused by Tom Hale of hiding the cracks in the bridge.", "Tom Hale"),
        ("Ada Brook was named chief engineer by the Rivers Board on Monday.", "Rivers Board"),
        ("The bridge was described by Ada Brook as a danger to every child.", "Ada Brook"),
    ],
)
def test_what_is_done_by_somebody_is_theirs(text: str, name: str) -> None:
    assert speaker(only(answer(text, NAMES))) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook was quoted as saying that the bridge was safe.",
        "Ada Brook was convinced that the bridge would hold.",
        "Ada Brook is said to have told the board that the bridge would fall.",
        "Ada Brook seemed to suggest that the bridge would fall.",
    ],
)
def test_the_subject_of_a_feeling_or_of_hearsay_speaks(text: str) -> None:
    assert speaker(only(answer(text, NAMES))) == "Ada Brook"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ada Brook closed the bridge on Monday, saying that it was no longer safe.", "saying"),
        ("Ada Brook said the bridge was safe and added that it had been tested twice.", "added"),
        ("“The bridge is safe,” Ada Brook said on Monday, adding that it had been tested twice.", "adding"),
        ("Ada Brook praised the crew and told reporters that the bridge was safe.", "told"),
        ("With winter near, Ada Brook warned that the bridge could freeze.", "warned"),
        ("Asked about the bridge, Ada Brook said that it was safe.", "said"),
    ],
)
def test_participles_and_second_verbs_share_the_subject(text: str, cue: str) -> None:
    assert by(text, cue) == "Ada Brook"


def test_who_is_quoted_by_a_paper_speaks() -> None:
    text = "Ada Brook was quoted by the Meridian Post as saying that the bridge was safe."
    assert by(text, "saying") == "Ada Brook"


def test_what_a_second_verb_tells_is_not_told_by_the_first() -> None:
    quotes = found("Ada Brook said the bridge was safe and added that it had been tested twice.")
    assert [content(quote) for quote in quotes] == [["the bridge was safe"], ["it had been tested twice"]]


def test_a_second_verb_ends_the_content_of_the_first() -> None:
    quotes = found("Ada Brook vowed revenge and closed the bridge to all lorries in May.")
    assert [content(quote) for quote in quotes if quote.cue and quote.cue.text == "vowed"] == [["revenge"]]


def test_a_second_verb_of_speech_tells_something_of_its_own() -> None:
    text = "Ada Brook criticized the plan and later called the bridge “a danger to every child in town.”"
    assert by(text, "called") == "Ada Brook"


def test_who_is_the_people_described_before_it() -> None:
    assert by("The engineer, who said the bridge was safe, left the meeting early.", "said") == "The engineer"


def test_a_paragraph_of_quotation_goes_on_with_the_last_speaker() -> None:
    text = (
        "Ada Brook said on Monday that the bridge would close, though few lorries use it.\n"
        "“We have waited for this since the flood of last year.”"
    )
    quotes = found(text)
    assert [speaker(quote) for quote in quotes] == ["Ada Brook", "Ada Brook"]
    assert [quote.kind for quote in quotes] == ["indirect", "direct"]


def test_a_quotation_goes_on_after_a_long_tail() -> None:
    text = (
        "“We like the old bridge,” Ada Brook said during a long interview in Kessel, a port in the north of Norland.\n"
        "“It has stood through every flood since my childhood.”"
    )
    assert content(only(answer(text, NAMES)))[-1] == "“It has stood through every flood since my childhood.”"


def test_a_paragraph_of_quotation_after_nobody_s_words_stays_open() -> None:
    text = "The bridge was closed on Monday.\n“We have waited for this since the flood of last year.”"
    assert [speaker(quote) for quote in found(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has yet to say when the bridge will open.",
        "Ada Brook would neither confirm nor deny that the bridge was closed.",
        "The ministry did not respond to a request for comment.",
        "Ada Brook stopped short of saying the bridge was unsafe.",
        "No one has claimed that the bridge was safe.",
        "Tom Hale is due to tell the council on Friday that the work is late.",
        "Ada Brook could not say how many lorries use the bridge.",
        "It was not immediately clear whether the bridge would open.",
        "Ada Brook refused to be drawn on whether the bridge would open.",
        "The board shut the bridge at night, which added to the anger in the valley at the council for acting so.",
        "The closure has only added to the drivers' frustration that nobody had warned them.",
        "Ada Brook did not rule out that the bridge would close.",
    ],
)
def test_what_was_not_said_is_no_quote(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Brook denied that the bridge was unsafe.", "Ada Brook"),
        ("Drivers are more likely to say that the bridge is too narrow.", "Drivers"),
        ("Tom Hale resigned on Friday, citing the cost of the bridge.", "Tom Hale"),
        ("The Rivers Board announced plans to rebuild the bridge by spring.", "Rivers Board"),
        ("Ada Brook declined an interview but said that the bridge was safe.", "Ada Brook"),
    ],
)
def test_denials_answers_reasons_and_announcements_are_quotes(text: str, name: str) -> None:
    assert speaker(only(answer(text, NAMES))) == name


def test_whom_a_paper_cites_is_no_quote_of_the_paper() -> None:
    text = "The Northgate Courier, citing two people close to the board, reported that the bridge would close."
    assert [quote.cue and quote.cue.text for quote in found(text)] == ["reported"]


@pytest.mark.parametrize(
    ("source", "name", "anonymous"),
    [
        ("The Harbour Union", "Harbour Union", False),
        ("The report", "The report", False),
        ("A statement from the Rivers Board", "A statement from the Rivers Board", False),
        ("Kessel", "Kessel", False),
        ("The Brook administration", "Brook administration", False),
        ("The mayor’s office", "The mayor’s office", False),
        ("Some two dozen residents", "Some two dozen residents", True),
        ("Three officials at the Rivers Board", "Three officials at the Rivers Board", True),
        ("A senior Norland official", "A senior Norland official", True),
    ],
)
def test_institutions_speak_by_name_and_people_by_their_words(source: str, name: str, anonymous: bool) -> None:
    quote = only(answer(f"{source} said that the bridge was safe.", NAMES))
    assert quote.speaker is not None
    assert (speaker(quote), quote.speaker.anonymous) == (name, anonymous)


@pytest.mark.parametrize(
    ("source", "first", "others"),
    [
        ("Ada Brook and two of her aides", "Ada Brook", ["two of her aides"]),
        ("Ada Brook, Tom Hale and the Harbour Union", "Ada Brook", ["Tom Hale"]),
        ("The Harbour Union and the Rivers Board", "Harbour Union", ["Rivers Board"]),
        ("Ada Brook and others", "Ada Brook", []),
        ("Ada Brook and Tom Hale both", "Ada Brook", ["Tom Hale"]),
        ("Tom Hale, the head of the Harbour Union and a member of the board since May,", "Tom Hale", []),
        ("The council and other critics", "The council", ["other critics"]),
    ],
)
def test_those_who_speak_together_are_told_apart(source: str, first: str, others: list[str]) -> None:
    quote = only(answer(f"{source} said that the bridge was safe.", NAMES))
    assert speaker(quote) == first
    assert [other.name or other.description for other in quote.other_speakers] == others


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Brook said to the crowd that the bridge was safe.", "the crowd"),
        ("Ada Brook confirmed to the Northgate Courier that the bridge would close.", "Northgate Courier"),
        ("Ada Brook informed the Harbour Union that the bridge was safe.", "Harbour Union"),
        ("“The bridge is safe,” Ada Brook told him.", "him"),
        ("Ada Brook added to the anger of the town by saying that the bridge was safe.", None),
        ("Tom Hale pointed to the report and said that the bridge was safe.", None),
    ],
)
def test_only_those_who_can_listen_are_told(text: str, told: str | None) -> None:
    quotes = [quote.addressee for quote in found(text) if quote.addressee]
    assert [party.name or party.description for party in quotes] == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Ada Brook told Tom Hale that the bridge was safe, two people who were in the room said.", 1),
        ("Ada Brook believes the bridge is safe, according to an aide.", 1),
        ("“I never saw the bridge,” Ada Brook said, according to court papers.", 1),
        ("Ada Brook said the bridge was safe, the Northgate Courier reported, citing a clerk.", 2),
        ("Ada Brook said on Monday that the bridge was safe.", 0),
    ],
)
def test_a_chain_has_a_link_for_each_who_passed_it_on(text: str, links: int) -> None:
    quote = next(quote for quote in found(text) if speaker(quote) == "Ada Brook")
    assert len(quote.via) == links


def test_a_deed_that_a_paper_tells_of_is_the_paper_s() -> None:
    text = "According to the Meridian Post, the Rivers Board issued ninety permits for the bridge."
    assert [speaker(quote) for quote in found(text)] == ["Meridian Post"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday, Ada Brook said that the bridge was safe.", "Monday"),
        ("Ada Brook said in a statement on Monday that the bridge was safe.", "Monday"),
        ("“The bridge is safe,” Ada Brook told the Meridian Post on Monday.", "Monday"),
        ("In a speech on Monday, Ada Brook said that the bridge was safe.", "Monday"),
        ("Ada Brook, who arrived on Monday, said that the bridge was safe.", None),
        ("The bridge, which closed on Monday, is safe, Ada Brook said.", None),
    ],
)
def test_the_day_of_the_speech_is_no_other_day(text: str, day: str | None) -> None:
    (quote,) = (quote for quote in found(text, "Monday") if speaker(quote) == "Ada Brook")
    assert (quote.said_on.text if quote.said_on else None) == day


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ada Brook tweeted that the bridge was safe.", "writing"),
        ("In her memoir, Ada Brook writes that the bridge was never safe.", "writing"),
        ("The indictment says that the bridge was never inspected.", "writing"),
        ("Ada Brook fears that the bridge will fall.", "thought"),
        ("Ada Brook insists that the bridge is safe.", "speech"),
        ("Tom Hale testified that the bridge was never inspected.", "speech"),
    ],
)
def test_the_act_is_that_of_verb_and_source(text: str, act: str) -> None:
    assert only(answer(text, NAMES)).act == act

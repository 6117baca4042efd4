"""What a person does with one article: paste it, drop it, point at what is found in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.web.page.conftest import SEEDS, paste, read, told

FERRY = (SEEDS / "fiction-saltmere-ferry.txt").read_text("utf-8")
PAPERS = "One accident, three papers"
TRAM = (SEEDS.parent / "docs" / "examples" / "tram.txt").read_text("utf-8")


@pytest.fixture
def ferry(client: FlaskClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/v1/analysis?article=full", json={"text": FERRY}).get_json()
    return answer


def pieces(spans: list[dict[str, Any]]) -> str:
    return "".join(span["text"] for span in spans)


def test_a_pasted_article_shows_who_said_what(page: Page, ferry: dict[str, Any]) -> None:
    read(page, FERRY)
    shown = page.locator(".voice .name").all_text_contents()
    assert shown == [speaker["name"] or speaker["description"] for speaker in ferry["speakers"]]
    expect(page.locator(".tally")).to_contain_text(f"{len(ferry['quotes'])} quotes")
    expect(page.locator(".voice.anonymous")).to_have_count(sum(one["anonymous"] for one in ferry["speakers"]))
    assert page.locator(".to-quote").count() >= len(ferry["quotes"])


def test_every_block_is_shown_with_its_role(page: Page, ferry: dict[str, Any]) -> None:
    read(page, FERRY)
    shown = page.locator(".block .text").evaluate_all(
        "all => all.map(one => [...one.childNodes].filter(node => !node.matches?.('.handle'))"
        ".map(node => node.textContent).join(''))"
    )
    assert shown == [FERRY[block["start"] : block["end"]] for block in ferry["article"]["blocks"]]
    aside = page.locator(".block.aside")
    assert aside.count() > 5
    for block in aside.all():
        expect(block.locator(".role")).to_be_visible()


def test_everything_that_is_found_is_marked_at_its_place(page: Page, ferry: dict[str, Any]) -> None:
    read(page, FERRY)
    quotes = ferry["quotes"]
    assert told(page, ".verbatim") == "".join(pieces(quote["quoted"]) for quote in quotes)
    assert told(page, ".cue") == "".join(quote["cue"]["text"] for quote in quotes if quote["cue"])
    assert told(page, ".date") == pieces(ferry["dates"])
    assert told(page, ".scare") == pieces(ferry["scare_quotes"])
    for entity in ferry["entities"]:
        assert told(page, f'.piece[data-entity="{entity["id"]}"]') == pieces(entity["mentions"])


def test_each_quote_is_tied_to_its_words_its_speaker_and_its_chain(page: Page, ferry: dict[str, Any]) -> None:
    read(page, FERRY)
    for quote in ferry["quotes"]:
        page.locator(f".handle[data-quote={quote['id']}]").click()
        assert told(page, ".quote.active") == pieces(quote["content"])
        if quote["source"]:
            assert told(page, ".source.active") == quote["source"]["text"]
        card = page.locator(".card")
        expect(card.locator(".name").first).to_have_text(quote["speaker"]["name"] or quote["speaker"]["description"])
        for party in quote["via"]:
            expect(card).to_contain_text(party["name"] or party["description"])


def test_pointing_at_a_quote_tells_who_said_it(page: Page) -> None:
    read(page, FERRY)
    page.get_by_text("It isn’t patching that she needs").first.hover()
    expect(page.locator(".card .name")).to_have_text("Otto Brandt")
    page.locator(".cue").first.hover()
    expect(page.locator(".card .name")).to_have_text("Lucia Brandt")


def test_a_tap_holds_a_quote_and_another_lets_it_go(visit: Callable[..., Page]) -> None:
    page = visit(has_touch=True, viewport={"width": 390, "height": 800})
    read(page, FERRY)
    words = page.locator(".piece.quote").first
    words.tap()
    expect(page.locator(".card .name")).to_have_text("Lucia Brandt")
    expect(page.locator(".handle").first).to_have_attribute("aria-pressed", "true")
    words.tap()
    expect(page.locator(".handle").first).to_have_attribute("aria-pressed", "false")


def test_all_of_it_works_from_the_keyboard(page: Page) -> None:
    page.get_by_role("textbox", name="The article").focus()
    page.keyboard.insert_text(FERRY)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Analyse")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".reading").wait_for()
    expect(page.locator("#result")).to_be_focused()
    for _ in range(4 + 3):  # the four boxes above the text, then the quotes
        page.keyboard.press("Tab")
    handle = page.locator(".handle").nth(2)
    expect(handle).to_be_focused()
    expect(handle).to_have_accessible_name("Quote 3: Otto Brandt said, word for word")
    page.keyboard.press("Enter")
    expect(handle).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(handle).to_have_attribute("aria-pressed", "false")
    expect(handle).to_be_focused()


def test_a_point_of_the_brief_shows_what_it_rests_on(page: Page, ferry: dict[str, Any]) -> None:
    read(page, FERRY)
    for index, point in enumerate(ferry["summary"]["key_points"]):
        page.locator(f'[data-point="point-{index}"]').click()
        assert told(page, ".piece.shown") == pieces(point["evidence"])
        expect(page.locator(".piece.shown").first).to_be_in_viewport()


def test_a_name_leads_from_mention_to_mention(page: Page, ferry: dict[str, Any]) -> None:
    read(page, FERRY)
    (entity,) = (one for one in ferry["entities"] if one["id"] == "lucia-brandt")
    button = page.locator('.entity-name[data-entity="lucia-brandt"]')
    for mention in (*entity["mentions"], entity["mentions"][0]):
        button.click()
        expect(page.locator(".piece.here")).to_have_attribute("data-start", str(mention["start"]))


def test_marks_can_be_put_away(page: Page) -> None:
    read(page, FERRY)
    page.get_by_label("What is set aside").uncheck()
    expect(page.locator(".block.aside").first).to_be_hidden()
    page.get_by_label("Quotes", exact=True).uncheck()
    expect(page.locator(".handle").first).to_be_hidden()


def test_marks_stand_right_behind_an_emoji(page: Page, client: FlaskClient) -> None:
    answer = client.post("/v1/analysis", json={"text": TRAM}).get_json()
    read(page, TRAM)
    assert told(page, ".verbatim") == "We have waited thirty years for this,"
    assert told(page, ".piece.entity") == pieces([span for one in answer["entities"] for span in one["mentions"]])


def test_a_file_is_read(page: Page) -> None:
    page.get_by_label("Choose files").set_input_files(SEEDS / "page-finland.html")
    page.locator(".reading").wait_for()
    expect(page.locator(".block.role-headline .text").first).to_contain_text("Finland")
    expect(page.locator(".about")).to_contain_text("Published")


def test_a_file_is_dropped_anywhere(page: Page) -> None:
    drop = """text => {
        const files = new DataTransfer();
        files.items.add(new File([text], "tram.txt", {type: "text/plain"}));
        document.querySelector("h1").dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true}));
    }"""
    page.evaluate(drop, TRAM)
    expect(page.locator(".result-title")).to_have_text("Harbour town votes for tram 🚋")


def test_pasted_html_is_read_as_html(page: Page) -> None:
    read(page, "<article><h1>Tram opens</h1><p>The tram opened on Monday, Mayor Ada Winter said.</p></article>")
    assert "<" not in page.locator(".article").inner_text()
    expect(page.locator(".voice .name")).to_have_text("Ada Winter")


def test_options_are_sent(page: Page) -> None:
    page.get_by_text("Options and key").click()
    page.get_by_label("Published on").fill("2026-03-04")
    page.get_by_label("The text is clean").check()
    read(page, TRAM)
    expect(page.locator(".about")).to_contain_text("2026-03-04")
    expect(page.locator(".block.aside")).to_have_count(0)


def test_every_sample_is_one_click_away(page: Page) -> None:
    samples = page.locator(".sample-button")
    names = [one["title"] for one in orjson.loads((SEEDS.parent / "service/web/page/samples/list.json").read_bytes())]
    assert samples.locator("strong").all_text_contents() == names
    for index, title in enumerate(names):
        with page.expect_response("**/v1/comparison" if title == PAPERS else "**/v1/analysis?*") as answer:
            samples.nth(index).click()
        assert answer.value.ok, title
        page.locator("#working").wait_for(state="hidden")
    expect(page.locator(".problem:visible")).to_have_count(0)


def test_a_long_article_is_shown_whole(page: Page) -> None:
    text = "\n\n".join(f"“Stop {number} is ready,” Mayor Ada Winter said on Monday." for number in range(1, 500))
    page.get_by_label("Choose files").set_input_files(
        {"name": "stops.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.locator(".reading").wait_for()
    expect(page.locator(".handle")).to_have_count(499)


def test_it_can_be_printed(page: Page) -> None:
    read(page, FERRY)
    page.emulate_media(media="print")
    expect(page.locator(".article")).to_be_visible()
    expect(page.locator(".speakers")).to_be_visible()
    for screen_only in (".ask", ".card", ".layers", ".developer"):
        expect(page.locator(screen_only)).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 800])
def test_nothing_is_wider_than_a_narrow_screen(visit: Callable[..., Page], width: int) -> None:
    page = visit(viewport={"width": width, "height": 700})
    paste(page, FERRY)
    page.locator(".reading").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

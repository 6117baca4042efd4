"""When something is wrong, the page says so in plain words; and no text, whatever it holds, becomes more than text."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.page.conftest import paste, read, told

TEXT = "The tram will run, Mayor Ada Winter said.\n"
HOSTILE = (
    '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2"> “<b>We</b> won,” said Ada Winter.\n\n'
    '“</span><svg onload=window.hacked=3>,” Mayor Ada ">'
    "<iframe srcdoc='<script>top.hacked=4</script>'> Winter said.\n\n"
    "${window.hacked = 5} {{constructor.constructor('window.hacked=6')()}} "
    "javascript:window.hacked=7 &lt;i&gt; \x0b\x1b[31m\n"
)
TURNED = "Ada Winter said \u202e“gnorts era ew”\u202c on Monday.\n\n"
TURNED += "\u2067Mayor Tom Reed\u2069 said that it was \u202eover.\n"


def problem(status: int, **more: Any) -> dict[str, Any]:
    told = {"type": "urn:copydesk:problem:x", "title": "X", "status": status, "detail": "the particulars", **more}
    return {"status": status, "content_type": "application/problem+json", "body": orjson.dumps(told).decode()}


def test_without_a_text_the_page_says_what_to_do(page: Page) -> None:
    page.get_by_role("button", name="Analyse").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no text yet")


def test_what_is_no_article_is_told_in_plain_words(page: Page) -> None:
    paste(page, "12 34")
    expect(page.get_by_role("alert")).to_contain_text("There is no article in this")
    expect(page.locator(".working")).to_be_hidden()


def test_a_megabyte_is_told_to_be_too_long(page: Page) -> None:
    paste(page, "The mayor said that it rained. " * 33_000)
    expect(page.get_by_role("alert")).to_contain_text("This is too long")


def test_a_file_of_an_unknown_kind_is_told(page: Page) -> None:
    page.get_by_label("Choose files").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
    )
    expect(page.get_by_role("alert")).to_contain_text("not read here")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "could not be read"),
        (429, "Too many requests"),
        (500, "made a mistake"),
        (503, "not ready"),
        (504, "too long"),
        (418, "answered 418"),
    ],
)
def test_a_problem_of_the_service_is_told_with_its_particulars(page: Page, status: int, words: str) -> None:
    page.route("**/v1/**", lambda route: route.fulfill(**problem(status)))
    paste(page, TEXT)
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_role("alert")).to_contain_text("the particulars")


def test_a_service_that_does_not_answer_is_told(page: Page) -> None:
    page.route("**/v1/**", lambda route: route.abort())
    paste(page, TEXT)
    expect(page.get_by_role("alert")).to_contain_text("does not answer")


def test_a_key_is_asked_for_where_one_is_needed_and_is_kept_nowhere(page: Page) -> None:
    keys = []

    def door(route: Route) -> None:
        keys.append(route.request.headers.get("authorization"))
        if keys[-1] == "Bearer open-sesame":
            route.continue_()
        else:
            route.fulfill(**problem(401))

    page.route("**/v1/**", door)
    paste(page, TEXT)
    expect(page.get_by_role("alert")).to_contain_text("asks for a key")
    expect(page.get_by_label("API key")).to_be_focused()
    page.keyboard.insert_text("open-sesame")
    page.keyboard.press("Enter")
    page.locator(".reading").wait_for()
    assert keys == [None, "Bearer open-sesame"]
    expect(page.get_by_role("alert")).to_be_hidden()
    page.get_by_text("For developers: the request").click()
    page.locator(".developer pre").first.wait_for()
    assert "open-sesame" not in page.locator(".developer").inner_text()
    assert "$COPYDESK_KEY" in page.locator(".developer").inner_text()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    assert page.get_by_label("API key").input_value() == ""


def test_long_work_is_told_and_can_be_cancelled(page: Page) -> None:
    held = []
    page.route("**/v1/**", lambda route: held.append(route))  # noqa: PLW0108 - Playwright sets an attribute on it
    paste(page, TEXT)
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator("#working-text")).to_have_text("Reading the article")
    expect(page.locator("#seconds")).to_have_text("(1 s)")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".working")).to_be_hidden()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_text_never_becomes_markup(page: Page) -> None:
    read(page, HOSTILE)
    assert "<script>window.hacked = 1</script" in told(page, ".article")
    assert page.locator("main").locator("script, img, svg, iframe, b, i").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_hostile_page_that_is_sent_as_a_file_is_text_too(page: Page) -> None:
    html = f"<html><body onload='window.hacked=1'><article><p>{HOSTILE}</p><p>{TEXT * 5}</p></article></body></html>"
    page.get_by_label("Choose files").set_input_files(
        {"name": "<img src=x>.html", "mimeType": "text/html", "buffer": html.encode()}
    )
    page.locator(".reading").wait_for()
    assert page.locator("main").locator("script, img, svg, iframe, b, i").count() == 0
    assert page.evaluate("window.hacked") is None


def test_the_policy_lets_no_string_become_markup(page: Page) -> None:
    blocked = page.evaluate("() => { try { document.body.innerHTML = '<p>'; return false } catch { return true } }")
    assert blocked


def test_turned_text_turns_nothing_around_it_and_is_pointed_out(page: Page) -> None:
    read(page, TURNED)
    expect(page.locator(".warning")).to_contain_text("5 hidden characters")
    isolated = page.locator(".article .text, .voice .name, .to-quote bdi").evaluate_all(
        "all => all.map(one => getComputedStyle(one).unicodeBidi)"
    )
    assert isolated
    assert set(isolated) <= {"isolate"}


def test_a_text_of_half_characters_does_not_stop_the_page(page: Page) -> None:
    page.evaluate("document.getElementById('text').value = 'Mayor Ada Winter said \\ud83d that it \\udc00 rained.'")
    page.get_by_role("button", name="Analyse").click()
    expect(page.locator(".reading, .problem:visible").first).to_be_visible()

"""Articles side by side, as a person compares them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web.page.conftest import SEEDS, read

ONE = "Ferry sinks\n\nThe ferry sank off Saltmere. “The hull was rotten to the core,” Mayor Ada Winter said.\n"
OTHER = "Ferry lost\n\nThe ferry that sank off Saltmere was old. “The hull was rotten,” Mayor Ada Winter said.\n"


def sample(page: Page) -> None:
    page.get_by_role("button", name="One accident, three papers").click()
    page.locator(".comparison").wait_for()


def test_articles_that_were_read_are_compared(page: Page) -> None:
    read(page, ONE)
    expect(page.get_by_role("button", name="Read another article")).to_be_disabled()
    read(page, OTHER)
    page.get_by_role("button", name="Compare 2 articles").click()
    expect(page.locator(".utterances")).to_contain_text("cut short")
    expect(page.locator(".utterances td del").first).to_contain_text("to the core")


def test_the_same_article_is_on_the_desk_once(page: Page) -> None:
    read(page, ONE)
    page.get_by_role("button", name="Analyse").click()
    expect(page.locator("#articles li")).to_have_count(1)


def test_an_article_can_be_left_out_or_removed(page: Page) -> None:
    sample(page)
    page.get_by_label("Compare article 3").uncheck()
    expect(page.get_by_role("button", name="Compare 2 articles")).to_be_enabled()
    page.get_by_label("Compare article 2").uncheck()
    expect(page.get_by_role("button", name="Choose two articles")).to_be_disabled()
    page.get_by_role("button", name="Remove article 1").click()
    expect(page.locator("#articles li")).to_have_count(2)


def test_what_differs_is_told_first_and_marked(page: Page) -> None:
    sample(page)
    expect(page.locator(".stories")).to_contain_text("All 3 tell of the same event")
    expect(page.locator(".checks")).to_contain_text("one must be wrong")
    expect(page.locator(".agreement.contradict").first).to_be_visible()
    expect(page.locator(".names")).to_contain_text("Yusuf Karadag")
    expect(page.locator(".names")).to_contain_text("spelt differently")


def test_every_row_leads_to_its_place_in_its_article(page: Page) -> None:
    sample(page)
    place = page.locator(".figures .place").last
    words = place.inner_text()
    place.click()
    found = page.locator(".piece.found")
    expect(found.first).to_be_in_viewport()
    assert "".join(found.all_text_contents()) == words


def test_several_files_are_read_one_after_the_other(page: Page) -> None:
    names = ("brief-cop28.txt", "radio-dart.txt", "glued-ever-given.txt")
    page.get_by_label("Choose files").set_input_files([SEEDS / name for name in names])
    expect(page.locator("#articles li")).to_have_count(3)
    page.get_by_role("button", name="Compare 3 articles").click()
    expect(page.locator(".stories")).to_contain_text("Each tells of an event of its own")

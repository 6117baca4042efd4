"""The page in a real Chromium, against the service as it is. Without a Chromium on the path these tests are skipped."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SEEDS = Path(__file__).resolve().parents[3] / "seeds"


class Quiet(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium on the path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens the page, on the kind of screen that is told. In the end nothing has failed, and nobody else was asked."""
    contexts, faults = [], []

    def visit(**screen: Any) -> Page:
        context = browser.new_context(
            **{"reduced_motion": "reduce", "viewport": {"width": 1200, "height": 800}, **screen}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
        page.on("request", lambda asked: None if asked.url.startswith((address, "blob:")) else faults.append(asked.url))
        page.goto(address)
        page.locator(".sample-button").first.wait_for()
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    return visit()


def paste(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="The article").fill(text)
    page.get_by_role("button", name="Analyse").click()


def read(page: Page, text: str) -> None:
    paste(page, text)
    page.locator(".reading").wait_for()


def told(page: Page, selector: str) -> str:
    """The text of all elements of a selector, in the order of the page."""
    return "".join(page.locator(selector).evaluate_all("elements => elements.map(element => element.textContent)"))

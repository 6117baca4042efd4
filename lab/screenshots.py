"""Pictures of the page for the documents, made by a browser as a person would see it.

    python -m lab.screenshots [--browser /usr/bin/chromium] [--into docs/pictures]

Needs Playwright and a Chromium. The service runs in this process; nothing is asked of the network.
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from service.web import create_app

WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the sample that is chosen, what is clicked then, and on what kind of screen."""

    name: str
    sample: str | None
    click: str | None = None
    dark: bool = False
    narrow: bool = False


FERRY, PAPERS = "A council and its ferry", "One accident, three papers"
CHAIN = ".to-quote[data-quote=q7]"
PICTURES = (
    Picture("start", None),
    Picture("first", FERRY),
    Picture("article", FERRY, CHAIN),
    Picture("narrow", FERRY, ".handle[data-quote=q2]", dark=True, narrow=True),
    Picture("comparison", PAPERS),
)


@contextmanager
def served() -> Iterator[str]:
    """The address of the service, as long as the block lasts."""
    server = make_server("127.0.0.1", 0, create_app(), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}/"
    finally:
        server.shutdown()
        thread.join()


def take(page: Page, picture: Picture) -> None:
    """Do what leads to the picture."""
    page.get_by_text("A council and its ferry").wait_for()
    if picture.sample:
        page.get_by_role("button", name=picture.sample).click()
        page.locator(".comparison" if picture.sample == PAPERS else ".article").wait_for()
    if picture.click:
        page.locator(picture.click).click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    parser.add_argument("--into", type=Path, default=Path("docs/pictures"))
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox"])
        for picture in PICTURES:
            context = browser.new_context(
                viewport=NARROW if picture.narrow else WIDE,
                color_scheme="dark" if picture.dark else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(address)
            take(page, picture)
            page.screenshot(path=options.into / f"{picture.name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()

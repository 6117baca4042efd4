"""WCAG 2.2 AA, as far as axe can tell, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.web.page.conftest import SEEDS, paste, read

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FERRY = (SEEDS / "fiction-saltmere-ferry.txt").read_text("utf-8").partition("Who pays?")[0]


def faults(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{one['id']}: {node['html'][:200]} {node['any'][:1]}" for one in found["violations"] for node in one["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 390)])
def test_axe_finds_nothing_to_say(visit: Callable[..., Page], scheme: str, width: int) -> None:
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.get_by_text("Options and key").click()
    paste(page, "12 34")
    page.get_by_role("alert").wait_for()
    assert faults(page) == [], "the start, with an error"
    read(page, FERRY)
    page.get_by_text("For developers: the request").click()
    page.locator(".to-quote").nth(3).click()
    assert faults(page) == [], "a quote"
    page.locator(".entity-name").first.click()
    assert faults(page) == [], "a name"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_say_of_a_comparison(visit: Callable[..., Page], scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.get_by_role("button", name="One accident, three papers").click()
    page.locator(".comparison").wait_for()
    assert faults(page) == []

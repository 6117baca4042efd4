"""Titles of pages without the name of their site."""

from __future__ import annotations

from collections.abc import Collection

from service.intake.lines import WORD, fold

BARS = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ")


def named(text: str) -> str:
    """A name as it is compared: small letters, no marks ("The Harbour-Post": the harbour post)."""
    return fold(WORD.findall(text))


def without(title: str, sites: Collection[str], bars: Collection[str] = BARS) -> str:
    """The title before the site's name, one of `sites` as `named` writes it; the title itself where none ends it.

    "Council votes | Harbour Post", with "harbour post" a site of the page: Council votes.
    """
    for bar in bars:
        front, mark, back = title.rpartition(bar)
        if mark and front.strip() and named(back) in sites:
            return front.strip()
    return title

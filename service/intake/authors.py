"""Lines on the authors: a name alone, the outlet below it, who the author is."""

from __future__ import annotations

import re

from service.intake import bylines
from service.intake.lines import Line
from service.intake.sheet import Page

IS_A = re.compile(
    r"\b(?:is|was|has been|works as|serves as|writes|covers|reports|joined)\b.{0,200}?"
    r"\b(?:writer|reporter|journalist|correspondent|editor|columnist|author|contributor|producer|anchor|fellow|analyst|"
    r"photographer|blogger|freelancer?|broadcaster|covers|covering|writes|reports|reporting)\b",
    re.IGNORECASE | re.DOTALL,
)
PRESENTS = re.compile(
    r"(?P<given>[A-Z][\w’'-]{1,20}) (?:[A-Z][\w’'.-]{0,20} )?(?P<surname>[A-Z][\w’'-]{1,30}) "
    r"is (?:an?|the|our|[A-Z][\w&. ]{1,30}['’]s?) "
)
AUTHOR_WORDS = 4
AUTHOR_SIZES = frozenset({2, 3})
BIOGRAPHY_WORDS = 120


def author_lines(page: Page) -> None:
    """A name alone below "By", beside the date, or above a line that tells who that is.

    "by" / "Ann Lee"; "Ann Lee" / "May 3, 2024"; "Ann Lee" / "Ann Lee is a reporter who covers the harbour."
    """
    for at, line in enumerate(page.lines):
        if _outlet_below(page, at):
            page.roles[at] = "byline"
        if page.roles[at] is None and len(line.words) <= AUTHOR_WORDS and _is_signed(page, at) and _is_name(line):
            page.roles[at] = "byline"
    page.story[:] = [at for at in page.story if page.roles[at] is None]


def _is_signed(page: Page, at: int) -> bool:
    """Does a name stand here as an author's does?"""
    return _above_trade(page, at) or _below_by(page, at) or _names_next(page, at) or _beside_date(page, at)


def _is_name(line: Line) -> bool:
    """A name, its account aside ("Ann Lee @annlee")."""
    name = bylines.HANDLE.sub(" ", line.text).strip()
    return " " in name and bylines.is_name(name)


def _above_trade(page: Page, at: int) -> bool:
    """Between headline and story, above a job ("Staff Writer"), which is then of the byline too."""
    inside = page.headline is not None and page.headline < at < page.first - 1
    told = bylines.people(page.lines[at + 1].text) if inside and page.roles[at + 1] is None else None
    return told is not None and not told.names


def _below_by(page: Page, at: int) -> bool:
    return at > 0 and page.roles[at - 1] == "byline" and page.lines[at - 1].folded in {"by", "written by"}


def _outlet_below(page: Page, at: int) -> bool:
    """Like "Associated Press" or "Harbour News, Lisbon" right below the names."""
    below = at > 0 and page.roles[at - 1] == "byline" and page.roles[at] in {None, "photo_credit"}
    found = bylines.people(page.lines[at].text) if below and len(page.lines[at].words) <= AUTHOR_WORDS else None
    return found is not None and not found.names


def _names_next(page: Page, at: int) -> bool:
    """Does the next line begin with the same name and tell what its bearer is?"""
    nxt = page.lines[at + 1] if at + 1 < len(page.lines) else None
    return at >= page.first and nxt is not None and nxt.text.startswith(page.lines[at].text) and _tells_who(nxt)


def _beside_date(page: Page, at: int) -> bool:
    """Two or three words between headline and story, next to the date, and strangers to the story."""
    inside = page.headline is not None and page.headline < at < page.first and len(page.lines[at].words) in AUTHOR_SIZES
    if not inside or not any(page.roles[near] == "published" for near in (at - 1, at + 1) if near < len(page.lines)):
        return False
    heard = {word for near in (page.headline, *page.story) if near is not None for word in page.lines[near].words}
    return not heard & set(page.lines[at].words)


def _tells_who(line: Line) -> bool:
    return len(line.words) <= BIOGRAPHY_WORDS and IS_A.search(line.text[:400]) is not None


def biographies(page: Page) -> None:
    """Who the author is, after the story ("Ann Lee is a reporter who covers the harbour").

    A last paragraph is one only if it begins with a name of the byline, or tells what somebody is of whom the story
    does not speak ("Ann Lee is the founder of Harbour Consulting.").
    """
    authors = {
        name
        for at, role in enumerate(page.roles)
        if role == "byline"
        for name in (bylines.read(page.lines[at].text) or bylines.people(page.lines[at].text) or NOBODY).names
    }
    for at in range(max(page.first + 1, page.last - 1), len(page.lines)):
        line = page.lines[at]
        known = any(line.text.startswith(name) for name in authors)
        if page.roles[at] is None and _tells_who(line) and (known or (at > page.last and _opens_with_name(line))):
            page.roles[at] = "author_bio"
    if page.story and _presents_stranger(page, page.last):
        page.roles[page.last] = "author_bio"
    page.story[:] = [at for at in page.story if page.roles[at] is None]


def _presents_stranger(page: Page, at: int) -> bool:
    """Does a line tell what somebody is who stands nowhere else in the story?"""
    found = PRESENTS.match(page.lines[at].text)
    if (
        found is None
        or len(page.lines[at].words) > BIOGRAPHY_WORDS
        or found["given"].lower() not in bylines.GIVEN_NAMES
    ):
        return False
    others = (page.lines[other] for other in page.story if other != at)
    return len(page.story) > 1 and not any(found["surname"] in line.words for line in others)


NOBODY = bylines.Byline((), None)


def _opens_with_name(line: Line) -> bool:
    return len(line.words) > 2 and all(word[0].isupper() for word in line.words[:2])

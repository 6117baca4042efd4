"""Roles that depend on what stands around a line: key points, author lines, captions and links beside the story.

Each step looks at the whole page and fills in roles; `STEPS` is their order. A role once told is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from service import lexicons
from service.document import Role
from service.intake import authors, photo_credits, timestamps
from service.intake.lines import BULLET, Line, ends_sentence
from service.intake.sheet import Page

DATE_TAIL = 40  # characters at the end of a caption in which the day stands
KEY_WITHIN = 4  # lines of the story above the key points at most, and their first
KEY_HEADINGS = frozenset(name for name, role in lexicons.table("furniture").items() if role == "key_point")
STICKY: frozenset[Role] = frozenset({"related", "comment_policy", "author_bio"})
LINK_WORDS = 6  # words of a menu entry at most
HEADING_WORDS = 12  # words of a heading between paragraphs at most
CAPTION_WORDS = 4  # words of a caption at least, and of a link between paragraphs
STANDFIRST_AWAY = 4  # lines between headline and standfirst at most


def headline(page: Page) -> None:
    """The headline that was chosen."""
    if page.headline is not None:
        page.roles[page.headline] = "headline"


def key_points(page: Page) -> None:
    """Bullets between headline and story, and their heading ("Key points"), which is no point itself.

    "Council votes down harbour plan" / "- The vote was 9 to 4." / "- A new plan is due in May." / "The council …"
    """
    start = 0 if page.headline is None else page.headline + 1
    at = _below_key_heading(page)
    if at is None:
        at = start
        while at < len(page.lines) and page.roles[at] in {"byline", "published", "tags", "photo_credit", "caption"}:
            at += 1
    bullets = at
    while bullets < len(page.lines) and BULLET.match(page.lines[bullets].text):
        bullets += 1
    told = bullets > at and (page.headline is not None or at > start) and any(line >= bullets for line in page.story)
    if told:
        for point in range(at, bullets):
            page.roles[point] = "key_point"
        page.story[:] = [line for line in page.story if line not in range(at, bullets)]


def _below_key_heading(page: Page) -> int | None:
    """The line below the first heading of key points with bullets below, not far into the story."""
    stop = page.story[:KEY_WITHIN][-1] if page.story else 0
    return next(
        (
            at + 1
            for at in range(min(stop, len(page.lines) - 1))
            if page.lines[at].folded in KEY_HEADINGS and BULLET.match(page.lines[at + 1].text)
        ),
        None,
    )


def credits_near(page: Page) -> None:
    """Names parted by a slash between headline and story, or alone between paragraphs: "NASA/Harbour Space Lab"."""
    start = 0 if page.headline is None else page.headline + 1
    for at in page.free(start, page.last):
        if photo_credits.slashed(page.lines[at].text):
            page.roles[at] = "photo_credit"
    page.story[:] = [at for at in page.story if page.roles[at] is None]


def paragraphs(page: Page) -> None:
    """The story: paragraphs, and the headings between them."""
    for at, following in pairwise([*page.story, page.last] if page.story else []):
        inside = page.first < at < page.last
        heads = inside and _heads(page.lines[at], page.lines[following])
        page.roles[at] = "subheading" if heads else "paragraph"


def _heads(line: Line, following: Line) -> bool:
    """Is it a short line without end mark above a longer one ("What comes next")?"""
    short = 0 < len(line.words) <= HEADING_WORDS and line.text[-1] not in ".!…,;:\"”'’)" and line.text[0].isupper()
    return short and not BULLET.match(line.text) and len(following.words) > len(line.words)


def standfirst(page: Page) -> None:
    """The line under the headline that is no part of the story: "Members say the plan costs too much"."""
    if page.headline is None:
        return
    for at in page.free(page.headline + 1, min(page.first, page.headline + 1 + STANDFIRST_AWAY)):
        pictured = page.roles[at + 1 : at + 2] == ["photo_credit"]
        pictured = pictured or _below_credit(page, at)
        if len(page.lines[at].words) >= LINK_WORDS and not pictured:
            page.roles[at] = "subheadline"
            return


def captions(page: Page) -> None:
    """Lines above a photo credit, and a phrase alone beside the headline: "The mayor of Harbour, Ann Lee"."""
    for at in page.free(0, len(page.lines)):
        near = (page.roles[at + 1 : at + 2], page.roles[max(0, at - 1) : at])
        credit_below = near[0] == ["photo_credit"] and len(page.lines[at].words) >= CAPTION_WORDS
        at_headline = page.headline is not None and abs(page.headline - at) == 1 and at < page.first
        phrase = len(page.lines[at].words) >= CAPTION_WORDS and at_headline and page.headline <= STANDFIRST_AWAY  # type: ignore[operator]
        if at <= page.last and (credit_below or phrase or _below_credit(page, at)):
            page.roles[at] = "caption"


def _below_credit(page: Page, at: int) -> bool:
    """A sentence above the story that follows a credit."""
    above = page.roles[max(0, at - 1) : at] == ["photo_credit"]
    return at < page.first and above and ends_sentence(page.lines[at].text)


def dated_captions(page: Page) -> None:
    """Lines above a credit that tell the day with its year: "The mill in Ashby, May 1, 2024."."""
    for at in page.story:
        if page.roles[at + 1 : at + 2] == ["photo_credit"] and timestamps.find(page.lines[at].text[-DATE_TAIL:]):
            page.roles[at] = "caption"
    page.story[:] = [at for at in page.story if page.roles[at] is None]


def beside(page: Page) -> None:
    """Links and texts before, between and after the paragraphs, by what the last heading said ("More news")."""
    said: Role = "navigation"
    for at, line in enumerate(page.lines):
        role = page.roles[at]
        if role is None:
            linked = len(line.words) <= LINK_WORDS
            if page.first < at < page.last:
                page.roles[at] = "related" if len(line.words) >= CAPTION_WORDS else "other"
            else:
                page.roles[at] = said if at > page.last and said in STICKY else "navigation" if linked else "other"
        elif at > page.last and role in STICKY:
            said = role


STEPS: tuple[Callable[[Page], None], ...] = (
    headline,
    key_points,
    credits_near,
    dated_captions,
    authors.author_lines,
    authors.biographies,
    paragraphs,
    standfirst,
    captions,
    beside,
)

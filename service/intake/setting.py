"""Roles that depend on what stands around a line: key points, author lines, captions and links beside the story.

Each step looks at the whole page and fills in roles; `STEPS` is their order. A role once told is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service import lexicons
from service.document import Role
from service.intake import bylines
from service.intake.lines import BULLET, Line

KEY_HEADINGS = frozenset(name for name, role in lexicons.table("furniture").items() if role == "key_point")
IS_A = re.compile(
    r"\b(?:is|was|has been|works as|serves as|writes|covers|reports|joined)\b.{0,200}?"
    r"\b(?:writer|reporter|journalist|correspondent|editor|columnist|author|contributor|producer|anchor|fellow|analyst|"
    r"photographer|blogger|freelancer?|broadcaster|covers|covering|writes|reports|reporting)\b",
    re.IGNORECASE | re.DOTALL,
)
STICKY: frozenset[Role] = frozenset({"related", "comment_policy", "author_bio"})
LINK_WORDS = 6  # words of a menu entry at most
HEADING_WORDS = 12  # words of a heading between paragraphs at most
AUTHOR_WORDS = 4
BIOGRAPHY_WORDS = 120
STANDFIRST_AWAY = 4  # lines between headline and standfirst at most


@dataclass(slots=True)
class Page:
    """A page while it is labelled: `story` are the numbers of the lines of the story, in order."""

    lines: Sequence[Line]
    roles: list[Role | None]
    story: list[int]
    headline: int | None

    @property
    def first(self) -> int:
        """The first line of the story."""
        return self.story[0] if self.story else len(self.lines)

    @property
    def last(self) -> int:
        """The last line of the story."""
        return self.story[-1] if self.story else -1

    def free(self, start: int, end: int) -> Iterator[int]:
        """Lines without a role."""
        return (at for at in range(start, end) if self.roles[at] is None)


def headline(page: Page) -> None:
    """The headline that was chosen."""
    if page.headline is not None:
        page.roles[page.headline] = "headline"


def key_points(page: Page) -> None:
    """Bullets between headline and story, and their heading ("Key points"), which is no point itself.

    "Council votes down harbour plan" / "- The vote was 9 to 4." / "- A new plan is due in May." / "The council …"
    """
    start = 0 if page.headline is None else page.headline + 1
    at = start
    while at < len(page.lines) and (
        page.roles[at] in {"byline", "published", "tags", "photo_credit", "caption"} or _heading(page, at)
    ):
        at += 1
    bullets = at
    while bullets < len(page.lines) and BULLET.match(page.lines[bullets].text):
        bullets += 1
    told = bullets > at and (page.headline is not None or at > start) and any(line >= bullets for line in page.story)
    if told:
        for point in range(at, bullets):
            page.roles[point] = "key_point"
        page.story[:] = [line for line in page.story if line >= bullets]


def _heading(page: Page, at: int) -> bool:
    return page.lines[at].folded in KEY_HEADINGS


def author_lines(page: Page) -> None:
    """A name alone below "By", beside the date, or above a line that tells who that is.

    "by" / "Ann Lee"; "Ann Lee" / "May 3, 2024"; "Ann Lee" / "Ann Lee is a reporter who covers the harbour."
    """
    for at, line in enumerate(page.lines):
        if _outlet_below(page, at):
            page.roles[at] = "byline"
        if page.roles[at] is not None or len(line.words) > AUTHOR_WORDS or not bylines.is_name(line.text):
            continue
        if _below_by(page, at) or _names_next(page, at) or _beside_date(page, at):
            page.roles[at] = "byline"
    page.story[:] = [at for at in page.story if page.roles[at] is None]


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
    inside = page.headline is not None and page.headline < at < page.first and len(page.lines[at].words) in {2, 3}
    beside = any(page.roles[near] == "published" for near in (at - 1, at + 1) if near < len(page.lines))
    if not (inside and beside):
        return False
    heard = {word for near in (page.headline, *page.story) if near is not None for word in page.lines[near].words}
    return not heard & set(page.lines[at].words)


def _tells_who(line: Line) -> bool:
    return len(line.words) <= BIOGRAPHY_WORDS and IS_A.search(line.text[:400]) is not None


def biographies(page: Page) -> None:
    """Who the author is, after the story ("Ann Lee is a reporter who covers the harbour").

    A last paragraph is one only if it begins with a name of the byline.
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
    page.story[:] = [at for at in page.story if page.roles[at] is None]


NOBODY = bylines.Byline((), None)


def _opens_with_name(line: Line) -> bool:
    return len(line.words) > 2 and all(word[0].isupper() for word in line.words[:2])


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
        if len(page.lines[at].words) >= LINK_WORDS:
            page.roles[at] = "subheadline"
            return


def captions(page: Page) -> None:
    """Lines above a photo credit, and a phrase alone beside the headline: "The mayor of Harbour, Ann Lee"."""
    for at in page.free(0, len(page.lines)):
        near = (page.roles[at + 1 : at + 2], page.roles[max(0, at - 1) : at])
        credit_below = near[0] == ["photo_credit"] and len(page.lines[at].words) >= AUTHOR_WORDS
        at_headline = page.headline is not None and abs(page.headline - at) == 1 and at < page.first
        phrase = len(page.lines[at].words) >= AUTHOR_WORDS and at_headline and page.headline <= STANDFIRST_AWAY  # type: ignore[operator]
        if at <= page.last and (credit_below or phrase):
            page.roles[at] = "caption"


def beside(page: Page) -> None:
    """Links and texts before, between and after the paragraphs, by what the last heading said ("More news")."""
    said: Role = "navigation"
    for at, line in enumerate(page.lines):
        role = page.roles[at]
        if role is None:
            linked = len(line.words) <= LINK_WORDS
            if page.first < at < page.last:
                page.roles[at] = "related" if len(line.words) >= AUTHOR_WORDS else "other"
            else:
                page.roles[at] = said if at > page.last and said in STICKY else "navigation" if linked else "other"
        elif at > page.last and role in STICKY:
            said = role


STEPS: tuple[Callable[[Page], None], ...] = (
    headline,
    key_points,
    author_lines,
    biographies,
    paragraphs,
    standfirst,
    captions,
    beside,
)

"""Every visible character of a text lies in one block, and every block has a role.

Lines that a rule knows (`furniture`), the story by a model (`body`), its headline (`headlines`), and the rest by what
stands around it (`setting`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from service.document import Block, Role
from service.intake import body, datelines, furniture, headlines, limits, setting, sheet
from service.intake.lines import BULLET, Line, lines

DATELINE_WITHIN = 3  # paragraphs from the first; a caption may have been taken for one


def label(text: str, headline: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text, in order. `headline`, where the caller knows it, is looked for among the lines."""
    read = lines(text)
    if len(read) > limits.LINES:
        return _paragraphs(read)
    roles = [furniture.role(line) for line in read]
    page = _page(read, roles, headline)
    for step in setting.STEPS:
        step(page)
    return tuple(_blocks(read, page.roles))


def label_story(
    text: str, told: Sequence[Role | None], headings: Collection[int], *, has_headline: bool
) -> tuple[Block, ...]:
    """The blocks of a text that holds a story and little else, a line each, parted by blank lines.

    `told` are roles known beforehand, `headings` the numbers of lines that the page marks as headings.
    """
    read = lines(text)
    roles = [known or furniture.role(line) for known, line in zip(told, read, strict=True)]
    number = 0 if has_headline else None
    if number is not None:
        roles[number] = None
    story = [at for at, role in enumerate(roles) if role is None and at != number]
    page = sheet.Page(read, roles, story, number)
    for step in setting.STEPS:
        step(page)
    marked = ("subheading" if role == "paragraph" and at in headings else role for at, role in enumerate(page.roles))
    return tuple(_blocks(read, list(marked)))


def keep(text: str) -> tuple[Block, ...]:
    """The blocks of a text that is clean already: a paragraph each."""
    return _paragraphs(lines(text))


def _paragraphs(read: Sequence[Line]) -> tuple[Block, ...]:
    return tuple(Block(line.start, line.end, "paragraph") for line in read)


def _page(read: list[Line], roles: list[Role | None], told: str | None) -> sheet.Page:
    story = body.story(read, roles)
    if not story:
        story = [at for at, role in enumerate(roles) if role is None]
        roles = roles if story else [None] * len(read)
        story = story or list(range(len(read)))
    number = _told_headline(read, told) if told else headlines.choose(read, roles, story)
    if number is None and not told and _opens_with_title(read, roles, story):
        number = story[0]
    if number is not None:
        roles[number] = None
        story = [at for at in story if at > number] or [at for at in story if at != number]
    return sheet.Page(read, roles, story, number)


def _told_headline(read: Sequence[Line], told: str) -> int | None:
    """The first line that says what the caller gave as headline."""
    words = told.split()
    return next((at for at, line in enumerate(read) if line.text.split() == words), None)


def _opens_with_title(read: Sequence[Line], roles: Sequence[Role | None], story: Sequence[int]) -> bool:
    """Is the first line of the story a title: short, without full stop, above a longer line or a bullet?"""
    if len(story) < 2 or any(role == "headline" for role in roles):
        return False
    title, below = read[story[0]], [read[at] for at in story[1:4]]
    short = 3 <= len(title.words) <= 20
    return (
        short
        and title.text[-1] not in '.:;,…!?"”'
        and title.text[0] not in '"“-•'
        and any(len(line.words) > len(title.words) or BULLET.match(line.text) for line in below)
    )


def _blocks(read: Sequence[Line], roles: Sequence[Role | None]) -> Iterator[Block]:
    """A block a line; a dateline in front of one of the first paragraphs is one of its own."""
    paragraphs = 0
    for line, role in zip(read, roles, strict=True):
        start = line.start
        if role == "paragraph" and paragraphs < DATELINE_WITHIN:
            found = datelines.read(line.text)
            paragraphs += 1
            if found is not None:
                paragraphs = DATELINE_WITHIN
                yield Block(start, start + len(line.text[: found.length].rstrip()), "dateline")
                start += found.length + len(line.text[found.length :]) - len(line.text[found.length :].lstrip())
        yield Block(start, line.end, role or "other")

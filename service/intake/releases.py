"""What stands above and below the text of a press release, and which of its first lines is the headline.

For documents and messages, whose parts are seldom marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service import lexicons
from service.document import Role
from service.intake import editing, furniture
from service.intake.item import Part, squeezed
from service.intake.lines import Line, ends_sentence, lines

SIGNS = tuple(entry.split("\t") for entry in lexicons.lines("release_signs"))
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}\.\w|(?:\+|\(0|\b0)\d[\d ()./-]{6,20}\d|\bwww\.\S|https?://\S")
EMBARGO = re.compile(r"(?i)\W*(?:(?:strictly |under )*embargo|not for|for release)")  # its date is not that of the text
WITHIN = 12  # lines from the first among which the headline is
TITLE_WORDS = 30  # words of a headline at most
CONTACT_WORDS = 16  # words of a line that tells how to reach somebody
HEADING_WORDS = 8  # words of a heading of what is below the release


def _signs(where: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,5}}(?:{'|'.join(sign for place, sign in SIGNS if place == where)})", re.IGNORECASE)


ABOVE, BELOW, ALONE = _signs("above"), _signs("below"), _signs("alone")


def headline(body: Sequence[Part], prominent: Sequence[bool]) -> tuple[str | None, list[Part]]:
    """The headline and the rest: the line of that style, else the first heading or prominent line, else a title.

    A title is a line without full stop above a longer one, and neither furniture nor a line on how to reach somebody.
    """
    for is_headline in (_is_titled, _is_set, _is_short):
        for at, part in enumerate(body[:WITHIN]):
            plain = part.role in {None, "headline"} and not aside(part.text) and _may_head(part)
            if plain and is_headline(body, prominent, at):
                return part.text, [_demoted(other) for other in (*body[:at], *body[at + 1 :])]
    return None, [_demoted(part) for part in body]


def _demoted(part: Part) -> Part:
    """A second title is a heading."""
    return replace(part, role=None, heading=True) if part.role == "headline" else part


def _may_head(part: Part) -> bool:
    read = _line(part.text)
    return 1 < len(read.words) <= TITLE_WORDS and furniture.role(read) is None and not part.listed


def _line(text: str) -> Line:
    return lines(text)[0]


def _is_titled(body: Sequence[Part], _: Sequence[bool], at: int) -> bool:
    return body[at].role == "headline"


def _is_set(body: Sequence[Part], prominent: Sequence[bool], at: int) -> bool:
    """Set apart from the line below: of a level of headings, or bold or large where the text is not."""
    if not (body[at].heading or prominent[at]) or at + 1 == len(body):
        return False
    return not all(prominent[at : at + WITHIN])


def _is_short(body: Sequence[Part], _: Sequence[bool], at: int) -> bool:
    """The first line that may be a headline, without full stop, and a longer line soon below."""
    below = [len(part.text) for part in body[at + 1 : at + 4]]
    first = not any(part.role is None and not aside(part.text) and _may_head(part) for part in body[:at])
    short = len(_line(body[at].text).words) > 2 and body[at].text[-1] not in ".:;,…"
    return first and short and any(length > len(body[at].text) for length in below)


def aside(text: str) -> bool:
    """Like "FOR IMMEDIATE RELEASE", "Media contact: Ann Lee, +44 20 7946 0018", "Unsubscribe": never of the text."""
    if ABOVE.match(text) and len(text.split()) <= CONTACT_WORDS:
        return True
    reach = len(text.split()) <= CONTACT_WORDS and ADDRESS.search(text) is not None and not ends_sentence(text)
    return reach or ALONE.match(text) is not None


def marked(body: Sequence[Part]) -> list[Part]:
    """The lines with their roles: what is above and beside the text, and all that stands below its end."""
    below = _end(body)
    return [replace(part, role=_role(part, at >= below)) if part.role is None else part for at, part in enumerate(body)]


def _role(part: Part, below: bool) -> Role | None:
    """What is below is aside, unless a rule knows better; a link in the text is no contact."""
    if below or aside(part.text):
        known = None if EMBARGO.match(part.text) else furniture.role(_line(part.text))
        return known or "other"
    return None


def _end(body: Sequence[Part]) -> int:
    """The number of the line from which on nothing is of the text: a mark, or a heading of what follows releases."""
    told = False
    for at, part in enumerate(body):
        heads = len(part.text.split()) <= HEADING_WORDS and not part.text.endswith((".", "!", "?"))
        if told and (editing.is_end(part.text) or (heads and BELOW.match(part.text))):
            return at
        told = told or (part.role is None and ends_sentence(part.text) and len(part.text.split()) >= HEADING_WORDS)
    return len(body)


def without_marks(text: str) -> str:
    """A subject or title without the marks of its way: "Fwd: RE: PRESS RELEASE: Harbour opens" is Harbour opens."""
    while found := PREFIX.match(text):
        text = text[found.end() :]
    return squeezed(text)


PREFIX = re.compile(
    r"\s*(?:re|fwd?|wg|aw|tr|rv|press release|news release|media release|for immediate release|embargoed?"
    r"(?: until [^:]{1,40})?)\s?(?:\[\d\])?\s?[:–—|-]\s+|\s*\[[^\]]{1,40}\]\s+(?=\S)",
    re.IGNORECASE,
)

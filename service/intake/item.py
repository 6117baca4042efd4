"""An item of a wire, a document or a message: its lines with what is known of each, and what it says of itself.

Every format that marks its parts comes through here; what a format does not mark is labelled as in any other text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from service.document import Article, Block, Role
from service.errors import NotAnArticle
from service.intake import blocks, charset, editing, furniture, limits, metadata, text
from service.intake.lines import BULLET, WORD, fold, lines
from service.intake.markup import HEADINGS, Piece
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

CONTROLS = dict.fromkeys(
    (*(code for code in range(32) if not chr(code).isspace()), 0x7F, 0xAD, 0xFFFE, 0xFFFF)
)  # soft hyphens, and what is no character, among them
CAPTIONS = frozenset({"figcaption", "caption"})
ROW = "tr"
LISTED = frozenset({"li"})
TITLE_WITHIN = 3  # parts from the first; the body may tell the headline once more
NOTHING = Metadata()
ABOVE: frozenset[Role | None] = frozenset({"subheadline", "byline", "dateline", "published", "other"})


@dataclass(frozen=True, slots=True)
class Part:
    """A line of an item: its text with single spaces, its role where the format tells it, and how it is set."""

    text: str
    role: Role | None = None
    heading: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What a reader found: the name of the format, the lines in order, and the fields of an Article told beside them.

    The headline stands in none of `parts`; `article` puts it in front of them.
    """

    form: str
    parts: Sequence[Part]
    metadata: Metadata = NOTHING


def squeezed(value: str) -> str:
    """In one line, with single spaces, without control characters, soft hyphens and what is no character."""
    return " ".join(charset.decode(value).translate(CONTROLS).split())


def parts(pieces: Iterable[Piece]) -> list[Part]:
    """The lines of markup, with what their elements say of them."""
    found = (
        Part(
            squeezed(piece.text),
            "caption" if piece.tag in CAPTIONS else "paragraph" if piece.tag == ROW else None,
            heading=piece.tag in HEADINGS,
            listed=piece.tag in LISTED,
        )
        for piece in pieces
    )
    return [part for part in found if part.text]


def told(*lines: tuple[Role, str | None]) -> list[Part]:
    """Lines whose roles are known, those without text left out."""
    return [Part(squeezed(line), role) for role, line in lines if line and squeezed(line)]


def article(source: Source, item: Item) -> Article:
    """The article of an item; the caller's hints go before what it says. Raises NotAnArticle or InputTooLarge."""
    title = squeezed(item.metadata.headline or "") or None
    said = text.hints(source).before(replace(item.metadata, headline=title))
    headline = said.headline
    body = _with_key_points(_without(headline, [*item.parts]))
    if not any(letter.isalpha() for part in body for letter in part.text):
        raise NotAnArticle(f"there is no text in it: nothing but metadata was found ({item.form})")
    whole = [*([Part(headline)] if headline else []), *body]
    content = limits.check("\n\n".join(part.text for part in whole))
    is_kept = source.keep or len(whole) > limits.LINES
    labelled = blocks.keep(content) if is_kept else _labelled(content, whole, has_headline=bool(headline))
    # A dateline and a language are believed as the text has them: fields are often those of the desk.
    said = replace(said, dateline=None, language=None).before(metadata.read(content, labelled)).before(said)
    return text.made(content, labelled, item.form, said)


def _labelled(content: str, whole: Sequence[Part], *, has_headline: bool) -> tuple[Block, ...]:
    headings = {at for at, part in enumerate(whole) if part.heading}
    return blocks.label_story(content, _roles(whole), headings, has_headline=has_headline)


def _without(headline: str | None, body: list[Part]) -> list[Part]:
    """The lines without the headline, where the first of them tell it once more."""
    title = fold(WORD.findall(headline or ""))
    again = [part for part in body[:TITLE_WITHIN] if title and fold(WORD.findall(part.text)) == title]
    return [part for part in body if not any(part is other for other in again)]


def _with_key_points(body: list[Part]) -> list[Part]:
    """A list that stands above the first paragraph holds the key points."""
    above = len(list(takewhile(lambda part: part.role in ABOVE or editing.is_note(part.text), body)))
    points = len(list(takewhile(_is_point, body[above:])))
    if points < 2 or above + points == len(body):
        return body
    marked = [replace(part, role="key_point") for part in body[above : above + points]]
    return [*body[:above], *marked, *body[above + points :]]


def _is_point(part: Part) -> bool:
    return part.role is None and (part.listed or BULLET.match(part.text) is not None)


def _roles(whole: Sequence[Part]) -> list[Role | None]:
    """Roles that the format tells, those of notes between desks, those of items of lists, which are no headings."""
    ended = editing.end(part.text for part in whole)
    return [part.role or _role(part, at >= ended) for at, part in enumerate(whole)]


def _role(part: Part, below: bool) -> Role | None:
    if below or editing.is_note(part.text):
        return "other"
    return (furniture.role(lines(part.text)[0]) or "paragraph") if part.listed else None

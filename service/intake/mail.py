"""E-mail (RFC 5322, MIME): a press release as it comes to a newsroom, saved as .eml.

The subject is the headline, the date of the message that of publication, who it is from the author, or the credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING

from service import lexicons
from service.document import Article
from service.errors import InputTooLarge, MalformedInput, NotAnArticle
from service.intake import charset, fields, fragments, item, releases
from service.intake.item import Item, Part
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

BOUNDARIES = 40  # of parts inside parts; each costs a look at every line
PARTS = 1_000
HEADER = 2_000  # characters of a field that are read
QUOTED = re.compile(r"\s{0,3}>")
SIGNATURE = re.compile(r"--\s?|__{2,}")
FORWARDED = re.compile(r"(?i)(?:from|sent|to|cc|subject|date|reply-to|von|an|betreff|gesendet|datum)\s?:\s")
FLOWED = "flowed"
SOFT_BREAK = re.compile(r"(?<=\S) \r?\n(?=\S)")
SHOWN = frozenset({"text/plain", "text/html"})
ENOUGH = 0.6  # of the letters of the page has a plain text that says as much as it
NAMES = lexicons.table("given_names")


def read(source: Source) -> Article:
    """The article of a message. Raises MalformedInput, NotAnArticle or InputTooLarge."""
    content = source.content if isinstance(source.content, bytes) else source.content.encode("utf-8", "replace")
    if content.lower().count(b"boundary=") > BOUNDARIES:
        raise InputTooLarge(f"the message has more than {BOUNDARIES} parts that have parts")
    message = _parsed(content)
    body = _body(message)
    subject = releases.without_marks(_field(message, "Subject") or "")
    headline, rest = (subject, body) if subject else releases.headline(body, [False] * len(body))
    author, organisation = _sender(message)
    found = Item(
        "email",
        releases.marked(rest),
        Metadata(
            headline=headline or None,
            byline=author,
            credit=organisation or fields.text(_field(message, "Organization")),
            published=fields.moment(_field(message, "Date")),
            language=fields.language(_field(message, "Content-Language")),
        ),
    )
    return item.article(source, found)


def _parsed(content: bytes) -> Message:
    try:
        message: Message = message_from_bytes(content, policy=policy.compat32)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError) as error:
        raise MalformedInput("the message cannot be read: its parts are broken") from error
    if not message.keys():
        raise MalformedInput("the message has no header")
    return message


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold content, in order."""
    stack: list[Message] = [message]
    for _ in range(PARTS):
        if not stack:
            return
        part = stack.pop()
        if part.is_multipart():
            stack += [found for found in part.get_payload() if isinstance(found, Message)][::-1]
        else:
            yield part


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A part that holds content: its media type, the name of the file that it is, its text."""

    kind: str
    name: str
    text: str
    flowed: bool


def _leaf(part: Message) -> _Leaf:
    """The content of a part. Raises MalformedInput where the library of messages stumbles over it."""
    try:
        kind, name = part.get_content_type(), item.squeezed(str(part.get_filename() or ""))[:100]
        shown = not name and kind in SHOWN
        payload, said = (part.get_payload(decode=True), part.get_content_charset()) if shown else (None, None)
        flowed = str(part.get_param("format", "")).lower() == FLOWED
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise MalformedInput(f"a part of the message is broken: {type(error).__name__}") from error
    text = charset.decode(payload, said) if isinstance(payload, bytes) and payload.strip() else ""
    return _Leaf(kind, name, text, flowed)


def _body(message: Message) -> list[Part]:
    """The lines of the plain text, unless the page beside it says much more."""
    shown: dict[str, list[Part]] = {}
    attached: list[str] = []
    for leaf in map(_leaf, _leaves(message)):
        if leaf.text:
            shown.setdefault(leaf.kind, []).extend(_lines(leaf))
        elif leaf.name:
            attached.append(leaf.name)
    plain, page = shown.get("text/plain", []), shown.get("text/html", [])
    if not plain and not page:
        told = (
            f"it has the files {', '.join(attached[:5])}: send the one with the article" if attached else "it is empty"
        )
        raise NotAnArticle(f"the message has no text; {told}")
    return plain if _size(plain) >= ENOUGH * _size(page) else page


def _size(parts: Sequence[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _lines(leaf: _Leaf) -> list[Part]:
    """The lines of a part, what is quoted of another message or stands below the signature aside."""
    if leaf.kind == "text/html":
        return _told(fragments.of_html(leaf.text))
    text = SOFT_BREAK.sub(" ", leaf.text) if leaf.flowed else leaf.text
    above, below = _signed(text)
    return [
        *_told(fragments.of_message(above)),
        *(Part(line.text, "other") for line in fragments.of_message(below)),
    ]


def _signed(text: str) -> tuple[str, str]:
    """The text above the signature, and below."""
    rows = text.split("\n")
    at = next((at for at, row in enumerate(rows) if at and SIGNATURE.fullmatch(row.rstrip("\r"))), len(rows))
    if not any(letter.isalpha() for row in rows[:at] for letter in row):
        return text, ""
    return "\n".join(rows[:at]), "\n".join(rows[at + 1 :])


def _told(parts: Sequence[Part]) -> list[Part]:
    """The lines; of a message that is quoted or forwarded, its marks and header are aside."""
    return [
        Part(part.text, "other") if QUOTED.match(part.text) or FORWARDED.match(part.text) else part for part in parts
    ]


def _field(message: Message, name: str) -> str | None:
    """A field of the header, its encoded words decoded."""
    raw = message.get(name)
    if raw is None:
        return None
    said = str(raw)[:HEADER]
    try:
        pieces = decode_header(said)
    except (MessageError, ValueError, LookupError):
        return fields.text(item.squeezed(said))
    return fields.text(item.squeezed("".join(_word(piece, name_) for piece, name_ in pieces)))


def _word(piece: bytes | str, name: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(name or "utf-8", "replace")
    except (LookupError, ValueError):
        return piece.decode("latin-1")


def _sender(message: Message) -> tuple[tuple[str, ...], str | None]:
    """Who it is from: a person, or the name of an office; an address alone is neither."""
    line = _field(message, "From")
    try:
        shown = parseaddr(line)[0] if line else ""
    except (ValueError, IndexError):
        return (), None
    name = shown.strip("\"' ")
    if not name or "@" in name:
        return (), None
    person = fields.names(name) if name.split()[0].lower() in NAMES else ()
    return person, None if person else name

"""What a page tells beside its story: bylines and dates, the deck, captions, the notice of copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.document import Role
from service.intake import furniture, timestamps
from service.intake.lines import WORD, ends_sentence, fold, lines
from service.intake.markup import CAPTION, Piece

NOTICE = re.compile(r"(?i)©|\(c\)|copyright|reserved")
MASTHEAD, SIGNED = 30, 6  # lines between headline and story that are looked at, and those of them that are told
LONGEST_NOTICE, NOTICE_WITHIN = 400, 200  # characters, and lines at the end of the page
DECKS = 2  # lines of a deck at most
CAPTIONS = 50  # of a story that are told


def signed(headline: str | None, story: Sequence[Piece], visible: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Bylines and dates between headline and story, and the notice of copyright below: the page tells them as text."""
    title = fold(WORD.findall(headline or ""))
    told = {piece.key for piece in story} - {title}
    first = next((at for at, piece in enumerate(visible) if piece.key in told), 0)
    above = max((at for at, piece in enumerate(visible[:first]) if title and piece.key == title), default=-1)
    near = (piece for piece in visible[above + 1 : first][-MASTHEAD:] if len(piece.text) <= timestamps.LONGEST)
    signed = [piece for piece in near if _rule(piece) in {"byline", "published"}]
    last = reversed(visible[first:][-NOTICE_WITHIN:])
    below = (piece for piece in last if len(piece.text) <= LONGEST_NOTICE and NOTICE.search(piece.text))
    notice = next((piece for piece in below if _rule(piece) == "copyright" and piece.key not in told), None)
    return signed[:SIGNED], [notice] if notice else []


def _rule(piece: Piece) -> Role | None:
    return furniture.role(lines(piece.text)[0])


def decks(headline: str | None, story: Sequence[Piece], visible: Sequence[Piece]) -> list[str]:
    """The keys of the first lines of the story that stand between headline and byline or date, and are no sentences.

    "Ferry company told to refund passengers" / "4,000 people are owed money" / "By Ann Lee" / "The company must …".
    """
    title = fold(WORD.findall(headline or ""))
    above = next((at for at, piece in enumerate(visible) if title and piece.key == title), len(visible))
    near = visible[above + 1 : above + MASTHEAD]
    signed_at = next((at for at, piece in enumerate(near) if _rule(piece) in {"byline", "published"}), 0)
    between = {piece.key for piece in near[:signed_at] if not ends_sentence(piece.text)}
    return [piece.key for piece in story[:DECKS] if piece.key in between]


def with_captions(headline: str | None, story: Sequence[Piece], visible: Sequence[Piece]) -> list[Piece]:
    """The story with the captions of the pictures in it, and of those between the headline and its first line."""
    title = fold(WORD.findall(headline or ""))
    places = {piece.key: at for at, piece in reversed(list(enumerate(visible)))}
    told = {piece.key for piece in story}
    left = CAPTIONS
    start = places.get(title, len(visible)) if title else len(visible)
    complete: list[Piece] = []
    for piece in story:
        place = places.get(piece.key, -1)
        if place > start:
            found = [near for near in visible[start + 1 : place] if near.tag == CAPTION and near.key not in told]
            complete += found[:left]
            left -= len(found[:left])
            told.update(near.key for near in found)
        complete.append(piece)
        start = place if place > start or start == len(visible) else start
    return complete

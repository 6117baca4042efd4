"""HTML pages. The text is composed: the headline, then the story as trafilatura finds it, block by block.

trafilatura (Barbaresi, ACL 2021) only gets the tree: it never sees an address, so nothing is fetched. Where it finds
next to nothing, all visible lines of the page are labelled as a text dump is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trafilatura import bare_extraction
from trafilatura.settings import Document

from service.document import Article, Role
from service.intake import blocks, charset, limits, markup, page, text
from service.intake.lines import WORD, fold
from service.intake.markup import HEADINGS, Piece, Tree

if TYPE_CHECKING:
    from service.intake import Source

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 4_096  # bytes; the standard asks for the first 1,024
QUOTATIONS_AT_MOST = 200  # lines of a page that are looked for in the story
ENOUGH = 150  # characters; less is no story, and the whole page is looked at


def read(source: Source) -> Article:
    """The article of a page.

    Raises NotAnArticle, MalformedInput or InputTooLarge.
    """
    content = limits.check(charset.decode(source.content, _declared(source)), limits.MARKUP_CHARACTERS)
    tree = markup.parse(content)
    head = page.read(tree)
    visible = list(markup.pieces(tree)) or markup.bare(content)
    limits.check("\n".join(piece.text for piece in visible))
    headline = source.headline or head.headline
    told = replace(source, headline=headline)
    if source.keep:
        return _finish(text.article(source, _checked(visible), blocks.keep(_checked(visible)), "html"), source, head)
    story = _story(tree, visible) if len(visible) <= limits.LINES else []
    if sum(len(piece.text) for piece in story) < ENOUGH:
        body = _checked(visible)
        return _finish(text.article(told, body, blocks.label(body, headline), "html"), source, head)
    return _finish(_compose(told, headline, story, visible), source, head)


def _declared(source: Source) -> str | None:
    if source.charset or isinstance(source.content, str):
        return source.charset
    found = DECLARED.search(source.content[:DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def _checked(pieces: Sequence[Piece]) -> str:
    """The lines as one text, parted by blank lines."""
    return limits.check("\n\n".join(piece.text for piece in pieces))


def _story(tree: Tree, visible: Sequence[Piece]) -> list[Piece]:
    """The lines that trafilatura takes for the story, with the quotations it has left out."""
    found = bare_extraction(tree, fast=True, include_comments=False, include_tables=True)
    if not isinstance(found, Document) or found.body is None:
        return []
    return _with_quotations(list(markup.pieces(found.body)), visible)


def _with_quotations(story: list[Piece], visible: Sequence[Piece]) -> list[Piece]:
    """Quoted lines of the page that stand between two lines of the story, put back in their place."""
    places: dict[str, int] = {}
    for at, piece in enumerate(visible):
        places.setdefault(_key(piece), at)
    whole = " ".join(_key(piece) for piece in story)
    complete: list[Piece] = []
    last: int | None = None
    left = QUOTATIONS_AT_MOST
    for piece in story:
        place = places.get(_key(piece))
        if place is not None and last is not None and place > last:
            quoted = [near for near in visible[last + 1 : place] if near.quoted][:left]
            left -= len(quoted)
            complete += [near for near in quoted if _key(near) not in whole]
        complete.append(piece)
        last = place if place is not None and (last is None or place > last) else last
    return complete


def _key(piece: Piece) -> str:
    return fold(WORD.findall(piece.text))


def _compose(source: Source, headline: str | None, story: Sequence[Piece], visible: Sequence[Piece]) -> Article:
    """The article of the lines of a story, its headline in front."""
    title = fold(WORD.findall(headline or ""))
    kept = [piece for piece in story if not title or _key(piece) != title]
    if headline:
        kept.insert(0, Piece(headline, "h1", False))
    under = {_key(piece) for piece in visible if piece.tag == "figcaption"}
    told: list[Role | None] = ["caption" if _key(piece) in under else None for piece in kept]
    headings = {at for at, piece in enumerate(kept) if at and piece.tag in HEADINGS | {"head"}}
    body = _checked(kept)
    return text.article(source, body, blocks.label_story(body, told, headings, has_headline=bool(headline)), "html")


def _finish(article: Article, source: Source, head: page.Head) -> Article:
    """What the caller says goes before what the page says in its head, that before what its text says."""
    return replace(
        article,
        byline=head.byline or article.byline,
        credit=article.credit if article.credit and article.dateline else head.credit or article.credit,
        published=source.published or head.published or article.published,
        updated=head.updated or article.updated,
        tags=head.tags or article.tags,
        url=source.url or head.url,
        language=article.language or head.language,
    )

"""HTML pages. The text is composed: the headline, then the story as trafilatura finds it, block by block.

trafilatura (Barbaresi, ACL 2021) only gets the tree: it never sees an address, so nothing is fetched. Where it finds
next to nothing, all visible lines of the page are labelled as a text dump is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trafilatura import bare_extraction
from trafilatura.settings import Document

from service.document import Article, Role
from service.intake import beside, blocks, charset, fragments, limits, markup, page, text
from service.intake.lines import RUNNING, WORD, ends_sentence, fold
from service.intake.markup import CAPTION, CELLS, HEADINGS, Piece, Tree

if TYPE_CHECKING:
    from service.intake import Source

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 4_096  # bytes; the standard asks for the first 1,024
QUOTATIONS_AT_MOST = 200  # lines of a page that are looked for in the story
LINK_WORDS, LONGEST_LINK = 4, 160  # words of the headline of another story at least, its characters at most
TYPED = frozenset({"pre", "code"})  # a program or a table in the story, whatever marks stand in it
LISTED = CELLS | {"tr", "li", "dt", "dd"}  # a list or table of links in the story is told as what it is
TIMES = 2.5  # as much running text as trafilatura finds has a page of which it has found a part
LITTLE = 40  # words
MOST, SHARED = 0.75, 0.6  # of the running text that is then the story; of what trafilatura finds that is in it
BESIDE = 0.1  # of its words may be comments or stand beside the matter of the page
ENOUGH = 150  # characters; less is no story, and the whole page is looked at


def read(source: Source) -> Article:
    """The article of a page.

    Raises NotAnArticle, MalformedInput or InputTooLarge.
    """
    content = limits.check(charset.decode(source.content, _declared(source)), limits.MARKUP_CHARACTERS)
    tree = markup.parse(content)
    head = page.read(tree)
    visible = markup.pieces(tree) or markup.bare(content)
    limits.check("\n".join(piece.text for piece in visible))
    headline = source.headline or head.headline
    told = replace(source, headline=headline)
    if source.keep:
        return _finish(text.article(source, _checked(visible), blocks.keep(_checked(visible)), "html"), source, head)
    story = _told_in_head(head.body, _story(tree, visible) if len(visible) <= limits.LINES else [])
    if sum(len(piece.text) for piece in story) < ENOUGH:
        return _finish(_whole(told, visible), source, head)
    if _words(story) * TIMES <= _words(filter(_runs, visible)):
        whole = _whole(told, visible)
        if _is_part(story, whole, visible):
            return _finish(whole, source, head)
    return _finish(_compose(told, headline, story, visible), source, head)


def _whole(source: Source, visible: Sequence[Piece]) -> Article:
    """The article of all lines of a page, labelled as those of a text dump are."""
    body = _checked(visible)
    return text.article(source, body, blocks.label(body, source.headline), "html")


def _told_in_head(body: str, story: list[Piece]) -> list[Piece]:
    """The lines of the story, or those of the text that the page has for machines, where scripts show it to people."""
    words = body.count(" ") + 1
    if words < TIMES * max(_words(story), LITTLE) and (len(story) != 1 or words < MOST * _words(story)):
        return story
    return [Piece(part.text, "p", False, False, fold(WORD.findall(part.text))) for part in fragments.of_any(body)]


def _is_part(story: Sequence[Piece], whole: Article, visible: Sequence[Piece]) -> bool:
    """Is the story a small part of what the networks find, which is most of the running text of the page?

    So where each paragraph has a section of its own, or a slide show. Below are the comments, where it is not.
    """
    told = {whole.text[block.start : block.end] for block in whole.blocks if block.role == "paragraph"}
    found = [piece for piece in visible if piece.text in told]
    words, running = _words(found), _words(filter(_runs, visible))
    likely = MOST * running <= words <= running / MOST and words >= TIMES * _words(story)
    apart = _words(piece for piece in found if piece.apart)
    inside = _words(piece for piece in story if piece.text in told)
    return likely and inside >= SHARED * _words(story) and apart <= BESIDE * words


def _words(pieces: Iterable[Piece]) -> int:
    return sum(piece.key.count(" ") + 1 for piece in pieces)


def _runs(piece: Piece) -> bool:
    """Is it running text and no link? By its words alone, as `lines.runs` tells."""
    return not piece.linked and not piece.apart and piece.key.count(" ") >= RUNNING - 1 and ends_sentence(piece.text)


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
    return _with_quotations(markup.pieces(found.body), visible)


def _with_quotations(story: list[Piece], visible: Sequence[Piece]) -> list[Piece]:
    """Quoted lines of the page that stand between two lines of the story, put back in their place."""
    places: dict[str, int] = {}
    for at, piece in enumerate(visible):
        places.setdefault(piece.key, at)
    whole = " ".join(piece.key for piece in story)
    complete: list[Piece] = []
    last: int | None = None
    left = QUOTATIONS_AT_MOST
    for piece in story:
        place = places.get(piece.key)
        if place is not None and last is not None and place > last:
            quoted = [near for near in visible[last + 1 : place] if near.quoted][:left]
            left -= len(quoted)
            complete += [near for near in quoted if near.key not in whole]
        complete.append(piece)
        last = place if place is not None and (last is None or place > last) else last
    return complete


def _leads_away(piece: Piece) -> bool:
    """Is it a link to another story: nothing but a link, as long as a headline, no sentence ("Council backs deal")?"""
    alone = piece.linked and not piece.quoted and piece.tag not in LISTED and "://" not in piece.text
    as_long = len(piece.text) < LONGEST_LINK and piece.key.count(" ") >= LINK_WORDS - 1
    return alone and as_long and not ends_sentence(piece.text)


def _compose(source: Source, headline: str | None, story: Sequence[Piece], visible: Sequence[Piece]) -> Article:
    """The article of the lines of a story, its headline in front."""
    decks = beside.decks(headline, story, visible)
    body = [piece for piece in story if piece.key not in decks]
    above, below = beside.signed(headline, body, visible)
    first = [piece for piece in story if piece.key in decks]
    story = [*first, *above, *beside.with_captions(headline, body, visible), *below]
    title = fold(WORD.findall(headline or ""))
    kept = [piece for piece in story if not title or piece.key != title]
    if headline:
        kept.insert(0, Piece(headline, "h1", False))
    under = {piece.key for piece in visible if piece.tag == CAPTION}
    links = {piece.key for piece in visible if _leads_away(piece)}
    typed = {piece.key for piece in visible if piece.tag in TYPED}
    known: dict[str, Role] = {
        **dict.fromkeys(typed, "paragraph"),
        **dict.fromkeys(decks, "subheadline"),
        **dict.fromkeys(under, "caption"),
    }
    told: list[Role | None] = [
        "related" if at and piece.key in links - under else known.get(piece.key) for at, piece in enumerate(kept)
    ]
    headings = {at for at, piece in enumerate(kept) if at and piece.tag in HEADINGS | {"head"}}
    whole = _checked(kept)
    return text.article(source, whole, blocks.label_story(whole, told, headings, has_headline=bool(headline)), "html")


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

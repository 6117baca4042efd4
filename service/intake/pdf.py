"""PDF: text as it stands on the pages, put back into reading order and paragraphs.

pypdf (BSD) reads the file; it has no dependency, and limits on all that a file can make it do. What a file says of
itself (title, author, dates) is that of the program which wrote it, and is not believed.
"""

from __future__ import annotations

import logging
import statistics
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError

from service.document import Article
from service.errors import ArticleError, InputTooLarge, MalformedInput, NotAnArticle, UnknownFormat
from service.intake import fields, item, limits, pdf_columns, pdf_page, pdf_paragraphs, releases
from service.intake.item import Item, Part
from service.intake.metadata import Metadata
from service.intake.pdf_costs import Budget
from service.intake.pdf_page import Row
from service.intake.pdf_paragraphs import Paragraph

if TYPE_CHECKING:
    from service.intake import Source

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it quotes what it reads

PAGES = 200
DRAWING = 4_000_000  # bytes, of all pages; a page full of text has some 50,000
OPERATIONS = 400_000  # of all pages; a page full of text has some thousands
BOUNDS = Configuration(
    zlib_maximum_output_length=20_000_000,
    lzw_maximum_output_length=20_000_000,
    run_length_maximum_output_length=20_000_000,
    zlib_maximum_recovery_input_length=1_000_000,
    array_based_stream_maximum_output_length=20_000_000,
    stream_decoding_work_maximum_length=60_000_000,
    stream_parsing_work_maximum_count=400_000,
    page_tree_maximum_entries=10_000,
    page_tree_maximum_page_entries=100_000,
    xform_maximum_invocations_per_extraction=500,
    jbig2dec_binary=None,
)
"""What pypdf may do for a file, in bytes and counts. Most PDFs of articles take a hundredth of it."""
UNKNOWN = 0.2  # of the letters; a bullet or a dingbat here and there does no harm
LARGE, SMALL = 1.15, 0.88  # sizes beside that of the copy: of a heading at least, of a caption or note at most
HEADING_WORDS = 14


def read(source: Source) -> Article:
    """The article of a PDF. Raises MalformedInput, UnknownFormat (encrypted), NotAnArticle (scanned), InputTooLarge."""
    if isinstance(source.content, str):
        raise MalformedInput("a PDF is bytes, not text")
    try:
        with apply_configuration(BOUNDS):
            pieces, language = _pieces(source.content)
    except ArticleError:
        raise
    except LimitReachedError as error:
        raise InputTooLarge("the PDF is larger inside than is read") from error
    except Exception as error:
        # A broken file breaks pypdf in many ways, none of them a fault of ours.
        raise MalformedInput("the PDF is broken; print or export it once more") from error
    if not any(pieces):
        raise NotAnArticle("the PDF has no text in it; if it was scanned, send what a text recognition makes of it")
    if _is_garbled(pieces):
        raise NotAnArticle("the PDF does not tell which letters its fonts draw; send the text in another form")
    return item.article(source, _item(_ordered(pieces), language))


def _pieces(content: bytes) -> tuple[list[list[Row]], str | None]:
    """The pieces of text of each page, and the language of the document."""
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted and not _opens(reader):
        raise UnknownFormat("the PDF is encrypted, and is not read; send it without a password")
    if len(reader.pages) > PAGES:
        raise InputTooLarge(f"the PDF has {len(reader.pages)} pages; {PAGES} are read at most")
    budget = Budget(DRAWING, OPERATIONS, limits.CHARACTERS)
    pieces = [pdf_page.pieces(page, budget) for page in reader.pages]
    catalog: Any = reader.trailer["/Root"]
    return pieces, fields.language(catalog.get("/Lang"))


def _ordered(pieces: list[list[Row]]) -> list[list[Row]]:
    """The rows of each page in reading order."""
    edges = pdf_page.left_edges(pieces)
    pages = [pdf_page.rows(page, edges) for page in pieces]
    columns = pdf_columns.columns(pages, edges)
    return [pdf_columns.ordered(page, columns) for page in pages]


def _is_garbled(pieces: list[list[Row]]) -> bool:
    """Are many letters unknown, or of no alphabet?"""
    letters = "".join(piece.text for page in pieces for piece in page)
    unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    return unknown > UNKNOWN * len(letters)


def _opens(reader: PdfReader) -> bool:
    """Can it be read without a password? Many are locked against changes alone."""
    try:
        return bool(reader.decrypt(""))
    except (PyPdfError, NotImplementedError, ImportError):
        return False


def _item(pages: list[list[Row]], language: str | None) -> Item:
    running, copy = pdf_paragraphs.without_running_heads(pages)
    paragraphs = pdf_paragraphs.joined(copy)
    sizes = [size for paragraph in paragraphs for size in _weighted(paragraph)]
    size = statistics.median_low(sizes) if sizes else 0.0
    body = [_part(paragraph, size) for paragraph in paragraphs]
    headline, rest = _headline(body, paragraphs, size)
    aside = [Part(text, "other") for row in running if (text := item.squeezed(row.text))]
    return Item("pdf", [*releases.marked(rest), *aside], Metadata(headline, language=language))


def _weighted(paragraph: Paragraph) -> Iterator[float]:
    """The size once for each ten characters: that of the copy is the commonest."""
    return iter([paragraph.size] * (1 + len(paragraph.text) // 10))


def _part(paragraph: Paragraph, size: float) -> Part:
    """A paragraph: larger or bold and short is a heading, small is a caption or a note."""
    short = len(paragraph.text.split()) <= HEADING_WORDS and paragraph.text[-1] not in ".,;"
    heading = short and (paragraph.size >= LARGE * size or paragraph.bold)
    small = paragraph.size <= SMALL * size
    return Part(
        paragraph.text, ("other" if paragraph.text[0].isdigit() else "caption") if small else None, heading=heading
    )


def _headline(body: list[Part], paragraphs: list[Paragraph], size: float) -> tuple[str | None, list[Part]]:
    """The largest lines among the first, with what is larger than the copy below; else as in any release."""
    sizes = [paragraph.size if len(paragraph.text.split()) > 1 else 0.0 for paragraph in paragraphs]
    largest = max(sizes[: releases.WITHIN], default=0.0)
    at = sizes.index(largest) if largest >= LARGE * size and sizes else None
    if at is None or releases.aside(body[at].text):
        return releases.headline(body, [paragraph.bold for paragraph in paragraphs])
    below = body[at + 1 : at + 2]
    if below and below[0].role is None and sizes[at + 1] >= LARGE * size:
        below = [Part(below[0].text, "subheadline")]
    return body[at].text, [*body[:at], *below, *body[at + 2 :]]

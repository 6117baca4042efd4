"""PDFs become articles: columns, broken words, running heads; locks, scans and bombs become problems."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from service.document import Article
from service.errors import InputTooLarge, MalformedInput, NotAnArticle, UnknownFormat
from service.intake import Source, read, sniff
from service.intake import pdf as reader
from tests.intake.paper import Line, column, pdf
from tests.intake.test_formats import CONTENTS
from tests.intake.test_wires import texts

FIRST = (
    "The har\u00adbour of Selby was closed on Monday after a crane fell into it, the port said in a state\u00adment."
)
SECOND = "“Nobody was hurt,” Ann Lee, the harbour mas\u00adter, told reporters. “We heard it before we saw it.”"


def article(*pages: list[Line], one_block: bool = False) -> Article:
    return read(Source(pdf(pages, one_block), sniff.PDF))


def plain(text: str) -> str:
    return text.replace("\u00ad", "")


def test_columns_are_read_one_after_the_other() -> None:
    found = read(Source(CONTENTS["columns.pdf"], sniff.PDF))
    assert found.headline == "Ferry line to close after ninety years"
    assert texts(found, "subheadline") == ["Islanders fear for their school and their doctor"]
    assert found.byline == ("Una Farrell", "Ben Okoro")
    assert found.dateline == "SKERRAY"
    body = texts(found, "paragraph")
    assert body[0].startswith("The ferry that has linked the outer islands with the mainland since 1935")
    assert body[2].endswith("A well-known fisherman among them, Tam Rae, said he would rather row than move.")
    assert body[-1] == "Their lawyer, Ruth Adair, said that the licence of the line obliges it to sail until 2031."


def test_columns_drawn_row_by_row_are_read_the_same() -> None:
    left, right = column(plain(FIRST) * 3, 50, 700, 46), column(plain(SECOND) * 3, 310, 700, 46)
    apart = article([*left, *right])
    assert article([*left, *right], one_block=True).text == apart.text
    assert apart.text.index("Nobody was hurt") > apart.text.rindex("statement.")


def test_running_heads_and_page_numbers_stand_aside_and_do_not_break_paragraphs() -> None:
    pages = []
    for number, (above, below) in enumerate(
        [("The council met for", "nine hours"), ("before it voted to", "close the pier.")], 1
    ):
        head = [Line("Selby Courier, 3 May", 50, 810, 8), Line(f"Page {number} of 2", 280, 30, 8)]
        pages.append(
            [*head, Line(f"{above} in the hall of the town on Monday and", 50, 700), Line(below + " there", 50, 688)]
        )
    found = article(*pages)
    assert texts(found, "other") == ["Selby Courier, 3 May", "Page 1 of 2", "Selby Courier, 3 May", "Page 2 of 2"]
    assert len(texts(found, "paragraph")) == 1
    assert "nine hours there before it voted to" in found.text


def test_broken_words_are_whole_and_compounds_keep_their_hyphen() -> None:
    lines = [
        "The port said in a state-",
        "ment on Monday that its long-",
        "term plan, a well-",
        "known one, would be Anglo-",
        "Norwegian and that har-",
        "bours like it would follow.",
    ]
    found = article([Line(line, 50, 700 - 12 * at) for at, line in enumerate(lines)])
    assert found.text == (
        "The port said in a statement on Monday that its long-term plan, a well-known one, would be Anglo-Norwegian "
        "and that harbours like it would follow."
    )


def test_indentation_and_space_part_paragraphs() -> None:
    first, second = column(plain(FIRST), 50, 700), column(plain(SECOND), 50, 676 - 12, indent=12)
    third = column(plain(FIRST), 50, 580)
    assert texts(article([*first, *second, *third]), "paragraph") == [plain(FIRST), plain(SECOND), plain(FIRST)]


def test_indentation_alone_parts_paragraphs() -> None:
    lines = [
        "The crane fell on Monday at noon, the port said, as it",
        "was lifting a boat out of the water at the old quay.",
    ]
    rows = [Line(line, 62 if not at % 2 else 50, 700 - 12 * at) for at, line in enumerate(lines * 3)]
    assert texts(article(rows), "paragraph") == [" ".join(lines)] * 3


def test_letters_that_no_font_tells_are_a_problem() -> None:
    to_unicode = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfrange\n<61> <7A> <E000>\nendbfrange endcmap"
    )
    content = _with_font_map(pdf([[Line("The crane fell into the harbour.", 50, 700)]]), to_unicode)
    with pytest.raises(NotAnArticle, match="letters"):
        read(Source(content, sniff.PDF))


def test_ligatures_are_letters() -> None:
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfchar\n<7E> <FB01>\nendbfchar endcmap"
    )
    content = pdf([[Line("The ~sh market closed on Monday, its owners said.", 50, 700)]])
    with_map = _with_font_map(content, to_unicode)
    assert "The fish market closed" in read(Source(with_map, sniff.PDF)).text


def _with_font_map(content: bytes, to_unicode: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    stream = DecodedStreamObject()
    stream.set_data(to_unicode)
    writer.pages[0]["/Resources"]["/Font"]["/F1"][NameObject("/ToUnicode")] = writer._add_object(stream)
    return _saved(writer)


def _saved(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_locked_pdf_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(CONTENTS["columns.pdf"])))
    writer.encrypt("secret", algorithm="RC4-128")
    with pytest.raises(UnknownFormat, match="password"):
        read(Source(_saved(writer), sniff.PDF))


def test_a_pdf_locked_against_changes_alone_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(CONTENTS["columns.pdf"])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    assert read(Source(_saved(writer), sniff.PDF)).headline == "Ferry line to close after ninety years"


def test_a_scan_says_so() -> None:
    with pytest.raises(NotAnArticle, match="scanned"):
        article([])


def test_a_bomb_is_a_problem() -> None:
    bomb = zlib.compress(b"BT (" + b"a" * 50_000_000 + b") Tj ET", 9)
    content = pdf([[Line("x", 50, 50)]])
    start, end = content.index(b"stream\n") + 7, content.index(b"\nendstream")
    with pytest.raises((MalformedInput, InputTooLarge, NotAnArticle)):
        read(Source(content[:start] + bomb + content[end:], sniff.PDF))


@pytest.mark.parametrize("bound", ["DRAWING", "OPERATIONS"])
def test_more_drawing_than_is_read_is_too_large(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(reader, bound, 1_000)
    with pytest.raises(InputTooLarge, match="more drawing"):
        article([Line("The crane fell.", 50, 700)] * 300)


def test_more_pages_than_are_read_are_too_large() -> None:
    with pytest.raises(InputTooLarge, match="pages"):
        article(*[[Line("The crane fell.", 50, 700)]] * 201)


def test_what_is_no_pdf_is_malformed() -> None:
    for content in (b"%PDF-1.7 ...", b"%PDF-1.4\n%%EOF", CONTENTS["columns.pdf"][:300]):
        with pytest.raises(MalformedInput):
            read(Source(content, sniff.PDF))

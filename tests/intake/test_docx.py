"""DOCX files become articles; bombs, locks and other archives become problems."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from service.document import Article
from service.errors import ArticleError, InputTooLarge, MalformedInput, UnknownFormat
from service.intake import Source, read, sniff
from tests.intake import paper
from tests.intake.test_formats import CONTENTS
from tests.intake.test_wires import LONG, texts


def article(*paragraphs: str, **parts: str) -> Article:
    return read(Source(paper.docx(*paragraphs, parts=parts), sniff.DOCX))


def test_styles_tell_headline_deck_headings_and_captions() -> None:
    found = read(Source(CONTENTS["release.docx"], sniff.DOCX))
    assert found.headline == "Linn Valley to meter every home by 2030"
    assert texts(found, "subheadline") == ["Leaks lose a third of the water before it reaches a tap"]
    assert texts(found, "subheading") == ["What it will cost"]
    assert texts(found, "caption") == ["A meter in the hall of a house in Linn. Photo: Jo Marsh"]
    assert texts(found, "key_point") == ["41,000 meters to be fitted", "No rise in price before 2028"]
    assert found.dateline == "LINN"


def test_rows_of_tables_are_lines_and_notes_stand_aside() -> None:
    found = read(Source(CONTENTS["release.docx"], sniff.DOCX))
    assert "2026 | 9,000" in texts(found, "paragraph")
    for aside in (
        "Figures of the harbour board, rounded.",
        "Linn Valley Water – Communications",
        "About Linn Valley Water",
    ):
        assert aside in texts(found, "other")


def test_deleted_hidden_and_commented_text_is_not_read() -> None:
    found = read(Source(CONTENTS["release.docx"], sniff.DOCX))
    assert "no idea where it goes" not in found.text
    assert "Ask legal" not in found.text


def test_what_a_file_says_of_its_writer_and_date_is_not_believed() -> None:
    found = read(Source(CONTENTS["release.docx"], sniff.DOCX))
    assert (found.byline, found.published, found.credit) == ((), None, None)


def test_a_bold_first_line_is_the_headline_where_no_style_says_so() -> None:
    found = article(paper.paragraph(paper.run("Crane falls into harbour", "<w:b/>")), paper.paragraph(LONG))
    assert found.headline == "Crane falls into harbour"
    assert texts(found, "paragraph") == [LONG]


def test_a_text_that_opens_with_a_sentence_has_no_headline() -> None:
    found = article(paper.paragraph(LONG), paper.paragraph(LONG.replace("harbour", "canal")))
    assert found.headline is None
    assert len(texts(found, "paragraph")) == 2


def test_a_byline_set_as_subtitle_is_a_byline_and_short_items_of_a_list_are_no_headings() -> None:
    items = [paper.listed("Cranes: 12"), paper.listed("Cost: 41 million")]
    title, byline = paper.paragraph("Crane falls", style="Titel"), paper.paragraph("By Ann Lee", style="Untertitel")
    found = article(title, byline, paper.paragraph(LONG), *items, paper.paragraph(LONG))
    assert found.byline == ("Ann Lee",)
    assert texts(found, "paragraph") == [LONG, "Cranes: 12", "Cost: 41 million", LONG]


def test_words_cut_into_runs_are_whole_and_line_breaks_part_lines() -> None:
    runs = [
        paper.run("The har"),
        paper.run("bour closed on Monday after a crane fell into it."),
        "<w:r><w:br/></w:r>",
        paper.run("Nobody was hurt, the port said."),
    ]
    found = article(paper.paragraph(*runs))
    assert texts(found, "paragraph") == [
        "The harbour closed on Monday after a crane fell into it.",
        "Nobody was hurt, the port said.",
    ]


def test_a_text_box_stands_aside_and_is_told_once() -> None:
    box = f"<w:txbxContent>{paper.paragraph('A crane, pulled out')}</w:txbxContent>"
    both = (
        f"<w:r><w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent></w:r>"
    )
    found = article(paper.paragraph(LONG, both), paper.paragraph(LONG))
    assert texts(found, "other") == ["A crane, pulled out"]
    assert texts(found, "paragraph") == [LONG, LONG]


def test_a_docx_called_by_another_name_is_known() -> None:
    for kind in ("application/zip", "application/octet-stream", "application/msword", "text/plain", "application/pdf"):
        assert read(Source(CONTENTS["release.docx"], kind)).format == "docx"


def test_an_archive_bomb_is_too_large() -> None:
    bomb = paper.part("document", paper.paragraph("a" * 40_000_000))
    content = paper.docx(parts={"word/document.xml": bomb})
    assert len(content) < 100_000
    with pytest.raises(InputTooLarge):
        read(Source(content, sniff.DOCX))


def test_a_directory_that_lies_of_sizes_is_not_believed() -> None:
    content = paper.docx(parts={"word/document.xml": paper.part("document", paper.paragraph("a" * 20_000_000))})
    size = (20_000_000).to_bytes(4, "little")[:3]
    with pytest.raises(ArticleError):
        read(Source(content.replace(size, b"\x10\x00\x00"), sniff.DOCX))


def test_an_entity_in_a_document_is_refused() -> None:
    document = (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + paper.part("document", paper.paragraph(LONG))[55:]
    )
    with pytest.raises(MalformedInput):
        article(**{"word/document.xml": document})


def test_other_archives_and_old_documents_say_what_to_do() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(UnknownFormat, match="one by one"):
        read(Source(packed.getvalue(), ""))
    with pytest.raises(UnknownFormat):
        read(Source(packed.getvalue(), sniff.DOCX))
    with pytest.raises(UnknownFormat, match="save the document as DOCX"):
        read(Source(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""))

"""Messages become articles: the release in them, with what is around it aside."""

from __future__ import annotations

import pytest

from service.document import Article
from service.errors import ArticleError, InputTooLarge, NotAnArticle
from service.intake import Source, read, sniff
from tests.intake.test_formats import CONTENTS
from tests.intake.test_wires import LONG, texts

HEADER = "From: Ann Lee <ann@post.example>\nDate: Tue, 3 Jun 2025 08:00:00 +0100\nMIME-Version: 1.0\nSubject: {}\n"


def article(body: str, subject: str = "Crane falls", kind: str = "text/plain; charset=utf-8") -> Article:
    content = f"{HEADER.format(subject)}Content-Type: {kind}\n\n{body}"
    return read(Source(content.encode(), sniff.MAIL))


def test_a_release_is_told_with_its_subject_date_and_sender() -> None:
    found = read(Source(CONTENTS["message.eml"], sniff.MAIL))
    assert found.headline == "Port of Aarvik to run its cranes on hydrogen – by 2027"
    assert found.published == "2025-06-02T11:14:30+02:00"
    assert found.credit == "Aarvik Port Authority – Press Office"
    assert found.byline == ()


def test_wrapped_lines_become_paragraphs_and_the_rest_stands_aside() -> None:
    found = read(Source(CONTENTS["message.eml"], sniff.MAIL))
    assert [text[:22] for text in texts(found, "paragraph")] == [
        "Aarvik, 2 June 2025 – ",
        "“We have burnt diesel ",
        "The conversion will co",
    ]
    for aside in ("FOR IMMEDIATE RELEASE", "ENDS", "Notes to editors", "Aarvik Port Authority, Quay 4, Aarvik"):
        assert aside in texts(found, "other")


def test_a_person_who_sends_it_is_the_author() -> None:
    assert article(LONG).byline == ("Ann Lee",)


@pytest.mark.parametrize(
    "subject", ["Fwd: Crane falls", "RE: FW: PRESS RELEASE: Crane falls", "[EXT] News release - Crane falls"]
)
def test_marks_of_its_way_are_no_part_of_the_subject(subject: str) -> None:
    assert article(LONG, subject).headline == "Crane falls"


def test_flowed_lines_are_joined_and_quoted_ones_stand_aside() -> None:
    body = "The harbour was closed on \nMonday, the port said.\n\n> Could you send us\n> a picture of it?\n"
    found = article(body, kind="text/plain; format=flowed")
    assert texts(found, "paragraph") == ["The harbour was closed on Monday, the port said."]
    assert texts(found, "other") == ["> Could you send us", "> a picture of it?"]


def test_the_header_of_a_forwarded_message_stands_aside() -> None:
    header = "From: Jo <jo@a.example>\nDate: Mon\nSubject: Crane\nTo: Ann"
    body = f"---------- Forwarded message ---------\n{header}\n\n{LONG}\n"
    assert texts(article(body), "paragraph") == [LONG]


def test_a_page_is_read_where_the_plain_text_says_little() -> None:
    page = f"<p>{LONG}</p><p>{LONG}</p>"
    parts = f"--b\nContent-Type: text/plain\n\nSee the page.\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    found = article(parts, kind='multipart/alternative; boundary="b"')
    assert texts(found, "paragraph") == [LONG, LONG]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "koi8-u", "no-such-charset"])
def test_charsets_are_honoured_or_detected(charset: str) -> None:
    text = "Café owners on the quay said on Monday that they would close, and that nobody had asked them."
    text = text if charset != "koi8-u" else text.replace("é", "e")
    encoded = text.encode("utf-8" if charset == "no-such-charset" else charset)
    content = f"{HEADER.format('Crane')}Content-Type: text/plain; charset={charset}\n\n".encode() + encoded
    assert texts(read(Source(content, sniff.MAIL)), "paragraph") == [text]


def test_a_message_with_attachments_alone_names_them() -> None:
    parts = '--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="release.pdf"\n\nx\n--b--\n'
    with pytest.raises(NotAnArticle, match=r"release\.pdf"):
        article(parts, kind='multipart/mixed; boundary="b"')


def test_a_message_is_known_by_its_header() -> None:
    assert read(Source(CONTENTS["message.eml"], "text/plain")).format == "email"
    memo = b"From: the mayor\nTo: all\n\nThe bridge is closed until further notice, as you all know."
    assert read(Source(memo, "text/plain")).format == "text"


def test_parts_inside_parts_without_end_are_a_problem() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(5_000))
    with pytest.raises(InputTooLarge):
        read(Source(f"From: a@b.example\nMIME-Version: 1.0\n{nested}".encode(), sniff.MAIL))
    for header in ("Subject: =?utf-8?q?" + "=?" * 5_000, "From: " + "(" * 50_000, "Date: " + "9" * 10_000):
        with pytest.raises(ArticleError):
            read(Source(f"{header}\n\n".encode(), sniff.MAIL))

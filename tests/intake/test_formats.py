"""Every format: whatever becomes of a file, it ends in an article or in an ArticleError; samples keep the promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service import intake
from service.document import READ_ROLES, Article
from service.errors import ArticleError
from service.intake import READERS, Source, ninjs, read
from tests.intake.test_blocks import covered

SAMPLES = Path(__file__).resolve().parent.parent / "golden" / "articles"
FILES = {
    "nitf-agency.xml": "application/xml",
    "nitf-latin1.xml": "application/xml",
    "newsml-g2-wrapped.xml": "application/xml",
    "newsml-g2-nitf.xml": "application/xml",
    "newsml-1.xml": "application/xml",
    "rss-item.xml": "application/xml",
    "atom-entry.xml": "application/xml",
    "ninjs-1.request.json": ninjs.MEDIA_TYPE,
    "ninjs-3.request.json": ninjs.MEDIA_TYPE,
    "release.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "columns.pdf": "application/pdf",
    "message.eml": "message/rfc822",
}
CONTENTS = {name: (SAMPLES / name).read_bytes() for name in FILES}
NAMES = sorted(FILES)
KINDS = sorted(READERS)
MARKS = [
    b"<", b">", b"&", b"&#0;", b"&nbsp;", b"&undeclared;", b"\0", b"\xff", b"\xf0\x9f\x98\x80", b"]]>", b"<![CDATA[",
    b"<!DOCTYPE a [", b"--inner", b"=?utf-8?q?=ff?=", b"endstream", b"99999999999", b"{", b"}", b'"', b"\r\n\r\n", b"",
]  # fmt: skip


def told(content: bytes, kind: str) -> Article | None:
    """The article, if there is one; anything but an ArticleError is a fault."""
    try:
        article = read(Source(content, kind))
    except ArticleError:
        return None
    covered(article.text, article.blocks)
    article.text.encode("utf-8")
    return article


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_whatever_it_is_called(name: str) -> None:
    article = told(CONTENTS[name], FILES[name])
    assert article is not None
    if not name.endswith(".json"):  # JSON that is called nothing is a request
        assert told(CONTENTS[name], "application/octet-stream") == article
        assert told(CONTENTS[name], "text/plain") == article


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_has_its_headline_first_and_a_body(name: str) -> None:
    article = told(CONTENTS[name], FILES[name])
    assert article is not None
    assert article.headline == article.text[article.blocks[0].start : article.blocks[0].end]
    assert article.blocks[0].role == "headline"
    assert sum(block.role == "paragraph" for block in article.blocks) >= 2
    assert article.language == "en"


@pytest.mark.parametrize("name", NAMES)
def test_keep_makes_every_block_of_a_format_body(name: str) -> None:
    article = read(Source(CONTENTS[name], FILES[name], keep=True))
    assert {block.role for block in article.blocks} == {"paragraph"}


@pytest.mark.parametrize("name", NAMES)
def test_hints_go_before_what_a_format_says(name: str) -> None:
    hints = {"headline": "Another line", "published": "2001-02-03", "url": "https://example.org/a"}
    article = read(Source(CONTENTS[name], FILES[name], **hints))  # type: ignore[arg-type]
    assert (article.headline, article.published, article.url) == tuple(hints.values())


@pytest.mark.parametrize("name", NAMES)
def test_notes_from_desk_to_desk_never_reach_readers(name: str) -> None:
    article = told(CONTENTS[name], FILES[name])
    assert article is not None
    for words in (
        "Eds:",
        "EDITORS",
        "embargo in second take",
        "Corrects price in fourth",
        "Do not hold",
        "spelling of M",
    ):
        assert words not in article.text
    reached = " ".join(article.text[b.start : b.end] for b in article.blocks if b.role in READ_ROLES)
    for words in ("This version corrects", "Adds analyst comment", "cr/hb/jm", "Ask legal", "no idea where"):
        assert words not in reached


@pytest.mark.parametrize("kind", KINDS)
@given(content=st.binary(max_size=400))
@settings(max_examples=40, deadline=None)
def test_random_bytes_end_in_an_answer(kind: str, content: bytes) -> None:
    told(content, kind)


@pytest.mark.parametrize("name", NAMES)
@given(share=st.floats(0, 1), kind=st.sampled_from(["", *KINDS]))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_cut_off_anywhere_ends_in_an_answer(name: str, share: float, kind: str) -> None:
    content = CONTENTS[name]
    told(content[: int(share * len(content))], kind or FILES[name])


@pytest.mark.parametrize("name", NAMES)
@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(MARKS)), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_ends_in_an_answer(name: str, places: list[tuple[float, int, bytes]]) -> None:
    content = CONTENTS[name]
    for share, dropped, mark in places:
        at = int(share * len(content))
        content = content[:at] + mark + content[at + dropped :]
    told(content, FILES[name])


@given(name=st.sampled_from(NAMES), other=st.sampled_from(NAMES), share=st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_two_files_run_together_end_in_an_answer(name: str, other: str, share: float) -> None:
    first, second = CONTENTS[name], CONTENTS[other]
    told(first[: int(share * len(first))] + second, FILES[name])


def test_a_string_is_taken_for_what_it_is_called() -> None:
    """A field of JSON is text, even if it looks like a message or an item."""
    content = CONTENTS["message.eml"].decode("utf-8")
    assert intake.kind(Source(content, "text/plain")) == "text/plain"
    assert read(Source(content, "text/plain")).text == content


@pytest.mark.parametrize("mark", ["&#1;", "&#x1f;", "&#xfffe;", "\uffff"])
@pytest.mark.parametrize(
    "page", ["<pre>The wall{0} stood.\n\n  It fell.</pre>", "<table><tr><td>Wall{0}</td><td>1</td></tr></table>"]
)
def test_what_is_no_character_leaves_a_marked_text_readable(page: str, mark: str) -> None:
    news = {"uri": "tag:harbourpost.example,2024:1", "body_html": page.format(mark)}
    article = read(Source(json.dumps(news), ninjs.MEDIA_TYPE))
    assert article.text.startswith(("The wall stood.", "Wall | 1"))

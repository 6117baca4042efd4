"""Items of RSS and entries of Atom become articles."""

from __future__ import annotations

import pytest

from service.errors import NotAnArticle
from service.intake import Source, read
from tests.intake.test_formats import CONTENTS
from tests.intake.test_wires import LONG, sample, texts

ITEM = f"<item><title>Crane {{0}}</title><link>https://example.org/{{0}}</link><description>{LONG}</description></item>"


def feed(*names: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Post</title>{''.join(map(ITEM.format, names))}</channel></rss>".encode()


def test_the_full_text_of_an_item_is_read_and_not_its_teaser() -> None:
    article = sample("rss-item.xml")
    assert article.format == "rss"
    assert article.headline == "Trawlers ‘may never sail again’"
    assert len(texts(article, "paragraph")) == 3
    assert "Continue reading" not in article.text
    assert texts(article, "caption") == ["The Mary Ellen at her berth. Photograph: Maeve Doyle"]


def test_metadata_of_an_item_are_told() -> None:
    article = sample("rss-item.xml")
    assert article.byline == ("Maeve Doyle",)
    assert article.published == "2025-01-09T06:30:00+00:00"
    assert article.url == "https://selbycourier.example/2025/01/09/trawlers/"
    assert article.tags == ("Fishing", "Harbour")
    assert (article.credit, article.copyright) == ("The Selby Courier", "© 2025 Selby Courier Ltd")


def test_an_entry_of_atom_is_told() -> None:
    article = sample("atom-entry.xml")
    assert article.headline == "Mill owner fined for river spill"
    assert article.byline == ("Ellen Park",)
    assert (article.published, article.updated) == ("2025-03-02T18:00:00-05:00", "2025-03-03T09:41:00-05:00")
    assert article.url == "https://valleygazette.example/mill-fined"


def test_a_feed_of_several_items_says_which_it_has() -> None:
    with pytest.raises(NotAnArticle, match=r"2 items.*Crane a; Crane b"):
        read(Source(feed("a", "b"), "application/rss+xml"))


def test_an_address_chooses_one_item_of_several() -> None:
    article = read(Source(feed("a", "b"), "application/rss+xml", url="https://example.org/b"))
    assert article.headline == "Crane b"


def test_a_feed_without_items_and_an_item_alone() -> None:
    with pytest.raises(NotAnArticle, match="no item"):
        read(Source(feed(), "text/xml"))
    assert read(Source(ITEM.format("c").encode(), "text/xml")).headline == "Crane c"


def test_a_feed_is_known_by_its_root() -> None:
    assert read(Source(CONTENTS["rss-item.xml"], "text/html")).format == "rss"


def test_prefixes_that_nobody_declared_are_passed_over() -> None:
    item = ITEM.format("d").replace("</item>", "<dc:creator>Ann Lee</dc:creator></item>")
    assert read(Source(item.encode(), "text/xml")).byline == ("Ann Lee",)

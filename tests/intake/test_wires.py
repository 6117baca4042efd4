"""NITF, NewsML-G2, NewsML 1: what agencies deliver becomes an article."""

from __future__ import annotations

import pytest

from service.document import Article
from service.errors import NotAnArticle
from service.intake import Source, read
from tests.intake.test_formats import CONTENTS

NAR = "http://iptc.org/std/nar/2006-10-01/"


def sample(name: str) -> Article:
    return read(Source(CONTENTS[name], "application/xml"))


def texts(article: Article, role: str) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.role == role]


def g2(items: str) -> bytes:
    return f'<newsMessage xmlns="{NAR}"><itemSet>{items}</itemSet></newsMessage>'.encode()


def news(guid: str, headline: str, content: str) -> str:
    meta = f"<contentMeta><headline>{headline}</headline></contentMeta>"
    return f'<newsItem guid="{guid}">{meta}<contentSet>{content}</contentSet></newsItem>'


def inline(words: str) -> str:
    return f'<inlineXML contenttype="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{words}</p></div></inlineXML>'


LONG = "The harbour of Selby was closed on Monday after a crane fell into it, the port said."


def test_metadata_of_nitf_are_told() -> None:
    article = sample("nitf-agency.xml")
    assert article.format == "nitf"
    assert article.headline == "Flooded quarry forces 900 from homes in Oderin"
    assert article.byline == ("Tomas Eriksen", "Priya Nair")
    assert (article.dateline, article.credit, article.published) == (
        "ODERIN",
        "Coastal Wire",
        "2024-03-12T18:45:00+00:00",
    )
    assert article.tags == ("Quarry Flood", "Oderin", "Marta Lindqvist", "Oderin Stone Works")
    assert article.copyright == "© 2024 Coastal Wire"
    assert texts(article, "subheadline") == ["Governor says the dam ‘held by inches’"]


def test_block_quotes_lists_and_captions_of_nitf_are_kept() -> None:
    article = sample("nitf-agency.xml")
    assert "“The cellar wall is wet again, and nobody answers the telephone.”" in texts(article, "paragraph")
    assert "Two schools are closed until Friday." in texts(article, "paragraph")
    assert texts(article, "caption") == ["Water pours over the rim of the Oderin quarry on Tuesday, March 12, 2024."]
    assert texts(article, "photo_credit") == ["Lena Aho/Coastal Wire"]
    assert texts(article, "subheading") == ["Warnings in January"]
    assert "The owner, Oderin Stone Works, said that its pumps had failed at about 4 a.m. It did not say why." in texts(
        article, "paragraph"
    )


def test_an_abstract_that_repeats_the_text_and_the_word_ends_are_no_text() -> None:
    article = sample("nitf-latin1.xml")
    assert article.text.count("A lighthouse keeper who was dismissed") == 1
    assert texts(article, "other") == ["ends"]
    assert article.byline == ("Rhona Kerr",)
    assert article.published == "2023-10-18T16:15:02+01:00"


def test_the_title_of_a_writer_is_no_part_of_the_name() -> None:
    head = "<byline>By IAN SMITH <byttl>Coastal Wire</byttl></byline>"
    content = f"<nitf><body><body.head>{head}</body.head><body.content><p>{LONG}</p></body.content></body></nitf>"
    assert read(Source(content.encode(), "application/xml")).byline == ("Ian Smith",)


def test_copy_wrapped_inside_one_element_is_parted_into_its_paragraphs() -> None:
    article = sample("newsml-g2-wrapped.xml")
    assert texts(article, "key_point") == [
        "* Shaft had been shut since a rockfall in January",
        "* Palladium steady, rhodium up",
    ]
    assert texts(article, "paragraph")[0].endswith("had reopened, easing worries about supply.")
    assert len(texts(article, "paragraph")) == 4
    assert article.byline == ("Nomsa Dlamini",)
    assert (article.published, article.updated) == ("2025-02-04T07:58:10+00:00", "2025-02-04T09:12:41+00:00")
    assert article.tags == ("Metals", "South Africa")
    assert article.credit == "Tradewinds"


def test_nitf_inside_newsml_is_read_as_nitf() -> None:
    article = sample("newsml-g2-nitf.xml")
    assert article.format == "newsml-g2"
    assert article.byline == ("Ines Moreau",)
    assert article.updated is None
    assert "Silva | 9" in texts(article, "paragraph")
    assert texts(article, "subheadline") == ["Keeper saves three in a row"]
    assert article.text.count("By INES MOREAU") == 1


def test_newsml_1_is_read_too() -> None:
    article = sample("newsml-1.xml")
    assert (article.format, article.dateline, article.credit, article.language) == ("newsml", "Dijon", "AGP", "en")
    assert article.byline == ("Camille Roussel",)
    assert article.updated == "2024-05-19T08:15:00+00:00"


def test_several_articles_in_a_message_are_told_apart_by_a_problem() -> None:
    content = g2(news("a", "Crane falls", inline(LONG)) + news("b", "Crane raised", inline(LONG)))
    with pytest.raises(NotAnArticle, match=r"2 articles.*Crane falls; Crane raised"):
        read(Source(content, "application/xml"))


def test_a_package_says_which_of_several_is_meant() -> None:
    package = '<packageItem><groupSet root="g"><group id="g"><itemRef residref="b"/></group></groupSet></packageItem>'
    content = g2(news("a", "Crane falls", inline(LONG)) + news("b", "Crane raised", inline(LONG)) + package)
    assert read(Source(content, "application/xml")).headline == "Crane raised"


def test_pictures_beside_a_text_do_not_hide_it() -> None:
    picture = news("p", "A crane", '<remoteContent href="a.jpg" contenttype="image/jpeg"/>')
    content = g2(picture + news("a", "Crane falls", inline(LONG)))
    assert read(Source(content, "application/vnd.iptc.g2.newsmessage+xml")).headline == "Crane falls"


def test_content_that_is_elsewhere_is_not_fetched_and_told() -> None:
    with pytest.raises(NotAnArticle, match="not fetched"):
        read(Source(g2(news("p", "A crane", '<remoteContent href="http://example.org/a.xml"/>')), "application/xml"))


def test_plain_data_and_markup_in_it_are_read() -> None:
    for data in (LONG, f"<![CDATA[<p>{LONG}</p>]]>"):
        content = g2(news("a", "Crane falls", f'<inlineData contenttype="text/plain">{data}</inlineData>'))
        assert texts(read(Source(content, "application/xml")), "paragraph") == [LONG]


def test_an_item_in_another_language_is_cleaned_and_says_so() -> None:
    words = "Der Hafen von Selby wurde am Montag geschlossen, nachdem ein Kran in das Becken gestürzt war. "
    article = read(Source(g2(news("a", "Kran gestürzt", inline(words * 2))), "application/xml"))
    assert article.language == "de"
    assert texts(article, "paragraph") == [(words * 2).strip()]

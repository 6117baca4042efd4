"""HTML pages become articles."""

from __future__ import annotations

import json
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.document import BODY_ROLES, Article
from service.errors import ArticleError, InputTooLarge, NotAnArticle
from service.intake import Source, limits, read
from tests.intake.dumps import STORY
from tests.intake.test_blocks import covered

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Town closes harbour for a year | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:tag" content="harbour">
<meta property="article:tag" content="council"><link rel="canonical" href="https://example.org/harbour">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}},
{{"@type": "NewsArticle", "headline": "Town closes harbour for a year", "datePublished": "2024-05-07T18:15:00-05:00",
"dateModified": "2024-05-08T09:02:00Z", "author": [{{"@type": "Person", "name": "JO VAN DYK"}}]}}]}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Town closes harbour for a year</h1>{PARAGRAPHS}
<figure><img src="https://example.org/wall.jpg">
<figcaption>The wall as it stood in May, seen from the quay</figcaption></figure>
</article><footer>Copyright 2024 Harbour Post</footer></body></html>"""


def page(inner: str) -> str:
    return f"<html><body><article><h1>Town closes harbour for a year</h1>{inner}</article></body></html>"


def body(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.role in BODY_ROLES]


def test_the_story_is_told_with_its_headline_first() -> None:
    article = read(Source(PAGE, "text/html"))
    assert article.format == "html"
    assert article.text.startswith("Town closes harbour for a year\n\nThe council")
    assert article.blocks[0].role == "headline"
    assert body(article) == list(STORY)


def test_metadata_are_those_of_the_head() -> None:
    article = read(Source(PAGE, "text/html"))
    assert article.headline == "Town closes harbour for a year"
    assert article.byline == ("Jo van Dyk",)
    assert article.published == "2024-05-07T18:15:00-05:00"
    assert article.updated == "2024-05-08T09:02:00+00:00"
    assert article.tags == ("harbour", "council")
    assert article.url == "https://example.org/harbour"
    assert article.credit == "Harbour Post"
    assert article.language == "en"


def test_a_byline_and_a_date_that_only_the_page_shows_are_told() -> None:
    shown = "<div>By ANN LEE and JO VAN DYK</div><div>May 7, 2024 at 6:15 PM EDT</div>"
    article = read(Source(page(shown + PARAGRAPHS), "text/html"))
    assert article.byline == ("Ann Lee", "Jo van Dyk")
    assert article.published == "2024-05-07T18:15:00-04:00"
    assert body(article) == list(STORY)


def test_the_notice_of_copyright_below_a_page_is_told() -> None:
    below = "<footer><a href='/about'>About us</a><p>© 2024 Harbour Media Inc.</p></footer>"
    article = read(Source(page(PARAGRAPHS + below), "text/html"))
    assert article.copyright == "© 2024 Harbour Media Inc."
    assert body(article) == list(STORY)


@pytest.mark.parametrize("said", ['itemprop="datePublished"', "pubdate"])
def test_a_time_element_that_says_so_is_the_date(said: str) -> None:
    inner = f'<time {said} datetime="2024-05-07T18:15:00+02:00">two days ago</time>{PARAGRAPHS}'
    assert read(Source(page(inner), "text/html")).published == "2024-05-07T18:15:00+02:00"


def test_links_to_other_stories_are_no_body() -> None:
    link = "<p><a href='/ferry'>Council backs plan for a second ferry</a></p>"
    inner = f"<p>{STORY[0]}</p><p>{STORY[1]}</p>{link}" + "".join(f"<p>{line}</p>" for line in STORY[2:])
    article = read(Source(page(inner), "text/html"))
    assert body(article) == list(STORY)


def test_headings_that_link_to_themselves_are_headings() -> None:
    heading = "<h2><a href='#money'>Where the money comes from</a></h2>"
    inner = f"<p>{STORY[0]}</p><p>{STORY[1]}</p>{heading}" + "".join(f"<p>{line}</p>" for line in STORY[2:])
    assert "Where the money comes from" in body(read(Source(page(inner), "text/html")))


def test_hints_go_before_the_head() -> None:
    article = read(Source(PAGE, "text/html", headline="Shut", published="2024-01-01", url="https://example.org/b"))
    assert (article.headline, article.published, article.url) == ("Shut", "2024-01-01", "https://example.org/b")


def test_a_page_without_metadata_invents_none() -> None:
    article = read(Source(f"<p>{STORY[0]}</p><p>{STORY[2]}</p>", "text/html"))
    assert body(article) == [STORY[0], STORY[2]]
    assert (article.headline, article.published, article.url, article.credit, article.byline) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_block_quotations_are_never_lost() -> None:
    quoted = "“We were never asked,” the fishermen wrote to the council in a letter that 120 families signed."
    middle = f"<div class='pullout'><blockquote><p>{quoted}</p></blockquote></div>"
    inner = "".join(f"<p>{text}</p>" for text in STORY[:3]) + middle + "".join(f"<p>{text}</p>" for text in STORY[3:])
    assert [*STORY[:3], quoted, *STORY[3:]] == body(read(Source(page(inner), "text/html")))


def test_subheadings_are_labelled() -> None:
    inner = (
        "".join(f"<p>{text}</p>" for text in STORY[:3])
        + "<h2>Who will pay for it</h2>"
        + "".join(f"<p>{text}</p>" for text in STORY[3:])
    )
    article = read(Source(page(inner), "text/html"))
    assert [article.text[block.start : block.end] for block in article.blocks if block.role == "subheading"] == [
        "Who will pay for it"
    ]


def test_a_page_wrapped_in_one_form_keeps_its_story() -> None:
    article = read(Source(f"<html><body><form>{PARAGRAPHS}</form></body></html>", "text/html"))
    assert body(article) == list(STORY)


def test_short_pages_keep_their_words() -> None:
    assert body(read(Source("<p>The mayor resigned.</p>", "text/html"))) == ["The mayor resigned."]
    assert read(Source("The mayor resigned.", "text/html")).text == "The mayor resigned."


def test_keep_tells_every_visible_line() -> None:
    article = read(Source(PAGE, "text/html", keep=True))
    assert {block.role for block in article.blocks} == {"paragraph"}
    assert "Home" in article.text
    assert "Copyright 2024 Harbour Post" in article.text


@pytest.mark.parametrize(
    "where",
    ["<meta charset='windows-1252'>", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"],
)
def test_the_charset_of_the_page_is_honoured(where: str) -> None:
    content = f"<html><head>{where}</head><body><p>“Café,” she said, and closed the door behind her.</p></body></html>"
    assert "“Café,” she said" in read(Source(content.encode("cp1252"), "text/html")).text


@pytest.mark.parametrize(
    "content", ["", "<html></html>", "<script>alert('a')</script>", "<p>12</p>", "<!-- only this -->", "<p></p>"]
)
def test_a_page_without_words_is_no_article(content: str) -> None:
    with pytest.raises(NotAnArticle):
        read(Source(content, "text/html"))


def test_a_page_above_the_limit_is_too_large() -> None:
    with pytest.raises(InputTooLarge):
        read(Source("a" * (limits.MARKUP_CHARACTERS + 1), "text/html"))


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    inner = PAGE.replace("<article>", "<iframe src='http://example.org/'></iframe><article>")
    doctype = '<!DOCTYPE html SYSTEM "http://example.org/a.dtd" [<!ENTITY x SYSTEM "http://example.org/x">]>'
    assert body(read(Source(inner.replace("<!DOCTYPE html>", doctype), "text/html"))) == list(STORY)


HOSTILE = {
    "nested elements": "<div>" * 50_000 + STORY[0],
    "nested quotations": "<blockquote>" * 5_000 + f"<p>{STORY[0]}</p>",
    "nested lists": "<ul><li>" * 5_000 + STORY[0],
    "unclosed marks": "<p>" + STORY[0] + "<" * 50_000,
    "entities": "<p>" + STORY[0] + "&#x110000;&#0;&nbsp&bogus;&#xD800;" * 2_000,
    "null bytes": "<p>" + "\0".join(STORY[0]) + "</p>",
    "broken data": f"<script type='application/ld+json'>{{'@type': [[[</script><p>{STORY[0]}</p>",
    "deep data": "<script type='application/ld+json'>" + "[" * 20_000 + "</script><p>" + STORY[0] + "</p>",
    "attributes": f"<p {'a=1 ' * 20_000}>{STORY[0]}</p>",
    "comment left open": f"<p>{STORY[0]}</p><!-- " + "x" * 50_000,
    "tables": "<table><tr><td>" * 2_000 + STORY[0],
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_read(content: str) -> None:
    article = read(Source(content, "text/html"))
    covered(article.text, article.blocks)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</b>",
                "<b>",
                "<table>",
                "<td>",
                "<script>",
                "<!--",
                "&amp",
                "<h1>",
                "<blockquote>",
                "</",
                ">",
                STORY[1],
                "word",
                "\0",
                "<figcaption>",
                "<li>",
            ]
        ),
        max_size=30,
    )
)
def test_any_markup_is_read_or_refused(parts: list[str]) -> None:
    try:
        article = read(Source(" ".join(parts), "text/html"))
    except ArticleError:
        return
    covered(article.text, article.blocks)


def roles(article: Article) -> list[tuple[str, str]]:
    return [(block.role, article.text[block.start : block.end]) for block in article.blocks]


def test_captions_stand_where_their_pictures_do() -> None:
    first, *rest = STORY
    picture = "<figure><img src='x'><figcaption><p>The wall as it stood in May</p></figcaption></figure>"
    found = roles(
        read(Source(page(f"{picture}<p>{first}</p>{''.join(f'<p>{line}</p>' for line in rest)}"), "text/html"))
    )
    assert found[1:3] == [("caption", "The wall as it stood in May"), ("paragraph", first)]


def test_a_deck_above_the_byline_is_no_paragraph() -> None:
    deck = "<p>Fishermen move their boats to Saltmere</p><p>By Ann Lee and Jo van Dyk</p><p>May 7, 2024</p>"
    found = roles(read(Source(page(deck + PARAGRAPHS), "text/html")))
    assert found[1:4] == [
        ("subheadline", "Fishermen move their boats to Saltmere"),
        ("byline", "By Ann Lee and Jo van Dyk"),
        ("published", "May 7, 2024"),
    ]
    assert [text for role, text in found if role == "paragraph"] == list(STORY)


def test_a_story_that_only_scripts_show_is_read_from_the_text_for_machines() -> None:
    told = {"@type": "NewsArticle", "headline": "Town closes harbour", "articleBody": "\n\n".join(STORY)}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    shown = f"<html><head>{script}</head><body><h1>Town closes harbour</h1><div id='app'></div></body></html>"
    assert body(read(Source(shown, "text/html"))) == list(STORY)


def test_a_program_in_a_story_is_no_path_of_links() -> None:
    program = "<pre>harbour/ | wall | quay | &lt;boats&gt;</pre>"
    found = body(read(Source(page(f"<p>{STORY[0]}</p>{program}{PARAGRAPHS}"), "text/html")))
    assert "harbour/ | wall | quay | <boats>" in found


def test_the_main_heading_is_no_headline_where_it_is_the_end_of_the_title() -> None:
    title = "<head><title>Council votes to close the old harbour for a year - Post Online</title></head>"
    shown = f"<html>{title}<body><h1>Post</h1><article><h2>Harbour</h2>{PARAGRAPHS}</article></body></html>"
    assert read(Source(shown, "text/html")).headline != "Post"


@pytest.mark.parametrize(
    "line",
    [
        "Follow the Harbour Post on Facebook, Instagram and X @harbourpost. Write to us at desk@harbourpost.example.",
        "We want to hear what you think about this article.",
        "Help us keep local news free for all.",
        "Moira Quill is the founder of Quill Harbour Consulting, which helps small ports to grow.",
    ],
)
def test_invitations_and_the_author_stand_apart_from_the_end_of_the_story(line: str) -> None:
    found = body(read(Source(page(f"{PARAGRAPHS}<p>{line}</p>"), "text/html")))
    assert found == list(STORY)


def long_page(rest: str) -> Article:
    """A page with four paragraphs in an article and twenty further ones, each in an element of its own."""
    lines = [f"On day {day} of the talks, {line}" for day in range(1, 5) for line in STORY]
    first = "".join(f"<p>{line}</p>" for line in lines[:4])
    further = "".join(rest.format(line) for line in lines[4:])
    content = f"<html><body><h1>Town closes harbour</h1><article>{first}</article>{further}</body></html>"
    return read(Source(content, "text/html"))


def test_no_paragraph_is_lost_where_each_stands_in_an_element_of_its_own() -> None:
    assert len(body(long_page("<div class='slide'><p>{}</p></div>"))) == 24


@pytest.mark.parametrize("rest", ["<div class='comment'><p>{}</p></div>", "<aside><p>{}</p></aside>"])
def test_comments_below_a_short_story_are_no_part_of_it(rest: str) -> None:
    assert len(body(long_page(rest))) == 4

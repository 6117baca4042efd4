"""Texts that look like news and like the accidents of news: strategies for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = (
    "Lucia Brandt", "Brandt", "Mr. Okafor", "Ruth Adeyemi", "Gen. Tomas Beller", "Niinistö", "O’Brien",
    "the mayor", "She", "they", "Kessel Lines", "the Ledger", "NATO", "U.N.", "Saltmere Falls",
    "two officials familiar with the matter", "Who",
)  # fmt: skip
CUES = (
    "said", "told reporters", "asked", "wrote", "believes", "would not say", "added that", "according to",
    "has warned", "was quoted as saying", "tweeted", "denied", "is expected to say",
)  # fmt: skip
CLAIMS = (
    "the ferry is safe", "it won't rain", "prices rose 3.5% in Q1", "we're \"done\" here",
    "the so-called ‘plan’ failed", "nobody asked", "the vote is on March 3", "he did it, she didn't", "yes",
    "rock ’n’ roll isn't dead", "I'd sooner swim",
)  # fmt: skip
MARKS = ("“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}“", "“{}", "{}”", '"{}', "{}", "“{}“", "``{}''", "“{} “{}””")
FURNITURE = (
    "Skip to Content", "By Ingrid Halloway, Northline", "(LAUREL, Md.) —", "Tuesday, 16 May 2023 04:32 PM EDT",
    "Loading...", "Copyright © 2022, Harbor News Audio. All rights reserved.", "- a key point", "• another one",
    "Tags: a | b | c", "Related", "Published March 3, 2025 | Updated March 32, 2025", "99/99/9999",
    "ADVERTISEMENT", "Read more: https://x.example/a?b=c#d", "editor@harbor.example", "Nora Beck/Saltmere Ledger",
    "™ & ©", "***", "---", "1.", "?!", "…", "A", "<p>not a page</p>", "&nbsp;", "Comments", "Share this:",
    "ALL CAPS HEADLINE WITH NAMES LIKE BRANDT", "MODERATOR: Good evening.", "Q.", "From the desk of J. Doe:",
)  # fmt: skip
SPACES = (" ", "  ", "\xa0", "\u2009", "\u3000", "\t", "", "\u200b")
BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", " ", "")
STOPS = (".", ",", "!", "?", "…", "...", ";", ":", " –", " --", "—", "", ".”", '."')
ODD = (
    "\ufeff", "\u200b", "\u200d", "\u200e", "\u202e", "\u0301", "e\u0301\u0323", "👩‍👩‍👧‍👦", "🇫🇮", "🙂", "שלום",
    "مرحبا", "東京は晴れ。", "\x00",
    "\x07", "\x1b[31m", "\ufffd", "\U0010ffff", "ﬁ", "Ⅻ", "½", "İ", "ß", "ǅ", "＂", "…",
    "\ue000", "\u00ad", "１２", "٣",
)  # fmt: skip


@st.composite
def quoted(draw: st.DrawFn) -> str:
    """Words in quotation marks of some kind, sometimes only one of them."""
    mark = draw(st.sampled_from(MARKS))
    return mark.replace("{}", draw(st.sampled_from(CLAIMS)))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Somebody says something, in some order, with some punctuation."""
    parts = [draw(st.sampled_from(NAMES)), draw(st.sampled_from(CUES)), draw(quoted())]
    if draw(st.booleans()):
        parts = draw(st.permutations(parts))
    if draw(st.integers(0, 5)) == 0:
        parts.insert(draw(st.integers(0, 3)), draw(st.sampled_from(ODD)))
    return draw(st.sampled_from(SPACES)).join(parts) + draw(st.sampled_from(STOPS))


PARAGRAPHS = st.lists(sentences(), min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from(SPACES).map(lambda space: space.join(parts))
)
NOISE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LINES = st.one_of(PARAGRAPHS, PARAGRAPHS, st.sampled_from(FURNITURE), st.sampled_from(ODD), NOISE)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """A text of some lines, parted in all the ways in which lines are parted."""
    lines = draw(st.lists(LINES, min_size=1, max_size=10))
    return "".join(line + draw(st.sampled_from(BREAKS)) for line in lines)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """The same as HTML, of the careless kind."""
    wraps = (
        "<p>{}</p>", "<p>{}", "<div>{}</div>", "<li>{}", "<h1>{}</h1>", "{}<br>", "<script>{}</script>",
        "<b>{}</i>", "{}",
    )  # fmt: skip
    lines = draw(st.lists(LINES, min_size=1, max_size=8))
    body = "\n".join(draw(st.sampled_from(wraps)).replace("{}", line) for line in lines)
    return draw(st.sampled_from(("{}", "<html><body>{}</body></html>", "<!doctype html><article>{}"))).replace(
        "{}", body
    )


def long_lines() -> list[str]:
    """Texts that are hard on rules which look back or ahead: each many times what a newsroom sends."""
    units = (
        "a", "A. ", "“", "”", '"', "' ", "(", "[[", "said ", "“Yes,” she said. ", "Mr. ", "- \n", "A | ", ". ",
        "…", "\n", "the ", "1,000 ", "e\u0301", "🙂", "a-", "www.", "x@", "#", "U.S.", "“a “b ",
        "Lucia Brandt said that ", "\xa0", "By A, ", "©", "1/1/", "He ", "A\n\n",
    )  # fmt: skip
    return ["Lucia Brandt spoke.\n" + unit * 3000 for unit in units]

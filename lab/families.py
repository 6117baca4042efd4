"""Families of texts that no editor wrote: each is one thing many times over, or random words."""

from __future__ import annotations

import random
from collections.abc import Callable

NEWSY = (
    "Lucia Brandt", "the mayor", "said", "that", "“", "”", ".", ",", "told", "reporters", "on Monday", "he", "she",
    "who", "according to", "President", "Tomas Berg", "of", "the United Nations", "“We will go,”", "'s", "not",
    "believes", "\n", "\n\n", "his", "(", ")", "—", "ferry", "wrote", "12 March 2024", "Berlin", "and", "—", "would",
    "vote", "'", '"',
)  # fmt: skip
FAMILIES: dict[str, str] = {
    "full stops": ".", "commas": ",", "dashes": "—", "hyphens": "-", "stars": "*", "question": "?!",
    "underscores": "_", "semicolons": "a; ", "ellipses": "… ", "slashes": "/", "colons": "a: ", "equals": "=",
    "ampersands": "&", "hash": "#", "open curly": "“", "open curly spaced": "“ ", "closed curly": "” ",
    "curly pairs": "“a” ", "straight": '"', "straight spaced": '" ', "straight pairs": '"a b" ', "single curly": "‘a",
    "single pairs": "‘a b’ ", "apostrophes": "'", "backticks": "`", "guillemets": "«a ", "low marks": "„a ",
    "nested marks": "“‘", "bar": "A | ", "he said": "he said ", "he said.": "He said. ", "said said": "said ",
    "according": "according to Bob, ", "told told": "told Bob that ", "said Bob": "“Yes,” said Bob, ",
    "names": "Ann Lee, ", "names and": "Ann Lee and ", "names bare": "Ann Lee ", "capitals": "ABCDEF ",
    "capital run": "A", "digits": "1", "digit words": "12 ", "decimals": "1.2.3", "thousands": "1,000,",
    "addresses": "https://a.bc/d ", "one address": "https://a.bc/", "mail": "a@b.", "initials": "A. ",
    "initials tight": "A.", "open brackets": "(", "nested brackets": "([{", "brackets": "(a) ",
    "closed brackets": ") ", "no-break": "\xa0", "no-break words": "a\xa0", "emoji": "😀", "joined emoji": "👩‍👩‍👧",
    "accents": "e\u0301", "one accent run": "\u0301", "zero width": "\u200b", "one word": "a", "hyphenated": "a-",
    "apostrophed": "o'", "word lines": "Ferry\n", "word paragraphs": "Ferry\n\n",
    "sentence paragraphs": "He said so.\n\n",
    "long lines": "Ann Lee said that the ferry would sail on Monday from here.\n", "bullets": "- \n",
    "bullet words": "- Ann Lee said so\n", "dots": "• a\n", "newlines": "a\n\n\n\n\n\n\n", "returns": "a\r",
    "tabs": "a\t", "spaces": "a          ", "date lines": "12 March 2024\n", "dates": "on 1/1/2025 ",
    "on Monday": "on Monday ", "days he said": "on Monday, April 1, 2024 he said and ",
    "times": "10:30 GMT ", "updated": "Updated 12 March 2024 10:30 GMT\n",
    "by lines": "By Ann Lee\n", "datelines": "PARIS (AP) — ", "dateline lines": "PARIS (AP) — Ann\n", "Mr.": "Mr. ",
    "Mr. Lee": "Mr. Lee ", "possessives": "Bob's ", "his his": "his ", "titles": "President of ",
    "President Lee": "President Lee ", "descriptions": "the president of the bank ", "of of": "of ",
    "who who": "who ", "which": "Bob, who said that ", "the the": "the ", "and and": "and ",
    "she he": "he she her him ", "pronoun names": "Ann Lee saw her. ", "quotations": "“Yes,” she said. ",
    "speaker lines": "Ann Lee: Yes.\n", "question answer": "Q: Why?\nA: So.\n", "photo": "Photo: AP\n",
    "copyright": "© 2024 AP. ", "tags": "Tags: a, b, c\n", "related": "Read more: ferry\n",
    "not said": "Bob did not say that ", "quote nest": "Bob said Ann said ", "long quote": "“We will go. ",
    "quote paragraphs": "“We will go.\n\n", "colon quote": "Bob said: “We go.” ",
    "Organisations": "United Nations of the ", "Corp": "Lee Corp. ", "McA": "McA", "Bob and": "Bob, Ann and ",
    "chinese": "你好", "arabic": "مرحبا ", "surrogates": "\ud800", "nulls": "\x00", "tags html": "<b>a ",
    "entities html": "&amp;", "scripts": "<!--",
}  # fmt: skip


def _distinct(number: int) -> str:
    """A name that stands nowhere else."""
    letters = "".join(chr(97 + number // 26**place % 26) for place in range(4))
    return f"{letters.title()} {letters[::-1].title()}"


MADE: dict[str, Callable[[int], str]] = {
    "newsy words": lambda length: " ".join(random.Random(1).choices(NEWSY, k=length // 3)),
    "distinct names": lambda length: " ".join(f"{_distinct(number)} said so." for number in range(length // 18)),
    "distinct unended": lambda length: " and ".join(_distinct(number) for number in range(length // 13)),
    "distinct words": lambda length: " ".join(_distinct(number).lower() for number in range(length // 9)),
    "one surname": lambda length: " ".join(
        f"{_distinct(number).split()[0]} Lee left." for number in range(length // 14)
    ),
    "deep brackets": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "characters": lambda length: "".join(random.Random(2).choices("aA.,;:“”'\"‘’ \n\t()-—1|@/&", k=length)),
}


def text_of(family: str, length: int) -> str:
    """The family's text of so many characters at most, after a line that makes it an article."""
    opening = "Ferry line closed\n\nLucia Brandt spoke on Monday. "
    if family in MADE:
        return (opening + MADE[family](length))[:length]
    unit = FAMILIES[family]
    return (opening + unit * (length // len(unit)))[:length]

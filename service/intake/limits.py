"""How much the service reads. One place; the web's settings take it from here."""

from __future__ import annotations

from service.errors import InputTooLarge, NotAnArticle

CHARACTERS = 300_000
"""Of the text of an article: 50,000 words, several times the longest that newspapers print.

The worst texts of this length that `lab.hostile` knows take about 20 s, within the time that a request has.
"""
MARKUP_CHARACTERS = 10_000_000
"""Of an HTML page, whose text is a small part of it."""
LINES = 20_000
"""Of a text whose lines are labelled; no article has as many, and above it each line is a paragraph."""
BYTES = 4 * MARKUP_CHARACTERS
"""Of a body of any format: a character has at most four bytes in UTF-8."""


def check(text: str, most: int = CHARACTERS) -> str:
    """The text, if it is no longer than `most` characters and has a letter.

    Raises InputTooLarge or NotAnArticle.
    """
    if len(text) > most:
        raise InputTooLarge(f"the text has {len(text):,} characters; {most:,} are read at most")
    if not text.strip():
        raise NotAnArticle("the text is empty")
    if not any(letter.isalpha() for letter in text):
        raise NotAnArticle("the text has no letters")
    return text

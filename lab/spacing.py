"""Putting tokens back together with the spaces that a newspaper would print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service import lexicons

NO_SPACE_BEFORE = frozenset({*",.;:!?%)]}…”™®°", "...", "..", "''", "’’"})
NO_SPACE_AFTER = frozenset({*"([{“‘$£€#", "``", "`", "US$", "C$", "A$", "HK$", "NZ$", "S$"})
PRINTED = {"``": "“", "''": "”", "`": "‘"}
CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
CUT_CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
AFTER_A_DASH = lexicons.words("after_a_dash", "lab.lexicons")
STOP = re.compile(r"[.!?…]['\"”’)]*\Z")
SENTENCES_A_PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Style:
    """How a corpus was cut: hyphens and slashes as tokens of their own; blank lines between paragraphs."""

    hyphens: bool = False
    paragraphs: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A text and the (start, end) of each token in it."""

    text: str
    places: list[tuple[int, int]]


def text(blocks: Sequence[Sequence[str]], style: Style) -> Printed:
    """The text of a document whose sentences (or paragraphs) are `blocks`."""
    out, places = "", []
    since_break = 0
    for number, block in enumerate(blocks):
        ends = bool(number) and bool(STOP.search("".join(blocks[number - 1][-2:])))
        if number:
            breaks = style.paragraphs or not ends or since_break >= SENTENCES_A_PARAGRAPH
            since_break = 0 if breaks else since_break
            out += "\n\n" if breaks else " "
        since_break += 1
        spaces = _spaces(block, style)
        for word, space in zip(block, spaces, strict=True):
            shown = PRINTED.get(word, word)
            out += " " * space
            places.append((len(out), len(out) + len(shown)))
            out += shown
    return Printed(out, places)


def _spaces(block: Sequence[str], style: Style) -> list[bool]:
    """For each token, whether a space stands before it."""
    spaces, open_quote, glue_next = [], False, True
    for at, word in enumerate(block):
        before = block[at - 1] if at else ""
        after = block[at + 1] if at + 1 < len(block) else ""
        space, glue = not glue_next, False
        if word == '"':
            open_quote = bool(after) and not open_quote
            space, glue = space and open_quote, open_quote
        elif word in {"'", "’"}:
            cut = after.lower() in CUT_CLITICS and before[-1:].isalnum()
            space, glue = False, cut
        elif CLITIC.match(word) or word in NO_SPACE_BEFORE:
            space = False
        elif word in NO_SPACE_AFTER:
            glue = True
        elif word in {"-", "/"} and style.hyphens and _joins(before, after):
            space, glue = False, True
        spaces.append(space)
        glue_next = glue
    return spaces


def _joins(before: str, after: str) -> bool:
    return before[-1:].isalnum() and after[:1].isalnum() and after.lower() not in AFTER_A_DASH

"""Who took the picture: the shapes of a credit, alone on a line or at the end of a caption."""

from __future__ import annotations

import re

from service import lexicons
from service.intake import bylines

AGENCIES = (
    "(?:"
    + "|".join(name.replace(" ", r"\s") for name in lexicons.lines("photo_agencies"))
    + r")(?:\s(?:Images|Photo))?"
)
SLASHED = re.compile(
    rf"\S\s?/\s?(?:\w+\s){{0,2}}{AGENCIES}\b|\b(?:AP|Reuters|EPA|AFP)\sPhoto\s?/|\bvia\s{AGENCIES}(?!\w)"
)
IN_PARENTHESES = re.compile(
    rf"\((?:(?:Photo|Image|Picture|Credit|Courtesy)s?(?:\sby|\scourtesy|\sof|:)|[^()]{{0,60}}\b{AGENCIES})[^()]{{0,60}}\)\W*$"
)
AGENCY_ALONE = re.compile(rf"\W*{AGENCIES}\W*")
LAST_PARENTHESES = re.compile(r"\(([^()]{3,70})\)$")
SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s+(?=[A-Z(])")
PARTS = re.compile(r"\s?[/|]\s?|\svia\s")
PARTING = ("/", "|", "via")  # one of them stands in all that PARTS parts
LISTS = re.compile(r"[,:;*]")  # no credit of one picture
SMALL = frozenset({"of", "the", "for", "and", "&", "de", "la", "y", "/"})
CREDIT_WORDS = 9  # a credit alone has fewer
PART_WORDS = 5
TAIL = 80  # characters of a credit at the end of a caption at most


def known(text: str) -> bool:
    """Does it name an agency in the way of a credit: "jo42/Getty Images", "(AP Photo/Ann Lee)", "via Reuters"?"""
    return AGENCY_ALONE.fullmatch(text) is not None or _in_parentheses(text) or _by_slash(text) is not None


def _in_parentheses(text: str) -> bool:
    return "(" in text and IN_PARENTHESES.search(text) is not None


def _by_slash(text: str) -> re.Match[str] | None:
    """Where an agency stands behind a slash or "via": most lines have neither, and are not searched."""
    return SLASHED.search(text) if "/" in text or "via" in text else None


def named(text: str) -> bool:
    """A person and an outlet parted by a slash or a bar, of any name: "Ann Lee/Harbour Post", "jo_42 / Post"."""
    if not any(mark in text for mark in PARTING):
        return False
    person, *outlets = PARTS.split(text.strip("() "))
    someone = (bylines.is_name(person) and " " in person) or _is_handle(person)
    barred = (
        bool(outlets) and AGENCY_ALONE.fullmatch(outlets[-1]) is not None
    )  # "Ann Lee | Harbour Post" may be a byline
    return (
        bool(outlets)
        and ("/" in text or barred)
        and someone
        and all(map(_is_title, outlets))
        and not any(map(_is_handle, outlets))
    )


def slashed(text: str) -> bool:
    """Names of any kind parted by a slash: "NASA/Harbour Space Lab". Sections have that shape too ("News/Sport")."""
    if "/" not in text:
        return False
    parts = PARTS.split(text.strip("() "))
    long = sum(len(part.split()) for part in parts)
    plain = not LISTS.search(text) and not any(map(_is_handle, parts[1:]))
    return plain and 2 <= long <= CREDIT_WORDS and len(parts) in {2, 3} and all(map(_is_title, parts))


def at_end(text: str) -> bool:
    """Does the text end in a credit: "… on Monday. (Ann Lee/Harbour Post)", "… on Monday. Ann Lee/Harbour Post"?"""
    if _in_parentheses(text) or _known_end(text):
        return True
    inside = LAST_PARENTHESES.search(text) if "(" in text else None
    if inside:
        return named(inside[1]) or (slashed(inside[1]) and len(inside[1].split()) > 2)
    last = last_sentence(text)
    return last is not None and (named(last) or _shouted(last) or AGENCY_ALONE.fullmatch(last) is not None)


def last_sentence(text: str) -> str | None:
    """What stands after the last full stop, if it is short enough for a credit."""
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, len(text) - TAIL))]
    return text[ends[-1] :] if ends else None


def _shouted(text: str) -> bool:
    """A person and an outlet in capitals: "ANN LEE, HARBOUR POST"."""
    return text.isupper() and "," in text and 2 < len(text.split()) < CREDIT_WORDS


def _known_end(text: str) -> bool:
    """Does the line end in "Ann Lee/Getty Images"?"""
    tail = text[-60:]
    match = _by_slash(tail)
    return match is not None and len(tail) - match.end() <= 25  # the name after "AP Photo/"


def _is_handle(text: str) -> bool:
    """The name of an account: letters with a digit or a low line, no spaces."""
    return (
        text.isascii()
        and " " not in text
        and any(mark.isdigit() or mark == "_" for mark in text)
        and text[:1].isalpha()
    )


def _is_title(text: str) -> bool:
    """One to five words that open with capitals, small words aside, without end mark."""
    words = [word for word in text.split() if word not in SMALL]
    return (
        0 < len(words) <= PART_WORDS
        and all(word[0].isupper() or _is_handle(word) for word in words)
        and text[-1] not in "?!:;,"
    )

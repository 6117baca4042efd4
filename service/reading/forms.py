"""Names as they are compared: parts without case, dots and accents. Nothing here is shown to a caller."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from service import lexicons

Parts = tuple[str, ...]

TITLES = lexicons.table("roles")
COUNTRIES = lexicons.table("countries")  # form -> code, with a star for the usual name
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
COMPANY_ENDINGS = frozenset({
    "inc", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "llp", "lp", "ag", "sa", "nv",
    "spa", "gmbh", "ab", "asa", "oyj", "bv", "pty", "cie",
})  # fmt: skip
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "&", "a", "an"})
OUTSIDE = re.compile(r"^[\W_]+|[\W_]+$")


def fold(text: str) -> str:
    """Without accents, dots and letter case: "Müller" -> "muller", "U.S." -> "us"."""
    plain = text
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold().replace(".", "").replace("’", "'")


@lru_cache(maxsize=4096)
def parts(name: str) -> Parts:
    """The words of a name, folded, without the marks around them; the name itself if it has no letters."""
    found = tuple(word for word in (OUTSIDE.sub("", fold(piece)) for piece in name.split()) if word)
    return found or (name,)


def person(name: str) -> Parts:
    """Parts of a person's name, without honorifics and titles before it ("Mr. Smith") and "Jr." after it."""
    return untitled(parts(name))


def untitled(found: Parts) -> Parts:
    """The same of parts."""
    first, last = 0, len(found)
    while last - first > 1 and (found[first] in TITLES or found[first] + "." in TITLES):
        first += 1
    if last - first > 2 and found[-1] in GENERATIONS:
        last -= 1
    return found[first:last]


def body(name: str) -> Parts:
    """Parts of the name of an organisation or work, without "the" before and "Inc." after it."""
    return without_form(parts(name))


def without_form(found: Parts) -> Parts:
    """The same of parts."""
    first, last = int(len(found) > 1 and found[0] == "the"), len(found)
    while last - first > 1 and found[last - 1] in COMPANY_ENDINGS:
        last -= 1
    return found[first:last]


def place(name: str) -> Parts:
    """Parts of a place's name; the forms of one country are one ("U.S.", "United States")."""
    found = body(name)
    country = COUNTRIES.get(" ".join(found))
    return (country[:2],) if country else found


def is_usual(name: str) -> bool:
    """Is it the usual name of a country: "Iran", not "Islamic Republic" or "US"?"""
    return COUNTRIES.get(" ".join(body(name)), "").endswith("*")


def group(name: str) -> Parts:
    """Parts of the name of a people or party, in the singular: "Israelis" -> "israeli"."""
    *before, last = parts(name)
    return (*before, last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last)


def initials(words: Sequence[str]) -> set[str]:
    """The acronyms that a name of several words may have, with and without its small words."""
    letters = [word[0] for piece in words for word in piece.replace("-", " ").split()]
    strong = [word[0] for piece in words for word in piece.replace("-", " ").split() if word not in SMALL_WORDS]
    whole = [word[0] for word in words if word not in SMALL_WORDS]
    return {"".join(found) for found in (letters, strong, whole) if len(found) > 1}


def is_acronym(name: str) -> bool:
    """Is it one word of capitals ("IRGC", "U.N.")?"""
    return name.isupper() and " " not in name and 2 <= sum(letter.isalpha() for letter in name) <= 7


def slug(name: str) -> str:
    """The name as an identifier: "Antony Blinken" -> "antony-blinken"."""
    return re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "entity"

"""The dateline in front of a paragraph: "(WASHINGTON) — ", "GROSSETO, Italy (AP) -- ", "Washington (CNN) — "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service import lexicons

OUTLETS = lexicons.words("byline_words")
CITIES = lexicons.words("dateline_cities")
LONGEST = 120  # characters in which a dateline ends
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = rf"(?:,?\s(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?)?"
BIG = "A-Z\u00c0-\u00d6\u00d8-\u00deĆČĐĞİŁŃŐŒŘŚŞŠŤŪŮŹŻŽ"
SHOUTED = rf"(?:[{BIG}][{BIG}.'’-]+|[{BIG}]\.)"
CAPITAL = rf"[{BIG}][^\W\d_]*+(?>(?:['’.-][^\W\d_]++)*)\.?"
REGION = rf"(?:,\s{CAPITAL}(?:\s{CAPITAL}){{0,2}})"
SHOUTED_PLACE = rf"(?P<place>{SHOUTED}(?:[ /]{SHOUTED}){{0,4}}{REGION}?)"
ANY_PLACE = rf"(?P<place>{CAPITAL}(?:[ /](?:(?:of|de|la|al|el|the|and)\s)?{CAPITAL}){{0,4}}{REGION}{{0,2}})"
AGENCY = rf"(?:\((?P<agency>[{BIG}a-z][^()\n]{{1,40}}?)\)|/(?P<wire>[{BIG}][\w .-]{{1,30}})/)"
DASH = rf"\s{{0,2}}(?:--|[-–—―_])(?:\s{{1,3}}|(?=[\"“‘{BIG}]))"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\({SHOUTED_PLACE}\){DASH}",  # (WASHINGTON) —
        rf"{ANY_PLACE}{DAY},?\s{AGENCY}{DASH}",  # Washington (CNN) —   PARIS, May 3 (Reuters) -
        rf"{ANY_PLACE}\s(?P<sign>[A-Z]{{2,5}}){DASH}",  # Washington CNN —
        rf"{ANY_PLACE}\s\((?P<agency>[A-Z]{{2,5}})\)\s(?=[\"“A-Z])",  # Washington (CNN) The
        rf"{AGENCY}{DASH}",  # (Reuters) -
        rf"{SHOUTED_PLACE}{DAY}{DASH}",  # WASHINGTON, May 3 —
    )
)
CITY_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\({ANY_PLACE}\){DASH}",  # (Olympia, Wash.) --
        rf"{ANY_PLACE}{DAY}{DASH}",  # Lisbon –   Lakeview, Ohio —
        rf"{SHOUTED_PLACE}{DAY}:\s",  # NEW DELHI:
    )
)
SIGN = re.compile("[-–—―_:(]")  # there is no dateline without one of them
NO_PLACES = frozenset(
    {"UPDATE", "UPDATED", "BREAKING", "WATCH", "LIVE", "VIDEO", "PHOTOS", "EXCLUSIVE", "OPINION", "NOTE", "CORRECTION"}
    | {"FILE", "READ", "MORE", "Q", "A", "I"}
)
SMALL = frozenset({"the", "of", "for", "and", "de", "la", "via", "in"})
SENTENCE = 3  # words that follow a dateline at least


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` characters of the paragraph (blank end included); the place and the agency as they stand, or None."""

    length: int
    place: str | None
    agency: str | None


def read(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph begins, or None.

    "(WASHINGTON) — As talks …", "Washington (CNN) — While …", "PARIS, May 3 (Reuters) - The …", "LAGOS, Nigeria — A …",
    "Bergen (Fjord Post) – The …", "NEW DELHI: The …", "Lakeview, Ohio — The …".
    """
    head = paragraph[:LONGEST]
    if SIGN.search(head) is None:
        return None
    for pattern in (*PATTERNS, *CITY_PATTERNS):
        match = pattern.match(head)
        if match is None or match.end() >= len(paragraph):
            continue
        found = _told(match)
        if found is not None and _is_sure(found, paragraph, pattern in CITY_PATTERNS):
            return found
    return None


def _is_sure(found: Dateline, paragraph: str, by_city: bool) -> bool:
    """Is the place or the outlet one that is known by its shape or name, or does a sentence follow?"""
    if by_city and not _is_known(found.place or ""):
        return False
    shaped = not by_city and (found.agency is None or _is_outlet(found.agency))
    return shaped or _opens_sentence(paragraph[found.length :])


def _told(match: re.Match[str]) -> Dateline | None:
    """What the parts of a match say; a place that is an outlet alone, "(AP)", is the agency."""
    parts = match.groupdict()
    place, agency = parts.get("place"), parts.get("agency") or parts.get("wire")
    if sign := parts.get("sign"):  # capitals alone are often no outlet: "The EU – …"
        return Dateline(match.end(), place, sign) if sign.lower() in OUTLETS and _is_place(place) else None
    if place and agency is None and place.lower() in OUTLETS:
        place, agency = None, place
    if place is None and not _is_outlet(agency):
        return None
    return Dateline(match.end(), place, agency) if _is_place(place) and _is_agency(agency) else None


def _is_place(place: str | None) -> bool:
    return place is None or (len(place) > 1 and place.split()[0].rstrip(":,") not in NO_PLACES)


def _is_known(place: str) -> bool:
    """A city that needs no country, or a place with its region: "Lisbon", "Lakeview, Ohio"."""
    city, comma, _ = place.partition(",")
    return city.lower() in CITIES or bool(comma)


def _is_agency(agency: str | None) -> bool:
    """A name: each word opens with a capital or a digit, or is small; "born 1950" and "3 May" are none."""
    words = [word for word in (agency or "").split() if word.lower() not in SMALL and word != "&"]
    return (
        agency is None
        or agency.lower() in OUTLETS
        or (bool(words) and all(word[0].isupper() or word[0] == "@" for word in words))
    )


def _is_outlet(agency: str | None) -> bool:
    """Capitals, or a word of outlets in it: "AP", "Reuters", "Harbour News Service"; not "Labour"."""
    return agency is not None and (agency.isupper() or any(word.lower() in OUTLETS for word in agency.split()))


def _opens_sentence(rest: str) -> bool:
    """Does a sentence begin here: a capital or a quotation mark, and more than a few words?"""
    first = rest.lstrip("\"“‘'«( ")[:1]
    return (first.isupper() or first.isdigit()) and len(rest.split(None, SENTENCE)) > SENTENCE

"""The dateline in front of a paragraph: "(WASHINGTON) — ", "GROSSETO, Italy (AP) -- ", "Washington (CNN) — "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service import lexicons

OUTLETS = lexicons.words("byline_words")
LONGEST = 120  # characters in which a dateline ends
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = rf"(?:,?\s(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?)?"
SHOUTED = r"(?:[A-Z][A-Z.'’-]+|[A-Z]\.)"
CAPITAL = r"[A-Z][^\W\d_]*+(?:['’.-][^\W\d_]++)*+\.?"
SHOUTED_PLACE = rf"(?P<place>{SHOUTED}(?:[ /]{SHOUTED}){{0,4}}(?:,\s{CAPITAL}(?:\s{CAPITAL}){{0,2}})?)"
COUNTRY = rf"(?:,\s{CAPITAL}(?:\s{CAPITAL}){{0,2}})"
ANY_PLACE = rf"(?P<place>{CAPITAL}(?:[ /](?:(?:of|de|la|al|el|the|and)\s)?{CAPITAL}){{0,4}}{COUNTRY}{{0,2}})"
AGENCY = r"\((?P<agency>[A-Z][^()\d]{1,40}?)\)"
DASH = r"\s{0,2}(?:--|[-–—―])(?:\s{1,3}|(?=[\"“‘A-Z]))"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\({SHOUTED_PLACE}\){DASH}",  # (WASHINGTON) —
        rf"{ANY_PLACE}{DAY},?\s{AGENCY}{DASH}",  # Washington (CNN) —   PARIS, May 3 (Reuters) -
        rf"{ANY_PLACE}\s\((?P<agency>[A-Z]{{2,5}})\)\s(?=[\"“A-Z])",  # Washington (CNN) The
        rf"{AGENCY}{DASH}",  # (Reuters) -
        rf"{SHOUTED_PLACE}{DAY}{DASH}",  # WASHINGTON, May 3 —
    )
)
NO_PLACES = frozenset(
    {"UPDATE", "UPDATED", "BREAKING", "WATCH", "LIVE", "VIDEO", "PHOTOS", "EXCLUSIVE", "OPINION", "NOTE", "CORRECTION"}
    | {"FILE", "READ", "MORE", "Q", "A", "I"}
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` characters of the paragraph (blank end included); the place and the agency as they stand, or None."""

    length: int
    place: str | None
    agency: str | None


def read(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph begins, or None.

    "(WASHINGTON) — As talks …", "Washington (CNN) — While …", "PARIS, May 3 (Reuters) - The …", "LAGOS, Nigeria — A …".
    """
    head = paragraph[:LONGEST]
    for pattern in PATTERNS:
        match = pattern.match(head)
        if match is not None and match.end() < len(paragraph):
            parts = match.groupdict()
            place, agency = parts.get("place"), parts.get("agency")
            if _is_place(place) and _is_agency(agency):
                return Dateline(match.end(), place, agency)
    return None


def _is_place(place: str | None) -> bool:
    return place is None or (len(place) > 1 and place.split()[0].rstrip(":,") not in NO_PLACES)


def _is_agency(agency: str | None) -> bool:
    """Capitals, or a word of outlets in it: "AP", "Reuters", "Harbour News Service"; not "Labour"."""
    return agency is None or agency.isupper() or any(word.lower() in OUTLETS for word in agency.split())

"""Names of countries, regions, languages and cities from open sources, and which adjectives belong to them.

Sources: Unicode CLDR as packaged by Babel (Unicode licence): territories, languages, exemplar cities of time zones.
The IANA time zone database (public domain): cities.
ISO 3166 as packaged by pycountry (data of Debian's iso-codes, LGPL 2.1 or later): countries, subdivisions.
"""

from __future__ import annotations

import zoneinfo
from functools import cache

import pycountry
from babel import Locale

from service import lexicons

COUNTRY, REGION, PEOPLE, SUBDIVISION, CITY = range(1, 6)
ENDINGS = ("ian", "ians", "an", "ans", "ese", "ish", "i", "is", "ic", "ch", "er", "ers", "ite", "ites", "c", "cs", "s")
PEOPLES = lexicons.words("peoples")


@cache
def facts() -> dict[str, int]:
    """Names of places and peoples, each with its class."""
    locale = Locale("en")
    found: dict[str, int] = {}
    for zone in locale.time_zones.values():
        if "city" in zone:
            found.setdefault(zone["city"].partition(",")[0], CITY)
    for name in _cities():
        found.setdefault(name, CITY)
    for division in pycountry.subdivisions:
        found.setdefault(division.name.partition(",")[0].partition("[")[0].strip(), SUBDIVISION)
    for language in locale.languages.values():
        if language[0].isupper() and "(" not in language and " " not in language:
            found[language] = PEOPLE
    for code, name in locale.territories.items():
        found[name] = REGION if code.isdigit() else COUNTRY
    for country in pycountry.countries:
        for name in {country.name, getattr(country, "common_name", country.name)}:
            found[name.partition(",")[0]] = COUNTRY
    found |= dict.fromkeys(("U.S.", "US", "USA", "U.S.A.", "U.K.", "UK", "Britain", "UAE", "Burma", "Turkey"), COUNTRY)
    return {name: kind for name, kind in found.items() if len(name) > 1 and name != "world"}


def _cities() -> set[str]:
    """The cities in the names of time zones ("Africa/Addis_Ababa")."""
    zones = (zone.rpartition("/") for zone in zoneinfo.available_timezones())
    return {
        city.replace("_", " ") for area, _, city in zones if area and area != "Etc" and not area.startswith("System")
    }


@cache
def _stems() -> frozenset[str]:
    names = (name.lower() for name, kind in facts().items() if kind in {COUNTRY, REGION, PEOPLE})
    return frozenset(name[:size] for name in names if " " not in name for size in range(4, len(name) + 1))


def is_people(words: tuple[str, ...]) -> bool:
    """Are these words a nationality, a religion or a party's members ("Rwandan", "South Koreans", "U.S.-led" not)?"""
    last = words[-1].lower()
    if len(words) > 3 or not all(word[0].isupper() or word == "-" for word in words):
        return False
    return last in PEOPLES or facts().get(words[-1].capitalize()) == PEOPLE or _is_derived(last)


def _is_derived(word: str) -> bool:
    """Is this the name of a country or language with another ending ("belgian", "slovaks")?"""
    if word.capitalize() in facts():
        return False
    return any(
        word.endswith(ending) and (stem := word[: -len(ending)]) and len(stem) >= 4 and stem in _stems()
        for ending in ENDINGS
    )

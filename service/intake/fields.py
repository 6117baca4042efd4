"""Fields of an item as an Article has them: names, moments, languages, tags, addresses; None for what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from service.intake import bylines, datelines, timestamps
from service.intake.metadata import A_SENTENCE

EARLIEST = "1600"  # no newspaper is older; an empty field is often filled with the year 1
LONGEST = 1_000  # characters of a field that are read
BY = re.compile(r"(?i)\s*(?:von|par|por|av|af|door|di|by)\s+(?=[^\W\d_])")
JOINED = re.compile(r"\s*[,;/&]\s*|\s+(?:and|und|et|y|e|och|og|en)\s+")
PERSON = re.compile(r"[^\W\d_][^\d_ ]*+(?: [^\W\d_][^\d_ ]*+){1,4}")
TAG_LONGEST = 80


def text(value: object) -> str | None:
    """A string in one line, or None if it is blank or no string."""
    if not isinstance(value, str):
        return None
    return " ".join(value[: 10 * LONGEST].split()) or None


def moment(value: object) -> str | None:
    """ISO 8601, of ISO 8601 in any form ("20190703T040512Z") or of RFC 5322 ("Wed, 03 Jul 2019 04:05:12 GMT")."""
    said = text(value)
    if said is None or len(said) > timestamps.LONGEST:
        return None
    found = timestamps.iso(said) or _of_message(said)
    return found if found and found >= EARLIEST else None


def _of_message(said: str) -> str | None:
    """The date of a message; with the zone "-0000", which says that it is unknown, only its day is told."""
    try:
        found = parsedate_to_datetime(said)
        return found.isoformat() if found.tzinfo else found.date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def names(*said: object) -> tuple[str, ...]:
    """Names of people in fields like "By ELAINE KURTENBACH and YURI KAGEYAMA", "Von Christian Hollmann, dpa"."""
    found: list[str] = []
    for value in said:
        line = text(value)
        if line and len(line) <= LONGEST:
            found += _names(line)
    return tuple(dict.fromkeys(found))


def _names(line: str) -> Iterable[str]:
    bare = BY.sub("", line, count=1) if BY.match(line) else line
    read = bylines.people(bare) or bylines.read(line)
    if read is not None:
        return [name for name in read.names if " " in name]
    return [bylines.natural(part) for part in JOINED.split(bare) if _is_person(part)]


def _is_person(part: str) -> bool:
    """Like "Frances d'Emilio", whose second name opens small; not "AP Business Writers"."""
    words = part.split()
    last = re.split("['’]", words[-1])[-1] if words else ""
    trade = any(word.lower().strip(".,") in bylines.TRADE for word in words)
    return PERSON.fullmatch(part) is not None and words[0][0].isupper() and last[:1].isupper() and not trade


def place(line: object) -> str | None:
    """The place of a dateline that stands alone: "PARIS, May 3 (AFP) -"; as it stands where it is none."""
    said = text(line)
    if said is None or len(said) > datelines.LONGEST:
        return None
    for ending in ("", " -", " —"):
        found = datelines.read(f"{said}{ending} {A_SENTENCE}")
        if found is not None and found.place:
            return found.place
    return said.rstrip(" -–—,:") or None


def tags(*said: object) -> tuple[str, ...]:
    """Each tag once, in order; codes of one letter say nothing to readers."""
    found = (tag for value in said if (tag := text(value)))
    return tuple(dict.fromkeys(tag for tag in found if 1 < len(tag) <= TAG_LONGEST))


def language(value: object) -> str | None:
    """ISO 639-1 of a tag like "en-GB"."""
    code = (text(value) or "").split("-")[0].split("_")[0].lower()
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None


def url(*said: object) -> str | None:
    """The first address of the web."""
    found = (text(value) for value in said)
    return next((link for link in found if link and link.lower().startswith(("http://", "https://"))), None)


def first(*said: object) -> str | None:
    """The first that is a string and not blank, in one line."""
    return next((found for value in said if (found := text(value))), None)


def revised(created: object, changed: object) -> tuple[str | None, str | None]:
    """When it was published, and updated: what was changed in the moment in which it was made is no update."""
    begun, now = moment(created), moment(changed)
    return begun or now, now if begun and now != begun else None

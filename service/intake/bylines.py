"""Who wrote it: the names in a byline, and the outlet that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service import lexicons
from service.intake import timestamps

OPENING = re.compile(
    r"(?i)^\W{0,3}(?:(?:story|words|written|text|article|analysis|opinion|commentary|review|column|posted|published|reported)\s+)?"
    r"by(?:\s*:\s*|\s+)(?=\S)|^(?:words|story|text|author|reporter|writer)\s?:\s*(?=\S)"
)
PARTS = re.compile(r"\s*(?:[,;|•·/]|\s[-–—]\s|\band\b|\s&\s|\bwith\b|\bfor\b|\bin\b(?=\s[A-Z]))\s*", re.IGNORECASE)
PARTICLES = lexicons.words("name_particles")
PIECE = r"(?:[^\W\d_]++(?>(?:['’.-][^\W\d_]++)*)\.?)"
NAME = re.compile(rf"{PIECE}(?:\s{{1,3}}{PIECE}){{0,5}}")
GIVEN = frozenset({"Al", "Ben"})  # particles of Arabic and Hebrew names in small letters
GENERATIONS = frozenset({"i", "ii", "iii", "iv", "v", "jr", "jr.", "sr", "sr."})
INITIALS = re.compile(r"(?:[A-Z]\.)+")
TRADE = lexicons.words("byline_words")
HANDLE = re.compile(r"@\w++|\S{1,64}@\S++|https?://\S++")  # bounded before the @: a line may be one long word
WORDS_AT_MOST = 24
LINKS = frozenset({"of", "for", "at", "in", "the", "and", "to"})
JOBS = lexicons.words("byline_jobs")
GENERAL = JOBS | {"special", "senior", "chief", "guest", "national", "political", "business", "foreign", "sports"}


GIVEN_NAMES = lexicons.table("given_names")
TELLING = lexicons.words("headline_verbs")
LINKING = lexicons.words("function_words") - PARTICLES | {"of"}
THINGS = lexicons.words("described") | lexicons.words("institution_words") | lexicons.words("organisation_parts")
TITLES = lexicons.words("human_nouns") | lexicons.words("titles")  # they stand before names, and some are surnames


@dataclass(frozen=True, slots=True)
class Byline:
    """`names` in natural case; `outlet` as it stands, or None."""

    names: tuple[str, ...]
    outlet: str | None


def read(line: str) -> Byline | None:
    """The names of a byline; None if the line is none.

    "By Ann Lee, Harbour Post", "By ANN LEE and JO VAN DYK", "Written by Ann Lee | May 3, 2024", "By The Harbour Post".
    """
    opening = OPENING.match(line)
    if opening is None or len(line) > timestamps.LONGEST:
        return None
    rest = _without_date(HANDLE.sub(" ", line[opening.end() :])).strip(" ,|•·–—-\u00a0\t")
    if not rest or len(rest.split()) > WORDS_AT_MOST:
        return None
    return people(rest)


def people(text: str) -> Byline | None:
    """Names and outlet of a list of names; None where a part is neither a name nor a trade nor an outlet."""
    names: list[str] = []
    outlet = None
    parts = list(_parts(text))
    for number, part in enumerate(parts):
        if _is_trade(part):
            outlet = outlet or _outlet(part)
        elif is_name(part) and (len(part.split()) > 1 or number == 0):
            names.append(natural(part))
        elif number > 0 and _is_outlet(part):
            outlet = outlet or part
        else:
            return None
    return Byline(tuple(dict.fromkeys(names)), outlet) if parts else None


def is_name(text: str) -> bool:
    """Has it the shape of a person's name: "Ann Lee", "JO VAN DYK III", "Ursula von der Leyen"?"""
    words = text.split()
    if not words or len(words) > 6 or NAME.fullmatch(text) is None or _is_trade(text):
        return False
    firm = [word for word in words if word.lower() not in PARTICLES or word in GIVEN]
    shaped = bool(firm) and words[0] in firm and all(word[0].isupper() for word in firm)
    return shaped and not (len(words) > 1 and _is_phrase([word.lower() for word in words]))


def _is_phrase(words: Sequence[str]) -> bool:
    """Does it tell something, rather than name somebody: "Council Backs Ferry Deal", "Bank of England", "Ferry Deal"?

    Who has a given name in front is somebody, unless a verb stands behind it ("Grant Cuts Hit Schools"). "Judge Ann
    Lee" and "Saoirse Ó Murchú" are people: a given name stands further on, or no word is one of the language's own.
    """
    given = [word in GIVEN_NAMES for word in words]
    if given[0] and len(words) == 2:
        return False
    if any(word in TELLING and not known for word, known in zip(words[1:], given[1:], strict=True)):
        return True
    if any(word in LINKING and not known for word, known in zip(words[1:-1], given[1:-1], strict=True)):
        return True
    return not any(given[:-1]) and any(word in THINGS and word not in TITLES for word in words)


def natural(name: str) -> str:
    """The name in natural case: "JO VAN DYK III" is Jo van Dyk III, "ANN McCOY" Ann McCoy."""
    shouted = name.replace("Mc", "MC").isupper()
    return " ".join(_natural(word) if shouted else word for word in name.split())


def _natural(word: str) -> str:
    if word.lower() in GENERATIONS - {"jr", "sr", "jr.", "sr."} or INITIALS.fullmatch(word):
        return word
    if word.lower() in PARTICLES:
        return word.lower()
    capital = re.sub(r"[^\W\d_]+", lambda piece: piece.group().capitalize(), word)
    return re.sub(r"^(Mc)([a-z])", lambda match: match[1] + match[2].upper(), capital)


def _parts(text: str) -> Iterator[str]:
    for part in PARTS.split(text):
        clean = (
            part.strip(" .()\u00a0")
            if not re.search(r"\b(?:[JS]r|[A-Z])\.$", part.strip())
            else part.strip(" ()\u00a0")
        )
        if clean.lower() in GENERATIONS or not clean:
            continue
        yield clean


def _is_trade(text: str) -> bool:
    """A job or an outlet rather than a person: "AP Business Writers", "staff writer", "Special to the Harbour Post"."""
    words = [word.strip(".,") for word in text.split()]
    known = [word.lower() in TRADE for word in words]
    return any(known) and all(
        know or word[:1].isupper() or word in LINKS for know, word in zip(known, words, strict=True)
    )


def _outlet(trade: str) -> str | None:
    """The outlet in a part that is none of the names: itself, unless it ends in a job ("Reuters Staff": Reuters)."""
    words = trade.split()
    if words[-1].lower().rstrip("s") not in JOBS:
        return trade if any(word[0].isupper() for word in words) else None
    return words[0] if len(words) == 2 and words[0].lower() not in GENERAL else None


def _is_outlet(text: str) -> bool:
    """One to four words that open with capitals, after the names: "CNN", "Harbour Valley"."""
    words = text.split()
    return len(words) <= 4 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _without_date(text: str) -> str:
    """What stands before the date of a line ("Ann Lee | May 3, 2024")."""
    found = timestamps.find(text)
    if found is None:
        return text
    return re.sub(
        r"(?i)(?:last\s)?(?:published|updated|posted)?(?:\s*(?:on|at))?[\s:|,•·–—-]*$", "", text[: found.start]
    )

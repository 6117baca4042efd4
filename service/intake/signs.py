"""The phrases that tell what a line of furniture is: at its opening, anywhere in it, or as the whole of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, digits
from typing import NamedTuple

from service import lexicons
from service.intake.lines import Line
from service.intake.phrases import first_letters

PARTS = re.compile(r"\\.|\[[^]]*\]|(?P<times>[?*+]|\{[^}]*\})|.")
HELD_WORDS = 2  # of a phrase that is looked for anywhere at least
WHOLE_WORDS = 10  # of a line that is a phrase and nothing else
PIECE = re.compile(r"(?:[a-z ](?!\0))+")


@dataclass(frozen=True, slots=True)
class Held:
    """A phrase of a role anywhere in a line, and a piece in small letters that stands in each line that holds it."""

    role: str
    piece: str
    phrase: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OfRoles:
    """Phrases of several roles: all together, and those of each role."""

    every: re.Pattern[str]
    each: tuple[tuple[str, re.Pattern[str]], ...]

    def roles(self, text: str) -> Iterable[str]:
        """The roles of which a phrase stands at the beginning of the text."""
        if self.every.match(text) is None:
            return ()
        return [role for role, phrase in self.each if phrase.match(text)]


def piece(phrase: str) -> str:
    r"""The longest run of small letters and spaces that a regular expression asks for.

    "contributed " of "\bcontributed (?:to )?(?:this|the) report"; " disclosure" of "(?:our|its) disclosures?".
    """
    flat, depth = [], 0
    for part in PARTS.finditer(phrase):
        depth += (part[0] == "(") - (part[0] == ")")
        flat.append("\0" if part["times"] else part[0] if depth == 0 and len(part[0]) == 1 else ".")
    return max(PIECE.findall("".join(flat)), key=len, default="")


class Said(NamedTuple):
    """The roles of which a line says a phrase: `held` anywhere in it, `any` there, at its opening or as the whole."""

    held: Sequence[str]
    any: Sequence[str]


def said(line: Line) -> Said:
    """What the phrases tell of a line. By its first letter, or one look for all of them, most are told to have none."""
    held = _held(line) if len(line.words) >= HELD_WORDS else ()
    told = [*held, *_opening(line), *_whole(line)]
    return Said(held, told) if told else NOTHING


def _held(line: Line) -> list[str]:
    small = line.small
    return [one.role for one in HELD if one.piece in small and one.phrase.search(line.text)]


def _opening(line: Line) -> Iterable[str]:
    """The roles of phrases at the opening, by its first letter; all are tried where that is no plain letter."""
    opened = OPENED.get(line.lower[0][0], EVERY) if line.lower else EVERY
    return opened.roles(line.text)


def _whole(line: Line) -> Iterable[str]:
    return WHOLE.roles(line.text) if len(line.words) <= WHOLE_WORDS else ()


def _phrases(where: str) -> dict[str, list[str]]:
    """The phrases in `furniture_signs` of each role, by the place they have in a line."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for entry in lexicons.lines("furniture_signs"):
        role, place, phrase = entry.split("\t")
        if place == where:
            phrases[role].append(phrase)
    return phrases


def _joined(phrases: Sequence[str], ending: str = "") -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(phrases)}){ending}", re.IGNORECASE)


def _of_roles(phrases: Mapping[str, Sequence[str]], ending: str = "") -> OfRoles:
    every = _joined([phrase for several in phrases.values() for phrase in several] or [NEVER], ending)
    return OfRoles(every, tuple((role, _joined(several, ending)) for role, several in phrases.items() if several))


def _with_letter(letter: str) -> OfRoles:
    """The phrases that may open with a letter."""
    return _of_roles(
        {
            role: [phrase for phrase in phrases if (told := first_letters(phrase)) is None or letter in told]
            for role, phrases in _phrases("opens").items()
        }
    )


NEVER = "(?!)"
NOTHING = Said((), ())
OPENS = {role: _joined(phrases) for role, phrases in _phrases("opens").items()}
EVERY = _of_roles(_phrases("opens"))
OPENED = {letter: _with_letter(letter) for letter in ascii_lowercase + digits}
WHOLE = _of_roles(_phrases("whole"), r"\W*$")
HELD = tuple(
    Held(role, piece(phrase), re.compile(phrase, re.IGNORECASE))
    for role, phrases in _phrases("holds").items()
    for phrase in phrases
)

"""The phrases that tell what a line of furniture is: at its opening, anywhere in it, or as the whole of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from string import ascii_lowercase, digits
from typing import NamedTuple

from service import lexicons
from service.intake.lines import Line
from service.intake.phrases import first_letters

PARTS = re.compile(r"\\.|\[[^]]*\]|(?P<times>[?*+]|\{[^}]*\})|.")
WHOLE_WORDS = 10  # of a line that is a phrase and nothing else
PIECE = re.compile(r"(?:[a-z ](?!\0))+")


@dataclass(frozen=True, slots=True)
class Held:
    """A phrase of a role anywhere in a line, and a piece in small letters that stands in each line that holds it."""

    role: str
    piece: str
    phrase: re.Pattern[str]


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

    held: Set[str]
    any: Set[str]


def said(line: Line) -> Said:
    """What the phrases tell of a line. Of most phrases its first letter or a piece of them tells that it has none."""
    small = line.small
    held = {one.role for one in HELD if one.piece in small and one.phrase.search(line.text)}
    told = {role for role, phrase in _opening(line) if phrase.match(line.text)}
    if len(line.words) <= WHOLE_WORDS:
        told.update([role for role, phrase in WHOLE if phrase.match(line.text)])
    return Said(held, held | told)


def _opening(line: Line) -> Roles:
    """What may stand at the opening of a line with such a first letter; all where that is no plain letter."""
    return OPENED.get(line.lower[0][0], EVERY) if line.lower else EVERY


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


def _with_letter(letter: str) -> Roles:
    """The phrases that may open with a letter, by role."""
    found = (
        (role, [phrase for phrase in phrases if (told := first_letters(phrase)) is None or letter in told])
        for role, phrases in _phrases("opens").items()
    )
    return tuple((role, _joined(phrases)) for role, phrases in found if phrases)


Roles = tuple[tuple[str, re.Pattern[str]], ...]
OPENS = {role: _joined(phrases) for role, phrases in _phrases("opens").items()}
EVERY: Roles = tuple(OPENS.items())
OPENED = {letter: _with_letter(letter) for letter in ascii_lowercase + digits}
WHOLE: Roles = tuple((role, _joined(phrases, r"\W*$")) for role, phrases in _phrases("whole").items())
HELD = tuple(
    Held(role, piece(phrase), re.compile(phrase, re.IGNORECASE))
    for role, phrases in _phrases("holds").items()
    for phrase in phrases
)

"""The phrases that tell what a line of furniture is: at its opening, anywhere in it, or as the whole of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from service import lexicons
from service.intake.lines import Line
from service.intake.phrases import first_letters

PARTS = re.compile(r"\\.|\[[^]]*\]|(?P<times>[?*+]|\{[^}]*\})|.")
PIECE = re.compile(r"(?:[a-z ](?!\0))+")


@dataclass(frozen=True, slots=True)
class Held:
    """A phrase anywhere in a line, and a piece in small letters that stands in each line that holds it."""

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


def opens(line: Line, role: str) -> bool:
    """Does a line open with a phrase of this role? Most are told by their first letter that they do not."""
    letters = OPENINGS[role]
    if letters is not None and line.lower:
        first = line.lower[0][0]
        if first.isascii() and first not in letters:
            return False
    return OPENS[role].match(line.text) is not None


def held(line: Line, role: str) -> bool:
    """Does a line hold a phrase of this role? Looked for are only those of which the piece is there."""
    small = line.small
    for one in HOLDS.get(role, ()):  # noqa: SIM110 - on most lines any() takes longer than the look itself
        if one.piece in small and one.phrase.search(line.text):
            return True
    return False


def _phrases(where: str) -> dict[str, list[str]]:
    """The phrases in `furniture_signs` of each role, by the place they have in a line."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for entry in lexicons.lines("furniture_signs"):
        role, place, phrase = entry.split("\t")
        if place == where:
            phrases[role].append(phrase)
    return phrases


def _joined(where: str, ending: str = "") -> dict[str, re.Pattern[str]]:
    """One regular expression a role, of its phrases at the opening of a line."""
    return {
        role: re.compile(rf"\W*(?:{'|'.join(found)}){ending}", re.IGNORECASE) for role, found in _phrases(where).items()
    }


OPENS = _joined("opens")
HOLDS = {
    role: tuple(Held(piece(phrase), re.compile(phrase, re.IGNORECASE)) for phrase in found)
    for role, found in _phrases("holds").items()
}
WHOLE = _joined("whole", r"\W*$")
OPENINGS = {role: first_letters("|".join(found)) for role, found in _phrases("opens").items()}

"""Lines that are certain to be no part of the story, whatever stands around them. One function a rule, in `RULES`.

What is uncertain is left to the model in `body`: a rule that is wrong on a clean article costs more than one that is
missing on a dump.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from service import lexicons
from service.document import Role
from service.intake import bylines, timestamps
from service.intake.lines import Line

WHOLE_LINES = lexicons.table("furniture")
SHORT, LONG = 30, 70  # words; furniture is shorter than paragraphs, legal lines and policies are longer

AGENCIES = (
    "(?:"
    + "|".join(name.replace(" ", r"\s") for name in lexicons.lines("photo_agencies"))
    + r")(?:\s(?:Images|Photo))?"
)
SLASHED = re.compile(
    rf"\S\s?/\s?(?:\w+\s){{0,2}}{AGENCIES}\b|\b(?:AP|Reuters|EPA|AFP)\sPhoto\s?/|\bvia\s{AGENCIES}(?!\w)"
)
IN_PARENTHESES = re.compile(
    rf"\((?:(?:Photo|Image|Picture|Credit)s?(?:\sby|\scourtesy|:)|[^()]{{0,60}}\b{AGENCIES})[^()]{{0,60}}\)\W*$"
)
AGENCY_ALONE = re.compile(rf"\W*{AGENCIES}\W*")
FILE_PHOTO = re.compile(r"FILE(?:\sPHOTO|\sIMAGE)?\s?[-–—:.]")
CLOCK = re.compile(r"(?i)\W*(?:at\s)?[0-2]?\d[:.][0-5]\d\s?(?:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,4}\)?)?\W*")
CRUMB = re.compile(r"\s[>»›→|/·•]\s")

Rule = Callable[[Line], Role | None]


def _signs(where: str) -> dict[str, re.Pattern[str]]:
    """One regular expression a role, of its phrases in `furniture_signs` that open a line, or that one holds."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for entry in lexicons.lines("furniture_signs"):
        role, place, phrase = entry.split("\t")
        if place == where:
            phrases[role].append(phrase)
    opening = r"\W*" if where == "opens" else ""
    return {role: re.compile(rf"{opening}(?:{'|'.join(found)})", re.IGNORECASE) for role, found in phrases.items()}


OPENS = _signs("opens")
HOLDS = _signs("holds")


def _says(line: Line, kind: Role) -> bool:
    """Does the line open with, or hold, a phrase of this kind?"""
    held = HOLDS.get(kind)
    return OPENS[kind].match(line.text) is not None or (held is not None and held.search(line.text) is not None)


def whole_line(line: Line) -> Role | None:
    """Like "Skip to Content", "Loading...", "Recommended Posts": all that stands on the line is furniture."""
    role = WHOLE_LINES.get(line.folded)
    return "other" if role == "key_point" else role  # type: ignore[return-value]


def copyright_line(line: Line) -> Role | None:
    """Like "Copyright © 2024, Harbour Post. All rights reserved.", "© 2024 Harbour Media Inc.", "™ & © 2024 …"."""
    return "copyright" if len(line.words) <= LONG and _says(line, "copyright") else None


def tag_line(line: Line) -> Role | None:
    """Like "Tags: harbour | council | ann lee", "Filed under: Politics"."""
    return "tags" if len(line.words) <= LONG and _says(line, "tags") else None


def byline(line: Line) -> Role | None:
    """Like "By Ann Lee, Harbour Post", "Words by ANN LEE and JO VAN DYK", "by" alone above a name."""
    return "byline" if line.folded in {"by", "written by"} or bylines.read(line.text) else None


def date_line(line: Line) -> Role | None:
    """Like "Tuesday, 16 April 2024 04:32 PM EDT", "Updated: May 3, 2024", "7 hours ago", "5:50 PM"."""
    return (
        "published" if len(line.words) <= SHORT and (timestamps.read(line.text) or CLOCK.fullmatch(line.text)) else None
    )


def related_line(line: Line) -> Role | None:
    """Like "Read more: Council votes on harbour", "RELATED: Who is Ann Lee?", "Watch | The vote in full"."""
    return "related" if len(line.words) <= SHORT and _says(line, "related") else None


def contributors(line: Line) -> Role | None:
    """Like "Jo Doe in Paris contributed to this report.", "(Reporting by Ann Lee; editing by Jo Doe)"."""
    return "contributor_note" if len(line.words) <= LONG and _says(line, "contributor_note") else None


def caption(line: Line) -> Role | None:
    """Like "FILE - The mayor speaks in May. (AP Photo/Ann Lee)", "Image caption: The harbour", "… (Getty Images)"."""
    if (FILE_PHOTO.match(line.text) or _says(line, "caption")) and len(line.words) <= LONG:
        return "caption"
    credited = len(line.words) <= LONG and (IN_PARENTHESES.search(line.text) or _slashed_end(line))
    return "caption" if credited and len(line.words) > CREDIT_WORDS else None


CREDIT_WORDS = 9  # a credit alone has fewer


def photo_credit(line: Line) -> Role | None:
    """Like "jo42/Getty Images", "(AP Photo/Ann Lee)", "Photo: Ann Lee", "Image credit: Harbour Post"."""
    if len(line.words) > CREDIT_WORDS:
        return None
    alone = AGENCY_ALONE.fullmatch(line.text)
    known = alone or IN_PARENTHESES.search(line.text) or SLASHED.search(line.text) or _says(line, "photo_credit")
    return "photo_credit" if known else None


def _slashed_end(line: Line) -> bool:
    """Does the line end in "Ann Lee/Getty Images"?"""
    tail = line.text[-60:]
    match = SLASHED.search(tail)
    return bool(match) and len(tail) - match.end() <= 25  # type: ignore[union-attr] # the name after "AP Photo/"


def advertisement(line: Line) -> Role | None:
    """Like "Story continues below advertisement", "Sponsored by Harbour Bank"."""
    return "advertisement" if len(line.words) <= CREDIT_WORDS and _says(line, "advertisement") else None


def policy(line: Line) -> Role | None:
    """Like "Please keep your comments respectful and relevant.", "12 comments", "Log in to comment on this story"."""
    return "comment_policy" if len(line.words) <= SHORT and _says(line, "comment_policy") else None


def invitation(line: Line) -> Role | None:
    """Like "Sign up for our newsletter", "Click here to subscribe", "We use cookies to …": spoken to the visitor."""
    return "navigation" if len(line.words) <= SHORT and _says(line, "navigation") else None


def follow_me(line: Line) -> Role | None:
    """Like "Follow her on Twitter: @annlee", "He can be reached at jo@example.org"."""
    return "author_bio" if len(line.words) <= SHORT and _says(line, "author_bio") else None


def trail(line: Line) -> Role | None:
    """Like "Home > News > Politics", "News | Sport | Weather | Video": a path or a row of links."""
    cuts = len(CRUMB.findall(line.text))
    path = cuts >= 2 or (cuts == 1 and line.folded.startswith("home "))
    return "navigation" if path and len(line.words) <= 6 * (cuts + 1) and not _sentence_end(line) else None


def _sentence_end(line: Line) -> bool:
    return line.text.rstrip("\"'”’)")[-1:] in {".", "!", "?"}


def marks_alone(line: Line) -> Role | None:
    """Like "***", "|", "_____": neither letters nor digits."""
    return None if line.words else "other"


RULES: tuple[Rule, ...] = (
    whole_line,
    copyright_line,
    tag_line,
    date_line,
    marks_alone,
    byline,
    caption,
    photo_credit,
    contributors,
    related_line,
    advertisement,
    policy,
    invitation,
    follow_me,
    trail,
)


def role(line: Line) -> Role | None:
    """What a line is by the first rule that knows; None for all that may be of the story."""
    if len(line.words) > LONG:
        return None
    return next((found for rule in RULES if (found := rule(line)) is not None), None)

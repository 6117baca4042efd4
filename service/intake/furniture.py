"""Lines that are certain to be no part of the story, whatever stands around them. One function a rule, in `RULES`.

What is uncertain is left to the model in `body`: a rule that is wrong on a clean article costs more than one that is
missing on a dump.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from service import lexicons
from service.document import Role
from service.intake import bylines, photo_credits, signs, timestamps
from service.intake.lines import Line
from service.intake.photo_credits import CREDIT_WORDS

WHOLE_LINES = lexicons.table("furniture")
SHORT, LONG = 30, 70  # words; furniture is shorter than paragraphs, legal lines and policies are longer
INVITING = 45  # words of an invitation, which may name many ways

FILE_PHOTO = re.compile(r"FILE(?:\sPHOTO|\sIMAGE)?\s?[-–—:.]")
CLOCK = re.compile(
    r"(?i)\W*(?:(?:last )?(?:updated|published|posted):?\s)?"
    rf"(?:(?:\w{{2,6}}day,?\s)?{timestamps.MONTH}\s[0-3]?\d,?\s)?(?:at\s)?"
    r"[0-2]?\d[:.][0-5]\d\s?(?:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,4}\)?)?\W*"
)
LONGEST_CLOCK = 80  # characters, marks around it counted
CRUMB = re.compile(r"\s[>»›→|/·•]\s")
CRUMB_MARK = re.compile("[>»›→|/·•]")

Said = signs.Said
Rule = Callable[[Line, Said], Role | None]


def whole_line(line: Line) -> Role | None:
    """Like "Skip to Content", "Loading...", "Recommended Posts": all that stands on the line is furniture."""
    role = WHOLE_LINES.get(line.folded)
    return "other" if role == "key_point" else role  # type: ignore[return-value]


def copyright_line(line: Line, said: Said) -> Role | None:
    """Like "Copyright © 2024, Harbour Post. All rights reserved.", "© 2024 Harbour Media Inc.", "™ & © 2024 …"."""
    return "copyright" if "copyright" in said.any else None


def tag_line(line: Line, said: Said) -> Role | None:
    """Like "Tags: harbour | council | ann lee", "Filed under: Politics"."""
    return "tags" if "tags" in said.any else None


def byline(line: Line, _: Said) -> Role | None:
    """Like "By Ann Lee, Harbour Post", "Words by ANN LEE and JO VAN DYK", "by" alone above a name."""
    return "byline" if line.folded in {"by", "written by"} or bylines.read(line.text) else None


def date_line(line: Line, _: Said) -> Role | None:
    """Like "Tuesday, 16 April 2024 04:32 PM EDT", "Updated: May 3, 2024", "7 hours ago", "May 3 at 5:50 p.m."."""
    return "published" if len(line.words) <= SHORT and (timestamps.read(line.text) or _clock(line.text)) else None


def related_line(line: Line, said: Said) -> Role | None:
    """Like "Read more: Council votes on harbour", "RELATED: Who is Ann Lee?", "Watch | The vote in full"."""
    return "related" if len(line.words) <= SHORT and "related" in said.any else None


def contributors(line: Line, said: Said) -> Role | None:
    """Like "Jo Doe in Paris contributed to this report.", "(Reporting by Ann Lee; editing by Jo Doe)"."""
    return "contributor_note" if "contributor_note" in said.any else None


def caption(line: Line, said: Said) -> Role | None:
    """Like "FILE - The mayor speaks in May. (AP Photo/Ann Lee)", "Image caption: The harbour", "… (Getty Images)"."""
    if FILE_PHOTO.match(line.text) or "caption" in said.any:
        return "caption"
    return (
        "caption" if len(line.words) > CREDIT_WORDS and (photo_credits.at_end(line.text) or _credited(line)) else None
    )


def _credited(line: Line) -> bool:
    """Is the last sentence a credit that says so ("… on Monday. Photo: Ann Lee")?"""
    last = photo_credits.last_sentence(line.text)
    return last is not None and signs.OPENS["photo_credit"].match(last) is not None


def photo_credit(line: Line, said: Said) -> Role | None:
    """Like "jo42/Getty Images", "(AP Photo/Ann Lee)", "Ann Lee/Harbour Post", "Photo: Ann Lee"."""
    if len(line.words) > CREDIT_WORDS:
        return None
    shaped = photo_credits.known(line.text) or photo_credits.named(line.text)
    return "photo_credit" if shaped or "photo_credit" in said.any else None


def advertisement(line: Line, said: Said) -> Role | None:
    """Like "Story continues below advertisement", "Sponsored by Harbour Bank", "We may earn a commission …"."""
    short = len(line.words) <= CREDIT_WORDS and "advertisement" in said.any
    discloses = "advertisement" in said.held
    return "advertisement" if short or discloses else None


def policy(line: Line, said: Said) -> Role | None:
    """Like "Please keep your comments respectful and relevant.", "12 comments", "Log in to comment on this story"."""
    return "comment_policy" if len(line.words) <= SHORT and "comment_policy" in said.any else None


def invitation(line: Line, said: Said) -> Role | None:
    """Like "Sign up for our newsletter", "Click here to subscribe", "We use cookies to …": spoken to the visitor."""
    return "navigation" if len(line.words) <= INVITING and "navigation" in said.any else None


def follow_me(line: Line, said: Said) -> Role | None:
    """Like "Follow her on Twitter: @annlee", "He can be reached at jo@example.org"."""
    return "author_bio" if len(line.words) <= SHORT and "author_bio" in said.any else None


def trail(line: Line, _: Said) -> Role | None:
    """Like "Home > News > Politics", "News | Sport | Weather | Video": a path or a row of links."""
    cuts = len(CRUMB.findall(line.text)) if CRUMB_MARK.search(line.text) else 0
    path = cuts >= 2 or (cuts == 1 and line.folded.startswith("home "))
    return "navigation" if path and len(line.words) <= 6 * (cuts + 1) and not _sentence_end(line) else None


def _sentence_end(line: Line) -> bool:
    return line.text.rstrip("\"'”’)")[-1:] in {".", "!", "?"}


def _clock(text: str) -> bool:
    """A time, with its day at most; what has neither of the marks of one is not looked at."""
    return len(text) <= LONGEST_CLOCK and (":" in text or "." in text) and CLOCK.fullmatch(text) is not None


def marks_alone(line: Line, _: Said) -> Role | None:
    """Like "***", "|", "_____": neither letters nor digits."""
    return None if line.words else "other"


RULES: tuple[Rule, ...] = (
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
    if (known := whole_line(line)) is not None:
        return known
    said = signs.said(line)
    return next((found for rule in RULES if (found := rule(line, said)) is not None), None)

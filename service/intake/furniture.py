"""Lines that are certain to be no part of the story, whatever stands around them. One function a rule, in `RULES`.

What is uncertain is left to the model in `body`: a rule that is wrong on a clean article costs more than one that is
missing on a dump.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from service import lexicons
from service.document import Role
from service.intake import bylines, timestamps
from service.intake.lines import Line

WHOLE_LINES = lexicons.table("furniture")
SHORT, LONG = 30, 70  # words; furniture is shorter than paragraphs, legal lines and policies are longer

AGENCIES = (
    r"(?:Getty(?:\s?Images)?|AFP|AP(?:\sPhoto)?|Associated\sPress|Reuters|REUTERS|EPA(?:-EFE)?|Shutterstock|Alamy|iStock|Bloomberg|Xinhua|"
    r"Anadolu(?:\sAgency)?|NurPhoto|ZUMA(?:\sPress)?|Sipa(?:\sUSA)?|PA(?:\sWire|\sImages|\sMedia)?|UPI|Corbis|Unsplash|Pixabay|Pexels|Flickr|"
    r"TASS|Sputnik|DPA|dpa|Rex(?:\sFeatures)?|Wikimedia(?:\sCommons)?|LightRocket|Redux|Magnum|Polaris)"
)
SLASHED = re.compile(rf"\S\s?/\s?(?:\w+\s){{0,2}}{AGENCIES}(?:\sImages)?\b|\b(?:AP|Reuters|EPA|AFP)\sPhoto\s?/|\bvia\s{AGENCIES}\b")
IN_PARENTHESES = re.compile(rf"\((?:(?:Photo|Image|Picture|Credit)s?(?:\sby|\scourtesy|:)|[^()]{{0,60}}\b{AGENCIES})[^()]{{0,60}}\)\W*$")
CREDIT_LABEL = re.compile(
    r"(?i)^\W*(?:(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|video|screen\s?shot)(?:\s(?:credits?|courtesy|source))?"
    r"(?:\s?:\s?(?:by\s)?|\s(?:by|via|from|courtesy(?:\sof)?)\s)|credits?\s?:\s?|courtesy(?:\sof)?\s?:?\s)\S"
)
CAPTION_LABEL = re.compile(r"^(?:FILE(?:\sPHOTO|\sIMAGE)?\s?[-–—:.]|(?i:(?:image |photo |media |video )?caption\s?[:,]|(?:above|below|pictured|photo)\s?:\s))")
COPYRIGHT = re.compile(
    r"(?i)^\W{0,4}(?:copyright\s*(?:©|\(c\)|®|\d{4}\b|by\s|:)|©|\(c\)\s*\d{4}|™\s*(?:&|and)\s*©)|\ball rights reserved\b"
    r"|^\W*this material may not be (?:published|reproduced)"
)
TAGS = re.compile(
    r"(?i)^\W*(?:tags|tagged(?:\s(?:as|with|in|under))?|topics|keywords|filed (?:under|in)|categor(?:y|ies)|labels|subjects|related topics"
    r"|in this article|mentioned in this (?:article|story)|(?:article |story )?topics? follows)\s?:"
)
RELATED = re.compile(
    r"(?i)^\W*(?:(?:read|see|watch|listen|more|find out|learn)\s(?:more|also|next|now|on this)|related(?:\s(?:article|story|stories|articles|news|content|link|links|video|coverage))?"
    r"|also read|recommended|trending(?:\snow)?|don['’]t miss|up next|you (?:may|might) (?:also )?like|next (?:article|story|post|up)|previous (?:article|story|post)"
    r"|in case you missed it|icymi|must[- ]read|watch|read)\s?(?::|\||>>|»)"
)
CONTRIBUTED = re.compile(
    r"(?i)\bcontributed (?:to )?(?:this|the) (?:report|story|article|piece|post|dispatch)|\bcontributed (?:reporting|research)\b"
    r"|^\W*(?:additional |with )?(?:reporting|writing|editing|research|production|compiled|edited|reported|written)(?: and \w+)? by\s"
    r"|^\W*with (?:files|reporting|reports|contributions|inputs|additional reporting) (?:from|by)\b"
    r"|^\W*(?:this|the) (?:report|story|article) (?:was|is|has been) (?:prepared|written|compiled|produced|reported|edited|first published|originally published|updated|corrected|republished)\b"
)
BIOGRAPHY = re.compile(
    r"(?i)\b(?:can be (?:reached|contacted) at|follow (?:him|her|them|me|us)\b.{0,40}\bon\b|follow\s.{0,30}@\w|reach (?:him|her|them|me) at|email (?:him|her|them|me) at"
    r"|(?:send|email) tips? to|opinions expressed .{0,60}\b(?:own|author|writer))"
)
POLICY = re.compile(
    r"(?i)\bcomment(?:ing)? (?:policy|guidelines|rules)|\bcommunity (?:guidelines|standards|rules)|\bcomments? (?:respectful|are (?:closed|moderated|welcome|subject))"
    r"|\bforum for civil\b|\bkeep (?:your )?comments\b|\b(?:log|sign) in to (?:leave|post|join|comment)|\bshow comments?\b|^\W*\d{1,5} comments?\W*$|^\W*comments?\s?\(\d{0,5}\)\W*$"
    r"|\bbe the first to comment\b|\bemail address will not be published\b|\bleave a (?:comment|reply)\b"
)
CALL = re.compile(
    r"(?i)^\W*(?:sign up (?:for|to|now|here)|subscribe (?:to|now|for|here|today)|get (?:our|the) (?:free |daily |latest |best )?\S{0,12}\s?newsletter|click here|download (?:our|the) app|follow us\b"
    r"|like us on|join (?:our|us on)|support (?:our|independent) journalism|already a (?:subscriber|member)|create (?:a free|an) account|enter your email|by (?:signing up|subscribing|clicking|continuing|using this)"
    r"|we use cookies|this (?:site|website) uses cookies|click to (?:share|email|print)|share (?:this|on|via) |have a (?:news )?tip|thank you for (?:signing|subscribing|reading)|thanks for (?:signing|subscribing)"
    r"|please (?:enter|check|verify|log|sign|subscribe|enable|disable|try)|your (?:browser|subscription|email))"
)
PROMOTED = re.compile(r"(?i)^\W*(?:(?:story|article|content) continues (?:below|after)|(?:scroll|continue reading) (?:down )?(?:below )?(?:for|to|after)\b.{0,30}\badvert|advertisement\b|ad\s?[-–:]\s|sponsored(?: by|:)|paid (?:post|content|for) )")
CRUMB = re.compile(r"\s(?:[>»›→|/·•])\s")

Rule = Callable[[Line], Role | None]


def whole_line(line: Line) -> Role | None:
    """"Skip to Content", "Loading...", "Recommended Posts", "Advertisement": all that stands on the line is furniture."""
    role = WHOLE_LINES.get(line.folded)
    return "other" if role == "key_point" else role  # type: ignore[return-value]


def copyright_line(line: Line) -> Role | None:
    """"Copyright © 2024, Harbour Post. All rights reserved.", "© 2024 Harbour Media Inc.", "™ & © 2024 …"."""
    return "copyright" if len(line.words) <= LONG and COPYRIGHT.search(line.text) else None


def tag_line(line: Line) -> Role | None:
    """"Tags: harbour | council | ann lee", "Filed under: Politics"."""
    return "tags" if len(line.words) <= LONG and TAGS.match(line.text) else None


def byline(line: Line) -> Role | None:
    """"By Ann Lee, Harbour Post", "Words by ANN LEE and JO VAN DYK", "by" alone above a name."""
    return "byline" if line.folded in {"by", "written by"} or bylines.read(line.text) else None


def date_line(line: Line) -> Role | None:
    """"Tuesday, 16 April 2024 04:32 PM EDT", "Updated: May 3, 2024", "7 hours ago", "5:50 PM"."""
    return "published" if len(line.words) <= SHORT and (timestamps.read(line.text) or CLOCK.fullmatch(line.text)) else None


CLOCK = re.compile(r"(?i)\W*(?:at\s)?[0-2]?\d[:.][0-5]\d\s?(?:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,4}\)?)?\W*")


def related_line(line: Line) -> Role | None:
    """"Read more: Council votes on harbour", "RELATED: Who is Ann Lee?", "Watch | The vote in full"."""
    return "related" if len(line.words) <= SHORT and RELATED.match(line.text) else None


def contributors(line: Line) -> Role | None:
    """"Jo Doe in Paris contributed to this report.", "(Reporting by Ann Lee; editing by Jo Doe)"."""
    return "contributor_note" if len(line.words) <= LONG and CONTRIBUTED.search(line.text) else None


def caption(line: Line) -> Role | None:
    """"FILE - The mayor speaks in May. (AP Photo/Ann Lee)", "Image caption: The harbour", "… (Getty Images)"."""
    if CAPTION_LABEL.match(line.text) and len(line.words) <= LONG:
        return "caption"
    credited = len(line.words) <= LONG and (IN_PARENTHESES.search(line.text) or _slashed_end(line))
    return "caption" if credited and len(line.words) > CREDIT_WORDS else None


CREDIT_WORDS = 9  # a credit alone has fewer


def photo_credit(line: Line) -> Role | None:
    """"jo42/Getty Images", "(AP Photo/Ann Lee)", "Photo: Ann Lee", "Image credit: Harbour Post", "Getty Images"."""
    if len(line.words) > CREDIT_WORDS:
        return None
    alone = re.fullmatch(rf"\W*{AGENCIES}(?:\sImages)?\W*", line.text)
    known = alone or IN_PARENTHESES.search(line.text) or SLASHED.search(line.text) or CREDIT_LABEL.match(line.text)
    return "photo_credit" if known else None


def _slashed_end(line: Line) -> bool:
    """Does the line end in "Ann Lee/Getty Images"?"""
    tail = line.text[-60:]
    match = SLASHED.search(tail)
    return bool(match) and len(tail) - match.end() <= 25  # type: ignore[union-attr] # the name after "AP Photo/"


def advertisement(line: Line) -> Role | None:
    """"Story continues below advertisement", "Sponsored by Harbour Bank"."""
    return "advertisement" if len(line.words) <= CREDIT_WORDS and PROMOTED.match(line.text) else None


def policy(line: Line) -> Role | None:
    """"Please keep your comments respectful and relevant.", "12 comments", "Log in to comment on this story"."""
    return "comment_policy" if len(line.words) <= SHORT and POLICY.search(line.text) else None


def invitation(line: Line) -> Role | None:
    """"Sign up for our newsletter", "Click here to subscribe", "We use cookies to …": spoken to the visitor."""
    return "navigation" if len(line.words) <= SHORT and CALL.match(line.text) else None


def follow_me(line: Line) -> Role | None:
    """"Follow her on Twitter: @annlee", "He can be reached at jo@example.org"."""
    return "author_bio" if len(line.words) <= SHORT and BIOGRAPHY.search(line.text) else None


def trail(line: Line) -> Role | None:
    """"Home > News > Politics", "News | Sport | Weather | Video": a path or a row of links."""
    cuts = len(CRUMB.findall(line.text))
    path = cuts >= 2 or (cuts == 1 and line.folded.startswith("home "))  # noqa: PLR2004 - three links
    return "navigation" if path and len(line.words) <= 6 * (cuts + 1) and not _sentence_end(line) else None


def _sentence_end(line: Line) -> bool:
    return line.text.rstrip("\"'”’)")[-1:] in {".", "!", "?"}


def marks_alone(line: Line) -> Role | None:
    """"***", "|", "_____": neither letters nor digits."""
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

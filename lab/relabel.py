"""The kinds of names that the service tells apart, from the coarser ones of the corpora.

Corpora put nationalities, events, works, products and much else into one kind (MISC). Here the nationalities become
NORP, what ends in a word for an event becomes EVENT, what looks like a title or is called a work or product becomes
WORK, and the rest OTHER: a kind of its own, so that the model need not call it one of those that are shown.
"""

from __future__ import annotations

from lab import facts
from service import lexicons

KINDS = ("PER", "ORG", "LOC", "NORP", "EVENT", "WORK", "OTHER")
SAME = {
    "Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP", "Product": "WORK",
    "person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC", "creative-work": "WORK",
    "product": "WORK", "PER": "PER", "ORG": "ORG", "LOC": "LOC",
    "politician": "PER", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC", "election": "EVENT",
    "event": "EVENT", "organization": "ORG", "place": "LOC",
}  # fmt: skip
EVENTS = lexicons.words("event_words", "lab.lexicons")
WORKS = lexicons.words("work_words", "lab.lexicons")
SMALL = lexicons.words("small_words", "lab.lexicons")
OPENERS = frozenset({"operation", "hurricane", "typhoon", "cyclone", "expo", "cop", "eid"})


def kind(name: str, label: str, before: str) -> str:
    """The kind of a name that a corpus labels so; `before` is the character before it."""
    if label in SAME:
        return SAME[label]
    words = tuple(name.replace("-", " - ").split())
    lower = [word.lower() for word in words]
    if facts.is_people(words):
        return "NORP"
    if lower[-1] in EVENTS or "war" in lower or (len(lower) > 1 and lower[0] in OPENERS):
        return "EVENT"
    if len(lower) > 2 and lower[0] in EVENTS and lower[1] in SMALL:
        return "EVENT"
    if lower[-1] in WORKS or before in {"“", '"', "‘", "'"} or (len(words) > 2 and not SMALL.isdisjoint(lower)):
        return "WORK"
    return "OTHER"

"""Titles and roles that the text gives a person, before the name, after it, and in apposition. Precision first.

Before: "Secretary of State Antony Blinken", "Hamas political leader Ismail Haniyeh", "Brig. Gen. Mohammad Zahedi".
After: "Fouad Shukr, a Hezbollah commander, was", "Rafael Grossi, director general of the agency, said".
In apposition before: "Iran's supreme leader, Ayatollah Ali Khamenei, said", "his counterpart, Lloyd Austin,".
In a clause: "Omar Reyes, who was the head of the agency,", "Eva Lind, then the mayor of Oslo,".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.document import Mention, Sentence, Token
from service.reading import phrases
from service.reading.phrases import Text
from service.reading.recency import Hint

Range = tuple[int, int]

NO_HINT = Hint()
FAR = 15  # tokens after an apposition within which its closing comma must stand
CLOSES = frozenset({",", ".", ";", ")", "?", "!", "—", "–", "--", "”", '"', "''", "who", "whose", ":"})
OPENS = frozenset({",", "(", "—", "–", "--"})
IS = frozenset({"is", "was", "became", "been", "'s", "’s"})
SERVES = frozenset({"serves", "served", "acts", "acted", "works", "worked"})
AUXILIARIES = frozenset({"has", "had", "also", "currently", "once", "previously", "formerly"})
WHEN = frozenset({"then", "now", "once", "currently", "formerly", "also", "previously", "himself", "herself"})
SHED = frozenset({"new", "late", "then", "current", "fellow", "longtime"})


@dataclass(frozen=True, slots=True)
class Said:
    """What stands beside one mention: roles as token ranges, and what they tell about the person."""

    roles: tuple[Range, ...] = ()
    hint: Hint = NO_HINT


NOTHING = Said()


def find(tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Said]:
    """What is said beside each mention; nothing beside one that is no person. Mentions and sentences are in order."""
    text = Text(tokens, mentions, phrases.owners(tokens, mentions), 0, 0)
    found, number = [], 0
    for mention in mentions:
        while number < len(sentences) and sentences[number].last <= mention.first:
            number += 1
        inside = number < len(sentences) and sentences[number].first <= mention.first
        if mention.type != "person" or not inside:
            found.append(NOTHING)
            continue
        if sentences[number].last != text.last:
            text = phrases.within(text, sentences[number])
        found.append(_beside(text, mention))
    return found


def _beside(text: Text, mention: Mention) -> Said:
    first, told = _honorifics(text, mention.first)
    before = _before(text, first)
    opening = before[0] if before else first
    apposed = _apposed_before(text, opening, mention)
    after = _apposed_after(text, mention)
    ranges = [found for found in (apposed, before, after) if found]
    told = told or next((g for r in ranges if (g := phrases.gender(text, *r))), "") or _kin(text, mention)
    titles = frozenset(text.lower(at).rstrip(".")[:3] for r in ranges for at in range(*r) if phrases.kind(text, at))
    return Said(tuple(_shed(text, r) for r in ranges if _tells(text, r)), Hint(told, titles))


def _honorifics(text: Text, first: int) -> tuple[int, str]:
    """Where the honorifics before a name begin ("Mr."), and the gender they tell."""
    told = ""
    for _ in range(phrases.LONGEST):
        if phrases.kind(text, first - 1) != "honorific":
            break
        first -= 1
        told = told or phrases.gender(text, first, first + 1)
    return first, told


def _before(text: Text, last: int) -> Range | None:
    """The title that ends where the name begins: "Defense Secretary", "Secretary of State"."""
    if phrases.kind(text, last - 1) in {"role", "vague"}:
        return phrases.start(text, last - 1), last
    for at in range(last - 1, max(text.first, last - phrases.LONGEST), -1):
        word = text.tokens[at].text
        if word.lower() in {"of", "for"} and phrases.kind(text, at - 1) == "role":
            head = at - 1
            return (phrases.start(text, head), last) if text.tokens[head].text[0].isupper() else None
        if not (word[0].isupper() or word.lower() in {"of", "the", "and", "for"}) or text.person(at):
            return None
    return None


def _apposed_before(text: Text, opening: int, mention: Mention) -> Range | None:
    """As in "Iran's supreme leader, Ayatollah Ali Khamenei, said".

    Not "in a call with the president, Antony Blinken said": he is not the president.
    """
    comma = opening - 1
    if text.lower(comma) != "," or (" " not in mention.text and opening == mention.first):
        return None
    found = _ending_at(text, comma)
    if not found:
        return None
    outside = found[0] - 1
    if text.tag(outside) in {"DT", "PRP$"}:
        outside -= 1
    elif text.lower(outside) != "as" and not _has_possessor(text, found):
        return None
    listed = text.person(outside - 1) is not None or phrases.kind(text, outside - 1) in {"role", "vague"}
    apposed_to_another = text.lower(outside) == "," and listed
    closed = text.lower(mention.last) in {",", ".", ")", ""}
    subject = text.tag(mention.last) in phrases.FINITE and text.lower(outside) in {"", ",", "and", "“", '"', "but"}
    return found if (closed or subject) and not apposed_to_another else None


def _has_possessor(text: Text, found: Range) -> bool:
    return (
        any(text.lower(at) in phrases.POSSESSIVE for at in range(*found))
        or text.lower(found[0] - 1) in phrases.POSSESSIVE
    )


def _ending_at(text: Text, last: int) -> Range | None:
    """The phrase with a role as its head that ends at `last`: "his top diplomat", "the head of the agency"."""
    if phrases.kind(text, last - 1) in {"role", "vague"}:
        return phrases.start(text, last - 1), last
    for at in range(last - 1, max(text.first, last - phrases.LONGEST), -1):
        if text.lower(at) in phrases.COMPLEMENT and phrases.kind(text, at - 1) == "role":
            return (phrases.start(text, at - 1), last) if phrases.complement(text, at) == last else None
        if text.tag(at) not in phrases.BESIDE_NOUNS | {"DT", "IN", "CC"} or text.person(at):
            return None
    return None


def _apposed_after(text: Text, mention: Mention) -> Range | None:
    """As in "Fouad Shukr, a Hezbollah commander, was"; not "in a call with Blinken, a Hezbollah commander said"."""
    if text.lower(mention.last) not in OPENS:
        return None
    at = mention.last + 1
    if text.tag(at) == "CD" and text.lower(at + 1) == ",":  # "James Smith, 45, a teacher"
        at += 2
    at = _in_clause(text, at) or at + (text.lower(at) in WHEN)
    determined = text.tag(at) in {"DT", "PRP$"}
    at += determined
    last = phrases.end(text, at)
    if last == at or phrases.kind(text, last - 1) not in {"role", "vague"}:
        return None
    last = phrases.complement(text, _second(text, last))
    stop = _close(text, last)
    if stop is None or any(text.person(inside) for inside in range(at, last if determined else stop)):
        return None
    return at, last


def _in_clause(text: Text, at: int) -> int:
    """Where the role begins of a clause that says no more: "who is …", "who was once …", "who serves as …"; else 0."""
    if text.lower(at) != "who":
        return 0
    after = at + 1 + (text.lower(at + 1) in AUXILIARIES)
    if text.lower(after) in SERVES and text.lower(after + 1) == "as":
        return after + 2
    return after + 1 + (text.lower(after + 1) in WHEN) if text.lower(after) in IS else 0


def _second(text: Text, last: int) -> int:
    """Where a second role ends that "and" joins to the first ("president and chief executive"); else `last`."""
    if text.lower(last) not in {"and", "&"}:
        return last
    end = phrases.end(text, last + 1)
    return end if end > last + 1 and phrases.kind(text, end - 1) == "role" else last


def _close(text: Text, last: int) -> int | None:
    """Where the apposition closes: at a mark, or "who", before a verb has come, and before no other person's name."""
    for at in range(last, min(text.last, last + FAR)):
        if text.lower(at) in CLOSES:
            named_next = at == last and text.lower(at) == "," and _names_next(text, at + 1)
            return None if named_next else at
        if text.tag(at) in phrases.FINITE or (at == last and text.person(at)):
            return None
    return min(text.last, last + FAR)


def _names_next(text: Text, at: int) -> bool:
    """Does a person, with or without title, begin here? "… , the president, Joe Biden": whose title it is, is open."""
    return text.tag(at) != "CC" and any(text.person(near) for near in range(at, at + 3))


def _kin(text: Text, mention: Mention) -> str:
    """The gender that a word of kinship tells: "his wife Jill", "his wife, Jill Biden," "Jill Biden, his wife"."""
    for at in (mention.first - 1, mention.first - 2, mention.last + 2):
        if phrases.kind(text, at) == "kin":
            beside = at == mention.first - 1 or text.lower(at + (1 if at < mention.first else -2)) == ","
            return phrases.gender(text, at, at + 1) if beside else ""
    return ""


def _tells(text: Text, found: Range) -> bool:
    """Has the phrase more than a vague word: "Hamas official", not "official" or "old friend"?"""
    if phrases.kind(text, found[1] - 1) != "vague":
        return True
    return any(text.owner[at] >= 0 for at in range(*found))


def _shed(text: Text, found: Range) -> Range:
    """Without words that only tell when: "new Iranian President"; but "New Jersey Governor" keeps its name."""
    first, last = found
    while last - first > 1 and text.lower(first) in SHED and text.owner[first] < 0:
        first += 1
    return first, last

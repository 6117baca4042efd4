"""The words around a name: which noun phrase a title is part of, where it begins and ends. Bounded walks on tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service import lexicons
from service.document import Mention, Sentence, Token
from service.reading.calendar_words import MONTHS, PERIODS, WEEKDAYS

LONGEST = 12  # tokens of a phrase on either side of its head
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BESIDE_NOUNS = NOUNS | {"JJ", "JJR", "JJS", "VBN", "CD", "POS", "HYPH", "FW"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
COMPLEMENT = frozenset({"of", "for", "at"})
DATE_WORDS = frozenset({*MONTHS, *WEEKDAYS, *PERIODS, "today", "yesterday", "tomorrow", "a.m.", "p.m."})
TITLES: Mapping[str, tuple[str, ...]] = {word: tuple(kind.split()) for word, kind in lexicons.table("roles").items()}


@dataclass(frozen=True, slots=True)
class Text:
    """Tokens with the mention that each belongs to (-1: none), and the bounds of the sentence that is looked at."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    owner: Sequence[int]
    first: int
    last: int

    def lower(self, at: int) -> str:
        """The word at a place in lower case; empty outside the sentence."""
        return self.tokens[at].text.lower() if self.first <= at < self.last else ""

    def tag(self, at: int) -> str:
        """The part of speech at a place; empty outside the sentence."""
        return self.tokens[at].tag if self.first <= at < self.last else ""

    def person(self, at: int) -> Mention | None:
        """The person named at a place."""
        if not self.first <= at < self.last or self.owner[at] < 0:
            return None
        mention = self.mentions[self.owner[at]]
        return mention if mention.type == "person" else None


def owners(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[int]:
    """The number of the mention that each token belongs to, -1 for none."""
    found = [-1] * len(tokens)
    for number, mention in enumerate(mentions):
        found[mention.first : mention.last] = [number] * (mention.last - mention.first)
    return found


def within(text: Text, sentence: Sentence) -> Text:
    """The same text, looking at this sentence."""
    return Text(text.tokens, text.mentions, text.owner, sentence.first, sentence.last)


def kind(text: Text, at: int) -> str:
    """What a word says of a person: honorific, role, vague, kin, or nothing."""
    return TITLES.get(text.lower(at), ("",))[0]


def gender(text: Text, first: int, last: int) -> str:
    """The gender that the title words from `first` to `last` tell."""
    told = (TITLES.get(text.lower(at), ("",))[1:] for at in range(first, last))
    return next((found[0] for found in told if found), "")


def start(text: Text, head: int) -> int:
    """Where the phrase begins whose head stands at `head`, without determiner.

    "the | Hamas political leader", "of | Israel Defense Minister", "killing | Brig. Gen.", "Iran's supreme leader".
    """
    capital = text.tokens[head].text[0].isupper()
    at = head
    while at > text.first and head - at < LONGEST:
        if text.lower(at - 1) in POSSESSIVE and text.tag(at - 1) not in {"''", "``"}:
            return _possessor(text, at - 1)
        if not (_modifies(text, at - 1, capital) or _joins(text, at - 1)):
            break
        at -= 1
    while at < head and text.lower(at) in {"and", "&"}:
        at += 1
    return _without_place(text, at, head)


def _modifies(text: Text, at: int, capital: bool) -> bool:
    """May this word stand before a title? Before one in capitals ("Prime Minister") no noun in small letters may."""
    word, tag = text.tokens[at].text, text.tag(at)
    if text.person(at) or word.lower() in DATE_WORDS:
        return False
    if word[0].isupper():
        return tag in BESIDE_NOUNS
    if word.endswith(("ing", ".")) or (tag == "VBN" and "-" not in word):
        return False
    return tag.startswith("JJ") or tag == "VBN" or (tag in NOUNS and not capital)


def _joins(text: Text, at: int) -> bool:
    """As in "President and CEO", "Foreign and Trade Minister"."""
    if text.lower(at) not in {"and", "&"} or at == text.first or text.tokens[at + 1].text[0].islower():
        return False
    if kind(text, at - 1) == "role":
        return True
    return text.tokens[at - 1].text[0].isupper() and text.owner[at - 1] < 0 and text.lower(at - 2) not in COMPLEMENT


def _possessor(text: Text, mark: int) -> int:
    """Where the phrase begins whose possessor ends before `mark`: with a named possessor, else after the mark."""
    number = text.owner[mark - 1] if mark > text.first else -1
    return text.mentions[number].first if number >= 0 else mark + 1


def _without_place(text: Text, at: int, head: int) -> int:
    """Not "in | Washington President Biden": a place after a preposition of place is not part of the title."""
    if text.lower(at - 1) in {"in", "at", "from", "near"} and text.owner[at] >= 0:
        mention = text.mentions[text.owner[at]]
        if mention.type == "place" and mention.last <= head:
            return mention.last
    return at


def end(text: Text, at: int) -> int:
    """Where the noun phrase ends that begins at `at` (after its determiner)."""
    last = at
    while last < text.last and last - at < LONGEST and text.tag(last) in BESIDE_NOUNS:
        last += 1
    return last


def complement(text: Text, at: int) -> int:
    """Where "of the Atomic Energy Agency", "for the Middle East" after a head ends; `at` if there is none."""
    if text.lower(at) not in COMPLEMENT:
        return at
    after = at + 2 if text.tag(at + 1) in {"DT", "PRP$"} else at + 1
    last = end(text, after)
    if last == after:
        return at
    if last - at >= LONGEST or text.lower(last) not in {"of", "at"}:
        return last
    return complement(text, last) if text.lower(last) == "of" or _names_a_body(text, last + 1) else last


def _names_a_body(text: Text, at: int) -> bool:
    """Does the name of a body begin here, perhaps after "the": "professor of law at | the University of Bern"?"""
    number = text.owner[at + (text.tag(at) == "DT")] if at + 1 < text.last else -1
    return number >= 0 and text.mentions[number].type == "organisation"

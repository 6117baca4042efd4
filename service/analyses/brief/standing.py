"""Can a sentence stand alone in a brief, or does it lean on what was told before it?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from service import lexicons
from service.analyses.brief.candidates import Candidate, Pool
from service.analyses.brief.quotation import Quotation

STOPS = frozenset({".", "!", "…", "...", "。", "！", "۔", "।"})
CLOSERS = frozenset("”’\"')]»") | {"''"}
PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
IMPERSONAL = frozenset(["they", "them", "their", "theirs", "themselves", "it", "its", "itself"])
PRONOUNS = PERSONAL | IMPERSONAL
POSSESSIVE = frozenset({"his", "her", "their", "its"})
TITLES = frozenset({"mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "sir"})
VOUCHING = lexicons.words("vouching_words")
FURNITURE = lexicons.lines("furniture_phrases")
FURNITURE_HEADS = frozenset(phrase.split()[0] for phrase in FURNITURE)
FEWEST, MOST = 4, 65  # words of a whole sentence: beyond, it is several that lost their stops
LABEL = 4  # tokens of a label at the head, with its colon ("Delight: Smith after the match")
GLUE = frozenset([
    "The", "He", "She", "It", "They", "This", "These", "There", "But", "However", "We", "His", "Her", "Their", "In",
    "On", "At", "After", "When", "While", "As", "Only",
])  # fmt: skip
"""Words with a capital that begin a sentence where a small one follows."""
SCARE = 7  # tokens in quotation marks, marks included, that may stand without a speaker: the "dodgy" report


class Standing(IntEnum):
    """How a sentence stands, best first."""

    ALONE = 0
    DESCRIBED = 1
    """Its subject points back ("The company …"): fine once the story is open."""
    LEANS = 2
    """It needs the sentence directly before it."""
    NEVER = 3


def is_whole(pool: Pool, candidate: Candidate, quotation: Quotation) -> bool:
    """Is it a whole statement, and none of the page's furniture?

    Not: "Read more: The Queen's speech", "What next?", '"I was born', "(continued", "BRUSSELS".
    """
    words = candidate.words
    last = len(words) - 1
    while last > 0 and words[last] in CLOSERS:
        last -= 1
    if words[last] not in STOPS and words[last][-1] != ".":
        return False
    if not quotation.whole or words.count("(") != words.count(")") or is_glued(pool, candidate, quotation):
        return False
    if not FEWEST <= sum(map(str.isalnum, [word[0] for word in words])) <= MOST or ":" in words[:LABEL]:
        return False
    return not is_furniture(words)


def is_glued(pool: Pool, candidate: Candidate, quotation: Quotation) -> bool:
    """Is it two that lost what stood between them: "all of the charges The sentencing begins", "a trophy 'For me, …'"?"""
    first, last = candidate.sentence.first, candidate.sentence.last
    tokens = pool.document.tokens
    texts = [token.text for token in tokens[first:last]]
    for at, text in enumerate(texts[1:-1], 1):
        if text in GLUE and texts[at - 1].isalnum() and texts[at + 1].islower() and not quotation.holds(first + at):
            return True
    return any(_is_run_in(pool, begin, end) for begin, end in quotation.runs if begin > first)


def _is_run_in(pool: Pool, begin: int, end: int) -> bool:
    """Does a quotation of its own sentence follow a noun without a mark between them?"""
    before, opens, closes = (pool.document.tokens[at] for at in (begin - 1, begin + 1, end - 2))
    return before.tag[0] == "N" and opens.text[0].isupper() and end - begin > SCARE and closes.text in STOPS | {","}


def is_furniture(words: Sequence[str]) -> bool:
    """Does it hold a phrase of page furniture ("Follow us on Twitter")?"""
    if FURNITURE_HEADS.isdisjoint(words):
        return False
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in FURNITURE)


def has_speaker(candidate: Candidate, quotation: Quotation) -> bool:
    """Is a quotation's speaker told: does a word outside the marks say who vouches for it?

    '"It is over," Smith said.' has one; '"It is over."' has none; 'the "dodgy" report' needs none.
    """
    if all(last - first <= SCARE for first, last in quotation.runs) and len(candidate.words) > 2 * quotation.length:
        return True
    base = candidate.sentence.first
    return any(word in VOUCHING and not quotation.holds(base + at) for at, word in enumerate(candidate.words))


def dangling(pool: Pool, candidate: Candidate, first: int) -> int | None:
    """The number of the first pronoun from token `first` on that stands for nobody named in the sentence before it.

    "He said …", "In her speech …"; not "Blinken said he …", "In his speech, Biden …".
    """
    base = candidate.sentence.first
    if PRONOUNS.isdisjoint(candidate.kinds):
        return None
    last = max(at for at, word in enumerate(candidate.words, base) if word in PRONOUNS)
    person = noun = False
    tokens, people = pool.document.tokens, lexicons.words("human_nouns")
    for number in range(first, last + 1):
        word = candidate.words[number - base]
        if word in POSSESSIVE and _named_next(pool, candidate, number):
            continue
        if word in PERSONAL:
            if not person and not _named_here(pool, candidate, number):
                return number
        elif word in IMPERSONAL:
            if not noun and not _named_here(pool, candidate, number):
                return number
        elif word in people or word.endswith("-year-old") or pool.person_at(number):
            person = noun = True
        elif tokens[number].tag[0] == "N" and pool.rarity[word]:
            noun = True
            person = person or pool.lower_case  # names do not show
    return None


def _named_next(pool: Pool, candidate: Candidate, number: int) -> bool:
    """Does a name follow the comma after a leading phrase: "Before his speech, Biden …"?"""
    base = candidate.sentence.first
    for at in range(number + 1, candidate.sentence.last - 1):
        if candidate.words[at - base] == ",":
            return at + 1 in pool.document.entity_at or candidate.words[at + 1 - base] in TITLES
    return False


def _named_here(pool: Pool, candidate: Candidate, number: int) -> bool:
    """Does the sentence itself name the one that this pronoun stands for?"""
    entity = pool.reference_at.get(pool.document.tokens[number].start)
    if entity is None:
        return False
    at = pool.document.entity_at
    return any(at.get(other) == entity for other in range(candidate.sentence.first, candidate.sentence.last))


def points_back(words: Sequence[str]) -> bool:
    """Does it open with a description of something told before: "The company …", "The 32-year-old …"?"""
    if len(words) < 3 or words[0] != "the":
        return False
    described = lexicons.words("described")
    return words[2] not in {"of", "that", "who", "which"} and (words[1] in described or words[1].endswith("-year-old"))

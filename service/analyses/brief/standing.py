"""Can a sentence stand alone in a brief, or does it lean on what was told before it?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from service import lexicons
from service.analyses.brief.candidates import FINITE, Candidate, Pool
from service.analyses.brief.openings import TIMES
from service.analyses.brief.quotation import Quotation

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBG"})  # tags of words like "estimates", "States", "branding"
STOPS = frozenset({".", "!", "…", "...", "。", "！", "۔", "।"})
CLOSERS = frozenset("”’\"')]»") | {"''"}
PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "not", "first", "previously", "originally"})
VOUCHING = lexicons.words("vouching_words")
FURNITURE = lexicons.lines("furniture_phrases")
FURNITURE_HEADS = frozenset(phrase.split()[0] for phrase in FURNITURE)
FEWEST, MOST = 4, 65  # words of a whole sentence: beyond, it is several that lost their stops
LABEL = 4  # tokens of a label at the head, with its colon ("Delight: Smith after the match")
GLUE = frozenset([
    "The", "He", "She", "It", "They", "This", "These", "There", "But", "However", "We", "His", "Her", "Their", "In",
    "On", "At", "After", "When", "While", "As", "Only", "For", "With", "Despite", "Although", "If", "Since",
])  # fmt: skip
"""Words with a capital that begin a sentence where a small one follows."""
BARE = frozenset({"this", "that", "these", "those"})
SEVERAL = frozenset({"these", "those"})
CAPTION = frozenset([
    "looks", "poses", "smiles", "waves", "celebrates", "arrives", "leaves", "walks", "holds", "stands", "sits", "shows",
    "gestures", "embraces", "hugs", "lifts", "gives", "talks", "speaks", "shakes", "reacts", "greets", "kisses",
])  # fmt: skip
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
    if not FEWEST <= sum(map(str.isalnum, [word[0] for word in words])) <= MOST or _is_labelled(words):
        return False
    return not is_furniture(words) and not is_mere_saying(pool, candidate, quotation)


def _is_labelled(words: Sequence[str]) -> bool:
    """Does it begin with a label and its colon ("Delight: Smith after the match"); not 'Smith said: "We won."'?"""
    if ":" not in words[:LABEL]:
        return False
    at = words.index(":")
    return at == 0 or words[at - 1] not in VOUCHING


def is_mere_saying(pool: Pool, candidate: Candidate, quotation: Quotation) -> bool:
    """Has it lost what was said: "Mr Moor's lawyer Ann Lee said."; not "It met all estimates."?"""
    words = candidate.words
    return (
        len(words) > 2
        and pool.document.tokens[candidate.sentence.last - 2].tag not in NOUNS
        and words[-2] in VOUCHING
        and words[-3] not in PASSIVE
        and not quotation.runs
        and "," not in words
    )


def is_glued(pool: Pool, candidate: Candidate, quotation: Quotation) -> bool:
    """Is it two that lost the mark between them: "all of the charges The sentencing begins", "a trophy 'For me, …'"?"""
    first, last = candidate.sentence.first, candidate.sentence.last
    texts = [token.text for token in pool.document.tokens[first:last]]
    for at in [at for at, text in enumerate(texts) if text in GLUE and 0 < at < len(texts) - 1]:
        if (
            (texts[at - 1].isalnum() or texts[at - 1] in CLOSERS - {")"})
            and texts[at + 1].islower()
            and not quotation.holds(first + at)
        ):
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
        return not quotation.before and not quotation.after
    base = candidate.sentence.first
    return any(word in VOUCHING and not quotation.holds(base + at) for at, word in enumerate(candidate.words))


def is_bare(candidate: Candidate, quotation: Quotation) -> bool:
    """Does it end with a "this" or "that" which was told before: "The summit will change that."?"""
    base, at = candidate.sentence.first, len(candidate.words) - 2
    return at > 0 and candidate.words[at] in BARE and candidate.words[-1] in STOPS and not quotation.holds(base + at)


def pointers(pool: Pool, candidate: Candidate, quotation: Quotation) -> list[int]:
    """Tokens that point to what was told before: "[those] measures", "[this] deal"; not "this year", which all know."""
    if BARE.isdisjoint(candidate.kinds):
        return []
    words, tokens, base = candidate.words, pool.document.tokens, candidate.sentence.first
    return [
        base + at
        for at, word in enumerate(words[:-1])
        if word in BARE
        and tokens[base + at].tag == "DT"
        and tokens[base + at + 1].tag[0] in "NJ"
        and words[at + 1] not in TIMES
        and words[at + 1] not in words[:at]
        and not quotation.holds(base + at)
    ]


def is_near(pool: Pool, number: int) -> bool:
    """Is there a sentence before it in the same paragraph, or one that is a paragraph of its own?"""
    apart = pool.candidates[number].opens_paragraph and not pool.candidates[number - 1].opens_paragraph
    return number > 0 and not apart


def is_caption(pool: Pool, candidate: Candidate) -> bool:
    """Does it describe a picture: a person, and what they do in it: "Ann Lee arrives at the court on Friday."?"""
    if not candidate.opens_paragraph or CAPTION.isdisjoint(candidate.words):
        return False
    tokens = pool.document.tokens
    for number in range(candidate.sentence.first + 1, candidate.sentence.last):
        if tokens[number].tag in FINITE:
            return tokens[number].text in CAPTION and number - 1 in pool.people
    return False


def points_back(words: Sequence[str]) -> bool:
    """Does it open with a description of something told before: "The company …", "The 32-year-old …"?"""
    if len(words) < 3 or words[0] != "the":
        return False
    described = lexicons.words("described")
    return words[2] not in {"of", "that", "who", "which"} and (words[1] in described or words[1].endswith("-year-old"))

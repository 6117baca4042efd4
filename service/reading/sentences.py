"""Where sentences end, decided on tokens: one look at each, a bounded look around it.

A sentence ends at . ! ? or an ellipsis, with the closing marks that follow, unless what comes next goes on with it:
a comma, the name after a title ("Gen. Kurilla"), the number after "No.", the speaker of a question ('"Why?" Biden
asked'). A bullet begins a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nltk.tokenize.api import TokenizerI

from service import lexicons
from service.reading import tokens
from service.reading.calendar_words import MONTHS, WEEKDAYS

STOPS = frozenset(".!?…。！？｡؟۔।॥።។။։")
BULLETS = frozenset("•●▪■◦‣")
LAST = STOPS | BULLETS
CLOSERS = frozenset("”’\"')]}»」』") | {"''"}
ONLY_CLOSERS = frozenset("”)]}»」』")
OPENERS = frozenset("“‘„«\"'([{「『¿¡") | {"``"}
QUOTES = OPENERS - frozenset("([{¿¡")
QUOTES_CLOSED = CLOSERS - frozenset(")]}")
DASHES = frozenset({"—", "–", "-", "--"})
GOING_ON = frozenset(",;:%)]}/&")
"""Marks that begin no sentence."""
SMILE = re.compile(r"[:;]-?[()DP]\Z|[\u2600-\u27bf\U0001f000-\U0001faff]")
NUMERAL = re.compile(r"(?:[0-9]{1,3}|[A-Za-z]|[IVX]{1,5})\Z")
KINDS = {word.lower(): kind for word, kind in tokens.ABBREVIATIONS.items()}
REPORTING = lexicons.words("reporting_verbs")
LOOK_AHEAD = 5  # tokens after a question in quotation marks within which its reporting verb stands
LOOK_BACK = 400  # tokens within which straight marks are counted
LONGEST_TITLE, LONGEST_SMALL = 25, 4  # tokens of a headline; letters of a word that it writes small
CLOCK_GOES_ON = frozenset({*MONTHS, *WEEKDAYS, "eastern", "central", "mountain", "pacific", "greenwich", "local"})

Position = tuple[int, int]


def bounds(text: str, positions: Sequence[Position]) -> list[Position]:
    """Sentences as half-open ranges of token numbers; `positions` are the tokens of one block, in order."""
    words = [text[start:end] for start, end in positions]
    return parts(words, [start for start, _ in positions], [end for _, end in positions])


def parts(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[Position]:
    """The same, of tokens whose words and positions are known."""
    cuts, seen = [0], 0
    for at in [number for number, word in enumerate(words) if word[-1] in LAST]:
        if at < seen:
            continue
        if words[at] in BULLETS:
            if at > cuts[-1] and starts[at] > ends[at - 1]:
                cuts.append(at)
            continue
        stopped = _past_stops(words, at)
        seen = _past_closers(words, starts, ends, stopped)
        if seen >= len(words):
            break
        if at > cuts[-1] and not _enumerates(words, cuts[-1], at) and _ends(words, starts, ends, (at, stopped, seen)):
            cuts.append(seen)
    return list(pairwise([*cuts, len(words)])) if words else []


def _past_stops(words: Sequence[str], at: int) -> int:
    """The first token after a run of stops ("?!", ". . .")."""
    after = at + 1
    while after < len(words) and words[after][0] in STOPS and words[after][-1] in STOPS:
        after += 1
    return after


def _enumerates(words: Sequence[str], first: int, at: int) -> bool:
    """Is the stop at `at` that of a list's number ("3. The vote is held", "two steps: 1. The vote …")?"""
    opens = at == first + 1 or (at > first + 1 and words[at - 2] in {":", ";"})
    return opens and words[at] == "." and NUMERAL.match(words[at - 1]) is not None


def _past_closers(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], after: int) -> int:
    """The first token after the closing marks, notes ("[6]") and smiles; a straight mark that touches nothing opens."""
    while after < len(words):
        word = words[after]
        if word in CLOSERS:
            touches = starts[after] == ends[after - 1] or word == "''" or word in ONLY_CLOSERS
            opens = word in OPENERS and after + 1 < len(words) and starts[after + 1] == ends[after]
            if not touches or (opens and not _closes_glued(words, after)):
                break
            after += 1
        elif word == "[" and words[after + 1 : after + 3][-1:] == ["]"] and words[after + 1].isdigit():
            after += 3
        elif SMILE.match(word):
            after += 1
        else:
            break
    return after


def _closes_glued(words: Sequence[str], at: int) -> bool:
    """Of a straight mark between two sentences without space ('.."The'): it closes if it is an even one so far."""
    return words[max(0, at - LOOK_BACK) : at].count(words[at]) % 2 == 1


def _ends(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], stop: tuple[int, int, int]) -> bool:
    """Does a sentence end with the stop? `stop` is where it stands, where its closing marks and what follows begin."""
    at, closing, after = stop
    following = after
    while following < len(words) - 1 and words[following] in OPENERS:
        following += 1
    word, nxt, closed = words[at], words[following], after > closing
    if nxt in GOING_ON or words[after] in STOPS or (closed and nxt in DASHES):
        return False
    if closing == at + 1 and len(word) > 1 and word[-1] == "." and word.strip("."):
        marked = words[after] in QUOTES or words[after - 1] in QUOTES_CLOSED
        return not (nxt[0].islower() or _titled(words)) and _ends_after_abbreviation(word, nxt, marked)
    if word[0] == "…" or word[:2] == ".." or (word == "." and closing > at + 2):
        apart = at > 0 and starts[at] > ends[at - 1] and words[at - 1][-1] not in STOPS
        return following > after or _ends_after_ellipsis(nxt, apart)
    if nxt[0].islower() and not _glued_name(nxt):
        return not closed and starts[following] > ends[at] and _small_opens(words, at, following)
    return not (closed and word[-1] in {"?", "!"} and _goes_on(words, after))


def _small_opens(words: Sequence[str], at: int, following: int) -> bool:
    """Does a sentence begin with a small letter ("It rained. al-Shabab denied it", but not "Yahoo! has a plan")?"""
    before = words[at - 1] if at else ""
    if words[at] == ".":
        return len(before) > 1
    return before.islower() and words[following] in tokens.OPENERS and not _goes_on(words, following)


def _glued_name(word: str) -> bool:
    """Does a word with a small first letter open a sentence ("iPhone sales fell", "eBay said")?"""
    return len(word) > 1 and word[1].isupper()


def _titled(words: Sequence[str]) -> bool:
    """Is the block a line of Capitals without a stop at its end ("Dale Inc. Sues Lund Corp. Over Ferry")?"""
    return len(words) <= LONGEST_TITLE and words[-1][-1] not in STOPS | CLOSERS and not any(map(_in_prose, words))


def _in_prose(word: str) -> bool:
    return len(word) > LONGEST_SMALL and word.islower()


def _ends_after_ellipsis(nxt: str, apart: bool) -> bool:
    """After an ellipsis; one with a blank before it is a gap in a quotation ("The bill ... Congress passed")."""
    return nxt[0].isupper() and (not apart or (nxt != "I" and nxt.lower() in tokens.OPENERS))


def _ends_after_abbreviation(word: str, nxt: str, marked: bool) -> bool:
    """After "Gen.", "J.", "U.S.", "Inc.", "Jan."; `marked`: quotation marks stand between."""
    kind = KINDS.get(word.lower())
    if kind == "title" or (kind is None and len(word) == 2):
        return word[0].isupper() and tokens.OPENERS.get(nxt.lower()) == "sure"
    if kind == "clock":
        return marked or (nxt[0].isupper() and not nxt.isupper() and nxt.lower() not in CLOCK_GOES_ON) or nxt == "A"
    if nxt in DASHES or (kind in {"month", "number"} and nxt[0].isdigit()):
        return False
    return marked or nxt.lower() in tokens.OPENERS


def _goes_on(words: Sequence[str], after: int) -> bool:
    """After a question or shout in quotation marks: is a reporting verb near, and no stop before it?"""
    for word in words[after : after + LOOK_AHEAD]:
        if word in REPORTING:
            return True
        if word in STOPS or word in OPENERS:
            return False
    return False


class NewsSentenceTokenizer(TokenizerI):  # type: ignore[misc]
    """NLTK's tokenizer interface to this module; blank lines end sentences too."""

    def tokenize(self, text: str) -> list[str]:
        """The sentences of `text`."""
        return [text[start:end] for start, end in self.span_tokenize(text)]

    def span_tokenize(self, text: str) -> Iterator[Position]:
        """Yield the positions of the sentences of `text`."""
        start = 0
        for gap in [*re.finditer(r"\n[^\S\n]*+\n\s*+", text), None]:
            words, starts, ends = tokens.cut(text, start, gap.start() if gap else len(text))
            for first, last in parts(words, starts, ends):
                yield starts[first], ends[last - 1]
            start = gap.end() if gap else start

"""Where sentences end, decided on tokens: one look at each, a bounded look around it.

A sentence ends at . ! ? or an ellipsis, with the closing marks that follow, unless what comes next goes on with it:
a lower-case word, the name after a title ("Gen. Kurilla"), the number after "No.", the speaker of a question
('"Why?" Biden asked').
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nltk.tokenize.api import TokenizerI

from service import lexicons
from service.reading import tokens

STOPS = frozenset({".", "!", "?", "…", "。", "！", "？"})
CLOSERS = frozenset("”’\"')]}»") | {"''"}
OPENERS = frozenset("“‘\"'([{«") | {"``"}
OPENING_WORDS = lexicons.words("sentence_openers")
REPORTING = lexicons.words("reporting_verbs")
LOOK_AHEAD = 5  # tokens after a question in quotation marks within which its reporting verb stands

Position = tuple[int, int]


def bounds(text: str, positions: Sequence[Position]) -> list[Position]:
    """Sentences as half-open ranges of token numbers; `positions` are the tokens of one block, in order."""
    return of([text[start:end] for start, end in positions], positions)


def of(words: Sequence[str], positions: Sequence[Position]) -> list[Position]:
    """The same where the words are cut already."""
    found: list[Position] = []
    first = after = 0
    for at in [at for at, word in enumerate(words) if word[-1] in STOPS]:
        if at < after:
            continue
        after = at + 1
        while after < len(words) and words[after][0] in STOPS:
            after += 1
        after = _past_closers(words, positions, after)
        if after >= len(words) or (not _enumerates(words, first, at) and _ends(words, positions, at, after)):
            found.append((first, after))
            first = after
    if first < len(words):
        found.append((first, len(words)))
    return found


def _enumerates(words: Sequence[str], first: int, at: int) -> bool:
    """Is the stop at `at` that of a list's number ("3. The vote is held")?"""
    return at == first + 1 and words[at] == "." and words[first].isdigit()


def _past_closers(words: Sequence[str], positions: Sequence[Position], after: int) -> int:
    """The first token after the closing marks; a mark that touches the word before it closes, else it opens."""
    while after < len(words) and words[after] in CLOSERS:
        touches = positions[after][0] == positions[after - 1][1] or words[after] == "''"
        opens_next = (
            words[after] in OPENERS and after + 1 < len(words) and positions[after + 1][0] == positions[after][1]
        )
        if not touches or (opens_next and not _closes_glued(words, after)):
            break
        after += 1
    return after


def _closes_glued(words: Sequence[str], at: int) -> bool:
    """Of a straight mark between two sentences without space ('.."The'): it closes if it is an even one so far."""
    mark = words[at]
    return words[max(0, at - 400) : at].count(mark) % 2 == 1


def _ends(words: Sequence[str], positions: Sequence[Position], at: int, after: int) -> bool:
    """Does the sentence end with the stop at `at`, the next one beginning at `after`?"""
    word, following = words[at], after
    while following < len(words) - 1 and words[following] in OPENERS:
        following += 1
    nxt = words[following]
    if nxt[0].islower() and not _glued_name(nxt) and not _set_apart(words, positions, at):
        return False
    closed = any(mark in CLOSERS for mark in words[at + 1 : after])
    if len(word) > 1 and word[-1] == "." and word.strip("."):
        return closed or _ends_after_abbreviation(word.lower(), nxt, following > after)
    if word == "…" or (len(word) > 1 and not word.strip(".")):
        return nxt[0].isupper() or following > after
    return not (closed and word[-1] in {"?", "!"} and _goes_on(words, after))


def _set_apart(words: Sequence[str], positions: Sequence[Position], at: int) -> bool:
    """Does a blank stand before the full stop, as in text that was cut into words ("it rained . the match was off")?"""
    return at > 0 and words[at] == "." and positions[at][0] > positions[at - 1][1]


def _glued_name(word: str) -> bool:
    """Does a word with a small first letter open a sentence ("iPhone sales fell", "eBay said")?"""
    return len(word) > 1 and word[1].isupper()


def _ends_after_abbreviation(word: str, nxt: str, quoted: bool) -> bool:
    kind = tokens.ABBREVIATIONS.get(word)
    if kind == "title" or (kind is None and len(word) == 2):
        return False
    if kind in {"month", "number"} and nxt[0].isdigit():
        return False
    return quoted or nxt.lower() in OPENING_WORDS


def _goes_on(words: Sequence[str], after: int) -> bool:
    """After a question or shout in quotation marks: is a reporting verb near, and no stop before it?"""
    for word in words[after : after + LOOK_AHEAD]:
        if word in REPORTING:
            return True
        if word in STOPS or word in OPENERS:
            return False
    return False


class NewsSentenceTokenizer(TokenizerI):  # type: ignore[misc]
    """NLTK's tokenizer interface to this module."""

    def tokenize(self, text: str) -> list[str]:
        """The sentences of `text`."""
        return [text[start:end] for start, end in self.span_tokenize(text)]

    def span_tokenize(self, text: str) -> Iterator[Position]:
        """Yield the positions of the sentences of `text`."""
        positions = list(tokens.spans(text))
        for first, last in bounds(text, positions):
            yield positions[first][0], positions[last - 1][1]

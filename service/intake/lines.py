"""The text as lines: what stands between line breaks, or, in hard-wrapped copy, between the ends of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

IDEOGRAPH = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"  # no spaces between words: each counts as one
PLAIN_WORD = "[A-Za-z0-9]++(?![\\w'’.&-])"  # what most words are, told without a look at each letter
WORD = re.compile(
    rf"{PLAIN_WORD}|{IDEOGRAPH}|(?>(?:(?!{IDEOGRAPH})[^\W_])+)(?>(?:['’.&-](?>(?:(?!{IDEOGRAPH})[^\W_])+))*)"
)
VISIBLE_LINE = re.compile(r"[^\s](?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*[^\s])?")
BULLET = re.compile(r"(?:[-–—•·●▪■◆►▶‣∙○*]\s+|[•●▪■◆►▶‣]\s*)(?=\S)")
BIG_I, DOTLESS_I = "\u0130", "\u0131"  # equal to i where case is aside, but not by `casefold`
BREAK = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

NARROW, WIDE = 40, 120  # wire copy is wrapped at 60 to 80 columns; outside of these bounds nobody wraps
WRAPPED_SHARE = 0.6  # of the line breaks inside groups; the others end paragraphs
INNER_MARKS = str.maketrans("'’.&-", "     ")
RUNNING = 10  # words of a line of running text at least
STOPS = frozenset(".!?。！？")
CLOSING = "\"'”’)]»"
FOLDED_WORDS = 20  # whole lines of furniture have no more
LONGEST_LOOK = 4_000  # characters of a line that are cut into words: a line as long as that is running text


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: `text` without blank ends, `words` as they stand, `folded` lower case without marks.

    `lower` are the words in lower case; `small` is the text in letters that are alike where case is aside.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    folded: str
    lower: tuple[str, ...]
    small: str


def lines(text: str) -> list[Line]:
    """The visible lines in order; hard-wrapped ones are joined to paragraphs. All together cover the visible text."""
    found = [match.span() for match in VISIBLE_LINE.finditer(text)]
    return [_line(text, start, end) for start, end in _joined(text, found)]


def _line(text: str, start: int, end: int) -> Line:
    words = tuple(WORD.findall(text, start, min(end, start + LONGEST_LOOK)))
    folded = fold(words) if len(words) <= FOLDED_WORDS else ""
    here = text[start:end]
    return Line(start, end, here, words, folded, tuple(map(str.lower, words)), _small(here))


def _small(text: str) -> str:
    """The text in small letters, as regular expressions compare it where case is aside."""
    return text.replace(BIG_I, "i").replace(DOTLESS_I, "i").casefold()


def fold(words: Sequence[str]) -> str:
    """Words in lower case, single spaces, no marks inside them ("Editor’s Picks": editor s picks)."""
    joined = " ".join(words).lower()
    return joined.translate(INNER_MARKS) if any(map(joined.__contains__, "'’.&-")) else joined


def runs(line: Line) -> bool:
    """Is it running text, by its length and end?"""
    return len(line.words) >= RUNNING and (ends_sentence(line.text) or line.text.endswith(":"))


def ends_sentence(text: str) -> bool:
    """Does it end in a stop, closing marks aside?"""
    return text.rstrip(CLOSING)[-1:] in STOPS


def _joined(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines of one paragraph become one, where the text is wrapped at a column."""
    width = _width(text, found)
    if width is None:
        return list(found)
    joined: list[tuple[int, int]] = []
    for at, (start, end) in enumerate(found):
        if at and _one_break(text, found[at - 1][1], start) and _runs_on(text, found[at - 1], (start, end), width):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _width(text: str, found: Sequence[tuple[int, int]]) -> int | None:
    """The column at which the text is wrapped, or None: most line breaks stand where the next word had no room."""
    pairs = [(left, right) for left, right in pairwise(found) if _one_break(text, left[1], right[0])]
    lengths = sorted(_length(text, left) for left, _ in pairs)
    if len(pairs) < 2:
        return None
    width = lengths[len(lengths) * 9 // 10]
    if not NARROW <= width <= WIDE:
        return None
    running = sum(_runs_on(text, left, right, width) for left, right in pairs)
    return width if running >= WRAPPED_SHARE * len(pairs) else None


def _one_break(text: str, end: int, start: int) -> bool:
    """Is there a single line break between two lines?"""
    between = text[end:start].replace("\r\n", "\n")
    return between == "\n" or (between != "\n\n" and sum(map(between.count, BREAK)) == 1)


def _length(text: str, line: tuple[int, int]) -> int:
    """Columns up to the end of the line, indentation counted."""
    return line[1] - line[0] + _indentation(text, line[0])


def _indentation(text: str, start: int) -> int:
    at = start
    while at > 0 and text[at - 1] in " \t\u00a0" and start - at < WIDE:
        at -= 1
    return start - at


def _runs_on(text: str, left: tuple[int, int], right: tuple[int, int], width: int) -> bool:
    """Had the first word of the right line no room in the left one, and does it open no paragraph of its own?"""
    if BULLET.match(text, right[0]) or _indentation(text, right[0]) > _indentation(text, left[0]) + 1:
        return False
    stop = min(right[1], right[0] + WIDE)
    word = text[right[0] : stop].split(None, 1)[0]
    return _length(text, left) + 1 + len(word) > width

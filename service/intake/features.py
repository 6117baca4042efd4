"""What a line looks like, as numbers; one function for training and serving.

In the manner of boilerplate detection by shallow text features (Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection
using Shallow Text Features, WSDM 2010): lengths, function words, capitals, marks, the same of the neighbours, and what
has been seen on the page before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np

from service import lexicons
from service.document import ROLES, Role
from service.intake import stretch, surroundings
from service.intake.lines import BULLET, CLOSING, STOPS, Line, runs

FUNCTION_WORDS = lexicons.words("function_words")
VISITOR = lexicons.words("visitor_words")
OWN = frozenset({"i", "me", "my", "we", "our", "us"})
REPORTING = lexicons.words("reporting_verbs")
KINDS: tuple[Set[str], ...] = (FUNCTION_WORDS, VISITOR, OWN, REPORTING, frozenset(), frozenset())
"""Kinds of words that are counted; the last two are told by a first letter: a capital, a digit."""
LINKED = 12  # features of a line's shape up to "link"
LENGTHS = (1, 2, 3, 4, 6, 9, 13, 20, 30, 45, 70, 110)  # words; each bound is one feature
SHARES = (0.05, 0.15, 0.25, 0.35, 0.45)  # function words among the words
CAPITALS = (0.2, 0.4, 0.6, 0.8)  # words with a capital
HEARD: tuple[Role, ...] = ("published", "byline", "copyright", "related", "comment_policy", "contributor_note")
PAGE_WORDS = (0.3, 0.5, 0.7)  # long words that stand in running lines elsewhere on the page
LONG, LOOKED_AT = 4, 60  # letters of a word that says what a text is about, words of a line that are looked at
SPREAD = 6  # lines on each side in which running lines are counted
NEAR = 0.5 ** np.arange(1, SPREAD + 1)  # nearer lines count more
LINK = re.compile(r"https?://|www\.|@\w")
MARKS = ("?", "!", ":", "|", "…", "/", "#", "$")
SETTING = tuple(role for role in ROLES if role != "paragraph")
PLACE_OF = {role: at for at, role in enumerate(SETTING)}
OPENING = "\"“‘«'"

RUNS = "runs"
NAMES = (
    "bias",
    *(f"words>={bound}" for bound in LENGTHS),
    *(f"function words>={share}" for share in SHARES),
    *(f"capitals>={share}" for share in CAPITALS),
    "ends sentence", "ends colon", "ends dots", "opens small", "opens digit", "opens quote", "holds quote",
    "bullet", "shouted",
    "commas", "sentences>=2", "link", "visitor", "visitor>=2", "own", "reporting", "digits", "repeated", "parentheses",
    *(f"mark {mark}" for mark in MARKS),
    *(f"rule {role}" for role in SETTING),
)  # fmt: skip
PAGE_NAMES = (
    "first", "second", "third", "last", "last three", "alone", "few lines", "dump",
    *(f"page words>={share}" for share in PAGE_WORDS),
    "running before", "running after", "running near", "any running before", "any running after",
    "share running before",
    "date before", "byline before", "copyright before", "related before", "comments before", "note before",
    "mostly running", "related open", RUNS,
)  # fmt: skip
Matrix = np.ndarray[Any, np.dtype[np.float32]]


def matrix(lines: Sequence[Line], roles: Sequence[Role | None]) -> Matrix:
    """A row a line: its own features, its place on the page, and what stands around it. Columns: `names()`."""
    running = _running(lines, roles)
    long = [_long(line) for line in lines]
    page = _page(lines, roles, running, long)
    around = (surroundings.matrix(lines, roles, running), stretch.matrix(lines, roles, running, long))
    return np.hstack([_own(lines, roles), page, *around])


def _long(line: Line) -> set[str]:
    """The longer words at the beginning of a line, in small letters."""
    return {word for word in line.lower[:LOOKED_AT] if len(word) > LONG}


def names() -> tuple[str, ...]:
    """The name of each column of `matrix`."""
    return NAMES + PAGE_NAMES + surroundings.NAMES + stretch.NAMES


def _own(lines: Sequence[Line], roles: Sequence[Role | None]) -> Matrix:
    """The features in `NAMES`, a row a line."""
    times = Counter(line.folded for line in lines if line.folded)
    sizes = np.array([len(line.words) for line in lines])
    kinds = _kinds(lines, sizes)
    shares = kinds / np.maximum(sizes, 1)[:, None]
    function, visitor, own, reporting, capitals, digits = range(len(KINDS))
    shapes = np.array([_shape(line, times) for line in lines])
    spoken = [kinds[:, visitor] > 0, kinds[:, visitor] > 1, kinds[:, own] > 0, kinds[:, reporting] > 0]
    told = np.zeros((len(lines), len(SETTING)))
    for at, role in enumerate(roles):
        if role in PLACE_OF:
            told[at, PLACE_OF[role]] = 1.0
    columns = (
        np.ones(len(lines)), sizes[:, None] >= LENGTHS,
        shares[:, [function]] >= SHARES, shares[:, [capitals]] >= CAPITALS,
        shapes[:, :LINKED], *spoken, shares[:, digits], shapes[:, LINKED:], told,
    )  # fmt: skip
    return np.column_stack(columns).astype(np.float32)


def _kinds(lines: Sequence[Line], sizes: Matrix) -> Matrix:
    """How many words of each of `KINDS` a line has."""
    every = np.fromiter(map(_kinds_of, chain.from_iterable(line.words for line in lines)), np.uint8)
    bits = np.unpackbits(every[:, None], axis=1, count=len(KINDS), bitorder="little")
    sums = np.vstack([np.zeros(len(KINDS), np.int64), np.cumsum(bits, axis=0, dtype=np.int64)])
    ends = np.cumsum(sizes)
    found: Matrix = sums[ends] - sums[ends - sizes]
    return found


@lru_cache(maxsize=1 << 15)
def _kinds_of(word: str) -> int:
    """Of which of `KINDS` a word is, a bit each."""
    lower = word.lower()
    return sum((lower in kind) << at for at, kind in enumerate(KINDS)) | word[0].isupper() << 4 | word[0].isdigit() << 5


def _shape(line: Line, times: Counter[str]) -> list[float]:
    """The features from "ends sentence" to "link", then from "repeated" to the marks."""
    text = line.text
    end = text.rstrip(CLOSING)[-1:]
    first = text[0]
    return [
        end in STOPS, end == ":", text.endswith(("...", "…")), first.islower(), first.isdigit(), first in OPENING,
        "“" in text or '"' in text, BULLET.match(text) is not None, text.isupper(),
        min(text.count(","), 4) / 4, text.count(". ") > 0, _links(text),
        times[line.folded] > 1, first == "(" and end != first, *[mark in text for mark in MARKS],
    ]  # fmt: skip


def _links(text: str) -> bool:
    """Does it hold an address? Most lines have not even a piece of one, which is told without a look at each letter."""
    return ("@" in text or "://" in text or "www." in text) and LINK.search(text) is not None


def _page(lines: Sequence[Line], roles: Sequence[Role | None], running: Matrix, long: Sequence[Set[str]]) -> Matrix:
    """The features in `PAGE_NAMES`."""
    size = len(lines)
    place = np.arange(size)
    before = np.cumsum(running) - running
    after = running.sum() - before - running
    columns = [
        place == 0, place == 1, place == 2, place == size - 1, place >= size - 3, np.full(size, size == 1),
        np.full(size, size <= 6), np.full(size, size >= 60),
        *_page_words(long, running),
        *_near(running), before > 0, after > 0, before / max(1, running.sum()),
        *(_seen(roles, kind) for kind in HEARD),
        np.full(size, running.sum() >= 0.6 * size), _open(roles, "related", running), running,
    ]  # fmt: skip
    return np.array(columns, dtype=np.float32).T


def _running(lines: Sequence[Line], roles: Sequence[Role | None]) -> Matrix:
    """1 for each line that is running text and is not known to be something else."""
    return np.array([role is None and runs(line) for line, role in zip(lines, roles, strict=True)], dtype=np.float32)


def _near(running: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Running lines before, after and on both sides, the nearer ones more."""
    size = len(running)
    padded = np.concatenate([np.zeros(SPREAD, np.float32), running, np.zeros(SPREAD, np.float32)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, SPREAD)
    before = windows[:size] @ NEAR[::-1]
    after = windows[SPREAD + 1 : SPREAD + 1 + size] @ NEAR
    return before, after, before * after


def _page_words(long: Sequence[Set[str]], running: Matrix) -> list[Matrix]:
    """How many of a line's long words stand in running lines elsewhere."""
    heard: Counter[str] = Counter()
    runs_on = running.tolist()
    for words, told in zip(long, runs_on, strict=True):
        if told:
            heard.update(words)
    times = dict(heard)
    shares = np.array(
        [
            len([word for word in words if times.get(word, 0) > told]) / max(1, len(words))
            for words, told in zip(long, runs_on, strict=True)
        ]
    )
    return [(shares >= bound).astype(np.float32) for bound in PAGE_WORDS]


def _open(roles: Sequence[Role | None], kind: Role, running: Matrix) -> Matrix:
    """1 from a line with a role on to the next running line: is this still what that heading announced?"""
    inside, found = 0.0, []
    for role, told in zip(roles, running, strict=True):
        inside = 1.0 if role == kind else 0.0 if told else inside
        found.append(inside)
    return np.array(found, dtype=np.float32)


def _seen(roles: Sequence[Role | None], kind: Role) -> Matrix:
    """1 from the first line with a role on."""
    return np.maximum.accumulate(np.array([role == kind for role in roles], dtype=np.float32))

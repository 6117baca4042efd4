"""Looks for what a brief says that its article does not: `python -m lab.faithful --corpora DIR [--split dev]`.

Every point and sentence of every brief is held against the spans that it rests on, by rules that share no code with the
summary: each word stands in the evidence, in its order (but for a name or a calendar day put in); no word is negated
or left unnegated by what was cut; marks are in balance; a quotation has somebody outside it who vouches; it opens with
no pronoun or connective, and ends with a stop. Prints each fault and how many there are; exit status 1 if any.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lab import briefs, rouge
from service.analyses.summary import Summary
from service.document import Point

OPENERS = frozenset({
    "he", "she", "it", "they", "him", "them", "his", "her", "its", "their", "also", "but", "however", "moreover",
    "meanwhile", "yet",
})  # fmt: skip
NEGATIONS = frozenset({"not", "no", "never", "nor", "cannot", "without", "neither", "unless", "if", "until"})
OPEN_ENDS = frozenset({"that", "of", "the", "a", "an", "and", "or", "to", "with", "because", "which", "who", "as"})
MARKED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
SCARE = 6  # words in marks that may stand without a speaker
CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "on", "in", "the", "of", "morning", "afternoon", "evening", "night",
})  # fmt: skip
JOINTS = frozenset({"on", "in", "the", "of"})
PUT_IN = 8  # words of a name or a day at most
NEAR = 3  # characters between two sentences that follow one another


def words(text: str) -> list[str]:
    """Words of letters and digits in small letters."""
    return re.findall(r"\w+", text.casefold())


def points(summary: Summary) -> Iterator[tuple[Point, bool]]:
    """Key points and sentences of the abstract; and does the sentence before it in the article stand before it here?"""
    for point in summary.key_points:
        yield point, False
    before = -NEAR - 1
    for point in summary.abstract.sentences:
        own = point.evidence[-1]
        yield point, own.start - before <= NEAR
        before = own.end


def faults(point: Point, follows: bool = False) -> Iterator[str]:
    """What is wrong with a point, in a few words each; `follows`: it may rest on the sentence before it."""
    evidence = [words(span.text) for span in point.evidence]
    allowed = {word for found in evidence for word in found} | {"s"}
    said = words(point.text)
    if strange := [word for word in said if word not in allowed and not _is_calendar(word)]:
        yield f"words without evidence: {strange}"
    own = max(evidence, key=lambda found: rouge.longest(said, found))
    if len(said) - rouge.longest(said, own) > PUT_IN:
        own = max(_together(point), key=lambda found: rouge.longest(said, found))
    strays = len(said) - rouge.longest(said, own)
    if strays > (PUT_IN if len(evidence) > 1 or any(_is_calendar(word) and word not in JOINTS for word in said) else 0):
        yield "words in another order"
    yield from _unsaid(said, own)
    yield from _looks(point.text, said)
    if not follows and _is_mere_quotation(point.text):
        yield "a quotation without a speaker"


def _together(point: Point) -> list[list[str]]:
    """The words of the evidence; spans that follow one another are read as one, as in a passage of two sentences."""
    found: list[list[str]] = []
    end = -NEAR - 1
    for span in point.evidence:
        said = words(span.text)
        if span.start - end <= NEAR:
            found[-1] = found[-1] + said
        else:
            found.append(said)
        end = span.end
    return found


def _is_mere_quotation(text: str) -> bool:
    marked = [first or second for first, second in MARKED.findall(text)]
    return any(len(words(found)) > SCARE for found in marked) and len(words(MARKED.sub(" ", text))) < 2


def _is_calendar(word: str) -> bool:
    return word in CALENDAR or word.isdigit()


def _unsaid(said: list[str], source: list[str]) -> Iterator[str]:
    """Conditions and negations that went alone: the word after them is still said."""
    gone, pairs = Counter(source) - Counter(said), set(itertools.pairwise(said))
    for word, after in itertools.pairwise(source):
        if word in NEGATIONS and (word, after) not in pairs and gone[word] and after in said and not gone[after]:
            yield f"no longer said: {word} {after}"


def _looks(text: str, said: list[str]) -> Iterator[str]:
    """What a reader sees at once."""
    if said and said[0] in OPENERS and text[0].isalnum():
        yield f"opens with {said[0]!r}"
    if text.count("“") != text.count("”") or text.count('"') % 2 or text.count("(") != text.count(")"):
        yield "marks out of balance"
    if not re.search(r"[.!…。！۔।][\"'”’»)\]]*\Z", text):
        yield "no stop at the end"


def main() -> int:
    """Run the check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=["dev", "test", "train"])
    options = parser.parse_args()
    articles = looked = wrong = 0
    for asked in briefs.read(options.corpora, options.split):
        articles += 1
        for point, follows in points(asked.answer()["summary"]):
            looked += 1
            for fault in faults(point, follows):
                wrong += 1
                print(f"{asked.corpus} {asked.article.id[:14]}: {fault}\n    {point.text}")
    print(f"{articles} articles, {looked} points and sentences, {wrong} faults")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())

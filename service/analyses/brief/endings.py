"""What may leave a sentence at its end, at its head, and beside the one who says it; see `asides`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from service.analyses.brief.asides import OPENERS, Left
from service.analyses.brief.candidates import FINITE, Cut

CLAUSES = frozenset({"as", "while", "amid", "following", "after", "during", "despite", "with"})
BACK = frozenset({"this", "these", "those", "such"})  # what they point to may stand in the clause that goes
SUBJECT = frozenset({"DT", "NNP", "NNPS", "NNS", "CD", "JJ", "NN"})
PREPOSITIONS = frozenset({"according", "regarding", "concerning", "depending", "pending", "barring", "assuming"})
SHORTEST = 3  # tokens of a leading clause with its comma: fewer may be "As expected,"
BEFORE_VERB = 12  # tokens after a leading clause within which the verb of the sentence comes
SAID = 5  # tokens at the end among which "said" leaves no room for what was said
VERB = 9  # tokens of a second clause within which its verb comes: "and the first of them opens …"


def tails(left: Left) -> Iterator[Cut]:
    """At the end: "He resigned[, raising hopes of a deal]", "the bill[, which passed in May]", "it rose[, and …]"."""
    end = len(left.words) - 1
    for comma in reversed(left.commas):
        if 0 < comma < end - 2 and _opens_tail(left, comma) and left.may_go(comma, end) and left.is_clause(comma):
            yield comma, end
            return


def _opens_tail(left: Left, comma: int) -> bool:
    """Does what follows the comma tell something besides, and not go on with the sentence?"""
    word, tag = left.words[comma + 1], left.tags[comma + 1]
    rest = left.tags[comma + 1 :]
    if left.tags[comma - 1] == "VBG" and tag == "VBG":  # one of several: "exposing, punishing and ending it"
        return False
    if any(tag == "," and after in FINITE for tag, after in itertools.pairwise(rest)):
        return False
    if word == "and":
        return not FINITE.isdisjoint(rest[:VERB]) and not _ends_a_list(left, comma)
    return word in OPENERS or (tag == "VBG" and word not in PREPOSITIONS)


def _ends_a_list(left: Left, comma: int) -> bool:
    """Is it the last of several verbs: "has raised prices, closed two lines, | and cut its staff"?"""
    verb = left.tags[comma + 2] if comma + 2 < len(left.tags) else ""
    return verb.startswith("VB") and any(left.tags[at + 1].startswith("VB") for at in left.commas if at < comma)


def clauses(left: Left) -> Iterator[Cut]:
    """At the head: "[As the region braces for war,] envoys are trying …"; not "If …", "In Iran, …": when it holds."""
    commas = left.commas
    gerund = left.tags[0] == "VBG" and left.words[0] not in PREPOSITIONS
    if not commas or not (gerund or left.words[0] in CLAUSES) or _tells_little(left, commas[0]):
        return
    if gerund and not FINITE.isdisjoint(left.tags[: commas[0]]):  # "Doubling it would save lives, Lee said"
        return
    after = commas[0] + 1
    if not BACK.isdisjoint(left.words[after:]):
        return
    rest = left.tags[after : after + BEFORE_VERB]
    simple = bool(rest) and rest[0] in SUBJECT and "," not in left.words[after : after + len(rest)]
    if after > SHORTEST and simple and not FINITE.isdisjoint(rest) and left.may_go(0, after):
        yield 0, after


def _tells_little(left: Left, comma: int) -> bool:
    """Is what follows the comma hardly more than who said it: ", Mr Brown said on Thursday."?"""
    return any(left.vouches(at) for at in range(max(comma, len(left.words) - SAID), len(left.words)))


def sayings(left: Left) -> Iterator[Cut]:
    """When and where it was said: "Lee said [in a statement on Tuesday] that …", "…, said Lee[, during a visit]."."""
    for first, last in left.loose:
        if first in left.at and last - 1 in left.at:
            found = left.at.index(first), left.at.index(last - 1) + 1
            if left.may_go(*found):
                yield found

"""What a key point may lose besides, where nothing else makes it short; see `asides`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from service.analyses.brief import standing
from service.analyses.brief.asides import NEGATIONS, RELATIVES, SUBORDINATORS, Left
from service.analyses.brief.candidates import FINITE, Cut

FEWEST_BEFORE = 9  # tokens before a clause that may go
SUBORDINATE = frozenset({"after", "while", "as", "because", "following", "amid", "despite"})
BESIDE = frozenset({"amid", "despite", "following"})  # they open what is told besides, with a verb or without
ONE = frozenset({"a", "an"})
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PHRASE = 4  # tokens before a relative clause among which the article of its noun stands
AROUND = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP", "RP", "VBN", "RB"})
"""Tags before a clause that is not "days after", "came after"."""
SPANS = frozenset({
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "moment",
    "moments", "time", "such", "one", "decade", "decades", "seconds", "so", "soon", "shortly", "just", "even", "only",
    "well", "immediately", "far", "long", "much",
})  # fmt: skip
VERB = 9  # tokens of a clause within which its verb comes
SETTINGS = frozenset({"in", "at", "on", "during", "after"})
OCCASIONS = frozenset({
    "statement", "statements", "interview", "interviews", "letter", "letters", "speech", "conference", "briefing",
    "meeting", "call", "hearing", "filing", "post", "message", "email", "article", "comments", "remarks", "address",
    "report",
})  # fmt: skip
SETTING = 12  # tokens of a phrase at the head that tells where it was said
SAYER = 8  # tokens after it within which somebody says it
LATER = frozenset({"then", "later"})
LIST = 8  # tokens before a phrase within which another comma makes a list of it
KEPT = 0.55  # share of the tokens before an end that goes
SHORTEST = 4  # tokens of an addition with its comma
FAMILIAR = ("familiar", "with")


def subordinates(left: Left) -> Iterator[Cut]:
    """At the end, without a comma: "Lee resigned [after a report found …]"; not "did not resign because of …"."""
    end = left.end
    for at in range(end - 3, FEWEST_BEFORE, -1):
        if (
            left.words[at] in SUBORDINATE
            and left.tags[at] in {"IN", "WRB", "VBG", "WDT"}
            and left.tags[at - 1] in AROUND
            and left.words[at - 1] not in SPANS
            and _tells_besides(left, at)
            and _is_one(left, at, end)
            and _may_end(left, at, end)
        ):
            yield at, end
            return


def _is_one(left: Left, at: int, end: int) -> bool:
    """Is it one clause: not "because she was late has led to a row", "a man who fell and broke his leg"?"""
    inner = sum(word in SUBORDINATORS for word in left.words[at:end])
    pairs = list(itertools.pairwise(left.tags[at:end]))
    joined = any(before == "CC" and tag in FINITE for before, tag in pairs)
    return not joined and sum(tag in FINITE for _before, tag in pairs) <= inner and "," not in left.words[at:end]


def _tells_besides(left: Left, at: int) -> bool:
    """Does a clause begin here, or a phrase that tells what goes on besides: "amid …", "after a poor run"?"""
    verb = left.tags[at + 1] == "VBG" or not FINITE.isdisjoint(left.tags[at : at + VERB])
    return verb or left.words[at] in BESIDE or (left.words[at] == "after" and left.tags[at + 1] == "DT")


def _may_end(left: Left, at: int, end: int, said: bool = False) -> bool:
    """May the sentence end before `at`: is most of it told by then, as a sentence, and is nothing denied that goes?"""
    if at < KEPT * len(left.words):
        return False
    return NEGATIONS.isdisjoint(left.words[:at]) and left.may_go(at, end, said) and left.is_clause(at)


def days(left: Left) -> Iterator[Cut]:
    """A day of this week: "Lee was arrested [on Monday] amid claims"; not "on Monday night"."""
    for at in left.all(*WEEKDAYS):
        after = left.tags[at + 1 : at + 2]
        beside = after and (after[0] in {"CC", "POS", "TO", "CD"} or after[0][0] == "N" or left.words[at + 1] == ",")
        if at > 1 and left.words[at - 1] == "on" and not beside and left.may_go(at - 1, at + 1):
            yield at - 1, at + 1


def restrictives(left: Left) -> Iterator[Cut]:
    """At the end, after "a" or "an": "the death of an officer [who died after a bomb attack]", "[, a move that …]"."""
    end = left.end
    for at in range(end - 2, FEWEST_BEFORE, -1):
        if (
            left.words[at] in RELATIVES | {"that"}
            and left.tags[at] in {"WP", "WDT"}
            and left.tags[at + 1] in FINITE
            and left.tags[at - 1] in {"NN", "NNP"}
            and not ONE.isdisjoint(left.words[at - PHRASE : at])
            and _is_one(left, at, end)
        ):
            start = _phrase(left, at)
            if _may_end(left, start, end):
                yield start, end
            return


def _phrase(left: Left, at: int) -> int:
    """Where what a relative clause goes with begins, if it is an addition: ", in a move that …"; else the clause."""
    one = next(before for before in range(at - 1, 0, -1) if left.words[before] in ONE)
    comma = one - 1 - (left.words[one - 1] == "in")
    return comma if left.words[comma] == "," else at


def seconds(left: Left) -> Iterator[Cut]:
    """A second verb of the same subject: "Lee insisted he will stay [and rejected reports]", "[and then left]"."""
    end = left.end
    for at in range(end - 3, FEWEST_BEFORE, -1):
        verb = at + 1 + (left.words[at + 1] in LATER)
        if left.words[at] != "and" or left.tags[at - 1] not in AROUND:
            continue
        if left.tags[verb] in FINITE or (verb > at + 1 and left.tags[verb] == "VBN"):
            said = left.vouches(verb) and not any(left.vouches(after) for after in range(verb + 1, end))
            if _may_end(left, at, end, said):
                yield at, end
            return


def additions(left: Left) -> Iterator[Cut]:
    """After a comma: "sales fell[, the biggest decline since May]", "[, driven down by cars]", "[, in a bid to …]"."""
    end = left.end
    for comma in reversed([comma for comma in left.commas if FEWEST_BEFORE < comma <= end - SHORTEST]):
        if _is_addition(left, comma, end) and _may_end(left, comma, end):
            yield comma, end
            return


def _is_addition(left: Left, comma: int, end: int) -> bool:
    """Is it one phrase without a verb of its own, and no item of a list?"""
    words, tags = left.words[comma + 1 : end], left.tags[comma + 1 : end]
    if "," in words or "and" in words or "or" in words:
        return False
    if not FINITE.isdisjoint(tags) or words[-1] in standing.VOUCHING:
        return False
    if tags[0] == "DT":
        return left.tags[comma - 1][0] in "NRC" and "," not in left.words[max(0, comma - LIST) : comma]
    return (words[0] == "in" and words[1] in ONE) or (tags[0] == "VBN" and tags[1] in {"IN", "RP", "RB"})


def settings(left: Left) -> Iterator[Cut]:
    """At the head, where it was said: "[In letters sent to both firms,] the Commission said …"; not "In Iran, …"."""
    comma = next(iter(left.commas), 0)
    if left.words[0] not in SETTINGS or comma >= SETTING or OCCASIONS.isdisjoint(left.words[:comma]):
        return
    after = range(comma + 1, min(comma + 1 + SAYER, len(left.words)))
    says = next((at for at in after if left.tags[at] in FINITE), 0)
    if says and left.vouches(says) and "," not in left.words[comma + 1 : says] and left.may_go(0, comma + 1):
        yield 0, comma + 1


def complements(left: Left) -> Iterator[Cut]:
    """The second thing said, at the end: "Lee said it would close [and that a ferry was to come]"."""
    end = left.end
    says = next((at for at in range(end) if left.vouches(at)), end)
    for at in range(end - 3, says, -1):
        if left.words[at] == "and" and left.words[at + 1] == "that" and left.tags[at + 1] == "IN":
            if NEGATIONS.isdisjoint(left.words[:says]) and left.may_go(at, end) and left.is_clause(at):
                yield at, end
            return


def familiar(left: Left) -> Iterator[Cut]:
    """How a source knows, at the end: "two officials [familiar with the matter]"."""
    end = len(left.words) - 1
    for at in left.all(FAMILIAR[0]):
        inside = left.words[at:end]
        if inside[1:2] == FAMILIAR[1:] and "," not in inside and left.tags[at - 1] == "NNS" and left.may_go(at, end):
            yield at, end

"""What several articles say that somebody said: the same words, or the same statement in other words.

"The bridge will be safe," said Berg, and Berg promised a safe bridge, are one; two ministers who call two things
"inevitable" said two things, and so did those who speak of retaliation by two countries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.comparison import alignment, differences, pairs, voices
from service.comparison.alignment import Pair
from service.comparison.names import Names
from service.comparison.nouns import Match, Report, Utterance
from service.comparison.sides import overlap
from service.comparison.sources import Roots
from service.comparison.statements import Statement
from service.comparison.stories import Grouping

RUN = 3  # stems in quotation marks on both sides that make the same words
MOST_SHARED = 0.75
SAID_BY_ONE, SAID_BY_WHOM = ((2, 0.75), (3, 0.5), (5, 0.42)), ((4, 0.6),)
"""How many terms, and which part of the shorter version by weight, two versions share: by one speaker (or by the same
kind of source), or by somebody whom one of the articles does not name."""
TELLING, PLAIN = 9, 2  # the least weight, and number, of shared terms that are no names


@dataclass(frozen=True)
class Meeting:
    """Two statements of two articles that may be one utterance."""

    left: Statement
    right: Statement

    @cached_property
    def shared(self) -> list[str]:
        """The terms of both."""
        return [term for term in self.left.terms if term in self.right.terms]

    @cached_property
    def part(self) -> float:
        """The part of the lighter one, by weight, that both have."""
        shared, least = overlap(self.left.terms, self.right.terms)
        return shared / least

    @cached_property
    def aligned(self) -> list[Pair]:
        """Both word by word."""
        return alignment.align(self.left, self.right)

    @cached_property
    def plain(self) -> list[str]:
        """The shared terms that are no names."""
        return [term for term in self.shared if self.left.plain(term) or self.right.plain(term)]

    def same_speaker(self) -> bool:
        """Is it one person, or body, that both name?"""
        return self.left.speaker is not None and self.left.speaker == self.right.speaker

    def alike_sources(self) -> bool:
        """Do both leave the source without a name, and call it the same: "officials"?"""
        return bool(self.left.source) and self.left.source == self.right.source

    def speakers_differ(self) -> bool:
        """Do the two name two speakers, of whom neither stands in the other's chain?"""
        if self.left.speaker is None or self.right.speaker is None:
            return False
        return not self.left.parties & self.right.parties


def find(statements: Sequence[Statement], names: Names, grouping: Grouping, roots: Roots) -> tuple[Utterance, ...]:
    """The utterances that several articles report, in the order of their first reports."""
    articles = [statement.side.index for statement in statements]
    made: list[tuple[float, Match, int, int]] = []
    for a, b in pairs.candidates(articles, [statement.terms for statement in statements]):
        meeting = Meeting(statements[a], statements[b])
        match, confidence = judge(meeting, near=grouping.related(articles[a], articles[b]))
        if match:
            made.append((confidence, match, a, b))
    clusters = _clusters(made, statements)
    return tuple(
        _told(f"u{number}", cluster, names, roots)
        for number, cluster in enumerate(sorted(clusters, key=lambda one: min(one.members)), 1)
    )


def judge(meeting: Meeting, *, near: bool) -> tuple[Match | None, float]:
    """Whether two statements are one utterance, and how sure that is; None where it is not sure enough."""
    if sum(meeting.left.terms[term] for term in meeting.plain) < TELLING:
        return None, 0.0
    if _same_words(meeting):
        return "words", 0.6 if meeting.speakers_differ() else 0.95 if meeting.same_speaker() else 0.85
    if meeting.speakers_differ() or not near or not _agree(meeting):
        return None, 0.0
    bars = SAID_BY_ONE if meeting.same_speaker() or meeting.alike_sources() else SAID_BY_WHOM
    enough = any(len(meeting.shared) >= count and meeting.part >= part for count, part in bars)
    if not enough or len(meeting.plain) < PLAIN:
        return None, 0.0
    sure = min(meeting.left.quote.confidence, meeting.right.quote.confidence)
    return "statement", round(min(0.9, meeting.part) * (0.5 + sure / 2), 2)


def _same_words(meeting: Meeting) -> bool:
    """Do both have the same telling words in quotation marks, most of what the shorter one has in them?"""
    ours, theirs = meeting.left.verbatim, meeting.right.verbatim
    enough = max(RUN, MOST_SHARED * min(len(ours), len(theirs)))
    if len(ours & theirs) < enough:
        return False
    stems, left, right = meeting.left.side.stems, meeting.left.quoted, meeting.right.quoted
    common = {stems[a] for a, b in meeting.aligned if a in left and b in right and a is not None} - {""}
    return len(common) >= enough and sum(meeting.left.plain(term) for term in common) >= PLAIN


def _agree(meeting: Meeting) -> bool:
    """Do both affirm, or both deny, and is it about a country that both name, if both name any?"""
    if meeting.left.negated() != meeting.right.negated() and meeting.part < MOST_SHARED:
        return False
    ours, theirs = meeting.left.countries(), meeting.right.countries()
    return not ours or not theirs or bool(ours & theirs)


@dataclass(slots=True)
class Cluster:
    """Statements that are one utterance, one for each article."""

    members: dict[int, Statement]
    confidence: float
    match: Match


def _clusters(made: Iterable[tuple[float, Match, int, int]], statements: Sequence[Statement]) -> list[Cluster]:
    """Utterances, the surest meetings first; an article reports each once."""
    of: dict[int, Cluster] = {}
    made = list(made)
    found = {(a, b) for _, _, a, b in made}
    for confidence, match, a, b in sorted(made, key=lambda one: (-one[0], one[2], one[3])):
        first = of.get(a) or Cluster({a: statements[a]}, confidence, match)
        second = of.get(b) or Cluster({b: statements[b]}, confidence, match)
        if first is second or not _fit(first, second) or not pairs.may_join(first.members, second.members, found):
            continue
        first.members |= second.members
        first.confidence = min(confidence, first.confidence, second.confidence)
        first.match = "words" if "words" in (match, first.match, second.match) else "statement"
        of |= dict.fromkeys(first.members, first)
    return list({id(cluster): cluster for cluster in of.values()}.values())


def _fit(first: Cluster, second: Cluster) -> bool:
    """May two clusters be one: does no article report it in two sentences?"""
    told = {_sentence(member) for member in (*first.members.values(), *second.members.values())}
    return len({article for article, _ in told}) == len(told)


def _sentence(member: Statement) -> tuple[int, int]:
    return member.side.index, member.side.sentence_of(member.quote.content[0].start)


def _told(name: str, cluster: Cluster, names: Names, roots: Roots) -> Utterance:
    members = [cluster.members[number] for number in sorted(cluster.members)]
    full = max(members, key=lambda one: (sum(one.terms.values()), len(one.quoted), -one.side.index))
    reports = [_report(member, full, names) for member in members]
    found = {difference for report in reports for difference in report.differences}
    kinds = tuple(kind for kind in differences.KINDS if kind in found)
    return Utterance(name, cluster.match, tuple(reports), kinds, roots.of_statements(members), cluster.confidence)


def _report(here: Statement, full: Statement, names: Names) -> Report:
    """A version, with what differs from the fullest one."""
    side, quote = here.side, here.quote
    aligned = [] if here is full else alignment.align(full, here)
    return Report(
        article=side.index,
        quote=quote.id,
        kind=quote.kind,
        content=tuple(map(side.place, quote.content)),
        speaker=voices.voice(side, quote.speaker, names),
        addressee=voices.voice(side, quote.addressee, names),
        via=tuple(found for party in quote.via if (found := voices.voice(side, party, names))),
        fullest=here is full,
        differences=() if here is full else differences.named(full, here, aligned, names),
        alignment=() if here is full else alignment.runs(full, here, aligned),
    )

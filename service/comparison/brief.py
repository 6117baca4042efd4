"""What the articles of a story share, as key points with the evidence of each, and what only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.comparison import pairs
from service.comparison.names import Names, appearance
from service.comparison.nouns import Alone, Appearance, Place, Shared, Utterance
from service.comparison.sides import Side, Terms, overlap
from service.comparison.sources import Roots
from service.comparison.stories import Grouping
from service.document import Point

ALIKE = ((0.48, 5), (0.6, 4), (0.8, 3))
"""Which part of the lighter of two sentences, by weight, and how many terms both have where they tell the same."""
TOUCHED = (0.28, 3)
"""The same, from which on a sentence is not told by one article alone."""
MOST_OF = 0.6  # the part of a story's articles that make a point shared
QUOTED = 5  # terms: a quotation that both have is enough
POINTS = 6  # shared points of one story
ALONE, NAMES_ALONE = 5, 8  # points and names of one article alone
SALIENT = 0.25
Alike = tuple[float, int]
Matches = dict[tuple[int, int], dict[int, tuple[Alike, int]]]
"""(article, point) -> other article -> how much alike its nearest sentence is, and the number of that."""


@dataclass(frozen=True)
class Told:
    """The points of all articles, and the sentences of others that tell the same."""

    sides: Sequence[Side]
    matches: Matches

    def alike(self, article: int, point: int, enough: Callable[[Alike], bool]) -> list[int]:
        """The articles with a sentence that is enough like a point of another one."""
        return sorted(other for other, (much, _) in self.matches.get((article, point), {}).items() if enough(much))


NOTHING: tuple[Alike, int] = ((0.0, 0), 0)


def match(sides: Sequence[Side], utterances: Sequence[Utterance]) -> Told:
    """Look for each point of each article in the sentences of all others; what both quote both tell."""
    items = [(side.index, -1, number) for side in sides for number in range(len(side.document.sentences))]
    terms: list[Terms] = [terms for side in sides for terms in side.of_sentences]
    sentences = len(items)
    for side in sides:
        for number, point in enumerate(side.points):
            items.append((side.index, number, 0))
            terms.append(_of_point(side, point))
    found: Matches = {}
    for a, b in pairs.sought([item[0] for item in items], terms, sentences):
        much = likeness(terms[b], terms[a])
        best = found.setdefault((items[b][0], items[b][1]), {})
        if much > best.get(items[a][0], NOTHING)[0]:
            best[items[a][0]] = (much, items[a][2])
    for utterance in utterances:
        _note_quoted(sides, utterance, found)
    return Told(sides, found)


def _note_quoted(sides: Sequence[Side], utterance: Utterance, found: Matches) -> None:
    """Points in which an utterance stands are told where the other articles report it."""
    for report in utterance.reports:
        side, place = sides[report.article], report.content[0]
        others = [other for other in utterance.reports if other.article != report.article]
        for number, point in enumerate(side.points):
            if any(span.start <= place.start and place.end <= span.end for span in point.evidence):
                best = found.setdefault((report.article, number), {})
                for other in others:
                    at = sides[other.article].sentence_of(other.content[0].start)
                    if not tells(best.get(other.article, NOTHING)[0]):
                        best[other.article] = ((utterance.confidence, QUOTED), at)


def _of_point(side: Side, point: Point) -> Terms:
    told = (n for span in point.evidence for n in side.range_of(span.start, span.end))
    return side.terms(n for n in told if n not in side.sources)


def likeness(left: Terms, right: Terms) -> Alike:
    """How much of the lighter of two sentences both tell, 0 to 1, and in how many terms."""
    weight, least = overlap(left, right)
    return weight / least if least else 0.0, sum(term in right for term in left)


def tells(alike: Alike) -> bool:
    """Do two sentences tell the same: the fewer terms they share, the more of the lighter one these must be."""
    part, count = alike
    return any(part >= least and count >= terms for least, terms in ALIKE)


def touches(alike: Alike) -> bool:
    """Do two sentences tell something of the same, so that neither article has it alone?"""
    return alike[0] >= TOUCHED[0] and alike[1] >= TOUCHED[1]


def shared(told: Told, grouping: Grouping, roots: Roots) -> tuple[Shared, ...]:
    """The points that most articles of a story tell, those of most articles first."""
    found: list[Shared] = []
    for story, articles in enumerate(grouping.members):
        if len(articles) > 1:
            made = [
                point
                for article in articles
                for number in range(len(told.sides[article].points))
                if (point := _shared(told, (article, number), story, articles, roots))
            ]
            made.sort(key=lambda one: (-len(one.articles), -one.confidence, one.evidence[0]))
            found += _different(made)[:POINTS]
    return tuple(found)


def _shared(told: Told, key: tuple[int, int], story: int, articles: Sequence[int], roots: Roots) -> Shared | None:
    """A point with the sentences of the other articles that tell it."""
    article, number = key
    others = [other for other in told.alike(article, number, tells) if other in articles]
    if not others or 1 + len(others) < MOST_OF * len(articles):
        return None
    point = told.sides[article].points[number]
    found = told.matches[key]
    evidence = [told.sides[article].place(span) for span in point.evidence]
    evidence += [told.sides[other].place_of_sentence(found[other][1]) for other in others]
    telling = (article, *others)
    sure = sum(found[other][0][0] for other in others) / len(others)
    return Shared(
        story, point.text, tuple(sorted(telling)), tuple(sorted(evidence)), roots.independent(telling), round(sure, 2)
    )


def _different(points: Sequence[Shared]) -> list[Shared]:
    """The points without those that rest on sentences which a point before them has."""
    kept: list[Shared] = []
    used: set[Place] = set()
    for point in points:
        if not used.intersection(point.evidence):
            kept.append(point)
            used.update(point.evidence)
    return kept


def alone(told: Told, names: Names, utterances: Sequence[Utterance]) -> tuple[Alone, ...]:
    """What each article alone has."""
    reported = {(report.article, report.quote) for utterance in utterances for report in utterance.reports}
    return tuple(
        Alone(
            side.index,
            _points_alone(told, side),
            _names_alone(side, names),
            _quotes_alone(side, reported),
        )
        for side in told.sides
    )


def _points_alone(told: Told, side: Side) -> tuple[Place, ...]:
    found = [
        side.place(span)
        for number, point in enumerate(side.points)
        if not told.alike(side.index, number, touches)
        for span in point.evidence
    ]
    return tuple(sorted(dict.fromkeys(found[:ALONE])))


def _names_alone(side: Side, names: Names) -> tuple[Appearance, ...]:
    """Those whom the article names prominently and no other names, most prominent first."""
    found = [
        entity
        for entity in side.document.entities
        if entity.salience >= SALIENT and names.shared_id(side.index, entity.id) is None
    ]
    found.sort(key=lambda entity: -entity.salience)
    return tuple(appearance(side, entity) for entity in found[:NAMES_ALONE])


def _quotes_alone(side: Side, reported: set[tuple[int, str]]) -> tuple[Place, ...]:
    """Words in quotation marks that no other article has."""
    return tuple(
        side.place(span)
        for quote in side.quotes
        if quote.kind == "direct" and (side.index, quote.id) not in reported
        for span in quote.content
    )

"""The stories as they stand in the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from service.comparison.names import Names
from service.comparison.nouns import Place, Related, Relatedness, SharedEntity, Story
from service.comparison.sides import Side
from service.comparison.stories import NEAR, SAME, Grouping, chance

NAMES = 8  # that a story shares, and that two stories do
ALONE = 0.0


def stories(sides: Sequence[Side], grouping: Grouping, names: Names) -> tuple[Story, ...]:
    """The stories, in the order of their first articles."""
    related = _all_related(grouping, names)
    return tuple(
        Story(
            articles,
            tuple(_lead(sides[article]) for article in articles),
            _common(names, articles) if len(articles) > 1 else (),
            _days(sides, articles),
            tuple(related.get(number, ())),
            _confidence(grouping, articles),
        )
        for number, articles in enumerate(grouping.members)
    )


def _all_related(grouping: Grouping, names: Names) -> dict[int, list[Related]]:
    """For each story those that have to do with it."""
    shared = _shared_names(grouping, names)
    related: dict[int, list[Related]] = defaultdict(list)
    for pair, odds in grouping.between.items():
        told = tuple(shared.get(pair, ()))
        background = odds >= NEAR
        if background or told:
            kind: Relatedness = "background" if background else "names"
            confidence = chance(min(odds - NEAR, SAME) if background else NEAR - odds)
            for story, other in (pair, pair[::-1]):
                related[story].append(Related(other, kind, told, confidence))
    return related


def _shared_names(grouping: Grouping, names: Names) -> dict[tuple[int, int], list[str]]:
    """For each two stories the most prominent names that both have."""
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for entity in names.shared:
        if _tells(entity):
            found = sorted({grouping.story_of[appearance.article] for appearance in entity.appearances})
            for pair in combinations(found, 2):
                if len(shared[pair]) < NAMES:
                    shared[pair].append(entity.id)
    return shared


def _tells(entity: SharedEntity) -> bool:
    """Does a name say something of what a story is about? That of a people or a country hardly does."""
    return entity.type in {"person", "organisation", "event", "work"}


def _common(names: Names, articles: Sequence[int]) -> tuple[str, ...]:
    """Whom most of the articles of a story name, those first that all of them name."""
    members = set(articles)
    found = [(len(members.intersection(a.article for a in entity.appearances)), entity) for entity in names.shared]
    common = [(count, entity.id) for count, entity in found if 2 * count > len(members)]
    common.sort(key=lambda one: -one[0])
    return tuple(name for _, name in common[:NAMES])


def _days(sides: Sequence[Side], articles: Sequence[int]) -> tuple[str, ...]:
    """The days on which the articles say that they were published."""
    published = (sides[article].document.article.published for article in articles)
    return tuple(sorted({moment[:10] for moment in published if moment}))


def _lead(side: Side) -> Place:
    """The headline, or else the first sentence."""
    return side.place_of_sentence(0)


def _confidence(grouping: Grouping, articles: Sequence[int]) -> float:
    """How sure it is that these tell of one event; of a story of one article, that it is none of the others."""
    pairs = list(combinations(articles, 2))
    if pairs:
        return chance(sum(grouping.odds[pair] for pair in pairs) / len(pairs))
    nearest = max((odds for pair, odds in grouping.odds.items() if articles[0] in pair), default=ALONE)
    return chance(SAME - nearest)

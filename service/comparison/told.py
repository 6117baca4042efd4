"""The stories as they stand in the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from service.comparison.brief import sentence
from service.comparison.names import Names
from service.comparison.nouns import Place, Related, SharedEntity, Story
from service.comparison.sides import Side
from service.comparison.stories import NEAR, SAME, Grouping, chance

NAMES = 8  # that a story shares, and that two stories do
ALONE = 0.0


def stories(sides: Sequence[Side], grouping: Grouping, names: Names) -> tuple[Story, ...]:
    """The stories, in the order of their first articles."""
    numbers = range(len(grouping.members))
    related: dict[int, list[Related]] = {number: [] for number in numbers}
    for first, second in combinations(numbers, 2):
        found = _related(grouping, names, (first, second))
        if found:
            related[first].append(_to(second, *found))
            related[second].append(_to(first, *found))
    return tuple(
        Story(
            articles,
            tuple(_lead(sides[article]) for article in articles),
            _common(names, articles) if len(articles) > 1 else (),
            _days(sides, articles),
            tuple(related[number]),
            _confidence(grouping, articles),
        )
        for number, articles in enumerate(grouping.members)
    )


def _to(story: int, background: bool, shared: tuple[str, ...], confidence: float) -> Related:
    return Related(story, "background" if background else "names", shared, confidence)


def _related(grouping: Grouping, names: Names, pair: tuple[int, int]) -> tuple[bool, tuple[str, ...], float] | None:
    """Whether one story is background to the other, and the names that both have; None where they share nothing."""
    groups = [grouping.members[story] for story in pair]
    shared = tuple(entity.id for entity in names.shared if _in_all(entity, groups) and _tells(entity))[:NAMES]
    odds = grouping.between[pair]
    if odds >= NEAR:
        return True, shared, chance(min(odds - NEAR, SAME))
    return (False, shared, chance(NEAR - odds)) if shared else None


def _in_all(entity: SharedEntity, groups: Iterable[Sequence[int]]) -> bool:
    articles = {appearance.article for appearance in entity.appearances}
    return all(articles.intersection(group) for group in groups)


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
    return sentence(side, 0)


def _confidence(grouping: Grouping, articles: Sequence[int]) -> float:
    """How sure it is that these tell of one event; of a story of one article, that it is none of the others."""
    pairs = list(combinations(articles, 2))
    if pairs:
        return chance(sum(grouping.odds[pair] for pair in pairs) / len(pairs))
    nearest = max((odds for pair, odds in grouping.odds.items() if articles[0] in pair), default=ALONE)
    return chance(SAME - nearest)

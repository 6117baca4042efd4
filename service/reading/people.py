"""Who is who: mentions grouped into entities, their titles, and what pronouns stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service.document import Article, Entity, Mention, Reference, Sentence, Span, Token


def identify(
    article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """The entities, in the order of their first mention, and the pronouns and descriptions that stand for them."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.text].append(mention)
    entities = tuple(
        Entity(f"e{number}", name, found[0].type, (), (), tuple(Span(m.start, m.end, m.text) for m in found), 0.5)
        for number, (name, found) in enumerate(groups.items(), 1)
    )
    return entities, ()

"""A headline: the article's own, else the main clause of its lede."""

from __future__ import annotations

from service.analyses.brief import choosing, standing
from service.analyses.brief.drafts import Drafts
from service.analyses.brief.standing import Standing

LOOK = 5  # sentences from the top among which the lede is sought
LONGEST = 32  # words; a longer one is taken only where the first sentences have nothing shorter
WORDS = 12  # that a headline is shortened to, as far as that goes


def headline(drafts: Drafts) -> str | None:
    """The article's headline, or one made from its lede; None if there is no sentence for one."""
    desk = drafts.desk
    own = desk.pool.document.article.headline
    if own:
        return own
    ready = [
        found
        for number in range(min(LOOK, len(desk.pool.candidates)))
        if (found := choosing.point(drafts, number, WORDS))
    ]
    plain = [found for found in ready if desk.quotations[found.draft.number].length <= standing.SCARE]
    short = [found for found in plain if found.words <= LONGEST and found.draft.standing is Standing.ALONE]
    lede = next(iter(short or plain or ready), None)
    return lede.text.rstrip(".。") if lede else None

"""Who is who: mentions grouped into entities, their titles, and what pronouns and descriptions stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from service.document import BODY_ROLES, Article, Entity, EntityType, Mention, Reference, Sentence, Span, Token
from service.reading import countries, descriptions, forms, grouping, persons, phrases, pronouns, roles
from service.reading.phrases import Text
from service.reading.roles import Said
from service.reading.salience import Place, salience

Pointed = tuple[int, int, int]
Names = tuple[str, str, tuple[str, ...]]
"""The id of an entity, its name, and its other forms."""


def identify(
    article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """The entities, in the order of their first mention, and the pronouns and descriptions that stand for them.

    Mentions are in reading order and do not overlap; each is a mention of exactly one entity.
    """
    mentions = grouping.agreed(mentions)
    text = Text(tokens, mentions, phrases.owners(tokens, mentions), 0, len(tokens))
    places = _sentence_numbers(sentences, mentions)
    said = roles.find(tokens, sentences, mentions)
    groups = grouping.group(mentions, [one.hint for one in said], places, tokens)
    pointed = _pointed(text, sentences, groups, said)
    figures = _salience(article, sentences, [[places[n] for n in group] for group in groups], pointed)
    named = _named([[mentions[n] for n in group] for group in groups])
    entities = tuple(
        _entity(names, mentions[group[0]].type, _roles(text, group, said), (_spans(group, mentions), figure))
        for names, group, figure in zip(named, groups, figures, strict=True)
    )
    return entities, tuple(
        Reference(tokens[first].start, tokens[last - 1].end, entities[who].id) for first, last, who in pointed
    )


def _entity(names: Names, kind: EntityType, said: tuple[str, ...], stands: tuple[tuple[Span, ...], float]) -> Entity:
    own, name, others = names
    country = countries.of((name, *others), kind)
    return Entity(own, name, kind, said, others, *stands, country=country)


def _sentence_numbers(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[int]:
    """The sentence of each mention; both are in reading order."""
    found, at = [], 0
    for mention in mentions:
        while at + 1 < len(sentences) and sentences[at + 1].first <= mention.first:
            at += 1
        found.append(at)
    return found


def _pointed(
    text: Text, sentences: Sequence[Sentence], groups: Sequence[Sequence[int]], said: Sequence[Said]
) -> list[Pointed]:
    """Pronouns and descriptions of persons: (first token, last token, number of the group), in reading order."""
    meant: list[int | None] = [None] * len(text.mentions)
    genders: dict[int, str] = {}
    told: dict[int, list[descriptions.Role]] = {}
    for number, group in enumerate(groups):
        if text.mentions[group[0]].type == "person":
            for mention in group:
                meant[mention] = number
            genders[number] = _gender([text.mentions[n] for n in group], [said[n] for n in group])
            ranges = [one for n in group for one in said[n].roles]
            told[number] = [role for one in ranges if (role := descriptions.role_of(text, *one))]
    described = descriptions.resolve(text, sentences, meant, told)
    spoken = pronouns.resolve(text, sentences, meant, genders)
    return sorted([*described, *((at, at + 1, who) for at, who in spoken)])


def _gender(group: Sequence[Mention], said: Sequence[Said]) -> str:
    """The gender that the text tells; else the one of the given name; else nothing."""
    told = next((one.hint.gender for one in said if one.hint.gender), "")
    return told or next((g for m in group if (g := persons.gender(forms.person(m.text)))), "")


def _roles(text: Text, group: Sequence[int], said: Sequence[Said]) -> tuple[str, ...]:
    """The titles said of an entity, as the text has them, each once."""
    found: dict[str, str] = {}
    for first, last in (one for number in group for one in said[number].roles):
        role = _between(text, first, last)
        found.setdefault(role.casefold(), role)
    return tuple(found.values())


def _between(text: Text, first: int, last: int) -> str:
    """The words from one token to another as they stand, white space as one space."""
    pieces = [text.tokens[first].text]
    for before, token in zip(text.tokens[first:last], text.tokens[first + 1 : last], strict=False):
        pieces += [" "] if token.start > before.end else []
        pieces.append(token.text)
    return "".join(pieces)


def _spans(group: Sequence[int], mentions: Sequence[Mention]) -> tuple[Span, ...]:
    return tuple(Span(mentions[n].start, mentions[n].end, mentions[n].text) for n in group)


def _salience(
    article: Article, sentences: Sequence[Sentence], places: Sequence[Sequence[int]], pointed: Sequence[Pointed]
) -> list[float]:
    """The salience of each group; `places` are the sentences of its mentions."""
    meant = Counter(who for _, _, who in pointed)
    times = [len(group) + meant[number] for number, group in enumerate(places)]
    most = max(times, default=1)
    found = []
    for group, often in zip(places, times, strict=True):
        top = any(article.blocks[sentences[n].block].role not in BODY_ROLES for n in group if n < len(sentences))
        found.append(salience(Place(often, group[0], top), most, len(sentences)))
    return found


def _named(groups: Iterable[Sequence[Mention]]) -> list[Names]:
    """For each group an id made of the name, numbered where two would be equal; the name; the other forms."""
    taken: Counter[str] = Counter()
    found = []
    for group in groups:
        texts = list(dict.fromkeys([" ".join(mention.text.split()) for mention in group]))
        name = grouping.name(texts, group[0].type) if len(texts) > 1 else texts[0]
        found.append((_id(name, taken), name, tuple(form for form in texts if form != name)))
    return found


def _id(name: str, taken: Counter[str]) -> str:
    """An id that is not taken yet: "john-smith", the next one "john-smith-2"."""
    slug = own = forms.slug(name)
    while own in taken:
        taken[slug] += 1
        own = f"{slug}-{taken[slug]}"
    taken[own] += 1
    return own

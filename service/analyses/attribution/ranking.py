"""Who gets to speak: the speakers of an article, most words first."""

from __future__ import annotations

from collections.abc import Iterable

from service.document import Party, Quote


def ranked(quotes: Iterable[Quote]) -> list[tuple[Party, int, int]]:
    """Each speaker with the number of quotes and of words; most words first, then in the order of their first quote.

    One is a speaker by entity, without it by name or description, articles aside ("the two officials").
    """
    found: dict[tuple[str | None, str], tuple[Party, int, int]] = {}
    for quote in quotes:
        words = sum(_words(span.text) for span in quote.content)
        for party in (quote.speaker, *quote.other_speakers):
            if party is not None:
                key = (party.entity, "" if party.entity else _plain(party))
                first, count, total = found.get(key, (party, 0, 0))
                found[key] = (first, count + 1, total + words)
    return sorted(found.values(), key=lambda item: -item[2])


def _plain(party: Party) -> str:
    name = (party.name or party.description or "").lower()
    return name.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _words(text: str) -> int:
    return sum(word.isalnum() or any(map(str.isalnum, word)) for word in text.split())

"""What a journalist would expect of a text, line by line, held against the quotes that the service answers.

`tests/golden/quotes/<case>.said` stands beside `<case>.txt`. A line is one of

    Ada Brook | direct | “We will rebuild,” + “by spring.”     a quote: speaker, kind, content, its pieces parted by +
    - | direct | “We will rebuild by spring.”                  the same, whoever is named
    nothing | The Long Road                                    words that are no quote
    scare | temporary                                          words in scare quotes
    maybe | mixed | “never safe”                               a quote that may be there or not
    ~ …                                                        what does not hold yet, and need not

The words of a direct quote must be the same, of others nearly so (F1 of words by position >= 0.8). A direct or mixed
quote that no line expects is wrong; indirect ones may be there besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from lab.expectations import Span, words_in
from lab.samples import Json, ask

SAID = ".said"
SAME, NEARLY, FOUND = 1.0, 0.8, 0.5
WORD = re.compile(r"\w+")


def wrong(path: Path) -> list[str]:
    """The lines of an expectation that do not hold for the text beside it, and quotes that no line expects."""
    text = path.with_suffix(".txt").read_text("utf-8")
    answer = ask(path.with_suffix(".txt"), "quotes")
    left: list[Json] = answer["quotes"]
    scare: list[Json] = answer["scare_quotes"]
    found = []
    for row in path.read_text("utf-8").splitlines():
        parts = row.removeprefix("~ ").split(" | ")
        trouble = _silent(text, parts, left, scare) if len(parts) == 2 else _quoted(text, parts, left)
        if trouble and not row.startswith("~"):
            found.append(f"{row}: {trouble}")
    return found + [f"nobody expects {_shown(quote)}" for quote in left if quote["kind"] != "indirect"]


def _silent(text: str, parts: Sequence[str], left: Sequence[Json], scare: Sequence[Json]) -> str:
    """What is wrong with words that are no quote, or in scare quotes."""
    if parts[0] == "scare":
        return "" if any(parts[1] in span["text"] for span in scare) else "is not among the scare quotes"
    words = words_in(text, _places(text, [parts[1]]))
    quotes = [quote for quote in left if _overlap(words, text, quote["quoted"] or quote["content"]) >= FOUND]
    return ", ".join(_shown(quote) for quote in quotes)


def _quoted(text: str, parts: Sequence[str], left: list[Json]) -> str:
    """What is wrong with a quote that is expected; the one that is found is taken out of those left."""
    speaker, kind, content = parts
    words = words_in(text, _places(text, content.split(" + ")))
    best = max(left, key=lambda quote: _overlap(words, text, quote["content"]), default=None)
    share = _overlap(words, text, best["content"]) if best else 0.0
    if best is None or share < FOUND:
        return "" if speaker == "maybe" else "is not found"
    left.remove(best)
    if speaker == "maybe" or (
        share >= (SAME if kind == "direct" else NEARLY) and best["kind"] == kind and _is(speaker, best["speaker"])
    ):
        return ""
    return f"is {_shown(best)}"


def _is(expected: str, party: Json | None) -> bool:
    if expected == "-" or party is None:
        return expected == "-"
    wanted, given = (WORD.findall(name.lower()) for name in (expected, party["name"] or party["description"] or ""))
    return bool(given) and (set(given) <= set(wanted) or expected.lower() in " ".join(given))


def _places(text: str, pieces: Iterable[str]) -> list[Span]:
    """Where the pieces stand, one after the other."""
    found: list[Span] = []
    for piece in pieces:
        start = text.index(piece, found[-1][1] if found else 0)
        found.append((start, start + len(piece)))
    return found


def _overlap(words: set[int], text: str, spans: Sequence[Json]) -> float:
    said = words_in(text, [(span["start"], span["end"]) for span in spans])
    return 2 * len(words & said) / max(1, len(words) + len(said))


def _shown(quote: Json) -> str:
    speaker = quote["speaker"] or {"name": None, "description": None}
    said = " … ".join(span["text"] for span in quote["content"])
    return f"{quote['kind']} by {speaker['name'] or speaker['description']}: {said}"

"""Names that one corpus cuts where another name stands inside them, put together again.

The annotators of Worldwide marked names within names ("Columbia" in "Columbia University"); the published files keep
one layer, in which the outer name is what is left over: "Columbia" a place, "University" an organisation. Here such
neighbours become one name again, as CoNLL-2003 and WikiGold mark it. What may truly stand side by side is left alone:
a person after a people ("German" "Kenneth Roth"), a country before an acronym, a people before an organ of its state
("French" "Interior Ministry", two names in CoNLL-2003 as well).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lab import corpora, facts, spacing
from lab.corpora import Annotated

CUT = "worldwide_newswire"
STYLE = spacing.Style(hyphens=True, paragraphs=True)
WHOLE = ("conll2003", "wikigold", "crossner_politics")
KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Location", "GPE": "Location", "MISC": "Misc"}

OPEN = frozenset({"of", "for", "the", "and", "in", "with", "on", "to", "&", "de", "v."})
STATES = frozenset({"republic", "kingdom", "union", "commonwealth", "state", "federation", "emirate", "sultanate"})
ORGANS = frozenset(
    {"ministry", "government", "parliament", "senate", "congress", "cabinet", "army", "navy", "police", "force"}
    | {"forces", "embassy", "court", "state", "states", "legislature", "military", "administration", "assembly"}
)
SAINTS = frozenset({"st", "st.", "saint", "santa", "san"})
SIDES = frozenset({"latin", "central", "north", "south", "west", "east", "pan", "native", "torres"})
TIMES_IN_LOWER_CASE, SHARE_IN_LOWER_CASE = 3, 0.02
PLACES = frozenset({"Location", "Facility"})
THINGS = frozenset({"Misc", "Product"})
APART = frozenset({"Date", "Money"})


@dataclass(frozen=True, slots=True)
class Usage:
    """What texts show of words and names: words that are also common ones, and whole names with their kinds."""

    common: frozenset[str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """Words with a kind of the corpus (`Organization` …)."""

    words: tuple[str, ...]
    kind: str


def learnt(folder: Path) -> Usage:
    """What the training parts in a folder of corpora show."""
    whole: dict[str, str] = {}
    for name in WHOLE:
        for document in corpora.columns(folder / name / "train.bio.gz"):
            for start, end, kind in corpora.entities(document):
                if " " in document.text[start:end]:
                    whole.setdefault(document.text[start:end], KINDS[kind])
    return usage(corpora.columns(folder / CUT / "train.orig.bio.gz", STYLE), whole)


def usage(documents: Iterable[Annotated], whole: Mapping[str, str]) -> Usage:
    """Count the words of the documents; `whole` are names that other corpora mark, with their kinds."""
    lower, other = Counter[str](), Counter[str]()
    for document in documents:
        for start, end in document.places:
            word = document.text[start:end]
            (lower if word.islower() else other)[word.lower()] += 1
    common = {
        word
        for word, times in lower.items()
        if times >= TIMES_IN_LOWER_CASE and times >= SHARE_IN_LOWER_CASE * other[word] and len(word) > 2
    }
    return Usage(frozenset(common), whole)


def join(document: Annotated, used: Usage) -> Annotated:
    """The document with its neighbouring names put together where they are one."""
    labels = list(document.labels)
    words = [document.text[start:end] for start, end in document.places]
    for chain in _chains(document):
        merged: list[tuple[int, int, str]] = []
        for first, last, kind in reversed(chain):
            right = merged[-1] if merged else None
            whole = right and kind_of_both(
                Name(tuple(words[first:last]), kind), Name(tuple(words[right[0] : right[1]]), right[2]), used
            )
            if right and whole:
                merged[-1] = (first, right[1], whole)
            else:
                merged.append((first, last, kind))
        for first, last, kind in merged:
            labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return replace(document, labels=tuple(labels))


def _chains(document: Annotated) -> Iterator[list[tuple[int, int, str]]]:
    """Names (first and last word, kind) with one space between each and the next; two or more."""
    chain: list[tuple[int, int, str]] = []
    for first, last, kind in _names(document.labels):
        glued = chain and chain[-1][1] == first and document.places[first][0] == document.places[first - 1][1] + 1
        if not glued or document.text[document.places[first][0] - 1] != " ":
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append((first, last, kind))
    if len(chain) > 1:
        yield chain


def _names(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    first = -1
    for at, label in enumerate([*labels, "O"]):
        if label[0] != "I" and first >= 0:
            yield first, at, labels[first][2:]
            first = -1
        if label[0] == "B" or (label[0] == "I" and first < 0):
            first = at


def kind_of_both(left: Name, right: Name, used: Usage) -> str | None:
    """The kind of the name that two neighbours make; None where they are two names."""
    if APART & {left.kind, right.kind} or (right.kind != "NORP" and _is_lower(right)):
        return None
    if left.words[-1].lower() in OPEN or right.words[0] in OPEN:
        return _kind_of_parts(left, right)
    both = " ".join(left.words + right.words)
    if both in used.names:
        return used.names[both]
    if facts.facts().get(both, facts.PEOPLE) != facts.PEOPLE:
        return "Location"
    if left.words[-1].lower() in SAINTS or (_is_plain(left, used) and left.kind not in {"NORP", "Person"}):
        return left.kind if right.kind in {"Person", "NORP"} else right.kind
    return _BY_RIGHT.get(right.kind, _never)(left, right, used)


def _kind_of_parts(left: Name, right: Name) -> str:
    """Of a name that is cut at a small word: "University of" + "Doha", "Republic of" + "Korea", "Faisal" + "and …"."""
    if right.words[0] in OPEN:
        return right.kind if left.kind in {"Person", "NORP", *PLACES} and right.kind != "NORP" else left.kind
    if left.kind == "NORP" or all(word.lower() in OPEN for word in left.words):
        return right.kind
    if left.kind == "Organization" and right.kind in PLACES and not STATES.isdisjoint(map(str.lower, left.words[:-1])):
        return "Location"
    return left.kind


def _organisation(left: Name, right: Name, used: Usage) -> str | None:
    """Whether it is one: "Kenya" + "Airways", "Nelson Mandela" + "University"; not "India" + "RBI"."""
    generic = _is_generic(right, used)
    if left.kind in PLACES:
        joined = generic or (len(right.words) > 1 and not right.words[0].isupper())
    elif left.kind == "NORP":
        joined = generic and _head(right) not in ORGANS
    else:
        joined = generic and (left.kind == "Person" or len(right.words) == 1)
    return "Organization" if joined else None


def _place(left: Name, right: Name, used: Usage) -> str | None:
    """Whether it is one: "Haifa" + "Port", "Taiwan" + "Strait", "Oxfam" + "Kenya"; not "Nairobi" + "Kenya"."""
    if left.kind == "Organization" and right.kind == "Location":
        return "Organization"
    if left.kind in THINGS and right.kind == "Location":
        return None if left.words[0][0] in "#@" else left.kind
    if left.words[-1] == "Saharan" or _is_generic(right, used):
        return right.kind
    return None


def _thing(left: Name, right: Name, used: Usage) -> str | None:
    """Whether it is one: "San Diego" + "Comic-Con", "Toyota" + "Hilux"; not "Panama" + "2022"."""
    if not right.words[0][0].isupper() or (left.kind in {"Person", *THINGS} and not _is_generic(right, used)):
        return None
    return right.kind


def _people(left: Name, right: Name, used: Usage) -> str | None:
    """Whether it is one: "Latin" + "American", "Tagish" + "First Nation"; not "British" + "Indian"."""
    joined = left.kind in {"NORP", "Location"} and (left.words[0].lower() in SIDES or right.words[0] == "First")
    return "NORP" if joined else None


def _never(left: Name, right: Name, used: Usage) -> str | None:
    return None


_BY_RIGHT = {
    "Organization": _organisation, "Location": _place, "Facility": _place, "Misc": _thing, "Product": _thing,
    "NORP": _people,
}  # fmt: skip


def _is_lower(name: Name) -> bool:
    """Is this a noun beside a name ("Miaoli County" + "police")?"""
    return all(word.islower() for word in name.words) and name.words[0] not in OPEN


def _is_plain(name: Name, used: Usage) -> bool:
    """Is this only the common beginning of a name ("Royal", "Liberal", "24th")?"""
    return len(name.words) == 1 and (name.words[0].lower() in used.common or name.words[0][0].isdigit())


def _is_generic(name: Name, used: Usage) -> bool:
    """Does the name begin or end with a common noun, so that it hardly stands alone ("Institute of X", "Party")?"""
    return not {name.words[0].lower(), _head(name), name.words[-1].lower()}.isdisjoint(used.common)


def _head(name: Name) -> str:
    """The noun that says what it is: the last word, or the last before "of"."""
    small = next((at for at, word in enumerate(name.words) if at and word in OPEN), len(name.words))
    return name.words[small - 1].lower()

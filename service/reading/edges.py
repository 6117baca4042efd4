"""Where a name begins and ends: what is cut off its edges, and what belongs to it beside them.

Cut off: "the", possessives and marks, and the titles before a person ("Gen. Mark Milley"). Joined: an organisation
with the place, people or person in its name ("Qatar" + "Airways", "Harvard" + "University", "University of" + "Leeds"),
which one of the corpora learnt from keeps apart; two persons with nothing between them ("Ruth" + "Adeyemi"); and the
capitalised words after a name up to the noun of a body ("Suez Canal" + "Authority", "European" + "Space Agency"). A
creed belongs to the body it names ("Islamic" + "Relief Fund"), a people to its forces alone ("Spanish" + "Air Force").
A body has its place ("National Bank" + "of Poland"), a person initials and number; places and persons have capitals,
persons no article. Groups of states that are called by a letter and a figure are always names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from service import lexicons
from service.reading.linear import Integers
from service.reading.scenes import CAPITAL, NORMAL, TITLES, UPPER, Scene, case, sentence_kinds
from service.reading.tags import PENN

Name = tuple[int, int, str]
"""First and last (half-open) word and kind."""

CUT_FIRST = frozenset({"the", "'s", "’s", "'", "’", "“", "‘", '"', "-", ","})
CUT_LAST = frozenset({"'s", "’s", "'", "’", "”", '"', "-", ",", "."})
INSTITUTIONS = lexicons.words("institution_words")
ORGANS = lexicons.words("state_organs")
BODIES = INSTITUTIONS | ORGANS
CREEDS = lexicons.words("creeds")
HEADS = lexicons.words("bodies_of_places")
GROUPS = lexicons.words("groups_of_states")
FORCES = frozenset({"Army", "Navy", "Force", "Forces", "Guard", "Guards", "Marines", "Command"})
PERSONS_TITLES = tuple(
    form
    for title in (
        "mr",
        "mrs",
        "ms",
        "senator",
        "congressman",
        "congresswoman",
        "councillor",
        "mr.",
        "mrs.",
        "ms.",
        "sen.",
    )
    for form in (title.capitalize(), title.upper())
)
RULERS = frozenset({"King", "Queen", "Pope", "Emperor", "Empress", "Tsar", "Sultan", "Patriarch", "Prince"})
LONGEST_PERSON = 3  # words of a person's name that is found by its title alone
PROPER = frozenset(PENN.index(tag) for tag in ("NNP", "NNPS"))
OPEN_ENDS = frozenset({"of", "for"})
OF_THE = ("of", "the")
FIRMS = lexicons.words("firm_words")
NOBODY = INSTITUTIONS - {"church", "post", "star", "sun"}
"""Last words that no person's name has ("Dale Holdings")."""
DESCRIBED = frozenset(PENN.index(tag) for tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD"))
HYPHENS, MARKS = frozenset("-‐‑"), frozenset("“‘\"'")
INITIAL = re.compile(r"[A-Z]\.(?:-[A-Z]\.)*\Z")
NUMERAL = re.compile(r"(?:II|III|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3})\Z")  # of kings and popes; "I" is a pronoun too
LONGEST_TAIL = 4  # capitalised words after a name among which the noun of a body is looked for


def mend(words: Sequence[str], names: Iterable[Name], starts: frozenset[int] = frozenset()) -> list[Name]:
    """The names, in order, with their edges put right; none goes on past one of `starts`, first words of sentences."""
    joined: list[Name] = []
    whole = _with_heads(words, _with_groups(words, names), starts)
    for name, following in pairwise([*whole, (len(words), 0, "")]):
        if joined and joined[-1][1] == name[0] and name[0] not in starts and _belong_together(words, joined[-1], name):
            kind = "PER" if joined[-1][2] == name[2] == "PER" else "ORG"
            joined[-1] = (joined[-1][0], _past_head(words, name, following[0]), kind)
        else:
            joined.append(name)
    trimmed = (_trim(words, part) for name in joined for part in _without_home(words, name))
    return _completed(words, [name for name in trimmed if name[0] < name[1]])


def _without_home(words: Sequence[str], name: Name) -> Iterable[Name]:
    """A person and where they are from: "Mayor Ingrid Berg" of "Lindhaven"; a single name has it ("Joan of Arc")."""
    first, last, kind = name
    at = next((at for at in range(first + 2, last - 1) if words[at] == "of"), 0)
    if kind != "PER" or not at or (at == first + 2 and _is_title(words, first, at)) or not words[at + 1][0].isupper():
        return (name,)
    return (first, at, kind), (at + 1, last, "LOC")


def _with_groups(words: Sequence[str], names: Iterable[Name]) -> Iterable[Name]:
    """The names, and the groups of states among the other words ("G7 counterparts")."""
    if GROUPS.isdisjoint(words):
        return names
    found = list(names)
    covered = {at for first, last, _ in found for at in range(first, last)}
    groups = (at for at, word in enumerate(words) if word in GROUPS and at not in covered)
    return sorted([*found, *((at, at + 1, "ORG") for at in groups)])


def _with_heads(words: Sequence[str], names: Iterable[Name], starts: frozenset[int]) -> list[Name]:
    """The names, places with the bodies that are named after them: "University of" + "Leeds", whatever was found."""
    found: list[Name] = []
    for first, last, kind in names:
        head = first - 2
        if kind not in {"LOC", "ORG"} or head < 0 or starts & {first, first - 1} or not _is_head(words, head):
            found.append((first, last, kind))
        else:
            found.append((found.pop()[0] if found and found[-1][1] > head else head, last, "ORG"))
    return found


def _is_head(words: Sequence[str], at: int) -> bool:
    return words[at + 1] == "of" and words[at][0].isupper() and words[at].lower() in HEADS


def grow(scene: Scene, names: Sequence[Name], kinds: Integers | None = None) -> list[Name]:
    """The names, each up to the noun of a body that ends the capitalised words right after it; not in headlines.

    "Quds" + "Force" and "Suez Canal" + "Authority" are organisations; "Moss Agency" after a person is left alone. The
    "Moss administration" is an organisation, and not the person. The number of a ruler is part of the name ("Felipe" +
    "VI").
    `kinds` are those of the words' sentences, if they are known already.
    """
    kinds = sentence_kinds(scene) if kinds is None else kinds
    ends = [sentence.last for sentence in scene.sentences]
    grown = []
    for name, following in pairwise([*names, (len(scene.words), 0, "")]):
        last = name[1]
        if name[2] == "PER" and last < following[0] and scene.words[last].lower() == "administration":
            grown.append((name[0], last + 1, "ORG"))
            continue
        if name[2] == "PER" and _is_thing(scene, name):
            continue
        limit = min(following[0], ends[bisect_left(ends, last)])
        if last < limit and NUMERAL.match(scene.words[last]) and (ruler := _ruler(scene.words, name)):
            grown.append(ruler)
            continue
        may_grow = name[2] in {"ORG", "LOC", "NORP"} and last < following[0] and scene.words[last][0].isupper()
        if may_grow and (kinds[name[0]] == NORMAL or scene.words[ends[bisect_right(ends, name[0])] - 1] == "."):
            last = _body_end(scene.words, name, min(limit, last + LONGEST_TAIL))
        grown.append(name if last == name[1] else (name[0], last, "ORG"))
    return grown


def titled(scene: Scene, names: Sequence[Name]) -> list[Name]:
    """The names, and persons that were overlooked after a title that nothing else has ("SENATOR HALE: No.")."""
    ends = [sentence.last for sentence in scene.sentences]
    covered = {at for first, last, _ in names for at in range(first, last)}
    found = []
    for at in scene.places_of(PERSONS_TITLES):
        last, end = at + 1, min(ends[bisect_right(ends, at)], at + 1 + LONGEST_PERSON)
        while last < end and last not in covered and _may_be_called(scene, last):
            last += 1
        if last > at + 1 and last not in covered:
            found.append((at + 1, last, "PER"))
    found += _rulers(scene, covered)
    return sorted([*names, *found]) if found else list(names)


def _rulers(scene: Scene, covered: set[int]) -> Iterable[Name]:
    """Rulers that were overlooked: after their title a name and its number ("King Harald II of Norland")."""
    for at in scene.places_of(RULERS):
        named = at + 2 < len(scene.words) and case(scene.words[at + 1]) == CAPITAL
        if named and NUMERAL.match(scene.words[at + 2]) and covered.isdisjoint({at + 1, at + 2}):
            yield at + 1, at + 3, "PER"


def _may_be_called(scene: Scene, at: int) -> bool:
    """Can a person have this word in his name: a proper noun with a capital, and no title ("Mr. Mr. Mr.")?"""
    word = scene.words[at]
    return case(word) in {CAPITAL, UPPER} and scene.tags[at] in PROPER and word.lower().rstrip(".") not in TITLES


def _is_thing(scene: Scene, name: Name) -> bool:
    """Has a person an article and no noun after it ("the “Gray Swan” sank")? Not "the Moss cabinet", "the Mosses"."""
    first, last, _ = name
    before = first - 2 if first and scene.words[first - 1] in MARKS else first - 1
    if before < 0 or scene.words[before] not in {"the", "The"} or scene.words[last - 1].endswith("s"):
        return False
    after = last + (before < first - 1)
    described = after < len(scene.words) and (scene.tags[after] in DESCRIBED or scene.words[after] in HYPHENS)
    return not described and not _is_title(scene.words, first, last)


def _ruler(words: Sequence[str], name: Name) -> Name | None:
    """A person with the number after the name ("Felipe" + "VI"); so is a place with a title too ("King Felipe")."""
    first, last, kind = name
    if kind in {"LOC", "ORG"} and _is_title(words, first, last):
        return first + 1, last + 1, "PER"
    return (first, last + 1, "PER") if kind == "PER" else None


def _body_end(words: Sequence[str], name: Name, limit: int) -> int:
    """Where the noun of a body ends the run of capitalised words after the name; else the end of the name."""
    last = name[1]
    while last < limit and words[last][0].isupper():
        last += 1
    head = words[last - 1].lower()
    heads = INSTITUTIONS if name[2] == "NORP" else BODIES
    return last if last > name[1] and head in heads else name[1]


def _belong_together(words: Sequence[str], left: Name, right: Name) -> bool:
    if left[2] == right[2] == "PER":
        return True
    if left[2] == "ORG":
        return words[left[1] - 1] in OPEN_ENDS and right[2] in {"LOC", "NORP", "ORG"}
    if right[2] != "ORG" or not words[right[0]][0].isupper():
        return False
    if left[2] == "NORP" and words[right[1] - 1] in FORCES:
        return True
    creed = left[2] == "NORP" and words[left[1] - 1].lower() in CREEDS
    nouns = BODIES if left[2] == "LOC" or creed else INSTITUTIONS
    institution = (
        (creed and right[1] - right[0] > 1) or words[right[0]].lower() in nouns or words[right[1] - 1].lower() in nouns
    )
    return left[2] == "PER" or (left[2] in {"LOC", "NORP"} and institution)


def _completed(words: Sequence[str], names: Iterable[Name]) -> list[Name]:
    """The names with what stands a word away: a body's place, the initials of a person."""
    found: list[Name] = []
    for first, last, kind in names:
        if found and _of_its_place(words, found[-1], (first, last, kind)):
            found[-1] = (found[-1][0], last, "ORG")
            continue
        floor, start = found[-1][1] if found else 0, first
        if kind == "PER" and last - first > 1 and words[last - 1].lower() in NOBODY:
            found.append((first, last, "ORG"))
            continue
        while kind == "PER" and start > floor and INITIAL.match(words[start - 1]):
            start -= 1
        found.append((start, last, kind))
    return found


def _of_its_place(words: Sequence[str], left: Name, right: Name) -> bool:
    """Has a body its place in its name ("National Bank" of "Poland"), and is no firm ("Dale Corp." of "Poland")?"""
    if (left[2], right[2]) != ("ORG", "LOC") or right[0] - left[1] > len(OF_THE):
        return False
    head = words[left[1] - 1].lower()
    between = tuple(words[left[1] : right[0]])
    return between in {OF_THE, OF_THE[:1]} and head in BODIES and head not in FIRMS


def _past_head(words: Sequence[str], name: Name, limit: int) -> int:
    """Where a name that ends in a people's ends with its noun: "Organization of Islamic" + "Cooperation"."""
    last = name[1]
    while name[2] == "NORP" and last < limit and words[last].istitle():
        last += 1
    return last


def _trim(words: Sequence[str], name: Name) -> Name:
    first, last, kind = name
    while first < last and (words[first] in CUT_FIRST or (kind == "PER" and _is_title(words, first, last))):
        first += 1
    while first < last and words[last - 1] in CUT_LAST:
        last -= 1
    nameless = kind in {"PER", "LOC"} and all(word.islower() for word in words[first:last])
    return first, first if nameless else last, kind


def _is_title(words: Sequence[str], first: int, last: int) -> bool:
    return last - first > 1 and words[first].lower() in TITLES and words[first].rstrip(".").lower() != "st"

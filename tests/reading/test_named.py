"""Passages of our own with every name marked (`named/*.txt`): how many are found, whole and of their kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from service import intake, reading
from service.intake import Source

FOLDER = Path(__file__).parent / "named"
MARKED = re.compile(r"\[(PER|ORG|LOC|GRP|EVENT|WORK) ([^\]]+)\]")
KINDS = {
    "person": "PER", "organisation": "ORG", "place": "LOC", "group": "GRP", "event": "EVENT", "work": "WORK",
}  # fmt: skip
CORE = frozenset({"PER", "ORG", "LOC"})
FLOORS = {"PER": 0.85, "ORG": 0.72, "LOC": 0.82, "GRP": 0.82, "core": 0.79, "all": 0.76, "boundaries": 0.83}
"""F1 that must be reached: what was reached when the model was last trained, less about three points."""
HOLDS = (
    "Gen. [PER Erik Dahl] flew from [LOC Oslo] to [LOC Kabul] on Friday.",
    "President [PER Ana Ruiz] met [GRP French] and [GRP German] ministers in [LOC Lisbon].",
    "“We are late,” said [PER Peter Novak], a spokesman for the [ORG World Bank] in [LOC Nairobi].",
    "The [ORG United Nations] sent [PER Maria Santos] to [LOC Sudan].",
    "[LOC Japan]'s exports to [LOC China] fell, the [ORG Finance Ministry] said in [LOC Tokyo].",
    "Police in [LOC Mexico City] arrested two [GRP Canadian] citizens on Monday.",
    "The [LOC U.S.] and the [LOC U.K.] signed first; [LOC Iran] and [LOC Iraq] followed.",
    "[PER Joe Biden] and [PER Angela Merkel] spoke on Tuesday, [ORG Reuters] reported.",
)

Name = tuple[str, int, int, str]
"""File, start, end, kind."""


def marked(path: Path) -> tuple[str, list[Name]]:
    """The text of a file, and its names."""
    return parsed(path.stem, path.read_text("utf-8"))


def parsed(file: str, content: str) -> tuple[str, list[Name]]:
    """A text without its marks, and its names."""
    text, names, at = "", list[Name](), 0
    for match in MARKED.finditer(content):
        text += content[at : match.start()]
        names.append((file, len(text), len(text) + len(match[2]), match[1]))
        text, at = text + match[2], match.end()
    return text + content[at:], names


def found(file: str, text: str) -> Iterator[Name]:
    """The names that the service finds in a text."""
    document = reading.read(intake.read(Source(text, keep=True)))
    for entity in document.entities:
        for mention in entity.mentions:
            yield file, mention.start, mention.end, KINDS[entity.type]


@cache
def measured() -> dict[str, tuple[int, int, int]]:
    """For each kind, and some sums: names found rightly, found, and marked."""
    counts: dict[str, Counter[str]] = {key: Counter() for key in FLOORS}
    for path in sorted(FOLDER.glob("*.txt")):
        text, names = marked(path)
        said, wanted = set(found(path.stem, text)), set(names)
        for key in FLOORS:
            kinds = {key} if key in CORE | {"GRP"} else CORE if key == "core" else frozenset(KINDS.values())
            cut = slice(0, 3) if key == "boundaries" else slice(0, 4)
            left, right = ({name[cut] for name in names if name[3] in kinds} for names in (said, wanted))
            counts[key] += Counter(right=len(left & right), said=len(left), wanted=len(right))
    return {key: (count["right"], count["said"], count["wanted"]) for key, count in counts.items()}


@pytest.mark.parametrize("key", FLOORS)
def test_names_of_our_own_passages_are_found(key: str) -> None:
    right, said, wanted = measured()[key]
    f1 = 2 * right / (said + wanted)
    print(f"{key}: F1 {f1:.3f} ({right} of {said} found, of {wanted} marked)")
    assert f1 >= FLOORS[key]


@pytest.mark.parametrize("line", HOLDS)
def test_plain_sentences_are_read_without_a_slip(line: str) -> None:
    text, names = parsed("line", line)
    assert names == sorted(found("line", text), key=lambda name: name[1])


def test_every_passage_has_its_marks() -> None:
    for path in FOLDER.glob("*.txt"):
        text, names = marked(path)
        assert names
        assert "[" not in text, "a mark that is not closed, or of an unknown kind"

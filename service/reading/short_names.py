"""Short names of organisations that were overlooked, where the article has the full name.

"The World Health Organization … said the WHO": capitals that are the initials of an organisation named in the article.
"The State Department … an official at State": the first word of a department, after "at" or "from".
"""

from __future__ import annotations

from collections.abc import Sequence

from service.reading import forms
from service.reading.linear import Integers
from service.reading.scenes import CAPITALS, UPPER, Scene, case
from service.reading.tags import PENN

Name = tuple[int, int, str]
"""First and last (half-open) word and kind."""

LEAST, MOST = 3, 7  # letters of an acronym: two are an abbreviation as often as a name
PROPER = PENN.index("NNP")
AFTER = frozenset({"at", "from"})
DEPARTMENT = "Department"


def add(scene: Scene, names: Sequence[Name], kinds: Integers) -> list[Name]:
    """The names, and the short ones of those organisations that stand elsewhere. `kinds` are those of sentences."""
    wanted = _acronyms(scene, names)
    departments = {scene.words[name[0]] for name in names if _is_department(scene, name)}
    if not wanted and not departments:
        return list(names)
    covered = {at for first, last, _ in names for at in range(first, last)}
    found = [at for at in scene.places_of(wanted) if kinds[at] != CAPITALS]
    found += [at for at in scene.places_of(departments) if _stands_alone(scene, at)]
    return sorted([*names, *((at, at + 1, "ORG") for at in found if at not in covered)])


def _acronyms(scene: Scene, names: Sequence[Name]) -> frozenset[str]:
    """The words of capitals that are the initials of an organisation with a name of several words."""
    full = {tuple(scene.words[first:last]) for first, last, kind in names if kind == "ORG" and last - first >= LEAST}
    initials = {letters for words in full for letters in forms.initials(forms.body(" ".join(words)))}
    capitals = [word for word in scene.layout.types if word.isupper()]  # few: only they are looked at closely
    return frozenset(word for word in capitals if _is_acronym(word) and forms.fold(word) in initials)


def _is_acronym(word: str) -> bool:
    return case(word) == UPPER and LEAST <= len(word.replace(".", "")) <= MOST


def _is_department(scene: Scene, name: Name) -> bool:
    first, last, kind = name
    return kind == "ORG" and last - first == 2 and scene.words[first + 1] == DEPARTMENT


def _stands_alone(scene: Scene, at: int) -> bool:
    """As in "an official at State said"; not "at State Farm", "from State College"."""
    before, after = scene.words[at - 1] if at else "", scene.words[at + 1] if at + 1 < len(scene.words) else ""
    return before in AFTER and not after[:1].isupper() and scene.tags[at] == PROPER

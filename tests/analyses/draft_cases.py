"""Drafts of quotes made by hand, so that a rule is tested by itself, whatever the networks find."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quote_cases import Names, document

from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene


def scene_of(text: str, names: Names | None = None) -> Scene:
    """The scene of a text."""
    return scenes.of(document(text, names))


def draft(scene: Scene, source: str, cue: str, *content: str) -> Draft:
    """The draft with these words for source, cue and pieces of content; "" for none."""
    pieces = tuple(place(scene, words) for words in content)
    said = place(scene, cue) if cue else None
    who = place(scene, source) if source else None
    return Draft(scene.paragraph_of((said or pieces[0])[0]), said, who, pieces)


def place(scene: Scene, words: str) -> Range:
    """The tokens of words that stand once in the text."""
    (found,) = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", scene.document.article.text)
    start, end = found.span()
    inside = [at for at, token in enumerate(scene.tokens) if start <= token.start < end]
    return inside[0], inside[-1] + 1


def told(scene: Scene, drafts: Sequence[Draft]) -> list[tuple[str | None, str]]:
    """Source and content of each draft, pieces parted by bars, in the order of their content."""
    ordered = sorted(drafts, key=lambda one: (one.content, one.cue or (0, 0)))
    return [
        (words(scene, one.source), " | ".join(str(words(scene, piece)) for piece in one.content)) for one in ordered
    ]


def words(scene: Scene, tokens: Range | None) -> str | None:
    """The words of a range of tokens."""
    return scene.span(tokens).text if tokens else None
